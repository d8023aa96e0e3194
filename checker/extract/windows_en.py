"""English windows that are named by what they are: the quarter, the fiscal year, the full year, the months to May."""

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
    year_to,
)
from checker.extract.words_en import ORDINAL, count_in, month_in

AHEAD = pattern(
    r"\b(?:will|would|should|could|(?-i:may)|might|expects?|sees?|forecasts?|predicts?|foresees?|plans?|hopes?|wants?|aims?|targets?|due|leaning|weighing|considering|planned|scheduled|proposed|proposes|takes? effect|comes? into force|expires?|(?:is|are) to|quotas? of (?:[^.;]|\.\d){1,30} for|(?:promised?|pledged?|agreed?|vow(?:ed)?|has|have) to (?!do with)|to (?:reach|rise|fall|open|start|be|go|raise|lift|cut))\b"
)


def fiscal_year(hit: re.Match[str], clock: Clock) -> str | None:
    """“This fiscal year”: the one that was told with its months, else by the calendar; whose it is tells its months."""
    told = clock.of_length.get(12, "")
    which = hit["which"].lower()
    if which in ("this", "current", "outgoing") and "-" in told and clock.month:
        running = next((p for p in (told, shifted(told, years=1)) if p and p[-7:] >= clock.month), None)
        if running is not None:
            return running
    back, ahead = ("last", "previous", "prior", "preceding", "past"), ("next", "coming", "following")
    away = -1 if which in back else 1 if which in ahead else 0
    return None if clock.today is None else str(clock.today.year + away)


def quarterly(hit: re.Match[str], clock: Clock) -> str | None:
    """“A quarterly loss”, “the latest quarter”: of the quarter spoken of, else of the last that is over."""
    if clock.today is None:
        return None
    spoken = (period for period in (clock.last, clock.kept, clock.main) if period and months_in(period) == 3)
    first = (clock.today.month - 1) // 3 * 3 + 1
    return next(spoken, None) or shifted(month_span(clock.today.year, first, first + 2), months=-3)


def last_half(hit: re.Match[str], clock: Clock) -> str | None:
    """“A half-year profit”: of the half that ended last."""
    if clock.today is None:
        return None
    first = clock.today.month < 7
    return month_span(clock.today.year - first, 7 if first else 1, 12 if first else 6)


def year_end(hit: re.Match[str], clock: Clock) -> str | None:
    """“At year-end”: of the year spoken of; early in a year what stood at its end is that of the last."""
    if clock.today is None:
        return clock.last[:4] if clock.last else None
    year = clock.spoken[:4] if clock.spoken else str(clock.today.year)
    begin = max(hit.string.rfind(". ", 0, hit.start()), hit.start() - 120, 0)
    if int(year) < clock.today.year and AHEAD.search(hit.string, begin, hit.start()):
        return str(clock.today.year)
    over = hit[0].lower() == "at year-end" and clock.today.month < 4 and year == str(clock.today.year)
    return str(clock.today.year - 1) if over else year


def year_start(hit: re.Match[str], clock: Clock) -> str | None:
    """“Since the start of the year”, “at New Year”: the first month of the article's year."""
    back = "last" in hit.groupdict() and hit["last"] is not None
    return None if clock.today is None else f"{clock.today.year - back}-01"


def tally(hit: re.Match[str], clock: Clock) -> str | None:
    """“The eleven-month tally”: the months of the year up to the one spoken of."""
    count = count_in(hit)
    spoken = clock.last or clock.kept or ""
    if len(spoken) == 7 and int(spoken[5:]) == count:
        return month_span(int(spoken[:4]), 1, count)
    return clock.part(1, count) if 1 < count < 12 else None


def full_year(hit: re.Match[str], clock: Clock) -> str | None:
    """“Full-year profit”: early in a year that of the year before."""
    return None if clock.today is None else str(clock.today.year - (clock.today.month < 5))


def just_ended(hit: re.Match[str], clock: Clock) -> str | None:
    """“The year just ended”: early in a year the one before."""
    return None if clock.today is None else str(clock.today.year - (clock.today.month < 7))


def _just_over(hit: re.Match[str], clock: Clock) -> bool:
    """Whether a year that goes without saying is the one just over: early in the next, with nothing to come."""
    if clock.today is None or clock.today.month > 3:
        return False
    begin = max(hit.string.rfind(". ", 0, hit.start()), hit.start() - 120, 0)
    return AHEAD.search(hit.string, begin, hit.end() + 50) is None


