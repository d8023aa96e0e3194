"""What follows from printed figures: changes, sums over months and the parts of a trade."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from checker.algebra import Bounds
from checker.model import Hedge, Kind, Modality
from checker.packs import Fact
from checker.quantity.period import parse_period
from checker.reference.columns import reach_of

Made = tuple[Fact, tuple[str, ...]]
"""A fact that follows from others, and the ids of those."""

BASES = {1: "m/m", 3: "q/q", 12: "y/y"}


def made(facts: Sequence[Fact], rows: Sequence[int], kind: Kind, low: float, high: float, unit: str) -> Fact:
    """A share or rank in the world that follows from facts; it is as good as the worst of them."""
    part = facts[rows[0]]
    hedge = Hedge.RANGE if low != high else Hedge.EXACT if kind is Kind.RANK else Hedge.ABOUT
    said = f"{low:g}" if low == high else f"{low:g}-{high:g}"
    claim = replace(
        part.claim,
        id="+".join(facts[row].claim.id for row in rows) + f":{kind}",
        kind=kind,
        whole="world",
        low=float(low),
        high=float(high),
        hedge=hedge,
        unit=unit,
        quote=said,
        value_text=said,
        end=len(said),
    )
    single = any(facts[row].confidence == "single" for row in rows[:2])
    return replace(part, claim=claim, derived=True, confidence="single" if single else part.confidence)


def flows(facts: Sequence[Fact], frame: pd.DataFrame) -> Iterator[Made]:
    """Changes from one time to the next, sums of a year so far and a month, and the part of a partner in a trade."""
    reach = reach_of(frame)
    measures = _measures(facts, frame)
    for (publisher, metric, subject, partner, *of), times in measures.items():
        everybody = measures.get((publisher, metric, subject, None, *of), {})
        for (first, length), rows in times.items():
            for back in sorted({length, 12} & set(BASES)):
                if length <= 12:
                    for pair in _pairs(facts, rows, times.get((first - back, length), [])):
                        yield _change(facts, reach, pair, BASES[back])
            if partner is None and first % 12 == 0:
                for pair in _pairs(facts, times.get((first + length, 1), []), rows):
                    yield _sum(facts, reach, pair)
            if partner is not None:
                for pair in _pairs(facts, rows, everybody.get((first, length), [])):
                    yield _part(facts, reach, pair)


Pair = tuple[int, int]
Times = dict[tuple[int, int], list[int]]
"""The rows of a measure by the month that each begins with and how many it spans."""


def _measures(facts: Sequence[Fact], frame: pd.DataFrame) -> dict[tuple[str | None, ...], Times]:
    """The tonnages of a flow by publisher, metric, subject, partner, commodity and item.

    Where an edition has two figures for one time they are of different things, and nothing follows from them.
    """
    found: dict[tuple[str | None, ...], Times] = defaultdict(lambda: defaultdict(list))
    for row, (fact, nature, metric) in enumerate(
        zip(facts, frame["nature"], frame["metric_key"], strict=True)
    ):
        claim = fact.claim
        plain = claim.kind == Kind.AMOUNT and claim.unit == "t" and claim.modality == Modality.STATED
        if plain and claim.period and (nature == "flow" or metric == "quota") and claim.low > 0:
            key = (fact.publisher, metric, claim.subject, claim.counterparty, claim.commodity, claim.item)
            if (months := _months(claim.period)) is not None:
                found[key][months].append(row)
    return {
        key: {months: _unlike(facts, rows) for months, rows in times.items()} for key, times in found.items()
    }


def _unlike(facts: Sequence[Fact], rows: list[int]) -> list[int]:
    """One row of each edition, none of an edition whose figures differ."""
    values: dict[str, set[float]] = defaultdict(set)
    for row in rows:
        values[facts[row].edition].add(facts[row].claim.low)
    first = {facts[row].edition: row for row in reversed(rows)}
    return [row for edition, row in first.items() if len(values[edition]) == 1]


def _pairs(facts: Sequence[Fact], rows: list[int], others: list[int]) -> Iterator[Pair]:
    """Each row with the other one of its edition; where no edition has both, the newest of each."""
    of = {facts[other].edition: other for other in others}
    both = [(row, of[facts[row].edition]) for row in rows if facts[row].edition in of]
    if not both and rows and others:
        both = [(max(rows, key=_day(facts)), max(others, key=_day(facts)))]
    yield from both


def _day(facts: Sequence[Fact]) -> Callable[[int], str]:
    return lambda row: str(facts[row].claim.published)


def _months(period: str) -> tuple[int, int] | None:
    """The month that a period begins with, counted from the year 0, and its length; None for one that is no whole months."""
    window = parse_period(period)
    first, last = (day.year * 12 + day.month - 1 for day in (window.start, window.end))
    whole = window.start.day == 1 and date.fromordinal(window.end.toordinal() + 1).day == 1
    return (first, last - first + 1) if whole else None


def _change(facts: Sequence[Fact], reach: Bounds, pair: Pair, base: str) -> Made:
    """The change since the time right before or since the year before, in percent."""
    low, high = (round(end - 100, 2) for end in _percent(reach, pair))
    return _follows(facts, pair, Kind.CHANGE, low, high, "percent", base=base)


def _sum(facts: Sequence[Fact], reach: Bounds, pair: Pair) -> Made:
    """What a year has come to with one month more: 27,900 t until July and 6,100 t in August."""
    month, so_far = pair
    begin = (facts[so_far].claim.period or "").partition("/")[0]
    period = f"{begin[:4]}-01/{facts[month].claim.period}"
    low, high = (float(ends[so_far] + ends[month]) for ends in (reach.lower, reach.upper))
    return _follows(facts, pair, Kind.AMOUNT, low, high, "t", period=period)


def _part(facts: Sequence[Fact], reach: Bounds, pair: Pair) -> Made:
    """The share that one partner has of all exports or imports."""
    low, high = (round(end, 2) for end in _percent(reach, pair))
    return _follows(facts, pair, Kind.SHARE, low, high, "percent", whole=facts[pair[0]].claim.subject)


def _percent(reach: Bounds, pair: Pair) -> tuple[float, float]:
    """What the one is of the other, in percent, at least and at most."""
    one, other = pair
    low, high = reach.lower[one] / reach.upper[other], reach.upper[one] / reach.lower[other]
    return 100 * float(low), 100 * float(high)


def _follows(
    facts: Sequence[Fact],
    rows: tuple[int, int],
    kind: Kind,
    low: float,
    high: float,
    unit: str,
    whole: str | None = None,
    base: str | None = None,
    period: str | None = None,
) -> Made:
    """A fact that follows from two, of the edition of the later one."""
    last = max(rows, key=_day(facts))
    fact = replace(
        made(facts, rows, kind, low, high, unit),
        edition=facts[last].edition,
    )
    claim = replace(
        fact.claim,
        id=f"{fact.claim.id}{base or ''}",
        whole=whole,
        base=base,
        period=period or fact.claim.period,
        published=facts[last].claim.published,
    )
    return replace(fact, claim=claim), tuple(facts[row].claim.id for row in rows)
