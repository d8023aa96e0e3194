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
from checker.extract.words_en import MONTHS, ORDINAL, count_in, month_in


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


RESPECTIVELY = pattern(r"\brespectively\b")


def months_together(hit: re.Match[str], clock: Clock) -> str | None:
    """“In June and July”, “in April, May and June”: months that follow each other are one window."""
    said = [MONTHS[hit[name].lower()] for name in ("first", "second", "month") if hit[name]]
    year = year_of(hit["year"]) if hit["year"] else None
    if year is None and clock.today is not None and hit["rel"]:
        year = clock.today.year - (hit["rel"].lower() == "last")
    year = year or year_of_month(said[-1], clock)
    ends = hit.string.find(".", hit.end())
    apart = RESPECTIVELY.search(hit.string, max(0, hit.start() - 60), ends if ends > 0 else len(hit.string))
    if year is None or apart is not None or said != list(range(said[0], said[0] + len(said))):
        return None
    return month_span(year, said[0], said[-1])


def months_from(hit: re.Match[str], clock: Clock) -> str | None:
    """“In the ten months from September”: those that have passed since the last such month."""
    month, count = month_in(hit), count_in(hit)
    year = year_of(hit["year"]) if hit["year"] else year_of_month(month, Clock(clock.today))
    if year is None or not 0 < count < 13:
        return None
    if (
        not hit["year"]
        and clock.month is not None
        and (shifted(f"{year}-{month:02}", months=count) or "") > clock.month
    ):
        year -= 1
    return f"{year}-{month:02}/{shifted(f'{year}-{month:02}', months=count - 1)}"


def part_of_years(hit: re.Match[str], clock: Clock) -> str | None:
    """“Last year's fourth quarter”: the part of the year that is said by its distance."""
    if clock.today is None:
        return None
    year = clock.today.year + {"last": -1, "this": 0, "next": 1}[hit["rel"].lower()]
    length = 6 if hit["half"] else 3
    last = length * (int(hit["number"]) if hit["number"] else ORDINAL[(hit["half"] or hit["q"]).lower()])
    return month_span(year, last - length + 1, last)


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
    if year is None or LASTS.search(hit.string, max(0, hit.start() - 60), hit.start()) is not None:
        return None
    return month_span(year, 1, last)


LASTS = pattern(
    r"\b(?:will|would|until|runs?|ran|running|lasts?|lasted|lasting|extend\w*|prolong\w*|continu\w*|remain\w*|stay\w*|valid|open|effect|suspend\w*|"
    r"paus\w+|halt\w*|delay\w*|fixed|guaranteed?|exempt\w*)\b[^.;]{0,40}$"
)
"""What goes on through a month is no total that is told up to it: “the truce runs through October”."""


BEGAN = pattern(
    r"\bsince (?:the )?(?:start|beginning|opening|launch) of (?:the|this|its|that) (?:[\w'’-]+ ){0,5}?(?:season|harvest|crop|campaign|year|cycle)(?: (?:on|in))? $"
)
"""What before a day makes it that on which a season began, from which a total runs."""


def began_with(text: str, start: int, begin: int) -> bool:
    """Whether a time is that on which the season began that a total is counted from."""
    return BEGAN.search(text, max(start, begin - 90), begin) is not None
