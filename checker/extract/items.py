"""Which of several values of one measure is meant: what was forecast, aimed at or counted before, or of which phase of a works."""

from __future__ import annotations

import re

from checker.extract.bases import REVISED
from checker.extract.frame import Frame
from checker.extract.hints import holds
from checker.extract.scene import Scene
from checker.model import Kind, Modality

EARLIER_FORECAST = "earlier forecast"
EARLIER_FIGURE = "earlier figure"
LAST_EDITION = "last edition"
BUILT = ("capacity", "production", "mine_production", "refining", "investment", "cost")
VALUES = (Kind.AMOUNT, Kind.SHARE, Kind.CHANGE, Kind.COUNT)

FIGURE = r"(?:estimates?|forecasts?|projections?|predictions?|guidance|targets?|goals?|plans?|budgets?|outlook|view|price tag|figures?|counts?|reckoning)"
AIMED = r"(?:pencilled in|forecast|foreseen|expected|predicted|promised|planned|budgeted|projected|targeted|guided for|aimed (?:at|for)|hoped for|spoken of|reckoned with|been (?:aiming|shooting|hoping|planning) for|seen)"
SINCE_GIVEN_UP = re.compile(
    rf"\b(?:its|an?|the|their|his|her)?\s?(?:previous|earlier|original|initial|old|former|first|last month's|last year's|superseded|(?-i:January|February|March|April|June|July|August|September|October|November|December)) (?:[\w-]+ ){{0,2}}{FIGURE}(?: of| was| at| had been| had stood at)?(?: (?:for|of) [\w ]{{1,20}})?(?: (?:just|only|about|around|some|roughly|nearly|almost|over))? $"
    rf"|\b(?:had|having) (?:earlier |once |still |only )?{AIMED}(?: (?:just|only|about|around|some|roughly|a|an))? $"
    r"|\b(?:previously|originally|initially|at first|at the outset|until now|hitherto)(?: (?:\w+ed|of|at|for))?(?: (?:just|only|about|around|some|roughly))? $",
    re.IGNORECASE,
)
"""Words right before a number that was given up since: “its earlier estimate of”, “had pencilled in”."""
GIVEN_UP_AFTER = re.compile(
    rf"(?: (?:tons?|tonnes?|barrels?|of [a-z]+|a day|a year))?,? (?:(?:that|which) |(?:that |which )?(?:it|they|he|she|who|the \w+) )had (?:earlier |once |still |previously |originally )?{AIMED}\b"
    rf"|,? (?:previously|originally|initially|at the outset|hitherto)(?: {AIMED})?(?=[,.;)]|$| and)"
    rf"|,? (?:foreseen|forecast|expected|predicted|planned|budgeted|promised|estimated) (?:previously|earlier|before|until now|at first|at the outset|originally|initially)\b"
    rf"|,? (?:estimated|forecast|predicted|expected|projected|given|seen|made) (?:a (?:month|quarter|year) (?:ago|earlier)|last (?:month|spring|summer|autumn|year)|(?:just )?(?:one|two|three|six) months (?:ago|earlier))\b",
    re.IGNORECASE,
)
ISSUED = re.compile(r" (?:[a-z]+ )?(?:made|given|issued|published|drawn up) (?:in|last|a)\b")
"""How a forecast goes on beside a newer one: “a forecast of 7,000 t made in March”."""
TURNED = re.compile(r"\bturned (?:its|the|an?|their) (?:[\w-]+ ){1,4}$")
"""“turned its surplus of 9,000 t into a shortfall”."""
CHINESE = re.compile(
    r"(?:此前|原先|原本|原来|原來|早先|先前|之前|[曾原])(?:的)?(?:[预預][计計估测測期]|估[计計算]|[计計][划劃]|目[标標]|指引|[给給]出|[设設]定|定[为為]|[预預]算|[认認][为為]|[说說]|[为為])?的?(?:[^,，;；。、\d]{0,8}(?:是|[为為]|[约約]))?[约約近]?$"
)
"""此前预计, 原目标为, 早先给出的缺口是: what stands right before a number that was given up since."""
CHANGED = re.compile(r"^[^,，;；。]{0,12}(?:[上下][调調修]|[调調][高低升降减減]|[砍削缩縮]|改)")
"""从9吨下调到7吨: how a number goes on that was changed to another."""


