"""The intervals of a few claims on one axis: where everything lies, in percent of the width.

Only geometry is made here; `templates/chart.svg` draws it. Positions along the axis are percentages, so that
the chart is as wide as its page while letters keep their size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import Kind
from checker.packs import Fact, Pack
from checker.render import words
from checker.render.axis import Axis, axis_of, labels
from checker.render.entries import Entry, State, named
from checker.render.judged import references

LEFT, RIGHT = 2.0, 96.0
"""Where the axis begins and ends, in percent; what lies beyond is for the arrows."""

ROW, TOP, FOOT = 36, 6, 30
LINES = 2
"""So many reference facts are drawn; the others are in the table."""

MOST = 24
"""So many claims are drawn, of each value one before a second of any; all are in the table."""

NAME = 20
"""Letters of who says it that fit behind a value; the whole name stands in the table below."""


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
    left_out: int


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


def _chart(entries: Sequence[Entry], pack: Pack) -> Chart:
    ordered = sorted(
        _most(entries), key=lambda entry: (entry.reach.lower + entry.reach.upper, entry.claim.id)
    )
    unit = entries[0].key.unit
    facts = references(entries)[:LINES]
    axis = axis_of(ordered, facts)
    metrics = len({entry.key.measure for entry in entries}) > 1
    lines = tuple(_line(fact, axis, TOP + ROW * number) for number, fact in enumerate(facts))
    below = TOP + ROW * len(lines)
    bars = tuple(_bar(entry, axis, below + ROW * number, metrics) for number, entry in enumerate(ordered))
    described = [f"reference, {line.label}, {line.note}" for line in lines]
    described += [_spoken(entry, unit) for entry in ordered]
    return Chart(
        lines=lines,
        bars=bars,
        ticks=_ticks(axis, unit),
        height=below + ROW * len(bars) + FOOT,
        title=": ".join(named(entries, pack)),
        description=f"{'; '.join(described)}.",
        logarithmic=axis.logarithmic,
        left_out=len(entries) - len(ordered),
    )


def _most(entries: Sequence[Entry]) -> Sequence[Entry]:
    """As many claims as have room, those first that say what none before them says."""
    if len(entries) <= MOST:
        return entries
    first: dict[object, Entry] = {}
    for entry in entries:
        first.setdefault((entry.reach, entry.doubt is None), entry)
    chosen = set(first.values())
    return [*first.values(), *(entry for entry in entries if entry not in chosen)][:MOST]


def _x(axis: Axis, value: float) -> float:
    """The place of a value in percent of the width, never beyond the axis."""
    return round(LEFT + axis.part(value) * (RIGHT - LEFT), 2)


def _ticks(axis: Axis, unit: str) -> tuple[Tick, ...]:
    """Ticks with their labels, those at the ends set so that they stay inside."""
    places = [_x(axis, value) for value in axis.ticks]
    anchors = ["start", *["middle"] * (len(places) - 2), "end"]
    return tuple(Tick(*tick) for tick in zip(places, labels(axis.ticks, unit), anchors, strict=True))


def _line(fact: Fact, axis: Axis, y: int) -> Line:
    claim = fact.claim
    edition = fact.edition.partition(" (")[0]
    name = edition if edition[:1].isalpha() else fact.publisher
    name = name if len(name) <= NAME else f"{name[: NAME - 1].rstrip()}…"
    return Line(
        y=y,
        label=words.one_line(words.value(claim)),
        note=words.one_line(", ".join(filter(None, (words.period(claim.period), name)))),
        places=tuple(dict.fromkeys((_x(axis, claim.low), _x(axis, claim.high)))),
    )


def _bar(entry: Entry, axis: Axis, y: int, metrics: bool) -> Bar:
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
        left=_x(axis, reach.lower),
        right=_x(axis, reach.upper),
        open_left=reach.lower_open,
        open_right=reach.upper_open,
        far_left=_x(axis, interval.lower) if further_left else None,
        far_right=_x(axis, interval.upper) if further_right else None,
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
