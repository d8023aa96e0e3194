"""Seasons of crops, which begin in one year and end in the next: “last season”, “the previous marketing year”."""

from __future__ import annotations

import re

from checker.extract.calendar import Clock, shifted
from checker.extract.words_en import MONTHS

CROP = r"(?:(?:crop |marketing |harvest |growing )?season|marketing year|crop year|crop(?= of)|cycle)\b(?:['’]s)?"


def this_season(hit: re.Match[str], clock: Clock) -> str | None:
    """The season that was told, else the one that runs, by the harvests of the north."""
    if clock.season or clock.today is None:
        return clock.season
    first = clock.today.year - (clock.today.month < 7)
    return f"{first}/{first + 1}"


def new_season(hit: re.Match[str], clock: Clock) -> str | None:
    """“The season that has just begun”: the one after that which was told with its months, else the one that runs."""
    told = clock.last or ""
    return shifted(told, years=1) if "/" in told and len(told) > 9 else this_season(hit, clock)


def last_season(hit: re.Match[str], clock: Clock) -> str | None:
    """The season before that which was told, else before the one that runs; in autumn one that is over is the last."""
    season = this_season(hit, clock)
    lately = hit[0].lower().startswith(("last", "past")) or "just" in hit[0].lower()
    over = (
        lately
        and clock.today is not None
        and clock.today.month > 8
        and season == f"{clock.today.year - 1}/{clock.today.year}"
    )
    return season if over or season is None else shifted(season, years=-1)


last_season.prior = True  # type: ignore[attr-defined]


def turning_season(hit: re.Match[str], clock: Clock) -> str | None:
    """The season that is told by when it turns: “in the season that ends this month”, “for the season which began in October”."""
    if clock.today is None:
        return None
    verb, named = hit["turn"].lower(), hit["month"]
    month = MONTHS[named.lower()] if named else clock.today.month
    past = verb.endswith(("ed", "began"))
    year = clock.today.year - (past and month > clock.today.month)
    year += not past and month < clock.today.month - 3
    if verb.startswith(("end", "clos", "finish")):
        return str(year) if month == 12 else f"{year - 1}/{year}"
    return str(year) if month == 1 else f"{year}/{year + 1}"
