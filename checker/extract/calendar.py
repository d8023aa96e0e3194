"""What time expressions are counted from: months, windows, and what was spoken of last."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from checker.extract.words_en import MONTHS
from checker.quantity.patterns import compiled

HAN = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2}


YEAR_ALONE = re.compile(r"(?:19|20)\d\d年?:?")


@dataclass(slots=True)
class Clock:
    """What relative expressions are relative to: the article's date and the last period spoken of.

    `day` is the last day told; `kept` is the last period of the group before; `before` what was `last` when the sentence began; `age` counts the
    sentences since `last` was told; `main` is the first period that the article speaks of.
    """

    today: date | None
    last: str | None = None
    kept: str | None = None
    age: int = 0
    main: str | None = None
    before: str | None = None
    day: str | None = None
    season: str | None = None
    """The last season over the turn of a year that was told, as of crops: `2025/2026`."""

    corrected: tuple[str, str] | None = None
    """What a period was taken for, and what it is: see `correct`."""
    headed: str | None = None
    """The last period with which a sentence began."""
    near: str | None = None
    """The year that another value was just said to be of: “against 7 million in 2023 and 9 million the year before”."""
    past: str | None = None
    """The last period that was told and is not still to come."""
    of_length: dict[int, str] = field(default_factory=dict)
    """The last period of each length in months that was told and is not still to come."""

    titled: int | None = None
    """The year that heads a list of days: “2018”, over “April 9: …”."""

    usual: str | None = None
    """The quarter or half that a company's release reports on."""

    def forget(self) -> None:
        """Begin a new group: its times start from the article's date, but 同期 still means what was told before."""
        self.kept, self.last = self.last or self.kept, self.usual

    def stand_under(self, heading: str) -> None:
        """Begin what stands under a heading: one that is only a year is that of all days below it."""
        self.titled = int(heading[:4]) if YEAR_ALONE.fullmatch(heading) is not None else None

    def tell(self, period: str) -> None:
        """Remember a period that the text speaks of."""
        self.last, self.age = period, 0
        self.main = self.main or period
        self.day = period if len(period) == 10 else self.day
        if self.today is None or period[:4] <= str(self.today.year):
            self.of_length[months_in(period)] = self.past = period
        if len(period) == 9 and int(period[5:]) == int(period[:4]) + 1:
            self.season = self.season if self.season and self.season > period else period

    def correct(self, period: str, own: str) -> None:
        """Put what a period turned out to be in its place: a company's first quarter is that of its own year."""
        self.corrected = (period, own)
        self.last = own if self.last == period else self.last
        self.main = own if self.main == period else self.main
        self.of_length[months_in(own)] = own

    def part(self, first: int, last: int) -> str | None:
        """Some months of a year that is not named: of the year just spoken of, else the last such months.

        The year spoken of holds for its own sentence and the next one, last year only for its own; no year spoken of
        makes the months lie ahead.
        """
        if self.today is None:
            return span_of(self.year if self.age < 2 else None, first, last)
        year = self.today.year - (last > self.today.month + 2 or first > self.today.month)
        spoken = self.year
        if (
            self.last
            and not self.of_years
            and self.age < (1 if self.last == str(self.today.year - 1) else 2)
            and spoken is not None
            and (
                spoken >= self.today.year - 1
                or self.age == 0
                or (self.headed == self.last and len(self.last) == 4)
            )
            and (spoken, first) <= (self.today.year, self.today.month)
            and not (spoken == self.today.year and last > self.today.month + 2 and first < last)
            and not (first < last and 0 <= self.today.month - last < 4 and spoken == self.today.year - 1)
        ):
            year = spoken
        return month_span(year, first, last)

    @property
    def month(self) -> str | None:
        """The month of the article, None where it has no date."""
        return None if self.today is None else f"{self.today.year}-{self.today.month:02}"

    @property
    def of_years(self) -> bool:
        """Whether the last period is one of several years, of which no month without a year can be."""
        return self.last is not None and "/" in self.last and "-" not in self.last

    @property
    def spoken(self) -> str | None:
        """The last period spoken of, but none that is still to come: nothing is a year before a forecast."""
        if self.last and self.today and self.last[:4] > str(self.today.year):
            return None
        return self.last

    @property
    def year(self) -> int | None:
        """The year of the last period spoken of, else that of the article."""
        if self.last:
            end = self.last.rpartition("/")[2]
            return int(end[:4])
        return self.today.year if self.today else None


Handler = Callable[[re.Match[str], Clock], str | None]
Row = tuple[tuple[str, ...], re.Pattern[str], Handler, bool]
"""One form of time expression: the small letters of which it needs some, its pattern, what it names, if of an event."""


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


@lru_cache(maxsize=1000)
def months_in(period: str) -> int:
    """How many months a period has: a year 12, `2025-04/2025-06` 3, a day 1."""
    first, _, last = period.partition("/")
    begin, end = ([int(n) for n in part.split("-")] for part in (first, last or first))
    years = end[0] - begin[0]
    return years * 12 + (end[1] - begin[1] + 1 if len(end) > 1 and len(begin) > 1 else 12)


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


def span_of(year: int | None, first: int, last: int) -> str | None:
    """Some months of a year, or None for no year."""
    return None if year is None else month_span(year, first, last)


