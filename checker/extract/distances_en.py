"""English times that are counted from the article's or from the one spoken of: last week, two years ago, the next three years."""

from __future__ import annotations

import re
from datetime import timedelta

from checker.extract.calendar import Clock, pattern, relative, shifted, year_to
from checker.extract.words_en import count_in

WEEKDAYS = {name: n for n, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}


def last_week(hit: re.Match[str], clock: Clock) -> str | None:
    """The month in which last week lies."""
    if clock.today is None:
        return None
    day = clock.today - timedelta(days=7)
    return f"{day.year}-{day.month:02}"


def weekday(hit: re.Match[str], clock: Clock) -> str | None:
    """The last such day up to the article's."""
    if clock.today is None:
        return None
    back = (clock.today.weekday() - WEEKDAYS[hit["day"][:3].lower()]) % 7
    return str(clock.today - timedelta(days=back or (7 if hit[0].lower().startswith("last") else 0)))


def next_years(hit: re.Match[str], clock: Clock) -> str | None:
    """“The next three years”, “the three years after that”: those after the article's or the one spoken of."""
    after = int(clock.last[-7:][:4]) if hit["after"] and clock.last else None
    year = after or (clock.today.year if clock.today else None)
    return None if year is None else f"{year + 1}/{year + count_in(hit)}"


def years_before(hit: re.Match[str], clock: Clock) -> str | None:
    """“The three previous years”: those before the one spoken of, else before the article's."""
    year = clock.year
    return None if year is None else f"{year - count_in(hit)}/{year - 1}"


years_before.prior = True  # type: ignore[attr-defined]


def months_ago(hit: re.Match[str], clock: Clock) -> str | None:
    """“Two years earlier”, “three months ago”."""
    count = count_in(hit) * {"month": 1, "year": 12, "quarter": 3}.get(hit["unit"].lower(), 0)
    if clock.last and hit["rel"].lower() != "ago":
        return shifted(clock.last, months=-count) or shifted(clock.last, years=-(count // 12))
    return relative(0, -count)(hit, clock) if count % 12 else relative(-count // 12)(hit, clock)


months_ago.prior = True  # type: ignore[attr-defined]


def years_later(hit: re.Match[str], clock: Clock) -> str | None:
    """“65,000 tonnes in 2030 and 150,000 ten years later”, “around 29,000 twelve months later”."""
    told, count = (clock.year if clock.last else None), count_in(hit)
    if told is None or hit["unit"] != "months":
        return None if told is None else str(told + count)
    if clock.last is not None and (then := shifted(clock.last, months=count)) is not None:
        return then
    return str(told + count // 12) if count % 12 == 0 else None


def years_and_a_half(hit: re.Match[str], clock: Clock) -> str | None:
    """“A year and a half ago”: eighteen months before the article's, or before the one spoken of."""
    months = 12 * {"a": 1, "one": 1, "two": 2, "three": 3}[hit["n"].lower()] + 6
    spoken = clock.month if hit["rel"].lower() == "ago" else clock.spoken
    return shifted(spoken[:7], months=-months) if spoken and len(spoken) in (7, 10) else None


years_and_a_half.prior = True  # type: ignore[attr-defined]


def decades_ago(hit: re.Match[str], clock: Clock) -> str | None:
    """The year so many decades before the article's, or before the one spoken of."""
    count = {"half a": 0.5, "a": 1, "one": 1, "two": 2, "three": 3}[hit["n"].lower()] if hit["n"] else 1.5
    spoken = clock.year if not hit[0].lower().endswith("ago") else None
    year = spoken if spoken is not None else clock.today.year if clock.today is not None else None
    return None if year is None else str(int(year - 10 * count))


decades_ago.prior = True  # type: ignore[attr-defined]


def in_years(hit: re.Match[str], clock: Clock) -> str | None:
    """“In two years' time”."""
    return None if clock.today is None else str(clock.today.year + (count_in(hit) if hit["n"] else 1))


def past_year(hit: re.Match[str], clock: Clock) -> str | None:
    """“The past twelve months”."""
    if clock.today is None:
        return None
    return shifted(year_to(clock.today.year, clock.today.month), months=-1)


FIRST_IN = pattern(r"\b(?:first|only|not|time|times|most|least|best|worst|\w+est) (?:[\w'’-]+ ){0,4}$")
"""“The first time in the past ten years”: how long ago the last one was, and no window of its own."""


def past_span(hit: re.Match[str], clock: Clock) -> str | None:
    """“Over the past five years”, “in the last three months”, “over the past decade”: from then until now."""
    now = clock.month
    if now is None or FIRST_IN.search(hit.string, max(0, hit.start() - 60), hit.start()) is not None:
        return None
    count, unit = count_in(hit) if hit["n"] else 2 if hit["some"] else 1, hit["unit"].lower()
    if unit in ("month", "quarter") or (unit == "year" and count == 1):
        return f"{shifted(now, months=-count * {'month': 1, 'quarter': 3}.get(unit, 12))}/{now}"
    last = int(now[:4])
    first = last - count * (10 if unit == "decade" else 1)
    return f"{first}/{last - 1 if (hit['each'] or '').startswith('each') else last}"


past_span.role = "since"  # type: ignore[attr-defined]
