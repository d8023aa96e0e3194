"""What an English change is measured against, where it is told behind the level that the change came to."""

from __future__ import annotations

import re

from checker.extract.calendar import months_in
from checker.extract.frame import Frame
from checker.extract.scene import Scene
from checker.extract.steps import TERSE, step_between
from checker.extract.times import Time

SEQUENTIAL = r"sequentially\b|(?:in|on|of) (?:a )?sequential\b|sequential(?= (?:quarterly )?(?:\w+ )?(?:rise|increase|gain|growth|jump|fall|drop|decline|decrease|improvement))"
OF_A_WEEK, OF_A_DAY = (
    r"(?:for|over|on|during|in) the (?:latest |past |last )?week\b",
    r"from the (?:prior|previous) (?:day|session)\b",
)
PAST = r"(?:in|over|during) the (?:past|last) "
ALSO = {
    "y/y": rf"{PAST}(?:year|12 months|twelve months)\b",
    "q/q": rf"{SEQUENTIAL}|{PAST}(?:quarter|three months)\b",
    "m/m": rf"{PAST}month\b",
    "w/w": OF_A_WEEK,
    "d/d": OF_A_DAY,
}
RIGHT_BEHIND = {
    step: re.compile(rf"[ ,(]*(?:(?:{words})(?![a-z])|{ALSO.get(step, '(?!)')})", re.IGNORECASE)
    for step, words in TERSE.items()
}
"""What right behind a change names its step."""
WEEKLY_MOVE = re.compile(
    r"\b(?:weekly) (?:[a-z-]+ )?(?:gain|rise|increase|loss|drop|fall|decline|decrease|draw|build) of (?:about |around |nearly |almost |over |more than )?$"
)
MONTHLY_MOVE = re.compile(
    r"\b(?:monthly) (?:[a-z-]+ )?(?:gain|rise|increase|loss|drop|fall|decline|decrease|draw|build) of (?:about |around |nearly |almost |over |more than )?$"
)
SEQUENTIALLY = re.compile(
    r"\bsequentially,? (?:by )?(?:about |around |nearly |almost |over |more than |some )?$"
)
BEFORE_THAT = re.compile(r"\b(?:previously|sequentially|(?:previous|prior|preceding) (?:one|period))\b")
"""What names the window right before, whatever its length."""
AGAINST = ("from", "against", "versus", "vs", "vs.", "than")
SET_BESIDE = re.compile(
    r"\b(?:compared (?:to|with)|in comparison (?:to|with)|versus|against|relative to) (?:the |that of |in |its )*$"
)
LEVELS = ("to", "at", "totaling", "totalling", "reaching")


def step_named(scene: Scene, i: int, frame: Frame) -> str | None:
    """The step of “fell 4% to 800 t in July from 840 t in June”, “rose 3% sequentially”, “a weekly gain of 2%”."""
    behind = scene.atoms[i].end
    for name, words in RIGHT_BEHIND.items():
        if words.match(scene.text, behind, scene.end):
            return name
    before = scene.text[max(scene.start, scene.atoms[i].start - 60) : scene.atoms[i].start]
    if SEQUENTIALLY.search(before):
        return "q/q"
    if WEEKLY_MOVE.search(before):
        return "w/w"
    if MONTHLY_MOVE.search(before):
        return "m/m"
    return _beside(scene, i, frame) or _against(scene, i, frame)


def _beside(scene: Scene, i: int, frame: Frame) -> str | None:
    """The step to a time that is set beside the change: “a 4% fall in third-quarter output, compared to the April-June period”."""
    numbers = (j for j in range(i + 1, len(scene.atoms)) if scene.atoms[j].kind == "Q")
    behind = next((j for j in numbers if scene.atoms[j - 1].low != "to"), len(scene.atoms))
    for j, time in scene.times:
        if i < j < behind and SET_BESIDE.search(scene.words(max(i + 1, j - 6), j)) is not None:
            return _step(frame.period, time)
    return None


def _against(scene: Scene, i: int, frame: Frame) -> str | None:
    """The step to the time of the value that stands behind the level reached: “to 800 t in July versus 840 t in June”."""
    _, high = scene.span_of(i)
    numbers = [j for j in range(i + 1, high) if scene.atoms[j].kind == "Q" and scene.atoms[j].id != "date"]
    if not numbers:
        return None
    started = numbers[0]
    if scene.atoms[started - 1].low in LEVELS and len(numbers) > 1:
        started = numbers[1]
    led = next((k for k in range(started - 1, i, -1) if _sets_against(scene, k)), None)
    if led is None or any(scene.atoms[k].low in ("and", "while", ";") for k in range(i + 1, led)):
        return None
    if any(a.kind == "Q" for a in scene.atoms[led + 1 : started]):
        return None
    times = [
        time
        for j, time in scene.times
        if led < j < min(high, started + 8)
        and not any(a.kind == "Q" and a.id != "date" for a in scene.atoms[started + 1 : j])
    ]
    if times:
        return _step(frame.period, times[0])
    if frame.period is not None and BEFORE_THAT.search(scene.words(started, min(high, started + 4))):
        return {1: "m/m", 3: "q/q", 12: "y/y"}.get(months_in(frame.period))
    return None


def _sets_against(scene: Scene, k: int) -> bool:
    """Whether the word at `k` leads to what something is set against."""
    if scene.atoms[k].low in AGAINST:
        return True
    return scene.atoms[k].low in ("with", "to") and scene.atoms[k - 1].low == "compared"


def _step(period: str | None, time: Time) -> str | None:
    """How far the time is before the period."""
    return step_between(period, time.period) if period is not None else None
