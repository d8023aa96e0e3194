"""Chinese windows that are told by the month in which they end: 截至9月底的季度, 截至今年6月的一年间, 上财年（截至今年6月）."""

from __future__ import annotations

import re

from checker.extract.calendar import Clock, year_of, year_of_month, year_to
from checker.quantity.numeral import han_value


def until_a_month(hit: re.Match[str], clock: Clock) -> str | None:
    """截至9月底的季度, 截至2025年6月的半年: the months that end with that one."""
    if clock.today is None and not hit["year"]:
        return None
    month = int(hit["m"])
    year = year_of(hit["year"]) if hit["year"] else year_of_month(month, Clock(clock.today))
    return None if year is None else year_to(year, month, 3 if "季" in hit["long"] else 6)


def months_until(hit: re.Match[str], clock: Clock) -> str | None:
    """截至今年6月的一年间, 到今年9月的半年里: so many months that end with that one."""
    return _ending(hit, clock, int(han_value(hit["n"])) if hit["n"] else 12)


def financial_year(hit: re.Match[str], clock: Clock) -> str | None:
    """上财年（截至今年6月）, 截至3月底的财政年度: the twelve months that end with that one."""
    return _ending(hit, clock, 12)


def _ending(hit: re.Match[str], clock: Clock, months: int) -> str | None:
    if clock.today is None and not hit["year"]:
        return None
    month = int(han_value(hit["m"]))
    if hit["year"]:
        year: int | None = year_of(hit["year"])
    elif hit["rel"] and clock.today is not None:
        year = clock.today.year - (hit["rel"] == "去年")
    else:
        year = year_of_month(month, Clock(clock.today))
    return None if year is None else year_to(year, month, months)
