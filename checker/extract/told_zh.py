"""The time that a Chinese story has come to, for what is told with no time of its own."""

from __future__ import annotations

import re

from checker.extract.calendar import Clock, months_in
from checker.extract.frame import FLOWS, Frame, Memory
from checker.extract.present import NOW
from checker.extract.scene import Scene
from checker.model import Kind

RESULTS = frozenset({"revenue", "profit", "sales", "production"})
"""What a company reports of one and the same time."""
MADE = frozenset({"mine_production", "refining", "metal_production", "magnet_production"})
PASSING = ("base", "prior", "other", "issued")
"""Roles of a time that is not the one of which the sentence tells."""
BY_YEAR = re.compile(r"年均价|[较比]上年|同比")
"""What is told by the year, like what an annual report tells."""
MOVED = re.compile(r"同比|环比|增|降|减|跌|滑")
BY_WEEK = re.compile(
    r"周环比|[一单]周(?:之?内|里|间)?(?:再|又|还|已)?[增减升降涨跌少多累去下上]|[较比](?:上|前一)周"
)
"""库存降至12万吨，一周少了2000吨: what is told week by week is of the week of the article."""


def reports(scene: Scene, frame: Frame) -> bool:
    """Whether a company tells what it has made and earned, as in a round of results."""
    return frame.metric in RESULTS | MADE and scene.pack.kind(frame.subject) == "company"


OWN_PRICE = re.compile(
    r"(?:销售均价|平均售价|平均销售价格?|实现均价|实现价格|平均实现价格?|综合售价|销售单价)"
)
"""当季销售均价: what a firm gets for its goods, which it tells with its results."""


def sells_at(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether a price is what a firm has got for its goods on average."""
    firm = frame.metric == "price" and scene.pack.kind(frame.subject) == "company"
    return firm and OWN_PRICE.search(scene.text, scene.start, scene.atoms[i].start) is not None


def told_in_chinese(scene: Scene, i: int, frame: Frame, memory: Memory, clock: Clock) -> str | None:
    """The time that a round of results or of trade figures has come to, for a sentence that names none before the number."""
    if NOW.search(scene.text, scene.start, scene.end):
        return None
    if any(
        j < i or scene.clauses[j] == scene.clauses[i] for j, time in scene.times if time.role not in PASSING
    ):
        return None
    if memory.opening is not None and scene.pack.nature(frame.metric or "") in ("flow", "price"):
        return memory.opening
    results = reports(scene, frame) or sells_at(scene, i, frame)
    if results and not (frame.kind == Kind.SHARE and frame.metric in MADE):
        alike = sorted(RESULTS) if frame.metric != "sales" else ()
        heard = [memory.of_metric[metric].carry for metric in alike if metric in memory.of_metric]
        told = clock.before if clock.age < 3 and clock.before is not None else clock.main
        return next((period for period in heard if period and months_in(period) > 1), told)
    if (
        frame.metric == "stockpile"
        and frame.kind != Kind.SHARE
        and BY_WEEK.search(scene.text, scene.start, scene.end) is not None
    ):
        return clock.month
    lasts = frame.kind == Kind.SHARE and frame.metric not in FLOWS
    moved = not lasts and MOVED.search(scene.text, scene.start, scene.end) is not None
    of_year = (
        clock.main is not None and len(clock.main) == 4 and BY_YEAR.search(scene.text, scene.start, scene.end)
    )
    if (
        of_year
        and not lasts
        and (
            frame.metric == "workforce"
            or (frame.metric == "price" and "均价" in scene.text[scene.start : scene.end])
        )
    ):
        return clock.main
    if moved and scene.pack.nature(frame.metric or "") == "flow" and clock.age < 2:
        return clock.before or (clock.main if frame.metric in FLOWS else None)
    return None
