"""Interval arithmetic on columns: which pairs are disjoint, and the closed forms of quotients.

Every numeric claim bounds a quotient of two unknown true values: an amount has the denominator 1, a share is
part ÷ whole, a change or a multiple now ÷ then. Two or three such bounds that share their unknowns can be
checked in closed form, for all combinations at once.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Index = NDArray[np.intp]


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


def disjoint_pairs(bounds: Bounds) -> tuple[Index, Index]:
    """All pairs of rows whose intervals do not meet, by sorting and sweeping: O(n log n + pairs).

    Sorted by their lower ends, the rows that lie above row i begin where the lower ends pass its upper end.
    """
    count = len(bounds)
    order = np.lexsort((bounds.lower_open, bounds.lower))
    lower, opened = bounds.lower[order], bounds.lower_open[order]
    upper, upper_open = bounds.upper[order], bounds.upper_open[order]
    first_at = np.searchsorted(lower, upper, side="left")
    first_above = np.searchsorted(lower, upper, side="right")
    # Among rows that begin exactly at the upper end those with a closed lower end come first.
    begin = np.where(upper_open, first_at, first_above)
    touching = ~upper_open & (first_above > first_at)
    for row in np.flatnonzero(touching):
        begin[row] = first_above[row] - int(np.count_nonzero(opened[first_at[row] : first_above[row]]))
    begin = np.maximum(begin, np.arange(count) + 1)
    sizes = np.maximum(count - begin, 0)
    left = np.repeat(np.arange(count), sizes)
    starts = np.repeat(begin, sizes)
    offsets = np.arange(len(left)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return order[left], order[starts + offsets]


def apart(a: Bounds, b: Bounds) -> Bools:
    """Row by row, whether the two intervals share no number. The columns may broadcast."""
    below: Bools = (a.upper < b.lower) | ((a.upper == b.lower) & (a.upper_open | b.lower_open))
    above: Bools = (b.upper < a.lower) | ((b.upper == a.lower) & (b.upper_open | a.lower_open))
    result: Bools = below | above
    return result


def gap(a: Bounds, b: Bounds) -> Floats:
    """Row by row, the distance between two intervals in their unit; 0 where they touch or meet."""
    return np.maximum(0.0, np.maximum(b.lower - a.upper, a.lower - b.upper))


def larger_end(a: Bounds, b: Bounds) -> Floats:
    """Row by row, the larger of the two ends that face each other; what a relative gap is taken of."""
    inner = np.where(
        a.upper < b.lower, b.lower, np.where(b.upper < a.lower, a.lower, np.minimum(a.upper, b.upper))
    )
    outer = np.where(a.upper < b.lower, a.upper, b.upper)
    size = np.maximum(np.abs(inner), np.abs(np.where(np.isfinite(outer), outer, 0.0)))
    return np.where(size > 0, size, 1.0)


def quotient(a: Bounds, b: Bounds, scale: float = 1.0) -> Bounds:
    """a ÷ b for non-negative intervals, times a scale: [43, 44] ÷ [386, 394] × 100 = [10.9, 11.4]."""
    with np.errstate(divide="ignore", invalid="ignore"):
        lower = scale * a.lower / b.upper
        upper = scale * a.upper / b.lower
    lower = np.where(np.isnan(lower), 0.0, lower)
    upper = np.where(np.isnan(upper), np.inf, upper)
    return Bounds(lower, upper, a.lower_open | b.upper_open, a.upper_open | b.lower_open)


def shifted(a: Bounds, by: float) -> Bounds:
    """The interval moved: a change of [15, 16] percent is a factor of [115, 116] percent."""
    return Bounds(a.lower + by, a.upper + by, a.lower_open, a.upper_open)
