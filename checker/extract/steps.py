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
THAN = r"(?:[较比][起之于]?|相比于?|(?=[^,，;；。]{2,6}相[比较]))"
"""What stands before the time that a Chinese value is set against, or behind it: 较上月, 与上周相比."""
ON_THE_MONTH = re.compile(
    r"\b(?:on|over)[ -](?:the )?(?:day|week|month|quarter|year) (?:in|for|during|of) $", re.IGNORECASE
)
"""“Rose 4% on the month in July”: the step of a change, right before its own time."""
STEPS = {
    "y/y": re.compile(
        rf"\b(?:(?:a|one|the) year (?:earlier|before|ago)|on the year|{TERSE['y/y']}|"
        r"twelve months (?:earlier|before|ago)|last (?:year|season)|(?:previous|preceding|prior) (?:year|season)|year-earlier|annual|"
        r"same (?:period|month|quarter|time|months|half|stretch) (?:of|in|last|a year))|同比|按年|年比|年[减減增]|[较較比](?:上|去)年(?!的?(?:\d|十))|(?:去|上)年同|一年前"
    ),
    "q/q": re.compile(
        rf"\b(?:(?:a|the) quarter (?:earlier|before|ago)|on the quarter|{TERSE['q/q']}|three months (?:earlier|before)|"
        r"(?:previous|preceding|prior) (?:quarter|one|three months))|"
        rf"[较較比][一二三]季度|按季|{THAN}(?:[前上]一?个?|首)季|(?<!每)季[比环]|季对季|(?<![一二三四\d本首次上下当全淡旺春夏秋冬该末这])季(?:[减增升降跌](?![长加])|成长|衰退)"
    ),
    "m/m": re.compile(
        rf"\b(?:(?:a|one|the) month (?:earlier|before|ago)|on the month|{TERSE['m/m']}|(?:previous|preceding|prior) month)|"
        rf"按月|月比|(?<![\d一二三四五六七八九十个同当本上该单首每])月(?:[减增升跌降]|成长|衰退)|{THAN}[上前]一?个?月|一个月间|一個月間"
    ),
    "w/w": re.compile(rf"\b(?:on the week|{TERSE['w/w']}|a week (?:earlier|ago|before)|(?:previous|preceding|prior) week|over the week)|周环比|周内|{THAN}[上前]一?个?周|一周|周[涨跌升降增减]"),
    "d/d": re.compile(rf"\b(?:on the day|{TERSE['d/d']}|a day earlier|overnight)\b|单日|隔夜(?!利率|拆借|回购|资金)|(?<![\d一二三四五六七八九十近今])日内|当日(?=[大小微再]?[涨跌升降收])|{THAN}[上前昨]一?个?(?:交易)?[日天]"),
}  # fmt: skip
"""How the words near a change name its step."""


def step_between(period: str, earlier: str) -> str | None:
    """The step from an earlier time to a period: `m/m` from 2025-06 to 2025-07; None where it is none of them."""
    lengths = {"y/y": (-1, 0), "m/m": (0, -1), "q/q": (0, -3)}
    return next((step for step, by in lengths.items() if shifted(period, *by) == earlier), None)
