"""Intervals and reaches: what a number with its hedge can mean.

The table is that of the claim model (Krifka, *Approximate interpretation of number words*, 2007): p is the
place of the last non-zero digit as written, g the granule; both are capped by the size of the number.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

PLACE_CAP = 0.05
GRANULE_CAP = 0.10
FRACTION = 0.05


@dataclass(frozen=True, slots=True)
class Interval:
    """A set of numbers between two ends, each of them inside or not."""

    lower: float
    upper: float
    lower_open: bool = False
    upper_open: bool = False

    def meets(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return not disjoint(self, other)

    def gap(self, other: Interval) -> float:
        """The distance between the two, as a part of the larger end; 0 when they touch or meet.

        [42,500, 43,500] and (45,000, ∞) are 1,500 apart, which is 0.033 of 45,000.
        """
        if not disjoint(self, other):
            return 0.0
        first, second = sorted((self, other), key=lambda i: (i.lower, i.upper))
        larger = max(abs(first.upper), abs(second.lower))
        return (second.lower - first.upper) / larger if larger else 0.0


def disjoint(a: Interval, b: Interval) -> bool:
    """Whether no number lies in both."""
    first, second = (a, b) if (a.lower, a.upper) <= (b.lower, b.upper) else (b, a)
    if first.upper < second.lower:
        return True
    return first.upper == second.lower and (first.upper_open or second.lower_open)


def granule(value: Floats) -> Floats:
    """g for each number: the largest of {1, 5} × 10^k that divides it, at most a tenth of it.

    43,000 → 1,000; 45,000 → 4,500 by the cap; 80 → 8 by the cap; 270,000 → 10,000.
    """
    size = np.abs(np.asarray(value, dtype=float))
    result = np.zeros_like(size)
    scaled = np.where(
        size > 0, np.round(size / 10.0 ** (_exponent(size) - 11)), 0.0
    )  # twelve digits, as an integer
    unit = 10.0 ** (_exponent(size) - 11)
    for power in range(12):
        for step in (1.0, 5.0):
            divisor = step * 10.0**power
            result = np.where((scaled > 0) & (np.mod(scaled, divisor) == 0), divisor * unit, result)
    capped: Floats = np.minimum(result, GRANULE_CAP * size)
    return capped


def last_place(value: Floats) -> Floats:
    """The place of the last non-zero digit of a number: 43,000 → 1,000; 83.7 → 0.1."""
    size = np.abs(np.asarray(value, dtype=float))
    unit = 10.0 ** (_exponent(size) - 11)
    scaled = np.where(size > 0, np.round(size / unit), 0.0)
    result: Floats = np.zeros_like(size)
    for power in range(12):
        divisor = 10.0**power
        result = np.where((scaled > 0) & (np.mod(scaled, divisor) == 0), divisor * unit, result)
    return result


def capped_place(value: Floats, place: Floats) -> Floats:
    """p for each number: the written place, at most a twentieth of the number."""
    size = np.abs(np.asarray(value, dtype=float))
    return np.where(size > 0, np.minimum(place, PLACE_CAP * size), place)


def bounds(
    low: Floats,
    high: Floats,
    hedge: NDArray[np.object_],
    place_low: Floats,
    place_high: Floats,
    g: Floats,
    share: Bools,
) -> tuple[Floats, Floats, Bools, Bools]:
    """The interval of each claim: lower, upper, and whether those ends are open.

    For a negative number (a fall) a hedge speaks of its size: “over 5% lower” is below −5.
    """
    fall = (low < 0) & (high <= 0)
    a, b = np.where(fall, -high, low), np.where(fall, -low, high)
    lower, upper = a - place_low / 2, b + place_high / 2
    lower_open = np.zeros(len(a), dtype=bool)
    upper_open = np.zeros(len(a), dtype=bool)
    half = np.maximum(g, place_low) / 2
    about, nearly, over = hedge == "about", hedge == "nearly", hedge == "over"
    under, up_to = hedge == "under", hedge == "up_to"
    lower = np.where(about, a - half, lower)
    upper = np.where(about, b + half, upper)
    lower = np.where(nearly, a - g, lower)
    upper = np.where(nearly, a, upper)
    lower = np.where(over, a, lower)
    upper = np.where(over, np.where(share, np.maximum(100.0, a), np.inf), upper)
    lower = np.where(under | up_to, 0.0, lower)
    upper = np.where(under | up_to, b, upper)
    lower_open |= over
    upper_open |= nearly | under | (over & ~share)
    return _mirrored(fall, lower, upper, lower_open, upper_open)


def reaches(
    low: Floats,
    high: Floats,
    hedge: NDArray[np.object_],
    g: Floats,
    interval: tuple[Floats, Floats, Bools, Bools],
) -> tuple[Floats, Floats, Bools, Bools]:
    """What the author of each claim can have meant: an open bound reaches two granules and no further."""
    lower, upper, lower_open, upper_open = interval
    fall = (low < 0) & (high <= 0)
    a, b = np.where(fall, -high, low), np.where(fall, -low, high)
    over, under = hedge == "over", (hedge == "under") | (hedge == "up_to")
    far = np.where(over, a + 2 * g, np.where(under, np.maximum(b - 2 * g, 0.0), 0.0))
    upper = np.where(over & ~fall, np.minimum(far, upper), upper)
    upper_open = np.where(over & ~fall, False, upper_open)
    lower = np.where(over & fall, -far, lower)
    lower_open = np.where(over & fall, False, lower_open)
    lower = np.where(under & ~fall, far, lower)
    upper = np.where(under & fall, -far, upper)
    return lower, upper, lower_open.astype(bool), upper_open.astype(bool)


def _mirrored(
    fall: Bools, lower: Floats, upper: Floats, lower_open: Bools, upper_open: Bools
) -> tuple[Floats, Floats, Bools, Bools]:
    return (
        np.where(fall, -upper, lower),
        np.where(fall, -lower, upper),
        np.where(fall, upper_open, lower_open),
        np.where(fall, lower_open, upper_open),
    )


def _exponent(size: Floats) -> Floats:
    with np.errstate(divide="ignore"):
        power = np.floor(np.log10(np.where(size > 0, size, 1.0)) + 1e-12)
    return power.astype(float)