def whole_year(hit: re.Match[str], clock: Clock) -> str | None:
    """“For the full year”: the one spoken of, and none that is still to begin."""
    year = clock.year
    if year is not None and clock.today is not None:
        year = min(int(year), clock.today.year) if clock.age < 2 else clock.today.year
        year -= year == clock.today.year and _just_over(hit, clock)
    return str(year) if year else None


def last_quarter(hit: re.Match[str], clock: Clock) -> str | None:
    """The quarter of the article, the one before or after it."""
    if clock.today is None:
        return None
    first = (clock.today.month - 1) // 3 * 3 + 1
    this = month_span(clock.today.year, first, first + 2)
    ahead = {"last": -3, "next": 3, "coming": 3}.get(hit["which"].lower(), 0)
    return shifted(this, months=ahead) if ahead else this


FOR_A_YEAR = re.compile(
    r"\b(?:forecasts?|guidance|outlook|targets?|goal|expects?|budget) (?:[^.;]|\.\d){0,30}\bfor (?:the|its) $",
    re.I,
)
"""What is foreseen for the months right behind is of those that are still to end."""


FORESEEN = pattern(
    r"\b(?:will|would|(?<!than )(?:expect|forecast|project|predict|plan|budget|guid|anticipat|target)(?:s|ed|es)?|guidance|outlook|aims?|hopes?|sees)\b(?:[^.;]|\.\d){0,90}$"
)
"""What before “in the year ending June” says that it is the one that is still to end."""


def months_to(hit: re.Match[str], clock: Clock) -> str | None:
    """“The three months to September”: those that ended with the last such month, or will with the next."""
    month = month_in(hit)
    before = max(hit.string.rfind(". ", 0, hit.start()), hit.start() - 120, 0)
    ahead = FOR_A_YEAR.search(hit.string, max(0, hit.start() - 60), hit.start()) is not None
    ahead = ahead or FORESEEN.search(hit.string, before, hit.start()) is not None
    year = year_of(hit["year"]) if hit["year"] else _year_by(hit, month, clock, ahead)
    return None if year is None else year_to(year, month, count_in(hit) if "n" in hit.groupdict() else 12)


def _year_by(hit: re.Match[str], month: int, clock: Clock, ahead: bool) -> int | None:
    """The year of a month that is named with “last” or “next”, or that goes without saying."""
    which = (hit.groupdict().get("which") or "").lower()
    if which and clock.today is not None:
        now = clock.today.month
        return clock.today.year + (
            month <= now if which == "next" else -(month >= now) if which == "last" else 0
        )
    return year_of_month(month, Clock(clock.today), forward=ahead)


def through_month(hit: re.Match[str], clock: Clock) -> str | None:
    """“Through November the country exported”: from the start of the year."""
    last = month_in(hit)
    year = year_of(hit["year"]) if hit["year"] else year_of_month(last, Clock(clock.today))
    return None if year is None else month_span(year, 1, last)


def the_same(hit: re.Match[str], clock: Clock) -> str | None:
    """“In the same quarter”: the last one of that length that was told, else whatever was told last."""
    length = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get((hit["unit"] or hit["unit2"]).lower())
    told = clock.last or clock.kept
    if length is None or told is None or months_in(told) == length:
        return told
    return clock.of_length.get(length, told)


def by_then(hit: re.Match[str], clock: Clock) -> str | None:
    """“By then”: by the year that was told, where that is still to come."""
    ahead = clock.last is not None and clock.today is not None and clock.last[:4] > str(clock.today.year)
    return clock.last[:4] if ahead and clock.last is not None and clock.age < 2 else None


by_then.role = "by"  # type: ignore[attr-defined]


FORESEES = re.compile(r"\b(?:forecasts?|expects?|predicts?|guidance|outlook|targets?|goal|budget|now sees)\b")


AIMS = re.compile(
    r"\b(?:is|are|was|were) (?:now |still )?to\b|\b(?:should|aims?|hopes?|plans?|wants|on (?:track|course))\b[^.;]{0,34}$"
)


def the_unit(hit: re.Match[str], clock: Clock) -> str | None:
    """“In the quarter”, “over the year”: the last one of that length that was spoken of."""
    if "calendar" in hit[0].lower() and clock.today is not None:
        return str(clock.today.year - 1)
    unit = {"month": 1, "quarter": 3, "half": 6, "year": 12}[hit["unit"].lower()]
    today = str(clock.today.year) if clock.today is not None else "9999"
    if unit == 12 and clock.today and FORESEES.search(hit.string, max(0, hit.start() - 40), hit.end() + 40):
        return today  # “for the year it now forecasts …”
    over = (clock.last or today)[:4] <= today
    if unit == 12 and over and clock.today and AIMS.search(hit.string, max(0, hit.start() - 40), hit.start()):
        return today  # “and is to reach 18,500 for the year”
    spoken = (period for period in (clock.last, clock.kept, clock.main) if (period or "")[:4] <= today)
    near = next((period for period in spoken if period is not None and months_in(period) == unit), None)
    near = near or clock.of_length.get(unit)
    if near is None and unit in (3, 6):
        return quarterly(hit, clock) if unit == 3 else last_half(hit, clock)
    return near


