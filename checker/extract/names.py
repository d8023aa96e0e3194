"""Proper names that no pack knows: they become entities of their own, with a readable id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from checker.extract.lexicon import Mention
from checker.extract.lookalikes import LABELS
from checker.extract.quantity import Quantity

CAPITAL_WORD = r"[A-Z0-9](?:[\w&]|['’](?!s\b))*(?:[-.][A-Z]?[\w&]+)*"
CAPITALISED = re.compile(
    rf"(?=[A-Z]){CAPITAL_WORD}(?:(?: (?:of|de|del|da|du|la|and|&|for) |[ -])(?=[A-Z0-9]){CAPITAL_WORD})*"
)
QUOTED = re.compile(r"[《“「『\"]([^《》“”「」『』\"]{2,20})[》”」』\"]")
BODY = re.compile(r"(?:联盟|集团|公司|银行|协会|计划|倡议|矿|工厂|项目)$")
COMMON_FILE = Path(__file__).with_name("words") / "common.en.txt"
STARTERS = frozenset(COMMON_FILE.read_text(encoding="utf-8").partition("\n")[2].split())
OF_BODIES = frozenset(
    ["Bank", "University", "Institute", "Bureau", "Association", "Ministry", "Chamber", "Port", "Academy"]
)
CODE = re.compile(
    r"[A-Z]{1,3}-?\d+\w*|\d\w*|[A-Z]{2}|GDP|CEO|CFO|IPO|LNG|EVs?|NEVs?|CPI|PMI|R&D|AI|IT|TV|PC|USD|EUR|RMB|CNY|REO?|REEs?|ETF|ESG|VAT"
)
BODIES = frozenset(
    """Alliance Initiative Act Law Bill Group Bank Company Corp Corporation Agreement Partnership
    Commission Agency Association Institute Ministry Department Fund Council Mine Project Plant Survey
    Administration Bureau Exchange Centre Center Office Board Index Report University Union Committee
    Authority Shipbuilding Steel Motors Airlines Airways Petroleum Electric Chemicals Chemical Graphite Lithium Earths Shipping Railways Holdings Industries Resources Minerals Mining Metals Energy Ltd Inc Co Limited Pact""".split()
)
FIRMS = frozenset(
    "Industries Corp Corporation Inc Ltd Limited Group Holdings Company Co Resources Energy Metals Fuels".split()
)
"""Words that make the name of a firm of a commodity before them."""
COMMON = re.compile(r"(?:ers|ors|ists|ies|men|ness|ment|ments|tion|tions|ity|ance|ence|age|ship|shine|ism)$")
"""Endings of words that are hardly ever names when they stand alone."""
NOT_A_NAME = re.compile(r"(?:ly|ing|ed)$")


WORD = re.compile(r"[\w-]+")
SMALL = re.compile(r"\n([a-z][a-z-]+)")
CAPITAL = re.compile(r" (?<=[a-z,] )([A-Z][a-z-]+)")

ACTORS = {
    "makers": "producers", "producers": "producers", "manufacturers": "producers", "miners": "miners", "exporters": "exporters",
    "importers": "importers", "buyers": "importers", "sellers": "exporters", "suppliers": "suppliers", "refiners": "refiners",
    "smelters": "smelters", "growers": "producers", "carmakers": "carmakers", "companies": "companies", "banks": "banks",
}  # fmt: skip
RANKED = ("top ", "biggest ", "largest ", "leading ")
TOP = re.compile(
    r"\b(?:top|biggest|largest|leading) (?P<n>two|three|four|five|six|seven|eight|nine|ten|\d+)(?P<of>(?: [\w-]+){0,3}?) (?P<who>"
    + "|".join(ACTORS)
    + r")\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Letters:
    """How a text writes its words: those it has in small letters, and those it has with a capital inside a sentence."""

    small: frozenset[str]
    capital: frozenset[str]


def id_of(name: str) -> str:
    """The id of a name: “Maracás Menchen” is `maracas_menchen`, accents being no letters of their own."""
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")


def letters_of(text: str) -> Letters:
    """Both sets of one text, in one pass each."""
    words = "\n".join(["", *frozenset(WORD.findall(text))])
    return Letters(frozenset(SMALL.findall(words)), frozenset(CAPITAL.findall(text)))


def find_names(text: str, start: int, end: int, known: list[Mention], letters: Letters) -> Iterator[Mention]:
    """Mentions of names in one sentence that overlap nothing the lexicon found, in order."""
    nouns = frozenset(m.start for m in known if m.role in ("commodity", "metric"))
    taken = [(mention.start, mention.end) for mention in known]
    glossed = {m.end for m in known if m.role in ("commodity", "metric")}
    for hit in CAPITALISED.finditer(text, start, end):
        if hit.start() - 1 in glossed and text[hit.start() - 1] in "(（":
            continue  # 开采配额（RKAB）: another word for it
        if (whole := _body(text, hit, start, known)) is not None:
            yield whole
            continue
        for a, b in _without(hit.start(), hit.end(), taken):
            name = _name(text, a, b, start)
            if name is not None and _can_be(text, name, start, letters, nouns):
                yield name
    low = text[start:end].lower()
    for hit in TOP.finditer(text, start, end) if any(word in low for word in RANKED) else ():
        inside = [
            m for m in known if m.role == "commodity" and hit.start("of") <= m.start and m.end <= hit.end()
        ]
        of = f"_{inside[0].id}" if inside else ""
        yield Mention(
            hit.start("n"),
            hit.end("who"),
            "entity",
            f"top_{hit['n'].lower()}{of}_{ACTORS[hit['who'].lower()]}",
        )
    for hit in QUOTED.finditer(text, start, end):
        if BODY.search(hit[1]) and not any(
            a < hit.end() and hit.start() < b for a, b in taken if b - a >= len(hit[1])
        ):
            yield Mention(hit.start(1), hit.end(1), "entity", hit[1])


@dataclass(slots=True)
class Roll:
    """The names of an article that no pack knows; a first word alone means the name that began with it."""

    of_first: dict[str, str] = field(default_factory=dict)

    def known_as(self, name: Mention) -> Mention:
        """The mention under the id of the longer name that it is short for; a longer name is remembered."""
        first, _, rest = name.id.partition("_")
        if rest:
            if len(first) > 3:
                self.of_first.setdefault(first, name.id)
            return name
        return name._replace(id=self.of_first.get(name.id, name.id))


ACTS_NEXT = re.compile(
    r" (?:\w+ly )?(?:was|were|is|has|had|will|would|should|could|may|came|comes|started|starts|began|begins|opened|opens|closed|closes|went|goes|"
    r"entered|enters|into|reached|produces|produced|supplies|reactor|unit|plant|mine|project|pipeline|terminal|field|line)\b"
)
"""What follows a name that ends in a number: “Flamanville 3 came online”."""


def numbered(text: str, quantity: Quantity, names: list[Mention]) -> bool:
    """Whether a number or a superlative closes a name: “Flamanville 3 was connected”, “the Round Top mine”."""
    for name in names:
        if name.role == "entity" and name.start < quantity.start and quantity.end == name.end:
            if quantity.form == "rank":
                return text[quantity.start].isupper()
            return (
                quantity.form in ("number", "count")
                and quantity.high < 100
                and ACTS_NEXT.match(text, name.end) is not None
            )
    return False


def without_number(name: Mention, number: int) -> Mention | None:
    """The name without the number that stands right behind it: “Eramet 38.7%”, “Seagen for 43 billion”."""
    words = name.id.split("_")
    said = number - 1 - name.start
    while words and len("_".join(words)) > said:
        words.pop()
    end = number - 1
    while words and words[-1] in ("of", "and", "for", "the", "de"):
        end -= len(words.pop()) + 1
    id = "_".join(words)
    return name._replace(end=end, id=id) if len(id) > 3 and id.replace("_", "").isalpha() else None


HOME = frozenset({"国内", "全国", "内地", "我国"})


def at_home(mention: Mention, text: str, country: str | None) -> Mention:
    """国内 is the country that the article is about, which need not be China."""
    foreign = country not in (None, "CN") and mention.id == "CN"
    if foreign and text[mention.start : mention.end] in HOME - {"我国"} and country is not None:
        return mention._replace(id=country)
    return mention


def heading_name(heading: str, known: list[Mention], letters: Letters) -> Mention | None:
    """The name that a short heading consists of: “Diamondback Energy”, “Hinkley Point C”; None for one of common words."""
    words = heading.strip(" .:*").split()
    if not 1 < len(words) <= 4 or not all(w[0].isupper() or w[0].isdigit() for w in words):
        return None
    whole = len(heading.strip(" .:*"))
    if any(m.role in ("entity", "adjective") or m.end - m.start >= whole - 1 for m in known) or all(
        w.lower() in STARTERS for w in words
    ):
        return None
    if words[0] in LABELS or not any(
        w.lower() not in letters.small and w.lower() not in STARTERS for w in words
    ):
        return None
    id = id_of(" ".join(words))
    return Mention(0, len(heading.rstrip(" .:*")), "entity", id)


def _body(text: str, hit: re.Match[str], sentence: int, known: list[Mention]) -> Mention | None:
    """A name that ends like that of a body and holds a known word inside: “Indo-Pacific Rare Earth Alliance”."""
    words = hit[0].split()
    if len(words) > 2 and words[0] in OF_BODIES and words[1] == "of":
        return _whole(text, hit.start(), hit.end())
    if len(words) > 1 and (begin := hit.end() - len(" ".join(words[-2:]))) > sentence:
        goods = any(m.role == "commodity" and m.start == begin for m in known)
        if goods and any(m.role == "entity" and m.end == hit.end() for m in known):
            return _whole(text, begin, hit.end())  # “Coal India”
    if (
        len(words) == 2
        and words[1] in FIRMS
        and any(m.role == "commodity" and m.start == hit.start() for m in known)
    ):
        return _whole(text, hit.start(), hit.end())  # “Nickel Industries”
    if len(words) < 3 or words[-1] not in BODIES:
        return None
    inside = [m for m in known if m.start < hit.end() and hit.start() < m.end]
    places = [m for m in inside if m.role in ("entity", "adjective")]
    if not inside or any(m.start > hit.start() + 4 or m.end == hit.end() for m in places):
        return None
    return _whole(text, hit.start(), hit.end())


def _whole(text: str, start: int, end: int) -> Mention | None:
    """A run of capitals taken as one name, but for a small word at its head."""
    words = text[start:end].split()
    while words and words[0].lower() in (
        "the",
        "a",
        "an",
        "in",
        "at",
        "for",
        "from",
        "but",
        "and",
        "this",
        "that",
        "its",
        "when",
        "after",
        "while",
    ):
        start = text.index(words[1], start + len(words[0])) if len(words) > 1 else end
        words = words[1:]
    id = id_of(" ".join(words))
    return Mention(start, end, "entity", id) if id else None


def _without(start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The part of a run of capitals that lies outside known words, when they only touch its ends."""
    for a, b in taken:
        if a < end and start < b:
            if a <= start:
                start = max(start, b)
            elif b >= end:
                end = min(end, a)
            else:
                return
    if start < end:
        yield start, end


