"""Every quantity of a text, English and Chinese: number, hedge, unit, and what form it has."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.extract import lookalikes
from checker.extract.figure import NUMBER, read_number
from checker.extract.fold import lowered
from checker.extract.forms import durations, fractions, multiples, ranks
from checker.extract.quantity import Quantity
from checker.quantity.numeral import HAN, WORDN, han_value

DATES = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.? \d{1,2}(?:st|nd|rd|th)?(?:,? (?P<y1>(?:19|20)\d\d))?\b|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)(?:,? (?P<y2>(?:19|20)\d\d))?\b|"
    r"(?<![\d.,$€£¥])(?:(?:early|late|mid)[- ])?(?P<y3>(?:19|20)\d\d)(?![\d%]|[,.]\d|\s?(?:tons?|tonnes?|t\b|%|percent|million|billion|kg|MW|GW|yuan|[吨元万亿家种辆台美%]))(?:年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:底|初|末)?(?:左右|前后)?)?|"
    r"(?P<y4>[一二][〇零○九][〇零○一二三四五六七八九]{2})年|\d{1,2}月\d{1,2}日|\d{1,2}月(?:份)?|(?:十[一二]?|[一二三四五六七八九])月(?:份)?(?:[一二三四五六七八九十]{1,3}日)?|[一二三四五六七八九十]{1,3}日(?=[宣在的,，])|\d{1,2}日(?!元)",
    re.IGNORECASE,
)

FORMS = (
    (ranks, ("largest", "biggest", "top", "number one", "no. 1", "leading", "rank", "only", "sole", "第", "最大", "唯一", "居", "榜首", "登顶")),
    (fractions, ("half", "halv", "third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
                 " in ", " out of ", "分之", "半", "½", "⅓", "⅔", "¼", "¾")),
    (multiples, ("doubl", "tripl", "trebl", "quadrupl", "quintupl", "halv", "twice", "thrice", "fold", "times", "翻", "倍")),
    (durations, ("decade", "century")),
)  # fmt: skip
"""What numbers that are words are found by, each with small letters of which a sentence needs some."""
DIGIT = re.compile(r"\d")
CJK = re.compile(r"[\u3400-\u9fff]")
FIRST = re.compile(rf"[\d{HAN}]")
WORDS = re.compile(rf"\b(?:{WORDN})")
FIRST_OR_WORD = re.compile(rf"[\d{HAN}]|\b(?:an?[\s-])?(?:{WORDN})")


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """The quantities of `text[start:end]` in order, none overlapping; offsets are into `text`."""
    stop = len(text) if end is None else end
    taken = [False] * (stop - start)

    def free(a: int, b: int) -> bool:
        return not any(taken[a - start : b - start])

    def take(a: int, b: int) -> None:
        taken[a - start : b - start] = [True] * (b - a)

    found: list[Quantity] = []
    low = lowered(text[start:stop])
    digits, han = DIGIT.search(low) is not None, CJK.search(low) is not None
    for form, there in ((lookalikes.LATIN, digits or "://" in low), (lookalikes.HAN, han)):
        for hit in form.finditer(text, start, stop) if there else ():
            if not lookalikes.is_quantity(text, hit):
                take(hit.start(), hit.end())
    for hit in DATES.finditer(text, start, stop) if digits or han else ():
        year = next((g for g in hit.groups() if g), None)
        if free(hit.start(), hit.end()):
            if year is None:
                take(hit.start(), hit.end())
                continue
            if _spans_years(text, hit, start, stop):
                take(hit.start(), hit.end())
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
    for finder, letters in FORMS:
        for quantity in finder(text, start, stop) if any(word in low for word in letters) else ():
            if free(quantity.numeral[0], quantity.numeral[1]):
                found.append(quantity)
                take(quantity.start, quantity.end)
    at = start
    begins = FIRST if WORDS.search(low) is None else FIRST_OR_WORD
    while (first := begins.search(low, at - start)) is not None:
        at = start + first.start()
        number = NUMBER.match(text, at, stop)
        if number is None or number.end() == number.start():
            at += 1
            continue
        if not free(number.start(), number.end()):
            at = number.start() + 1
            while at < stop and taken[at - start]:
                at += 1
            continue
        read, after = read_number(text, number, start, stop)
        if read is not None and free(*read.numeral):
            found.append(read)
            take(max(start, read.start), read.end)
        at = max(after, number.end())
    found.sort(key=lambda q: q.start)
    return _carry_units(text, found)


def _spans_years(text: str, hit: re.Match[str], start: int, stop: int) -> bool:
    before = text[max(start, hit.start() - 2) : hit.start()]
    after = text[hit.end() : min(stop, hit.end() + 3)]
    return bool(re.search(r"\d[-–—/]$", before) or re.match(r"[-–—/]\d\d", after))


def _carry_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give a number without a unit that of a neighbour it is listed or compared with."""
    result: list[Quantity] = []
    for n, quantity in enumerate(found):
        if quantity.unit is None and quantity.form == "number":
            said = text[quantity.start : quantity.end].lower()
            scaled = re.search(r"million|billion|trillion|thousand|[万亿]|bn|mn|,\d{3}", said) is not None
            donors = [
                q
                for q in (*reversed(result), *found[n + 1 :])
                if q.unit not in (None, "count", "percent", "pp", "x", "year", "day")
            ]
            if donors:
                donor = donors[0]
                size = max(abs(quantity.low), 1e-9) / max(abs(donor.low), 1e-9)
                gap = text[min(donor.end, quantity.end) : max(donor.start, quantity.start)]
                close = len(gap) < 90 and ("." not in re.sub(r"\d\.\d", "", gap))
                alike = 0.02 <= size <= 50
                if close and alike and (scaled or len(gap) < 25):
                    quantity = replace(quantity, unit=donor.unit, form=donor.form, note="carried")
        result.append(quantity)
    return result
