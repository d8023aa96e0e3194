"""An axis that shows all of some values, with round ticks that have room for their labels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from checker.packs import Fact
from checker.quantity.words import SIGNS, amount, number
from checker.render.entries import Entry

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
FINENESS = (5, 4, 3, 2, 1)
LETTER, GAP, NARROW = 6.6, 12, 350
"""Pixels: a letter of a label, the space after it, and the narrowest page that all labels have to fit."""

WIDE = 60.0
"""Ends further apart than this factor are drawn on a logarithmic axis."""


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high`, in equal steps or in equal factors; `ticks` are round numbers, the first and last its ends."""

    low: float
    high: float
    logarithmic: bool
    ticks: tuple[float, ...]

    def part(self, value: float) -> float:
        """Where a value lies, from 0 at the low end to 1 at the high one; what lies beyond is at the end."""
        low, high, at = self.low, self.high, min(max(value, self.low), self.high)
        if self.logarithmic:
            low, high, at = math.log10(low), math.log10(high), math.log10(at)
        return (at - low) / (high - low)


def axis_of(entries: Sequence[Entry], facts: Sequence[Fact]) -> Axis:
    """An axis that shows every reach and every fact, with as many ticks as have room for their labels."""
    ends = [end for entry in entries for end in (entry.reach.lower, entry.reach.upper) if math.isfinite(end)]
    ends += [end for fact in facts for end in (fact.claim.low, fact.claim.high)]
    low, high, unit = min(ends), max(ends), entries[0].key.unit
    far = low > 0 and high / low > WIDE
    tried = (_powers(low, high, parts) if far else _multiples(low, high, parts) for parts in FINENESS)
    ticks: list[float] = []
    for ticks in tried:
        if sum(len(label) * LETTER + GAP for label in labels(ticks, unit)) <= NARROW:
            break
    return Axis(ticks[0], ticks[-1], far, tuple(ticks))


def _powers(low: float, high: float, parts: int) -> list[float]:
    """Powers of ten around two numbers, at most so many steps from the first to the last."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    every = math.ceil((last - first) / parts)
    return [10.0 ** (first + every * step) for step in range(math.ceil((last - first) / every) + 1)]


def _multiples(low: float, high: float, parts: int) -> list[float]:
    """Multiples of a round number around two numbers, a little more than so many steps."""
    span = high - low or abs(high) * 0.1 or 1.0
    step = _step(span / parts)
    first, last = math.floor((low - span * 0.02) / step), math.ceil((high + span * 0.02) / step)
    return [number * step for number in range(max(first, 0) if low >= 0 else first, last + 1)]


def _step(raw: float) -> float:
    """The next round number: 1, 2, 2.5 or 5 and zeros."""
    power = 10.0 ** math.floor(math.log10(raw))
    return power * next(step for step in STEPS if step * power >= raw * 0.999)


def labels(values: Sequence[float], unit: str) -> list[str]:
    """Bare numbers, and the unit once at the end; money and percent keep their signs; years are years."""
    money = unit.partition("/")[0]
    if unit == "percent" or money in SIGNS:
        return [amount(value, money) for value in values]
    said = [amount(value, unit) for value in values]
    bare = [
        f"{value:.0f}" if said[at] == f"{value:.0f}" else number(value) for at, value in enumerate(values)
    ]
    return [*bare[:-1], said[-1]]
