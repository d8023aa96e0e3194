"""Names that hold words the lexicon knows: “Indo-Pacific Rare Earth Alliance”, “Korea Zinc”, “Nickel West”."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from checker.extract.lexicon import Mention
from checker.extract.pinyin import spelled

REST_OF_WORD = r"(?:[A-Za-z0-9_À-ɏ&]|['’](?!s\b))*(?:[-.][A-Z]?[A-Za-z0-9_À-ɏ&]+)*"


CAPITALISED = re.compile(
    rf"[A-Z]{REST_OF_WORD}(?:(?: (?:of|de|del|da|du|la|and|&|for) |[ -])[A-Z0-9]{REST_OF_WORD})*"
)


COMMON_FILE = Path(__file__).with_name("words") / "common.en.txt"


STARTERS = frozenset(COMMON_FILE.read_text(encoding="utf-8").partition("\n")[2].split())


OF_BODIES = frozenset(
    ["Bank", "University", "Institute", "Bureau", "Association", "Ministry", "Chamber", "Port", "Academy"]
)


BODIES = frozenset(
    """Alliance Initiative Act Law Bill Group Bank Company Corp Corporation Agreement Partnership
    Commission Agency Association Institute Ministry Department Fund Council Mine Project Plant Survey
    Administration Bureau Exchange Centre Center Office Board Index Report University Union Committee
    Authority Shipbuilding Steel Motors Airlines Airways Petroleum Electric Chemicals Chemical Graphite Lithium Earths Shipping Railways Holdings Industries Resources Minerals Mining Metals Energy Materials Solar Power Technologies Semiconductor Semiconductors Oil Gas Gold Copper Zinc Aluminum Aluminium Tungsten Nickel Uranium Battery Batteries Magnetics Magnets Ltd Inc Co Limited Pact
    Holding Ventures Partners Capital Trading Logistics Marine Aerospace Pharma Pharmaceuticals Foods Refining Smelting Recycling Exploration
    Investment Investments Trust Enterprises Systems Works Cement Fertilizers Fertilisers Nuclear Renewables Offshore Drilling Pipelines
    Terminals Ports Lines Railway Mines Auto Automotive Automobile Motor Electronics Robotics Magnet Alloys Carbide Royalty Foundry""".split()
)


STATE_BODIES = frozenset(
    """Corporation Corp Authority Bank Board Council Agency Association Institute Company Federation Chamber Society Administration
    Bureau""".split()
)
"""What a country has by its name: “Food Corporation of India”."""
GROUPS = frozenset(["Group", "Holdings", "Holding", "Industries", "Corp", "Inc", "Ltd", "Limited"])


FIRMS = GROUPS | frozenset("Corporation Company Co Resources Energy Metals Fuels".split())
"""Words that make the name of a firm of a commodity before them."""


def id_of(name: str) -> str:
    """The id of a name: “Maracás Menchen” is `maracas_menchen`, accents being no letters of their own."""
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    plain = TYPE.sub(r"\1\2", plain.lower())
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


def id_of_label(label: str) -> str:
    """The id of whatever stands as a name in a list or a table, spelled in Latin letters where it has none: 塔卡塔卡 is `takataka`."""
    return id_of(label) or spelled(label) or label


TYPE = re.compile(r"\b([a-z])-(\d)")
"""The letter and number of a type: the F-35 is `f35`."""


AND = re.compile(r" (?:and|&) ")


IN_A_YEAR = re.compile(r"In (?:19|20)\d\d ")
"""What begins a sentence and is no part of the name behind it: “In 2024 Calder Gold dug …”."""


def runs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The runs of capitals, cut behind the word that ends a firm's name: “Minerals Group and Vision Blue” are two."""
    for run in CAPITALISED.finditer(text, start, end):
        if " " not in run[0]:
            yield run
            continue
        cut = AMOUNT.search(run[0])
        hit = run if cut is None else CAPITALISED.match(text, run.start(), run.start() + cut.start()) or run
        joint = AND.search(text, hit.start(), hit.end())
        if joint is None or text[hit.start() : joint.start()].rpartition(" ")[2] not in GROUPS:
            yield hit
            continue
        for a, b in ((hit.start(), joint.start()), (joint.end(), hit.end())):
            part = CAPITALISED.match(text, a, b)
            if part is not None:
                yield part


