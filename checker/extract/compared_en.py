"""The time of a value that an English sentence sets another against: “from $300 million, or $1.05 per share, a year earlier”."""

from __future__ import annotations

import re

from checker.extract.calendar import Clock, months_in, shifted
from checker.extract.frame import Frame
from checker.extract.scene import STRONG, Scene
from checker.extract.times import Time
from checker.extract.verbs_en import PAST

LED = re.compile(
    r"\b(?:from|against|versus|vs\.?|compared (?:with|to)|compares? (?:with|to)|than|up on|down on)"
    r"(?: (?:the|an?|its|their|about|some|around|nearly|just|only|net|adjusted|operating|gross|total|record|revised|loss|profit|earnings|income|sales|revenues?|output|production|exports|imports|volumes?|level|figure|of)){0,5} $"
)
"""What leads to a value that another is set against."""
AGAIN = ("or", "(", "equal", "equivalent")
"""What leads to the same value in another measure: “from $300 million, or $1.05 per share”."""
GOT = frozenset(
    "recorded reported produced sold shipped exported imported earned made seen posted registered logged mined delivered booked achieved previously".split()
)
STOPS = frozenset(
    "and but while whereas as which who that because when to after before despite with from than".split()
)
SILENT = ("issued", "by", "since")


def own_time(scene: Scene, i: int, frame: Frame, last: Frame | None) -> str | None:
    """The time that stands behind the value at `i` where it is what another one is set against, else None."""
    if scene.chinese or frame.kind not in ("amount", "share", "ratio", "count") or not _is_base(scene, i):
        return None
    time = _time_behind(scene, i)
    if time is None:
        return None
    period = time.day if time.day is not None and frame.metric == "price" else time.period
    own = _equal_window(scene, i, frame, last, period)
    main = (last.period, last.carry) if last is not None else ()
    if last is not None and last.period and last.period != last.carry and scene.atoms[i - 1].low in AGAIN:
        own = last.period  # “from $300 million, or $1.05 per share”: the same time
    elif own == period and frame.period is not None and frame.period not in main:
        return None  # it has a time of its own already
    if own == frame.period:
        return None
    frame.because("period", own)
    return own


def told_by_base(scene: Scene, frame: Frame, clock: Clock) -> str | None:
    """The month that only the one before it tells: “stocks fell to 868,000 tonnes from 1 million in June”, in August."""
    if scene.chinese or scene.title or frame.kind not in ("amount", "change", "share"):
        return None
    if (
        frame.metric in UNDATED
        or not scene.times
        or any(t.role not in ("base", "other") for _, t in scene.times)
    ):
        return None
    j, time = scene.times[0]
    told, begin = clock.last or "", scene.atoms[j].start
    if frame.at > j or len(told) != 7 or shifted(told, months=-1) != time.period:
        return None
    return told if LEADS.search(scene.text, max(scene.start, begin - 60), begin) is not None else None


LEADS = re.compile(r"\b(?:from|than|against|versus|compared (?:with|to)|below|above)\b[^,;]*$")


UNDATED = frozenset(
    {"investment", "loan", "stake", "tariff", "things", "lead_time", "event", "reserves", "resources"}
)


def _is_base(scene: Scene, i: int) -> bool:
    """Whether the value is set against another, or said again of one that is."""
    low, _ = scene.span_of(i)
    before = scene.words(max(0, i - 8), i)
    if LED.search(before) is not None:
        return True
    told = next((k for k in range(i - 1, max(low, i - 9) - 1, -1) if scene.atoms[k].kind == "Q"), None)
    again = (
        told is not None
        and scene.atoms[i - 1].low in AGAIN
        and all(a.kind in "WPC" for a in scene.atoms[told + 1 : i])
    )
    return again and told is not None and LED.search(scene.words(max(0, told - 8), told)) is not None


def _time_behind(scene: Scene, i: int) -> Time | None:
    """The first time behind the value, with nothing before it but what was measured, how it came about, or the value said again."""
    atoms = scene.atoms
    for k in range(i + 1, min(len(atoms), i + 16)):
        atom = atoms[k]
        if atom.kind == "T":
            return atom.time if atom.time is not None and atom.time.role not in SILENT else None
        if atom.kind == "Q":
            if atoms[k - 1].low not in AGAIN:
                return None
        elif (
            atom.text in STRONG
            or atom.low in STOPS
            or (atom.low in PAST and atom.low not in GOT)
            or (atom.kind in "VK" and atom.low not in GOT)
            or (atom.text == "," and not (k + 1 < len(atoms) and _goes_on(scene, k + 1)))
        ):
            return None
    return None


def _goes_on(scene: Scene, k: int) -> bool:
    """Whether what comes behind a comma is the value said again, or its time."""
    after = [a for a in scene.atoms[k : k + 3] if a.low not in ("in", "for", "the", "during", "of")]
    return scene.atoms[k].low in AGAIN or (len(after) > 0 and after[0].kind == "T")


def _equal_window(scene: Scene, i: int, frame: Frame, last: Frame | None, period: str) -> str:
    """The same months of a year that is named alone: a quarter's “5,294 tonnes, down from 5,528 in 2023”.

    Only where the two values are of one size, so that no whole year can be meant.
    """
    quantity = scene.atoms[i].quantity
    if (
        last is None
        or quantity is None
        or not last.period
        or len(period) != 4
        or len(last.period) in (4, 9, 10)
    ):
        return period
    alike = (last.metric, last.unit, last.kind) == (frame.metric, quantity.unit, frame.kind)
    flows = frame.kind == "amount" and scene.pack.nature(frame.metric or "") == "flow"
    if not (alike and flows) or months_in(last.period) > 6 or not last.value:
        return period
    near = 0.55 < abs(quantity.high / last.value) < 1.8
    years = int(period) - int(last.period[-7:][:4])
    moved = shifted(last.period, years=years) if near and -3 < years < 0 else None
    return moved or period
