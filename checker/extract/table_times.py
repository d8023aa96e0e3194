"""The times that the heads of a table's columns and rows name, and what a head that names only its time goes on from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.extract.calendar import Clock, months_in, shifted
from checker.extract.cells import Cell
from checker.extract.lexicon import Lexicon
from checker.extract.times import Time, find_times

Column = tuple[str | None, list[str], list[str]]
"""The period, the metrics and the entities that the head of a column names."""


DOLLARS = re.compile(r"\s(?:dollars?|cents?)\b", re.IGNORECASE)
"""What makes a country's name the kind of its money: “US dollars per kg”."""


RUNNING = re.compile(
    r"\W*(?:(?P<now>current|this|latest|reporting)|(?P<past>last|previous|prior|preceding)) (?P<unit>month|quarter)\W*",
    re.IGNORECASE,
)
"""A head that counts from the time of the whole table: “Last month | Current month”."""


def _running(title: str, caption: str | None) -> str | None:
    """The time of such a head, where the line above the table names that which is the current one."""
    said = RUNNING.fullmatch(title)
    length = 3 if said is not None and said["unit"].lower() == "quarter" else 1
    if said is None or caption is None or months_in(caption) != length or len(caption) == 10:
        return None
    return caption if said["now"] else shifted(caption, months=-length)


def column(title: str, lexicon: Lexicon, clock: Clock, caption: str | None = None) -> Column:
    """What the head of a column says of the numbers under it; `caption` is the time of the whole table."""
    times = find_times(title, 0, len(title), Clock(clock.today))
    mentions = lexicon.find(title)
    metrics = [id for m in mentions for id in (*m.ids("metric"), *m.ids("verb"))]
    entities = [
        m.id for m in mentions if m.role in ("entity", "adjective") and not DOLLARS.match(title, m.end)
    ]
    running = _running(title, caption)
    return running or (times[0].day or times[0].period if times else None), metrics, entities


def latest(columns: list[Column], n: int) -> str | None:
    """The last of two or more times that the columns before a change name, whichever stands first: “May 2025 | May 2024 | Change”."""
    times = [period for period, _, _ in columns[1:n] if period]
    return max(times) if len(set(times)) > 1 else None


YEAR_BEFORE = re.compile(
    r"(?:上年|去年|上一?财年|上一年度?)(?:同期)?|(?:previous|prior|preceding|last) year|(?:a )?year (?:ago|before|earlier)",
    re.IGNORECASE,
)


def year_before(title: str, told: str | None) -> str | None:
    """The year before that of the column before, under a head that only says so: “Prior year”, 上年."""
    return shifted(told, years=-1) if told and YEAR_BEFORE.fullmatch(title.strip(" *")) else None


PRICED = re.compile(r"(?:[$€£¥]|\b(?:USD|CNY|EUR|yuan)) ?(?:/|per |a )", re.IGNORECASE)


def priced_like(titles: list[str], columns: list[Column], n: int) -> str:
    """The head before that prices the same market, for one that names only another time: “Oslo, May 2024” after “Oslo, $/kg”."""
    period, _, entities = columns[n]
    alike = (m for m in range(n - 1, 0, -1) if PRICED.search(titles[m]) and columns[m][2] == entities)
    found = next(alike, None) if period is not None and entities else None
    return titles[found] if found is not None else ""


YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MONTHS = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?:\s?(?:[-–—]|to)\s?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)?"
)


ZH_PART = re.compile(r"\d{1,2}月份?|第?[一二三四1-4]季度?|[上下]半年")
PART = re.compile(
    rf"{MONTHS.pattern}|Q[1-4]|[1-4]Q|H[12]|[12]H|(?:First|Second|Third|Fourth) (?:quarter|half)"
)


def part_of_year(part: str, year: str | None) -> str | None:
    """The month or quarter that a row names of the year that its column names, or the other way round."""
    part, year = part.strip(" *"), (year or "").strip(" *")
    if YEAR.fullmatch(year) is None or PART.fullmatch(part) is None:
        return None
    said = f"in {part} {year}"
    times = find_times(said, 0, len(said), Clock(None))
    return times[0].period if len(times) == 1 else None


IN_WHICH = re.compile(
    r"(?:Fiscal |Financial |Calendar )?Year|Period|Quarter|Month|Date|When|年份?|年度|时间|时期|季度|月份",
    re.IGNORECASE,
)
"""The head of a column that says of which time its row is."""


def own_time(text: str, row: Sequence[Cell], titles: Sequence[str], year: str, clock: Clock) -> str | None:
    """The time that a row says it is of in a column of times that is not its first: “China | 2024 | 1,270,000”."""
    for title, cell in zip(titles[1:], row[1:], strict=False):
        times = row_times(text[slice(*cell)], year, clock) if IN_WHICH.fullmatch(title.strip(" *")) else []
        if len(times) == 1:
            return times[0].period
    return None


def row_times(label: str, year: str, clock: Clock) -> list[Time]:
    """The times that the head of a row names; a bare month is of the year that the corner or the line above has."""
    if ZH_PART.fullmatch(label.strip(" *")) is not None and year:
        said = f"{year}年{label.strip(' *')}"
        return find_times(said, 0, len(said), Clock(clock.today))
    if MONTHS.fullmatch(label.strip(" *")) is not None:
        label = f"in {label.strip(' *')} {year}".rstrip()
        return find_times(label, 0, len(label), Clock(clock.today))
    return find_times(label, 0, len(label), Clock(None))
