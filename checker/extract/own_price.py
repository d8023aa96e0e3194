"""Whether a price is somebody's: what a firm realised, what is paid in a place; any other is the market's."""

from __future__ import annotations

import re

from checker.extract.english.acting import PAID, THEY
from checker.extract.frame import KNOWN_FIRMS, STATES, Memory
from checker.extract.scene import STRONG, Scene

WORLD_PRICE = re.compile(
    r"(?:world|global|international)(?:'s)? (?:[\w-]+ ){0,3}(?:prices?|benchmark|market|average|cost)|prices? (?:\w+ ){0,3}(?:worldwide|globally)|全球|世界|国际",
    re.IGNORECASE,
)
ITS_PRICE = frozenset(
    "its their our average selling customers list realised realized fares fare 自家 其".split()
)


ITS_OWN = re.compile(r"(?:Its|Their) (?:\w+ ){0,2}(?:sales|prices?|product|output)\b")
ITS_LOW = re.compile(
    r"\b[Ii]ts (?:[\w-]+ ){0,3}(?:low|high|peak|record|trough|lowest|highest|level|best|worst)\b"
)
"""“Up 29% from its March low”: of the price itself."""


REALISED = re.compile(
    r"\b(?:(?:was|were|is|are|been|got) paid|reali[sz](?:ed|es|ing)|received|receives|charged|charges|obtained|achieved|netted|got|sold (?:\w+ ){0,4}(?:for|at))\b[^;.]*$"
)
"""What a firm gets for its goods is its own price: “got 30% less for it”, “realised $1,161 a tonne”."""


def has_price(scene: Scene, i: int, subject: str | None, memory: Memory) -> bool:
    """Whether a price is somebody's: a company's that makes the thing, or of a place that the sentence names."""
    if not scene.chinese and i > 1 and scene.atoms[i - 1].low in PAID and scene.atoms[i - 2].low in THEY:
        return True  # “in January she paid €58 a kilo”
    kind = scene.pack.kind(subject)
    if subject is not None and subject.startswith("world_ex_"):
        return True
    if kind in STATES and scene.text.startswith(" at home", scene.atoms[i].end):
        return True  # “$1,100 in Rotterdam, against $240 at home”
    if kind == "world":
        return bool(WORLD_PRICE.search(scene.text, scene.start, scene.end))
    firms = (memory.topic_company, memory.anchor)
    its = any(
        not ITS_PRICE.isdisjoint(atom.low.split())
        and (j == 0 or scene.atoms[j - 1].low != "on")
        and (atom.low != "average" or is_named(scene, subject) or subject in firms)
        for j, atom in enumerate(scene.atoms)
    ) and not ITS_LOW.search(scene.text, scene.start, scene.end)
    its = its or (not scene.chinese and REALISED.search(scene.words(max(0, i - 9), i)) is not None)
    firm = kind in KNOWN_FIRMS or (
        not kind
        and subject is not None
        and (subject == memory.anchor or ITS_OWN.match(scene.text, scene.start))
    )
    later = kind in STATES if scene.chinese else kind == "company"
    later = later and _is_in_a_later_clause(scene, i, subject)
    owner = kind not in ("", "agency", "place", "group") and is_named(scene, subject, i) and not later
    return (firm and its) or owner


THE_PRICE = re.compile(r"\b(?:the|that|this) price(?! of\b| that\b| for\b| in\b| at\b)\b", re.IGNORECASE)


def of_that_price(scene: Scene, i: int, memory: Memory) -> str | None:
    """Whose price was told right before, where a sentence goes on about it: “A month later the price had eased to $387”."""
    told = memory.earlier
    if told is None or told.metric != "price" or not memory.same_block:
        return None
    if scene.pack.kind(told.subject) not in (*STATES, "region") or told.commodity in (None, "shares"):
        return None
    anew = any(a.kind in "EC" for a in scene.atoms[:i])
    said = THE_PRICE.search(scene.text, scene.start, scene.atoms[i].start) is not None
    return told.subject if said and not anew else None


def _is_in_a_later_clause(scene: Scene, i: int, id: str | None) -> bool:
    """Whether a firm is only named behind the price: “the oxide costs 560,000 yuan; MP is guaranteed $110”."""
    at = [j for j, a in enumerate(scene.atoms) if a.kind == "E" and a.id == id]
    return bool(at) and at[0] > i and scene.clauses[at[0]] != scene.clauses[i]


def is_named(scene: Scene, id: str | None, i: int | None = None) -> bool:
    """Whether the sentence names it; in Chinese no further back from `i` than the last semicolon."""
    low = 0
    if i is not None and scene.chinese:
        low = max((j for j, atom in enumerate(scene.atoms[:i]) if atom.text in STRONG), default=0)
    return any(atom.kind == "E" and atom.id == id for atom in scene.atoms[low:])
