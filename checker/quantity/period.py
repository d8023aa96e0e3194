"""Periods: `2024`, `2024-06`, `2020/2023`, `2024-07/2025-06` and the windows of days they stand for."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_PART = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?|-?Q(?P<quarter>[1-4])|-?H(?P<half>[12]))?"
)
_FISCAL = re.compile(r"FY-?(\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A span of days, both ends included."""

    start: date
    end: date

    def meets(self, other: Window) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def contains(self, other: Window) -> bool:
        """Whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end


@lru_cache(maxsize=4096)
def parse_period(text: str) -> Window:
    """The window of a period: `2024-04/2024-06` → 1 April to 30 June 2024; `2025Q2`, `2025H1`, `FY2025` too.

    Raises ValueError, which says what would be right, for anything else.
    """
    first, slash, last = _FISCAL.sub(r"\1", text.strip()).partition("/")
    try:
        start, end = _part(first), _part(last if slash else first)
    except (TypeError, ValueError, KeyError):
        raise ValueError(
            f"{text!r} is not a period; write 2024, 2024-06, 2024-06-30, 2025Q2 or a span as 2020/2023"
        ) from None
    if end.end < start.start:
        raise ValueError(f"{text!r} ends before it begins; write the earlier part first")
    return Window(start.start, end.end)


def _part(text: str) -> Window:
    hit = _PART.fullmatch(text.strip())
    if hit is None:
        raise ValueError(text)
    year = int(hit["year"])
    if hit["quarter"]:
        last = int(hit["quarter"]) * 3
        return _months(year, last - 2, last)
    if hit["half"]:
        last = int(hit["half"]) * 6
        return _months(year, last - 5, last)
    if hit["day"]:
        day = date(year, int(hit["month"]), int(hit["day"]))
        return Window(day, day)
    if hit["month"]:
        return _months(year, int(hit["month"]), int(hit["month"]))
    return _months(year, 1, 12)


def _months(year: int, first: int, last: int) -> Window:
    return Window(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
