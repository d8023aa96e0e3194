"""One number of a text read whole: its value, range, unit, price, hedge and the noun it counts."""

from __future__ import annotations

import re

from checker.extract.quantity import Quantity
from checker.quantity.hedge import AFTER_RE, MID_RE, NAMES, far_hedge, hedge_before
from checker.quantity.numeral import (
    HAN,
    HAN1,
    HAN_BIG,
    HAN_UNIT,
    SCALES,
    WORDN,
    clean,
    digits_value,
    han_value,
    word_value,
)
from checker.quantity.unit import (
    CENTS_RE,
    COUNTED_ZH,
    CURRENCY,
    MONEY,
    MONEY_RE,
    PER_BEFORE,
    PER_RE,
    PER_UNIT,
    PER_ZH,
    PREFIX_RE,
    RATE_RE,
    UNIT_RE,
    UNITS,
)

DIG = r"\d{1,3}(?:[ \u202f\u00a0'’]\d{3})+(?:\.\d+)?(?![\d])|\d+(?:[,.]\d+)*"
SC = r"(?:hundred |thousand )?(?:thousand|million|billion|trillion|mln|bln|trn|mn|bn|tn)(?![a-z])|(?-i:[mkb])(?![\w/])|[十百千]?[万亿](?!里长|一)|万亿|兆(?!瓦)"
H = rf"(?:(?!千[瓦克米]|兆瓦)[{HAN}])"
"""A sign of a Chinese numeral; the 千 of 千瓦 is one of the unit."""
NUMBER = re.compile(
    r"\b(?P<mixed>(?:one|two|three|four|five|\d+) and a half|half an?)(?=[\s-](?:thousand|million|billion|trillion|dozen|times|ton))(?:[\s-](?P<mscale>thousand|million|billion|trillion|dozen)s?(?![a-z]))?|"
    rf"(?P<han>(?:\d+(?:,\d{{3}})*(?:\.\d+)?\s?{H}+(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+){H}*)*)|{H}+(?:点[零一二三四五六七八九]+)?{H}*)|"
    rf"(?P<dig>{DIG})(?:[\s-]?(?P<scale>{SC}))?|"
    rf"\b(?P<word>(?:an?[\s-](?=hundred|thousand|dozen))?(?:(?:{WORDN})[\s-])*?(?:{WORDN})(?:[\s-](?:and |{WORDN}))*)(?![a-z])(?:[\s-](?P<wscale>thousand|million|billion|trillion)s?(?![a-z]))?",
    re.IGNORECASE,
)
RANGE = re.compile(r"\s?(?:[-–—~～]|to|至|到|and)\s?", re.IGNORECASE)
THINGS = (
    "elements? countries nations mines? plants? factories refineries smelters compan(?:y|ies) firms? businesses makers manufacturers "
    "producers suppliers buyers customers projects? workers employees people jobs staff engineers students vehicles cars trucks buses "
    "ships vessels tankers cargoes shipments aircraft jets airliners planes helicopters drones satellites trains locomotives reactors "
    "turbines patents? applications licen[cs]es permits metals minerals materials products items neighbou?rs states provinces regions "
    "cities towns villages districts units wells rigs fields deposits blocks sites groups members partners steps types kinds categories "
    "homes households buildings stores shops stations chargers fabs foundries mills farms farmers growers banks brands models contracts "
    "deals orders records ports lines families phones handsets smartphones robots machines systems tonners miners deaths cases airports "
    "warehouses terminals laboratories universities patients clauses articles shareholders investors"
).split()
"""What texts count, so that a bare number before it is one of things."""
NOUNS = "|".join(THINGS)
COUNT_EN = re.compile(
    rf"\s(?:(?!(?:is|are|was|were|do|does|did|not|has|have|had|will|can|and|or|in|to|for|from|by|at|on|with|that|which)\b)"
    rf"(?:[a-z][\w-]*|rare earth|[A-Z][a-z]+) ){{0,3}}?(?:{NOUNS})\b"
)
HYPHENED = re.compile(
    r"-(?:reactor|country|nation|member|mine|unit|plant|point|strong|element|ship|vehicle|car)\b"
)
BIG = re.compile(r"[万亿兆]")
TAIL = re.compile(r"[百千]?[万亿]+")
DIGIT = re.compile(r"\d")
A_YEAR = re.compile(r"(?:19|20)\d\d$")
MONEY_SIGN = re.compile(r"(?:US|A|C|HK)?[$€£¥]")
CURRENCY_ENDS = frozenset({code[-1] for code in CURRENCY} | {code[-1].upper() for code in CURRENCY})
"""What a currency before a number can end with."""
UNITLESS = frozenset(',.;:!?)(]"“”‘…、，。；：！？）（')
"""No unit begins with these."""
SIGNS = frozenset("+−–-")
SIGN = re.compile(r"(?<![\w%\d)])[+−–-]\s?$")
FIRST_OF_TWO = re.compile(r"\d\s?[-–]$")
FORM_OF_UNIT = {"percent": "percent", "pp": "pp", "x": "multiple"}
DAILY = re.compile(
    r"(?:每日|每天|日均|日产量?|日需求量?|日供应量?)[^,，。;；、\d]{0,14}$|(?<=[\u4e00-\u9fff])日(?:增|减)$"
)
PLUS_MINUS = re.compile(r"\s?[(（]?(?:±|\+/[-−]|,? ?plus or minus|,? ?give or take)\s?", re.IGNORECASE)
TENTHS = "零一二三四五六七八九"
TENTH = re.compile(r"[一二三四五六七八九](?![成倍个种家国年月日百千万亿十])|半")
AMONG = re.compile(rf" of (?:the|its|their|all)(?: world's| world’s)?(?: \d+| (?:{WORDN}))?", re.IGNORECASE)


