"""The triples that one quotient joins: part ÷ whole against a share, now ÷ then against a change.

This module finds them; `own-arithmetic`, `growth` and `joint` report them, each its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from checker.algebra import Bounds, apart, gap, larger_end, quotient, shifted
from checker.model import Kind, Place
from checker.quantity.period import parse_period
from checker.rules.positions import Position, positions
from checker.rules.rule import Block

FLOWS = ("imports", "exports")
OPEN = ("over", "under", "up_to")
STEPS = {"y/y": 12, "q/q": 3, "m/m": 1}


@dataclass(frozen=True, slots=True)
class Triple:
    """Numerator, denominator and the stated quotient, which the two refute.

    `implied` is the interval of the quotient in the unit of the stated one; `distance` and `relative` the
    gap between the two; `meets` says that only the reaches do not meet.
    """

    kind: str
    top: Position
    bottom: Position
    stated: Position
    implied: tuple[float, float]
    distance: float
    relative: float
    meets: bool

    @property
    def rows(self) -> tuple[int, ...]:
        """All rows of the three positions."""
        return (*self.top.rows, *self.bottom.rows, *self.stated.rows)


def triples(block: Block) -> list[Triple]:
    """Every refuted triple of the block, computed once a block."""
    return [*_shares(block), *_reliances(block), *_growths(block), *_differences(block)]


def _by_key(
    block: Block, wanted: np.ndarray, names: tuple[str, ...]
) -> dict[tuple[str | None, ...], list[Position]]:
    table: dict[tuple[str | None, ...], list[Position]] = {}
    body = (block.frame["place"] != Place.TITLE).to_numpy()  # a headline is too loose for arithmetic
    for position in positions(block, [int(r) for r in np.flatnonzero(wanted & body)]):
        table.setdefault(tuple(block.text(name, position.row) for name in names), []).append(position)
    return table


def _shares(block: Block) -> Iterator[Triple]:
    """amount ÷ amount against a share: the part's over the whole's, or a partner's over the whole flow."""
    kind = block.frame["kind"]
    amounts = _by_key(
        block,
        (kind == Kind.AMOUNT).to_numpy(),
        ("metric_key", "subject", "commodity", "counterparty", "unit"),
    )
    units = {key[4] for key in amounts}
    for share in positions(block, [int(r) for r in np.flatnonzero((kind == Kind.SHARE).to_numpy())]):
        metric, subject, commodity, partner, whole = (
            block.text(name, share.row)
            for name in ("metric_key", "subject", "commodity", "counterparty", "whole")
        )
        if metric == "supply":
            metric = "mine_production"
        for unit in units:
            if metric in FLOWS:
                tops = amounts.get((metric, subject, commodity, partner, unit), [])
                bottoms = amounts.get((metric, subject, commodity, None, unit), [])
            else:
                tops = amounts.get((metric, subject, commodity, None, unit), [])
                bottoms = amounts.get((metric, whole, commodity, None, unit), [])
            if tops and bottoms and (partner is not None or whole != subject):
                yield from _refuted(block, "share", tops, bottoms, share, 100.0)


def _reliances(block: Block) -> Iterator[Triple]:
    """Reliance on one partner ÷ reliance on all imports against that partner's share of imports."""
    share = (block.frame["kind"] == Kind.SHARE).to_numpy()
    table = _by_key(block, share, ("metric_key", "subject", "commodity", "counterparty"))
    for key, stated in table.items():
        metric, subject, commodity, partner = key
        if metric != "imports" or partner is None:
            continue
        tops = table.get(("import_reliance", subject, commodity, partner), [])
        bottoms = table.get(("import_reliance", subject, commodity, None), [])
        for claim in stated:
            yield from _refuted(block, "reliance", tops, bottoms, claim, 100.0)


def _growths(block: Block) -> Iterator[Triple]:
    """now ÷ then against a stated change or multiple of the same measure."""
    kind, unit = block.frame["kind"], block.frame["unit"]
    wanted = (kind == Kind.CHANGE) & (unit == "percent") | (kind == Kind.MULTIPLE)
    amounts = _by_key(
        block, (kind == Kind.AMOUNT).to_numpy(), ("metric_key", "subject", "commodity", "counterparty")
    )
    for change in positions(block, [int(r) for r in np.flatnonzero(wanted.to_numpy())]):
        period, base = block.text("period", change.row), block.text("base", change.row)
        key = tuple(
            block.text(name, change.row) for name in ("metric_key", "subject", "commodity", "counterparty")
        )
        now = [
            p for p in amounts.get(key, []) if block.text("period", p.row) == period and period is not None
        ]
        then = [p for p in amounts.get(key, []) if _is_base(block.text("period", p.row), period, base)]
        same = [(a, b) for a in now for b in then if block.text("unit", a.row) == block.text("unit", b.row)]
        for a, b in same:
            yield from _refuted(
                block,
                "growth",
                [a],
                [b],
                change,
                100.0 if block.text("unit", change.row) == "percent" else 1.0,
            )