def _can_be(text: str, name: Mention, sentence: int, letters: Letters, nouns: frozenset[int]) -> bool:
    """Whether one word that begins a sentence is a name rather than a word of the language.

    A word with a capital inside is; one that the text has in small letters too, one right before the noun that it
    qualifies (“Cell makers”, “Spot gold”), and one that only ends like a common noun (“Jewellers”) are not.
    """
    word = text[name.start : name.end]
    if not word[1:].islower() or text[sentence : name.start].strip(" \"'“‘(–—-*•·"):
        return True
    if word.lower() in letters.small:
        return False
    if word in letters.capital:
        return True
    return name.end + 1 not in nouns and not COMMON.search(word)


SITE_NEXT = re.compile(r" (?:mine|pit|deposit|project|field|reactor|smelter|refinery|plant|dam|pipeline)\b")


def _name(text: str, start: int, end: int, sentence: int) -> Mention | None:
    if SITE_NEXT.match(text, end) and (site := _whole(text, start, end)) is not None and "_" in site.id:
        return site  # “the Round Top mine”: common words make a name of a site
    words = text[start:end].strip(" -.'’").split()
    while words and (words[0].lower() in STARTERS or words[0] in ("&", "-")):
        start = text.index(words[0], start) + len(words[0])
        words = words[1:]
    while words and words[-1].lower() in ("of", "and", "&", "for", "the", "de"):
        words = words[:-1]
    if not words or not (words[0][0].isupper() or words[0][0].isdigit()):
        return None
    begin = text.index(words[0], start)
    name = " ".join(words)
    stop = begin + len(text[begin:end].rstrip(" -.'’"))
    if text[begin:stop].endswith(("'s", "’s")):
        stop -= 2
        name = name[:-2]
    if len(words) == 1:
        if re.fullmatch(r"[A-Z][a-z]+(?:-[a-z]+)+", name) and not text[sentence:begin].strip():
            return None  # “Year-end”, “State-owned”: a word of the language at the head of a sentence
        initial = begin == sentence or not text[sentence:begin].strip(" \"'“‘(–—-*•·")
        if len(name) < 2 or (initial and NOT_A_NAME.search(name.lower())):
            return None
        if (name.isupper() and len(name) <= 2) or CODE.fullmatch(name):
            return None
        if initial and text[stop : stop + 1] in (".", ":") and not text[sentence:begin].strip():
            return None
    id = id_of(name)
    return Mention(begin, stop, "entity", id) if id and not id.isdigit() else None
