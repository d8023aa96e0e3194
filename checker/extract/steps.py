"""The steps over which things change, by the year or the month: how they are called, and how far two times lie apart."""

from __future__ import annotations

import re

from checker.extract.calendar import shifted


def _terse(word: str) -> str:
    """The short names of a step: “on-year”, “year over year”, “y/y”, “yoy”, “y-o-y”."""
    y = word[0]
    return rf"on-{word}|{word}[- ](?:on|over|to)[- ]{word}|{y}/{y}|{y}o{y}|{y}-o-{y}"


TERSE = {
    "y/y": _terse("year"),
    "q/q": _terse("quarter"),
    "m/m": _terse("month"),
    "w/w": _terse("week"),
    "d/d": _terse("day"),
}
"""The short names of each step, in small letters."""
STEPS = {
    "y/y": re.compile(
        rf"\b(?:(?:a|one|the) year (?:earlier|before|ago)|on the year|{TERSE['y/y']}|"
        r"twelve months (?:earlier|before|ago)|last (?:year|season)|(?:previous|preceding|prior) (?:year|season)|year-earlier|annual|"
        r"same (?:period|month|quarter|time|months|half|stretch) (?:of|in|last|a year))|同比|按年|年比|年[减減增]|[较較比](?:上|去)年(?!的?(?:\d|十))|(?:去|上)年同|一年前"
    ),
    "q/q": re.compile(
        rf"\b(?:(?:a|the) quarter (?:earlier|before|ago)|on the quarter|{TERSE['q/q']}|three months (?:earlier|before)|"
        r"(?:previous|preceding|prior) (?:quarter|one|three months))|[较較比]上(?:一|个)?季|[较較比][一二三]季度|按季|(?<![一二三四\d])季[减增升降](?![长加])"
    ),
    "m/m": re.compile(
        rf"\b(?:(?:a|one|the) month (?:earlier|before|ago)|on the month|{TERSE['m/m']}|(?:previous|preceding|prior) month)|"
        r"按月|月比|(?<![\d一二三四五六七八九十个])月[减減增]|(?:[较較比]|[与和同跟](?=[^,，;；。]{2,4}相比))上(?:一)?(?:个)?月|一个月间|一個月間"
    ),
    "w/w": re.compile(rf"\b(?:on the week|{TERSE['w/w']}|a week (?:earlier|ago|before)|(?:previous|preceding|prior) week|over the week)|周环比|周内|[较比]上周|一周|周[涨跌升降增减]"),
    "d/d": re.compile(rf"\b(?:on the day|{TERSE['d/d']}|a day earlier|overnight)\b|单日|[较比](?:前|上)一(?:交易)?日"),
}  # fmt: skip
"""How the words near a change name its step."""


def step_between(period: str, earlier: str) -> str | None:
    """The step from an earlier time to a period: `m/m` from 2025-06 to 2025-07; None where it is none of them."""
    lengths = {"y/y": (-1, 0), "m/m": (0, -1), "q/q": (0, -3)}
    return next((step for step, by in lengths.items() if shifted(period, *by) == earlier), None)
