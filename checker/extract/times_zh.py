"""Chinese time expressions: 2024年, 二季度, 上半年, 去年6月, 上年同期, 截至…的六个月."""

from __future__ import annotations

import re
from datetime import timedelta

from checker.extract.brief_zh import BRIEF, this_quarter
from checker.extract.calendar import (
    Clock,
    Handler,
    Row,
    before,
    months_in,
    pattern,
    relative,
    same,
    shifted,
    span_of,
    this_month,
    year_of,
    year_of_month,
    year_to,
    years,
)
from checker.extract.spans_zh import (
    coming_years,
    decade,
    last_year_of_months,
    plan,
    two_years,
    years_ago,
    years_on,
)
from checker.extract.until_zh import (
    financial_year,
    months_of_two_years,
    months_until,
    this_financial_year,
    until_a_month,
)
from checker.quantity.numeral import han_value

YEAR = r"(?:19|20)\d\d|[一二][〇零○一二三四五六七八九]{3}"
HY = rf"(?P<year>{YEAR})"


HM = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])"
HN = r"(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})"
INSIDE = "内(?!蒙古|华达|布拉斯加|罗毕|地|外|需|销|资|陆|部)"
"""年内, and not the beginning of what follows: 2024年内蒙古, 去年内需."""


def _with_shift(years: int) -> Handler:
    """今年/去年 before a month, quarter or half: the words give the year of what follows."""

    def handle(hit: re.Match[str], clock: Clock) -> str | None:
        if clock.today is None:
            return None
        return _zh_part(hit, clock.today.year + years)

    return handle


def _zh_part(hit: re.Match[str], year: int) -> str | None:
    part = hit["part"]
    if match := re.fullmatch(
        r"(\d{1,2}|[一二三四五六七八九十]{1,2})月(?:份)?(?:(\d{1,2})日|[初中下]旬|[初底末]|中)?", part
    ):
        month = int(match[1]) if match[1].isdigit() else _han(match[1])
        return span_of(year, month, month)
    if part in ("上半年", "下半年"):
        return span_of(year, 1, 6) if part[0] == "上" else span_of(year, 7, 12)
    if match := re.fullmatch(r"[Hh]([12])", part):
        return span_of(year, int(match[1]) * 6 - 5, int(match[1]) * 6)
    if match := re.fullmatch(r"第?([一二三四1-4])季度?|[Qq]([1-4])", part):
        quarter = _han(match[1] or match[2])
        return span_of(year, quarter * 3 - 2, quarter * 3)
    if match := re.fullmatch(r"[前首头]([一二两三四五六七八九十\d]{1,2})个?(月|季)度?", part):
        return span_of(year, 1, _han(match[1]) * (3 if match[2] == "季" else 1))
    if part.startswith("首"):
        return span_of(year, 1, 3)
    if match := re.fullmatch(rf"({HM})(?:[季月]度?)?[-—–─~至到、]({HM})(季|[两兩]?个?月)(?:度|份|间)?", part):
        first, last = _han(match[1]), _han(match[2])
        if match[3] == "季":
            return span_of(year, first * 3 - 2, last * 3) if first < last < 5 else None
        return span_of(year, first, last) if first < last < 13 else None
    return str(year)


def _han(text: str) -> int:
    return int(han_value(text))


PART = (
    r"(?P<part>上半年|下半年|第?[一二三四1-4]季(?!(?<=三季)报)度?|(?<![A-Za-z])[QH][1-4](?=单季|[\u4e00-\u9fff])|[前头首][一二两三四五六七八九十\d]{1,2}个?(?:月|季度?)|首季度?|首个季度|"
    rf"{HM}(?:月|季度?)?[-—–─~至到]{HM}(?:月[份间]?|季度?(?!报))|{HM}、{HM}[两兩]?个?月份?(?![^,，。；;]{{0,12}}(?:分别|各|依次))|"
    r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?(?:\d{1,2}日|[初中下]旬|[初底末]|中(?!国))?)"
)


def _quarter_before(hit: re.Match[str], clock: Clock) -> str | None:
    if clock.last and re.fullmatch(r"(\d{4})-(\d\d)/\1-(\d\d)", clock.last):
        return shifted(clock.last, months=-3)
    if clock.today is None:
        return None
    first = (clock.today.month - 1) // 3 * 3 - 2
    return span_of(clock.today.year - (first < 1), (first - 1) % 12 + 1, (first + 1) % 12 + 1)


