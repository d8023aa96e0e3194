"""What a few claims leave of each cell, bound by bound, and which claims brought each bound to where it is.

The same propagation as `chains` runs over columns, for a component of some dozen claims, where a call of numpy costs
more than the arithmetic. Every step is kept with the steps it rests on, so that a cell of which nothing is left names
the claims that are to blame, as a conflict does in a solver (Marques-Silva and Sakallah, *GRASP*, 1999).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from math import inf

from checker.algebra.network import Halves

ROUNDS = 64
"""A chain of claims is narrowed in as many rounds as it is long; circles that shrink slower are left alone."""

SLACK = 1e-9

NOTHING, SUM = -1, -1
"""The step that a bound rests on which nobody moved, and the claim of a step that adds parts to their whole."""

Step = tuple[int, tuple[int, ...]]
"""A bound that moved: by which claim, and by which steps before it."""

Moves = dict[int, tuple[float, Step]]
"""The ends of cells that move in a round: to what, and by what."""


class Narrowed:
    """What some claims leave of each cell, and how it came to that. `empty` are the cells of which nothing is left."""

    def __init__(self, cells: int, fixed: Iterable[int]) -> None:
        self.least, self.most = [0.0] * cells, [inf] * cells
        for cell in fixed:
            self.least[cell] = self.most[cell] = 1.0
        self.low, self.high = [NOTHING] * cells, [NOTHING] * cells
        self.steps: list[Step] = []
        self.empty: list[int] = []

    def take(self, up: Moves, down: Moves) -> None:
        """Move the ends of some cells."""
        for moves, ends, rests in ((up, self.least, self.low), (down, self.most, self.high)):
            for cell, (value, step) in moves.items():
                ends[cell] = value
                rests[cell] = len(self.steps)
                self.steps.append(step)
        moved = sorted(up.keys() | down.keys())
        self.empty = [cell for cell in moved if self.least[cell] > self.most[cell] * (1.0 + SLACK)]

    def blamed(self, cell: int) -> set[int]:
        """The claims by which the bounds of a cell are what they are."""
        waiting, seen, claims = [self.low[cell], self.high[cell]], {NOTHING}, set()
        while waiting:
            at = waiting.pop()
            if at not in seen:
                seen.add(at)
                claim, before = self.steps[at]
                waiting += before
                claims.add(claim)
        return claims - {SUM}


class Narrowing:
    """A component of a network: lower bounds, the parts of each whole, and the cells that are one by definition."""

    def __init__(
        self, cells: int, bounds: Halves, sums: Sequence[tuple[int, Sequence[int]]], fixed: Collection[int]
    ) -> None:
        self._cells, self._sums, self._fixed = cells, sums, fixed
        self._up: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
        self._down: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
        columns = (bounds.claim, bounds.upper, bounds.lower, bounds.factor, bounds.inverse)
        for claim, upper, lower, factor, inverse in zip(*(c.tolist() for c in columns), strict=True):
            self._up[lower].append((claim, upper, factor))
            self._down[upper].append((claim, lower, inverse))

    def narrowed(self, claims: Iterable[int]) -> Narrowed:
        """Narrow every cell until one can be nothing or nothing moves.

        All moves of a round rest on the one before, so that the first cell to be empty is so by few claims.
        """
        held, chosen = Narrowed(self._cells, self._fixed), frozenset(claims)
        up: Collection[int] = self._fixed
        down: Collection[int] = self._fixed
        for _ in range(ROUNDS):
            raised, lowered = self._raised(held, up, chosen), self._lowered(held, down, chosen)
            if self._sums:
                self._summed(held, raised, lowered)
            held.take(raised, lowered)
            if held.empty or not (raised or lowered):
                break
            up, down = raised.keys(), lowered.keys()
        return held

    def _raised(self, held: Narrowed, cells: Iterable[int], chosen: frozenset[int]) -> Moves:
        moves: Moves = {}
        for cell in cells:
            # What can be nothing bounds nothing from below.
            if (least := held.least[cell]) > 0.0:
                for claim, upper, factor in self._up.get(cell, ()):
                    value = factor * least
                    best = moves[upper][0] if upper in moves else held.least[upper]
                    if value > best and claim in chosen:
                        moves[upper] = value, (claim, (held.low[cell],))
        return moves

    def _lowered(self, held: Narrowed, cells: Iterable[int], chosen: frozenset[int]) -> Moves:
        moves: Moves = {}
        for cell in cells:
            # What can be at most nothing bounds its denominator without end: ∞ × 0 says nothing.
            most = held.most[cell]
            for claim, lower, inverse in self._down.get(cell, ()):
                value = inverse * most
                best = moves[lower][0] if lower in moves else held.most[lower]
                if value < best and claim in chosen:
                    moves[lower] = value, (claim, (held.high[cell],))
        return moves

    def _summed(self, held: Narrowed, raised: Moves, lowered: Moves) -> None:
        """The moves by parts that are together no more than their whole."""
        least, most, low, high = held.least, held.most, held.low, held.high
        for whole, parts in self._sums:
            total = sum([least[part] for part in parts])
            if total > max(least[whole], raised[whole][0] if whole in raised else 0.0):
                raised[whole] = total, (SUM, tuple(low[part] for part in parts))
            if most[whole] == inf:
                continue
            for part in parts:
                room = max(most[whole] - (total - least[part]), 0.0)
                if room < min(most[part], lowered[part][0] if part in lowered else inf):
                    others = (low[other] for other in parts if other != part)
                    lowered[part] = room, (SUM, (high[whole], *others))
