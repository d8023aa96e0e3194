"""Time expressions of a sentence and the periods they name, seen from the article's date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4}
HAN = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}
WORD = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip


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


@dataclass(slots=True)
class Clock:
    """What relative expressions are relative to: the article's date and the last period spoken of."""

    today: date | None
    last: str | None = None

    @property
    def year(self) -> int | None:
        """The year of the last period spoken of, else that of the article."""
        if self.last:
            return int(self.last[-7:-3] if "/" in self.last and self.last.count("-") else self.last[:4])
        return self.today.year if self.today else None


Handler = Callable[[re.Match[str], Clock], str | None]


def month_span(year: int, first: int, last: int) -> str:
    """The period of some months of a year: (2025, 4, 6) → `2025-04/2025-06`; a whole year is the year."""
    if (first, last) == (1, 12):
        return str(year)
    return f"{year}-{first:02}/{year}-{last:02}" if first != last else f"{year}-{first:02}"


def year_to(year: int, month: int, months: int = 12) -> str:
    """The span of so many months that ends with that month: (2025, 6) → `2024-07/2025-06`."""
    if (month, months) == (12, 12):
        return str(year)
    begin = year * 12 + month - months
    return f"{begin // 12}-{begin % 12 + 1:02}/{year}-{month:02}"


def shifted(period: str, years: int = 0, months: int = 0) -> str | None:
    """The same window that many years or months later; None for one that cannot be moved so."""
    parts = []
    for part in period.split("/"):
        numbers = [int(piece) for piece in part.split("-")]
        if months and len(numbers) < 2:
            return None
        numbers[0] += years
        if months:
            total = numbers[0] * 12 + numbers[1] - 1 + months
            numbers[:2] = total // 12, total % 12 + 1
        parts.append("-".join(f"{n:04}" if i == 0 else f"{n:02}" for i, n in enumerate(numbers[:2])))
    return "/".join(parts)


def _year(text: str) -> int:
    if text.isascii():
        number = int(text)
    else:
        number = int("".join(str(HAN[c]) if c in HAN else c for c in text))
    return number if number > 99 else 2000 + number


def _month_year(month: int, clock: Clock, forward: bool = False) -> int | None:
    """The year of a month named alone: the last such month, or the next one for what is to come."""
    if clock.today is None:
        return clock.year
    if forward:
        return clock.today.year + (month < clock.today.month)
    if clock.last and int(clock.last[:4]) < clock.today.year - 1:
        return clock.year
    return clock.today.year - (month > clock.today.month)


def _quarter_year(quarter: int, clock: Clock) -> int | None:
    if clock.last and len(clock.last) >= 4:
        return clock.year
    if clock.today is None:
        return None
    return clock.today.year - (quarter * 3 > clock.today.month + 2)


def _span(year: int | None, first: int, last: int) -> str | None:
    return None if year is None else month_span(year, first, last)


M = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?"
Y = r"(?P<year>(?:19|20)\d\d)"
Y2 = r"(?P<year2>(?:19|20)\d\d|\d\d)"
N = r"(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
Q = r"(?P<q>first|second|third|fourth|final|1st|2nd|3rd|4th)"
HY = r"(?P<year>(?:19|20)\d\d|[一二][〇零○一二三四五六七八九]{3})"
HN = r"(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})"


def _m(hit: re.Match[str]) -> int:
    return MONTHS[hit["month"].lower()]


def _n(hit: re.Match[str], name: str = "n") -> int:
    text = hit[name].lower()
    if text.isdigit():
        return int(text)
    if text in WORD:
        return WORD[text]
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (HAN.get(tens, 1) if tens else 1) * 10 + (HAN[ones] if ones else 0)
    return HAN[text]


def _range(hit: re.Match[str], clock: Clock) -> str | None:
    first, second = _year(hit["year"]), hit["year2"]
    last = int(str(first)[:2] + second) if len(second) == 2 and second.isascii() else _year(second)
    return f"{first}/{last}" if last > first else None


def _season(hit: re.Match[str], clock: Clock) -> str | None:
    quarter = ORDINAL[hit["q"].lower()]
    year = _year(hit["year"]) if hit["year"] else _quarter_year(quarter, clock)
    return _span(year, quarter * 3 - 2, quarter * 3)


def _half(hit: re.Match[str], clock: Clock) -> str | None:
    half = 1 if hit["q"].lower() in ("first", "1st", "上") else 2
    year = _year(hit["year"]) if hit["year"] else _quarter_year(half * 2, clock)
    return _span(year, half * 6 - 5, half * 6)


def _months_of(hit: re.Match[str], clock: Clock) -> str | None:
    count = _n(hit) * (3 if hit["unit"].startswith(("quarter", "季")) else 1)
    year = _year(hit["year"]) if hit["year"] else None
    if year is None:
        year = clock.year
    return _span(year, 1, count) if 0 < count < 13 else None


