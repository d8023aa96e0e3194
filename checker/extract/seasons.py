"""Seasons of crops, which begin in one year and end in the next: “last season”, “the previous marketing year”."""

from __future__ import annotations

import re

from checker.extract.calendar import Clock, shifted

CROP = r"(?:(?:crop |marketing |harvest |growing )?season|marketing year|crop year|crop(?= of)|cycle)\b(?:['’]s)?"


def last_season(hit: re.Match[str], clock: Clock) -> str | None:
    """The season before that which was told."""
    return shifted(clock.season, years=-1) if clock.season else None


last_season.prior = True  # type: ignore[attr-defined]
