"""Proper names that no pack knows: they become entities of their own, with a readable id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial

from checker.extract.abbreviated import names_nobody, things_of, with_its_form
from checker.extract.bodies import (
    BODIES,
    CAPITALISED,
    FIRM_ACTS,
    FIRMS,
    GROUPS,
    IN_A_YEAR,
    OF_A_FIRM,
    STARTERS,
    body,
    id_of,
    runs,
    whole,
)
from checker.extract.dictionary import COLOURS, is_word
from checker.extract.hints import holds
from checker.extract.lexicon import Mention
from checker.extract.lookalikes import LABELLED, LABELS
from checker.extract.people import OFFICE_ALONE, OFFICE_OF, is_person
from checker.extract.sites_en import is_a_site, sites_of
from checker.extract.unnamed_en import unnamed_firms

QUOTED = re.compile(r"[《“「『\"]([^《》“”「」『』\"]{2,20})[》”」』\"]")
BODY = re.compile(r"(?:联盟|集团|公司|银行|协会|计划|倡议|矿|工厂|项目)$")
CODE = re.compile(
    r"[A-Z]{1,3}-?\d+\w*|\d\w*|[A-Z]{2}|GDP|CEO|CFO|IPO|LNG|EVs?|NEVs?|CPI|PMI|R&D|AI|IT|TV|PC|USD|EUR|RMB|CNY|REO?|REEs?|ETF|ESG|VAT"
)
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
RANKED = ("top ", "gest ", "leading ")
"""Letters without which nothing of TOP is found."""
TOP = re.compile(
    r"\b(?:top|biggest|largest|leading) (?P<n>two|three|four|five|six|seven|eight|nine|ten|\d+)(?P<of>(?: [\w-]+){0,3}?) (?P<who>"
    + "|".join(ACTORS)
    + r")\b",
    re.IGNORECASE,
)


@dataclass
class Letters:
    """How a text writes its words; most texts have no name for which it is asked."""

    text: str
    people: set[str] = field(default_factory=set)
    """The words of the names of those who have been introduced so far."""

    @cached_property
    def small(self) -> frozenset[str]:
        """The words that it has in small letters."""
        return frozenset(SMALL.findall("\n".join(["", *frozenset(WORD.findall(self.text))])))

    @cached_property
    def capital(self) -> frozenset[str]:
        """The words that it has with a capital inside a sentence."""
        return frozenset(CAPITAL.findall(self.text))

    @cached_property
    def sites(self) -> frozenset[str]:
        """The names of two words and more that it gives to mines and works: “the Cable Canyon mine”."""
        return sites_of(self.text)

    @cached_property
    def things(self) -> frozenset[str]:
        """What it abbreviates that is no body."""
        return things_of(self.text)


def find_names(text: str, start: int, end: int, known: list[Mention], letters: Letters) -> Iterator[Mention]:
    """Mentions of names in one sentence that overlap nothing the lexicon found, in order."""
    taken = [(m.start, m.end) for m in known if m.role != "cue" or not MOUNT.match(text, m.start)]
    for hit in map(partial(_behind_a_place, text, start, known), runs(text, start, end)):
        if text[hit.start() - 1] in "(（" and any(
            m.end == hit.start() - 1 and m.role in ("commodity", "metric") for m in known
        ):
            continue  # 开采配额（RKAB）: another word for it
        if with_its_form(text, *hit.span(), known) or OFFICE_ALONE.fullmatch(hit[0]):
            continue
        if TWO_NATIONS.match(hit[0]) or hit[0] in FEASTS or LABELLED.fullmatch(hit[0]):
            continue  # “the Anglo-Australian miner”, “Chart 2”
        if hit[0].split()[0] in OFFICES and _of_a_state(text, hit.start(), known):
            continue  # “China's Ministry of Commerce” is China
        if hit[0] in letters.sites and is_a_site(hit, known):
            begin = hit.start() + 4 * hit[0].startswith("The ")
            yield Mention(begin, hit.end(), "entity", id_of(text[begin : hit.end()]))
            continue
        if (known_inside := body(text, hit, start, known) or _firm_of_two(text, hit, known)) is not None:
            yield known_inside
            continue
        for a, b in _without(text, hit.start(), hit.end(), taken):
            name = _name(text, a, b, start)
            if name is None or not _can_be(text, name, start, letters, known):
                continue
            if names_nobody(text, name, known, letters.things, is_word):
                continue
            if not is_person(text, name.start, name.end, letters.people):
                yield name
    low = text[start:end].lower()
    for hit in TOP.finditer(text, start, end) if holds(low, RANKED) else ():
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
    yield from unnamed_firms(text, start, end, known)
    for hit in QUOTED.finditer(text, start, end):
        if BODY.search(hit[1]) and not any(
            a < hit.end() and hit.start() < b for a, b in taken if b - a >= len(hit[1])
        ):
            yield Mention(hit.start(1), hit.end(1), "entity", hit[1])


FIRM_ENDS = BODIES - frozenset(
    "Act Law Bill Agreement Index Report Pact Mine Project Plant Port Ports Terminals".split()
)


def _behind_a_place(text: str, start: int, known: list[Mention], hit: re.Match[str]) -> re.Match[str]:
    """The run without the country that a sentence is set in: the Calder Gold of “In Britain Calder Gold wants …”.

    An office before it is none of its words either.
    """
    if (office := OFFICE_OF.match(text, hit.start(), hit.end())) is not None:
        return CAPITALISED.match(text, office.end(), hit.end()) or hit
    if hit.start() != start or not hit[0].startswith("In "):
        return hit
    if (year := IN_A_YEAR.match(text, start, hit.end())) is not None:
        return CAPITALISED.match(text, year.end(), hit.end()) or hit
    place = next((m for m in known if m.start == start + 3 and len(m.id) == 2 and m.end < hit.end()), None)
    behind = None if place is None else CAPITALISED.match(text, place.end + 1, hit.end())
    return behind or hit


def _firm_of_two(text: str, hit: re.Match[str], known: list[Mention]) -> Mention | None:
    """A word of no language before one that firms' names end with: “Kestrel Resources came third” is of no resources."""
    first, _, last = hit[0].partition(" ")
    if last not in FIRM_ENDS or not first[1:].islower():
        return None
    amid = text[max(0, hit.start() - 20) : hit.start()].rstrip().rpartition(" ")[2].islower()
    incorporated = LISTED.match(text, hit.end()) is not None
    if first.lower() in STARTERS and not amid and not incorporated:
        return None  # but “the lithium developer Lake Resources”
    if is_word(first.lower()) and not amid and not incorporated and not GOES_ON.match(text, hit.end()):
        return None  # “Energy Resources Of The North”: a headline writes all words so
    return (
        None
        if any(m.start < hit.start() + len(first) and hit.start() < m.end for m in known)
        else whole(text, *hit.span())
    )


