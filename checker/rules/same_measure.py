"""Two claims give one measure two values that cannot both be true.

They are compared when metric family, subject, commodity, counterparty, whole, unit and kind are the same and
their periods overlap; flows and changes only over equal windows. The intervals of the claim model must not
meet. It is a contradiction, unless one of these makes it a tension: the period of one is inferred (and the
gap is no more than 5 percentage points for a share, 25% for an amount), the metrics are only of one family,
one stands in a headline, the gap is under 2%, or the intervals meet but the reaches do not. Three reasons
make it a note, and so does a forecast that the outcome missed. Copies of one value count once.

Example: about 43,000 t for Mountain Pass in 2024 (article 000) against over 45,000 t (003): [42,500–43,500]
and above 45,000 do not meet.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from checker.algebra import disjoint_pairs
from checker.model import Finding, Kind, Severity
from checker.rules import say
from checker.rules.compare import comparable, judge, mixed_modality, pair_gap
from checker.rules.positions import blocks, positions
from checker.rules.rule import Block, Rule, finding

BY = ("kind", "family", "subject", "commodity", "counterparty", "whole", "unit")
SILENT = (Kind.DATE, Kind.EXCLUSIVE)


def find(block: Block) -> Iterator[Finding]:
    """All pairs of positions of one measure that do not meet."""
    asked = (
        ~block.frame["kind"].isin(SILENT).to_numpy()
        & ~block.frame["metric_key"].isin(["things", "other", "lead_time"]).to_numpy()
    )
    asked |= (
        (block.frame["metric_key"] == "other").to_numpy()
        & block.frame["commodity"].notna().to_numpy()
        & (block.frame["unit"] != "year").to_numpy()
        & ~block.frame["kind"].isin(SILENT).to_numpy()
    )
    for rows in blocks(block, BY, asked):
        held = positions(block, rows)
        if len(held) < 2:
            continue
        heads = np.array([position.row for position in held])
        left, right = disjoint_pairs(block.reach.take(heads))
        if not len(left):
            continue
        good = comparable(block, heads[left], heads[right])
        for i, j in zip(left[good], right[good], strict=True):
            first, second = sorted((held[i], held[j]), key=lambda p: p.row)
            yield _finding(block, first.rows, second.rows)


def _finding(block: Block, first: tuple[int, ...], second: tuple[int, ...]) -> Finding:
    a, b = first[0], second[0]
    distance, relative, meets = pair_gap(block, a, b)
    share = block.text("unit", a) in ("percent", "pp")
    severity, reasons = judge(block, (a, b), share, distance, relative, meets)
    if mixed_modality(block, (a, b)):
        severity, reasons = Severity.NOTE, [*reasons, "one is a forecast that the other missed"]
    what = say.measure(block, a)
    text = (
        f"{what}: {say.value(block, a)} ({say.sources(block, list(first))}) or "
        f"{say.value(block, b)} ({say.sources(block, list(second))})? "
        f"{say.interval_of(block, a)} and {say.interval_of(block, b)} {'hardly ' if meets else 'do not '}meet."
    )
    return finding("same-measure", severity, block, (*first, *second), text, reasons, relative)


RULE = Rule("same-measure", BY, find)
