"""Which words of the sentence decided each field of a claim, for `checker extract --explain`."""

from __future__ import annotations

from checker.extract.frame import Frame
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

BEFORE = "carried from before"


def evidence_of(scene: Scene, i: int, quantity: Quantity, frame: Frame) -> dict[str, str]:
    """Field to the words that decided it, in the order of the claim model.

    Names are looked up in the sentence, nearest to the number first; what the sentence does not name was carried.
    """
    text, (first, last) = scene.text, quantity.numeral
    around = " … ".join(
        part for part in (text[quantity.start : first].strip(), text[last : quantity.end].strip()) if part
    )
    named = {
        name: _nearest(scene, i, getattr(frame, name))
        for name in ("subject", "counterparty", "whole", "commodity")
    }
    times = [
        a.text
        for a in scene.atoms
        if a.time is not None and frame.period in (a.time.period, *a.time.period.split("/"))
    ]
    found = {
        "kind": frame.evidence.get("kind", ""),
        "metric": frame.evidence.get("metric", ""),
        **named,
        "hedge": around if quantity.hedge != "exact" else "",
        "unit": around,
        "period": (times[0] if times else BEFORE) if frame.period else "",
        "modality": frame.evidence.get("modality", ""),
        "attribution": "",
    }
    return {name: words for name, words in found.items() if words}


def remembered(frame: Frame) -> dict[str, str]:
    """What later numbers ask of a frame's evidence when nobody wants to read it: only whether it has a period."""
    return {"period": frame.period} if frame.period else {}


def _nearest(scene: Scene, i: int, id: str | None) -> str:
    """The words nearest to the number that name the id, or its parts when it is of two."""
    if id is None:
        return ""
    near = sorted((j for j, atom in enumerate(scene.atoms) if atom.kind in "EC"), key=lambda j: abs(j - i))
    inside = [mention.id for mention in scene.inside.get(scene.atoms[i].start, ())]
    for j in near:
        if scene.atoms[j].id == id:
            return scene.atoms[j].text
    if id in inside:
        return scene.atoms[i].text
    parts = [scene.atoms[j].text for j in sorted(near) if scene.atoms[j].id.lower() in id]
    return " + ".join(dict.fromkeys(parts)) if len(parts) > 1 else BEFORE
