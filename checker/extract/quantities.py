"""Every quantity of a text, English and Chinese: number, hedge, unit, and what form it has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial

from checker.extract import lookalikes
from checker.extract.figure import read_number
from checker.extract.fold import lowered
from checker.extract.forms import (
    FRACTION_ZH,
    MULT_ZH,
    RANK_ZH,
    durations,
    exclusives,
    fractions,
    multiples,
    ranks,
    ranks_in_order,
)
from checker.extract.hints import Hints
from checker.extract.numerals import NUMBER
from checker.extract.placed_zh import highs, lately, places
from checker.extract.quantity import Quantity
from checker.extract.words_en import MONTH
from checker.quantity.numeral import HAN, WORDN, clean, han_value

SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
OF_MONTH = (
    rf"\b(?:{MONTH}|{SHORT})\.? \d{{1,2}}(?:st|nd|rd|th)?(?!,\d{{3}}|\.\d| (?:million|billion|trillion|tons?|tonnes?|percent|per cent)\b)(?:,? (?P<y1>(?:19|20)\d\d))?\b|"
    rf"\b\d{{1,2}} (?:{MONTH})(?:,? (?P<y2>(?:19|20)\d\d))?\b"
)
NO_YEAR = r"(?![\d%]|[,.]\d|\s?(?:tons?|tonnes?|t\b|tU|[km]t\b|%|percent|million|billion|kg|MW|GW|barrels|ounces|lakh|crore|yuan|[吨元万亿家种辆台美%份个人名座艘架颗块枚项件只条头千百多余兆克立桶户处公倍]|年?版))"
YEAR_TAIL = r"(?:年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|初|末)?(?:左右|前后)?)?"
YEAR = rf"(?P<y3>(?:19|20)\d\d)(?<![\d.,$€£¥]\d\d\d\d){NO_YEAR}{YEAR_TAIL}"
PART_OF_YEAR = rf"(?<![\d.,$€£¥])(?:(?:early|late|mid)[- ])?(?P<y3>(?:19|20)\d\d){NO_YEAR}{YEAR_TAIL}"
HAN_DATE = (
    r"(?P<y4>[一二][〇零○九][〇零○一二三四五六七八九]{2})年|(?<![\d.])\d{1,2}[、和至到~—–-]\d{1,2}月(?:份)?|\d{1,2}月\d{1,2}日|\d{1,2}月(?:份)?|(?:十[一二]?|[一二三四五六七八九])月(?:份)?(?:[一二三四五六七八九十]{1,3}日)?|"
    r"[一二三四五六七八九十]{1,3}日(?=[宣在的,，])|(?<![\d,.])\d{1,2}日(?![元圆]|新[高低])"
)


@lru_cache(maxsize=8)
def dates(month: bool, part: bool, han: bool) -> re.Pattern[str]:
    """The forms of dates that a sentence can hold, by whether it has a month's name, early or mid, 年月日."""
    forms = [OF_MONTH] * month + [PART_OF_YEAR if part else YEAR] + [HAN_DATE] * han
    return re.compile("|".join(forms), re.IGNORECASE)


