"""Stakes: who holds how much of whom."""

from __future__ import annotations

from checker.extract.english.phrase import Phrase, kind_of
from checker.extract.english.subject import subject_of
from checker.extract.frame import Frame, Memory
from checker.extract.scene import Scene

STAKE = frozenset(
    ["stake", "interest", "equity", "shareholding", "shareholder", "holding", "stock", "shares"]
)


TAKE_STAKE = frozenset(
    """took take takes taken taking own owns owned owning hold holds held holding bought buy acquire
    acquired""".split()
)


def stake_frame(scene: Scene, i: int, low: int, high: int, memory: Memory, of: Phrase | None) -> Frame:
    """The frame of “holds 20% of …”, “a 20% stake in …”: the holder is the subject, what is held the counterparty."""
    atoms = scene.atoms
    frame = Frame(kind="share", metric="stake")
    for j in range(i + 1, len(atoms)):
        if atoms[j].kind == "Q":
            break
        if atoms[j].kind == "E" and kind_of(scene, atoms[j]) in ("company", "mine", "plant"):
            frame.whole = atoms[j].id
            break
    frame.subject = subject_of(scene, i, low, high, memory, None, "stake")
    if frame.whole is None and of is not None and of.has("it", "which", "them"):
        frame.whole = memory.anchor or memory.site or memory.company
    if frame.whole is None:
        named = [
            a.id
            for a in atoms[:i]
            if a.kind == "E" and kind_of(scene, a) in ("company", "mine", "plant") and a.id != frame.subject
        ]
        frame.whole = named[-1] if named else memory.company if memory.company != frame.subject else None
    return frame
