"""Who only tells a figure: offices, analysts and reports, and by whose count something is so."""

from __future__ import annotations

import re

from checker.extract.english.phrase import kind_of, word_at
from checker.extract.frame import dimension
from checker.extract.joints_en import PREPOSITIONS
from checker.extract.modality import FORETELLERS
from checker.extract.scene import COMMA, Scene

SAYS = frozenset(
    """says said say estimates estimated estimate predicts predicted reports reported counts counted sees
    saw puts gives gave reckons forecasts projects expects anticipates anticipated thinks believes calculates finds found shows
    reckoned thought believed forecast expected projected calculated concluded
    calls warns warned notes noted argues looks has writes claims claimed insists alleges foresees foresaw offers arrives pegs pegged""".split()
)


OPINES = frozenset(
    "believes reckons predicts forecasts thinks expects sees estimates foresees anticipates arrives puts".split()
)


ADVERBS = frozenset(["now", "also", "still", "already", "meanwhile", "currently", "itself"])
ACCORDING = re.compile(r"\baccording to (?:the |a |an |its |their )?(?:[\w'’-]+ ){0,3}$")
REPORTS = frozenset(["reported", "reports"])
INCOME = frozenset(["revenue", "profit", "workforce"])
OWN = frozenset(["revenue", "profit", "workforce", "sales", "cost", "investment"])
"""What a report tells of the reporter."""
OWN_OF_FIRMS = frozenset(
    ["production", "mine_production", "capacity", "exports", "refining", "metal_production"]
)


VALUES = frozenset(
    [
        "values",
        "valued",
        "assesses",
        "assessed",
        "rates",
        "believe",
        "reckon",
        "expect",
        "see",
        "estimate",
        "put",
        "predict",
        "say",
        "calculate",
        "project",
        "forecast",
        "think",
        "warn",
        "look",
        "pencil",
    ]
)
TELLING = frozenset(
    """department agency bureau office exchange consultancy tank institute institution association lobby bank banks analysts economists
    traders brokers broker forecasters geologists researchers survey statisticians watchdog ministry tracker trackers""".split()
)
"""Who tells figures of others: offices, brokers, analysts."""
TELLERS = frozenset(
    """ranking rankings data figures report survey poll study estimate estimates forecast forecasts model count index tracker analysis
    calculations numbers statistics outlook review""".split()
)
"""What tells: “TrendForce's ranking gives it 71%”."""


OFFICERS = frozenset(
    """chairman chairwoman boss chief ceo president executive executives analysts economists spokesman spokeswoman minister ministry
    director managers strategists officials""".split()
)


OFFICES = frozenset(
    "regulator ministry agency authority commission council board office bureau association watchdog department body".split()
)


def _named_office(scene: Scene, j: int) -> bool:
    """Whether an office is named behind its noun: “The regulator, Cocobod, hopes for 650,000 tonnes”."""
    of_it = word_at(scene, j - 1) == "," and word_at(scene, j - 2) in OFFICES
    return (
        of_it and word_at(scene, j + 1) == "," and kind_of(scene, scene.atoms[j]) in ("", "agency", "source")
    )