def _is_base(period: str | None, of: str | None, base: str | None) -> bool:
    if period is None or of is None or period == of:
        return False
    if base is not None and base not in STEPS:
        return period == base
    now, then = parse_period(of), parse_period(period)
    if (now.end - now.start).days - (then.end - then.start).days not in range(-3, 4):
        return False
    months = (now.start.year - then.start.year) * 12 + now.start.month - then.start.month
    return months == STEPS.get(base or "y/y", 12)


def _differences(block: Block) -> Iterator[Triple]:
    """One value ÷ another against a stated difference or ratio between them: $58,000 and $35,000, 65%."""
    kind = block.frame["kind"]
    amounts = _by_key(
        block, (kind == Kind.AMOUNT).to_numpy(), ("metric_key", "subject", "commodity", "article", "unit")
    )
    for ratio in positions(block, [int(r) for r in np.flatnonzero((kind == Kind.RATIO).to_numpy())]):
        metric, subject, commodity, article, whole = (
            block.text(name, ratio.row) for name in ("metric_key", "subject", "commodity", "article", "whole")
        )
        for unit in {key[4] for key in amounts}:
            tops = amounts.get((metric, subject, commodity, article, unit), [])
            bottoms = amounts.get((metric, whole, commodity, article, unit), [])
            if tops and bottoms and metric in ("price", "cost"):
                yield from _refuted(block, "difference", tops, bottoms, ratio, 100.0)


def _refuted(
    block: Block, kind: str, tops: list[Position], bottoms: list[Position], stated: Position, scale: float
) -> Iterator[Triple]:
    """Of all tops × bottoms those whose quotient does not meet the stated one, by broadcasting."""
    if block.text("place", stated.row) == Place.TITLE and kind != "share":
        return
    pairs = [
        (t, b)
        for t in tops
        for b in _nearest(block, t, bottoms)
        if t is not b and _together(block, kind, t, b, stated)
    ]
    if not pairs:
        return
    top_rows = np.array([t.row for t, _ in pairs])
    bottom_rows = np.array([b.row for _, b in pairs])
    said_row = np.full(len(pairs), stated.row)
    results = []
    for bounds in (block.interval, block.reach):
        implied = quotient(bounds.take(top_rows), bounds.take(bottom_rows), scale)
        said = _as_quotient(block, kind, bounds.take(said_row), stated.row, scale)
        results.append((implied, said, apart(implied, said)))
    (implied, said, hard), (far_implied, far_said, soft) = results
    if block.text("hedge", stated.row) in OPEN:
        soft = hard  # who gives only a bound of a share need not be near it
    if kind == "share" and any(
        not soft[n] and _one_quote(block, t, b, stated) for n, (t, b) in enumerate(pairs)
    ):
        return  # its own sentence bears the share out: others disagree with the values, not with the share
    for n, (top, bottom) in enumerate(pairs):
        if not (hard[n] or soft[n]):
            continue
        one, other = (implied, said) if hard[n] else (far_implied, far_said)
        distance = float(gap(one, other)[n])
        shown = (float(implied.lower[n]), float(implied.upper[n]))
        yield Triple(
            kind,
            top,
            bottom,
            stated,
            shown,
            distance,
            distance / float(larger_end(one, other)[n]),
            not hard[n],
        )


def _one_quote(block: Block, top: Position, bottom: Position, stated: Position) -> bool:
    return (
        len({(block.text("article", p.row), block.text("quote", p.row)) for p in (top, bottom, stated)}) == 1
    )


def _nearest(block: Block, top: Position, bottoms: list[Position]) -> list[Position]:
    """The denominators that the numerator's own sentence gives, else its own article, else all."""
    for name in ("quote", "article"):
        own = [
            b
            for b in bottoms
            if any(
                block.text(name, r) == block.text(name, top.row)
                and block.text("article", r) == block.text("article", top.row)
                for r in b.rows
            )
        ]
        if own:
            return own
    return bottoms


def _as_quotient(block: Block, kind: str, said: Bounds, row: int, scale: float) -> Bounds:
    """The stated value as a quotient: +660% is 760%, “a 65% difference” is 165%."""
    if kind == "growth" and block.text("kind", row) == Kind.CHANGE:
        return shifted(said, 100.0)
    if kind == "difference" and block.text("unit", row) == "percent":
        return shifted(said, 100.0)
    if kind == "difference":
        return Bounds(said.lower * scale, said.upper * scale, said.lower_open, said.upper_open)
    return said


def _together(block: Block, kind: str, top: Position, bottom: Position, stated: Position) -> bool:
    """Whether the windows of the three fit: all overlapping, flows over equal ones."""
    if kind == "growth":
        return True
    start, end = block.years
    rows = (top.row, bottom.row, stated.row)
    if any(np.isnan(start[row]) for row in rows):
        return kind == "difference"
    if max(start[r] for r in rows) > min(end[r] for r in rows):
        return False
    if block.text("nature", top.row) in ("flow", "price") and kind == "share":
        said = block.text("period", stated.row)
        periods = {block.text("period", top.row), block.text("period", bottom.row)} | (
            {said} if said else set()
        )
        return len(periods) == 1
    return True