def _quarter_after(hit: re.Match[str], clock: Clock) -> str | None:
    """下季度: the quarter after that of the article."""
    now = this_quarter(hit, Clock(clock.today))
    return None if now is None else shifted(now, months=3)


def _the_quarter_before(hit: re.Match[str], clock: Clock) -> str | None:
    """高出前一季度: the quarter before the one told of, which is none that the story goes on with."""
    return _quarter_before(hit, clock)


_the_quarter_before.prior = True  # type: ignore[attr-defined]


def _day_of_month(hit: re.Match[str], clock: Clock) -> str | None:
    day = int(hit["day"])
    month = clock.month
    if clock.today is None or month is None or not 1 <= day <= 31:
        return None
    return f"{month if day <= clock.today.day else shifted(month, months=-1)}-{day:02}"


def _yesterday(hit: re.Match[str], clock: Clock) -> str | None:
    return None if clock.today is None else str(clock.today - timedelta(days=1))


def _today(hit: re.Match[str], clock: Clock) -> str | None:
    return None if clock.today is None else str(clock.today)


def _zh_year_part(hit: re.Match[str], clock: Clock) -> str | None:
    return _zh_part(hit, year_of(hit["year"]))


TO_COME = re.compile(r"[^，,。；;]{0,16}?(?:或将?|将|料|预计|可望|有望|拟|计划|看到|摸到|看至|上看)")


FORETOLD = re.compile(r"(?:预计|预期|预测|预料|预估|展望|商定|议定|决定|同意)[,，:：]?$")


def _ahead(hit: re.Match[str], clock: Clock, month: int) -> bool:
    """Whether a month without a year, not long after the article's, is told as still to come: 12月到港量或锐减."""
    if clock.today is None or not 0 < month - clock.today.month <= 4:
        return False
    told = FORETOLD.search(hit.string, max(0, hit.start() - 6), hit.start()) is not None
    return told or TO_COME.match(hit.string, hit.end()) is not None


def _zh_bare(hit: re.Match[str], clock: Clock) -> str | None:
    match = re.match(r"(\d{1,2}|[一二三四五六七八九十]{1,2})月", hit["part"])
    if match:
        year = year_of_month(_han(match[1]), clock, forward=_ahead(hit, clock, _han(match[1])))
        return None if year is None else _zh_part(hit, year)
    probe = _zh_part(hit, 2000)
    if probe is None or "/" not in probe:
        return None
    bare = hit["part"] in ("前两个月", "前两月")
    if bare and clock.today is not None and clock.today.month > 5:
        return None  # in August, 前两个月 are June and July
    under_way = clock.today is not None and int(probe[5:7]) <= clock.today.month <= int(probe[-2:])
    to_come = under_way and TO_COME.match(hit.string, hit.end()) is not None
    soon = clock.today is not None and int(probe[5:7]) == clock.today.month + 1 and "季" in hit["part"]
    if (soon or to_come or _ahead(hit, clock, int(probe[5:7]))) and clock.today is not None:
        return span_of(clock.today.year, int(probe[5:7]), int(probe[-2:]))
    return clock.part(int(probe[5:7]), int(probe[-2:]))


def _week(hit: re.Match[str], clock: Clock) -> str | None:
    """The month in which this or the last week lies."""
    if clock.today is None:
        return None
    day = clock.today - timedelta(days=7 if hit[0].startswith("上") else 0)
    return f"{day.year}-{day.month:02}"


def _that_month(hit: re.Match[str], clock: Clock) -> str | None:
    """当月: the last month that was spoken of, past the windows between."""
    spoken = (clock.last, clock.kept, clock.main)
    months = (period for period in spoken if period is not None and months_in(period) == 1)
    return next(months, clock.last or clock.kept)


def _last_month(hit: re.Match[str], clock: Clock) -> str | None:
    """上月: the month before the article's; 1月为2.6吉瓦，较上月增三成 the one before that which the sentence told."""
    told = (
        clock.last if clock.age == 0 and hit.string[hit.start() - 1 : hit.start()] in ("较", "比") else None
    )
    return shifted(told, months=-1) if told is not None and len(told) == 7 else relative(0, -1)(hit, clock)