def speaks(scene: Scene, j: int) -> bool:
    """Whether the entity is only the one who says so: “the IEA predicts”, “according to USGS”."""
    if ACCORDING.search(scene.words(max(0, j - 6), j)):
        return True
    if by_its_count(scene, j):
        return True
    if scene.possessive(j) and (teller := _teller(scene, j + 2)) is not None:
        verbs = SAYS if word_at(scene, teller) in TELLERS else OPINES
        return any(
            word_at(scene, k) in verbs and word_at(scene, k + 1) != "to"
            for k in (teller + 1, teller + 2, teller + 3)
        )
    if _of_tellers(scene, j) or _quoted(scene, j) or _added(scene, j) or _revises(scene, j):
        return True
    if _named_office(scene, j):
        return True
    if word_at(scene, j + 1) in OPINES and word_at(scene, j + 2) in ("it", "them"):
        return True  # “S&P expects it to take 24%”
    inserted = word_at(scene, j + 2)
    if word_at(scene, j + 1) == "," and (inserted in ("the", "a", "an") or inserted.endswith("ing")):
        close = next((k for k in range(j + 3, j + 9) if word_at(scene, k) == ","), None)
        if close is not None and word_at(scene, close + 1) in OPINES and word_at(scene, close + 2) != "to":
            return True
    verb = j + 1
    while word_at(scene, verb) in ADVERBS:
        verb += 1
    said = SAYS & set(word_at(scene, verb).split())
    kind = kind_of(scene, scene.atoms[j])
    if kind != "source":
        said -= {"gives", "gave", "offers"}
    if kind in ("country", "bloc") and CLAIMS & said and _another_acts(scene, verb):
        return True
    if (
        not said
        or word_at(scene, verb + 1) == "to"
        or kind in ("country", "region", "place", "mine", "plant")
    ):
        return False  # “expects to produce”: of itself
    if said & FINDS and verb + 1 < len(scene.atoms) and scene.atoms[verb + 1].kind == "Q":
        return False  # “LKAB found more than a million tonnes”, “Fen now claims 8.8 million”
    if "has" in said:
        after = scene.atoms[verb + 1] if verb + 1 < len(scene.atoms) else None
        return not kind and after is not None and after.kind == "E"
    return not _of_itself(scene, j, verb)


def _quoted(scene: Scene, j: int) -> bool:
    """Whether the verb stands before who tells: “…, says Clarksons, a broker, whereas cargo …”."""
    return (
        word_at(scene, j - 1) in OPINES | {"says", "said"}
        and word_at(scene, j - 2) in (",", "”", '"')
        and word_at(scene, j + 1) in (",", ".", ";", "")
    )


HAVE = frozenset(["has", "have", "had"])
NO_PAST = frozenset(["need", "indeed", "embed", "is", "was", "does", "its", "this", "plus", "less"])


def _added(scene: Scene, j: int) -> bool:
    """Whether nothing but who says so is added between two marks, whatever the verb: “…, the regulator Anatel has ruled;”."""
    verb = j + 1 + (word_at(scene, j + 1) in HAVE)
    word = word_at(scene, verb)
    done = word.endswith(("ed", "s")) and word not in NO_PAST and scene.atoms[verb].kind in "VWK"
    mark = word_at(scene, verb + 1 + (word_at(scene, verb + 1) == "out"))
    if not (done or word in SAYS) or mark not in ENDS:
        return False
    for k in range(j - 1, max(-1, j - 6), -1):
        if scene.atoms[k].kind not in "WM":
            return scene.atoms[k].text in COMMA and any(a.kind in "QV" for a in scene.atoms[:k])
    return False


def _revises(scene: Scene, j: int) -> bool:
    """Whether somebody changes what he foretells of another: “Lanark cut its forecast for Kazakhstan's wheat crop”."""
    verb = j + 1 + (word_at(scene, j + 1) in HAVE)
    if word_at(scene, verb) not in REVISES or word_at(scene, verb + 1) not in ("its", "their", "the"):
        return False
    for k in range(verb + 2, min(len(scene.atoms), verb + 5)):
        if word_at(scene, k) in TELLERS:
            if not scene.atoms[k + 1 : k + 2] or not scene.atoms[k + 1].is_word("for", "of"):
                return False
            rest = scene.atoms[k + 2 : k + 6]
            return any(a.kind == "E" and a.id != scene.atoms[j].id for a in rest)
    return False


ENDS = frozenset([",", ";", ".", "–", "—", ""])
REVISES = frozenset(
    "raised raises cut cuts lifted lifts lowered lowers trimmed trims left kept keeps revised revises nudged".split()
)
"""What is done to a forecast: “the energy agency lifted world oil demand to 104 million barrels a day”."""
FINDS = frozenset(["found", "finds", "claims", "claimed"])
CLAIMS = frozenset("says said claims claimed insists alleges reckons believes estimates warns".split())


