"""The intervals of a few claims on one axis: where everything lies, in percent of the width.

Only geometry is made here; `templates/chart.svg` draws it. Positions along the axis are percentages, so that
the chart is as wide as its page while letters keep their size.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import Kind
from checker.packs import Fact, Pack
from checker.quantity.words import SIGNS, amount, number
from checker.render import words
from checker.render.entries import Entry, State
from checker.render.judged import references
from checker.render.view import named

LEFT, RIGHT = 2.0, 96.0
"""Where the axis begins and ends, in percent; what lies beyond is for the arrows."""

ROW, TOP, FOOT = 36, 6, 30
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
FINENESS = (5, 4, 3, 2, 1)
LETTER, GAP, NARROW = 6.6, 12, 350
"""Pixels: a letter of a label, the space after it, and the narrowest page that all labels have to fit."""

LINES = 2
"""So many reference facts are drawn; the others are in the table."""

NAME = 20
"""Letters of who says it that fit behind a value; the whole name stands in the table below."""

WIDE = 60.0
"""Ends further apart than this factor are drawn on a logarithmic axis."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on the axis."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True, eq=False)
class Bar:
    """One claim: the reach from `left` to `right`, and what its interval has beyond that.

    `open_left` and `open_right` say that an end is not part of it; `far_left` and `far_right` are where the
    interval goes on to, None where it ends with the reach; `beyond_…` that it goes on further than the axis.
    """

    entry: Entry
    y: int
    label: str
    note: str
    left: float
    right: float
    open_left: bool
    open_right: bool
    far_left: float | None
    far_right: float | None
    beyond_left: bool
    beyond_right: bool
    dashed: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A reference fact: a row of its own at `y`, and a line down the whole chart at each end of its value."""

    y: int
    label: str
    note: str
    places: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Chart:
    """Reference facts and some claims in one unit, least value first, and the axis below them."""

    lines: tuple[Line, ...]
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    height: int
    title: str
    description: str
    logarithmic: bool


def charts(entries: Sequence[Entry], pack: Pack) -> tuple[Chart, ...]:
    """A chart for each set of claims that can share an axis; where all say the same there is nothing to see.

    Claims with nothing but a note on them are left out where others disagree.
    """
    hard = [entry for entry in entries if entry.state in (State.CONTRADICTION, State.TENSION)]
    together: dict[tuple[str | None, ...], list[Entry]] = {}
    for entry in hard or entries:
        claim = entry.claim
        if claim.kind != Kind.EXCLUSIVE:
            axis = (claim.subject, claim.counterparty, claim.whole, entry.key.unit)
            together.setdefault(axis, []).append(entry)
    return tuple(
        _chart(held, pack) for held in together.values() if len({entry.interval for entry in held}) > 1
    )


@dataclass(frozen=True, slots=True)
class _Axis:
    low: float
    high: float
    logarithmic: bool

    def x(self, value: float) -> float:
        """The place of a value, in percent of the width, never beyond the axis."""
        low, high, at = self.low, self.high, min(max(value, self.low), self.high)
        if self.logarithmic:
            low, high, at = math.log10(low), math.log10(high), math.log10(at)
        return round(LEFT + (at - low) / (high - low) * (RIGHT - LEFT), 2)


def _chart(entries: Sequence[Entry], pack: Pack) -> Chart:
    ordered = sorted(entries, key=lambda entry: (entry.reach.lower + entry.reach.upper, entry.claim.id))
    unit = entries[0].key.unit
    facts = references(entries)[:LINES]
    axis, ticks = _axis(ordered, facts)
    metrics = len({entry.key.measure for entry in entries}) > 1
    lines = tuple(_line(fact, axis, TOP + ROW * number) for number, fact in enumerate(facts))
    below = TOP + ROW * len(lines)
    bars = tuple(_bar(entry, axis, below + ROW * number, metrics) for number, entry in enumerate(ordered))
    described = [f"reference, {line.label}, {line.note}" for line in lines]
    described += [_spoken(entry, unit) for entry in ordered]
    return Chart(
        lines=lines,
        bars=bars,
        ticks=_ticks(axis, ticks, unit),
        height=below + ROW * len(bars) + FOOT,
        title=": ".join(named(entries, pack)),
        description=f"{'; '.join(described)}.",
        logarithmic=axis.logarithmic,
    )


def _axis(entries: Sequence[Entry], facts: Sequence[Fact]) -> tuple[_Axis, list[float]]:
    """An axis that shows every reach, and the values of its ticks: as many as have room for their labels."""
    ends = [end for entry in entries for end in (entry.reach.lower, entry.reach.upper) if math.isfinite(end)]
    ends += [end for fact in facts for end in (fact.claim.low, fact.claim.high)]
    low, high, unit = min(ends), max(ends), entries[0].key.unit
    far = low > 0 and high / low > WIDE
    tried = (_powers(low, high, parts) if far else _multiples(low, high, parts) for parts in FINENESS)
    ticks: list[float] = []
    for ticks in tried:
        if sum(len(label) * LETTER + GAP for label in _labels(ticks, unit)) <= NARROW:
            break
    return _Axis(ticks[0], ticks[-1], far), ticks


def _powers(low: float, high: float, parts: int) -> list[float]:
    """Powers of ten around two numbers, at most so many steps from the first to the last."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    every = math.ceil((last - first) / parts)
    return [10.0 ** (first + every * step) for step in range(math.ceil((last - first) / every) + 1)]