def body(text: str, hit: re.Match[str], sentence: int, known: list[Mention]) -> Mention | None:
    """A name that ends like that of a body and holds a known word inside: “Indo-Pacific Rare Earth Alliance”."""
    if " " in hit[0] and (cut := ENDS_IN_NUMBER.search(hit[0])) is not None and cut.start():
        shorter = CAPITALISED.match(text, hit.start(), hit.start() + cut.start())
        return body(text, shorter, sentence, known) if shorter is not None else None
    if " of " in hit[0] and (seat := SEAT.match(hit[0])) is not None:
        shorter = CAPITALISED.match(text, hit.start(), hit.start() + seat.end("firm"))
        return body(text, shorter, sentence, known) if shorter is not None else None
    words = hit[0].split()
    start, end = hit.span()
    known = [m for m in known if m.start <= end and start <= m.end]
    if not known and len(words) < 3:
        return None
    if any(m.start < start < m.end for m in known):
        return None  # the bank of “the Export Bank of China”
    if len(words) == 1:
        return _firm_of_a_country(text, hit, known)
    if len(words) > 2 and words[-1] in NAMED_WORKS and _amid(text, hit, known):
        return whole(text, hit.start(), hit.end())  # “the Grand Ethiopian Renaissance Dam”
    if len(words) > 2 and words[0] in OF_BODIES and words[1] == "of":
        return whole(text, hit.start(), hit.end())
    if len(words) > 2 and words[-2] == "of" and words[-3] in STATE_BODIES and words[0].lower() not in LEADS:
        return whole(text, hit.start(), hit.end())  # “Food Corporation of India”
    if len(words) == 2 and words[0] == "Air" and any(m.end == hit.end() and len(m.id) == 2 for m in known):
        return whole(text, hit.start(), hit.end())  # “Air India”
    if len(words) == 2 and _named_for_goods(text, hit, sentence, known):
        return whole(text, hit.start(), hit.end())  # “Nickel West”, “Graphite Creek”
    goods_first = any(m.role == "commodity" and m.start == hit.start() for m in known)
    if len(words) == 2 and goods_first and FIRM_ACTS.match(text, hit.end()) and words[1][1:].islower():
        return whole(text, hit.start(), hit.end())  # “Helium One hopes …”
    if len(words) == 2 and _of_goods(text, hit, sentence, known):
        return whole(text, hit.start(), hit.end())  # “Harita Nickel reported …”
    if (firm := _firm_of_a_country(text, hit, known)) is not None:
        return firm
    if len(words) > 1 and (begin := hit.end() - len(" ".join(words[-2:]))) > sentence:
        if len(words) < 4 and _of_a_country(hit, known):
            return whole(text, hit.start(), hit.end())  # “Korea Zinc”, “American Tungsten”
        goods = any(m.role == "commodity" and m.start == begin for m in known)
        if goods and any(m.role == "entity" and m.end == hit.end() for m in known):
            return whole(text, begin, hit.end())  # “Coal India”
    if (
        len(words) == 2
        and words[1] in FIRMS
        and any(m.role == "commodity" and m.start == hit.start() for m in known)
    ):
        return whole(text, hit.start(), hit.end())  # “Nickel Industries”
    if len(words) < 3 or words[-1] not in BODIES or words[-1] == "Index":
        return None
    inside = [m for m in known if m.start < hit.end() and hit.start() < m.end]
    places = [m for m in inside if m.role in ("entity", "adjective")]
    if not inside or any(m.start > hit.start() + 4 or m.end == hit.end() for m in places):
        return None
    return whole(text, hit.start(), hit.end())