LISTED = re.compile(r",? (?:Inc|Corp|Ltd|Limited|plc|PLC|AG|SA|NV|LLC)\b|,? \([A-Z][A-Za-z/ ]{1,16}: ?[A-Z]")
GOES_ON = re.compile(r"['’]s? [a-z]|,? [a-z]")
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


PART_OF_YEAR = re.compile(
    r"[QHS][1-4]|[1-4][QHS](?:\d\d)?|FY\d*|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?"
)


def _only_numbered(words: list[str]) -> bool:
    """Whether words are only a time or a number beside words of the language: “September 2019”, “Chart 1”, “2024 Highlights”."""
    plain = [w for w in words if not (w.isdigit() or w in NO_NAMES or PART_OF_YEAR.fullmatch(w))]
    return len(plain) < len(words) and all(map(is_word, map(str.lower, plain)))


def heading_name(heading: str, known: list[Mention], letters: Letters) -> Mention | None:
    """The name that a short heading consists of: “Diamondback Energy”, “Hinkley Point C”; None for one of common words."""
    words = heading.strip(" .:*").split()
    if len(words) == 1 and not known and _is_no_word(words[0], letters):
        return Mention(0, len(heading.rstrip(" .:*")), "entity", id_of(words[0]))
    if not 1 < len(words) <= 4 or not all(w[0].isupper() or w[0].isdigit() for w in words):
        return None
    if _only_numbered(words):
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


