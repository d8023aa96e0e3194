"""A works that is only begun: what it is to make has no time yet, least of all that of the first spade."""

from __future__ import annotations

import re

from checker.extract.frame import Frame
from checker.extract.scene import Scene
from checker.model import Modality

BEGUN = re.compile(
    r"\b(?:br(?:oke|eaks?|eaking) ground|beg(?:an|ins?|un) (?:building|construction|to build)|start(?:s|ed)? (?:building|construction|to build)|laid the (?:foundation|first stone)|turned the first (?:sod|spade))\b[^.;]{0,90}$"
)


def settle_begun(scene: Scene, i: int, frame: Frame) -> None:
    """Make the capacity of a plant that is begun a forecast: “in May it started building a mill for 2,300 tons”."""
    if frame.metric != "capacity" or frame.kind != "amount" or scene.chinese:
        return
    low, _ = scene.span_of(i)
    if BEGUN.search(scene.text, scene.atoms[low].start, scene.atoms[i].start) is not None:
        frame.modality, frame.period, frame.carry = Modality.FORECAST, None, None
