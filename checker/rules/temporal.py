"""A forecast is made for a year that was already over when the article appeared.

The text expects, targets or projects something of a period that ended before its own date: the source is
stale. More than a year after the end it is a tension, sooner a note.

Example: the U.S. “is projected to meet only 5% … by 2023” in an article of August 2025 (002-d).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from checker.model import Finding, Modality, Severity
from checker.rules import say
from checker.rules.block import Block
from checker.rules.rule import Rule, finding

BY = ("article",)
STALE = 365.0


def find(block: Block) -> Iterator[Finding]:
    """Every dated forecast of the past."""
    late = block.published - block.end
    over = block.among("modality", [Modality.FORECAST]) & block.dated & (late > 0)
    for head in block.heads_among(over).tolist():
        severity = Severity.TENSION if late[head] > STALE else Severity.NOTE
        day = np.datetime64(int(block.published[head]), "D")
        text = (
            f"{say.measure(block, head)}: {say.value(block, head)} is given as a forecast in "
            f"{say.sources(block, [head])}, which appeared on {day}."
        )
        yield finding("temporal", severity, block, [head], text, ("a stale forecast is no wrong value",))


RULE = Rule("temporal", BY, find)