def _is_no_word(word: str, letters: Letters) -> bool:
    """Whether a word that heads something is a name: no word of English, or one that the text tells the land of: “Fen, Norway”."""
    low = word.lower()
    if not (word.isalpha() and word.istitle() and word.isascii()) or low in letters.small or word in LABELS:
        return False
    placed = re.search(rf"(?:\A|[|\n] ?|[a-z,] ){word}, [A-Z]", letters.text) is not None
    return placed or (word in letters.capital and not is_word(low))


def _without(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The part of a run of capitals that lies outside known words, when they only touch its ends."""
    for a, b in taken:
        if a < end and start < b:
            if a <= start:
                start = max(start, b)
            elif b >= end:
                end = min(end, a)
            else:
                if text[start:a].endswith((" and ", " & ")):
                    yield start, a
                return
    if start < end:
        yield start, end


def _can_be(text: str, name: Mention, sentence: int, letters: Letters, known: list[Mention]) -> bool:
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
    low = word.lower()
    if not is_word(low) and WHICH.match(text, name.end):
        return True  # “Umberly, which dug 114,000 tonnes, …”
    if not low.endswith("s") and APPOSED.match(text, name.end) and not COMMON.search(word):
        return True  # “Troll, the largest field on the shelf, yielded …”
    if text[name.end : name.end + 2] in ("'s", "’s") and text[name.end + 3 : name.end + 4].isupper():
        return True  # “Paladin's Langer Heinrich”
    if COMMON.search(word) and not FIRM_ACTS.match(text, name.end):
        return False
    plural = low.endswith("s") and is_word(low[:-1])
    if is_word(low) and (plural or not FIRM_ACTS.match(text, name.end)):
        return False
    noun = any(m.start == name.end + 1 and m.role in ("commodity", "metric") for m in known)
    own = not is_word(low) and OF_A_FIRM.match(text, name.end) is not None
    return not noun or own or FIRM_ACTS.match(text, name.end) is not None


TWO_NATIONS = re.compile(
    r"(?:Anglo|Sino|Franco|Russo|Indo|Italo|Luso|Austro|Greco|Afro|Dano|Swiss|German|Japanese|Korean)-[A-Z][a-z]+(?:an|ish|ese|ch|ss|i)?$|(?:Anglo|Sino|Franco|Russo|Indo|Italo|Luso)-$"
)
"""What says that somebody is of two countries."""
FEASTS = frozenset(["Christmas", "Easter", "Ramadan", "Thanksgiving", "Diwali", "Lunar New Year", "New Year"])
MOUNT = re.compile(r"(?:Mount|Peak|Upper|Lower|Long|High|Top|Rising|Advanced) [A-Z][a-z]")
"""Words of change that begin the names of places: “Mount Holly”."""
NO_FIRMS = frozenset("AI IT TV PC EV ID VR AR DC AC QE IP PR HR".split())
FIRM_HAS = re.compile(
    r",? (?:which|weighed|hit|owned|has|had|will|is|was|employs|makes|cut|said|says|plans|expects)\b"
)
"""What follows two capitals that are a firm’s name: “ZF has debts”."""
TRAILING = re.compile(r"(?:[ -]+(?:of|and|&|for|the|de))+[ -]*$")
"""Small words that the end of a run of capitals leaves: the “of” of “Magontec of Australia”."""
SITE_NEXT = re.compile(r" (?:mine|pit|deposit|project|field|reactor|smelter|refinery|plant|dam|pipeline)\b")


OWNED = re.compile(r"[A-Z][a-z]+-(?:owned|run|backed|controlled|based|listed|held|led|born)")
"""What qualifies a name and is none of its words: “State-owned IREL”."""
APPOSED = re.compile(
    r", (?:the|a|an|its|their|once the|now the) (?:[\w-]+ ){0,4}?(?:field|mine|deposit|pit|producer|maker|miner|company|firm|group|supplier|operator|builder|trader|refiner|smelter|grower|utility|developer|carrier|bank|exporter|importer|shipper|roaster|airline|retailer|lender|yard|shipyard|shipbuilder|carmaker|chipmaker|steelmaker|brewer|insurer|driller|explorer|co-operative|cooperative|start-up|startup|unit|subsidiary|rival|manufacturer|distributor|processor|recycler|consultancy|broker|fund|foundry|plant|works)s?\b"
)
"""What is said of a firm or a site right behind its name."""
WHICH = re.compile(r", (?:which|whose|who)\b")
NO_NAMES = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October November
    December Congress Parliament Government President Minister Ministers Officials Customs Treasury Cabinet State Premier Chancellor Chairman
    Commission Union Kingdom Bloc Council Senate Court Judge Governor Analysts Traders Brokers Producers Investors We I He She It They You Who""".split()
)
"""What has a capital and acts and is no firm."""


