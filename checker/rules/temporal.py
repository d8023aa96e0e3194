"""A forecast is made for a year that was already over when the article appeared.

The text expects, targets or projects something of a period that ended before its own date: the source is
stale. More than a year after the end it is a tension, sooner a note.

Example: the U.S. “is projected to meet only 5% … by 2023” in an article of August 2025 (002-d).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from checker.model import Finding, Modality, Severity
from checker.rules import say
from checker.rules.rule import Block, Rule, finding

BY = ("article",)
STALE = np.timedelta64(365, "D")


def find(block: Block) -> Iterator[Finding]:
    """Every stated forecast of the past."""
    frame = block.frame
    published = pd.to_datetime(frame["published"].str.slice(0, 10)).to_numpy().astype("datetime64[s]")
    over = (frame["modality"] == Modality.FORECAST).to_numpy() & frame["period_stated"].to_numpy(bool)
    over &= frame["period_end"].to_numpy().astype("datetime64[s]") < published
    for row in np.flatnonzero(over):
        late = published[row] - frame["period_end"].to_numpy().astype("datetime64[s]")[row]
        severity = Severity.TENSION if late > STALE else Severity.NOTE
        text = (
            f"{say.measure(block, int(row))}: {say.value(block, int(row))} is given as a forecast in {say.source(block, int(row))}, "
            f"which appeared on {str(published[row])[:10]}."
        )
        yield finding("temporal", severity, block, (int(row),), text, ("a stale forecast is no wrong value",))


RULE = Rule("temporal", BY, find)
