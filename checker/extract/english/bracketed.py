"""Changes in brackets behind the members of a list: “exports fell in Chile (7.2%), Peru (3%) and Spain (0.6%)”."""

from __future__ import annotations

from checker.extract.english.amount import amount_frame
from checker.extract.frame import Frame, Memory
from checker.extract.quantity import Quantity
from checker.extract.scene import CLOSERS, OPENERS, Scene


def bracketed_change(
    scene: Scene, i: int, quantity: Quantity, low: int, high: int, memory: Memory, last: Frame | None
) -> Frame | None:
    """The change that a bracket behind a name tells, where the verb before the list says which way all went."""
    if scene.chinese or quantity.unit != "percent" or not _is_bracketed(scene, i):
        return None
    if last is not None and last.kind == "change" and last.unit == "percent" and last.at >= 0:
        frame = last.copy()
        frame.evidence = {"metric": "as before"}
        frame.sign = _way(scene, i, last.at + 1) or abs(last.sign) * (last.sign or 1)
        frame.subject, frame.counterparty = scene.atoms[i - 2].id, None
        return frame
    way = _way(scene, i, low) if last is None or last.kind != "share" else 0
    measured = any(a.kind == "M" and a.metrics() for a in scene.atoms[low:i])
    if not way or not measured or any(a.kind == "Q" for a in scene.atoms[low:i]):
        return None
    frame = amount_frame(scene, i, quantity, "share", low, high, memory, last)
    frame.kind, frame.whole, frame.subject, frame.counterparty = "change", None, scene.atoms[i - 2].id, None
    frame.sign = 1 if quantity.low < 0 else way
    goods = [a.id for a in scene.atoms[low:i] if a.kind == "C"]
    frame.commodity = goods[0] if goods else memory.commodity or memory.topic
    return frame


def _is_bracketed(scene: Scene, i: int) -> bool:
    """Whether a number alone stands in a bracket behind a name."""
    atoms = scene.atoms
    alone = 1 < i < len(atoms) - 1 and atoms[i - 1].text in OPENERS and atoms[i + 1].text in CLOSERS
    return alone and atoms[i - 2].kind == "E" and not atoms[i - 2].adjective


def _way(scene: Scene, i: int, low: int) -> int:
    """Up or down by the nearest word of a change before the number."""
    for atom in reversed(scene.atoms[low:i]):
        if atom.kind in "KVM" and atom.is_cue("up"):
            return 1
        if atom.kind in "KVM" and atom.is_cue("down"):
            return -1
    return 0
