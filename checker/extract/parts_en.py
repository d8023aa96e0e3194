"""English parts of a year: quarters, halves, the first or last months, and whether they are still to come."""

from __future__ import annotations

import re

from checker.extract.calendar import Clock, pattern, shifted, span_of, year_of, year_of_month, year_to
from checker.extract.words_en import ORDINAL, count_in, month_in


def _of_year(hit: re.Match[str], clock: Clock, first: int, last: int) -> str | None:
    """Some months of the year that is named with them, or of the one that goes without saying."""
    if (rel := hit.groupdict().get("rel")) and clock.today is not None:
        return span_of(clock.today.year + {"last": -1, "this": 0, "next": 1}[rel.lower()], first, last)
    if hit["year"]:
        return span_of(year_of(hit["year"]), first, last)
    part = clock.part(first, last)
    over = part is not None and clock.month is not None and part[-7:] < clock.month
    lately = part is not None and clock.today is not None and int(part[:4]) >= clock.today.year - 1
    if (
        over
        and lately
        and clock.age
        and part is not None
        and (_will_be(hit) or _is_foreseen(hit, part, clock))
    ):
        return shifted(part, years=1)
    return part


FORETELLS = pattern(
    r"\b(?:will|would|to|expect(?:s|ed)? to|likely to|due to|set to) (?:be |probably |then |not |again |have )?(?!report|publish|release|announce|unveil|present|give|issue|its|the|a|an)[a-z]+(?: (?!(?:was|were|had)\b)[\w%$€.,-]+){0,9} $"
)
"""“The glut will peak in the second quarter”: the next one, where this year's is over."""


FORESEEN_FOR = pattern(
    r"\b(?:expects?|sees?|pencils? in|guides?|predicts?|projects?|reckons?|foresees?|looks? for|guidance) (?:[^.;]|\.\d){0,60} (?:for|in) the $"
)


def _is_foreseen(hit: re.Match[str], part: str, clock: Clock) -> bool:
    """Whether it is foreseen for a quarter that ended so long ago that the next one is meant."""
    long_ago = clock.month is not None and (shifted(part[-7:], months=4) or "") < clock.month
    return long_ago and FORESEEN_FOR.search(hit.string, around(hit)[0], hit.start()) is not None


def _will_be(hit: re.Match[str]) -> bool:
    before = hit.string[around(hit)[0] : hit.start()]
    return ("will " in before or "would " in before) and FORETELLS.search(before) is not None


def around(hit: re.Match[str]) -> tuple[int, int]:
    """What stands near an expression in its own sentence."""
    start, end = max(0, hit.start() - 120), min(len(hit.string), hit.end() + 60)
    begun = max(hit.string.rfind(mark, start, hit.start()) for mark in (". ", "\n"))
    ends = [hit.string.find(mark, hit.end() - 1, end) for mark in (". ", "\n")]
    return max(start, begun), min((at for at in ends if at >= 0), default=end)


def quarter_named(hit: re.Match[str], clock: Clock) -> str | None:
    """“The third quarter of 2025”."""
    quarter = ORDINAL[hit["q"].lower()]
    return _of_year(hit, clock, quarter * 3 - 2, quarter * 3)


def half_named(hit: re.Match[str], clock: Clock) -> str | None:
    """“The first half”."""
    half = 1 if hit["q"].lower() in ("first", "1st", "opening") else 2
    return _of_year(hit, clock, half * 6 - 5, half * 6)


def first_months(hit: re.Match[str], clock: Clock) -> str | None:
    """“The first nine months”."""
    count = count_in(hit) * (3 if hit["unit"].startswith("quarter") else 1)
    return _of_year(hit, clock, 1, count) if 0 < count < 13 else None


def last_months(hit: re.Match[str], clock: Clock) -> str | None:
    """“The last two months of the year”."""
    count = count_in(hit) * (3 if hit["unit"].startswith("quarter") else 1)
    return _of_year(hit, clock, 13 - count, 12) if 0 < count < 12 else None


def quarter_numbered(hit: re.Match[str], clock: Clock) -> str | None:
    """“Q3 2025”."""
    quarter = int(hit["q"])
    return _of_year(hit, clock, quarter * 3 - 2, quarter * 3)


def quarter_in_short(hit: re.Match[str], clock: Clock) -> str | None:
    """“Q3'25”, “3Q25”, “3Q”: a quarter as tables and analysts write it."""
    last, year = int(hit["q"] or hit["q2"]) * 3, hit["year"] or hit["year2"]
    return span_of(year_of(year), last - 2, last) if year else clock.part(last - 2, last)


def half_numbered(hit: re.Match[str], clock: Clock) -> str | None:
    """“H1 2025”."""
    half = int(hit["q"])
    return _of_year(hit, clock, half * 6 - 5, half * 6)


def quarter_ending(hit: re.Match[str], clock: Clock, months: int = 3) -> str | None:
    """The quarter or half that ends with a month: “the June quarter” is April to June."""
    month = month_in(hit)
    year = year_of(hit["year"]) if hit["year"] else year_of_month(month, Clock(clock.today))
    return None if year is None else year_to(year, month, months)
