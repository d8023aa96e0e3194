"""Proper names that no pack knows: they become entities of their own, with a readable id."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from checker.extract.lexicon import Mention
from checker.extract.lookalikes import LABELS
from checker.extract.people import is_person

CAPITAL_WORD = r"[A-Z0-9](?:[\w&]|['’](?!s\b))*(?:[-.][A-Z]?[\w&]+)*"
CAPITALISED = re.compile(
    rf"(?=[A-Z]){CAPITAL_WORD}(?:(?: (?:of|de|del|da|du|la|and|&|for) |[ -])(?=[A-Z0-9]){CAPITAL_WORD})*"
)
QUOTED = re.compile(r"[《“「『\"]([^《》“”「」『』\"]{2,20})[》”」』\"]")
BODY = re.compile(r"(?:联盟|集团|公司|银行|协会|计划|倡议|矿|工厂|项目)$")
COMMON_FILE = Path(__file__).with_name("words") / "common.en.txt"
STARTERS = frozenset(COMMON_FILE.read_text(encoding="utf-8").partition("\n")[2].split())
WORDS_FILE = COMMON_FILE.with_name("dictionary.en.txt")
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
    Authority Shipbuilding Steel Motors Airlines Airways Petroleum Electric Chemicals Chemical Graphite Lithium Earths Shipping Railways Holdings Industries Resources Minerals Mining Metals Energy Materials Solar Power Technologies Semiconductor Semiconductors Oil Gas Gold Copper Zinc Aluminum Aluminium Tungsten Nickel Uranium Battery Batteries Magnetics Magnets Ltd Inc Co Limited Pact""".split()
)
GROUPS = frozenset(["Group", "Holdings", "Industries", "Corp", "Inc", "Ltd", "Limited"])
FIRMS = GROUPS | frozenset("Corporation Company Co Resources Energy Metals Fuels".split())
"""Words that make the name of a firm of a commodity before them."""
MAKERS = FIRMS | frozenset(
    "Materials Minerals Mining Steel Solar Power Technologies Motors Chemicals".split()
)
"""Words that the name of a firm ends with; what follows “of” is where it sits."""
COMMON = re.compile(r"(?:ers|ors|ists|ies|men|ness|ment|ments|tion|tions|ity|ance|ence|age|ship|shine|ism)$")
"""Endings of words that are hardly ever names when they stand alone."""
NOT_A_NAME = re.compile(r"(?:ly|ings?|ed)$")


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
    people: set[str] = field(default_factory=set)
    """The words of the names of those who have been introduced so far."""


def id_of(name: str) -> str:
    """The id of a name: “Maracás Menchen” is `maracas_menchen`, accents being no letters of their own."""
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", plain.lower()).strip("_")


@cache
def _dictionary() -> frozenset[str]:
    """The words of English."""
    lines = WORDS_FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_word(word: str) -> bool:
    """Whether a word in small letters is one of English."""
    return word in STARTERS or word in _dictionary()


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
        if hit[0].split()[0] in OFFICES and _of_a_state(text, hit.start(), known):
            continue  # “China's Ministry of Commerce” is China
        if (whole := _body(text, hit, start, known)) is not None:
            yield whole
            continue
        for a, b in _without(hit.start(), hit.end(), taken):
            name = _name(text, a, b, start)
            if name is None or not _can_be(text, name, start, letters, nouns):
                continue
            if not is_person(text, name.start, name.end, letters.people):
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


OFFICES = frozenset("Ministry Cabinet Parliament Customs Government Treasury Foreign Finance".split())
"""Words that begin the names of what a state has one of."""


def _of_a_state(text: str, start: int, known: list[Mention]) -> bool:
    """Whether a country or its adjective stands right before."""
    return any(
        m.role in ("entity", "adjective")
        and len(m.id) == 2
        and text[m.end : start] in (" ", "'s ", "’s ", "s' ")
        for m in known
    )


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
    # “Monthly Totals” are words of the language, unless a sentence writes them with capitals too.
    if all(map(is_word, map(str.lower, words))) and not letters.capital.issuperset(words):
        return None
    id = id_of(" ".join(words))
    return Mention(0, len(heading.rstrip(" .:*")), "entity", id)


