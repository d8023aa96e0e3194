"""The same measure of another place: “in London it was £525,000”, “in Germany it stood at 6.3%”."""

from __future__ import annotations

from checker.extract.english.phrase import kind_of
from checker.extract.frame import LANDS, Frame, Memory, dimension
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

STOOD = frozenset(
    """was were is are stood stands at came comes to only just about around nearly almost over had has been still even averaged
    averages reached reaches hit a mere some as much high low more than already now""".split()
)
"""What may stand between “it” and the number that it is."""


def elsewhere(scene: Scene, i: int, quantity: Quantity, memory: Memory) -> Frame | None:
    """The frame of the number told before, for the place where “it” is said to be another."""
    j = i - 1
    while j > 2 and (scene.atoms[j].low in STOOD or scene.atoms[j].is_cue("reach")):
        j -= 1
    if j == i - 1 or not scene.atoms[j].is_word("it", "they") or j < 2:
        return None
    place = j - 1 - (scene.atoms[j - 1].text == ",")
    atom = scene.atoms[place]
    if (
        atom.kind != "E"
        or scene.preposition(place) not in ("in", "at")
        or kind_of(scene, atom) not in (*LANDS, "")
    ):
        return None
    told = next(
        (
            f
            for f in reversed((*memory.before, *memory.spoken))
            if f.kind in ("amount", "share", "ratio", "change")
            and dimension(f.unit) == dimension(quantity.unit)
            and f.metric is not None
        ),
        None,
    )
    if told is None or told.subject == atom.id:
        return None
    frame = told.copy()
    frame.evidence = {"metric": "as before", "subject": atom.text}
    frame.kind = "amount" if told.kind == "change" and quantity.unit != "percent" else told.kind
    frame.sign, frame.base, frame.item, frame.counterparty = 1, None, None, None
    frame.whole = atom.id if told.whole is not None and told.whole == told.subject else told.whole
    frame.subject = atom.id
    return frame
