"""What a change is measured against, and the value that it began from."""

from __future__ import annotations

import re

from checker.extract.calendar import shifted
from checker.extract.frame import Frame
from checker.extract.scene import Scene

REVISED = re.compile(
    r"\b(?:revis\w+|(?:raised|cut|lowered|upgraded|downgraded|lifted|trimmed) (?:its|his|her|their|the)\b.{0,30}\b(?:forecast|estimate|target|guidance|outlook|projection))|上调|下调|调高|调低|上修|下修"
)
"""One and the same figure said anew, not one that changed in the world."""


def starts_a_change(scene: Scene, i: int, dated: bool = False) -> bool:
    """Whether the number is where a change began: “from 84.5 million to 8.0 million”, “up 38% from 20.1 million”, 由…增至….

    One with a time of its own (“from 350 in July to 500”) counts only where `dated` asks for it.
    """
    j = i - 1
    while dated and j > 0 and (scene.atoms[j].kind == "T" or scene.atoms[j].text == "的"):
        j -= 1
    before = scene.atoms[j].low if i else ""
    if before not in ("from", "从", "由") or REVISED.search(scene.text, scene.start, scene.end):
        return False
    following = list(scene.atoms[i + 1 : i + 5])
    if not dated and any(a.kind == "T" for a in following[:3]):
        return False
    if any(a.low in ("to", "至", "到") for a in following) and any(a.kind == "Q" for a in following):
        return True
    return not dated and before == "from" and _moved(scene, j)


def _moved(scene: Scene, j: int) -> bool:
    """Whether “from” at `j` comes after how far or whereto something moved: “up 38% from”, “narrowed to 161 million from”."""
    moved = scene.atoms[j - 1] if j else None
    if moved is None:
        return False
    if moved.is_word("up", "down"):
        return True
    if moved.kind != "Q" or moved.quantity is None:
        return False
    return moved.quantity.unit == "percent" or any(
        a.is_word("to") for a in scene.atoms[max(0, j - 3) : j - 1]
    )


def former(scene: Scene, frame: Frame, last: Frame | None) -> str | None:
    """The period of the value that a change began from, by that of the value it came to.

    A year, a quarter or a half is set against the same window a year before, and so is a month after a change “on the
    year”; a month's trade else against the month before. What is now set against an aim (“from 77 million to 142
    million by 2030”) has no time.
    """
    period = frame.period or ""
    if any(time.role == "by" and time.period == period for _, time in scene.times):
        return None
    if "/" in period or len(period) == 4 or (last is not None and last.base == "y/y"):
        return shifted(period, years=-1)
    return shifted(period, months=-1) if scene.pack.nature(frame.metric or "") == "flow" else None


def base_of(scene: Scene, i: int, frame: Frame) -> str | None:
    """What a change is measured against: y/y, q/q, m/m, or a period named with it."""
    text = scene.text[scene.start : scene.end].lower()
    if any(
        word in text
        for word in ("month earlier", "month before", "环比", "previous month", "m/m", "month-on-month")
    ) and not _year_word(text):
        return _step(frame.period) if frame.period else "m/m"
    for j, time in scene.times:
        if time.role == "base" and abs(j - i) < 12:
            for years, months, name in ((-1, 0, "y/y"), (0, -1, "m/m"), (0, -3, "q/q")):
                if (
                    frame.period
                    and (months == 0 or "-" in frame.period)
                    and shifted(frame.period, years, months) == time.period
                ):
                    return name
            return time.period
    if _year_word(text):
        return "y/y"
    if frame.period and len(frame.period) == 4:
        return "y/y"
    return None


def _year_word(text: str) -> bool:
    return any(
        w in text
        for w in (
            "year earlier",
            "year-on-year",
            "year-over-year",
            "year before",
            "a year ago",
            "同比",
            "previous year",
            "annual",
            "on-year",
        )
    )


def _step(period: str) -> str:
    return "q/q" if "/" in period else "m/m"
