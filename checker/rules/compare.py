"""When claims may be compared at all, and what softens their disagreement: the claim model's own rules."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from checker.algebra import Bools, Floats, Index
from checker.columns import A_DAY
from checker.model import Kind, Modality, Severity
from checker.rules import say
from checker.rules.block import Block

SMALL_GAP = 0.02
WIDE_SHARE = 5.0
WIDE_AMOUNT = 0.25
A_MONTH = 31.0
ABSURD = 100.0
"""How many times apart two values are no disagreement but two things."""
SLIP, NEAR_POWER = 2.5, 0.05
"""From which power of ten on, and how near to it, a gap is a slip of the unit."""


def overlapping(block: Block, left: Index, right: Index) -> Bools:
    """For pairs of rows, whether their windows overlap; claims that are of no time meet all."""
    timeless = np.isnan(block.start[left]) | np.isnan(block.start[right])
    begin = np.maximum(block.earliest[left], block.earliest[right])
    end = np.minimum(block.latest[left], block.latest[right])
    return np.asarray(timeless | (begin <= end), dtype=np.bool_)


def one_window(block: Block, left: Index, right: Index) -> Bools:
    """For pairs of rows, whether they speak of equal windows: a quarter is part of its year, not the same."""
    length: Floats = block.end - block.start
    equal = np.abs(length[left] - length[right]) <= A_DAY
    moved = np.abs(block.end[left] - block.end[right]) > A_DAY
    timeless = np.isnan(block.start[left]) | np.isnan(block.start[right])
    return np.asarray(timeless | (equal & ~(moved & block.dated[left] & block.dated[right])), dtype=np.bool_)


def comparable(block: Block, left: Index, right: Index) -> Bools:
    """For pairs of rows, whether their windows, items and bases can be compared.

    Flows, prices and changes meet over equal windows only; a share may meet a shorter one.
    """
    change = block.among("kind", [Kind.CHANGE, Kind.MULTIPLE])
    windowed = (block.among("nature", ["flow", "price"]) & ~block.among("kind", [Kind.SHARE])) | change
    good = overlapping(block, left, right) & (one_window(block, left, right) | ~windowed[left])
    # What flows or is paid at an unknown time is not what flows or is paid at another.
    timeless = np.isnan(block.start[left]) | np.isnan(block.start[right])
    article = block.codes("article")
    good &= ~(windowed[left] & timeless) | (article[left] == article[right])
    good &= ~_of_other_days(block, left, right)
    good &= agreeing(block, left, right, "item", "base")
    return np.asarray(good & ~block.early[left] & ~block.early[right], dtype=np.bool_)


def _of_other_days(block: Block, left: Index, right: Index) -> Bools:
    """For pairs of rows, whether one is a price with no date, which is of its article's days and no others."""
    price = block.among("nature", ["price"]) & block.among("kind", [Kind.AMOUNT])
    undated = ~block.dated[left] | ~block.dated[right]
    both = ~block.dated[left] & ~block.dated[right]
    near = np.abs(block.published[left] - block.published[right]) <= A_MONTH
    return np.asarray(price[left] & undated & ~(both & near), dtype=np.bool_)


def agreeing(block: Block, left: Index, right: Index, *names: str) -> Bools:
    """For pairs of rows, whether they agree in each of these columns where both say something."""
    good = np.ones(len(left), dtype=np.bool_)
    for name in names:
        code = block.codes(name)
        good &= (code[left] == code[right]) | (code[left] == 0) | (code[right] == 0)
    return good


def judge(
    block: Block,
    heads: Sequence[int],
    share: bool,
    distance: float,
    relative: float,
    meets: bool = False,
    one_plan: bool = False,
) -> tuple[Severity, list[str]]:
    """How hard a disagreement of these claims is, and in words what softens it.

    `distance` is the gap in the unit, percentage points for a share; `relative` the gap as a part of the
    larger end; `meets` says that the intervals meet and only the reaches do not; `one_plan` that forecasts
    among them belong to one calculation and are not set against each other or against what came.
    """
    reasons: list[str] = []
    if meets:
        reasons.append(
            "the ranges meet, but only further out than an author who knew both figures would write"
        )
    elif relative < SMALL_GAP:
        reasons.append(f"the gap is {relative:.1%} of the larger figure")
    undated = [head for head in heads if not block.dated[head] and not np.isnan(block.start[head])]
    wide = not meets and (distance > WIDE_SHARE if share else relative > WIDE_AMOUNT)
    if undated and not wide:
        reasons.append(inferred(block, undated))
    metrics = list(dict.fromkeys(block.text("metric_key", head) for head in heads))
    if len(metrics) > 1 and len({block.text("family", head) for head in heads}) == 1:
        names = say.listed([block.pack.label(metric) for metric in metrics])
        reasons.append(f"{names} are of one family, not the same")
    if any(block.title[head] for head in heads):
        reasons.append("one of them stands in a headline")
    if any(block.text("modality", head) == Modality.CLAIMED and not block.title[head] for head in heads):
        reasons.append("the text itself keeps one at a distance")
    forecasts = 0 if one_plan else sum(bool(block.forecast[head]) for head in heads)
    if forecasts > 1 and not _own_headline(block, heads):
        reasons.append("they are forecasts of different people")
    severity = [Severity.CONTRADICTION, Severity.TENSION, Severity.TENSION, Severity.NOTE][
        min(len(reasons), 3)
    ]
    if 0 < forecasts < len(heads):
        severity = Severity.NOTE
        reasons.append("a forecast that the outcome missed")
    if 1.0 - 1.0 / ABSURD < relative < 1.0 and not _slip_of_unit(relative):
        severity = Severity.NOTE
        reasons.append(f"over {ABSURD:.0f} times apart, they hardly speak of one thing")
    if any(block.asks[head] for head in heads):
        severity = Severity.NOTE
        reasons.append("the headline only asks")
    return severity, reasons


def _own_headline(block: Block, heads: Sequence[int]) -> bool:
    """Whether a headline stands against its own article, so that there is one forecaster."""
    homes = [{block.text("article", row) for row in block.rows(head)} for head in heads]
    return any(block.title[head] for head in heads) and bool(set.intersection(*homes))


def _slip_of_unit(relative: float) -> bool:
    """Whether a gap is a thousand, ten thousand … times: thousands said for millions, 万 for 亿."""
    power = -math.log10(1.0 - relative)
    return power > SLIP and abs(power - round(power)) < NEAR_POWER


def inferred(block: Block, heads: Sequence[int]) -> str:
    """The reason that some claims give no period."""
    return no_period(say.sources(block, heads))


def no_period(sources: str) -> str:
    """The reason that these articles (“a, b”) give no period."""
    articles = sources.split(", ")
    names = f"{say.listed(articles)} {'name' if len(articles) > 1 else 'names'}"
    return f"{names} no period, so that of the article is inferred"


def mixed(block: Block, heads: Sequence[int]) -> bool:
    """Whether a forecast stands against what came or is."""
    return len({bool(block.forecast[head]) for head in heads}) == 2
