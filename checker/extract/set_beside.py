"""The time of a number that is set beside another: an aim, a part of it, what is so now, what began in a year."""

from __future__ import annotations

import re

from checker.extract.calendar import Clock
from checker.extract.frame import Frame, Memory
from checker.extract.present import right_now
from checker.extract.scene import Scene
from checker.extract.times import Time
from checker.model import Kind

AGAINST_AN_AIM = re.compile(
    r"\b(?:against|versus|short of|above|below|beat(?:ing)?|topp(?:ed|ing)|exceed(?:ed|ing)|miss(?:ed|ing)|than|of|compared with) (?:an? |its |the |their )(?:[\w-]+ )?(?:goal|target|forecast|guidance|plan|budget|ceiling|quota)(?: of|:)? (?:about |some |around |up to )?$"
)
"""“781 million against a goal of 838 million”: the aim is for the time of what came."""


OF_THAT = re.compile(
    r" of (?:that|this|it|them|these|those)(?=[,.;]|$| (?:and|in|went|came|while|was|were)\b)"
)


def part_of_that(
    scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None, clock: Clock
) -> str | None:
    """The time of the number of which a part is told: “demand was 1.2 million tonnes; electric cars took 60% of that”."""
    if scene.chinese or scene.title or frame.kind != Kind.SHARE or frame.metric == "stake":
        return None
    if OF_THAT.match(scene.text, scene.atoms[i].end, scene.end) is None:
        return None
    told = (last,) if last is not None else reversed(memory.before)
    held = next((f for f in told if f.kind == Kind.AMOUNT), None)
    if held is None or (held.period or "9")[:4] > (clock.month or "9999")[:4]:
        return None
    return held.carry or held.period


def of_the_aimed(scene: Scene, i: int, frame: Frame, last: Frame | None) -> str | None:
    """The time of the number that an aim is set beside."""
    if scene.chinese or last is None or last.at < 0 or (last.metric, last.unit) != (frame.metric, frame.unit):
        return None
    start = scene.atoms[i].start
    near = max(scene.atoms[last.at].end, start - 60)
    return last.period if AGAINST_AN_AIM.search(scene.text, near, start) is not None else None


def past_now(scene: Scene, frame: Frame, memory: Memory) -> str | None:
    """The time of the number before one that is set against it as that of now: “28% by 2030 against 19% now, with …”."""
    if scene.chinese or len(memory.spoken) < 2 or frame.kind != "share":
        return None
    told, now = memory.spoken[-2:]
    alike = told.metric == now.metric == frame.metric and told.kind == now.kind == frame.kind
    return told.carry if alike and now.at >= 0 and right_now(scene, now.at) else None


APPOSED = re.compile(
    r"[^,;.]{0,30}, (?:an? (?:[a-z]+ )?(?:drop|fall|decline|rise|gain|increase|jump|slump|loss) of|up|down) $"
)


def since_before(scene: Scene, i: int, time: Time, last: Frame | None) -> str | None:
    """The year of the number that a change is of, told with the year when it began: “312 in 2023, a drop of 40% since 2016”."""
    if scene.chinese or time.role != "since" or last is None or last.at < 0 or len(last.period or "") != 4:
        return None
    between = scene.text[scene.atoms[last.at].end : scene.atoms[i].start]
    return last.period if APPOSED.fullmatch(between) is not None else None