def read_number(text: str, hit: re.Match[str], start: int, stop: int) -> tuple[Quantity | None, int]:
    """The quantity whose first numeral is `hit`, with its range, unit, price and hedges."""
    low = _value(hit)
    if low is None:
        return None, hit.end()
    begin, at = hit.start(), hit.end()
    word = hit["word"] or hit["mixed"]
    if hit["dig"] and text[hit.end("dig") - 1] in ".," and not hit["scale"]:
        at = hit.start("dig") + len(hit["dig"].rstrip(".,"))
    scaled = bool(hit["scale"] or hit["wscale"] or hit["mscale"] or (hit["han"] and BIG.search(hit["han"])))
    mid = None
    if (more := MID_RE.match(text, at, stop)) is not None:
        mid, at = str(more.lastgroup), more.end()
        tail = TAIL.match(text, at, stop)
        if tail is not None:
            low, at, scaled = clean(low * han_value(tail[0])), tail.end(), True
    before = text[max(start, begin - 5) : begin]
    prefix = (
        PREFIX_RE.search(text, max(start, begin - 5), begin)
        if before.rstrip()[-1:] in CURRENCY_ENDS
        else None
    )
    currency = CURRENCY[prefix[0].strip().lower()] if prefix else None
    value_start = prefix.start() if prefix else begin
    direction = 0
    before = text[max(start, value_start - 3) : value_start]
    if (
        hit["dig"]
        and not SIGNS.isdisjoint(before[-2:])
        and (sign := SIGN.search(before[-2:])) is not None
        and not FIRST_OF_TWO.search(before)
    ):
        direction = 1 if sign[0][0] == "+" else -1
    unit, factor, after, form = _unit(text, at, stop)
    if currency is not None:
        after = after if unit == currency else at  # “人民币36.5亿元” says its currency twice
        unit, factor, form = currency, 1.0, "money"
    if (
        unit == "percent"
        and text[after - 1] == "成"
        and (tenth := TENTH.match(text, after, stop)) is not None
    ):
        low = low + (0.5 if tenth[0] == "半" else TENTHS.index(tenth[0]) / 10)  # 六成四 is 64%
        after = tenth.end()
    high, second = low, None
    connector = RANGE.match(text, after, stop) if unit else RANGE.match(text, at, stop)
    if connector is not None:
        nxt = _second(text, connector, begin, start, stop, unit, low)
        if nxt is not None:
            second_hit, second_value, second_scaled, sub = nxt
            unit2, factor2, after2, form2 = _unit(text, second_hit.end(), stop)
            if currency is not None and unit2 is None:
                unit2, factor2, after2, form2 = currency, 1.0, second_hit.end(), "money"
            dollar = text[connector.end() : second_hit.start()].strip() != ""
            fits = unit is None or unit == unit2 or (unit2 is None and form == "money" and not dollar)
            if fits and (unit or unit2 or second_scaled) and not (dollar and currency is None):
                if second_scaled and not scaled and low < second_value:
                    low = clean(low * second_value / max(sub, 1e-12))
                if unit2 is not None:
                    unit, factor, form = unit2, factor2, form2
                high, second, after = second_value, second_hit, after2 if unit2 else second_hit.end()
                if (
                    unit == "percent"
                    and text[after - 1] == "成"
                    and (tenth := TENTH.match(text, after, stop)) is not None
                ):
                    high = high + (0.5 if tenth[0] == "半" else TENTHS.index(tenth[0]) / 10)
                    after = tenth.end()
    if (spread := PLUS_MINUS.match(text, after, stop)) is not None and second is None:
        other = NUMBER.match(text, spread.end(), stop)
        off = _value(other) if other is not None and other.end() > other.start() else None
        if other is not None and off is not None:
            unit2, factor2, after2, form2 = _unit(text, other.end(), stop)
            if unit is None and unit2 is not None:
                unit, factor, form = unit2, factor2, form2
                if (other["scale"] or other["wscale"]) and not scaled:
                    low = clean(low * _scale(other["scale"] or other["wscale"]))
            if unit is not None and unit2 in (None, unit) and off < low:
                low, high, second, after = low - off, low + off, other, after2 if unit2 else other.end()
                after += text[after : after + 1] in ")）"
    per, far = None, "exact"
    if unit is not None and form == "money":
        price = PER_RE.match(text, after, stop)
        each = PER_BEFORE.search(text, max(start, value_start - 10), value_start)
        if price is not None:
            unit, times, after, per = _price(unit, price.lastgroup or "", price.end(), price[0])
            factor *= times
        elif each is not None:
            base, times = PER_ZH[each["u"]]
            unit, factor, per = (f"{unit}/{base}" if base else unit), factor * times, each[0]
            value_start = each.start()
            if each["h"]:
                far = NAMES.get(each["h"], "exact")
    elif unit is not None and (rate := RATE_RE.match(text, after, stop)) is not None:
        per = rate["u"].lower()
        if unit == "bbl" and per in ("day", "d"):
            unit, after = "bbl/d", rate.end()
    if unit == "bbl" and DAILY.search(text, max(start, value_start - 20), value_start):
        unit = "bbl/d"
    hedge, hedge_start = hedge_before(text, value_start, start)
    trail = AFTER_RE.match(text, after, stop)
    if trail is not None and unit is None and trail["over"] and text[trail.start()] in "多余":
        trail = None
    if second is not None:
        hedge = "range"
    elif mid is not None:
        hedge = mid
    elif trail is not None and hedge in ("exact", "about"):
        hedge = trail.lastgroup or hedge
        after = trail.end()
        if unit is None:
            unit, factor, after, form = _unit(text, after, stop)
            if unit is None:
                after = trail.end()
    if hedge in ("exact",) and unit is not None:
        hedge = far if far != "exact" else far_hedge(text, value_start, start)
    note = None
    if unit is None:
        if (counted := _counted(text, at, stop, hit)) is not None:
            unit, form, after = "count", "count", counted
        elif (word and not scaled) or (hit["han"] and not scaled and not DIGIT.search(hit["han"])):
            return None, hit.end()
    if unit == "x":
        form = "multiple"
        if _by_times(text, value_start, start):
            low, high, note = low + 1, high + 1, "by"
    if unit == "year" and form == "number":
        note = "duration"
        if hit["dig"] and A_YEAR.match(hit["dig"]) and not word:
            form, note = "date", "calendar"
    if text[hit.start() : hit.end()].lower() in ("one", "a", "an") and unit in ("count", None):
        return None, hit.end()
    if (
        (word or (hit["han"] and not DIGIT.search(hit["han"])))
        and unit in ("percent",)
        and text[after - 1] == "成"
        and low > 10
    ):
        return None, hit.end()
    if unit == "m3" and high * factor >= 1e8:
        unit, factor = "bcm", factor / 1e9
    lo, hi = clean(low * factor), clean(high * factor)
    begin_all = hedge_start if hedge_start < value_start else value_start
    return (
        Quantity(
            begin_all,
            after,
            min(lo, hi),
            max(lo, hi),
            hedge,
            unit,
            form,
            (begin, at),
            direction,
            per,
            note,
            factor,
        ),
        max(after, hit.end()),
    )


