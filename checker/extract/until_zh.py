"""Chinese windows that are told by the month in which they end: 截至9月底的季度, 截至今年6月的一年间, 上财年（截至今年6月）."""

from __future__ import annotations

import re

from checker.extract.calendar import Clock, months_in, shifted, year_of, year_of_month, year_to
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


def months_of_two_years(hit: re.Match[str], clock: Clock) -> str | None:
    """2024年4月至2025年3月, 去年10月到今年9月: all the months from the first to the last, of a later year."""
    first, last = (_year_said(hit[name], clock) for name in ("from", "to"))
    if first is None or last is None or last <= first:
        return None
    begin, end = (int(han_value(hit[name])) for name in ("m", "m2"))
    return f"{first}-{begin:02}/{last}-{end:02}" if 0 < begin < 13 and 0 < end < 13 else None


SAID = {"前": -2, "去": -1, "上": -1, "今": 0, "本": 0, "明": 1}


def _year_said(text: str, clock: Clock) -> int | None:
    if text[0] not in SAID:
        return year_of(text)
    return clock.today.year + SAID[text[0]] if clock.today is not None else None


def this_financial_year(hit: re.Match[str], clock: Clock) -> str | None:
    """本财年: the twelve months after the financial year that was told of."""
    told = clock.last or clock.kept
    return shifted(told, years=1) if told is not None and len(told) == 15 and months_in(told) == 12 else None


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
