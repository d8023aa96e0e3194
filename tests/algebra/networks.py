"""Random networks shaped like news: a commodity's world, countries and mines in two years, and what is said of them."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from checker.algebra import Bounds, Network, Parts

ONE = 0
"""The cell of one tonne, under every amount."""


@dataclass(slots=True)
class Story:
    """A network in the making: cells with true values, what lies within what, and the claims so far."""

    rng: random.Random
    true: dict[int, float] = field(default_factory=lambda: {ONE: 1.0})
    parts: list[tuple[int, int]] = field(default_factory=list)
    rows: list[tuple[int, int, float, float, bool, bool]] = field(default_factory=list)

    def cell(self, value: float, *wholes: int) -> int:
        """A new cell with its true value, within some wholes."""
        code = len(self.true)
        self.true[code] = value
        self.parts += [(code, whole) for whole in wholes]
        return code

    def say(self, top: int, bottom: int, outliers: float) -> None:
        """A claim of one quotient: rounded, hedged, and now and then wrong."""
        rng = self.rng
        value = self.true[top] / self.true[bottom]
        if rng.random() < outliers:
            value *= rng.choice([rng.uniform(0.2, 0.7), rng.uniform(1.5, 4.0)])
        value = float(f"{value:.{rng.choice([2, 2, 3])}g}")
        slack = value * rng.choice([0.05, 0.02, 0.005])
        hedge = rng.choice(["exact"] * 6 + ["over", "under", "nearly"])
        low, high = {
            "exact": (value - slack, value + slack),
            "over": (value * 0.9, np.inf),
            "under": (0.0, value * 1.1),
            "nearly": (value * 0.9, value * 1.05),
        }[hedge]
        opens = (hedge == "over", hedge in ("under", "nearly"))
        self.rows.append((top, bottom, _short(low), _short(high), *opens))


def _short(value: float) -> float:
    """A number near it of eleven binary digits, with which z3's exact fractions stay small."""
    if not math.isfinite(value):
        return value
    digits, exponent = math.frexp(value)
    return math.ldexp(round(math.ldexp(digits, 11)), exponent - 11)


def network(size: int, seed: int, outliers: float = 0.03, a_measure: int = 6) -> Network:
    """About `size` claims over as many commodities as give about `a_measure` claims to each quotient."""
    story = Story(random.Random(seed))
    while len(story.rows) < size:
        _commodity(story, min(size - len(story.rows), 24 * a_measure), outliers)
    columns = [np.array(column) for column in zip(*story.rows, strict=True)]
    part, whole = (np.array(codes, dtype=np.int64) for codes in zip(*story.parts, strict=True))
    bounds = Bounds(*(column.astype(float) for column in columns[2:4]), *columns[4:6])
    return Network(columns[0].astype(np.int64), columns[1].astype(np.int64), bounds, Parts(part, whole))


def _commodity(story: Story, claims: int, outliers: float) -> None:
    """The world, its countries and their mines in two years, and some claims of amounts, shares and changes."""
    rng = story.rng
    total = rng.uniform(50, 5000)
    weights = [rng.uniform(0.2, 1.0) for _ in range(rng.randint(3, 5))]
    left = rng.uniform(0.7, 0.98) / sum(weights)
    years = []
    for factor in (1.0, rng.uniform(0.7, 1.5)):
        cells = [story.cell(total * factor)]
        for weight in weights:
            country = story.cell(total * factor * weight * left, cells[0])
            cells.append(country)
            if rng.random() < 0.6:
                cells.append(story.cell(story.true[country] * rng.uniform(0.2, 0.95), country, cells[0]))
        years.append(cells)
    # A mine that is there in one year only has no change.
    quotients = list(_quotients(story, years))
    for _ in range(claims):
        story.say(*rng.choice(quotients), outliers)


def _quotients(story: Story, years: list[list[int]]) -> Iterator[tuple[int, int]]:
    for cells in years:
        yield from ((cell, ONE) for cell in cells)
        yield from ((part, whole) for part, whole in story.parts if part in cells)
        yield (cells[1], cells[-1])
    if len(years[0]) == len(years[1]):
        yield from zip(years[1], years[0], strict=True)
