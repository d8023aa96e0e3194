"""What is brought in from fields: who reaps, and in which season."""

from __future__ import annotations

import re

from checker.extract.frame import Memory
from checker.extract.scene import Scene

REAPERS = frozenset(["farmers", "growers", "planters", "harvesters", "farms", "smallholders"])
SEASON = re.compile(
    r" (?:of [\w-]+(?: [\w-]+)?,? )?(?:this|next|last|in the \S+|for the \S+) (?:season|crop year|marketing year|harvest)\b"
)


def of_a_season(scene: Scene, i: int) -> bool:
    """Whether what is brought in is told by the season of a crop."""
    return SEASON.match(scene.text, scene.atoms[i].end, scene.end) is not None


GROWERS = frozenset("exporter exporters grower growers producer producers harvest crop".split())


def of_a_grower(scene: Scene) -> bool:
    """Whether the sentence calls somebody one who sells what he grows: “Russia, the top exporter, brought in 88 million tonnes”."""
    return any(a.low in GROWERS for a in scene.atoms)


def reaped(scene: Scene, memory: Memory) -> bool:
    """Whether the text has just spoken of what was harvested, and of nothing that is dug."""
    told = memory.frame
    harvested = told is not None and told.metric == "production" and memory.same_block
    return harvested and told is not None and not scene.pack.within(told.commodity, "minerals")