CROPS = re.compile(
    r"大豆|玉米|小麦|小麥|谷物|稻|大米|棉|糖|甘蔗|咖啡|可可|棕榈|豆粕|油籽|油菜|作物|榨季|产季|制糖期|市场年度|收割|种植"
)


def _two_year_label(hit: re.Match[str], clock: Clock) -> str | None:
    """2024-25财年, 2025/26年度: the twelve months from April that two years name between them; of a crop both years."""
    first = year_of(hit["year"])
    last = first // 100 * 100 + int(hit["year2"][-2:])
    if last != first + 1:
        return None
    if "财" not in hit[0] and CROPS.search(hit.string, max(0, hit.start() - 40), hit.end() + 40):
        return f"{first}/{last}"
    return f"{first}-04/{last}-03"


AHEAD = re.compile(r"预[计期测估]|目标|计划|有望|将|力争|料|可望|指引|或|拟")


def _just_ended(clock: Clock) -> str | None:
    """The year before, where the article is of the first months of a year and has not spoken of this one."""
    if clock.today is None or clock.today.month > 3:
        return None
    before = str(clock.today.year - 1)
    told = clock.main if clock.main is not None and clock.main[:7] != clock.month else None
    main = told[:4] if told is not None else None  # the day of the article is none that it tells of
    return before if main == before or (main is None and clock.today.month < 3) else None


def _year_end(hit: re.Match[str], clock: Clock) -> str | None:
    """年末: of the year that has just ended, or of this one."""
    around = hit.string[max(0, hit.start() - 8) : hit.end() + 10]
    ended = _just_ended(clock) if AHEAD.search(around) is None and hit[0] == "年末" else None
    return ended or relative(0)(hit, clock)


def _full_year(hit: re.Match[str], clock: Clock) -> str | None:
    """全年: the year spoken of; one that is over where nothing is foreseen, else this year."""
    told = clock.year if clock.last else None
    if told is not None and clock.age == 0:
        return str(told)
    around = hit.string[max(0, hit.start() - 8) : hit.end() + 10]
    if AHEAD.search(around) is None and (ended := _just_ended(clock)) is not None:
        return ended
    over = told is not None and clock.today is not None and told < clock.today.year and clock.age < 2
    return str(told) if over and AHEAD.search(around) is None else relative(0)(hit, clock)


def _same_day(hit: re.Match[str], clock: Clock) -> str | None:
    """同日: the day spoken of last; 当日收报 of a quote that of the article."""
    day = clock.day
    traded = hit.string.startswith(("收", "报", "股价", "早盘", "盘中"), hit.end())
    quoted = (traded or hit.string.endswith("股价", 0, hit.start())) and clock.today is not None
    return day or (str(clock.today) if quoted else None)


def _reported(hit: re.Match[str], clock: Clock) -> str | None:
    """报告期内: the window that a report is about, past the single quarters told of since."""
    return clock.main if clock.main is not None and months_in(clock.main) > 1 else clock.last or clock.kept


def _weekday(hit: re.Match[str], clock: Clock) -> str | None:
    """截至周五: the last such day up to that of the article."""
    if clock.today is None:
        return None
    back = (clock.today.weekday() - "一二三四五六日天".index(hit["day"]) % 7) % 7
    return str(clock.today - timedelta(days=back if hit["day"] != "天" else (clock.today.weekday() + 1) % 7))


def _at_the_same_time(hit: re.Match[str], clock: Clock) -> str | None:
    """同期 at the head of a paragraph: in the time that the article is about."""
    return clock.main or same(hit, clock)


def _back_then(hit: re.Match[str], clock: Clock) -> str | None:
    """从当年的九成降到六成: the year spoken of, if any was."""
    return clock.last[:4] if clock.last is not None and len(clock.last) == 4 else None


def _by_then(hit: re.Match[str], clock: Clock) -> str | None:
    """届时: the time to come that was spoken of last."""
    told = clock.last or clock.kept
    if told is None or clock.month is None:
        return told
    end = told.rpartition("/")[2][:7]
    return told if end >= clock.month[: len(end)] else None


def _same_of_year(hit: re.Match[str], clock: Clock) -> str | None:
    """2024年同期: the window spoken of in that year."""
    year = year_of(hit["year"])
    return shifted(clock.last, years=year - clock.year) if clock.last and clock.year else str(year)


