"""A signed number right behind an amount, which says how much that has changed: “$2,738/t, +1.9%”, “112,500 t (-6,200 t)”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.extract.frame import Frame, dimension
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene
from checker.model import Kind

BETWEEN = re.compile(r"\s?[,，、(（]\s?(?P<sign>[+−–-])")


def signed_behind(scene: Scene, i: int, quantity: Quantity, spoken: Sequence[Frame]) -> Frame | None:
    """The frame of a signed number right behind the last amount that was spoken of: a change of what that measures."""
    last = spoken[-1] if spoken else None
    if last is None or last.kind != Kind.AMOUNT or not 0 <= last.at < i:
        return None
    between = scene.text[scene.atoms[last.at].end : quantity.numeral[0]]
    signed = BETWEEN.fullmatch(between)
    alike = quantity.unit == "percent" or dimension(quantity.unit) == dimension(last.unit)
    if signed is None or not alike or quantity.low < 0:
        return None
    frame = last.copy()
    frame.kind, frame.whole, frame.base = Kind.CHANGE, None, None
    frame.sign = -1 if signed["sign"] in "−–-" else 1
    return frame
