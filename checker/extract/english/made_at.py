"""Where a part of all goods is made: “half of it is made in China”, “two thirds of the world's total are dug there”."""

from __future__ import annotations

from checker.extract.english.actor import describes
from checker.extract.english.number import MADE
from checker.extract.english.phrase import Phrase, word_at
from checker.extract.frame import Frame
from checker.extract.scene import Scene

BE = frozenset(["is", "are", "was", "were"])
ADVERBS = frozenset(["now", "still", "also", "already", "currently", "being", "today", "mostly"])
IN = frozenset(["in", "by", "at"])


def made_at(scene: Scene, of: Phrase, frame: Frame) -> bool:
    """Whether the part whose “of” has that phrase is told by a passive and a place or a maker, who fill the frame."""
    j = of.end
    if word_at(scene, j) not in BE:
        return False
    j += 1
    while word_at(scene, j) in ADVERBS:
        j += 1
    if j + 1 >= len(scene.atoms):
        return False
    metric = next((name for name in scene.atoms[j].metrics() if name in MADE), None)
    at = j + 1 if word_at(scene, j + 1) == "there" else j + 2 + (word_at(scene, j + 2) == "the")
    if metric is None or at >= len(scene.atoms) or not (at == j + 1 or word_at(scene, j + 1) in IN):
        return False
    maker = scene.atoms[at]
    if maker.kind != "E" or describes(scene, at):
        return False
    frame.metric, frame.subject, frame.whole = metric, maker.id, frame.whole or "world"
    frame.because("metric", scene.atoms[j].text)
    return True
