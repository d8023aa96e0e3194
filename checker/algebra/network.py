"""Claims as bounds on quotients of unknown true values, and the lower bounds that they amount to.

Every numeric claim says Q(numerator) ÷ Q(denominator) ∈ interval, for cells whose true values nobody knows but
which are not negative: an amount has “one tonne” as its denominator, a share is part ÷ whole, a change now ÷
then. What lies within what (a mine in its country) is known beforehand and no claim: a part is no more than its
whole, and parts that do not lie within each other are together no more than it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from checker.algebra.bounds import Bools, Bounds, Codes, Floats, Index
from checker.algebra.sweep import joined

TIE = 1e-12
"""Products and sums this near to one are one; then only a bound that leaves its end out excludes."""

NO_CODES: Codes = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Parts:
    """What lies within what, at any depth: row by row a part and a whole, as codes of cells."""

    part: Codes = field(default_factory=lambda: NO_CODES)
    whole: Codes = field(default_factory=lambda: NO_CODES)

    def within(self, inner: Codes, outer: Codes) -> Bools:
        """Row by row, whether the inner cell lies within the outer one."""
        width = 1 + max(int(codes.max(initial=0)) for codes in (self.part, self.whole, inner, outer))
        return np.isin(inner * width + outer, self.part * width + self.whole)


@dataclass(frozen=True, slots=True)
class Network:
    """Claims as columns: codes of the two cells, and the bounds of their quotient, of numbers not negative."""

    numerator: Codes
    denominator: Codes
    bounds: Bounds
    parts: Parts = field(default_factory=Parts)

    def __len__(self) -> int:
        return len(self.numerator)

    @property
    def cells(self) -> int:
        """How many cells there may be: one more than the largest code."""
        ends = (self.numerator, self.denominator, self.parts.part, self.parts.whole)
        return 1 + max(int(codes.max(initial=-1)) for codes in ends)


@dataclass(frozen=True, slots=True)
class Halves:
    """Lower bounds, one a row: Q(upper) ≥ factor × Q(lower), or > where strict. `claim` is the row it comes of.

    `inverse` is 1 ÷ factor as it was written, so that equal ends stay equal: a share of at most 70% gives
    whole ≥ part × 1.428…, with the inverse 0.7.
    """

    upper: Codes
    lower: Codes
    factor: Floats
    inverse: Floats
    strict: Bools
    claim: Index

    def take(self, rows: Index | Bools) -> Halves:
        """Some rows."""
        return Halves(*(getattr(self, name)[rows] for name in self.__slots__))

    def moved(self, upper: Codes, lower: Codes) -> Halves:
        """The same bounds between other cells."""
        return Halves(upper, lower, self.factor, self.inverse, self.strict, self.claim)

    def __len__(self) -> int:
        return len(self.upper)


def together(one: Halves, other: Halves) -> Halves:
    """The rows of both."""
    return Halves(*(np.concatenate((getattr(one, name), getattr(other, name))) for name in Halves.__slots__))


def halves(net: Network) -> Halves:
    """Both sides of every claim: its lower end bounds the numerator, its upper end the denominator from below.

    Ends that bound nothing (0 below, no end above) are left out.
    """
    rows = np.arange(len(net))
    b = net.bounds
    with np.errstate(divide="ignore"):
        from_lower = Halves(net.numerator, net.denominator, b.lower, 1.0 / b.lower, b.lower_open, rows)
        from_upper = Halves(net.denominator, net.numerator, 1.0 / b.upper, b.upper, b.upper_open, rows)
    both = together(from_lower, from_upper)
    return both.take(both.factor > 0.0)


def lifted(bounds: Halves, parts: Parts) -> Halves:
    """What bounds a part from below bounds its wholes as well: the bounds, and those."""
    row, at = joined(bounds.upper, parts.part)
    up = bounds.take(row)
    return together(bounds, up.moved(parts.whole[at], up.lower))


def lowered(bounds: Halves, parts: Parts) -> Halves:
    """A bound on a part against a wider whole holds against every whole between the two: the bounds, and those."""
    row, at = joined(bounds.upper, parts.part)
    between = parts.within(parts.whole[at], bounds.lower[row])
    row, at = row[between], at[between]
    down = bounds.take(row)
    return together(bounds, down.moved(down.upper, parts.whole[at]))


def triangles(numerator: Codes, denominator: Codes) -> tuple[Index, Index, Index]:
    """All threes of quotients x ÷ z, y ÷ z and x ÷ y, as rows of the two columns.

    A mine's output (÷ 1), the world's (÷ 1) and the mine's share of the world; dependence on one partner
    (÷ needs), imports (÷ needs) and the partner's share of imports.
    """
    share, over = joined(denominator, numerator)  # x ÷ y with y ÷ z
    width = int(max(numerator.max(initial=0), denominator.max(initial=0))) + 1
    chain, top = joined(numerator[share] * width + denominator[over], numerator * width + denominator)
    return top, over[chain], share[chain]


def exceeds(total: Floats, strict: Bools) -> Bools:
    """Whether a product of lower bounds around a cycle, or a sum of parts of a whole, is more than one."""
    return np.asarray((total > 1.0 + TIE) | ((total > 1.0 - TIE) & strict))
