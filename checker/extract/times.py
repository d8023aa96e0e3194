"""Time expressions of a sentence and the periods they name, seen from the article’s date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.extract.calendar import Clock, Handler, pattern, years
from checker.extract.hints import Hints
from checker.extract.times_en import ENGLISH, SURE, month_to_month
from checker.extract.times_zh import CHINESE


@dataclass(frozen=True, slots=True)
class Time:
    """One time expression: where it stands, what period it names, and how.

    `role` is `at` (the period of what is said), `by` (a date to be reached: “by 2030”), `since`, or
    `base` (what a change is measured against: “than in June 2024”). `event` tells a date that can be
    that of an event: a calendar date or a year, as opposed to a span.
    """

    start: int
    end: int
    period: str
    role: str = "at"
    event: bool = True


ROWS = [*enumerate(ENGLISH), *enumerate(CHINESE)]
HINTS = Hints({row: letters for row, (_, (letters, *_)) in enumerate(ROWS)})
SPANS = (years, month_to_month)
"""What begins with “from” without being where a change began."""
BASE_BEFORE = pattern(
    r"\b(?:than|from|compared (?:with|to)|versus|against|vs\.?|over|on|above|below|level|high|peak)"
    r" (?:(?:the|that|its|those|in|of|a) )*$|(?:较|比|相比|跟|同|与|超过|高于|低于|不及|多于|少于|对比|逊于|好于|优于|相当于)\s*$"
)


DAY = pattern(r"\b\d{1,2}\b|past|last|same")


LEAD = pattern(r"(?:in|of|from|with|than in|until|by|for)[ -]")


BY_BEFORE = pattern(
    r"\b(?:by|before|until|no later than|towards?)(?: the)?(?: (?:end|middle|start|close) of)?(?: around| about)? $|(?:到|至)$"
)


def find_times(text: str, start: int, end: int, clock: Clock) -> list[Time]:
    """The time expressions of one sentence in order, none overlapping; moves `clock.last` along."""
    hits: list[tuple[int, int, re.Match[str], Handler, bool]] = []
    low = text[start:end].lower()
    for row in sorted(HINTS.of(low)):
        rank, (letters, form, handler, event) = ROWS[row]
        if letters in SURE and SURE[letters].search(low) is None:
            continue
        for hit in form.finditer(text, start, end):
            hits.append((hit.start(), rank, hit, handler, event))
    clock.age += 1
    hits.sort(key=lambda h: (h[0], -h[2].end(), h[1]))
    found: list[Time] = []
    last = start
    for begin, _, hit, handler, event in hits:
        if begin < last:
            continue
        period = handler(hit, clock)
        if period is None:
            continue
        last = hit.end()
        if "month" in hit.re.groupindex and (lead := LEAD.match(hit[0])):
            begin += lead.end()
        if getattr(handler, "prior", False) or RECORD.match(text, last, end):
            found.append(Time(begin, last, period, "prior", event))
            continue
        role = "at" if handler in SPANS else _role(text, max(start, begin - 40), begin, text[begin:last])
        if (
            role == "at"
            and text[begin - 1 : begin] in ("是", "为", "达")
            and SO_MANY_TIMES.match(text, last, end)
        ):
            role = "base"
        told = role == "base" or (found and found[-1].role == "base" and period == clock.last)
        if not told and role != "since":
            clock.tell(period)
        found.append(Time(begin, last, period, role, event))
    return found


RECORD = re.compile(r"(?:以来|来)?的?(?:新高|新低|最高|最低|高点|低点|高位|低位)(?!.{0,2}[为是达在有])")
"""创年内新高, 2020年以来最低: the time of a record is not that of the value."""
SO_MANY_TIMES = re.compile(r"[^,，。;；]{0,20}倍")
"""是2023年底约1.2万美元的五倍: what something is so many times of."""
ENDS = ("than", "from", "with", "to", "versus", "against", "vs", "vs.", "over", "on", "above", "below", "level", "high", "peak",
        "the", "that", "its", "those", "in", "of", "a", "by", "before", "until", "toward", "towards", "around", "about")  # fmt: skip
"""How the word before a time ends, in small letters, where it is the base of a comparison or a date to be reached."""


def _role(text: str, start: int, begin: int, words: str) -> str:
    before = text[start:begin]
    if words.lower().startswith("since") or (
        before[-1:] == "自" and before[-2:-1] not in tuple("来出购产各源")
    ):
        return "since"
    if (
        before.isascii()
        and before[-1:] != "\n"
        and not (before[-1:] == " " and before[:-1].lower().endswith(ENDS))
    ):
        return "by" if words.lower().startswith("by") else "at"
    if BASE_BEFORE.search(before) and not re.search(
        r"\b(?:on|over) (?:the )?$", before.lower() if DAY.search(words) else ""
    ):
        return "base"
    if BY_BEFORE.search(before) or words.lower().startswith("by"):
        return "by"
    return "at"
