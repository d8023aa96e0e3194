"""The grammar of Chinese: the same questions as in English, with the words where Chinese puts them."""

from __future__ import annotations

import re

from checker.extract.chinese.amount import LASTS, amount_frame, years_of_use
from checker.extract.chinese.phrase import words_left, words_right
from checker.extract.chinese.proportion import proportion_frame
from checker.extract.chinese.rank import rank_frame
from checker.extract.chinese.subject import subject_of
from checker.extract.frame import Frame, Memory, dimension
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

__all__ = ["read_frame"]


def read_frame(scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None) -> Frame:
    """The frame of the quantity at atom `i`; `last` is the frame of the one before it in the sentence."""
    dim = dimension(quantity.unit)
    if quantity.form in ("rank", "exclusive"):
        return rank_frame(scene, i, quantity, memory, last)
    if quantity.form == "date":
        frame = Frame(kind="date", metric="event")
        frame.subject = subject_of(scene, i, "event", memory, last)
        return frame
    if dim == "time" and re.match(r"来(?:首|第一|最)|以来(?:首|第一|最)", words_right(scene, i)):
        frame = Frame(kind="recency", metric="event")
        frame.subject = subject_of(scene, i, "event", memory, last)
        return frame
    if dim == "time" and quantity.unit == "year" and LASTS.search(words_left(scene, i, 12)):
        return years_of_use(scene, i, memory, last)
    if dim == "share":
        return proportion_frame(scene, i, quantity, memory, last)
    return amount_frame(scene, i, quantity, dim, memory, last)
