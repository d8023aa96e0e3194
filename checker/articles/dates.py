"""Dates as datelines write them, in English and Chinese, reduced to ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# Full-width digits and punctuation written half-width, one character for one, so that no offset moves.
HALF_WIDTH = {0x3000: " ", **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}}

_HAN_DIGITS = {
    han: digit
    for digit, row in enumerate(("〇零○", "一", "二", "三", "四", "五", "六", "七", "八", "九"))
    for han in row
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_HAN = "〇零○一二三四五六七八九十"

_DAY = r"\d\d?"
_YEAR = r"(?:19|20)\d\d"
_NTH = r"(?:st|nd|rd|th)?"
_TO, _TO_HAN = r"(?:\s?[-–—]\s?|\sto\s)", r"(?:[-–—~至到]+)"
# Of several days it is the last one: “13 to 17 October 2025”, 2025年10月13日至17日.
_DATE = re.compile(
    rf"""
    (?: (?<![\d.,/-]) | (?<=[\u3400-\u9fff]/) ) (?P<y1>{_YEAR}) (?P<sep>[-/.]) (?P<m1>{_DAY}) (?P=sep) (?P<d1>{_DAY}) (?!\d|[-/.]\d)
  | (?<!\d) (?: (?P<roc>民[国國]) \s? )? (?P<y2>\d{{2,4}}|[{_HAN}]{{2,4}}) \s? 年
        (?: \s? {_DAY} 月 {_DAY} [日号號]? {_TO_HAN} )?
        \s? (?P<m2>{_DAY}|[{_HAN}]{{1,2}}) \s? 月 (?: (?: {_DAY} [日号號]? {_TO_HAN} )? \s? (?P<d2>{_DAY}|[{_HAN}]{{1,3}}) \s? [日号號] )?
  | (?<![\w.-]) (?P<m3>{_MONTH}) \s? (?: {_DAY} {_TO} )? (?P<d3>{_DAY}) {_NTH} ,? \s (?P<y3>{_YEAR}) \b
  | (?<![\w.-]) (?: {_DAY} {_NTH} (?: \s {_MONTH} )? {_TO} )? (?P<d4>{_DAY}) (?:{_NTH}|\.) (?:\s of)? [\s-] (?P<m4>{_MONTH}) ,? [\s-] (?P<y4>{_YEAR}) \b
  | (?<![\d.,/-]) (?P<a5>{_DAY}) (?P<sep5>[./]) (?P<b5>{_DAY}) (?P=sep5) (?P<y5>{_YEAR}) (?!\d)
  | (?<![\w.-]) (?P<m6>{_MONTH}) ,? \s (?P<y6>{_YEAR}) \b
    # Without a year: it marks a dateline, but gives no date.
  | (?<![\d{_HAN}]) {_DAY} \s? 月 \s? {_DAY} \s? [日号號]
  | (?<![\w.-]) {_MONTH} \s? {_DAY} {_NTH} \b
  | (?<![\w.-]) {_DAY} {_NTH} \s {_MONTH}
  | (?<=[東京北華頓敦社者]) {_DAY} 日
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ZONE = r"Z\b|[+-]\d\d:?\d\d\b|\(?(?:UTC|GMT)(?:\s?[+-]\d\d?(?::?\d\d)?)?\)?"
_LOCAL = (
    r"\(?\b(?:[ECMP][SD]?T|BST|CES?T|IST|JST|KST|SGT|HKT|A[EW][SD]?T|MSK|WIB|(?:local|Beijing)\stime"
    r"|(?:北京|当地|當地)[时時][间間])\b\)?"
)
_TIME = re.compile(
    rf"""(?<![\d:]) (?P<half>上午|下午|晚[上间間]?|凌晨|中午)?
         \s? (?P<h>\d\d?) (?: : | [时時点點] | \.(?=\d\d\ (?:GMT|UTC|BST)) ) (?P<min>\d\d) 分?
         (?: : (?P<s>\d\d) (?:\.\d{{1,6}})? )? (?![\d:]) \s? (?P<ap>[ap]\.?m\b\.?)?
         \s? (?P<zone>{_ZONE})? (?:\s?{_LOCAL})?""",
    re.VERBOSE | re.IGNORECASE,
)
# What may stand between a day and its time: “2025-10-28T11:24”, “16 Sept 2025 at 10:28”, “10:28, 16 Sept”.
_BETWEEN = re.compile(
    r"(?:\s|,|T|at|on|-|–|\||·|/|星期[一二三四五六日天]|周[一二三四五六日])*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date, with its time where one stands beside it: where it stands, and its ISO 8601 form.

    `iso` is None when the text gives no year, or no date that the calendar knows.
    """

    start: int
    end: int
    iso: str | None


def find_stamps(line: str) -> Iterator[Stamp]:
    """The dates in one short line, in order.

    A month alone is `2025-09`. `16/09/2025` is read; `6/9/2025`, a day in June or in September, is not.
    """
    line = line.translate(HALF_WIDTH)
    times = list(_TIME.finditer(line))
    for hit in _DATE.finditer(line):
        day = _day(hit)
        start, end = hit.span()
        for time in times:
            if time.start() >= end and _BETWEEN.fullmatch(line, end, time.start()):
                end = time.start() + len(time[0].rstrip())
            elif time.end() <= start and _BETWEEN.fullmatch(line, time.end(), start):
                start = time.start()
            else:
                continue
            clock = _clock(time)
            day = f"{day}T{clock}" if day and len(day) == 10 and clock else day
            break
        yield Stamp(start, end, day)


def _day(hit: re.Match[str]) -> str | None:
    year = next((hit[f"y{n}"] for n in (1, 2, 3, 4, 5, 6) if hit[f"y{n}"]), None)
    month = next((hit[f"m{n}"] for n in (1, 2, 3, 4, 6) if hit[f"m{n}"]), None)
    day = next((hit[f"d{n}"] for n in (1, 2, 3, 4) if hit[f"d{n}"]), None)
    if hit["a5"]:
        first, second = int(hit["a5"]), int(hit["b5"])
        if hit["sep5"] == "." or first > 12:
            day, month = str(first), str(second)
        elif second > 12 or first == second:
            month, day = str(first), str(second)
    if year is None or month is None:
        return None
    number = _month(month)
    full = _number(year) + (1911 if hit["roc"] else 0)
    try:
        known = date(full, number, _number(day) if day else 1)
    except ValueError:
        return None
    if not 1900 <= full < 2100:
        return None
    return known.isoformat() if day else known.isoformat()[:7]


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1 if word[0].isascii() and word[0].isalpha() else _number(word)


def _number(word: str) -> int:
    """`2025`, `二〇二五`, `十二`, `二十一`."""
    if word.isascii():
        return int(word)
    if "十" not in word:
        return int("".join(str(_HAN_DIGITS[han]) for han in word))
    tens, _, ones = word.partition("十")
    return (_number(tens) if tens else 1) * 10 + (_number(ones) if ones else 0)


def _clock(time: re.Match[str]) -> str | None:
    hour, minute, second = int(time["h"]), int(time["min"]), int(time["s"] or 0)
    half = (time["ap"] or "").lower()[:1] or {
        "下午": "p",
        "晚": "p",
        "晚上": "p",
        "晚间": "p",
        "晚間": "p",
    }.get(time["half"] or "")
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    if hour > 23 or minute > 59 or second > 59:
        return None
    return f"{hour:02}:{minute:02}:{second:02}{_offset(time['zone'])}"


def _offset(zone: str | None) -> str:
    """The offset from UTC as ISO 8601 writes it; nothing for a local time."""
    if not zone:
        return ""
    found = re.search(r"([+-])(\d\d?):?(\d\d)?", zone)
    return f"{found[1]}{int(found[2]):02}:{found[3] or '00'}" if found else "+00:00"
