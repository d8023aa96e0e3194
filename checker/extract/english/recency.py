"""Since when something was not so: “the first in over 40 years”, “a 25-year low”."""

from __future__ import annotations

import re

from checker.extract.english.phrase import word_at
from checker.extract.scene import Scene

FIRST = re.compile(
    r"\bfirst(?: [\w'’.-]+){0,9} (?:in|for)(?: the past| the last| more than| over| about| nearly| almost)?\s*$|\bfirst time in\s*$"
)
UNSEEN = re.compile(
    r"\b(?:level|price|rate|height|depth|low|high|pace|number|volume|figure|mark)s?(?: [a-z]+)? (?:not (?:been )?(?:seen|reached|touched|matched)|unseen|unmatched|last seen)(?: [a-z]+)? (?:in|for)(?: the past| the last| more than| over| about| nearly| almost| at least)?\s*$"
)
"""“A price not seen in two years.”"""


MOVE = re.compile(
    r"\b(?:decline|drop|fall|decrease|contraction|rise|increase|gain|growth|expansion|loss|slump|jump|rebound|setback|cut|hike|upturn|downturn)\b"
)
"""What is the first of its kind in a series of values: “its first decline in five years”."""
EXTREME = re.compile(
    r"\b(?:lowest|highest|worst|best|largest|smallest|biggest|slowest|fastest|steepest|sharpest|strongest|weakest|busiest|deepest|heaviest|driest|most|least|fewest|(?:at|of) any time)(?: [\w'’-]+){0,3} (?:in|for)(?: almost| nearly| about| over| more than)?\s*$"
)


def recency_at(scene: Scene, i: int) -> str | None:
    """“The first in over 40 years”, “the lowest in nine years”, “a 25-year low”: since when it was not so."""
    before = scene.words(max(0, i - 10), i)
    if (first := FIRST.search(before)) is not None:
        return "measure" if MOVE.search(first[0]) else "event"
    if (
        EXTREME.search(before)
        or UNSEEN.search(before)
        or word_at(scene, i + 1) in ("high", "low", "peak", "record")
        or (word_at(scene, i + 2) in ("high", "low") and word_at(scene, i + 1) == "-")
    ):
        return "measure"
    return None