def _body(text: str, hit: re.Match[str], sentence: int, known: list[Mention]) -> Mention | None:
    """A name that ends like that of a body and holds a known word inside: “Indo-Pacific Rare Earth Alliance”."""
    if (cut := ENDS_IN_NUMBER.search(hit[0])) is not None and cut.start():
        shorter = CAPITALISED.match(text, hit.start(), hit.start() + cut.start())
        return _body(text, shorter, sentence, known) if shorter is not None else None
    words = hit[0].split()
    known = [m for m in known if m.start <= hit.end() and hit.start() <= m.end]
    if any(m.start < hit.start() < m.end for m in known):
        return None  # the bank of “the Export Bank of China”
    if len(words) > 2 and words[0] in OF_BODIES and words[1] == "of":
        return _whole(text, hit.start(), hit.end())
    if len(words) == 2 and _named_for_goods(text, hit, sentence, known):
        return _whole(text, hit.start(), hit.end())  # “Nickel West”, “Graphite Creek”
    goods_first = any(m.role == "commodity" and m.start == hit.start() for m in known)
    if len(words) == 2 and goods_first and FIRM_ACTS.match(text, hit.end()) and words[1][1:].islower():
        return _whole(text, hit.start(), hit.end())  # “Helium One hopes …”
    if len(words) == 2 and _of_goods(text, hit, sentence, known):
        return _whole(text, hit.start(), hit.end())  # “Harita Nickel reported …”
    if (firm := _firm_of_a_country(text, hit, known)) is not None:
        return firm
    if len(words) > 1 and (begin := hit.end() - len(" ".join(words[-2:]))) > sentence:
        if len(words) < 4 and _of_a_country(hit, known):
            return _whole(text, hit.start(), hit.end())  # “Korea Zinc”, “American Tungsten”
        goods = any(m.role == "commodity" and m.start == begin for m in known)
        if goods and any(m.role == "entity" and m.end == hit.end() for m in known):
            return _whole(text, begin, hit.end())  # “Coal India”
    if (
        len(words) == 2
        and words[1] in FIRMS
        and any(m.role == "commodity" and m.start == hit.start() for m in known)
    ):
        return _whole(text, hit.start(), hit.end())  # “Nickel Industries”
    if len(words) < 3 or words[-1] not in BODIES or words[-1] == "Index":
        return None
    inside = [m for m in known if m.start < hit.end() and hit.start() < m.end]
    places = [m for m in inside if m.role in ("entity", "adjective")]
    if not inside or any(m.start > hit.start() + 4 or m.end == hit.end() for m in places):
        return None
    return _whole(text, hit.start(), hit.end())


def _named_for_goods(text: str, hit: re.Match[str], sentence: int, known: list[Mention]) -> bool:
    """Whether goods with a capital inside a sentence are followed by another capital: a name, were it not a headline."""
    first, second = hit[0].split()
    inside = [m for m in known if m.start < hit.end() and hit.start() < m.end]
    before = text[sentence : hit.start()].split()
    plain = any(w[0].islower() for w in before[-3:]) and len(before) > 0
    return (
        plain
        and bool(inside)
        and inside[0].role == "commodity"
        and inside[0].start == hit.start()
        and inside[0].end == hit.start() + len(first)
        and all(m.role not in ("metric",) and m.end <= hit.end() for m in inside)
        and len(inside) < 3
        and first[1:].islower()
        and second[1:].islower()
    )


def _of_goods(text: str, hit: re.Match[str], sentence: int, known: list[Mention]) -> bool:
    """Whether a word of no language stands before goods with a capital, as only a firm's name has them."""
    first, second = hit[0].split()
    inside = [m for m in known if m.start < hit.end() and hit.start() < m.end]
    goods = (
        len(inside) == 1 and inside[0].role == "commodity" and inside[0].start == hit.start() + len(first) + 1
    )
    small = first.lower() in STARTERS or not first[1:].islower() or not second[1:].islower()
    return goods and inside[0].end == hit.end() and not small and text[hit.end() : hit.end() + 1] == " "


def _of_a_country(hit: re.Match[str], known: list[Mention]) -> bool:
    """Whether a run of capitals is a country's name and that of goods, which only a firm's name writes with a capital."""
    inside = [m for m in known if m.start < hit.end() and hit.start() < m.end]
    return (
        len(inside) == 2
        and (inside[0].role == "adjective" or (inside[0].role == "entity" and len(inside[0].id) == 2))
        and inside[0].start == hit.start()
        and inside[1].role == "commodity"
        and inside[1].end == hit.end()
        and hit[0].split()[-1][1:].islower()
    )


STAKE_IN = re.compile(r"(?:stake|interest|shares?) (?:in|of) $")


def _firm_of_a_country(text: str, hit: re.Match[str], known: list[Mention]) -> Mention | None:
    """A firm named after a country, which does what firms do or is owned: “India Cements made …”, “stake in Japan Marine United”."""
    start = hit.start()
    place = next((m for m in known if m.start == start), None)
    if place is None or not (len(place.id) == 2 or place.role == "adjective"):
        return None
    end = start + len(hit[0].partition(" of ")[0])
    inside = [m for m in known if m.start < end and start < m.end]
    rest = text[place.end : end].split()
    capital = all(w[0].isupper() and w[1:].islower() for w in rest) and text[start + 1 : start + 3].islower()
    other = any(m.role not in ("commodity", "entity") or len(m.id) == 2 for m in inside[1:])
    if not 0 < len(rest) < 4 or not capital or other:
        return None
    owned = STAKE_IN.search(text, max(0, start - 20), start) is not None
    return _whole(text, start, end) if owned or FIRM_ACTS.match(text, end) is not None else None


