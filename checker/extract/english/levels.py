"""Percentages that are a level and no part of anything: grades, margins, how full stores are, how much of a capacity is used, rates."""

from __future__ import annotations

import re

from checker.extract.english.beside import as_full
from checker.extract.english.ground import at_a_grade
from checker.extract.english.phrase import word_at
from checker.extract.english.ratio import OF_CAPACITY, OF_SALES
from checker.extract.english.subject import subject_of
from checker.extract.frame import Frame, Memory
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene


def grade_frame(
    scene: Scene, i: int, quantity: Quantity, low: int, high: int, memory: Memory, last: Frame | None
) -> Frame | None:
    """The frame of how rich an ore is: “ore at 2.1%”, “grading 0.45%”, “averages 4%”."""
    if quantity.unit != "percent":
        return None
    said = scene.words(low, i)
    rich = (
        GRADE_UNIT.search(scene.atoms[i].low)
        or RICHEST.match(scene.text, scene.atoms[i].end, scene.end)
        or (("ore" in said or "grad" in said) and GRADE.search(said))
        or at_a_grade(scene, i, last)
        or (
            last is not None
            and last.metric == "grade"
            and word_at(scene, i - 1) in ("from", "to", "and", "against")
        )
    )
    if not rich:
        return None
    return Frame(
        kind="amount", metric="grade", subject=subject_of(scene, i, low, high, memory, last, "grade")
    )


def level_frame(
    scene: Scene, i: int, quantity: Quantity, low: int, high: int, memory: Memory, last: Frame | None
) -> Frame | None:
    """The frame of how full stores are, or of a margin."""
    if quantity.unit == "percent" and word_at(scene, i + 1) in DONE:
        subject = subject_of(scene, i, low, high, memory, last, "other")
        return Frame(kind="amount", metric="other", subject=subject)
    rated = quantity.unit == "percent" and any(a.low in RATES for a in scene.atoms[low:i])
    if quantity.unit == "percent" and RETURN.match(scene.text, scene.atoms[i].end, scene.end):
        subject = subject_of(scene, i, low, high, memory, last, "other")
        return Frame(kind="amount", metric="other", subject=subject)
    if rated and REACHED.search(scene.words(max(low, i - 4), i)):
        subject = subject_of(scene, i, low, high, memory, last, "other")
        return Frame(kind="amount", metric="other", subject=subject)
    full = _full(scene, i)
    if full and SEATS.search(scene.words(low, i)):
        subject = subject_of(scene, i, low, high, memory, last, "other")
        return Frame(kind="ratio", metric="other", whole="capacity", subject=subject)
    if full:
        return Frame(
            kind="ratio",
            metric="stockpile",
            whole="capacity",
            subject=subject_of(scene, i, low, high, memory, last, "stockpile"),
        )
    if (stored := as_full(scene, i, quantity, memory, last)) is not None:
        return stored
    said = scene.words(low, i)
    if quantity.unit == "percent" and "margin" in said and MARGIN.search(said) is not None:
        return Frame(
            kind="ratio",
            metric="profit",
            whole="revenue",
            subject=subject_of(scene, i, low, high, memory, last, "profit"),
        )
    return None


def use_of_capacity(
    scene: Scene, i: int, quantity: Quantity, low: int, high: int, memory: Memory, last: Frame | None
) -> Frame | None:
    """The frame of “ran at 72% of capacity”, “an operating rate of 60%”."""
    if quantity.unit != "percent":
        return None
    verbs = scene.atoms[max(low, i - 3) : i]
    of_it = OF_CAPACITY.match(scene.text, scene.atoms[i].end, scene.end) is not None
    idle = (
        last is not None
        and last.metric == "capacity"
        and IN_USE.match(scene.text, scene.atoms[i].end, scene.end)
    )
    used = bool(idle) or (of_it and any(a.low in USES for a in verbs))
    if not used and USED.search(scene.words(low, i)) is None:
        return None
    frame = Frame(kind="ratio", metric="production", whole="capacity")
    frame.subject = subject_of(scene, i, low, high, memory, last, "production")
    return frame


def spends_part(
    scene: Scene, i: int, low: int, high: int, memory: Memory, last: Frame | None
) -> Frame | None:
    """The frame of “spends 6% of its revenue on research”."""
    verb = next((a for a in reversed(scene.atoms[max(low, i - 3) : i]) if a.kind == "V"), None)
    if (
        verb is None
        or "investment" not in verb.metrics()
        or not OF_SALES.match(scene.text, scene.atoms[i].end)
    ):
        return None
    frame = Frame(kind="ratio", metric="investment", whole="revenue")
    frame.subject = subject_of(scene, i, low, high, memory, last, "investment")
    return frame


