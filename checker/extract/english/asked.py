"""What a question asks for, which the number that alone answers it tells: “How much? About 19 tonnes in 2024” says no more."""

from __future__ import annotations

from checker.extract.english.sense import fits
from checker.extract.frame import Frame, Memory
from checker.extract.scene import Scene

NO_MEASURES = frozenset(["other", "things", "event"])


def asked_for(scene: Scene) -> str | None:
    """The measure that a question without a number names; None of a sentence that is none."""
    if not scene.text[scene.start : scene.end].rstrip(' *_"”').endswith("?"):
        return None
    named = (id for a in scene.atoms if a.kind in "MV" for id in a.metrics() if id not in NO_MEASURES)
    return next(named, None)


def answered(scene: Scene, i: int, dim: str, memory: Memory, last: Frame | None) -> str | None:
    """The measure that was asked for, where nothing stands before the first number of the answer that could name another."""
    told = memory.question
    if told is None or last is not None or any(a.kind in "MVEC" for a in scene.atoms[:i]):
        return None
    told = "price" if told == "cost" and dim == "price" else told  # “What does it cost? $1,100 a kilogram.”
    return told if fits(scene, told, dim) else None