def year_to_date(hit: re.Match[str], clock: Clock) -> str | None:
    """“Year to date”: the months up to the one spoken of, else the year."""
    if clock.today is None:
        return None
    told = clock.last or clock.kept or ""
    told = told if months_in(told or "2000") in (1, 3, 6, 9) else clock.of_length.get(1, "")
    if told[:4] == str(clock.today.year) and months_in(told) < 12:
        return month_span(clock.today.year, 1, int(told.rpartition("/")[2][5:7]))
    return str(clock.today.year)


def the_months(hit: re.Match[str], clock: Clock) -> str | None:
    """“In the nine months”: those that were spoken of, else the first of the year."""
    count = count_in(hit)
    return (clock.of_length.get(count) or clock.part(1, count)) if 1 < count < 12 else None


def so_many_months(hit: re.Match[str], clock: Clock) -> str | None:
    """“Over ten months the tally is …”: those of the year up to the month spoken of, or to the last one that is over."""
    count, told = count_in(hit), clock.last or ""
    if 3 < count < 12 and len(told) == 7 and int(told[5:]) == count:
        return f"{told[:4]}-01/{told}"
    over = clock.today is not None and clock.today.month - 1 == count
    return clock.part(1, count) if 3 < count < 12 and over else None


def season_to(hit: re.Match[str], clock: Clock) -> str | None:
    """“The season that ended in September”: the twelve months up to then."""
    month = month_in(hit)
    year = year_of(hit["year"]) if hit["year"] else year_of_month(month, Clock(clock.today))
    return None if year is None else year_to(year, month)


def _beside(told: str | None, way: int) -> str | None:
    """The year, season, quarter or month right before or after a period."""
    if told is None or len(told) == 10:
        return None
    length = months_in(told)
    return shifted(told, years=way) if length > 11 else shifted(told, months=length * way)


def the_next_one(hit: re.Match[str], clock: Clock) -> str | None:
    """“32 million this season and 31 million in the next”."""
    return _beside(clock.last, 1)


def the_current_one(hit: re.Match[str], clock: Clock) -> str | None:
    """“9,700 tons in the year to September; 12,000 in the current one”: the one told, or that after it where it is over."""
    told, now = clock.last, clock.month
    if told is None or now is None:
        return None
    end = told.rpartition("/")[2]
    over = (end < now[:4]) if len(end) == 4 else end[:7] < now
    return _beside(told, 1) if over else told


def the_last_one(hit: re.Match[str], clock: Clock) -> str | None:
    """“31 million this season, against 32 million in the last”: the year, season, quarter or month before the one told."""
    return _beside(clock.spoken, -1)


the_last_one.prior = True  # type: ignore[attr-defined]


AGAINST = re.compile(r"\b(?:than|from|against|versus|after|below|above)\b[^,;]*$")
PART = re.compile(r"\b(quarter|half)\b", re.IGNORECASE)


def that_part(hit: re.Match[str], clock: Clock) -> str | None:
    """“5% in the third quarter, after 7% in the second”: the quarter or half that goes without its noun."""
    named = PART.findall(hit.string, max(0, hit.start() - 150), hit.start())
    length = 6 if named and named[-1].lower() == "half" else 3
    last = ORDINAL[hit["q"].lower()] * length
    if not named or last > 12:
        return None
    told = clock.last
    if hit["year"] or (hit["rel"] and clock.today is not None):
        year = (
            int(hit["year"]) if hit["year"] else int((clock.month or "")[:4]) - (hit["rel"].lower() == "last")
        )
        return month_span(year, last - length + 1, last)
    if told is None or months_in(told) != length:
        return clock.part(last - length + 1, last)
    set_against = AGAINST.search(hit.string, max(0, hit.start() - 40), hit.start()) is not None
    ahead = clock.month is not None and f"{told[:4]}-{last - length + 1:02}" > clock.month
    back = last > int(told[-2:]) and (set_against or ahead)  # before the first quarter came the fourth
    return month_span(int(told[:4]) - back, last - length + 1, last)