def _another_acts(scene: Scene, verb: int) -> bool:
    """Whether what a state says is of another: “Washington says Beijing has pledged to buy 22 million tonnes”."""
    j = verb + 1 + (word_at(scene, verb + 1) == "that")
    j += word_at(scene, j) == "the"
    return j < len(scene.atoms) and scene.atoms[j].kind == "E" and not scene.possessive(j)


def _teller(scene: Scene, k: int) -> int | None:
    """The noun of somebody or something that tells, within three words: “TrendForce's latest ranking gives”."""
    for n in range(k, min(len(scene.atoms), k + 3)):
        if scene.atoms[n].low in TELLERS or scene.atoms[n].low in OFFICERS:
            return n
        if scene.atoms[n].kind not in "WMCK" or scene.atoms[n].low in PREPOSITIONS:
            return None
    return None


def _of_tellers(scene: Scene, j: int) -> bool:
    """Whether the place belongs to an office that tells: “the U.S. department expects”, “a think-tank in Yangon values”."""
    here = scene.preposition(j) in ("in", "at", "of", "from")
    if here and any(word_at(scene, k) in FORETELLERS for k in range(max(0, j - 3), j)):
        return True
    if here and any(word_at(scene, k) in TELLING for k in range(max(0, j - 4), j)):
        verb = j + 1
    elif scene.preposition(j) == "" and word_at(scene, j + 1) in TELLING:
        verb = j + 2
    elif scene.preposition(j) == "" and word_at(scene, j + 2) in TELLING and scene.atoms[j + 1].kind in "WCM":
        verb = j + 3  # “the U.S. farm department sees”
    else:
        return False
    if word_at(scene, verb) == "in" and verb + 2 < len(scene.atoms) and scene.atoms[verb + 1].kind == "E":
        verb += 2  # “brokers at Braemar in London reckon with 46 million”
    if word_at(scene, verb) in REVISES:
        return _another_acts(scene, verb)
    return word_at(scene, verb) in SAYS | VALUES and word_at(scene, verb + 1) != "to"


COUNTS = frozenset(
    "count reckoning estimate estimates figures data measure calculation calculations tally".split()
)


def by_its_count(scene: Scene, j: int) -> bool:
    """Whether the name only says by whose count: “20 tons in 2024, by American reckoning”, “by the White House's count”."""
    if scene.preposition(j) not in ("by", "on"):
        return False
    after = j + 1 + scene.possessive(j)
    return any(word_at(scene, k) in COUNTS for k in (after, after + 1)) and word_at(scene, j - 1) in (
        "by",
        "on",
        "the",
    )


def _of_itself(scene: Scene, j: int, verb: int) -> bool:
    """Whether what somebody reports is a measure of its own: “Antofagasta reported cash costs of …”.

    A company's income, staff and costs are; the output that it expects is when the pack knows it as a company.
    """
    own = OWN if not kind_of(scene, scene.atoms[j]) else OWN | OWN_OF_FIRMS
    if kind_of(scene, scene.atoms[j]) not in ("", "company"):
        return False
    after = scene.atoms[verb + 1 : verb + 2]
    if kind_of(scene, scene.atoms[j]) == "company" and after and after[0].kind == "Q":
        weighs = dimension(after[0].quantity.unit if after[0].quantity else None) in (
            "mass",
            "volume",
            "energy",
            "count",
        )
        return weighs and word_at(scene, verb) in ("expects", "sees", "foresees", "forecasts", "guides")
    for atom in scene.atoms[verb + 1 :]:
        if atom.kind == "Q" and word_at(scene, verb) in REPORTS:
            continue  # “reported a 56% jump in revenue”
        if (atom.kind in "EQP" and atom.text != "-") or atom.low in ("will", "would"):
            return False
        if atom.low == "that" and not kind_of(scene, scene.atoms[j]):
            own = INCOME  # the sales or costs of which an unknown name tells may be those of all
        if atom.metrics():
            return not own.isdisjoint(atom.metrics())
    return False
