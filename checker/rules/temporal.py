"""The calendar refutes it: a forecast of the past, two dates of one event, an end before its beginning.

A forecast is made for a year that was already over when the article appeared: the source is stale; more than a
year after the end it is a tension, sooner a note; a sentence that names a later year speaks of that. One event has two years: where both name one item, or the same
verb stands at both dates (opened, closed, founded, took effect) and it is a mine, a plant or what happens once;
forecasts and years side by side are a tension, and an article that gives two years speaks of two events. A mine
or plant closed, or made something, before it opened. “The first in 70 years” of a place where another one
opened within them; what was resumed or reopened is no new one. “The lowest in 20 years” though a year among
them was lower.

Example: the U.S. “is projected to meet only 5% … by 2023” in an article of August 2025 (002-d).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from checker.model import Finding, Modality, Severity
from checker.rules import say
from checker.rules.block import Block
from checker.rules.dates import find_dates
from checker.rules.records import find_records
from checker.rules.rule import Rule, finding

BY = ()
"""An opening meets an output and the opening of another: all metrics and subjects."""
STALE = 365.0
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def find(block: Block) -> Iterator[Finding]:
    """Stale forecasts, dates that differ or stand in the wrong order, and records that are none."""
    yield from _stale(block)
    yield from find_dates(block)
    yield from find_records(block)


def _stale(block: Block) -> Iterator[Finding]:
    """Every dated forecast of the past."""
    late = block.published - block.end
    over = block.among("modality", [Modality.FORECAST]) & block.dated & (late > 0)
    for head in block.heads_among(over).tolist():
        if _looks_ahead(block, head):
            continue
        severity = Severity.TENSION if late[head] > STALE else Severity.NOTE
        day = np.datetime64(int(block.published[head]), "D")
        text = (
            f"{say.measure(block, head)}: {say.value(block, head)} is given as a forecast in "
            f"{say.sources(block, [head])}, which appeared on {day}."
        )
        yield finding("temporal", severity, block, [head], text, ("a stale forecast is no wrong value",))


def _looks_ahead(block: Block, head: int) -> bool:
    """Whether the sentence names a later year: “the plan of 2021 has 12,000 t by 2032”."""
    last = int(np.datetime64(int(block.end[head]), "D").astype("datetime64[Y]").astype(int)) + 1970
    return any(int(year) > last for year in YEAR.findall(str(block.text("quote", head))))


RULE = Rule("temporal", BY, find)
