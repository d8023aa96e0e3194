"""Changes in brackets behind the members of a Chinese list: 印度(6.2%)、巴西(3.3%)的订单比上月增长."""

from __future__ import annotations

import re

from checker.extract.chinese.amount import amount_frame
from checker.extract.frame import Frame, Memory
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

LISTED = re.compile(
    r"[)）](?:[、和及与]?(?:以及)?[^,，;；。()（）]{1,18}[(（][-+−]?[\d.]{1,6}%[)）]){0,12}"
    r"[^,，;；。()（）]{0,22}?(?:(?P<more>增长|上升|增加|提高|上涨|成长|走高)|下降|减少|下滑|下跌|走低|萎缩)"
)
"""What behind the bracket tells which way all members of the list went."""


def bracketed_change(
    scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None
) -> Frame | None:
    """The change that a bracket right behind a name tells, where the verb comes behind the list."""
    atoms = scene.atoms
    if (
        quantity.unit != "percent"
        or i < 2
        or atoms[i - 1].text not in ("(", "（")
        or atoms[i - 2].kind != "E"
    ):
        return None
    hit = LISTED.match(scene.text, atoms[i].end, scene.end)
    if hit is None:
        return None
    frame = amount_frame(scene, i, quantity, "share", memory, last)
    frame.kind, frame.whole, frame.counterparty = "change", None, None
    frame.subject = atoms[i - 2].id
    frame.sign = 1 if quantity.low < 0 or hit["more"] else -1
    frame.because("kind", hit["more"] or hit[0][-2:])
    return frame