def _relative(years: int, months: int = 0) -> Handler:
    def handle(hit: re.Match[str], clock: Clock) -> str | None:
        if clock.today is None:
            return None
        if months:
            return shifted(f"{clock.today.year}-{clock.today.month:02}", months=months)
        return str(clock.today.year + years)

    return handle


def _before(years: int, months: int = 0) -> Handler:
    """A period before the one spoken of: “a year earlier”, 上年同期."""

    def handle(hit: re.Match[str], clock: Clock) -> str | None:
        if clock.last:
            return shifted(clock.last, years=-years, months=-months)
        return _relative(-years, -months)(hit, clock)

    handle.prior = True  # type: ignore[attr-defined]
    return handle


def _same(hit: re.Match[str], clock: Clock) -> str | None:
    return clock.last


def _with_shift(years: int) -> Handler:
    """今年/去年 before a month, quarter or half: the words give the year of what follows."""

    def handle(hit: re.Match[str], clock: Clock) -> str | None:
        if clock.today is None:
            return None
        return _zh_part(hit, clock.today.year + years)

    return handle


def _zh_part(hit: re.Match[str], year: int) -> str | None:
    part = hit["part"]
    if match := re.fullmatch(r"(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(?:(\d{1,2})日|[初中下]旬|[初底末]|中)?", part):
        month = int(match[1]) if match[1].isdigit() else _han(match[1])
        return _span(year, month, month)
    if part in ("上半年", "下半年"):
        return _span(year, 1, 6) if part[0] == "上" else _span(year, 7, 12)
    if match := re.fullmatch(r"第?([一二三四1-4])季度?", part):
        quarter = _han(match[1])
        return _span(year, quarter * 3 - 2, quarter * 3)
    if match := re.fullmatch(r"前([一二三四五六七八九十\d]{1,2})个?(月|季度)", part):
        return _span(year, 1, _han(match[1]) * (3 if match[2] == "季度" else 1))
    if match := re.fullmatch(r"(\d{1,2})月?[-—–~至到](\d{1,2})月份?", part):
        return _span(year, int(match[1]), int(match[2]))
    return str(year)


def _han(text: str) -> int:
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (HAN[tens] if tens else 1) * 10 + (HAN[ones] if ones else 0)
    return HAN[text]


PART = (
    r"(?P<part>上半年|下半年|第?[一二三四1-4]季度?|前[一二三四五六七八九十\d]{1,2}个?(?:月|季度)|"
    r"\d{1,2}月?[-—–~至到]\d{1,2}月份?|(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?(?:\d{1,2}日|[初中下]旬|[初底末]|中(?!国))?)"
)


def _zh_year_part(hit: re.Match[str], clock: Clock) -> str | None:
    return _zh_part(hit, _year(hit["year"]))


def _zh_bare(hit: re.Match[str], clock: Clock) -> str | None:
    match = re.match(r"(\d{1,2}|[一二三四五六七八九十]{1,2})月", hit["part"])
    year = _month_year(_han(match[1]), clock) if match else clock.year
    if year is None:
        return None
    if not match and clock.last is None and clock.today is not None:
        probe = _zh_part(hit, year)
        if probe and probe[-7:] > f"{clock.today.year}-{clock.today.month:02}":
            year -= 1
    return _zh_part(hit, year)


def _event_day(hit: re.Match[str], clock: Clock) -> str | None:
    month, written = _m(hit), hit.groupdict().get("year")
    year = _year(written) if written else _month_year(month, clock)
    return None if year is None else f"{year}-{month:02}"


def _since(hit: re.Match[str], clock: Clock) -> str | None:
    if hit["decade"]:
        first = int(hit["decade"]) + {"early": 2, "mid": 5, "late": 7}.get((hit["part"] or "").lower(), 0)
    else:
        first = int(hit["year"])
    last = clock.today.year if clock.today else None
    return f"{first}/{last}" if last and last > first else str(first)


def _last_week(hit: re.Match[str], clock: Clock) -> str | None:
    if clock.today is None:
        return None
    day = clock.today - timedelta(days=7)
    return f"{day.year}-{day.month:02}"


def _past_year(hit: re.Match[str], clock: Clock) -> str | None:
    if clock.today is None:
        return None
    return shifted(year_to(clock.today.year, clock.today.month), months=-1)


