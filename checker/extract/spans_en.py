"""English spans that are told by their parts: months together, months of a year, the quarter of a year, a running total."""

from __future__ import annotations

import re

from checker.extract.calendar import (
    Clock,
    month_span,
    months_in,
    pattern,
    shifted,
    year_of,
    year_of_month,
)
from checker.extract.words_en import MONTHS, count_in, month_in


def both_months(hit: re.Match[str], clock: Clock) -> str | None:
    """“January and February combined”: the two months as one."""
    first, last = MONTHS[hit["first"].lower()], month_in(hit)
    if first >= last:
        return None
    year = year_of(hit["year"]) if hit["year"] else year_of_month(last, Clock(clock.today))
    return None if year is None else month_span(year, first, last)


def so_many_of_year(hit: re.Match[str], clock: Clock) -> str | None:
    """“Ten months of this year”: the first so many."""
    count = count_in(hit)
    if clock.today is None or not 0 < count < 13:
        return None
    return month_span(clock.today.year - (hit["which"].lower() == "last"), 1, count)


def of_that_year(hit: re.Match[str], clock: Clock) -> str | None:
    """“Down from 58,000 in the 2023 quarter”: the window spoken of, in that year."""
    told = clock.spoken or clock.past
    length = {"month": 1, "quarter": 3, "half": 6}.get(hit["unit"].lower())
    if told is None or (length is not None and months_in(told) != length):
        told = clock.of_length.get(length or 0)
    year = year_of(hit["year"])
    return shifted(told, years=year - int(told[-7:][:4] if "/" in told else told[:4])) if told else None


def through_date(hit: re.Match[str], clock: Clock) -> str | None:
    """“Year to date through July”, “from the start of the year through July”: the year up to that month."""
    last = month_in(hit)
    year = year_of(hit["year"]) if hit["year"] else year_of_month(last, Clock(clock.today))
    return None if year is None else month_span(year, 1, last)


BEGAN = pattern(
    r"\bsince (?:the )?(?:start|beginning|opening|launch) of (?:the|this|its|that) (?:[\w'’-]+ ){0,5}?(?:season|harvest|crop|campaign|year|cycle)(?: (?:on|in))? $"
)
"""What before a day makes it that on which a season began, from which a total runs."""


def began_with(text: str, start: int, begin: int) -> bool:
    """Whether a time is that on which the season began that a total is counted from."""
    return BEGAN.search(text, max(start, begin - 90), begin) is not None
