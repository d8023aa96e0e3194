"""Longer chains that cannot hold together, by interval propagation inside the components that turn out empty.

What each cell can be is narrowed bound by bound (HC4: Benhamou et al., *Revising hull and box consistency*, 1999)
until nothing moves or a cell can be nothing any more. Only there the claims are looked at: they are reduced to a
set of which none can be spared (QuickXplain: Junker, 2004), that is reported, the claim without which least is
left to explain is taken out, and the rest is looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from checker.algebra.bounds import Bools, Floats, Index
from checker.algebra.components import components
from checker.algebra.greedy import hitting
from checker.algebra.narrowing import ROUNDS, SLACK, Narrowing
from checker.algebra.network import Halves, Network, Parts, halves
from checker.algebra.sweep import joined

LONGEST = 8
"""An explanation of more claims than this explains nothing to anybody."""


def chains(
    net: Network, anchor: int, known: Iterable[Sequence[int]] = (), weight: Floats | None = None
) -> Iterator[tuple[int, ...]]:
    """Minimal sets of claims that cannot hold together beside the known ones, as sorted rows of the network.

    `anchor` is the cell of the unit (one tonne), which is 1; cells that no amount reaches are measured against
    their widest whole. `weight` is how much speaks for each claim; of two of which one must be wrong, the lighter one
    is taken out. Ends of intervals count as inside, so that bounds that touch are no conflict.
    """
    kept = np.ones(len(net), dtype=np.bool_)
    worth = np.ones(len(net)) if weight is None else weight
    kept[hitting(known, dict(enumerate(worth.tolist())))] = False
    for rows in _System(net, anchor).components(kept):
        own, left = _alone(net, rows, anchor), list(range(len(rows)))
        while found := _explained(own, left):
            if len(found) <= LONGEST:
                yield tuple(sorted(rows[place] for place in found))
            left.remove(min(found, key=lambda row: _cost(own, left, row, worth[rows[row]])))


def _cost(own: Narrowing, left: Sequence[int], row: int, weight: float) -> tuple[int, float, int]:
    """How many cells are left to explain without a claim, then how much speaks for it."""
    return len(own.narrowed(other for other in left if other != row).empty), weight, row


def _explained(own: Narrowing, rows: Sequence[int]) -> list[int]:
    """A set out of some claims of which none can be spared and that cannot hold together; empty where all can.

    The claims by which the first cell came to be empty cannot hold either, and are few; they are reduced.
    """
    held = own.narrowed(rows)
    if not held.empty:
        return []
    few = min(map(sorted, map(held.blamed, held.empty)), key=lambda claims: (len(claims), claims))
    return _reduced(own, [], few, False)


def _reduced(own: Narrowing, base: list[int], rows: list[int], changed: bool) -> list[int]:
    if changed and own.narrowed(base).empty:
        return []
    if len(rows) == 1:
        return rows
    half = len(rows) // 2
    second = _reduced(own, base + rows[:half], rows[half:], True)
    first = _reduced(own, base + second, rows[:half], bool(second))
    return first + second


def _alone(net: Network, rows: Sequence[int], anchor: int) -> Narrowing:
    """Some claims, counted anew in their order, with the cells that they and their wholes speak of."""
    held = np.asarray(rows, dtype=np.intp)
    ends = (net.numerator[held], net.denominator[held])
    cells = np.unique(np.concatenate((*ends, [anchor])))
    inner = np.isin(net.parts.part, cells) & np.isin(net.parts.whole, cells)
    codes = (np.searchsorted(cells, c) for c in (*ends, net.parts.part[inner], net.parts.whole[inner]))
    top, bottom, part, whole = (code.astype(np.int64) for code in codes)
    own = Network(top, bottom, net.bounds.take(held), Parts(part, whole))
    system = _System(own, int(np.searchsorted(cells, anchor)))
    sums: dict[int, list[int]] = {}
    for inside, outside in zip(system.child.tolist(), system.whole.tolist(), strict=True):
        sums.setdefault(outside, []).append(inside)
    return Narrowing(system.cells, system.bounds, list(sums.items()), np.flatnonzero(system.fixed).tolist())


def excess(net: Network, anchor: int, rows: Sequence[int]) -> float:
    """How far claims that cannot hold together are apart: 0.25 when a cell would have to be a third larger.

    The gap is a part of the larger of the two ends that face each other; 0 where the claims can hold.
    """
    held = _alone(net, rows, anchor).narrowed(range(len(rows)))
    return max((1.0 - held.most[cell] / held.least[cell] for cell in held.empty), default=0.0)


class _System:
    """The bounds of a network, the sums of its parts, and what both leave of each cell."""

    def __init__(self, net: Network, anchor: int) -> None:
        self.net, self.bounds = net, halves(net)
        self.cells = max(net.cells, anchor + 1)
        self.child, self.whole = children(net.parts)
        self.component = self._components(anchor)
        self.fixed = np.zeros(self.cells, dtype=np.bool_)
        self.fixed[anchor] = True
        self._fix_the_rest(anchor)

    def _components(self, anchor: int) -> Index:
        """A number for each cell, the same for cells that claims or wholes connect; the anchor connects none."""
        ends = [(self.net.numerator, self.net.denominator), (self.net.parts.part, self.net.parts.whole)]
        one, other = (np.concatenate(codes).astype(np.intp) for codes in zip(*ends, strict=True))
        inner = (one != anchor) & (other != anchor)
        return components(self.cells, one[inner], other[inner])

    def _fix_the_rest(self, anchor: int) -> None:
        """In components without amounts one cell is the measure of all: the one that most claims are taken of."""
        ends = np.concatenate((self.net.numerator, self.net.denominator))
        with_amounts = np.unique(
            self.component[
                np.concatenate(
                    (
                        self.net.numerator[self.net.denominator == anchor],
                        self.net.denominator[self.net.numerator == anchor],
                    )
                )
            ]
        )
        used = np.bincount(self.net.denominator, minlength=self.cells)
        cells = np.unique(ends)
        cells = cells[~np.isin(self.component[cells], with_amounts) & (cells != anchor)]
        for cell in cells[np.lexsort((cells, -used[cells]))].tolist():
            if not self.fixed[self.component == self.component[cell]].any():
                self.fixed[cell] = True

    def components(self, kept: Bools) -> Iterator[list[int]]:
        """The claims of each component that cannot hold together."""
        rows = np.flatnonzero(kept)
        empty = self._empty(rows)
        of = np.where(
            self.fixed[self.net.numerator],
            self.component[self.net.denominator],
            self.component[self.net.numerator],
        )
        for label in np.unique(self.component[empty]).tolist():
            yield rows[of[rows] == label].tolist()

    def _empty(self, rows: Index) -> Index:
        """The cells of which some claims leave nothing."""
        least, most = self.narrowed(rows)
        return np.flatnonzero(least > most * (1.0 + SLACK))

    def narrowed(self, rows: Index) -> tuple[Floats, Floats]:
        """The least and the most that each cell can be, as soon as one can be nothing or nothing moves."""
        chosen = np.zeros(len(self.net), dtype=np.bool_)
        chosen[rows] = True
        bounds = self.bounds.take(chosen[self.bounds.claim])
        least, most = np.zeros(self.cells), np.full(self.cells, np.inf)
        least[self.fixed] = most[self.fixed] = 1.0
        for _ in range(ROUNDS):
            before = least.copy(), most.copy()
            self._narrow(bounds, least, most)
            still = np.array_equal(before[0], least) and np.array_equal(before[1], most)
            if still or (least > most * (1.0 + SLACK)).any():
                break
        return least, most

    def _narrow(self, bounds: Halves, least: Floats, most: Floats) -> None:
        """One round: every claim, then every whole with its parts."""
        # What can be at most nothing bounds its denominator without end: ∞ × 0 says nothing.
        moved = least[bounds.lower] > 0
        np.maximum.at(least, bounds.upper[moved], bounds.factor[moved] * least[bounds.lower[moved]])
        ended = np.isfinite(most[bounds.upper])
        np.minimum.at(most, bounds.lower[ended], bounds.inverse[ended] * most[bounds.upper[ended]])
        if len(self.child):
            total = np.zeros(self.cells)
            np.add.at(total, self.whole, least[self.child])
            np.maximum(least, total, out=least)
            room = most[self.whole] - (total[self.whole] - least[self.child])
            np.minimum.at(most, self.child, np.maximum(room, 0.0))


def children(parts: Parts) -> tuple[Index, Index]:
    """The parts and wholes between which nothing else lies, so that the parts of each whole can be added."""
    part, whole = parts.part, parts.whole
    if not len(part):
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    width = 1 + int(max(part.max(), whole.max()))
    keys = np.unique(part * width + whole)
    part, whole = keys // width, keys % width
    lower, upper = joined(whole, part)
    far = np.unique(part[lower] * width + whole[upper])
    near = ~np.isin(keys, far)
    return part[near], whole[near]