def settle_item(scene: Scene, i: int, frame: Frame) -> None:
    """Mark the value at atom `i` when its text says that it was given up since, or of which phase of a works it is.

    “4,000 t of tin, against the 9,000 it had pencilled in”: the second is an `earlier forecast`.
    """
    frame.item = None
    if frame.kind in VALUES and _of_last_edition(scene, i):
        frame.item = LAST_EDITION
    elif frame.kind in VALUES and _superseded(scene, i):
        frame.item = EARLIER_FORECAST if frame.modality == Modality.FORECAST else EARLIER_FIGURE
    elif frame.metric in BUILT and not scene.chinese:
        frame.item = _phase(scene, i)


PHASES = (
    (re.compile(r"\b(?:a|the|its) (?:second|next) phase\b.*\b(?:double|lift|raise|take|bring|increase|expand)s? .*\bto "), "phases 1 and 2"),
    (re.compile(r"\b(?:a|the|its) second phase\b|\bphase (?:two|2)\b"), "phase 2"),
    (re.compile(r"\b(?:that|this|the first|its first|a first|the initial) phase\b|\bphase (?:one|1)\b"), "phase 1"),
)  # fmt: skip
"""What a works has in one of its phases, or with the next: two such values need not agree."""


def _phase(scene: Scene, i: int) -> str | None:
    low, _ = scene.span_of(i)
    before = scene.text[scene.atoms[low].start : scene.atoms[i].start].lower()
    if "phase" not in before:
        return None
    return next((item for form, item in PHASES if form.search(before) is not None), None)


EDITION = re.compile(
    r"\b(?:last|previous|preceding|earlier|former|old) (?:year's )?(?:edition|issue|handbook|yearbook|report|version|summary|count|list)(?: of [\w ]{2,30})?"
    r"(?: (?:it|they|he|she|the [\w ]{2,24}?))? (?:still |had )?(?:said|gave|given|had|showed|put|listed|counted|spoke of)(?: it at)? $|(?:上一?版|去年版|旧版|前一?版)[^,，;；。\d]{0,12}$",
    re.IGNORECASE,
)
"""“last year's handbook still said”: what stands right before a number of an edition that another has replaced."""


EDITIONS = ("dition", "ssue", "andbook", "earbook", "eport", "ersion", "ummary", "ount", "ist")
FIGURES = (
    "had ", "aving ", "stimate", "orecast", "rojection", "rediction", "uidance", "arget", "goal", "plan", "udget", "utlook", "view",
    "tag", "igure", "ount", "eckoning", "reviously", "riginally", "nitially", "at first", "At first", "outset", "ntil now", "itherto",
)  # fmt: skip
"""Parts of words without which a number before was not given up; finding one costs less than a search for all."""


def _of_last_edition(scene: Scene, i: int) -> bool:
    start = scene.atoms[i].start
    if not scene.chinese and not holds(scene.text[max(scene.start, start - 80) : start], EDITIONS):
        return False
    return EDITION.search(scene.text[max(scene.start, start - 80) : start]) is not None


def _superseded(scene: Scene, i: int) -> bool:
    atom = scene.atoms[i]
    before = scene.text[max(scene.start, atom.start - 70) : atom.start]
    after = scene.text[atom.end : min(scene.end, atom.end + 70)]
    if scene.chinese:
        if CHINESE.search(before.rstrip()) is not None:
            return True
        began = before.rstrip()[-1:] in ("从", "從", "由", "自")
        return (
            began
            and CHANGED.search(after) is not None
            and REVISED.search(scene.text, scene.start, scene.end) is not None
        )
    spoken = holds(before, FIGURES)
    if (spoken and SINCE_GIVEN_UP.search(before) is not None) or GIVEN_UP_AFTER.match(after) is not None:
        return True
    if ISSUED.match(after) and _beside_another(scene, i):
        return True
    if after.startswith(" into a") and TURNED.search(before) is not None:
        return True
    began = i > 0 and scene.atoms[i - 1].low == "from"
    return began and REVISED.search(scene.text, scene.start, atom.start) is not None


def _beside_another(scene: Scene, i: int) -> bool:
    """Whether a number of the same unit stands before it in the sentence."""
    units = [atom.quantity.unit for atom in scene.atoms[: i + 1] if atom.quantity is not None]
    return units[-1] in units[:-1]
