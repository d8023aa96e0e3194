"""What the number of a cell is, an amount, a share or a change, by the head of its column and its row, and of when."""

from __future__ import annotations

import re

from checker.extract.calendar import months_in
from checker.extract.cells import ADDED
from checker.extract.frame import Frame, Memory
from checker.extract.steps import STEPS, TERSE, step_between
from checker.extract.table_times import Column
from checker.packs import Pack


def settle_kind(
    frame: Frame, dim: str, label: str, title: str, base: str | None, signed: bool, pack: Pack, memory: Memory
) -> None:
    """Amount, change or share, by the sign of the cell and the head of its column; and whether it is yet to come."""
    if OUTLOOK.search(title):
        frame.modality = "forecast"
    if dim == "power" and ADDED.search(title):
        frame.kind = "change"
    if dim == "share" and MARGIN.search(label) is not None and not is_change(title):
        frame.kind, frame.metric, frame.whole = "ratio", "profit", "revenue"
    elif dim == "share" and (is_change(title) or signed or CHANGED.search(label) is not None):
        frame.kind, frame.base, frame.period = "change", base or "y/y", None
    elif signed and is_change(title):
        frame.kind = "change"
    elif dim == "share" and frame.metric not in ("tariff", "grade"):
        frame.kind, frame.whole = "share", whole_of(title, frame, pack, memory)


def settle_period(frame: Frame, later: str | None, period: str | None, pack: Pack) -> None:
    """The period that the cells before have, where the column says none; a change has the later of them."""
    if frame.kind == "change" and frame.base is not None:
        frame.period = later
    elif pack.nature(frame.metric or "") != "stock":
        frame.period = frame.period or period


LOST = re.compile(r"\b(?:net |operating |pre-?tax )?loss(?:es)?\b(?!/)|亏损|净亏", re.IGNORECASE)
"""The head of a row whose figures are what was lost."""
OUTLOOK = re.compile(
    r"\b(?:guidance|forecasts?|outlook|targets?|plan(?:ned)?|projected|expected|estimated?|polls?|survey|consensus|20\d\d[ef])\b|指引|预[测计期]|目标|计划",
    re.IGNORECASE,
)
CHANGED = re.compile(r"\([^()]{0,24}\b(?:change|growth)\b[^()]{0,12}\)", re.IGNORECASE)
"""What in brackets makes a row one of changes: “GDP (percentage change)”."""
MARGIN = re.compile(r"\bmargins?\b|(?:毛利|净利|利润|利益|营益)率", re.IGNORECASE)
"""The head of a row that sets a profit against the revenue."""


BY = {
    "weekly": "w/w",
    "last week": "w/w",
    "daily": "d/d",
    "monthly": "m/m",
    "last month": "m/m",
    "quarterly": "q/q",
}
"""What else in the head of a column of changes names a step."""


def base_of(titles: list[str], columns: list[Column], n: int) -> str | None:
    """Against what a column of changes is: as its head says, else by the times of the two columns before it."""
    title = titles[n].lower()
    said = next((step for step, words in STEPS.items() if words.search(title)), None)
    said = said or next((step for word, step in BY.items() if word in title), None)
    if said is not None or "季环比" in title:
        return said or "q/q"
    times = [period for period, _, _ in columns[1:n] if period][-2:]
    if len(times) < 2 or times[0] == times[1]:
        return None
    first, second = sorted(times)
    return step_between(second, first) or (first if months_in(first) == months_in(second) else None)


OF_THE_COUNTRY = re.compile(r"\b(?:the|its) (?:country|nation)['’]s\b|[该本]国", re.IGNORECASE)


def whole_of(title: str, frame: Frame, pack: Pack, memory: Memory) -> str:
    """What the shares of a column are taken of: the total of a nation where its head says so, else the world."""
    if re.search(r"national|全国", title, re.IGNORECASE) and pack.kind(frame.subject) == "country":
        return frame.subject or "world"
    if OF_THE_COUNTRY.search(title) and pack.kind(frame.subject) != "country":
        return memory.titled_country or memory.topic_country or "world"
    if "全国" in title and memory.topic_country is not None and pack.kind(frame.subject) != "country":
        return memory.topic_country
    if re.search(r"total|national|全国|总", title, re.IGNORECASE) and pack.kind(frame.subject) != "country":
        return pack.home(frame.subject) or "world"
    return "world"


def is_change(title: str) -> bool:
    """Whether a column is of what changed."""
    return CHANGES.search(title) is not None


CHANGES = re.compile(
    rf"change|growth|\b(?:{'|'.join(TERSE.values())})\b|sequential|±|[Δδ]|increase|\b(?:vs|versus|on|against|over|from|since)\b\.? |\bchg\b|同比|环比|[年月季]增|增幅|增长|变化|涨|跌|较|增减",
    re.IGNORECASE,
)
