"""Which way goods crossed a border, where the verb only says that they moved."""

from __future__ import annotations

import re

from checker.extract.english.again import ABROAD
from checker.extract.english.number import Number
from checker.extract.english.phrase import kind_of

ACROSS = re.compile(
    r" (?:of [\w-]+(?: [\w-]+)?,? )?(?:(?P<out>left|sailed from|departed from|flowed out of|went out of)|entered|arrived in|came into|flowed into|landed in) (?:the )?(?=[A-Z])"
)


def moved_across(number: Number) -> str | None:
    """Which way goods crossed a border: “4,000 tonnes of tin entered Japan”, “… left Peru”."""
    scene = number.scene
    if ABROAD.match(scene.text, scene.atoms[number.i].end, scene.end):
        return "exports"
    hit = ACROSS.match(scene.text, scene.atoms[number.i].end, scene.end)
    if hit is None:
        return None
    there = next((a for a in scene.atoms[number.i :] if a.start >= hit.end()), None)
    state = there is not None and there.kind == "E" and kind_of(scene, there) in ("country", "bloc")
    return ("exports" if hit["out"] else "imports") if state else None
