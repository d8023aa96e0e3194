"""A stated change does not fit the two values that it lies between.

now ÷ then of one measure against a change in percent or a multiple, now − then against a change in the unit
itself, when the periods of the two values are the period and the base of the change: a year, a quarter or a
month before, or the one that the text names. A change that names no base is only tried over a full year.
“Up sevenfold” may mean to seven times or by seven times: only what fits neither is found. A change in percent
and a multiple of one measure, period and base are two values of one thing: +660% is 7.6 times.

Example that stays quiet: 352.8 t in June after 46 t in May is +659 to +675%, and the text says +660%.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from checker.algebra import Bounds, Index, apart, joined, relative_gap, scaled
from checker.model import Finding, Kind
from checker.rules import say
from checker.rules.block import Block
from checker.rules.breath import in_one_breath
from checker.rules.compare import comparable, judge
from checker.rules.joint import is_growth, report
from checker.rules.quotients import refuted
from checker.rules.rule import Rule, finding

BY = ("metric_key", "subject", "commodity", "counterparty")


def find(block: Block) -> Iterator[Finding]:
    """Refuted changes, and changes against multiples."""
    for triple in refuted(block):
        if is_growth(block, triple):
            yield report("growth", block, triple)
    left, right = _restated(block)
    factor = scaled(block.interval.take(left), 0.01, 1.0)
    times = _times(block, right)
    odd = apart(factor, times) & ~in_one_breath(block, left, right)
    relative = relative_gap(factor, times)
    for n in np.flatnonzero(odd).tolist():
        heads = int(left[n]), int(right[n])
        severity, reasons = judge(block, heads, False, float(relative[n]), float(relative[n]))
        low, high = (100 * (end[n] - 1) for end in (times.lower, times.upper))
        text = (
            f"{say.measure(block, heads[0])}: {say.cited(block, heads[0])} or {say.cited(block, heads[1])}? "
            f"{say.value(block, heads[1])} is {low:+.4g} to {high:+.4g}%."
        )
        yield finding("growth", severity, block, heads, text, reasons, float(relative[n]))


def _restated(block: Block) -> tuple[Index, Index]:
    """Changes in percent and multiples that speak of one measure, period and base."""
    change = block.among("kind", [Kind.CHANGE]) & block.among("unit", ["percent"])
    multiple = block.among("kind", [Kind.MULTIPLE]) & block.among("unit", ["x"])
    left, right = block.heads_among(change), block.heads_among(multiple)
    code = block.codes(*BY)
    row, other = joined(code[left], code[right])
    left, right = left[row], right[other]
    # Bases that are not given may be of different times.
    known = block.codes("base")[left] == block.codes("base")[right]
    good = comparable(block, left, right) & known
    return left[good], right[good]


def _times(block: Block, heads: Index) -> Bounds:
    """Multiples as factors, from to so many times up to by so many times: what lies between is either, loosely."""
    held = block.interval.take(heads)
    return Bounds(held.lower, held.upper + 1.0, held.lower_open, held.upper_open)


RULE = Rule("growth", BY, find)
