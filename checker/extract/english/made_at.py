"""What a passive says: where a part is made, “half of it is made in China”, and what was done to whom, “was reopened by Syrah”."""

from __future__ import annotations

from checker.extract.english.actor import antecedent, describes
from checker.extract.english.number import MADE
from checker.extract.english.phrase import Phrase, word_at
from checker.extract.frame import Frame
from checker.extract.scene import Scene

BE = frozenset(["is", "are", "was", "were"])
BE_DONE = BE | {"been", "being", "be"}
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


DONE = frozenset(
    "run led held built bought spun sold hit set taken begun dug found put torn cut kept sunk".split()
)


def done_to(scene: Scene, j: int) -> str | None:
    """To whom the name at `j` did what a passive tells, which is what the sentence goes on about: “Balama was revived by Syrah and made …”."""
    verb = j - 2 - (word_at(scene, j - 1) == "the")
    if verb < 2 or word_at(scene, verb + 1) != "by" or antecedent(scene, j):
        return None
    if not (word_at(scene, verb).endswith("ed") or word_at(scene, verb) in DONE):
        return None
    if word_at(scene, verb - 1) not in BE_DONE:
        return None
    low, _ = scene.span_of(j)
    named = (scene.atoms[k] for k in range(low, verb) if scene.atoms[k].kind == "E" and scene.bare(k))
    return next((atom.id for atom in named if not atom.adjective), None)
