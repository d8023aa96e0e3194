"""The list of names that stands at a number in a sentence: “seven: tin, zinc …”, 锡、锌、铅三种金属.

Only what can be a complete list of names is read: after a colon, a dash, a bracket or “namely”, or between
commas right behind the number; in Chinese also right before it. Items are names of the pack, or look like
names; one item that is neither, and there is no list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.packs import Pack

NUMBERS = (
    r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|several|some|many|all|both"
)
PART_OF = re.compile(
    r"\b(?:of|among|from)(?: all)?(?: the| its| these| those| their| our)\s*$", re.IGNORECASE
)
OPENING = re.compile(r"\b(?:of|among|from|in|than|to|with|by)\s*$", re.IGNORECASE)
WORD = r"(?:[\s-]*+[^\W\d_][\w'’\-]*+)"
"""A word that is never taken for two: how often a long one can be cut in eight grows with its eighth power."""
NOUN = rf"(?P<noun>{WORD}{{0,8}}?(?: of the \d+{WORD}{{0,4}}?)?)"
MARK = r"\s*(?P<mark>:|\s[–—-]{1,2}\s|[–—]|\(|,? namely,?|,? i\.e\.,?|,)\s*"
AFTER = re.compile(NOUN + MARK)
STOP = re.compile(r"[;:–—()!?]|\s-\s|\.(?=\s+[A-Z\"“]|\s*$)")
ASIDE = re.compile(r"\s*\([^()]*\)")
NOT_ALL = re.compile(
    r"^(?:and |but )?(?:including|includes?|such as|like|among|amongst|e\.g\.|for (?:example|instance)|notably|mainly|mostly|"
    r"chiefly|especially|particularly|above all|led by)\b[,:]?\s*|,? (?:and others|among others|and so on|etc\.?|to name .*)$",
    re.IGNORECASE,
)
AND = re.compile(r",?\s+(?:and|as well as|plus)\s+(?:also\s+)?")
NAME = re.compile(
    r"(?:the |The )?[A-Z][\w.&'’-]*(?:(?: (?:of|de|da|the|for))* [A-Z0-9][\w.&'’-]*){0,4}|[a-z][\w-]+(?: [a-z][\w-]+)?"
)
DIRECTION = re.compile(
    r"(?:the )?(?:north|south|east|west|upper|lower|central|inner|outer)(?:ern)?", re.IGNORECASE
)
SORTS = (
    ("country", re.compile(r"\b(?:countries|nations)\b|国")),
    ("company", re.compile(r"\b(?:companies|firms)\b|[家]|公司|企业")),
    ("commodity", re.compile(r"\b(?:elements|metals|minerals|commodities)\b|[种種类類]|元素|金属")),
    ("site", re.compile(r"\b(?:mines|plants|smelters|refineries|sites)\b|[座]|矿山|工厂")),
)
SORT_OF = {"mine": "site", "plant": "site", "bloc": "country", "region": "country"}

ZH_AFTER = re.compile(
    r"(?P<noun>[\u3400-\u9fff]{0,14}?)(?P<mark>[：:（(]|[—–]+|，?(?:即|分别是|分别为|分別是|分別為))(?P<list>[^。；;：:（）()—–，,！？]+)"
)
ZH_BEFORE = re.compile(r"(?P<list>[^。；;：:（）()—–，,！？\s]+?)(?P<more>等|等等)?这?$")
ZH_AND = re.compile(r"、|和|及|与|與|以及|跟")
ZH_NAME = re.compile(r"[\u3400-\u9fffA-Za-z0-9·]{1,8}")
ZH_NOT_ALL = re.compile(
    r"^(?:包括|其中|例如|比如|如|主要|尤其|特别|像)(?:有|是|为|包括)?|(?:等等?)[\u3400-\u9fff]*$"
)
CJK = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Named:
    """The names of a list, whether it is meant to be complete, and whether a mark announces it."""

    names: tuple[str, ...]
    complete: bool
    announced: bool


def names_at(pack: Pack, quote: str, at: int, end: int) -> Named | None:
    """The list of names at the number `quote[at:end]`, or None if there is none that is beyond doubt."""
    if CJK.search(quote[at:end]) or (CJK.search(quote[end : end + 2]) is not None):
        return _zh_after(pack, quote[end:], quote[at:end]) or _zh_before(pack, quote, at, end)
    return _english(pack, quote, at, end)


# --- English ---------------------------------------------------------------------------------------------


def _english(pack: Pack, quote: str, at: int, end: int) -> Named | None:
    hit = AFTER.match(quote, end)
    if hit is None or PART_OF.search(quote[:at]):
        return None
    if hit["mark"] == "," and OPENING.search(quote[:at]):
        return None  # “In three countries, Chile, Peru and Bolivia …” may go on with who does it there
    noun = quote[at:end] + hit["noun"]
    if re.search(rf"\b(?:{NUMBERS})\b", re.sub(r" of the \d+", "", hit["noun"]), re.IGNORECASE):
        return None
    rest = quote[hit.end() :]
    # What stands in brackets behind an item says more of it: “Chile (24%), Peru (11%) and Congo (9%)”.
    body, closed = _body(rest if hit["mark"] == "(" else ASIDE.sub("", rest))
    if NOT_ALL.search(body):
        complete, body = False, NOT_ALL.sub("", body)
    else:
        complete = True
    apposition = hit["mark"] == ","
    items = _items(pack, body, apposition, closed and hit["mark"] == "(")
    names = _names(pack, items, noun, english=True) if items else None
    return Named(names, complete, not apposition) if names else None


def _body(text: str) -> tuple[str, bool]:
    """What stands up to the end of the list, and whether a bracket closes it."""
    stop = STOP.search(text)
    return (text, False) if stop is None else (text[: stop.start()], stop[0] == ")")


def _items(pack: Pack, body: str, apposition: bool, bracket: bool) -> list[str] | None:
    """The items of a list in English; it ends with “and”, unless a bracket holds it."""
    kept: list[str] = []

    def keep(name: str) -> str:
        kept.append(name)
        return f"§{len(kept) - 1}§"

    for name in _with_and(pack):
        at = body.lower().find(name)
        if at >= 0:
            body = body[:at] + keep(body[at : at + len(name)]) + body[at + len(name) :]
    hit = AND.search(body)
    if hit is None:
        if not bracket or "," not in body:
            return None
        parts = body.split(",")
    elif apposition:
        last, comma, _ = body[hit.end() :].partition(",")
        if not comma and body.rstrip() != body[: hit.end()].rstrip() + " " + last.strip():
            return None
        parts = [*body[: hit.start()].split(","), last]
    elif len(AND.findall(body)) > 1:
        return None  # Which “and” is one of a name, and which one ends the list?
    else:
        parts = AND.sub(",", body).split(",")
    return [re.sub(r"§(\d+)§", lambda m: kept[int(m[1])], part).strip(" .\"“”'") for part in parts]


# --- Chinese ---------------------------------------------------------------------------------------------


def _zh_after(pack: Pack, text: str, number: str) -> Named | None:
    hit = ZH_AFTER.match(text)
    if hit is None or re.search(r"[\d一二三四五六七八九十两]", hit["noun"]):
        return None
    body = hit["list"].strip()
    complete = ZH_NOT_ALL.search(body) is None
    items = [item.strip() for item in ZH_AND.split(ZH_NOT_ALL.sub("", body))]
    names = _names(pack, items, number + hit["noun"], english=False) if "、" in body else None
    return Named(names, complete, True) if names else None


def _zh_before(pack: Pack, quote: str, at: int, end: int) -> Named | None:
    """锡、锌和铅三种金属: the list right before its number, which must count what the names are."""
    hit = ZH_BEFORE.search(quote[:at])
    if hit is None or "、" not in hit["list"]:
        return None
    first, *rest = [item.strip() for item in ZH_AND.split(hit["list"])]
    known = _names_of(pack)
    # What comes before the first name is the sentence itself.
    begins = [first[n:] for n in range(len(first)) if first[n:] in known]
    if not begins:
        return None
    noun = quote[at : end + 4]
    names = _names(pack, [begins[0], *rest], noun, english=False)
    if names is None or not any(word.search(noun) for sort, word in SORTS if sort == known[begins[0]][1]):
        return None
    return Named(names, hit["more"] is None, False)


# --- names -----------------------------------------------------------------------------------------------


def _names(pack: Pack, items: Sequence[str], noun: str, english: bool) -> tuple[str, ...] | None:
    """The different names of a list, if all are names of one sort and the noun counts such."""
    known = _names_of(pack)
    found = [known.get(_plain(item)) for item in items]
    sorts = {entry[1] for entry in found if entry is not None}
    asked = {sort for sort, word in SORTS if word.search(noun)}
    if len(items) < 2 or len(sorts) > 1 or (asked and sorts and not sorts & asked):
        return None
    most = 2 * sum(entry is not None for entry in found) >= len(items)
    for item, entry in zip(items, found, strict=True):
        name = NAME if english else ZH_NAME
        looks = name.fullmatch(item) is not None and not DIRECTION.fullmatch(item)
        capital = english and item.removeprefix("the ")[:1].isupper()
        if entry is None and not (looks and (most or (capital and not sorts))):
            return None
    ids = [entry[0] if entry else _plain(item) for item, entry in zip(items, found, strict=True)]
    return tuple(dict.fromkeys(ids))


def _plain(name: str) -> str:
    """A name without article, points and capitals: “the U.S.” is `us`."""
    return name.lower().removeprefix("the ").replace(".", "").strip()


@lru_cache(maxsize=4)
def _names_of(pack: Pack) -> Mapping[str, tuple[str, str]]:
    """Every name of the pack with its id and its sort: country, company, site, commodity …"""
    found: dict[str, tuple[str, str]] = {}
    for commodity in pack.commodities.values():
        for name in (name for names in commodity.names.values() for name in names):
            found[_plain(name)] = commodity.id, "commodity"
    for entity in pack.entities.values():
        for name in (name for names in entity.names.values() for name in names):
            found[_plain(name)] = entity.id, SORT_OF.get(entity.kind, entity.kind)
    return found | {name.replace(" & ", " and "): entry for name, entry in found.items() if " & " in name}


@lru_cache(maxsize=4)
def _with_and(pack: Pack) -> tuple[str, ...]:
    """Names that hold an “and” of their own, longest first."""
    return tuple(sorted((name for name in _names_of(pack) if " and " in name), key=len, reverse=True))