_same_of_year.prior = True  # type: ignore[attr-defined]


CHINESE: tuple[Row, ...] = (
    *BRIEF,
    (("截至",), pattern(rf"截至{HY}年(?P<m>\d{{1,2}})?月?底?的?{HN}个月"),
     lambda h, c: year_to(year_of(h["year"]), int(h["m"] or 12), _han(h["n"])), False),
    (("日收", "日盘", "日报", "日早盘", "日午盘", "日夜盘", "日开盘", "日一度", "日上涨", "日下跌", "日大涨", "日大跌", "日飙升"), pattern(r"(?<![\d月第])(?P<day>\d{1,2})日(?=收|[早午夜开]盘|盘[中后]|报[\d每]|一度|上涨|下跌|大涨|大跌|飙升)"), _day_of_month, False),
    (("日",), pattern(r"(?:(?<=[，。；、：）】\s●])|^)(?P<day>\d{1,2})日(?![内前后均线本元圆报盘收游子程产常益]|[-—–~至到\d])"), _day_of_month, False),
    (("今日", "今天", "今早", "今晨"), pattern(r"(?<!如)今[日天早晨](?!本)"), _today, False),
    (("昨",), pattern(r"昨[日天]|昨(?=[收报跌涨徘盘升挫曾在])"), _yesterday, False),
    (("月",), pattern(rf"(?P<from>{YEAR}|[前去上今本])年(?P<m>{HM})月(?:份|\d{{1,2}}日|初|底)?\s?(?:[-—–─~]+|[至到])\s?(?P<to>{YEAR}|[去今本明])年(?P<m2>{HM})月(?:份|\d{{1,2}}日|底|末)?"), months_of_two_years, False),
    (("本财年", "这一财年", "本财政年度"), pattern(r"(?:本|这一)财(?:年|政年度)"), this_financial_year, False),
    (("年和", "年与", "年及", "年、"), pattern(rf"{HY}年[和与及、](?P<year2>20\d\d)年(?=[，,]?(?:年度|每年|各|均|都|合计|累计))"), years, False),
    (("截", "止"), pattern(r"(?:截至|截止)(?:本月)?(?P<day>\d{1,2})日"), _day_of_month, False),
    (("年",), pattern(rf"{HY}年?\s?[-—–─~至到]+\s?(?P<year2>(?:19|20)\d\d|[一二][〇零○一二三四五六七八九]{{3}})年(?:间|期间)?"), years, False),
    (("财年", "财政年度", "年度", "榨季", "产季", "制糖期"), pattern(rf"{HY}年?\s?(?:[-—–─~/]+|[至到])\s?(?P<year2>(?:20)?\d\d)年?(?:财政?年度?|年度|榨季|产季|制糖期|市场年度)"), _two_year_label, False),
    (("年",), pattern(rf"{HY}年{PART}"), _zh_year_part, True),
    (("财年", "财政年度"), pattern(rf"{HY}(?:财年|财政年度)(?![(（,，]?截[至止])"), lambda h, c: str(year_of(h["year"])), False),
    (("年同",), pattern(rf"{HY}年同[期月季]"), _same_of_year, False),
    (("年",), pattern(rf"{HY}年(?:底|末|初|{INSIDE}|度|全年)?"), lambda h, c: str(year_of(h["year"])), True),
    (("今年",), pattern(rf"今年(?:的)?{PART}"), _with_shift(0), True),
    (("去年", "上年", "上一年"), pattern(rf"(?:去年|上一?年)(?:的)?{PART}"), _with_shift(-1), True),
    (("明年",), pattern(rf"明年(?:的)?{PART}"), _with_shift(1), True),
    (("前年",), pattern(rf"(?<![此之以目停当產产])前年(?:的)?{PART}"), _with_shift(-2), True),
    (("次年", "翌年", "隔年"), pattern(r"(?:次|翌|隔)年"), lambda h, c: shifted(c.last, years=1) if c.last and len(c.last) == 4 else None, False),
    (("财年", "财政年度", "年度"), pattern(rf"(?:上(?:一|个)?财(?:政)?年度?|财(?:政)?年度?|年度)[(（,，]?(?:截至|截止)?(?:(?P<rel>今年|去年)|{HY}年)?(?P<m>\d{{1,2}}|十[一二]?|[一二三四五六七八九])月(?:\d{{1,2}}日|底|末)?(?:止|为止|结束)?[)）]"), financial_year, False),
    (("财年", "财政年度", "年度"), pattern(rf"(?:截至|截止)(?:(?P<rel>今年|去年)|{HY}年)?(?P<m>\d{{1,2}}|十[一二]?|[一二三四五六七八九])月(?:\d{{1,2}}日|底|末)?(?:止|为止)?的?(?:上一?个?|该|这一?|本|整个?)?(?:财年|(?:财政?)?年度)"), financial_year, False),
    (("再上", "再前"), pattern(r"再[上前]一?个?(?:财年|财政年度|年度|年)"), lambda h, c: shifted(c.last, years=-1) if c.last else None, False),
    (("上财年", "上一财年", "上个财年", "上一个财年", "上一财政年度"), pattern(r"上一?个?财(?:年|政年度)(?:同期)?"), before(1), False),
    (("未来", "今后", "此后", "接下来"), pattern(r"(?:未来|今后|此后|接下来)(?P<n>[两二三四五六]|十)年"), coming_years, False),
    (("年前",), pattern(r"一年前(?:的?同[期月季]|的?这个时候)?"), before(1), False),
    (("年前",), pattern(r"(?<![\d〇零○一二三四五六七八九十百千、至到-])(?P<n>\d{1,2}|[两二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)年(?:之)?前(?![后\d])"), years_ago, False),
    (("年后",), pattern(r"(?<![\d〇零○一二三四五六七八九十百千几数多两])(?P<n>\d{1,2}|[两二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?)年(?:之?后|过去)(?=[,，将会可料])"), years_on, False),
    (("同日", "当日", "当天", "同一天"), pattern(r"同日|当日|当天|同一天"), _same_day, False),
    (("月前",), pattern(r"一个?月前"), before(0, 1), False),
    (("度", "季", "半年"), pattern(rf"(?:截至|截止|到)(?:{HY}年|今年)?(?P<m>\d{{1,2}})月(?:\d{{1,2}}日|底|末)?(?:止|为止)?的?(?:上一?|该|这一?)?(?P<long>(?:第?[一二三四1-4])?(?:个|财)?季度?|半年度?|半财年)"), until_a_month, False),
    (("前一季", "前季", "前一个季"), pattern(r"前(?:一|个|一个|一财)?季度?"), _the_quarter_before, False),
    (("12个月", "十二个月"), pattern(r"(?:过去|近|最近|此前)(?:的)?(?:12|十二)个月"), last_year_of_months, False),
    (("的一年", "个月里", "个月内", "个月间"), pattern(rf"(?:截至|截止|到)(?:(?P<rel>今年|去年)|{HY}年)?(?P<m>\d{{1,2}})月底?的?(?:过去)?(?:一年|{HN}个月)"), months_until, False),
    (("后两年", "明两年"), pattern(r"(?P<which>[明今])年?[、和与]?[后明]两年"), two_years, False),
    (("上年全年",), pattern(r"上年全年"), relative(-1), False),
    (("上年", "去年", "上一年"), pattern(r"(?:去年|上年)同[期月季]|上年|(?<![拖等花用晚早])上一年"), before(1), False),
    (("去年",), pattern(rf"去年(?:底|末|全年|{INSIDE})?"), relative(-1), False),
    (("头一年", "前一年"), pattern(r"(?<!第)头一年|前一年(?!度)"), before(1), False),
    (("后年", "後年"), pattern(r"(?<![今此以之产產成用工前稍期背])[后後]年(?![产產均化加处消销用度])"), relative(2), False),
    (("前年",), pattern(r"(?<![此之以目停当])前年(?![产產均])"), relative(-2), False),
    (("今年", "本年", "年内"), pattern(rf"(?:今年|(?<![基成版样标日资])本年(?:度|(?=[\u4e00-\u9fff]*[\d一二三四五六七八九十]{{1,2}}月)|(?=全球|全国|以来|前|上半|下半|产|计划))|(?<![半一两三四五六七八九十百几多数\d])年{INSIDE})(?:底|末|初|以来|全年|{INSIDE})?"), relative(0), False),
    (("年年底", "年年末", "当年底", "当年末"), pattern(r"(?:当年|同年|那年)年?[底末]"), lambda h, c: str(c.year) if c.last else None, False),
    (("年底", "年末"), pattern(r"(?<![\d今去前明后每当次])(?<![\d今去前明后次]年)年[底末]"), _year_end, False),
    (("三五", "四五", "五五"), pattern(r"十(?P<plan>[三四五])五(?:规划|计划)?[”」]?(?P<end>末)?"), plan, False),
    (("今春", "今夏", "今秋", "今冬"), pattern(r"今[春夏秋冬](?![\u4e00-\u9fff]?节)"), relative(0), False),
    (("去春", "去夏", "去秋", "去冬"), pattern(r"(?<![过失])去[春夏秋冬]"), relative(-1), False),
    (("明年",), pattern(r"明年"), relative(1), False),
    (("年度",), pattern(r"(?<![\d本前同上财])年度(?=[\u4e00-\u9fff]{0,4}(?:目标|指引|计划))"), relative(0), False),
    (("全年",), pattern(r"(?<![年度])全年"), _full_year, False),
    (("年初",), pattern(r"(?<![去前明后次\d])(?<![去前明后次\d]年)(?:今年)?年初(?:至今|迄今|以来|到现在|到目前)"), relative(0), False),
    (("年初",), pattern(r"(?<![今去前明后次\d])(?<![今去前明后次\d]年)年初"), lambda h, c: c.part(1, 1), False),
    (("上季", "上一季", "上个季"), pattern(r"上(?:一|个)?季度?"), _quarter_before, False),
    (("上周", "本周", "这周", "当周", "全周"), pattern(r"上周(?:[一二三四五六日末])?|本周|这周|当周|全周"), _week, False),
    (("本月", "当月"), pattern(r"本月(?:初|底|末|\d{1,2}日)?"), this_month, False),
    (("本季",), pattern(r"本季度?"), this_quarter, False),
    (("下月", "下个月"), pattern(r"(?<![以当线之天地手旗底])下个?月(?![球的]?[^，,。；;]{0,6}合约)"), relative(0, 1), False),
    (("下季", "下一季", "下个季"), pattern(r"(?<![以当线之天地手旗底])下(?:一|个|一个)?季度?"), _quarter_after, False),
    (("上月", "上个月", "上一月", "上一个月"), pattern(r"(?<!以)上(?:一?个|一)?月(?!球)"), _last_month, False),
    (("前一月", "前一个月"), pattern(r"(?<=[比较較与與同])前一个?月|[此更]前一个?月(?=[为是则的只仅还达])|(?<![\u4e00-\u9fff\d])前一个?月(?=[为是则的只仅还达])"), before(0, 1), False),
    (("当月", "同月"), pattern(r"当月|同月"), _that_month, False),
    (("报告期",), pattern(r"报告期内?"), _reported, False),
    (("周", "星期", "礼拜"), pattern(r"(?<![每上下本这当单双首末隔周])(?:周|星期|礼拜)(?P<day>[一二三四五六日天])(?![\d\u4e00-\u9fff]?(?:年|个|期|次|帆))"), _weekday, False),
    (("当年",), pattern(r"(?<=从)当年|(?<=由)当年|(?<=比)当年"), _back_then, False),
    (("同期",), pattern(r"(?<=\n)同期(?=[,，])"), _at_the_same_time, False),
    (("届时",), pattern(r"届时"), _by_then, False),
    (("同期", "同一", "当", "同月", "同年", "那"), pattern(r"同期|同一时期|同一期间|当月|当年|同月|同一?年|当季|(?<!前)那一?年(?![后前])"), same, False),
    (("年代",), pattern(r"(?:(?:(?P<old>上(?:个)?世纪|20世纪|二十世纪)|(?:本|21)世纪)(?P<ten>[二三四五六七八九]十|[一二三四五六七八九]0|\d0)|(?P<full>(?:19|20)\d0)|(?<![\d十])(?P<bare>[五六七八九]十|[5-9]0))年代(?:[初末]期?|中期)?"), decade, False),
    (("月", "半年", "季", "q1", "q2", "q3", "q4", "h1", "h2"), pattern(rf"(?<!\d){PART}(?!以上|以下|期[铜铝锌铅镍锡]|船期|交割|交货|装[船运]|[^，,；;。、\d]{{0,5}}(?:期[货貨](?!价)|合约|合約))"), _zh_bare, True),
)  # fmt: skip
