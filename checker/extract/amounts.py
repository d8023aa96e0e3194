"""What stands behind digits and is a part of their amount: “5 ½ cents”, “US$ 31 M”, “a loss of ($1.1) billion”."""

from __future__ import annotations

import re

from checker.extract.numerals import scale_of
from checker.quantity.numeral import HAN1, han_value
from checker.quantity.unit import CURRENCY, LETTER_RE, LETTERS, PREFIX_RE

SIGNS = {
    "¼": 1 / 4,
    "½": 1 / 2,
    "¾": 3 / 4,
    "⅓": 1 / 3,
    "⅔": 2 / 3,
    "⅛": 1 / 8,
    "⅜": 3 / 8,
    "⅝": 5 / 8,
    "⅞": 7 / 8,
}
FRACTION = re.compile(r"[ -]?(?P<sign>[¼½¾⅓⅔⅛⅜⅝⅞])|[ -](?P<part>[1-7])/(?P<of>[248])(?![\d/])")
SCALE = re.compile(
    r"(?P<bracket>\))\s?(?P<scale>million|billion|trillion|mn|bn)\b| (?P<sign>[MB])(?![\w/.-])|(?P<trillion>T)(?![\w/.-])"
)


SCALE_AFTER = re.compile(r"[ -](thousand|million|billion|trillion|bn|mn)\b", re.IGNORECASE)


def fraction_behind(text: str, at: int, stop: int) -> tuple[float, float, int]:
    """What a fraction adds to the whole number that ends at `at`, the scale of both, and where they end; 0 and 1 where there is none.

    >>> fraction_behind("4 ¼ cents", 1, 9), fraction_behind("1½ million", 1, 10)
    ((0.25, 1.0, 3), (0.5, 1000000.0, 10))
    """
    hit = FRACTION.match(text, at, stop)
    if hit is None:
        return 0.0, 1.0, at
    part = SIGNS[hit["sign"]] if hit["sign"] else int(hit["part"]) / int(hit["of"])
    scale = SCALE_AFTER.match(text, hit.end(), stop)
    return (part, scale_of(scale[1]), scale.end()) if scale is not None else (part, 1.0, hit.end())


def scale_behind(text: str, at: int, stop: int, begin: int) -> tuple[float, int, bool]:
    """The scale of a sum of money that stands apart, where it ends, and whether the sum is in brackets: a loss.

    `begin` is where the sum begins with its currency.
    """
    hit = SCALE.match(text, at, stop)
    if hit is None or (hit["bracket"] and text[begin - 1 : begin] != "("):
        return 1.0, at, False
    said = "trillion" if hit["trillion"] else hit["scale"] or hit["sign"]
    return scale_of(said), hit.end(), hit["bracket"] is not None


CURRENCY_ENDS = frozenset(code[-1] for code in (*CURRENCY, *map(str.upper, CURRENCY), *LETTERS))
"""What a currency before a number can end with."""


def currency_before(text: str, low: int, begin: int, scaled: bool) -> tuple[str | None, int]:
    """The currency that stands before a number, and where it begins; a letter only where the number has a scale."""
    if text[low:begin].rstrip()[-1:] not in CURRENCY_ENDS:
        return None, begin
    if (prefix := PREFIX_RE.search(text, low, begin)) is not None:
        return CURRENCY[prefix[0].strip().lower()], prefix.start()
    letter = LETTER_RE.search(text, low, begin) if scaled else None
    return (LETTERS[letter[0]], letter.start()) if letter is not None else (None, begin)


TWO_DIGITS = re.compile(
    r"(?P<head>[二三四五六七八九]?[十百]|)(?P<one>[一二两三四五六七八])(?P<other>[二三四五六七八九])(?P<rest>[十百千万亿]*)"
)


def two_digits(said: str) -> tuple[float, float] | None:
    """Two digits in a row that follow each other are a range: 四五成 is 40 to 50%, 两三千吨 2,000 to 3,000."""
    hit = TWO_DIGITS.fullmatch(said) if 1 < len(said) < 8 else None
    if hit is None or (hit["head"] and hit["rest"][:1] == "十"):
        return None
    if HAN1[hit["other"]] != HAN1[hit["one"]] + 1 and (hit["one"], hit["other"]) != ("三", "五"):
        return None
    low, high = (han_value(f"{hit['head']}{hit[digit]}{hit['rest']}") for digit in ("one", "other"))
    return low, high


BY_TIMES = re.compile(
    r"(?:增长|上涨|增加|上升|(?<!暴)(?<!激)(?<!猛)增|升|涨|高出|多出|贵出|高了|多了|贵了|大了|扩大|提高|翻)了?(?:将?近|超过?|约|逾|达)?$"
)
BY_ENDS = frozenset("长涨加升增出了大高翻近超过约逾达")
"""How what BY_TIMES finds ends."""


def by_times(text: str, at: int, start: int) -> bool:
    """增长了两倍, 上涨3倍: an increase by so many times."""
    return text[at - 1 : at] in BY_ENDS and BY_TIMES.search(text, max(start, at - 8), at) is not None


BELOW_ZERO = re.compile(
    r"(?:利润|净利|收益|盈利|亏损|现金流|净额|余额|[为至])(?:约|近)?[-–−]$|元[、和及][-–−]$|\b(?:of|at|was|were|is|to|totall?ed|between|and) [-–−](?:[A-Z]{0,3}[$€£¥])?$"
)
"""What makes a sign one of the sum and not of its change: 净利润为-3亿元, “costs of -$200 an ounce”."""


def below_zero(text: str, at: int, start: int) -> bool:
    """Whether the minus before the sum of money that begins at `at` makes it less than nothing."""
    return BELOW_ZERO.search(text, max(start, at - 16), at) is not None