def _multiples(low: float, high: float, parts: int) -> list[float]:
    """Multiples of a round number around two numbers, a little more than so many steps."""
    span = high - low or abs(high) * 0.1 or 1.0
    step = _step(span / parts)
    first, last = math.floor((low - span * 0.02) / step), math.ceil((high + span * 0.02) / step)
    return [number * step for number in range(max(first, 0) if low >= 0 else first, last + 1)]


def _step(raw: float) -> float:
    """The next round number: 1, 2, 2.5 or 5 and zeros."""
    power = 10.0 ** math.floor(math.log10(raw))
    return power * next(step for step in STEPS if step * power >= raw * 0.999)


def _ticks(axis: _Axis, values: Sequence[float], unit: str) -> tuple[Tick, ...]:
    """Ticks with their labels, those at the ends set so that they stay inside."""
    places = [axis.x(value) for value in values]
    anchors = ["start", *["middle"] * (len(values) - 2), "end"]
    return tuple(Tick(*tick) for tick in zip(places, _labels(values, unit), anchors, strict=True))


def _labels(values: Sequence[float], unit: str) -> list[str]:
    """Bare numbers, and the unit once at the end; money and percent keep their signs; years are years."""
    money = unit.partition("/")[0]
    if unit == "percent" or money in SIGNS:
        return [amount(value, money) for value in values]
    said = [amount(value, unit) for value in values]
    bare = [
        f"{value:.0f}" if said[at] == f"{value:.0f}" else number(value) for at, value in enumerate(values)
    ]
    return [*bare[:-1], said[-1]]


def _line(fact: Fact, axis: _Axis, y: int) -> Line:
    claim = fact.claim
    edition = fact.edition.partition(" (")[0]
    name = edition if edition[:1].isalpha() else fact.publisher
    name = name if len(name) <= NAME else f"{name[: NAME - 1].rstrip()}…"
    return Line(
        y=y,
        label=words.one_line(words.value(claim)),
        note=words.one_line(", ".join(filter(None, (words.period(claim.period), name)))),
        places=tuple(dict.fromkeys((axis.x(claim.low), axis.x(claim.high)))),
    )


def _bar(entry: Entry, axis: _Axis, y: int, metrics: bool) -> Bar:
    reach, interval, claim = entry.reach, entry.interval, entry.claim
    further_left, further_right = interval.lower < reach.lower, interval.upper > reach.upper
    when = entry.period or words.date(claim.published)
    metric = f"{claim.metric.replace('_', ' ')}, " if metrics else ""
    return Bar(
        entry=entry,
        y=y,
        label=words.one_line(words.value(claim)),
        note=words.one_line(
            metric + ", ".join(filter(None, (claim.article, when, "✗ in doubt" if entry.doubt else "")))
        ),
        left=axis.x(reach.lower),
        right=axis.x(reach.upper),
        open_left=reach.lower_open,
        open_right=reach.upper_open,
        far_left=axis.x(interval.lower) if further_left else None,
        far_right=axis.x(interval.upper) if further_right else None,
        beyond_left=further_left and interval.lower < axis.low,
        beyond_right=further_right and interval.upper > axis.high,
        dashed=further_left or further_right,
    )


def _spoken(entry: Entry, unit: str) -> str:
    """A bar in words, for those who do not see it."""
    value, interval = words.one_line(words.value(entry.claim)), words.interval(entry.interval, unit)
    said = f"{value} ({entry.claim.article}): {interval}"
    if entry.reach != entry.interval:
        said += f", meant no further than {words.interval(entry.reach, unit)}"
    if entry.doubt is not None:
        said += ", in doubt"
    return said if entry.state in (State.AGREES, State.ALONE) else f"{said}, {entry.state.value}"
