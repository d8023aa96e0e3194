"""What moved between two years: its change is of the later one against the earlier, and so are the values at both ends."""

from __future__ import annotations

import re

from checker.extract.bases import starts_a_change
from checker.extract.frame import Frame
from checker.extract.scene import Scene
from checker.model import Kind

BETWEEN = re.compile(r"(?:between|from) [^,;]*?\b(?:19|20)\d\d (?:and|to) [^,;]*?\b(?:19|20)\d\d")
"""A span that names a year at both of its ends: “between 2020 and 2023”, “from May 2023 to June 2024”."""
YEARLY = re.compile(
    r"(?:,? (?:a|per|each|every) (?:year|annum|month|quarter)| (?:annually|yearly|on average|compound))\b"
)
"""What makes a change one of each year of the span: “grew 12% a year between 2020 and 2024”."""


def settle_span(scene: Scene, i: int, frame: Frame, last: Frame | None) -> bool:
    """Date a change, or a value that it began from or came to, by its end of a span: “doubled between 2020 and 2023”."""
    first, _, end = (frame.period or "").partition("/")
    named = [scene.atoms[j].low for j, time in scene.times if time.period == frame.period]
    if scene.chinese or not end or not any(map(BETWEEN.fullmatch, named)):
        return False
    if frame.kind in (Kind.CHANGE, Kind.MULTIPLE):
        yearly = YEARLY.match(scene.text, scene.atoms[i].end, scene.end) is not None
        if yearly or frame.unit not in ("percent", "pp", "x"):
            return False
        frame.base = first
    elif frame.kind not in (Kind.AMOUNT, Kind.SHARE):
        return False
    elif starts_a_change(scene, i, dated=True):
        end = first
    elif not _arrives(scene, i, last):
        return False
    frame.period = frame.carry = end
    return True


def _arrives(scene: Scene, i: int, last: Frame | None) -> bool:
    """Whether it is where a change came to that began from the number before: “from 5 tonnes to 7”."""
    return (
        last is not None
        and last.at > 0
        and scene.atoms[i - 1].is_word("to")
        and starts_a_change(scene, last.at, dated=True)
    )
