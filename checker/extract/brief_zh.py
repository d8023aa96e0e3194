"""Chinese times in the short forms of reports: 25Q4, 2024H1, 26年, 半年报, 上半财年, 今年次季, 114年 of Taiwan."""

from __future__ import annotations

import re

from checker.extract.calendar import Clock, Row, months_in, pattern, span_of, year_of
from checker.extract.until_zh import months_until

YEAR = r"(?:19|20)\d\d"
SAID = rf"(?:(?P<rel>今年|去年)|(?P<year>{YEAR})年?)"
NEAR = 4
"""How many years a year of two digits can lie from the article."""
OLD = 12
"""How many years one of Taiwan's reckoning can."""
TAIWAN = ("台湾", "臺灣", "台灣", "台北", "臺北", "新台币", "新台幣", "新臺幣", "民国", "民國")


def _said(hit: re.Match[str], clock: Clock) -> int | None:
    """The year that a short form names, by its digits or as this one or the last."""
    if hit["year"]:
        return year_of(hit["year"])
    if hit["rel"] and clock.today is not None:
        return clock.today.year - (hit["rel"] == "去年")
    return None


def _of(year: int | None, part: str) -> str | None:
    """A quarter or half of a year: Q3, H1, 第三季度, 上半年, 9月."""
    if part[0] in "QqHh":
        number, length = int(part[1]), 3 if part[0] in "Qq" else 6
        return span_of(year, number * length - length + 1, number * length)
    if "半年" in part:
        return span_of(year, 1, 6) if part[0] == "上" else span_of(year, 7, 12)
    if part.endswith("月"):
        month = int(part[:-1])
        return span_of(year, month, month) if 0 < month < 13 else None
    quarter = "一二三四1234".index(part.lstrip("第")[0]) % 4 + 1
    return span_of(year, quarter * 3 - 2, quarter * 3)


def _glued(hit: re.Match[str], clock: Clock) -> str | None:
    """2025Q3, 2024H1."""
    return _of(year_of(hit["year"]), hit["part"])


def _two_digits(hit: re.Match[str], clock: Clock) -> str | None:
    """25Q4, 26年三季度, 26年: of this century, and near the article."""
    if clock.today is None or abs(year_of(hit["yy"]) - clock.today.year) > NEAR:
        return None
    return _of(year_of(hit["yy"]), hit["part"]) if hit["part"] else str(year_of(hit["yy"]))


def _two_digits_to(hit: re.Match[str], clock: Clock) -> str | None:
    """25-27年: from the one to the other."""
    first, last = year_of(hit["yy"]), year_of(hit["to"])
    if clock.today is None or abs(first - clock.today.year) > NEAR or not first < last < first + 10:
        return None
    return f"{first}/{last}"


_two_digits_to.role = "at"  # type: ignore[attr-defined]


def _of_taiwan(hit: re.Match[str], clock: Clock) -> str | None:
    """114年: the years of Taiwan begin with 1912."""
    year = 1911 + int(hit["roc"])
    told = hit["state"] or any(word in hit.string for word in TAIWAN)
    if not told or clock.today is None or abs(year - clock.today.year) > OLD:
        return None
    return _of(year, hit["part"]) if hit["part"] else str(year)


def _reported(hit: re.Match[str], clock: Clock) -> str | None:
    """半年报, 三季报: the months since the year began that such a report is of."""
    last = 6 if hit["what"][0] in "半中" else 9
    year = _said(hit, clock)
    return clock.part(1, last) if year is None else span_of(year, 1, last)


def _half_of_books(hit: re.Match[str], clock: Clock) -> str | None:
    """上半财年: half a year; whose books they are tells which months."""
    year, first = _said(hit, clock), hit["half"] == "上"
    low, high = (1, 6) if first else (7, 12)
    return clock.part(low, high) if year is None else span_of(year, low, high)


def _second_quarter(hit: re.Match[str], clock: Clock) -> str | None:
    """今年次季: the second quarter."""
    return span_of(_said(hit, clock), 4, 6)


def this_quarter(hit: re.Match[str], clock: Clock) -> str | None:
    """本季度: the quarter that was told of, else that of the article, which is also that of what is foreseen."""
    if clock.today is None:
        return None
    first = (clock.today.month - 1) // 3 * 3 + 1
    now = span_of(clock.today.year, first, first + 2)
    told = next((p for p in (clock.last, clock.main) if p is not None and months_in(p) == 3), None)
    around = hit.string[max(0, hit.start() - 10) : hit.end() + 12]
    return now if told is None or now is None or told > now or AHEAD.search(around) is not None else told


AHEAD = re.compile(r"预[计期测估料]|目标|计划|有望|将|力争|料|可望|指引|拟|展望|截至目前|以来|迄今|至今")
PARTS = r"[Qq][1-4](?!\d)|[Hh][12](?!\d)|第?[一二三四1-4]季(?!报)度?|[上下]半年"
TOLD = r"全年|年度|底|末|业绩|营收|净利|归母|利润|收入|公司|全球|全国|国内|出口|进口|产量|产能|销量|需求|供给|目标|计划|指引|EPS|PE"
"""What follows a year of two digits, and no length of time."""
BRIEF: tuple[Row, ...] = (
    (("q1", "q2", "q3", "q4", "h1", "h2"), pattern(rf"(?<!\d)(?P<year>{YEAR})年?\s?(?P<part>[QH][1-4])(?![A-Za-z\d])"), _glued, False),
    (("q1", "q2", "q3", "q4", "h1", "h2"), pattern(r"(?<![\d.A-Za-z])(?P<yy>[12]\d)年?\s?(?P<part>[QH][1-4])(?![A-Za-z\d])"), _two_digits, False),
    (("年",), pattern(rf"(?<![\d.])(?P<yy>[12]\d)\s?年(?:(?P<part>第?[一二三四1-4]季(?!报)度?|[上下]半年|\d{{1,2}}月)|(?=(?:{TOLD}|[\u4e00-\u9fff]{{1,3}}价(?!位))|(?<=预[计期测]\d\d年)(?![来前后期间的])))"), _two_digits, False),
    (("年",), pattern(r"(?<![\d.])(?P<yy>[12]\d)\s?[-—–~至]\s?(?P<to>[12]\d)\s?年(?=[\u4e00-\u9fffA-Z])"), _two_digits_to, False),
    (("年",), pattern(rf"(?P<state>民国)?(?<![\d.])(?P<roc>1[01]\d)年(?![来期后前])度?(?P<part>{PARTS}|\d{{1,2}}月)?"), _of_taiwan, False),
    (("半年报", "半年度报", "中报", "三季报", "中期业绩", "中期报告"), pattern(rf"{SAID}?(?P<what>半年报|半年度报告?|中报|中期业绩|中期报告|三季报)(?!税|送)"), _reported, False),
    (("半财年", "半个财年"), pattern(rf"{SAID}?(?:财年)?(?P<half>[上下])半个?财年"), _half_of_books, False),
    (("财年上半", "财年下半"), pattern(rf"{SAID}?财年(?P<half>[上下])半年"), _half_of_books, False),
    (("次季",), pattern(rf"{SAID}次季度?"), _second_quarter, False),
    (("个月",), pattern(rf"(?:截至|截止)(?:(?P<rel>今年|去年)|(?P<year>{YEAR})年)?(?P<m>\d{{1,2}})月(?:\d{{1,2}}日|底|末)?止?的?(?:[前首]|过去)?(?P<n>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})个月"), months_until, False),
)  # fmt: skip
