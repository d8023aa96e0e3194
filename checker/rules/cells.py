"""Each claim as a bound on a quotient of two cells: an amount over one, a part over its whole, now over then.

A cell is an unknown true value: China's mine production, the world's, what the U.S. needs. Cells have no
unit; an amount is a cell over “one tonne”. A change joins two cells that carry their windows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from checker.algebra import Bools, Bounds, Codes, Index
from checker.model import Kind
from checker.quantity.period import Window, parse_period
from checker.rules.block import Block
from checker.rules.wholes import above

CELL = ("metric_key", "subject", "commodity", "counterparty")
FLOWS = ("imports", "exports")
PRICES = ("price", "cost")
STEPS = {"y/y": 12, "q/q": 3, "m/m": 1}

Cell = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """The bound of one claim: Q(numerator) ÷ Q(denominator) in the claim's interval × factor + plus.

    `at_least`: only the lower end binds (a part's share is the least that its whole can have). `absolute`:
    the claim is the difference of the two, not their quotient. `other` is a second reading, as one more added
    to the factor: “up sevenfold” may mean to seven times or by seven times.
    """

    row: int
    numerator: Cell
    denominator: Cell
    factor: float = 1.0
    plus: float = 0.0
    other: float = 0.0
    at_least: bool = False
    absolute: bool = False


@dataclass(frozen=True, slots=True)
class Network:
    """Edges as columns: rows in the block, codes of their two cells, intervals, reaches, second readings.

    `windowed` says that the cells carry windows.
    """

    rows: Index
    numerator: Codes
    denominator: Codes
    interval: Bounds
    reach: Bounds
    other: Bounds
    at_least: Bools
    windowed: Bools


def network(block: Block, absolute: bool = False) -> Network:
    """The bounds of all positions that say something of a quotient (or, `absolute`, of a difference)."""
    edges = [
        edge
        for head in block.heads.tolist()
        for edge in edges_of(block, head)
        if _kept(block, edge, absolute)
    ]
    codes: dict[Cell, int] = {}
    ends = [[codes.setdefault(c, len(codes)) for c in (e.numerator, e.denominator)] for e in edges]
    cells = np.array(ends, dtype=np.int64).reshape(-1, 2)
    rows = np.array([edge.row for edge in edges], dtype=np.intp)
    interval, reach = (_bounds(bounds.take(rows), edges, 0.0) for bounds in (block.interval, block.reach))
    other = _bounds(block.interval.take(rows), edges, 1.0)
    at_least = np.array([edge.at_least for edge in edges], dtype=np.bool_)
    windowed = np.array([len(edge.numerator) > len(CELL) for edge in edges], dtype=np.bool_)
    return Network(rows, cells[:, 0], cells[:, 1], interval, reach, other, at_least, windowed)


def _kept(block: Block, edge: Edge, absolute: bool) -> bool:
    """Headlines are too loose for arithmetic, but for their shares; differences want amounts beside them."""
    share = block.text("kind", edge.row) == Kind.SHARE and edge.denominator[0] != "needs"
    amount = edge.denominator[0] == "one"
    return (share or not block.title[edge.row]) and (amount or edge.absolute == absolute)


def _bounds(bounds: Bounds, edges: list[Edge], reading: float) -> Bounds:
    factor, plus, other = (np.array([getattr(e, n) for e in edges]) for n in ("factor", "plus", "other"))
    shift = plus + reading * other
    upper = np.where([edge.at_least for edge in edges], np.inf, bounds.upper * factor + shift)
    return Bounds(bounds.lower * factor + shift, upper, bounds.lower_open, bounds.upper_open)


def edges_of(block: Block, row: int) -> Iterator[Edge]:
    """The bounds that one claim is."""
    metric, subject, commodity, partner, whole = (block.text(name, row) for name in (*CELL, "whole"))
    kind, unit = block.text("kind", row), block.text("unit", row)
    own: Cell = (metric, subject, commodity, partner)
    period = block.text("period", row)
    if kind == Kind.AMOUNT:
        yield Edge(row, own, ("one", unit))
        if period is not None:
            yield Edge(row, (*own, _day(parse_period(period))), ("one", unit))
    elif kind == Kind.SHARE and metric == "import_reliance":
        yield Edge(row, ("imports", subject, commodity, partner), ("needs", subject, commodity), 0.01)
    elif kind == Kind.SHARE and metric in FLOWS and partner is not None and whole in (subject, None):
        yield Edge(row, own, (metric, subject, commodity, None), 0.01)
    elif kind == Kind.SHARE and whole not in (subject, None):
        yield Edge(row, own, (metric, whole, commodity, partner), 0.01)
        for wider in above(block.pack, subject):
            if wider != whole and block.pack.within(wider, whole):
                yield Edge(
                    row,
                    (metric, wider, commodity, partner),
                    (metric, whole, commodity, partner),
                    0.01,
                    at_least=True,
                )
    elif kind == Kind.RATIO and whole is not None and unit in ("percent", "x"):
        price = metric in PRICES
        plus, other = (1.0, -1.0) if price and unit == "percent" else (0.0, float(price))
        factor = 0.01 if unit == "percent" else 1.0
        yield Edge(row, own, (metric, whole, commodity, partner), factor, plus, other)
    elif kind in (Kind.CHANGE, Kind.MULTIPLE) and period is not None:
        for then in bases(period, block.text("base", row)):
            now = (*own, _day(parse_period(period)))
            ends = now, (*own, _day(then))
            if unit == "percent":
                yield Edge(row, *ends, 0.01, 1.0)
            elif kind == Kind.MULTIPLE and unit == "x":
                yield Edge(row, *ends, other=1.0)
            elif kind == Kind.CHANGE and unit != "pp":
                yield Edge(row, *ends, absolute=True)


def bases(period: str, base: str | None) -> Iterator[Window]:
    """The window that a change over a period is measured against, where that is clear.

    `y/y`, `q/q` and `m/m` say it, or a period does. A change that names no base and is of a full year is
    against the year before; of a shorter window it may be either, and nothing is concluded.
    """
    now = parse_period(period)
    if base is not None and base not in STEPS:
        try:
            yield parse_period(base)
        except ValueError:
            return
        return
    if base is None and (now.end - now.start).days not in range(363, 367):
        return
    months = STEPS.get(base or "y/y", 12)
    yield Window(
        _earlier(now.start, months), _earlier(now.end + timedelta(days=1), months) - timedelta(days=1)
    )


def _earlier(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, min(day.day, 28))


def _day(window: Window) -> str:
    return f"{window.start}/{window.end}"
