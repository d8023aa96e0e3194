"""Two claims give one measure two values that cannot both be true.

They are compared when metric family, subject, commodity, counterparty, whole, unit and kind are the same and
their periods overlap; flows, prices and changes only over equal windows; and when an item or a base that both
name agrees. The intervals of the claim model must not meet. It is a contradiction, unless one of these makes
it a tension: the period of one is inferred (and the gap is no more than 5 percentage points for a share, 25%
for an amount), the metrics are only of one family, one stands in a headline, the gap is under 2%, both are
forecasts, or the intervals meet but the reaches do not. Three reasons make it a note, and so does a headline
that asks. A forecast against what came is left to `missed-forecast`. Copies of one value count once.

An author does not contradict himself in one breath. Two values that one sentence tells in one voice are of two
things (the loan and its first part, a year and the year before) and are not reported; those of neighbouring
sentences, or over four times apart in one article, are a note. Two voices are set against each other wherever
they stand: two named sources, a value put at a distance, “others say”, 一说. What was given up since, an
earlier forecast or figure, is compared with nothing. Deals and tariffs must say with whom or of what, and a
price without a date meets only others of its month. Over a hundred times apart is a note, but for a slip of
the unit: thousands for millions, 万 for 亿.

Example: about 43,000 t for Mountain Pass in 2024 (article 000) against over 45,000 t (003): [42,500, 43,500]
and above 45,000 do not meet.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from checker.algebra import Bools, Index, apart, disjoint_pairs, gap, relative_gap
from checker.model import Finding, Kind, Severity
from checker.rules import say
from checker.rules.block import Block
from checker.rules.breath import DIFFERENT, in_one_article, in_one_breath
from checker.rules.compare import comparable, judge
from checker.rules.rule import Rule, finding

BY = ("kind", "family", "subject", "commodity", "counterparty", "whole", "unit")
OTHER_RULES = (Kind.DATE, Kind.EXCLUSIVE, Kind.RANK)
VAGUE = ("things", "other", "lead_time")
MANIFOLD = ("investment", "loan", "tariff")
"""What one and the same may have several of, so that it must be said with whom or of what."""


def find(block: Block) -> Iterator[Finding]:
    """All pairs of positions of one measure whose reaches do not meet, both told or both still to come."""
    left, right = disagreeing(block)
    alike = block.forecast[left] == block.forecast[right]
    left, right = left[alike], right[alike]
    two = ~in_one_breath(block, left, right)
    yield from between("same-measure", block, left[two], right[two])


@lru_cache(maxsize=1)
def disagreeing(block: Block) -> tuple[Index, Index]:
    """The heads of all pairs that can be compared and whose reaches do not meet, the earlier row first."""
    heads = block.heads_among(
        ~block.among("kind", OTHER_RULES)
        & (~block.among("metric_key", VAGUE) | _named(block))
        & (~block.among("metric_key", MANIFOLD) | _specific(block))
    )
    left, right = (heads[rows] for rows in disjoint_pairs(block.reach.take(heads), block.codes(*BY)[heads]))
    good = comparable(block, left, right)
    return np.minimum(left[good], right[good]), np.maximum(left[good], right[good])


def between(rule: str, block: Block, left: Index, right: Index) -> Iterator[Finding]:
    """The findings of a rule over pairs of heads that disagree."""
    a, b = block.interval.take(left), block.interval.take(right)
    hard = apart(a, b)
    a_reach, b_reach = block.reach.take(left), block.reach.take(right)
    distance = np.where(hard, gap(a, b), gap(a_reach, b_reach))
    relative = np.where(hard, relative_gap(a, b), relative_gap(a_reach, b_reach))
    told = in_one_article(block, left, right, relative)
    for n in range(len(left)):
        pair = int(left[n]), int(right[n])
        yield _finding(rule, block, pair, float(distance[n]), float(relative[n]), not hard[n], bool(told[n]))


def _named(block: Block) -> Bools:
    """Whether a vague metric (`things`, `other`) says what is meant: by an item, or as a balance."""
    balance = block.among("metric_key", ["other"]) & ~block.among("unit", ["year", "day"])
    return (block.codes("item") > 0) | (balance & (block.codes("commodity") > 0))


def _specific(block: Block) -> Bools:
    """Whether a deal or a tariff names the other side or its item, or a tariff the goods."""
    goods = block.among("metric_key", ["tariff"]) & (block.codes("commodity") > 0)
    return (block.codes("item") > 0) | (block.codes("counterparty") > 0) | goods


def _finding(
    rule: str, block: Block, pair: tuple[int, int], distance: float, relative: float, meets: bool, told: bool
) -> Finding:
    share = block.text("unit", pair[0]) in ("percent", "pp")
    severity, reasons = judge(block, pair, share, distance, relative, meets)
    if told:
        severity, reasons = Severity.NOTE, [*reasons, DIFFERENT]
    same = say.one_period(block, pair)
    one, other = (say.cited(block, head, when=not same) for head in pair)
    ends = [say.interval_of(block, head) for head in pair]
    text = (
        f"{say.measure(block, pair[0], when=same)}: {one} or {other}? "
        f"{ends[0]} and {ends[1]} {'hardly' if meets else 'do not'} meet."
    )
    return finding(rule, severity, block, pair, text, reasons, relative)


RULE = Rule("same-measure", BY, find)
