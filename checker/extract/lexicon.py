"""Finding the words of a pack and of the languages in a text, in one pass of an automaton."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import Literal, NamedTuple

import ahocorasick_rs
import yaml

from checker.extract.common_goods import is_goods
from checker.extract.fold import lowered
from checker.extract.miscut import MISCUT, is_miscut
from checker.extract.sounds import RUN, sounded, sounded_names
from checker.packs import Pack
from checker.packs.model import Names

Role = Literal["entity", "adjective", "commodity", "metric", "verb", "cue"]
WORDS = Path(__file__).parent / "words"
_ORDER: Mapping[Role, int] = {"entity": 0, "adjective": 1, "commodity": 2, "metric": 3, "verb": 4, "cue": 5}
_SAME_LENGTH = tuple(zip("-–‐\u00a0\n\t’", "      '", strict=True))
PARTS_OF_YEAR = frozenset("年月季")
YEAR_DIGITS = frozenset("0123456789〇零○一二三四五六七八九十上去今本同前每当个半全财")
FROM = "美日韩俄印澳英德越墨华缅"
"""Countries whose one character follows 自 as in 自美进口; 自加 and 自马 begin other words."""
BEFORE_SHORT = frozenset("对赴访自")
AMOUNT = re.compile(r"\d[\d.,]*[万亿吨]")
"""其中LNG580万吨: an amount that stands right at a name in Latin letters."""
_VOWELS = "aeiou"
FIRM_NEXT = re.compile(
    r"[。.（(：:\s]*(?:集团|公司|股份|控股|净利|盈利|亏|扭亏|赚|市值|旗下|董事|拟|归母|营收|营业|实现|收入|股价|收盘|收报|涨停|跌停|公告|预计|预告|披露|一季|二季|三季|四季|上半年|下半年|\d{1,2}[-–—至到~]\d{1,2}月|前三季|前[三九]|[（(]?[06]0\d{4}|[（(][a-z]{2,8}[)）]|\d[\d.]*[亿万]元)|。"
)
"""What after 中国稀土 or 中国石油 makes it the firm of that name."""
OBJECT = re.compile(
    r" (?:(?:more than|fewer than|less than|at least|up to|as much as|about|around|roughly|some|nearly|almost|over|only|just|out|the|its|their|all) )*"
    r"(?:[\d$€£¥]|one|two|three|four|five|six|seven|eight|nine|ten|half|the |its |their |all |most of |out )"
)
"""What after a word that is a thing and a verb makes it the verb: its object."""
SO_MANY = re.compile(r"(?:\bof|\d|illion|thousand|hundred|dozen) $")
"""What stands before things that only seem to do something: ships, chips."""
OWNERS = re.compile(r"(?:'s?|\b(?:its|their|his|her|our|of))(?: \w+ly)? $")
"""What stands before “own” where it is no verb."""


@dataclass(frozen=True, slots=True)
class Senses:
    """What a word or phrase can mean: the ids under which it is known in each role, in the order of the roles."""

    by_role: Mapping[Role, tuple[str, ...]]
    cues: frozenset[str]
    metrics: tuple[str, ...]
    """What it measures, as a noun and then as a verb."""


def _senses(readings: Iterable[tuple[Role, str]]) -> Senses:
    by_role: dict[Role, tuple[str, ...]] = {}
    for role, id in readings:
        by_role[role] = (*by_role.get(role, ()), id)
    metrics = (*by_role.get("metric", ()), *by_role.get("verb", ()))
    return Senses(by_role, frozenset(by_role.get("cue", ())), metrics)


NAME = _senses([])
"""What a proper name means that no pack knows: nothing beyond itself."""


class Mention(NamedTuple):
    """One word or phrase of the lexicon in a text.

    `role` and `id` are its first reading (an id of the pack, or the name of a cue); `senses` has all of them:
    “imports” is a metric as a noun and as a verb.
    """

    start: int
    end: int
    role: Role
    id: str
    senses: Senses = NAME

    def ids(self, role: Role) -> tuple[str, ...]:
        """The ids under which these words are known in that role."""
        return self.senses.by_role.get(role, ())


GOODS = frozenset(
    "steel gold copper lithium oil gas aluminum aluminium uranium graphite antimony nickel silver".split()
)


@dataclass(frozen=True, slots=True)
class _Reading:
    role: Role
    id: str
    phrase: str

    def fits(self, written: str) -> bool:
        """Whether the case of the text allows it: proper names need their capital, acronyms all of them."""
        if not self.phrase[0].isupper():
            return True
        if self.role == "entity" and written.rpartition(" ")[2] in GOODS and " " in written:
            return False  # “U.S. steel” is what the country makes, “U.S. Steel” a firm
        return written == self.phrase if self.phrase.isupper() else written[0].isupper()


class _Entry:
    """One phrase of the automaton with its readings in the order of the roles."""

    __slots__ = (
        "_by_case", "_readings", "begins_latin", "cased", "common", "ends_latin", "first", "miscut", "state_firm", "year",
    )  # fmt: skip

    def __init__(self, phrase: str, readings: Iterable[_Reading], state_firm: bool, common: bool) -> None:
        self.begins_latin, self.ends_latin = _latin(phrase[0]), _latin(phrase[-1])
        self.year = phrase[0] in PARTS_OF_YEAR
        self.miscut = phrase in MISCUT
        self.state_firm, self.common = state_firm, common
        self._readings = sorted(readings, key=lambda r: _ORDER[r.role])
        self.cased = any(r.phrase[0].isupper() for r in self._readings)
        self._by_case: dict[str, tuple[Role, str, Senses] | None] = {}
        self.first = None if self.cased else _first_of(self._readings)

    def fitting(self, written: str) -> tuple[Role, str, Senses] | None:
        """Role, id and senses of the phrase written so; None when no reading allows these capitals."""
        if written not in self._by_case:
            self._by_case[written] = _first_of([r for r in self._readings if r.fits(written)])
        return self._by_case[written]


def _first_of(readings: list[_Reading]) -> tuple[Role, str, Senses] | None:
    if not readings:
        return None
    return readings[0].role, readings[0].id, _senses((r.role, r.id) for r in readings)


class Lexicon:
    """The automaton of one pack; reading is linear in the text."""

    def __init__(self, pack: Pack) -> None:
        entries: dict[str, dict[tuple[Role, str], _Reading]] = {}
        for reading in chain(_of_pack(pack), _of_languages()):
            key = _plain(reading.phrase.lower())
            spelt = entries.setdefault(key, {})
            known = spelt.get((reading.role, reading.id))
            if known is None or (known.phrase.isupper() and not reading.phrase.isupper()):
                spelt[reading.role, reading.id] = reading  # NIO and Nio: the spelling that asks for less
        firms = frozenset(_goods_of_a_state(pack))
        common = {form for c in pack.commodities.values() for name in c.common for form in _plurals(name)}
        self._entries = [
            _Entry(form, k.values(), form in firms, form in common) for form, k in entries.items()
        ]
        self._automaton = ahocorasick_rs.AhoCorasick(list(entries))
        by_sound = dict(sounded_names(pack))
        self._sounds = list(by_sound.values())
        self._by_sound = ahocorasick_rs.AhoCorasick(list(by_sound))

    def find(self, text: str) -> list[Mention]:
        """Mentions in a text, longest first at each place, none overlapping, in order."""
        return self.read(text).within(0, len(text))

    def read(self, text: str) -> Words:
        """All that the words of a text can be, for questions about its parts."""
        low = _plain(lowered(text))
        last = len(low)
        entries = self._entries
        found: list[tuple[int, int, Mention]] = []
        for number, a, b in self._automaton.find_matches_as_indexes(low, overlapping=True):
            entry = entries[number]
            if (
                entry.begins_latin
                and a
                and (before := low[a - 1]).isalnum()
                and not "\u3400" <= before <= "\u9fff"
            ):
                continue
            if (
                entry.ends_latin
                and b < last
                and ((after := low[b]) in "$£€" or (after.isalnum() and not "\u3400" <= after <= "\u9fff"))
                and not (a and AMOUNT.match(low, b) and "\u3400" <= low[a - 1] <= "\u9fff")
            ):
                continue
            if entry.year and a and low[a - 1] in YEAR_DIGITS:
                continue  # 2024年产, 比6月增加: the 年 is that of the year, the 月 of the month
            if entry.miscut and is_miscut(low, low[a:b], a, b):
                continue
            if entry.state_firm and FIRM_NEXT.match(low, b) is None:
                continue  # 中国稀土出口 is of what a country sells, 中国稀土净利 of a firm
            if entry.common and not is_goods(low, a, b):
                continue
            first = entry.fitting(text[a:b]) if entry.cased else entry.first
            if first is not None:
                role, id, senses = first
                if role == "verb" and a > 1 and text[a - 1] == "-" and text[a - 2].isalpha():
                    continue  # “state-owned”, “US-mined”: it qualifies
                if role == "verb" and low[a:b] == "own" and OWNERS.search(low, max(0, a - 12), a):
                    continue  # “Glencore's own output”
                if role == "verb" and text[a:b].endswith("s in") and SO_MANY.search(low, max(0, a - 9), a):
                    continue  # “56 million tons of ships in 2025”, “30,000 chips in 2025”
                if role == "commodity" and "verb" in senses.by_role and OBJECT.match(low, b):
                    role, id = "verb", senses.by_role["verb"][0]  # “ships three quarters of all ferroniobium”
                found.append((a, -b, Mention(a, b, role, id, senses)))
        if self._sounds and not text.isascii():
            found.extend(list(self._alike(text, found)))
        found.sort(key=itemgetter(0, 1))
        return Words(self, text, [mention for _, _, mention in found])

    def _alike(self, text: str, found: list[tuple[int, int, Mention]]) -> Iterator[tuple[int, int, Mention]]:
        """Foreign names in other characters of the same sound."""
        named: set[tuple[int, int]] | None = None
        for run in RUN.finditer(text):
            for number, a, b in self._by_sound.find_matches_as_indexes(sounded(run[0])):
                start, end, id = run.start() + a, run.start() + b, self._sounds[number]
                if named is None:
                    named = {(a, b) for a, b, mention in found if mention.role == "entity"}
                if (start, -end) not in named:
                    yield start, -end, Mention(start, end, "entity", id, _senses([("entity", id)]))


class Knowing(Lexicon):
    """A lexicon that knows some names of one text besides."""

    def __init__(self, of: Lexicon, names: Mapping[str, str]) -> None:
        vars(self).update(vars(of))
        self._named = names
        self._names = re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))

    def read(self, text: str) -> Words:
        """All that the words of a text can be, those names too."""
        named = (
            Mention(hit.start(), hit.end(), "entity", self._named[hit[0]])
            for hit in self._names.finditer(text)
        )
        return super().read(text).adding(named)


class Words:
    """What the words of a text can be, overlapping and in order; `within` chooses among them."""

    def __init__(self, lexicon: Lexicon, text: str, found: list[Mention]) -> None:
        self._lexicon, self._text, self._found = lexicon, text, found
        self._starts = [mention.start for mention in found]

    def adding(self, names: Iterable[Mention]) -> Words:
        """The same words and names that only this text knows."""
        found = sorted([*self._found, *names], key=lambda m: (m.start, -m.end))
        return Words(self._lexicon, self._text, found)

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions in a part of the text, longest first at each place, none overlapping, in order."""
        if self._cuts_a_word(start) or self._cuts_a_word(end):
            alone = self._lexicon.find(self._text[start:end])
            return [m._replace(start=m.start + start, end=m.end + start) for m in alone]
        chosen: list[Mention] = []
        last = start
        for mention in islice(self._found, bisect_left(self._starts, start), None):
            begin, stop = mention[:2]
            if begin >= end:
                break
            if begin >= last and stop <= end and (stop - begin > 6 or not self._opens_another(mention)):
                chosen.append(mention)
                last = stop
        return chosen

    def _opens_another(self, mention: Mention) -> bool:
        """Whether a country with 对 is the beginning of a longer name: the 对华 of 对华为, the 对美国 of 对美国钢铁公司."""
        if self._text[mention.start] not in BEFORE_SHORT or mention.role != "entity":
            return False
        at = bisect_left(self._starts, mention.start + 1)
        return (
            at < len(self._found)
            and self._found[at].start == mention.start + 1
            and self._found[at].end > mention.end
        )

    def _cuts_a_word(self, at: int) -> bool:
        """Whether the signs on both sides of a place say something of each other."""
        if not 0 < at < len(self._text):
            return False
        before, after = self._text[at - 1], self._text[at]
        if after in PARTS_OF_YEAR and before in YEAR_DIGITS:
            return True
        return _latin(before) and (_latin(after) or after in "$£€")