def _unit(text: str, at: int, stop: int) -> tuple[str | None, float, int, str]:
    """Unit, factor, end and form of the unit that stands at `at`."""
    if at >= stop or text[at] in UNITLESS:
        return None, 1.0, at, "number"
    word = at + text[at].isspace()
    if (hit := MONEY_RE.match(text, word, stop)) is not None and (name := hit.lastgroup):
        return MONEY[int(name[1:])][1], 1.0, hit.end(), "money"
    if (hit := CENTS_RE.match(text, word, stop)) is not None:
        return "USD", 0.01, hit.end(), "money"
    if (hit := UNIT_RE.match(text, at, stop)) is not None and (name := hit.lastgroup):
        _, unit, factor = UNITS[int(name[1:])]
        if unit == "month":
            return "year", factor / 12, hit.end(), "number"
        form = FORM_OF_UNIT.get(unit, "number")
        if hit[name] == "成":
            form = "share_word"
        return unit, factor, hit.end(), form
    return None, 1.0, at, "number"


def _value(hit: re.Match[str]) -> float | None:
    if hit["han"]:
        text = "".join(hit["han"].split())
        if "点" in text:
            whole, _, part = text.partition("点")
            tail = re.match(r"[零一二三四五六七八九]+", part)
            assert tail is not None
            value = han_value(whole) + float("0." + "".join(str(HAN1[c]) for c in tail[0]))
            rest = part[tail.end() :]
            return value * HAN_BIG.get(rest, HAN_UNIT.get(rest, 1)) if rest else value
        return han_value(text)
    if hit["dig"]:
        try:
            value = digits_value(hit["dig"].rstrip(".,"))
        except ValueError:
            return None
        return clean(value * _scale(hit["scale"]))
    if hit["mixed"]:
        whole = hit["mixed"].split()[0].lower()
        value = 0.5 if whole == "half" else 0.5 + (float(whole) if whole.isdigit() else word_value(whole))
        return clean(value * _scale(hit["mscale"]))
    return clean(word_value(hit["word"]) * _scale(hit["wscale"]))


