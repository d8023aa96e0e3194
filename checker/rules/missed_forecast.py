"""A forecast or a target was missed by what came; a note, for nobody was wrong about what was there.

The measure, the window and the item are compared as under `same-measure`, but one of the two was said before
the time was over, so that this fails nothing. The forecast must name its period: a plan without one may still
come. Two forecasts that differ are found by `same-measure`.

Example that stays quiet: output of 2024 that “is projected” in an article of October 2025 (000) is no forecast
any more, and its values are compared like all others.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from checker.model import Finding
from checker.rules.block import Block
from checker.rules.rule import Rule
from checker.rules.same_measure import BY, between, disagreeing


def find(block: Block) -> Iterator[Finding]:
    """All pairs of a dated forecast and an outcome whose reaches do not meet."""
    left, right = disagreeing(block)
    forecast = block.forecast
    ahead = np.where(forecast[left], left, right)
    missed = (forecast[left] != forecast[right]) & block.dated[ahead]
    yield from between("missed-forecast", block, left[missed], right[missed])


RULE = Rule("missed-forecast", BY, find)