@lru_cache(maxsize=8)
def lexicon_of(pack: Pack) -> Lexicon:
    """The lexicon of a pack, built once for each pack."""
    return Lexicon(pack)


def _goods_of_a_state(pack: Pack) -> Iterator[str]:
    """Names of firms that are those of a country and its goods: 中国稀土."""
    states = {n for e in pack.entities.values() if e.kind == "country" for n in e.names.get("zh", ())}
    goods = {n for c in pack.commodities.values() for n in c.names.get("zh", ())}
    for entity in pack.entities.values():
        for name in entity.names.get("zh", ()) if entity.kind == "company" else ():
            if any(name[:k] in states and name[k:] in goods for k in range(2, len(name))):
                yield name


def _plain(low: str) -> str:
    """Hyphens and white space as spaces, one apostrophe; a few replacements are faster than `str.translate`."""
    for sign, plain in _SAME_LENGTH:
        low = low.replace(sign, plain)
    return low


def _latin(char: str) -> bool:
    return char.isalnum() and not "\u3400" <= char <= "\u9fff"


def _of_pack(pack: Pack) -> Iterator[_Reading]:
    for entity in pack.entities.values():
        for name in chain(entity.names.get("en", ()), entity.names.get("zh", ())):
            yield _Reading("entity", entity.id, name)
        for short in entity.names.get("short", ()):
            for before in (
                "对赴访输" if short in "美华欧日韩" else "对赴访"
            ):  # with the full names too, since the leftmost match wins: 对美国
                yield _Reading("entity", entity.id, before + short)
                for name in entity.names.get("zh", ()):
                    yield _Reading("entity", entity.id, before + name)
            if short in FROM:
                yield _Reading("entity", entity.id, "自" + short)
            for after in "方企军国媒资商":
                yield _Reading("entity", entity.id, short + after)
        for name in chain(*entity.adjectives.values()):
            yield _Reading("adjective", entity.id, name)
    for commodity in pack.commodities.values():
        for name in chain(*commodity.names.values(), commodity.common):
            yield from (_Reading("commodity", commodity.id, form) for form in _plurals(name))
    for metric in pack.metrics.values():
        for name in chain(*metric.nouns.values()):
            yield from (_Reading("metric", metric.id, form) for form in _plurals(name))
        yield from _verbs(metric.verbs, "verb", metric.id)


