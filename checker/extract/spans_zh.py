"""Chinese times of several years: 十五五, 未来三年, 明后两年, 九十年代, 过去12个月."""

from __future__ import annotations

import re

from checker.extract.calendar import Clock, relative, year_to
from checker.quantity.numeral import han_value


def plan(hit: re.Match[str], clock: Clock) -> str | None:
    """The years of a five-year plan: 十五五 is 2026 to 2030, 十五五末 its last."""
    last = 2005 + 5 * int(han_value(hit["plan"]))
    return str(last) if hit["end"] else f"{last - 4}/{last}"


def years_ago(hit: re.Match[str], clock: Clock) -> str | None:
    """二十年前: the year that lies so many back."""
    return None if clock.today is None else str(clock.today.year - int(han_value(hit["n"])))


years_ago.prior = True  # type: ignore[attr-defined]


def coming_years(hit: re.Match[str], clock: Clock) -> str | None:
    """未来三年, 此后三年: the years after the article's, or after the one spoken of."""
    if clock.today is None:
        return None
    year = (clock.year or clock.today.year) if hit[0].startswith("此后") and clock.last else clock.today.year
    return f"{year + 1}/{year + int(han_value(hit['n']))}"


def years_on(hit: re.Match[str], clock: Clock) -> str | None:
    """十五年后，…: the year that comes so long after the one spoken of."""
    told = clock.year if clock.last and clock.age < 3 else None
    return None if told is None else str(told + int(han_value(hit["n"])))


def last_year_of_months(hit: re.Match[str], clock: Clock) -> str | None:
    """过去12个月: the twelve months before that of the article."""
    if clock.today is None:
        return None
    ended = relative(0, -1)(hit, clock) or ""
    return year_to(int(ended[:4]), int(ended[5:7]))


def decade(hit: re.Match[str], clock: Clock) -> str | None:
    """上世纪七十年代, 1990年代, 九十年代: ten years."""
    if hit["full"]:
        return f"{hit['full']}/{hit['full'][:3]}9"
    ten = hit["ten"] or hit["bare"]
    first = (1900 if hit["old"] or hit["bare"] else 2000) + int(han_value(ten))
    return f"{first}/{first + 9}"


def two_years(hit: re.Match[str], clock: Clock) -> str | None:
    """明后两年, 今明两年."""
    if clock.today is None:
        return None
    first = clock.today.year + (hit["which"] == "明")
    return f"{first}/{first + 1}"
