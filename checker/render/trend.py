"""The values of one measure over time, with what reference facts have of it.

Only geometry is made here: along the width in percent, down the height in pixels; `templates/trend.svg` draws it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from checker.model import Claim, Kind, Modality
from checker.packs import Fact, Pack
from checker.quantity.period import parse_period
from checker.render import words
from checker.render.axis import Axis, axis_of, labels
from checker.render.chart import Tick
from checker.render.entries import Entry, MeasureKey, named

LEFT, RIGHT, MIDDLE = 1.0, 99.0, 55.0
TOP, BOTTOM, HEIGHT = 12, 172, 196
"""Pixels from the top: where the axis begins and ends, and how high all of it is."""

LINE = 15
"""Pixels that a label takes."""

LABELLED = 8
"""With more values than this there is no room for words beside them; the table has them."""

LONG = 1.1
"""Years from which on a period is drawn as the stretch that it is."""

TICKS = 6
KINDS = (Kind.AMOUNT, Kind.SHARE, Kind.COUNT, Kind.CHANGE)


@dataclass(frozen=True, slots=True, eq=False)
class Point:
    """A value in its period: from `low` to `high` (pixels from the top), at `x`, and for a period of more than a year
    from `left` to `right`.

    `entry` is None for a reference fact; `hollow` says that the period is inferred or the value a forecast.
    """

    entry: Entry | None
    x: float
    left: float | None
    right: float | None
    low: int
    high: int
    label: str
    label_y: int
    anchor: str
    hollow: bool


@dataclass(frozen=True, slots=True, eq=False)
class Trend:
    """Values over time: a row of years below, levels with their labels at the side."""

    points: tuple[Point, ...]
    years: tuple[Tick, ...]
    levels: tuple[tuple[int, str], ...]
    title: str
    description: str
    logarithmic: bool
    height: int = HEIGHT


def by_measure(entries: Iterable[Entry]) -> dict[str, dict[MeasureKey, list[Entry]]]:
    """The claims of each measure that can be drawn over time, by what can share an axis."""
    result: dict[str, dict[MeasureKey, list[Entry]]] = {}
    for entry in entries:
        if entry.claim.kind in KINDS and entry.claim.base is None and entry.claim.metric not in words.BARE:
            result.setdefault(entry.key.measure, {}).setdefault(entry.key, []).append(entry)
    return result


def trends(together: Iterable[Sequence[Entry]], pack: Pack) -> tuple[Trend, ...]:
    """The trends of a measure, one for each set of claims that can share an axis and has several periods."""
    found = (trend(entries, pack) for entries in together)
    return tuple(one for one in found if one is not None)


def trend(entries: Sequence[Entry], pack: Pack) -> Trend | None:
    """The claims of one measure over time, None where fewer than two periods are named."""
    facts = _facts(entries)
    told = {
        (_period(entry), words.value(entry.claim), entry.claim.article): entry for entry in reversed(entries)
    }
    held = [
        (entry, entry.claim, span) for entry in reversed(told.values()) if (span := _span(_period(entry)))
    ]
    known = [(None, fact.claim, span) for fact in facts if (span := _span(fact.claim.period))]
    stated = {claim.period for _, claim, _ in (*held, *known) if claim.period}
    if len(stated) < 2 or not held:
        return None
    placed = [*held, *known]
    first = math.floor(min(start for _, _, (start, _) in placed))
    last = math.ceil(max(end for _, _, (_, end) in placed) - 0.01)
    axis = axis_of([entry for entry, _, _ in held], facts)

    def x(year: float) -> float:
        return round(LEFT + (year - first) / (last - first) * (RIGHT - LEFT), 2)

    points = [_point(entry, claim, span, axis, x) for entry, claim, span in placed]
    levels = zip(axis.ticks, labels(axis.ticks, entries[0].key.unit), strict=True)
    labelled = len(points) <= LABELLED
    apart = _apart(points) if labelled else [replace(point, label="") for point in points]
    return Trend(
        points=tuple(apart),
        years=_years(first, last, x),
        levels=tuple((_y(axis, value), label) for value, label in levels),
        title=": ".join(named(entries, pack)),
        description="; ".join(_spoken(entry, claim) for entry, claim, _ in placed) + ".",
        logarithmic=axis.logarithmic,
    )


def _period(entry: Entry) -> str | None:
    """The stated period, or the year that is inferred."""
    return entry.claim.period or entry.period or None


def _facts(entries: Sequence[Entry]) -> list[Fact]:
    """The facts of the very measure that the claims are held against, of all periods; hints of one page are left out."""
    own = {_measured(entry.claim) for entry in entries}
    facts = {fact.claim.id: fact for entry in entries for fact in entry.facts}
    return [
        fact
        for fact in facts.values()
        if fact.claim.period and fact.confidence != "single" and _measured(fact.claim) in own
    ]


def _measured(claim: Claim) -> tuple[str | None, ...]:
    ids = (claim.metric, claim.subject, claim.commodity, claim.counterparty, claim.whole)
    return (*ids, claim.kind, claim.unit, claim.base)


def _span(period: str | None) -> tuple[float, float] | None:
    """A period in years, from its first day to the day after its last; None for what is none."""
    try:
        window = parse_period(period) if period else None
    except ValueError:
        return None
    return (_year(window.start), _year(window.end) + 1 / 366) if window else None


def _year(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 366


def _point(
    entry: Entry | None, claim: Claim, span: tuple[float, float], axis: Axis, x: Callable[[float], float]
) -> Point:
    left, right = x(span[0]), x(span[1])
    ends = (entry.reach.lower, entry.reach.upper) if entry else (claim.low, claim.high)
    middle = round((left + right) / 2, 2)
    who = claim.article if entry else "reference"
    ahead = ", forecast" if claim.modality == Modality.FORECAST else ""
    return Point(
        entry=entry,
        x=middle,
        left=left if span[1] - span[0] > LONG else None,
        right=right if span[1] - span[0] > LONG else None,
        low=_y(axis, ends[0]),
        high=_y(axis, ends[1]),
        label=words.one_line(f"{words.value(claim)}, {who}{ahead}"),
        label_y=(_y(axis, ends[0]) + _y(axis, ends[1])) // 2 + 4,
        anchor="end" if middle > MIDDLE else "start",
        hollow=entry is not None and (entry.inferred or bool(ahead)),
    )


def _y(axis: Axis, value: float) -> int:
    return round(BOTTOM - axis.part(value) * (BOTTOM - TOP))


def _apart(points: Sequence[Point]) -> list[Point]:
    """The points with their labels a line apart: pushed down, and up again where that leads too far."""
    ordered = sorted(points, key=lambda point: (point.label_y, point.x))
    places: list[int] = []
    for point in ordered:
        places.append(max(point.label_y, places[-1] + LINE if places else TOP))
    below = BOTTOM + LINE
    for at in reversed(range(len(places))):
        places[at] = below = min(places[at], below - LINE)
    return [replace(point, label_y=y) for point, y in zip(ordered, places, strict=True)]


def _years(first: int, last: int, x: Callable[[float], float]) -> tuple[Tick, ...]:
    """So many years as have room, each at the middle of its year."""
    every = -(-(last - first) // TICKS)
    return tuple(Tick(x(year + 0.5), str(year), "middle") for year in range(first, last, every or 1))


def _spoken(entry: Entry | None, claim: Claim) -> str:
    """A value in words, for those who do not see it."""
    period = entry.period if entry else words.period(claim.period)
    inferred = " (inferred)" if entry and entry.inferred else ""
    who = claim.article if entry else "reference"
    ahead = ", forecast" if claim.modality == Modality.FORECAST else ""
    return words.one_line(f"{period}{inferred}: {words.value(claim)} ({who}{ahead})")