def _p(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


ENGLISH: tuple[tuple[re.Pattern[str], Handler, bool], ...] = (
    (_p(rf"\bsince (?:the )?(?:(?P<part>early|mid|late)[ -])?(?:(?P<decade>(?:19|20)\d0)s|{Y})"), _since, False),
    (_p(rf"\b(?:fiscal |financial )?(?:year|twelve months|12 months) (?:to|ended|ending|through)(?: in)? (?:\d\d? )?{M}(?: \d\d?,)? {Y}"),
     lambda h, c: year_to(_year(h["year"]), _m(h)), False),
    (_p(rf"\b{N} months (?:to|ended|ending|through) (?:\d\d? )?{M}(?: \d\d?,)? {Y}"),
     lambda h, c: year_to(_year(h["year"]), _m(h), _n(h)), False),
    (_p(rf"\b(?:between|from) {Y} (?:and|to|through|until) {Y2}\b"), _range, False),
    (_p(rf"\b{Y}\s?(?:[-–—−/]|to|through)\s?{Y2}(?![\d,.]*\d)(?!\s?(?:tons|tonnes|million|%))"), _range, False),
    (_p(rf"\b{Q}[- ]quarter(?: of)?(?: {Y})?(?:(?<=\d\d\d\d)|(?! of))"), lambda h, c: _season(h, c), False),
    (_p(rf"\bQ(?P<q>[1-4])(?: of)?[ ,']*{Y}?"), lambda h, c: _quarter(h, c), False),
    (_p(rf"\b(?P<q>first|second)[- ]half(?: of)?(?: {Y})?"), _half, False),
    (_p(rf"\bH(?P<q>[12])\b(?: of)?(?: {Y})?"), lambda h, c: _half_digit(h, c), False),
    (_p(rf"\bfirst {N} (?P<unit>quarters|months)(?: of)?(?: {Y})?"), _months_of, False),
    (_p(rf"\b{M} quarter(?: of)?(?: {Y})?"), lambda h, c: _named_quarter(h, c), False),
    (_p(rf"\b{M} \d\d?(?:st|nd|rd|th)?(?:,? {Y})?(?![\d,]*\d)(?! (?:million|billion|tons|percent))"), _event_day, True),
    (_p(rf"\b\d\d? {M}(?:,? {Y})?\b"), _event_day, True),
    (_p(rf"\b{M} (?:of )?{Y}\b"), _event_day, True),
    (_p(rf"\b(?:(?:in|of|since|from|with|than in|until|early|late|mid|by|last|this|for)[ -])(?:early |late |mid[- ])?{M}(?![a-z])(?:(?= \D)|(?=[,.;)])|$)"),
     _event_day, True),
    (_p(rf"\b(?:(?:fiscal|financial)(?: year)? |FY ?){Y}"), lambda h, c: h["year"], False),
    (_p(r"\b(?:past|last|previous|latest|trailing) (?:twelve|12) months"), _past_year, False),
    (_p(r"\blast week\b|\bthis week\b"), _last_week, False),
    (_p(r"\b(?:a|one) year (?:earlier|ago|before)|\bthe (?:previous|prior|preceding) year|\bthe year (?:before|earlier)|\byear-earlier\b"), _before(1), False),
    (_p(r"\b(?:a|one) month (?:earlier|ago|before)|\bthe (?:previous|prior|preceding) month|\bthe month (?:before|earlier)"), _before(0, 1), False),
    (_p(r"\b(?:the|a) (?:previous|prior|preceding) quarter|\ba quarter (?:earlier|ago)|\bthe quarter before"), _before(0, 3), False),
    (_p(r"\b(?:a|one) year later|\bthe (?:following|next) year"), lambda h, c: shifted(c.last, years=1) if c.last else None, False),
    (_p(r"\blast year(?:'s)?\b"), _relative(-1), False),
    (_p(r"\bthis year(?:'s)?\b"), _relative(0), False),
    (_p(r"\bnext year(?:'s)?\b"), _relative(1), False),
    (_p(r"\blast month\b"), _relative(0, -1), False),
    (_p(r"\b(?:the same|that) (?:year|month|quarter|period|half)\b"), _same, False),
    (_p(r"\bend of (?:the|this) decade\b"), lambda h, c: str((c.today.year // 10 + 1) * 10) if c.today else None, False),
    (_p(r"\b(?:by |before |at )?year-end\b|\b(?:the )?end of the year\b"), lambda h, c: c.last[:4] if c.last else _relative(0)(h, c), False),
    (_p(rf"(?<![\d.,$€£¥#-]){Y}(?![\d]|[,.]\d|-\d|(?:\s?(?:tons?|tonnes?|t|%|percent|million|billion|kg|MW|GW|km)\b)|\s?[吨元万亿家种辆台美个人名港千百公倍])(?!-(?:tons?|tonnes?))"),
     lambda h, c: h["year"], True),
)  # fmt: skip
CHINESE: tuple[tuple[re.Pattern[str], Handler, bool], ...] = (
    (_p(rf"截至{HY}年(?P<m>\d{{1,2}})?月?底?的?{HN}个月"),
     lambda h, c: year_to(_year(h["year"]), int(h["m"] or 12), _n(h)), False),
    (_p(rf"{HY}年?\s?[-—–─~至到]+\s?(?P<year2>(?:19|20)\d\d|[一二][〇零○一二三四五六七八九]{{3}})年(?:间|期间)?"), _range, False),
    (_p(rf"{HY}年{PART}"), _zh_year_part, True),
    (_p(rf"{HY}年(?:底|末|初|内|度|全年)?"), lambda h, c: str(_year(h["year"])), True),
    (_p(rf"今年(?:的)?{PART}"), _with_shift(0), True),
    (_p(rf"(?:去年|上年)(?:的)?{PART}"), _with_shift(-1), True),
    (_p(r"(?:去年|上年)同期|上年|上一年"), _before(1), False),
    (_p(r"去年(?:底|末|全年|内)?"), _relative(-1), False),
    (_p(r"前年"), _relative(-2), False),
    (_p(r"(?:今年|本年度|年内)(?:底|末|初|以来)?"), _relative(0), False),
    (_p(r"明年"), _relative(1), False),
    (_p(r"(?<!以)上(?:个)?月(?!球)"), _relative(0, -1), False),
    (_p(r"同期|当月|当年|同月|同年|当季|届时"), _same, False),
    (_p(rf"(?<!\d){PART}(?!以上|以下)"), _zh_bare, True),
)  # fmt: skip
BASE_BEFORE = _p(
    r"\b(?:than|from|compared (?:with|to)|versus|against|vs\.?|over|on|above|below|level|high|peak)"
    r" (?:(?:the|that|its|those|in|of|a) )*$|(?:较|比|相比|跟|同|与)\s*$"
)
DAY = _p(r"\b\d{1,2}\b|past|last|same")
LEAD = _p(r"(?:in|of|from|with|than in|until|by|for)[ -]")
BY_BEFORE = _p(r"\b(?:by|before|until|no later than|towards?)(?: the)?(?: (?:end|middle|start|close) of)?(?: around| about)? $|(?:到|至)$")


def _quarter(hit: re.Match[str], clock: Clock) -> str | None:
    quarter = int(hit["q"])
    year = _year(hit["year"]) if hit["year"] else _quarter_year(quarter, clock)
    return _span(year, quarter * 3 - 2, quarter * 3)


def _half_digit(hit: re.Match[str], clock: Clock) -> str | None:
    half = int(hit["q"])
    year = _year(hit["year"]) if hit["year"] else _quarter_year(half * 2, clock)
    return _span(year, half * 6 - 5, half * 6)


def _named_quarter(hit: re.Match[str], clock: Clock) -> str | None:
    """The quarter that ends with a month: “the June quarter” is April to June."""
    month = _m(hit)
    year = _year(hit["year"]) if hit["year"] else _month_year(month, Clock(clock.today))
    return None if year is None else year_to(year, month, 3)


def find_times(text: str, start: int, end: int, clock: Clock) -> list[Time]:
    """The time expressions of one sentence in order, none overlapping; moves `clock.last` along."""
    hits: list[tuple[int, int, re.Match[str], Handler, bool]] = []
    chinese = any("\u4e00" <= c <= "\u9fff" for c in text[start:end])
    for table in (ENGLISH, CHINESE) if chinese else (ENGLISH,):
        for rank, (pattern, handler, event) in enumerate(table):
            for hit in pattern.finditer(text, start, end):
                hits.append((hit.start(), rank, hit, handler, event))
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
        if "month" in hit.groupdict() and (lead := LEAD.match(hit[0])):
            begin += lead.end()
        if getattr(handler, "prior", False):
            found.append(Time(begin, last, period, "prior", event))
            continue
        role = "at" if handler is _range else _role(text, max(start, begin - 40), begin, text[begin:last])
        if role != "base" and not (found and found[-1].role == "base" and period == clock.last):
            clock.last = period if role != "since" else clock.last
        found.append(Time(begin, last, period, role, event))
    return found


def _role(text: str, start: int, begin: int, words: str) -> str:
    before = text[start:begin]
    if words.lower().startswith("since"):
        return "since"
    if BASE_BEFORE.search(before) and not re.search(r"\b(?:on|over) (?:the )?$", before if DAY.search(words) else ""):
        return "base"
    if BY_BEFORE.search(before) or words.lower().startswith("by"):
        return "by"
    return "at"


def iso_date(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time, None when there is none."""
    return date.fromisoformat(published[:10]) if published else None


def years_of(times: list[Time]) -> Iterator[tuple[int, int]]:
    """The spans that time expressions cover, in which no number is a quantity."""
    return ((time.start, time.end) for time in times)