def _of_languages() -> Iterator[_Reading]:
    for path in sorted(WORDS.glob("*.yaml")):
        words = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        for cue, verbs in words.get("verbs", {}).items():
            yield from _verbs({"en": tuple(verbs)}, "cue", cue)
        for cue, phrases in words.get("words", {}).items():
            yield from (_Reading("cue", cue, str(phrase)) for phrase in phrases)


def _plurals(name: str) -> Iterator[str]:
    yield name
    if name[-1].isascii() and name[-1].isalpha() and name[-1] not in "sS" and not name.isupper():
        yield name + "s"


def _verbs(verbs: Names, role: Role, id: str) -> Iterator[_Reading]:
    for written in chain(*verbs.values()):
        base, *irregular = written.split("/")
        for form in {base, *irregular, *_inflected(base, irregular)}:
            yield _Reading(role, id, form)


def _inflected(phrase: str, irregular: list[str]) -> Iterator[str]:
    """The English forms of a regular verb: ship → ships, shipped, shipping; rely on → relies on …."""
    word, _, rest = phrase.partition(" ")
    if not word.isascii() or not word.isalpha() or len(word) < 2:
        return
    tail = f" {rest}" if rest else ""
    if word.endswith("y") and word[-2] not in _VOWELS:
        third, past, stem = word[:-1] + "ies", word[:-1] + "ied", word
    elif word.endswith("e"):
        third, past, stem = word + "s", word + "d", word[:-1]
    else:
        doubled = _doubles(word)
        third = word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")
        stem = word + word[-1] if doubled else word
        past = stem + "ed"
    yield third + tail
    yield stem + "ing" + tail
    if not irregular:
        yield past + tail


def _doubles(word: str) -> bool:
    """A short last syllable doubles its consonant: ship, dig, cut, slip; not gain, lift, account."""
    return (
        len(word) <= 4
        and word[-1] not in "wxy" + _VOWELS
        and word[-2] in _VOWELS
        and (len(word) < 3 or word[-3] not in _VOWELS)
    )
