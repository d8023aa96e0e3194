"""What says at a sum that it was earned or taken, and which nouns of takings are those of the next number."""

from __future__ import annotations

import re

from checker.extract.english.phrase import word_at
from checker.extract.frame import Memory
from checker.extract.scene import Scene

BEFORE_TAX = re.compile(r" (?:before|after) (?:interest|tax)\b")
"""“Promises 12 billion before interest and tax.”"""
FARED = re.compile(
    r"\b(?:did|does|fared|fares|do|doing) (?:[a-z]+ )?(?:better|worse|well|badly|best|worst),? (?:with|at) $"
)
"""“Air France did better with 700 million”, after what others earned."""


def takings_at(scene: Scene, i: int, low: int, memory: Memory) -> str | None:
    """The profit that the words right at a sum make it, or what was told of others before."""
    if BEFORE_TAX.match(scene.text, scene.atoms[i].end, scene.end):
        return "profit"
    if FARED.search(scene.words(max(low, i - 5), i)):
        return next((name for name in ("profit", "revenue") if name in memory.of_metric), None)
    return None


def has_its_own(scene: Scene, j: int) -> bool:
    """Whether a noun behind a number is that of the next one: “will net 36 billion on revenues of 979 billion”."""
    led = scene.atoms[j].kind == "M" and word_at(scene, j - 1) in ("on", "against", "from", "with")
    return (
        led and word_at(scene, j + 1) == "of" and j + 2 < len(scene.atoms) and scene.atoms[j + 2].kind == "Q"
    )
