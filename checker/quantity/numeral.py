"""Reading written numerals: digits in both habits of separators, English words, Chinese numerals."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TEENS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
ONES = {word: number for number, word in enumerate(_TEENS.split())}
TENS = {
    word: (number + 2) * 10
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    )
}
WORDN = "|".join([*sorted([*ONES, *TENS], key=len, reverse=True), "hundred", "dozen"])
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "mn": 1e6, "mln": 1e6, "billion": 1e9, "bn": 1e9, "bln": 1e9,
    "trillion": 1e12, "tn": 1e12, "trn": 1e12, "tln": 1e12, "lakh": 1e5, "crore": 1e7, "m": 1e6, "k": 1e3, "b": 1e9, "dozen": 12,
    "百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8, "十亿": 1e9, "百亿": 1e10,
    "千亿": 1e11, "万亿": 1e12, "兆": 1e12,
}  # fmt: skip
HAN1 = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "俩": 2}
HAN_UNIT = {"十": 10, "百": 100, "千": 1000}
HAN_BIG = {"万": 1e4, "亿": 1e8, "兆": 1e12}
HAN = "零〇○一二两三四五六七八九十百千万亿兆"


def han_value(text: str) -> float:
    """The value of a Chinese numeral, also mixed with digits: 一千六百万, 11万1960, 二〇二四, 1.2亿."""
    if re.fullmatch(r"[零〇○一二三四五六七八九]{2,}", text):
        return float("".join(str(HAN1[c]) for c in text))
    total = section = number = 0.0
    i = 0
    while i < len(text):
        c = text[i]
        if c.isdigit():
            m = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?").match(text, i)
            assert m is not None
            number = float(m[0].replace(",", ""))
            i = m.end()
            continue
        if c in HAN1:
            number = HAN1[c]
        elif c in HAN_UNIT:
            section += (number or 1) * HAN_UNIT[c]
            number = 0
        elif c in HAN_BIG:
            section += number
            if c == "亿" and 0 < total < 1e8:
                total = (total + section) * 1e8
            else:
                total += (section or 1) * HAN_BIG[c]
            section = number = 0
        i += 1
    return clean(total + section + number)


def word_value(text: str) -> float:
    """The value of English number words: “twenty-five”, “two hundred and fifty”, “a dozen”."""
    total = current = 0.0
    for word in re.split(r"[\s-]+", text.lower()):
        if word in ONES:
            current += ONES[word]
        elif word in TENS:
            current += TENS[word]
        elif word in ("a", "an"):
            current = max(current, 1)
        elif word == "dozen":
            current = (current or 1) * 12
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in SCALES:
            total += (current or 1) * SCALES[word]
            current = 0
    return total + current


_BY_COMMA = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_BY_POINT = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}")
_COMMA = re.compile(r"\d+,\d{1,2}")


def digits_value(text: str) -> float:
    """A number in digits, in any habit of separators: 45,000; 45'000; 1.234.567; 45.000,5; 3,5; 10.4."""
    if text.isdecimal():
        return float(text)
    if _BY_COMMA.fullmatch(text):
        return float(text.replace(",", ""))
    if _BY_POINT.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    if _COMMA.fullmatch(text):
        return float(text.replace(",", "."))
    return float(re.sub(r"[,'’\s]", "", text))


def clean(value: float) -> float:
    """Twelve significant digits: 1.2 × 10⁸ is 120000000.0 and nothing else."""
    value = float(value)
    return value if value.is_integer() and abs(value) < 1e12 else float(f"{value:.12g}")


# --- places ----------------------------------------------------------------------------------------------

_WRITTEN = re.compile(
    r"(?P<dig>\d+(?:[,.]\d+)*)(?:[\s-]?(?P<scale>(?:lakh crore|lakh|crore|thousand|million|billion|trillion|mln|bln|trn|tln|mn|bn|tn)(?![a-z])"
    r"|[十百千]?[万亿]+|[mkb](?![a-z])))?|"
    rf"(?P<han>[{HAN}]+)|\b(?P<word>(?:(?:{WORDN})[\s-]?)+)(?:(?P<wscale>thousand|million|billion|trillion))?",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"分之|\b(?:half|halves|thirds?|quarters?|fifths?|tenths?|twentieths?|in (?:two|three|four|five|six|ten))\b|一半|半",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """One written numeral: its value, and the place of its last non-zero digit, in the value's scale.

    43,000 has place 1,000 and 83.7 has 0.1; a written integer below 100 has the place of its units in its
    scale (80 → 1, 20万 → 10,000, 10 million → 1 million). `fraction` marks one in words (two thirds).
    """

    value: float
    place: float
    fraction: bool = False


def place_of(digits: str) -> float:
    """The place of the last non-zero digit as written: 43,000 → 1,000; 80 → 1; 4.50 → 0.1; 3.0 → 1."""
    plain = digits.replace(",", "")
    whole, _, part = plain.partition(".")
    if part.rstrip("0"):
        return 10.0 ** -len(part.rstrip("0"))
    number = int(whole)
    if number < 100:
        return 1.0
    place = 1.0
    while number and number % 10 == 0:
        number //= 10
        place *= 10
    return place


def written_places(value_text: str) -> list[Numeral]:
    """The numerals of a claim's value as written, with their places; empty when nothing is readable."""
    text = value_text.translate(_HALF_WIDTH)
    if _FRACTION.search(text):
        return [Numeral(0.0, 0.0, fraction=True)]
    found = []
    for hit in _WRITTEN.finditer(text):
        if hit["dig"]:
            scale = (
                han_value("1" + hit["scale"])
                if hit["scale"] and not hit["scale"].isascii()
                else _scale(hit["scale"])
            )
            digits = hit["dig"].rstrip(".,")
            value = digits_value(digits)
            place = place_of(digits if digits_value(digits.replace(",", "")) == value else str(value))
            found.append(Numeral(clean(value * scale), clean(place * scale)))
        elif hit["han"]:
            found.append(_han_numeral(hit["han"]))
        else:
            value = word_value(hit["word"].strip(" -"))
            scale = _scale(hit["wscale"])
            if value:
                found.append(Numeral(clean(value * scale), clean(place_of(str(int(value))) * scale)))
    return [numeral for numeral in found if numeral.value]


_HALF_WIDTH = {0xFF10 + n: 0x30 + n for n in range(10)} | {
    0xFF0E: 0x2E,
    0xFF0C: 0x2C,
    ord("萬"): ord("万"),
    ord("億"): ord("亿"),
}


def _scale(word: str | None) -> float:
    return SCALES[word.lower()] if word else 1.0


def _han_numeral(text: str) -> Numeral:
    """五十八 has place 1, 一千六百万 has 百万: that of its last digit, one below a hundred in its scale."""
    value = han_value(text)
    big = re.search(r"[万亿兆]+$", text)
    scale = han_value("一" + big[0]) if big else 1.0
    mantissa = value / scale if scale else value
    return Numeral(value, clean(place_of(f"{mantissa:.10g}") * scale))
