"""Columns of intervals and their arithmetic: what one number less, times or over another can be."""

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
