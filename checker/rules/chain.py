"""All claims of clear years as one network, and what cannot hold together in it beyond three around a share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from checker.algebra import Bounds, Codes, Index, Network, Parts, chains, excess, minimal_sets
from checker.algebra.components import components
from checker.model import Kind
from checker.quantity.period import parse_period
from checker.rules.block import Block
from checker.rules.cells import FLOWS, Cell, Edge, edges_of
from checker.rules.wholes import SITES, above

FULL_YEAR = range(363, 367)
ADDED = ("country", *SITES)
"""What does not overlap unless one lies within the other; companies work in several countries."""

PARTED = (
    "mine_production", "production", "refining", "metal_production", "magnet_production", "reserves",
    "resources", "imports", "exports", "consumption", "demand", "capacity",
)  # fmt: skip
"""Metrics of which the values of parts are parts of the value of the whole."""

ONE = 0
"""The code of “one tonne”."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Claims that cannot hold together, in the order of a path where they are one, and how far apart they are.

    `path` are the steps of a circle from one tonne back to it: a head, and whether its quotient multiplies what
    came before (True) or divides it. It is empty where parts and their whole are among the claims.
    """

    heads: tuple[int, ...]
    gap: float
    path: tuple[tuple[int, bool], ...] = ()


def longer(block: Block) -> Iterator[Chain]:
    """Sets of heads that hold no smaller one: of four and more, and of three under a whole.

    A claim that a smaller set disputes already is in none of them: a longer argument says nothing new of it.
    """
    edges = [edge for head in _heads(block).tolist() for edge in _placed(block, head)]
    for unit, own in _connected(block, edges):
        yield from _in_unit(block, own, unit)


def _connected(block: Block, edges: Sequence[Edge]) -> Iterator[tuple[str, list[Edge]]]:
    """For each unit the claims by which two amounts of it hang together, and once those of shares and changes alone.

    One amount disputes nothing: whatever it is, the shares and changes around it can be so.
    """
    knots: dict[int, list[Edge]] = {}
    for at, edge in zip(_knots(block, edges), edges, strict=True):
        knots.setdefault(at, []).append(edge)
    found: dict[str, list[Edge]] = {}
    for tied in knots.values():
        amounts = Counter(str(edge.denominator[1]) for edge in tied if _is_one(edge.denominator))
        for unit in [unit for unit, number in amounts.items() if number > 1] or [""]:
            own = (e for e in tied if not _is_one(e.denominator) or e.denominator[1] == unit)
            found.setdefault(unit, []).extend(own)
    yield from sorted((unit, own) for unit, own in found.items() if own)


def _knots(block: Block, edges: Sequence[Edge]) -> list[int]:
    """For each claim the number of all that hangs together with it by cells, or by parts and wholes."""
    codes: dict[Cell, int] = {}
    cells = [
        [
            codes.setdefault(cell, len(codes))
            for cell in (edge.numerator, edge.denominator)
            if not _is_one(cell)
        ]
        for edge in edges
    ]
    parts = _parts(block, codes)
    left = np.append(np.array([ends[0] for ends in cells], dtype=np.intp), parts.part)
    right = np.append(np.array([ends[-1] for ends in cells], dtype=np.intp), parts.whole)
    found: list[int] = components(len(codes), left, right)[left[: len(edges)]].tolist()
    return found


def _heads(block: Block) -> Index:
    """Claims of what is, outside headlines, that speak of one year."""
    kinds = (Kind.AMOUNT, Kind.SHARE, Kind.CHANGE, Kind.EXCLUSIVE)
    length = block.end - block.start
    year = (length >= FULL_YEAR.start) & (length <= FULL_YEAR.stop)
    return block.heads_among(block.among("kind", kinds) & year & ~block.title & ~block.forecast)


def _is_one(cell: Cell) -> bool:
    return cell[0] == "one"


def _placed(block: Block, head: int) -> Iterator[Edge]:
    """The bounds of a claim between cells that end in a year; “the only mine” makes a part all of its whole."""
    year = str(np.datetime64(int(block.end[head]), "D"))[:4]
    if block.text("kind", head) == Kind.EXCLUSIVE:
        names = ("metric_key", "subject", "commodity", "whole")
        metric, subject, commodity, whole = (block.text(name, head) for name in names)
        if block.pack.kind(whole) == "country" and block.pack.kind(subject) in SITES and metric in PARTED:
            yield Edge(head, (metric, subject, commodity, None, year), (metric, whole, commodity, None, year))
        return
    for edge in edges_of(block, head):
        ends = [_in_year(cell, year) for cell in (edge.numerator, edge.denominator)]
        clear = not (edge.at_least or edge.absolute or edge.other)
        if clear and ends[0] is not None and ends[1] is not None:
            yield replace(edge, numerator=ends[0], denominator=ends[1])


def _in_year(cell: Cell, year: str) -> Cell | None:
    """A cell with its year: that of the window it carries, if it is a full year, else that of its claim."""
    if _is_one(cell):
        return cell
    if cell[-1] is None or "/" not in cell[-1]:
        return (*cell, year)
    window = parse_period(cell[-1])
    calendar = window.start.month == 1 and (window.end - window.start).days in FULL_YEAR
    return (*cell[:-1], str(window.end.year)) if calendar else None


def _in_unit(block: Block, edges: Sequence[Edge], unit: str) -> Iterator[Chain]:
    """The sets among shares, changes and the amounts of one unit."""
    codes: dict[Cell, int] = {("one", unit): ONE}
    pairs = [[codes.setdefault(cell, len(codes)) for cell in (e.numerator, e.denominator)] for e in edges]
    cells = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    rows = np.array([edge.row for edge in edges], dtype=np.intp)
    net = Network(cells[:, 0], cells[:, 1], _bounds(block, edges, rows), _parts(block, codes))
    known = minimal_sets(net)
    ends = np.sort(cells[known.triple].reshape(-1, 6), axis=1)
    around = (np.diff(ends, axis=1) > 0).sum(axis=1) == 2
    settled = np.unique(np.concatenate((known.pair.ravel(), known.triple[around].ravel())))
    fresh = known.triple[~around & ~np.isin(known.triple, settled).any(axis=1)]
    said = np.array([len(block.rows(row)) for row in rows.tolist()], dtype=np.float64)
    for found in (*map(tuple, fresh.tolist()), *chains(net, ONE, known, said)):
        heads = tuple(dict.fromkeys(rows[list(found)].tolist()))
        if len(heads) > 2:
            yield Chain(heads, excess(net, ONE, found), _path(cells, rows, found))


def _bounds(block: Block, edges: Sequence[Edge], rows: Index) -> Bounds:
    """The intervals of the claims as bounds of quotients; the only one is exactly one."""
    factor, plus = (np.array([getattr(edge, name) for edge in edges]) for name in ("factor", "plus"))
    held = block.interval.take(rows)
    lower = np.maximum(held.lower * factor + plus, 0.0)
    return Bounds(lower, np.maximum(held.upper * factor + plus, lower), held.lower_open, held.upper_open)


def _parts(block: Block, codes: Mapping[Cell, int]) -> Parts:
    """Countries and sites within what they lie in, the flow with a country within all of the flow."""
    pairs = [
        (code, codes[whole])
        for cell, code in codes.items()
        for whole in _wholes(block, cell)
        if whole in codes
    ]
    columns: Codes = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return Parts(columns[:, 0], columns[:, 1])


def _wholes(block: Block, cell: Cell) -> Iterator[Cell]:
    if cell[0] not in PARTED:
        return
    metric, subject, commodity, partner, year = cell
    flow = metric in FLOWS
    if partner is not None and block.pack.kind(partner) == "country":
        yield (metric, subject, commodity, None, year)
    elif partner is None and not flow and block.pack.kind(subject) in ADDED:
        for wider in above(block.pack, subject):
            yield (metric, wider, commodity, None, year)


def _path(cells: Codes, rows: Index, found: Sequence[int]) -> tuple[tuple[int, bool], ...]:
    """The claims as steps of a circle that begins and ends at one tonne; empty if they are none."""
    left, at = list(found), ONE
    steps: list[tuple[int, bool]] = []
    while left:
        step = next((row for row in left if at in cells[row]), None)
        if step is None or (steps and at == ONE):
            return ()
        top, bottom = cells[step].tolist()
        steps.append((int(rows[step]), at == bottom))
        at = top if at == bottom else bottom
        left.remove(step)
    return tuple(steps) if at == ONE else ()