SEAT = re.compile(
    r"(?P<firm>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)* (?:Materials|Minerals|Mining|Metals|Lithium|Graphite|Nickel|Uranium|Earths|Resources|Technologies|Magnetics|Batteries|Energy|Steel)) of (?=[A-Z])"
)
"""A firm before its seat: “Electra Battery Materials of Toronto”."""


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
    first = SON_OF.sub("", first)
    small = first.lower() in STARTERS or not first[1:].islower() or not second[1:].islower()
    told = text[hit.end() : hit.end() + 1] == " " or any(
        w[0].islower() for w in text[sentence : hit.start()].split()[-3:]
    )
    return goods and inside[0].end == hit.end() and not small and told


SON_OF = re.compile(r"^Ma?c(?=[A-Z])")
"""What gives a name a capital inside: McEwen."""


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


ALWAYS_FIRMS = frozenset(
    "Nonferrous Minmetals Merchants Southern Northern Airways Airlines Airline Motors Holdings Holding Shipbuilding Telecom Railways Petrochemical Petrochemicals".split()
)
"""What closes the name of nothing but a firm: “Qatar Airways alone has bought 160 jets”."""
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
    other = any(m.role not in ("commodity", "entity", "cue") or len(m.id) == 2 for m in inside[1:])
    if not 0 < len(rest) < 4 or not capital or other:
        return None
    owned = STAKE_IN.search(text, max(0, start - 20), start) is not None
    firm = owned or rest[-1] in ALWAYS_FIRMS or FIRM_ACTS.match(text, end) is not None
    return whole(text, start, end) if firm else None


LEADS = frozenset("the a an in at for from but and this that its when after while".split())
"""Words at the head of a sentence that are no part of the name behind them."""


NAMED_WORKS = frozenset(
    "Dam Park Bridge Pipeline Canal Tunnel Barrage Reservoir Terminal Corridor Railway".split()
)
"""Words that end the names of works."""


def _amid(text: str, hit: re.Match[str], known: list[Mention]) -> bool:
    """Whether a run of capitals has a known land or people inside, and does not begin with one."""
    first = hit.start() + 4 * hit[0].startswith("The ")
    inside = [m for m in known if m.role in ("entity", "adjective")]
    return any(m.start > first for m in inside) and not any(m.start <= first < m.end for m in inside)


def whole(text: str, start: int, end: int) -> Mention | None:
    """A run of capitals taken as one name, but for a small word at its head."""
    words = text[start:end].split()
    while words and words[0].lower() in LEADS:
        start = text.index(words[1], start + len(words[0])) if len(words) > 1 else end
        words = words[1:]
    id = id_of(" ".join(words))
    return Mention(start, end, "entity", id) if id else None


FIRM_ACTS = re.compile(
    r"(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)*,?)?(?:,? which(?: has| had| now| already| last year)?)? (?:has drilled|has raised|dug|digs|mines|produces|delivers|earns|reports|posts|treats|treated|processes|reported|posted|made|bought|earned|booked|shipped|announced|owns|plans|makes|employs|spent|spends|wants|expects|aims|intends|hopes|targets|operates|sold|lost|paid|built|produced|supplied|received|secured|completed|launched|delivered|suspended|resumed|acquired|invested|says|said|signed|won|agreed|raised|unveiled|opened|closed|offers|offered|promises|promised|pledged|supplies|ships|sells|refines|mined|pumped|registered|recorded|overtook|passed|trailed|led|warned|forecasts|guides|hired|bid|intends)\b"
)
"""What firms do, so that “Reliance spent …” is of one."""
OF_A_FIRM = re.compile(
    r" (?:[a-z]+ed|shares?|stock|revenues?|earnings|profits?|net (?:profit|income)|shareholders)\b(?! of\b)"
)
"""What hardly anybody else has or does than the firm named before it: “Ferrowin shares fell”, “Ferrowin generated …”."""


AMOUNT = re.compile(r" (?:\d{3}|\d{5,}|\d{1,3}(?:,\d{3})+)$")
"""A number behind a name that is too big for that of a unit: “Sandvik 890”, not “Flamanville 3” or “Project 2025”."""
ENDS_IN_NUMBER = re.compile(r" \d[\d.,]*$")
"""A number that stands right behind a name: “Aluminium Bahrain 1.62 million”."""
