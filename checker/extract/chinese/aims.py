"""What a target is of that does not say it again: 出口额279亿美元。本财年的目标是310亿美元."""

from __future__ import annotations

import re

from checker.extract.chinese.phrase import words_left
from checker.extract.frame import FLOWS, Memory
from checker.extract.scene import Scene

AIM = re.compile(r"(?:目标|指引)[^,，;；。\d]{0,5}$")
EARNED = (*FLOWS, "revenue", "profit", "sales")


def aimed_at(scene: Scene, i: int, memory: Memory) -> str | None:
    """What was last told in money, where a target names neither it nor anybody."""
    if not memory.same_block or any(a.metrics() or a.kind == "E" for a in scene.atoms[:i]):
        return None
    known = memory.of_dimension.get("money")
    return known if known in EARNED and AIM.search(words_left(scene, i, 12)) is not None else None