FORMS: Mapping[str, Callable[[str, int, int], Iterator[Quantity]]] = {
    "high": highs,
    "place": places,
    "in order": ranks_in_order,
    "rank": ranks,
    "rank in Chinese": partial(ranks, form=RANK_ZH),
    "exclusive": exclusives,
    "duration": durations,
    "fraction": fractions,
    "fraction in Chinese": partial(fractions, form=FRACTION_ZH),
    "multiple": multiples,
    "multiple in Chinese": partial(multiples, form=MULT_ZH),
}
"""What numbers that are words are found by."""
HINTS = Hints({
    "high": ("新高", "新低", "最高", "最低", "最好", "最差", "最优", "最佳", "高点", "低点", "高位", "低位", "高档", "低档"),
    "place": ("第", "榜首", "首位", "头名", "冠军", "位", "名"),
    "in order": ("列", "居", "排"),
    "rank": ("largest", "biggest", "busiest", "foremost", " place", "number ", " second", " third", " fourth", " fifth", " sixth", " seventh", " eighth", " ninth", " tenth", "-placed", "top", "number one", "came first", "finished first", *(f" first {what}" for what in ("worldwide", "globally", "in the", "behind", "to ")), *(f"no. {n}" for n in range(1, 10)), "leading", "rank", " spot", *(f"{th} position" for th in ("st", "nd", "rd", "th"))),
    "rank in Chinese": ("第", "最大", "最多", "头号", "居", "榜首", "首位", "之冠", "之最", "头名", "魁首", "登顶", "蝉联", "荣登", "重返", "头把交椅"),
    "exclusive": ("only", "sole", "唯一", "仅有", "此一家", "独一份", "这一家"),
    "fraction": ("half", "halv", "third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "twentieth",
                 *(f"{n}{of}" for n in (*"0123456789", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
                   for of in (" in ", " out of ")), " in ten", " in five", " in four", " out of ", " in every ", " of every ", *(f"{a}/{b}" for a in "123456789" for b in "23456789"), "½", "⅓", "⅔", "¼", "¾"),
    "fraction in Chinese": ("分之", "半", "腰斩"),
    "multiple": ("doubl", "tripl", "trebl", "quadrupl", "quintupl", "halv", "half the ", "half what", "half of what", *(f"half of {m}" for m in ("ja", "fe", "ma", "ap", "ju", "au", "se", "oc", "no", "de", "la")), "twice", "thrice", "fold", "times", ":1", "to one", "to 1", "to-1", "to-one", *(f"{n}x" for n in "0123456789")),
    "multiple in Chinese": ("翻", "倍"),
    "duration": ("decade", "century", " year"),
    "month": ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    "part": ("early", "late", "mid"),
    "day": ("年", "月", "日"),
    "century": ("19", "20"),
    "label": lookalikes.LABEL_HINTS,
    "look-alike": lookalikes.HINTS,
    "numeral": (*WORDN.split("|"), "half a", "half-", "a thousand", "quarter of a", "quarters of a", "quarter-of-a", "a million", "a billion", "a trillion"),
})  # fmt: skip
"""Letters without which a sentence has no number of a form, no date, no look-alike."""
DATED = ("century", "month")
"""Of these a sentence with a date in digits has one."""
SPELT = (*FORMS, "numeral")
"""Of these a sentence in letters has one that has a number in words."""
DIGIT = re.compile(r"\d")
CJK = re.compile(r"[\u3400-\u9fff]")
FIRST = re.compile(rf"[\d{HAN}]")
WORDS = re.compile(rf"\b(?:{WORDN}|half[ -]an?|half-[mbt]|an? (?:thousand|million|billion|trillion)\b)")
FIRST_OR_WORD = re.compile(
    rf"[\d{HAN}]|\b(?:an?[\s-])?(?:{WORDN})|\b(?:half|an?|(?:an? |one |three )?quarters?)(?=[ -](?:of[ -])?(?:an?[ -]|half-)?(?:thousand|million|billion|trillion|dozen|kilogram|kilo|kg|pound|ounce|gram|barrel|percent|per cent|percentage|gigawatt|megawatt|hectare|ton)(?:ne|s)?\b)"
)


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """The quantities of `text[start:end]` in order, none overlapping; offsets are into `text`."""
    stop = len(text) if end is None else end
    taken = bytearray(stop - start)

    def free(a: int, b: int) -> bool:
        return taken.find(1, a - start, b - start) < 0

    def take(a: int, b: int) -> None:
        taken[a - start : b - start] = b"\1" * (b - a)

    found: list[Quantity] = []
    low = lowered(text[start:stop])
    there = HINTS.of(low)
    digits, han = DIGIT.search(low) is not None, not low.isascii() and CJK.search(low) is not None
    if not (digits or han) and there.isdisjoint(SPELT):
        return []
    latin = lookalikes.possible(low, "look-alike" in there) if digits else "look-alike" in there
    for form, possible in (
        (lookalikes.CITED, "[" in low),
        (lookalikes.LABELLED, "label" in there),
        (lookalikes.LATIN, latin),
        (lookalikes.HAN, han),
    ):
        for hit in form.finditer(text, start, stop) if possible else ():
            if not lookalikes.is_quantity(text, hit):
                take(hit.start(), hit.end())
    form = dates("month" in there, "part" in there, "day" in there)
    dated = "day" in there or (digits and not there.isdisjoint(DATED))
    for hit in form.finditer(text, start, stop) if dated else ():
        year = next((g for g in hit.groups() if g), None)
        if free(hit.start(), hit.end()):
            if year is None:
                take(hit.start(), hit.end())
                continue
            if _spans_years(text, hit, start, stop):
                take(hit.start(), hit.end() + 3 * (SEASON.match(text, hit.end(), stop) is not None))
                continue
            value = han_value(year) if not year.isascii() else float(year)
            hedge = "about" if hit[0].endswith(("左右", "前后")) else "exact"
            found.append(
                Quantity(
                    hit.start(),
                    hit.end(),
                    value,
                    value,
                    hedge,
                    "year",
                    "date",
                    (hit.start(), hit.end()),
                    note="calendar",
                )
            )
            take(hit.start(), hit.end())
    for name in FORMS if not there.isdisjoint(FORMS) else ():
        for quantity in FORMS[name](text, start, stop) if name in there else ():
            if free(quantity.numeral[0], quantity.numeral[1]):
                found.append(quantity)
                take(quantity.start, quantity.end)
    at = start
    begins = FIRST_OR_WORD if "numeral" in there and WORDS.search(low) is not None else FIRST
    while (first := begins.search(low, at - start)) is not None:
        at = start + first.start()
        number = NUMBER.match(text, at, stop)
        if number is None or number.end() == number.start():
            at += 1
            continue
        if not free(number.start(), number.end()):
            at = taken.find(0, number.start() + 1 - start)
            at = stop if at < 0 else at + start
            continue
        read, after = read_number(text, number, start, stop)
        if read is not None and free(*read.numeral):
            if read.hedge == "range" and read.form == "multiple":
                found = [q for q in found if not read.start < q.start < read.end]  # “two to three times”
            found.append(read)
            take(max(start, read.start), read.end)
        at = max(after, number.end())
    found.sort(key=lambda q: q.start)
    if "high" in there:
        found = lately(text, found)
    if " point" in low and not SHARED.search(low):
        found = [q for q in found if q.unit != "pp" or "percentage" in text[q.start : q.end]]
    if "fraction" in there:
        found = _ranges_of_parts(text, found)
    return _carry_units(text, found)


SHARED = re.compile(r"%|\bper ?cent|percentage|\bshare\b|\bbasis|\bpp|点")
"""Without these bare points are those of an index."""
FROM_PART = re.compile(r"\b(?:from|between)(?: (?:about|around|roughly|some))? $", re.IGNORECASE)


def _ranges_of_parts(text: str, found: list[Quantity]) -> list[Quantity]:
    """“A quarter to a third”, “between a third and a half”, “three to four fifths”: two parts in words that are a range."""
    result: list[Quantity] = []
    for quantity in found:
        before = result[-1] if result else None
        joint = text[before.end : quantity.start] if before is not None else ""
        if before is None or quantity.form != "share_word" or joint not in (" to ", " and ", "-to-", " or "):
            result.append(quantity)
            continue
        led = FROM_PART.search(text, max(0, before.start - 16), before.start)
        between = led is not None and led[0].lower().startswith("between")
        ranged = between if joint == " and " else led is None
        if before.form != "share_word" or not ranged or not before.low < quantity.low:
            result.append(quantity)
            continue
        result[-1] = replace(before, end=quantity.end, high=quantity.high, hedge="range")
    return result


def _spans_years(text: str, hit: re.Match[str], start: int, stop: int) -> bool:
    before = BEFORE_YEAR.search(text, max(start, hit.start() - 2), hit.start())
    return before is not None or AFTER_YEAR.match(text, hit.end(), stop) is not None


BEFORE_YEAR = re.compile(r"\d[-–—/]$")
AFTER_YEAR = re.compile(r"[-–—/]\d\d")

SEASON = re.compile(r"/\d\d(?= (?:to|at|by|of|from) )")
"""The second year of a season: “raised output for 2025/26 to 829 million tonnes”."""
NOT_LEFT = (None, "count", "percent", "pp", "x", "year", "day")
"""Units that a number does not take over from its neighbour."""
LED = re.compile(r"\b(?:at|to|against|after|versus|from|than|of|with|just|mere|only|some|about|around) $")


EMPLOYS = re.compile(r"\b(?:employ(?:s|ed|ing)?|(?:staff|workforce|headcount) of) $")
"""What before a number makes it one of people: “employs 900 and yields 40,000 tonnes”."""


def _listed(text: str, start: int, end: int) -> bool:
    """Whether only what joins a list stands between a number and the one whose unit is to count for both."""
    gap = text[start:end]
    return len(gap) < 40 and UNLISTED.search(gap + text[end : end + 1]) is None


UNLISTED = re.compile(r"[.;:!?。；]|[$€£¥]|\b(?:while|whereas|but|which)\b")
SCALED = re.compile(r"million|billion|trillion|thousand|[万亿]|bn|mn|,\d{3}|\d[mb]\b")
POINT = re.compile(r"\d\.\d")


def _in_brackets(text: str, quantity: Quantity, later: Quantity) -> bool:
    """Whether a quantity is said in brackets that close before a later one: “55 million bags (3 million tonnes): 35 million of …”."""
    opens = text[quantity.start - 1 : quantity.start] == "(" and text[later.start - 1 : later.start] != "("
    return opens and text.find(")", quantity.end, later.start) >= 0


def taken_factor(donor: Quantity, scaled: bool) -> float:
    """How many canonical units one of a number is that takes the unit of another.

    “14 million pounds, not 18 million” is pounds, “80 GWh and 34” GWh; “336 Mt, from 320 million” has its own scale.
    """
    return donor.factor if donor.factor < 1 or not scaled else 1.0


def taking(quantity: Quantity, donor: Quantity, factor: float) -> Quantity:
    """The number with the unit that another leaves to it."""
    return replace(
        quantity, low=clean(quantity.low * factor), high=clean(quantity.high * factor), unit=donor.unit,
        form=donor.form, note="carried", factor=factor,
    )  # fmt: skip


FROM = re.compile(r"\b(?:from|between)(?: (?:about|around|just|only|some|nearly|over))? $")


def _leads_to(text: str, quantity: Quantity, later: Quantity) -> bool:
    """Whether a bare number is what the next one, with its unit, was before: “from 200,000 to 350,000 tonnes”."""
    alike = 0.02 <= max(quantity.low, 1e-9) / max(later.low / later.factor, 1e-9) <= 50
    led = FROM.search(text, max(0, quantity.start - 18), quantity.start) is not None
    return alike and led and text[quantity.end : later.start] in (" to ", " and ", " to about ", " to some ")


def _carry_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give a number without a unit that of a neighbour it is listed or compared with."""
    result: list[Quantity] = []
    for n, quantity in enumerate(found):
        bare = quantity.unit is None and quantity.form == "number"
        if bare and EMPLOYS.search(text, max(0, quantity.start - 14), quantity.start) is None:
            said = text[quantity.start : quantity.end].lower()
            scaled = SCALED.search(said) is not None
            before = [q for q in reversed(result) if q.unit not in NOT_LEFT]
            next_one = found[n + 1] if n + 1 < len(found) else None
            if next_one is not None and next_one.unit not in NOT_LEFT and _leads_to(text, quantity, next_one):
                before = []  # “spent €800 million to go from 200,000 to 350,000 tonnes”
            donors = (
                [q for q in before if not _in_brackets(text, q, quantity)]
                or before
                or [
                    q
                    for q in found[n + 1 :]
                    if q.unit not in NOT_LEFT and _listed(text, quantity.end, q.start)
                ]
            )
            if donors:
                donor = donors[0]
                per = max(abs(quantity.low), 1e-9) / max(abs(donor.low), 1e-9)
                factors = (taken_factor(donor, scaled), taken_factor(donor, False))
                factor = next((f for f in factors if 0.02 <= per * f <= 50), None)
                gap = text[min(donor.end, quantity.end) : max(donor.start, quantity.start)]
                close = len(gap) < 90 and ("." not in POINT.sub("", gap))
                led = (
                    len(gap) < 70
                    and LED.search(text, max(0, quantity.start - 12), quantity.start) is not None
                )
                if factor is not None and close and (scaled or len(gap) < 25 or (led and donor in result)):
                    quantity = taking(quantity, donor, factor)
        result.append(quantity)
    return result
