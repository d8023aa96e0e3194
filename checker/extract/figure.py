"""One number of a text read whole: its value, range, unit, price, hedge and the noun it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.extract.amounts import (
    below_zero,
    by_times,
    currency_before,
    fraction_behind,
    scale_behind,
    two_digits,
)
from checker.extract.counted import NUMBER_OF, TOTAL_TO, counted_noun
from checker.extract.numerals import NUMBER, has_scale, scale_of, value_of, without_scale
from checker.extract.quantity import Quantity
from checker.extract.ranges import RANGE, second_numeral
from checker.extract.units import price_unit, tons_of, unit_at
from checker.quantity.hedge import (
    MID_RE,
    NAMES,
    during,
    far_hedge,
    hedge_after,
    hedge_before,
    hedge_of_pieces,
)
from checker.quantity.numeral import clean, han_value
from checker.quantity.unit import PER_BEFORE, PER_RE, PER_ZH, RATE_RE

TAIL = re.compile(r"[百千]?[万亿]+")
DIGIT = re.compile(r"\d")
FRACTION_BEGINS, SCALE_BEGINS = frozenset(" -¼½¾⅓⅔⅛⅜⅝⅞"), frozenset(" )T")
A_YEAR = re.compile(r"(?:19|20)\d\d$")
SIGNS = frozenset("+−–-")
SIGN = re.compile(r"(?:(?<![\w%\d)])|(?<=[\u4e00-\u9fff]))(?:[+−]\s?|[–-])$")
"""The sign of a number; a dash that stands free begins an aside: “employs 80 – 12 more than in May”."""
FIRST_OF_TWO = re.compile(r"\d\s?[-–]$")
DAILY = re.compile(
    r"(?:每日|每天|日均|日产量?|日需求量?|日供应量?)[^,，。;；、\d]{0,14}$|(?<=[\u4e00-\u9fff])日(?:增|减)$"
)
PLUS_MINUS = re.compile(r"\s?[(（]?(?:±|\+/[-−]|,? ?plus or minus|,? ?give or take)\s?", re.IGNORECASE)
HALF_MORE = re.compile(r"(?<=年)半(?!年|导|成品)")
"""两年半: half a year more."""
TENTHS = "零一二三四五六七八九"
A_TONNE = re.compile(r"每公?吨$")
"""每吨0.56克: a grade."""
TIMES_HALF = re.compile(r"(?<=倍)半(?=[，,。；;、]|$)")
"""是普通的两倍半."""
TENTH = re.compile(r"[一二三四五六七八九](?![成倍个种家国年月日百千万亿十])|半")


@dataclass(slots=True)
class Figure:
    """A number while it is read: what is known of it so far and where reading goes on."""

    text: str
    hit: re.Match[str]
    start: int
    stop: int
    low: float
    high: float
    begin: int
    """Where it begins: at its numeral, at its currency, at 每吨."""
    at: int
    """Where its first numeral ends."""
    end: int
    scaled: bool
    more: str | None = None
    """Whether 多 or 余 stands in it."""
    ranges: bool = False
    direction: int = 0
    unit: str | None = None
    factor: float = 1.0
    form: str = "number"
    currency: str | None = None
    hedge: str = "exact"
    far: str = "exact"
    per: str | None = None
    note: str | None = None


def read_number(text: str, hit: re.Match[str], start: int, stop: int) -> tuple[Quantity | None, int]:
    """The quantity whose first numeral is `hit`, with its range, unit, price and hedges; and where it ends.

    Nothing is read before `start` or after `stop`. A word for a number that measures and counts nothing is none.
    """
    low = value_of(hit)
    if low is None:
        return None, hit.end()
    figure = Figure(text, hit, start, stop, low, low, hit.start(), hit.end(), hit.end(), has_scale(hit))
    _end_numeral(figure)
    if hit["han"] and (both := two_digits(hit["han"])) is not None:
        figure.low, figure.high, figure.ranges = *both, True
    _read_currency(figure)
    if hit["dig"] or hit[0][0].isdigit():
        _read_sign(figure)
    _read_unit(figure)
    if figure.direction < 0 and figure.form == "money" and below_zero(text, figure.begin, start):
        figure.low, figure.high, figure.direction = -figure.low, -figure.high, 0
        figure.begin -= 1
    if not figure.ranges:
        _read_range(figure)
    if not figure.ranges:
        _read_spread(figure)
    _read_rate(figure)
    begin = _read_hedge(figure)
    behind = figure.end if figure.ranges else figure.at
    if figure.unit is None and (noun := counted_noun(text, behind, stop, hit)) is not None:
        figure.unit, figure.form, figure.end = "count", "count", noun
        figure.hedge = hedge_of_pieces(text, noun, stop) if figure.hedge == "exact" else figure.hedge
        _read_spread(figure)
        figure.hedge = "range" if figure.ranges else figure.hedge
    if _is_only_a_word(figure):
        return None, hit.end()
    _read_sense(figure)
    low, high = sorted((clean(figure.low * figure.factor), clean(figure.high * figure.factor)))
    quantity = Quantity(
        begin, figure.end, low, high, figure.hedge, figure.unit, figure.form, (hit.start(), figure.at),
        figure.direction, figure.per, figure.note, figure.factor,
    )  # fmt: skip
    return quantity, max(figure.end, hit.end())


def _end_numeral(figure: Figure) -> None:
    """Leave out the mark after a numeral, read 多 and what it multiplies: “2,” is 2, 10多万 over 100,000."""
    text, hit = figure.text, figure.hit
    if hit["dig"] and text[hit.end("dig") - 1] in ".," and not hit["scale"]:
        figure.at = hit.start("dig") + len(hit["dig"].rstrip(".,"))
    if (digits := hit["dig"]) and not hit["scale"] and text[figure.at : figure.at + 1] in FRACTION_BEGINS:
        part, scale, figure.at = fraction_behind(text, figure.at, figure.stop)
        figure.low = figure.high = clean((figure.low + part / 10 ** len(digits.partition(".")[2])) * scale)
        figure.scaled |= scale > 1
    if (more := MID_RE.match(text, figure.at, figure.stop)) is not None:
        figure.more, figure.at = more.lastgroup, more.end()
        if (tail := TAIL.match(text, figure.at, figure.stop)) is not None:
            figure.low = figure.high = clean(figure.low * han_value(tail[0]))
            figure.at, figure.scaled = tail.end(), True


def _read_currency(figure: Figure) -> None:
    """The currency before a number: “US$5”, 人民币5元."""
    low = max(figure.start, figure.begin - 5)
    figure.currency, figure.begin = currency_before(figure.text, low, figure.begin, figure.scaled)
    if figure.currency is None:
        return
    if not figure.scaled and figure.text[figure.at : figure.at + 1] in SCALE_BEGINS:
        scale, figure.at, lost = scale_behind(figure.text, figure.at, figure.stop, figure.begin)
        figure.low = figure.high = clean(figure.low * scale) * (-1 if lost else 1)
        figure.scaled, figure.begin = scale > 1, figure.begin - lost


def _read_sign(figure: Figure) -> None:
    """The sign before digits: “+5%” and “−5%”, not “2020-25”."""
    before = figure.text[max(figure.start, figure.begin - 3) : figure.begin]
    if SIGNS.isdisjoint(before[-2:]):
        return
    sign = SIGN.search(before[-2:])
    if sign is not None and not FIRST_OF_TWO.search(before):
        figure.direction = 1 if sign[0][0] == "+" else -1


def _read_unit(figure: Figure) -> None:
    """The unit after the first numeral, or its currency; a currency said twice is one: 人民币5亿元."""
    text = figure.text
    figure.unit, figure.factor, figure.end, figure.form = unit_at(text, figure.at, figure.stop)
    if figure.currency is not None:
        figure.end = figure.end if figure.unit == figure.currency else figure.at
        figure.unit, figure.factor, figure.form = figure.currency, 1.0, "money"
    if figure.unit == "t":
        figure.factor *= tons_of(text, figure.at, figure.end, figure.low)
    if figure.form == "share_word":
        tenth = _read_tenth(figure)
        figure.low, figure.high = figure.low + tenth, figure.high + tenth
    if (
        figure.unit == "t"
        and figure.factor == 1e-6
        and (each := A_TONNE.search(figure.text, max(figure.start, figure.begin - 3), figure.begin))
    ):
        figure.unit, figure.factor, figure.begin = "percent", 1e-4, each.start()
    if figure.unit == "x" and TIMES_HALF.match(figure.text, figure.end, figure.stop):
        figure.low, figure.high, figure.end = figure.low + 0.5, figure.high + 0.5, figure.end + 1
    if figure.unit == "year" and HALF_MORE.match(figure.text, figure.end, figure.stop):
        figure.low, figure.high, figure.end = figure.low + 0.5, figure.high + 0.5, figure.end + 1


def _read_tenth(figure: Figure) -> float:
    """六成四 is 64%: what stands after 成, in tenths of it."""
    tenth = TENTH.match(figure.text, figure.end, figure.stop)
    if tenth is None:
        return 0.0
    figure.end = tenth.end()
    return 0.5 if tenth[0] == "半" else TENTHS.index(tenth[0]) / 10


def _read_range(figure: Figure) -> None:
    """The second number of a range; the two share unit and scale where one of them says it: “$10-15 million”."""
    text, stop = figure.text, figure.stop
    per = PER_RE.match(text, figure.end, stop) if figure.form == "money" else None
    connector = RANGE.match(text, per.end() if per else figure.end if figure.unit else figure.at, stop)
    if connector is None:
        return
    hit = second_numeral(text, connector, figure.hit.start(), figure.start, stop, figure.unit, figure.low)
    value = value_of(hit) if hit is not None else None
    if hit is None or value is None:
        return
    if connector[0].strip() == "to" and figure.low and value > 8 * figure.low and _is_by(figure):
        return  # “grow by 860,000 b/d to 104.8 million b/d”
    unit, factor, end, form = unit_at(text, hit.end(), stop)
    if (
        figure.unit
        and unit
        and connector[0].strip() == "to"
        and value > 20 * figure.low * figure.factor / factor
    ):
        return  # “rose by 12,000 bpd to 1.4 million bpd”: each has its own unit
    if figure.currency is not None and unit is None:
        unit, factor, end, form = figure.currency, 1.0, hit.end(), "money"
    if per is not None and PER_RE.match(text, end if unit else hit.end(), stop) is None:
        return  # “$5 a share to 20 holders”
    signed, scaled = text[connector.end() : hit.start()].strip() != "", has_scale(hit)
    if signed and figure.currency is None:
        return
    alike = figure.unit in (None, unit) or (unit is None and figure.form == "money" and not signed)
    if not alike:
        return
    if not (figure.unit or unit) and _is_by(figure):
        return  # “rose by 12 to 45 ships”
    thousands = "," in hit[0] and "," in figure.hit[0]
    if not (figure.unit or unit or scaled or thousands) and counted_noun(text, hit.end(), stop, hit) is None:
        return
    if scaled and not figure.scaled and figure.low < without_scale(hit):
        figure.low = clean(figure.low * value / max(without_scale(hit), 1e-12))
    elif (
        ELLIPTIC.match(hit[0])
        and not figure.scaled
        and figure.hit[0].isdecimal()
        and figure.low * 1000 <= value
    ):
        figure.low *= 1000  # “640-660,000 tonnes”
    if unit is not None:
        factor *= tons_of(text, hit.end(), end, value) if unit == "t" else 1
        figure.unit, figure.factor, figure.form = unit, factor, form
    figure.high, figure.ranges, figure.end = value, True, end if unit else hit.end()
    if figure.form == "share_word":
        figure.high += _read_tenth(figure)


ELLIPTIC = re.compile(r"\d{3},000$")
"""How the second number of a range ends that says the thousands of both."""
BY = re.compile(r"\bby (?:about |around |some |over |nearly |up to )?(?:[A-Z]{0,3}[$€£¥])?$")


def _is_by(figure: Figure) -> bool:
    """Whether “by” stands before a number, so that “to” leads to where it came."""
    before = figure.text[max(figure.start, figure.hit.start() - 16) : figure.hit.start()]
    return BY.search(before) is not None


def _read_spread(figure: Figure) -> None:
    """“45 tonnes, plus or minus 3”, “3.2 ± 0.4 million tonnes”: a range, given by its middle."""
    text, stop = figure.text, figure.stop
    spread = PLUS_MINUS.match(text, figure.end, stop)
    hit = NUMBER.match(text, spread.end(), stop) if spread is not None else None
    off = value_of(hit) if hit is not None and hit.end() > hit.start() else None
    if hit is None or off is None:
        return
    unit, factor, end, form = unit_at(text, hit.end(), stop)
    if figure.unit is None and unit is not None:
        figure.unit, figure.factor, figure.form = unit, factor, form
        if (scale := hit["scale"] or hit["wscale"]) and not figure.scaled:
            figure.low = figure.high = clean(figure.low * scale_of(scale))
    if figure.unit is not None and unit in (None, figure.unit) and off < figure.low:
        figure.low, figure.high, figure.ranges = figure.low - off, figure.low + off, True
        figure.end = end if unit else hit.end()
        figure.end += text[figure.end : figure.end + 1] in ")）"


def _read_rate(figure: Figure) -> None:
    """What a number is per: money for a unit of goods is a price, barrels a day are a rate."""
    if figure.unit is None:
        return
    if figure.form == "money":
        _read_price(figure)
    elif (rate := RATE_RE.match(figure.text, figure.end, figure.stop)) is not None:
        figure.per = rate["u"].lower()
        if figure.unit == "bbl" and figure.per in ("day", "d"):
            figure.unit, figure.end = "bbl/d", rate.end()
    if figure.unit == "t" and figure.text[figure.end - 2 : figure.end].lower() in BY_YEAR:
        figure.per = "year"
    if figure.unit == "bbl" and DAILY.search(figure.text, max(figure.start, figure.begin - 20), figure.begin):
        figure.unit = "bbl/d"
    if figure.unit == "bcf" and DAILY.search(figure.text, max(figure.start, figure.begin - 20), figure.begin):
        figure.unit = "bcf/d"


BY_YEAR = ("pa", "py", "/a", "/y", "yr")
"""How “Mtpa” and “kt/y” end."""


def _read_price(figure: Figure) -> None:
    """Money for a unit of goods: “$62 a kilo”, 每吨约6万元."""
    text, money = figure.text, figure.unit or ""
    price = PER_RE.match(text, figure.end, figure.stop)
    if price is not None:
        figure.unit, times = price_unit(money, price.lastgroup or "")
        figure.factor, figure.end, figure.per = figure.factor * times, price.end(), price[0]
        return
    behind = CONVERTED.match(text, figure.end, figure.stop)
    if behind is not None and (price := PER_RE.match(text, behind.end(), figure.stop)) is not None:
        figure.unit, times = price_unit(money, price.lastgroup or "")
        figure.factor, figure.per = figure.factor * times, price[0]
        return
    each = PER_BEFORE.search(text, max(figure.start, figure.begin - 10), figure.begin)
    if each is not None:
        base, times = PER_ZH[each["u"]]
        figure.unit = f"{money}/{base}" if base else money
        figure.factor, figure.begin, figure.per = figure.factor * times, each.start(), each[0]
        figure.far = NAMES.get(each["h"] or "", "exact")


CONVERTED = re.compile(
    r"\)| \((?:about |around |some |or |roughly )?[A-Z]{0,3}[$€£¥]?[\d.,]+(?: ?\w+){0,2}\)"
)
"""What stands between a price and what it is for: “632,000 yuan ($88,000) a ton”."""
SUMS = re.compile(r"\b(?:adds?|added|adding) $", re.IGNORECASE)


def _read_hedge(figure: Figure) -> int:
    """The hedge before, in, after or around a number, and where the number begins with it."""
    text, stop = figure.text, figure.stop
    hedge, begin = hedge_before(text, figure.begin, figure.start)
    if hedge == "up_to" and SUMS.search(text, max(0, begin - 9), begin) is not None:
        hedge, begin = "exact", figure.begin  # “exports added up to 45,290 tons”
    trail = hedge_after(text, figure.end, stop)
    if trail is not None and figure.unit is None and trail["over"] and text[trail.start()] in "多余":
        trail = None
    if figure.ranges:
        hedge = "range"
    elif figure.more:
        hedge = figure.more
    elif trail is not None and hedge in ("exact", "about"):
        hedge = trail.lastgroup or hedge
        figure.end = trail.end()
        if figure.unit is None:
            figure.unit, figure.factor, figure.end, figure.form = unit_at(text, figure.end, stop)
    if (
        hedge == "over"
        and figure.unit in ("year", "day", "month")
        and during(text, begin, figure.end, figure.start, figure.stop)
    ):
        hedge = "exact"
    if hedge == "exact" and figure.unit is not None:
        hedge = figure.far if figure.far != "exact" else far_hedge(text, figure.begin, figure.start)
    if hedge in ("exact", "about") and text[max(figure.start, figure.end - 3) : figure.end] == "个多月":
        hedge = "over"  # 够用三个多月
    figure.hedge = hedge
    return min(begin, figure.begin)


MORE_THAN = re.compile(
    r" (?:more|fewer|less) than\b(?! (?:doubled|tripled|trebled|halved|quadrupled|half|\d))"
)


OF_WHICH = re.compile(r" of (?:which|whom)\b")


def _is_only_a_word(figure: Figure) -> bool:
    """Whether a number in words measures and counts nothing, or is an article: 一, “one plant”, 十二成."""
    hit, unit = figure.hit, figure.unit
    if hit["dig"]:
        return False
    latin = bool(hit["word"] or hit["mixed"])
    if not latin and DIGIT.search(hit["han"]):
        return False
    if unit is None and not figure.scaled:
        before = figure.text[max(figure.start, figure.begin - 90) : figure.begin]
        said = MORE_THAN.match(figure.text, figure.at, figure.stop) or OF_WHICH.match(figure.text, figure.at)
        return said is None and NUMBER_OF.search(before) is None and TOTAL_TO.search(before) is None
    if unit in ("count", None) and hit[0].lower() in ("one", "a", "an"):
        return True
    return figure.form == "share_word" and figure.low > 10


def _read_sense(figure: Figure) -> None:
    """What a unit that can mean two things means here: by or to so many times, a year or a time, gas in bcm."""
    hit = figure.hit
    if figure.unit == "x":
        figure.form = "multiple"
        if by_times(figure.text, figure.begin, figure.start):
            figure.low, figure.high, figure.note = figure.low + 1, figure.high + 1, "by"
    elif figure.unit == "year" and figure.form == "number":
        figure.note = "duration"
        if hit["dig"] and A_YEAR.match(hit["dig"]):
            figure.form, figure.note = "date", "calendar"
    elif figure.unit == "m3" and figure.high * figure.factor >= 1e8:
        figure.unit, figure.factor = "bcm", figure.factor / 1e9