def _acts_as_a_name(text: str, word: str, end: int) -> bool:
    """Whether a common word with a capital inside a sentence does what firms do: “…, and Reliance intends to make”."""
    small = word[0].isupper() and word[1:].islower() and word not in NO_NAMES
    return small and FIRM_ACTS.match(text, end) is not None


def _is_at_home(text: str, words: list[str], end: int) -> bool:
    """Whether a place behind “of” only says where a firm sits: “Vinh Loc of Gia Lai, the biggest exporter, sold …”."""
    if words.index("of") == 0 or not GEOGRAPHY.isdisjoint(words[: words.index("of")]):
        return False
    return APPOSED.match(text, end) is not None or FIRM_ACTS.match(text, end) is not None


GEOGRAPHY = frozenset(
    """Bank University Institute Port Strait Straits Gulf Bay Cape Republic Isle Island Isles Sea House Board Chamber Ministry Department
    Bureau Duke Bishop City State Federation Union Kingdom Commonwealth Council Court Academy Association Society Museum Treaty Act
    Declaration Statue Tower Lord Head Director Governor Church Belt Horn Rock Battle Secretary Office School College Company
    Corporation Exchange Confederation Organization Organisation Group Party""".split()
)
"""What before “of” makes what comes behind it a part of the name."""


def _is_of_common_words(words: list[str]) -> bool:
    """Whether two common words with capitals begin a sentence, as only a name does: “Yellow Cake has 21 million pounds”."""
    first, second = words
    small = first[1:].islower() and second[1:].islower() and second not in NO_NAMES
    return small and first in COLOURS and is_word(second.lower())


def _name(text: str, start: int, end: int, sentence: int) -> Mention | None:
    if SITE_NEXT.match(text, end) and (site := whole(text, start, end)) is not None and "_" in site.id:
        return site  # “the Round Top mine”: common words make a name of a site
    words = text[start:end].strip(" -.'’").split()
    while len(words) > 1 and OWNED.fullmatch(words[0]):
        start = text.index(words[0], start) + len(words[0])
        words = words[1:]
    group = len(words) > 1 and words[1] in GROUPS and sentence < start  # “and Star Group of Korea”
    acts = len(words) == 1 and sentence < start and _acts_as_a_name(text, words[0], end)
    inside = sentence < start and len(words) == 2 and words[1][1:].islower()
    coloured = len(words) == 2 and (start == sentence or inside) and _is_of_common_words(words)
    kept = group or acts or coloured
    labelled = len(words) > 1 and not text[sentence:start].strip(" \"'“‘(–—-*•·o")
    while words and ((words[0].lower() in STARTERS and not kept) or words[0] in ("&", "-", "The", "This")):
        start = text.index(words[0], start) + len(words[0])
        words = words[1:]
    while words and words[-1].lower() in ("of", "and", "&", "for", "the", "de"):
        words = words[:-1]
    if not words or not (words[0][0].isupper() or words[0][0].isdigit()) or words[-1] == "Index":
        return None
    if re.fullmatch(r"(?:19|20)\d\d", words[0]) and _only_numbered(words):
        return None
    begin = text.index(words[0], start)
    if "of" in words and (words[words.index("of") - 1] in MAKERS or _is_at_home(text, words, end)):
        words = words[: words.index("of")]  # “Cyclic Materials of Kingston”
        end = begin + len(" ".join(words))
    name = " ".join(words)
    common = len(words) == 1 and not kept and name[1:].islower() and is_word(name.lower())
    if common and (name.endswith("ed") or labelled):
        return None  # “Reported …”, the Outflow of “Cash Outflow”
    if OWNED.fullmatch(words[-1]):
        return None  # “the Phoenix-based company”, “the Las Vegas-based miner”
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
