"""The time that what was told before leaves to a number that has none of its own."""

from __future__ import annotations

import re

from checker.extract.calendar import Clock, months_in
from checker.extract.frame import FLOWS, Frame, Memory
from checker.extract.periods_zh import is_done
from checker.extract.scene import Scene
from checker.extract.tenses import later
from checker.extract.told_en import AVERAGE, told_in_english
from checker.extract.told_zh import MADE, PASSING, RESULTS, reports, told_in_chinese
from checker.model import Kind, Modality

CARRYING = ("amount", "change", "multiple", "share", "count")


def story_time(scene: Scene, i: int, frame: Frame, memory: Memory, clock: Clock) -> str | None:
    """The time that the story has come to, for what is told in the past tense with no time of its own."""
    if scene.chinese:
        return told_in_chinese(scene, i, frame, memory, clock)
    told = told_in_english(scene, i, frame, memory, clock)
    if told is not None and months_in(told) == 1 and reports(scene, frame):
        heard = (memory.of_metric[m] for m in sorted(RESULTS | MADE) if m in memory.of_metric)
        spans = (
            f.carry
            for f in heard
            if f.carry and f.carry[:4] == told[:4] and scene.pack.kind(f.subject) == "company"
        )
        return next((span for span in spans if months_in(span) in (3, 6, 9, 12)), told)  # no month of results
    return told


def carried_time(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The period of the sentence or bullet before, for a flow that goes on about the same."""
    held = memory.earlier
    margin = scene.chinese and frame.whole == "revenue"
    full = held is not None and held.kind == frame.kind == Kind.RATIO and held.metric == frame.metric
    if held is None or not (margin or full or frame.kind in CARRYING):
        return None
    flow = scene.pack.nature(frame.metric or "") == "flow"
    if any(
        time.role not in PASSING and not later(scene, i, j) and not (flow and _of_the_next(scene, i, j))
        for j, time in scene.times
    ):
        return None
    of_same = all(a.id == held.commodity for a in scene.atoms if a.kind == "C")
    listed = scene.chinese and memory.lists_shares() and of_same  # 加拿大占10%。我国仅占4%
    listed = listed or _parts_that(scene, frame, held, memory)
    if frame.kind == "share" and (held.metric != frame.metric or not (frame.metric in FLOWS or listed)):
        return None
    differs = held.metric != frame.metric
    goes_on = scene.chinese or held.metric != frame.metric or scene.tense(i) == "past"
    carry = held.carry or (held.kept if goes_on else None)
    if differs and months_in(carry or "2000") > 24 and not scene.chinese:
        return None  # what several years brought is not the time of anything else
    if (
        not scene.chinese
        and held.metric == "price"
        and scene.pack.nature(frame.metric or "") == "flow"
        and months_in(carry or "2000") == 1
    ):
        return None  # the day of a quote is not when something was made
    if held.metric == "tariff" != frame.metric and not scene.chinese:
        carry = held.kept  # when a duty began is not when the goods were shipped
    if held.modality == Modality.FORECAST and _came_about(scene, i, frame):
        crop = scene.pack.nature(frame.metric or "") == "flow"
        if not crop and months_in(memory.stated or "2000") > 1 and not _of_an_average(scene):
            return None  # no price stands for a year
        return None if scene.chinese else _last_over(carry, memory) if crop else memory.stated
    if frame.metric == "price" and not _of_an_average(scene):
        quoted = scene.chinese and memory.same_block and held.metric == "price" and len(carry or "") == 10
        return carry if quoted else None  # the quotes of one day go on
    stays = frame.kind in ("amount", "change")
    if stays and scene.pack.nature(frame.metric or "") in ("stock", "structure"):
        return carry if held.metric == frame.metric else None
    company = (
        scene.pack.kind(frame.subject) in ("company", "")
        and frame.subject == held.subject
        and frame.subject is not None
    )
    results = frame.metric in RESULTS and held.metric in RESULTS and company
    return carry if held.metric == frame.metric or memory.same_block or results else None


def _of_the_next(scene: Scene, i: int, j: int) -> bool:
    """Whether the time at `j` is that of a number told later: 收成可达3360万吨，而去年为3320万吨."""
    if not scene.chinese or scene.clauses[j] <= scene.clauses[i]:
        return False
    _, high = scene.span_of(j)
    return any(a.kind == "Q" for a in scene.atoms[j + 1 : high])


PART = re.compile(r"(?:其中|当中|这其中)")


def _parts_that(scene: Scene, frame: Frame, held: Frame, memory: Memory) -> bool:
    """Whether a share is told as one of the amount of the sentence before: 发电量2300亿度。其中煤电占一半."""
    amount = held.kind in ("amount", "change") and held.subject == frame.whole
    opens = PART.match(scene.text, scene.start) is not None or (frame.metric, frame.whole) == (
        "sales",
        "world",
    )
    return scene.chinese and memory.same_block and amount and opens


def _of_an_average(scene: Scene) -> bool:
    """Whether the sentence tells what something cost on average."""
    return AVERAGE.search(scene.text, scene.start, scene.end) is not None


def _last_over(foreseen: str | None, memory: Memory) -> str | None:
    """The last time told that is over; of a season whose crop is still foreseen some of it has been brought in."""
    season = foreseen or ""
    under_way = (
        len(season) == 9 and (memory.stated or "").startswith(season[:4]) and len(memory.stated or "") < 9
    )
    return season if under_way else memory.stated


def _came_about(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether it is told in the past, so that it is not of the time that was foreseen right before."""
    if scene.chinese:
        foreseen = any(a.is_cue("forecast") for a in scene.atoms[:i])
        return is_done(scene, i) or (frame.metric in ("revenue", "profit") and not foreseen)
    return scene.tense(i) == "past" and scene.pack.nature(frame.metric or "") in ("flow", "price")