def _scale(word: str | None) -> float:
    if not word:
        return 1.0
    value = 1.0
    for part in word.lower().split():
        value *= SCALES[part] if part in SCALES else SCALES[part.rstrip("s")]
    return value


def _price(currency: str, name: str, end: int, words: str) -> tuple[str, float, int, str]:
    if name in PER_UNIT:
        return f"{currency}/t", PER_UNIT[name], end, words
    if name == "share":
        return currency, 1.0, end, words
    if name == "kwh":
        return f"{currency}/MWh", 1e3, end, words
    base = {
        "oz": "oz",
        "bbl": "bbl",
        "mwh": "MWh",
        "mmbtu": "MMBtu",
        "bushel": "bushel",
        "m3": "m3",
        "w": "W",
        "gallon": "gallon",
    }[name]
    return f"{currency}/{base}", 1.0, end, words


FROM = re.compile(r"(?:from|由|从)\s?(?:[a-z]{0,3}[$€£])?$")
RANGES = re.compile(
    r"\b(?:anywhere|ranges?|ranged|ranging|runs?|ran|varies|vary|estimates?) from\s?(?:[A-Za-z]{0,3}[$€£])?$",
    re.IGNORECASE,
)
CHANGES = re.compile(
    r"\b(?:rose|rise|rises|rising|fell|fall|falls|falling|up|down|went|goes?|grew|grow|raised?|cut|lift\w*|jump\w*|drop\w*|climb\w*|slid\w*|slip\w*|increas\w+|declin\w+|"
    r"sank|shrank|mov\w+|chang\w+|swell\w*|dwindl\w+|plung\w+|surg\w+|soar\w*|improv\w+|narrow\w*|widen\w*|expand\w*|lower\w*|hike\w*|tumbl\w+)\b|[升降涨跌增减调提改]",
    re.IGNORECASE,
)


