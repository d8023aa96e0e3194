"""Interval arithmetic on columns: which bounds exclude one another, alone, in pairs and in threes.

Every numeric claim bounds a quotient of two unknown true values, Q(numerator) ÷ Q(denominator) ∈ interval: an
amount has the denominator 1, a share is part ÷ whole, a change or a multiple now ÷ then. Two bounds on one
quotient must meet, and so must three on x ÷ z, y ÷ z and x ÷ y. Both are closed forms, checked for all
combinations at once; a Python loop runs over what is found, never over what is asked.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Index = NDArray[np.intp]
Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Columns of intervals: lower and upper ends and whether each is open. All arrays have one shape."""

    lower: Floats
    upper: Floats
    lower_open: Bools
    upper_open: Bools

    def take(self, rows: Index) -> Bounds:
        """The intervals of some rows, in the order of the index."""
        return Bounds(self.lower[rows], self.upper[rows], self.lower_open[rows], self.upper_open[rows])

    def __len__(self) -> int:
        return len(self.lower)


def below(a: Bounds, b: Bounds, block_a: Codes, block_b: Codes) -> tuple[Index, Index]:
    """All pairs (i, j) of one block in which a[i] lies entirely below b[j], by sorting and sweeping.

    The lower ends of b and the upper ends of a are sorted together; behind an upper end begin the intervals
    that lie above it, up to the end of its block: O(n log n + pairs).
    """
    # At one number an open upper end excludes all that begins there, a closed one only what begins open.
    tie = np.concatenate((np.where(b.lower_open, 3, 1), np.where(a.upper_open, 0, 2)))
    block = np.concatenate((block_b, block_a))
    order = np.lexsort((tie, np.concatenate((b.lower, a.upper)), block))
    begins = order < len(b)
    passed = np.cumsum(begins)
    first = np.empty(len(a), dtype=np.intp)
    first[order[~begins] - len(b)] = passed[~begins]
    by_lower = order[begins]
    stop = np.searchsorted(block_b[by_lower], block_a, side="right")
    left, right = ranges(first, stop)
    return left, by_lower[right]


def disjoint_pairs(bounds: Bounds, block: Codes | None = None) -> tuple[Index, Index]:
    """All pairs of rows of one block whose intervals share no number, the lower interval first."""
    codes = np.zeros(len(bounds), dtype=np.int64) if block is None else block
    return below(bounds, bounds, codes, codes)


def ranges(first: Index, stop: Index) -> tuple[Index, Index]:
    """For each row n the numbers first[n] … stop[n] − 1: the rows repeated, and the numbers."""
    sizes = np.maximum(stop - first, 0)
    rows = np.repeat(np.arange(len(first)), sizes)
    offsets = np.arange(len(rows)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return rows, first[rows] + offsets


def joined(left: Codes, right: Codes) -> tuple[Index, Index]:
    """All pairs of rows with equal codes."""
    order = np.argsort(right, kind="stable")
    ordered = right[order]
    rows, found = ranges(np.searchsorted(ordered, left), np.searchsorted(ordered, left, side="right"))
    return rows, order[found]


def triangles(numerator: Codes, denominator: Codes) -> tuple[Index, Index, Index]:
    """All threes of quotients x ÷ z, y ÷ z and x ÷ y, as rows of the two columns.

    A mine's output (÷ 1), the world's (÷ 1) and the mine's share of the world; dependence on one partner
    (÷ needs), imports (÷ needs) and the partner's share of imports.
    """
    share, over = joined(denominator, numerator)  # x ÷ y with y ÷ z
    width = int(max(numerator.max(initial=0), denominator.max(initial=0))) + 1
    chain, top = joined(numerator[share] * width + denominator[over], numerator * width + denominator)
    return top, over[chain], share[chain]


def apart(a: Bounds, b: Bounds) -> Bools:
    """Row by row, whether the two intervals share no number."""
    under = (a.upper < b.lower) | ((a.upper == b.lower) & (a.upper_open | b.lower_open))
    over = (b.upper < a.lower) | ((b.upper == a.lower) & (b.upper_open | a.lower_open))
    return np.asarray(under | over, dtype=np.bool_)


def gap(a: Bounds, b: Bounds) -> Floats:
    """Row by row, the distance between two intervals in their unit; 0 where they touch or meet."""
    return np.maximum(0.0, np.maximum(b.lower - a.upper, a.lower - b.upper))


def relative_gap(a: Bounds, b: Bounds) -> Floats:
    """The gap as a part of the larger of the two ends that face each other: 43,500 to 45,000 is 0.033."""
    under = a.upper <= b.lower
    inner = np.where(under, a.upper, b.upper)
    outer = np.where(under, b.lower, a.lower)
    distance = gap(a, b)
    size = np.maximum(np.abs(inner), np.abs(outer))
    return np.divide(distance, size, out=np.zeros_like(distance), where=(distance > 0) & (size > 0))


def quotient(a: Bounds, b: Bounds) -> Bounds:
    """a ÷ b for intervals of numbers that are not negative: [43, 44] ÷ [386, 394] = [0.109, 0.114]."""
    with np.errstate(divide="ignore", invalid="ignore"):
        lower = np.where(np.isinf(b.upper), 0.0, a.lower / b.upper)
        upper = np.where(b.lower == 0.0, np.inf, a.upper / b.lower)
    return Bounds(lower, upper, a.lower_open | b.upper_open, a.upper_open | b.lower_open)


def product(a: Bounds, b: Bounds) -> Bounds:
    """a × b for intervals of numbers that are not negative."""
    with np.errstate(invalid="ignore"):
        lower, upper = a.lower * b.lower, a.upper * b.upper
    # Nothing of something without bound is nothing: 0 × ∞ is no number otherwise.
    upper = np.where((a.upper == 0.0) | (b.upper == 0.0), 0.0, upper)
    return Bounds(lower, upper, a.lower_open | b.lower_open, a.upper_open | b.upper_open)


def difference(a: Bounds, b: Bounds) -> Bounds:
    """a − b: what lies between two values."""
    return Bounds(
        a.lower - b.upper, a.upper - b.lower, a.lower_open | b.upper_open, a.upper_open | b.lower_open
    )


def scaled(a: Bounds, by: float, plus: float = 0.0) -> Bounds:
    """a × by + plus, by a positive factor: a change of [15, 16]% is the factor [1.15, 1.16]."""
    return Bounds(a.lower * by + plus, a.upper * by + plus, a.lower_open, a.upper_open)