RETURN = re.compile(r" (?:[a-z-]+ ){0,2}?(?:internal )?(?:rate of return|IRR)\b")
"""“Promises a 28% internal rate of return.”"""
SEATS = re.compile(
    r"\b(?:planes|flights|aircraft|jets|hotels?|beds|seats|trains|cinemas|stadiums?|restaurants|hospitals)\b"
)
"""What is full of people, not of goods."""
REACHED = re.compile(
    r"\b(?:to|at|of|is|was|hit|reached|averaged|topped) (?:about |around |just |only |nearly )?$"
)
IN_USE = re.compile(
    r" of (?:it|them|that|which)(?: is| was| are| were)? (?:in use|used|utilised|utilized|in operation)\b"
)
USES = ("used", "use", "uses", "using", "utilised", "utilized")
USED = re.compile(
    r"\b(?:ran|runs?|running|operated?|operates|operating|worked|works?|working)(?: (?:its|their|the|these|all|both)(?: [\w-]+){1,3}?)? at\b|\b(?:operating rates?|run rates?|utili[sz]ation|capacity factors?|load factors?|capacity use)\b"
)
GRADE = re.compile(
    r"\b[Oo]re\b[^.;]{0,30} (?:averag(?:es?|ed|ing)|contain(?:s|ed|ing)?|carr(?:ies|ied)|assay(?:s|ed|ing)?|holds?) (?:about |around |roughly |nearly |over |just |only )?$|\b[Oo]re\b[^.;]{0,24},? at (?:about |around |roughly |nearly |over |just |only )?$|\b[Oo]res? of (?:about |around |just |only )?$|(?<!-)\b(?:ore|head|mill|copper|gold|nickel|average|mined) grades? (?:[a-z]+ ){1,3}(?:to|from|at|of) (?:about |around |only |just )?$|(?<!-)\bgrad(?:es?|ing)(?: of| at| averages?| averaging| is| was)? (?:about |around |roughly |nearly |over |just )?$"
)
RICHEST = re.compile(
    r",? (?:the|its|their|one of the) (?:[a-z-]+ )?(?:richest|highest-grade|poorest|leanest) (?:[a-z]+ )?(?:ore|ores|deposit|deposits|mine|mines|lode|orebody)\b"
)
"""“At 14% the richest ore anywhere.”"""
GRADE_UNIT = re.compile(
    r"(?:ppm|parts per million|(?:grams?|grammes?|g)(?: per | a |/)(?:metric )?(?:tonne|ton|t)|克/吨)$"
)
"""In such units a metal lies in its ore."""
MARGIN = re.compile(
    r"\b(?:gross|operating|net|profit|ebitda|pre-tax|ebit) margins?\b|\b(?:its|their|a|the|'s) margins? (?:(?:of|to|at|was|is|by|rose|fell|slipped|widened|narrowed|shrank|improved) )+(?:\w+ )?$"
)
FULL = re.compile(r"\b(?:filled|full) (?:to|at) (?:about |around |just |only |some |nearly |almost )?$")


TARGET = re.compile(
    r"\b(?:filling|fill|storage) (?:target|level|goal|rate)s?(?: (?:of|in|at) [\w'’ -]{1,40}:)? (?:(?:of|to|at|is|was|are|were) )?(?:about |around |just |only )?$"
)
LEVEL = re.compile(r" (?:filling|fill|storage)[- ](?:level|target|goal|rate|requirement)\b")
STORED_AT = re.compile(
    r"\b(?:storage|stores|caverns|reservoirs)\b[^.;%\d]{0,30} (?:is|are|was|were|stands?|stood) at (?:about |around |just |only |some )?$"
)
"""“Gas storage in Italy is at 82%.”"""
FILLS = re.compile(r"\bfill(?:s|ed|ing)?\b[^.;,]{0,25}$")
SPACE = re.compile(
    r" of (?:its|their|the|all)(?: \w+)? (?:space|storage|capacity|tanks|caverns|caves|sites)\b"
)


STORES = ("stor", "fill", "full", "cavern", "reservoir")
FILLED = (" fu", " fi", " st")
"""How what is full is told, before a number and behind it; finding one costs less than a search for all."""


def _full(scene: Scene, i: int) -> bool:
    """“Storage is 82% full”, “stores were filled to 73%”, “a filling target of 90%”, “filled half of their tanks”."""
    atom = scene.atoms[i]
    before = scene.text[max(scene.start, atom.start - 60) : atom.start].lower()
    if not any(part in before for part in STORES) and scene.text[atom.end : atom.end + 3] not in FILLED:
        return False
    return (
        word_at(scene, i + 1) == "full"
        or FULL.search(before) is not None
        or TARGET.search(before) is not None
        or STORED_AT.search(before) is not None
        or LEVEL.match(scene.text, scene.atoms[i].end, scene.end) is not None
        or (FILLS.search(before) is not None and SPACE.match(scene.text, scene.atoms[i].end) is not None)
    )


DONE = ("complete", "completed", "finished", "built", "done", "ready")
"""How far a works is: “is 45% complete”."""
RATES = frozenset(
    [
        "unemployment",
        "inflation",
        *(
            f"{n} {rate}"
            for rate in ("rate", "rates")
            for n in "unemployment jobless inflation recovery interest policy mortgage vacancy key base bank deposit lending repo benchmark".split()
        ),
        "federal funds rate",
        "key interest rate",
        "royalty",
        "royalties",
        "rate of return",
        "internal rate of return",
        "irr",
    ]
)
"""What a percentage can be that is no part of anything: “unemployment slid to 10.3%”."""