LEADS = frozenset("the a an in at for from but and this that its when after while".split())
"""Words at the head of a sentence that are no part of the name behind them."""


def _whole(text: str, start: int, end: int) -> Mention | None:
    """A run of capitals taken as one name, but for a small word at its head."""
    words = text[start:end].split()
    while words and words[0].lower() in LEADS:
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
    if COMMON.search(word) and not FIRM_ACTS.match(text, name.end):
        return False
    low = word.lower()
    plural = low.endswith("s") and is_word(low[:-1])
    if is_word(low) and (plural or not FIRM_ACTS.match(text, name.end)):
        return False
    return name.end + 1 not in nouns


FIRM_ACTS = re.compile(
    r"(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)*,?)? (?:has drilled|has raised|reported|posted|made|bought|earned|booked|shipped|announced|owns|plans|makes|employs|spent|wants|expects|aims|intends|hopes|targets|operates|sold|lost|paid|built|produced|supplied|received|secured|completed|launched|delivered|suspended|resumed|acquired|invested|says|said|signed|won|agreed|raised|unveiled|opened|closed)\b"
)
"""What firms do, so that “Reliance spent …” is of one."""
NO_FIRMS = frozenset("AI IT TV PC EV ID VR AR DC AC QE IP PR HR".split())
FIRM_HAS = re.compile(r" (?:has|had|will|is|was|employs|makes|cut|said|says|plans|expects)\b")
"""What follows two capitals that are a firm’s name: “ZF has debts”."""
ENDS_IN_NUMBER = re.compile(r" \d[\d.,]*$")
"""A number that stands right behind a name: “Aluminium Bahrain 1.62 million”."""
TRAILING = re.compile(r"(?:[ -]+(?:of|and|&|for|the|de))+[ -]*$")
"""Small words that the end of a run of capitals leaves: the “of” of “Magontec of Australia”."""
SITE_NEXT = re.compile(r" (?:mine|pit|deposit|project|field|reactor|smelter|refinery|plant|dam|pipeline)\b")


OWNED = re.compile(r"[A-Z][a-z]+-(?:owned|run|backed|controlled|based|listed|held|led|born)")
"""What qualifies a name and is none of its words: “State-owned IREL”."""


def _name(text: str, start: int, end: int, sentence: int) -> Mention | None:
    if SITE_NEXT.match(text, end) and (site := _whole(text, start, end)) is not None and "_" in site.id:
        return site  # “the Round Top mine”: common words make a name of a site
    words = text[start:end].strip(" -.'’").split()
    while len(words) > 1 and OWNED.fullmatch(words[0]):
        start = text.index(words[0], start) + len(words[0])
        words = words[1:]
    group = len(words) > 1 and words[1] in GROUPS and sentence < start  # “and Star Group of Korea”
    while words and ((words[0].lower() in STARTERS and not group) or words[0] in ("&", "-", "The", "This")):
        start = text.index(words[0], start) + len(words[0])
        words = words[1:]
    while words and words[-1].lower() in ("of", "and", "&", "for", "the", "de"):
        words = words[:-1]
    if not words or not (words[0][0].isupper() or words[0][0].isdigit()) or words[-1] == "Index":
        return None
    begin = text.index(words[0], start)
    if "of" in words and words[words.index("of") - 1] in MAKERS:
        words = words[: words.index("of")]  # “Cyclic Materials of Kingston”
        end = begin + len(" ".join(words))
    name = " ".join(words)
    stop = begin + len(TRAILING.sub("", text[begin:end]).rstrip(" -.'’"))
    if text[begin:stop].endswith(("'s", "’s")):
        stop -= 2
        name = name[:-2]
    if len(words) == 1:
        if re.fullmatch(r"[A-Z][a-z]+(?:-[a-z]+)+", name) and not text[sentence:begin].strip():
            return None  # “Year-end”, “State-owned”: a word of the language at the head of a sentence
        initial = begin == sentence or not text[sentence:begin].strip(" \"'“‘(–—-*•·")
        if len(name) < 2 or (initial and NOT_A_NAME.search(name.lower())):
            return None
        short = name.isupper() and len(name) == 2 and name not in NO_FIRMS and FIRM_HAS.match(text, stop)
        if not (initial and short) and ((name.isupper() and len(name) <= 2) or CODE.fullmatch(name)):
            return None
        if initial and text[stop : stop + 1] in (".", ":") and not text[sentence:begin].strip():
            return None
    id = id_of(name)
    return Mention(begin, stop, "entity", id) if id and not id.isdigit() else None