def year_of_month(month: int, clock: Clock, forward: bool = False) -> int | None:
    """The year of a month named alone: the last such month, or the next one for what is to come."""
    if clock.titled is not None:
        told = clock.last if clock.age == 0 and (clock.last or "")[:5] == f"{clock.titled}-" else None
        turned = told is not None and int(told[5:7]) - month > 6  # “Sept 3: …, rising to 25% on January 1”
        return clock.titled + turned
    if clock.today is None:
        return clock.year if clock.age < 2 else None
    if forward:
        return clock.today.year + (month < clock.today.month)
    lately = 0 <= clock.today.month - month < 3
    goes_on = clock.age == 0 or (clock.age < 2 and clock.headed == clock.last and not lately)
    if clock.last and not clock.of_years and int(clock.last[:4]) < clock.today.year - 1 and goes_on:
        return clock.year
    told = clock.last if clock.age == 0 and (clock.last or "")[:5] == f"{clock.today.year}-" else None
    if (
        told is not None
        and min(int(told[5:7]), month) >= clock.today.month
        and abs(int(told[5:7]) - month) < 4
    ):
        return clock.today.year  # told in October: 2025年10月为3500吨，11月、12月各7100吨
    return clock.today.year - (month > clock.today.month)


def year_of(text: str) -> int:
    """A year in digits, Arabic or Chinese; two digits are of this century."""
    number = int(text) if text.isascii() else int("".join(str(HAN[c]) if c in HAN else c for c in text))
    return number if number > 99 else 2000 + number


def this_month(hit: re.Match[str], clock: Clock) -> str | None:
    """A handler for the month of the article: this week, 本月."""
    return clock.month


def relative(years: int, months: int = 0) -> Handler:
    """A handler for a period counted from today: last year, 上月."""

    def handle(hit: re.Match[str], clock: Clock) -> str | None:
        if clock.today is None or clock.month is None:
            return None
        if months:
            return shifted(clock.month, months=months)
        return str(clock.today.year + years)

    return handle


def before(years: int, months: int = 0) -> Handler:
    """A period before the one spoken of: “a year earlier”, 上年同期."""

    def handle(hit: re.Match[str], clock: Clock) -> str | None:
        if months == 1 and clock.spoken and 1 < months_in(clock.spoken) < 12:
            return shifted(clock.spoken[-7:], months=-1)  # after a total of months, “the month before”
        if spoken := (clock.near if years else None) or clock.spoken:
            return shifted(spoken, years=-years, months=-months)
        if clock.last and months:
            return None
        if months == 3 and clock.today is not None:
            first = (clock.today.month - 1) // 3 * 3 + 1
            return shifted(month_span(clock.today.year, first, first + 2), months=-3)
        return relative(-years, -months)(hit, clock)

    handle.prior = True  # type: ignore[attr-defined]
    return handle


def same(hit: re.Match[str], clock: Clock) -> str | None:
    """The period spoken of last: “the same quarter”, 同期."""
    return clock.last or clock.kept


def pattern(pattern: str) -> re.Pattern[str]:
    """A pattern that takes capitals and small letters alike."""
    return compiled(pattern, re.IGNORECASE)


def years(hit: re.Match[str], clock: Clock) -> str | None:
    """A span of years: 2020–2023, 2020 to 23."""
    first, second = year_of(hit["year"]), hit["year2"]
    last = int(str(first)[:2] + second) if len(second) == 2 and second.isascii() else year_of(second)
    return f"{first}/{last}" if last > first else None


years.role = "at"  # type: ignore[attr-defined]  # what begins with “from” is not where a change began


CLOSING = re.compile(
    r"[(（][^()（）\n]{0,24}?(?P<y>20\d\d)[-年/.](?P<m>\d\d?)[-月/.](?P<d>\d\d?)(?!\d)[^()（）\n]{0,16}[)）]\s*$"
)


def closing_date(text: str) -> date | None:
    """The day in the brackets that close an article whose head has none: （编辑 何敏，2025-03-04 09:15）."""
    hit = CLOSING.search(text, max(0, len(text) - 80))
    try:
        return date(int(hit["y"]), int(hit["m"]), int(hit["d"])) if hit is not None else None
    except ValueError:
        return None


WIRED = re.compile(
    r"(?:^|\n)[^\n。，]{0,30}?(?P<m>\d{1,2})月(?P<d>\d{1,2})日(?:综合|专|快)?(?:电|讯)|(?:^|\n)[A-Z][A-Z ./-]+(?:, [A-Z][\w. ]+)?, (?P<en>[A-Z][a-z]{2,8})\.? (?P<e>\d{1,2})(?:\b(?!,? ?\d))"
)
MONTH_OF = re.compile(r"(?P<y>20\d\d)年(?P<m>\d{1,2})月|\b(?P<en>[A-Z][a-z]{2,8}) (?P<e>20\d\d)\b")


def wired_date(text: str) -> date | None:
    """The day of a dateline that names no year, 【新华社北京7月15日电】: of the year whose last months the text names."""
    line = WIRED.search(text, 0, 400)
    month = int(line["m"]) if line and line["m"] else MONTHS.get(line["en"].lower(), 0) if line else 0
    if line is None or not 1 <= month <= 12:
        return None
    named = (
        (hit["y"] or hit["e"], hit["m"] or MONTHS.get((hit["en"] or "").lower()))
        for hit in MONTH_OF.finditer(text)
    )
    spoken = [(int(year), int(other)) for year, other in named if other]
    near = Counter(year + (other > month) for year, other in spoken if (month - other) % 12 <= 3)
    try:
        return date(near.most_common(1)[0][0], month, int(line["d"] or line["e"])) if near else None
    except ValueError:
        return None


def iso_date(published: str | None) -> date | None:
    """The day of an ISO 8601 date or time, None when there is none."""
    return date.fromisoformat(published[:10]) if published else None


def whole_span(periods: list[str | None]) -> str | None:
    """The span over the years that were named one by one: 2025 and 2026 → `2025/2026`."""
    years = sorted({p for p in periods if p is not None and len(p) == 4})
    return f"{years[0]}/{years[-1]}" if len(years) > 1 else None
