"""“The lowest in 20 years” against a value of those years that is lower still."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from checker.algebra import below, joined
from checker.columns import A_DAY, YEAR
from checker.model import Finding, Kind, Modality
from checker.rules import say
from checker.rules.block import Block
from checker.rules.compare import agreeing, judge
from checker.rules.rule import finding

MEASURE = ("metric_key", "subject", "commodity", "counterparty", "whole", "unit")
ORDER = ("metric_key", "subject", "commodity", "counterparty")
LOW = re.compile(r"\b(?:low|lowest|least|smallest|weakest|fewest|worst)\b|最低|新低|最少|最小", re.IGNORECASE)
HIGH = re.compile(
    r"\b(?:high|highest|most|largest|biggest|strongest|best|peak)\b|最高|新高|最多|最大", re.IGNORECASE
)
NEAR = 40


def find_records(block: Block) -> Iterator[Finding]:
    """Recencies of a measure whose own value is beaten by one of the years that they span."""
    told = block.among("kind", [Kind.RECENCY]) & ~block.among("metric_key", ["event"]) & block.dated
    told &= ~block.among("modality", [Modality.CLAIMED])
    value = block.among("kind", [Kind.AMOUNT]) & block.dated & ~block.forecast & ~block.title
    values = block.heads_among(value & (block.codes("subject") > 0))
    for sign, word, other in ((1, LOW, HIGH), (-1, HIGH, LOW)):
        heads = np.array(
            [row for row in block.heads_among(told).tolist() if _says(block, row, word, other)], dtype=np.intp
        )
        yield from _beaten(block, heads, values, sign)


def _says(block: Block, row: int, word: re.Pattern[str], other: re.Pattern[str]) -> bool:
    quote, said = str(block.text("quote", row)), str(block.text("value_text", row))
    at = max(quote.find(said), 0)
    near = quote[max(at - NEAR, 0) : at + len(said) + NEAR]
    return word.search(near) is not None and other.search(near) is None


def _beaten(block: Block, heads: np.ndarray, values: np.ndarray, sign: int) -> Iterator[Finding]:
    code = block.codes(*ORDER)
    record, own = joined(code[heads], code[values])
    record, own = heads[record], values[own]
    same = np.abs(block.start[record] - block.start[own]) <= A_DAY
    same &= np.abs(block.end[record] - block.end[own]) <= A_DAY
    same &= agreeing(block, record, own, "item")
    record, own = record[same], own[same]
    held, all_values = block.interval.take(own), block.interval.take(values)
    scale = block.codes(*MEASURE)
    if sign > 0:  # the lowest: some other value lies below
        other, pair = below(all_values, held, scale[values], scale[own])
    else:
        pair, other = below(held, all_values, scale[own], scale[values])
    other = values[other]
    years = (block.start[own[pair]] - block.start[other]) / YEAR
    length = block.end - block.start
    span = block.frame["low"].to_numpy(dtype=np.float64)[record[pair]]
    good = (years > 0.5) & (years < span - 0.5) & agreeing(block, own[pair], other, "item")
    good &= np.abs(length[own[pair]] - length[other]) <= A_DAY
    seen: set[int] = set()
    for n in np.flatnonzero(good).tolist():
        if int(pair[n]) not in seen:  # one that beats it is enough
            seen.add(int(pair[n]))
            yield _finding(block, int(record[pair[n]]), int(own[pair[n]]), int(other[n]), sign)


def _finding(block: Block, record: int, own: int, other: int, sign: int) -> Finding:
    best = "lowest" if sign > 0 else "highest"
    low, high = (
        (block.interval.upper, block.interval.lower)
        if sign > 0
        else (block.interval.lower, block.interval.upper)
    )
    gap = abs(float(high[own]) - float(low[other])) / max(float(high[own]), float(low[other]))
    severity, reasons = judge(block, (record, own, other), False, 0.0, gap)
    text = (
        f"{say.measure(block, own)}: {say.cited(block, own)} is said to be the {best} in "
        f"{say.cited(block, record)}, but it was {say.cited(block, other, when=True)}."
    )
    return finding("temporal", severity, block, (record, own, other), text, reasons, gap)
