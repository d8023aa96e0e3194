"""From how much on a rule holds: what is a threshold and measures nothing."""

from __future__ import annotations

import re

from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

THRESHOLD = re.compile(
    r"\b(?:[Aa]ny|[Ee]very|[Aa]ll|[Aa]nything|[Ee]verything|those|products?|goods|items|magnets|devices|alloys|parts)(?: [\w-]+){0,2} (?:with|containing|that contains?|holding|made of|in which) $"
)


def is_threshold(scene: Scene, i: int, quantity: Quantity) -> bool:
    """Whether a rule only says from how much on it holds: “any product with more than 0.1% of Chinese terbium”."""
    near = max(scene.start, scene.atoms[i].start - 60)
    return quantity.hedge == "over" and THRESHOLD.search(scene.text[near : scene.atoms[i].start]) is not None
