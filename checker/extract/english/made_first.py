"""Whom and what a number makes the first: “sold 4 million cars, which made it the largest seller”."""

from __future__ import annotations

from checker.extract.english.phrase import word_at
from checker.extract.frame import Frame, Memory
from checker.extract.scene import Scene

MADE = frozenset(["made", "makes", "making", "make"])


def made_of_last(scene: Scene, i: int, memory: Memory) -> str | None:
    """The measure of the number that makes it so: “holds 20 million tonnes, which would make it the third-largest”."""
    made = word_at(scene, i - 1) in ("it", "them") and word_at(scene, i - 2) in MADE
    listed = word_at(scene, i + 1) in ("at", "with", "on") and scene.atoms[i - 1].kind == "E"
    return memory.spoken[-1].metric if (made or listed) and memory.spoken else None


def made_first(scene: Scene, i: int, memory: Memory) -> str | None:
    """Who acts where a number has made somebody first: “BYD sold 4 million cars, which made it the largest seller, past Tesla”."""
    if word_at(scene, i - 1) not in ("it", "them", "him") or word_at(scene, i - 2) not in MADE:
        return None
    told = next((f.subject for f in reversed(memory.spoken) if f.subject not in (None, "world")), None)
    return told or next(
        (a.id for j, a in enumerate(scene.atoms[:i]) if a.kind == "E" and scene.bare(j)), None
    )


def of_what_was_told(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The measure of a place told by its number alone: “rose to No. 5 from No. 7”, where market shares are told."""
    told = memory.spoken[-1] if memory.spoken else memory.frame if memory.same_block else None
    if told is None or "metric" in frame.evidence or not scene.atoms[i].low.startswith("no. "):
        return None
    return told.metric if told.kind in ("share", "rank") and told.metric != "stake" else None