def _second(
    text: str, connector: re.Match[str], begin: int, start: int, stop: int, unit: str | None, low: float
) -> tuple[re.Match[str], float, bool, float] | None:
    """The second numeral of a range after a connector, when it is one."""
    joint = connector[0].strip().lower()
    before = text[max(start, begin - 12) : begin].lower()
    if joint == "and" and not re.search(r"between (?:[a-z$€£ ]{0,6})?$", before):
        return None
    if (
        joint in ("to", "至", "到")
        and FROM.search(before)
        and (unit is not None or CHANGES.search(text, max(start, begin - 60), begin))
        and not RANGES.search(text, max(start, begin - 24), begin)
    ):
        return None
    if joint == "" and connector.end() == connector.start():
        return None
    at = connector.end()
    money = MONEY_SIGN.match(text, at, stop)
    hit = NUMBER.match(text, money.end() if money else at, stop)
    if hit is None or hit.end() == hit.start():
        return None
    value = _value(hit)
    if value is None:
        return None
    scaled = bool(hit["scale"] or hit["wscale"] or hit["mscale"] or (hit["han"] and BIG.search(hit["han"])))
    bare = (
        digits_value(hit["dig"].rstrip(".,"))
        if hit["dig"]
        else han_value(re.sub(r"[万亿兆]", "", hit["han"]))
        if hit["han"]
        else word_value(hit["word"] or "one")
    )
    if value < low and not (scaled and bare >= low):
        return None
    return hit, value, scaled, bare


def _counted(text: str, at: int, stop: int, hit: re.Match[str]) -> int | None:
    """The end of the count noun that follows a bare number, or None."""
    if (
        at < stop
        and text[at] in COUNTED_ZH
        and (text[at] != "个" or text[at + 1 : at + 2] not in ("月", "百", "基"))
    ):
        return at + 1
    if hit["han"] and at < stop and text[at] in "国大":
        return at + 1
    if hit["dig"] and at < stop and text[at] in "国":
        return at + 1
    if (hyphened := HYPHENED.match(text, at, stop)) is not None:
        return hyphened.end()
    noun = COUNT_EN.match(text, at, min(stop, at + 60))
    if noun is None and (among := AMONG.match(text, at, stop)) is not None:
        return at if COUNT_EN.match(text, among.end(), min(stop, among.end() + 60)) else None
    return noun.end() if noun is not None else None


def _by_times(text: str, at: int, start: int) -> bool:
    """增长了两倍, 上涨3倍: an increase by so many times."""
    before = text[max(start, at - 8) : at]
    return (
        re.search(
            r"(?:增长|上涨|增加|上升|(?<!暴)(?<!激)(?<!猛)增|升|涨|高出|扩大|提高)了?(?:将?近|超过?|约|逾|达)?$",
            before,
        )
        is not None
    )
