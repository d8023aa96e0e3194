"""Numbers, values and intervals in the words of a newspaper: 43,000 t, over 15%, $400 million."""

from __future__ import annotations

import math

HEDGES = {
    "exact": "",
    "about": "about ",
    "nearly": "nearly ",
    "over": "over ",
    "under": "under ",
    "up_to": "up to ",
    "range": "",
}
SIGNS = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "AUD": "A$",
    "CAD": "C$",
    "HKD": "HK$",
    "CNY": "CN¥",
    "JPY": "JP¥",
}


def number(value: float) -> str:
    """A number as people write it: 43,000; 44 million; 1.5 billion; 83.7."""
    size = abs(value)
    for scale, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if size >= scale:
            return f"{value / scale:,.6g}{word}"
    if value == int(value):
        return f"{value:,.0f}"
    return f"{value:,.1f}" if size >= 1000 else f"{value:.5g}"


def amount(value: float, unit: str) -> str:
    """A number with its canonical unit: 15%, $400 million, 43,000 t, $35,000 per t."""
    if unit == "percent":
        return f"{number(value)}%"
    if unit == "pp":
        return f"{number(value)} percentage points"
    if unit == "count":
        return number(value)
    if unit == "year":
        return f"{value:.0f}" if 1000 < value < 3000 and value == int(value) else _counted(value, "year")
    if unit == "day":
        return _counted(value, "day")
    if unit == "x":
        return _counted(value, "time")
    money, slash, per = unit.partition("/")
    if money in SIGNS:
        sign = "−" if value < 0 else ""
        return f"{sign}{SIGNS[money]}{number(abs(value))}" + (f" per {per}" if slash else "")
    return f"{number(value)} {unit}"


def _counted(value: float, noun: str) -> str:
    return f"{number(value)} {noun}{'' if value == 1 else 's'}"


def said(low: float, high: float, hedge: str, unit: str, kind: str) -> str:
    """The value of a claim with its hedge: about 43,000 t; 60–70%; number 1."""
    if kind == "rank":
        return f"number {low:.0f}"
    if kind == "exclusive":
        return "the only one"
    if low != high:
        return f"{_bare(low, unit)}–{amount(high, unit)}"
    sign = "+" if kind == "change" and low > 0 else ""
    return f"{HEDGES[hedge]}{sign}{amount(low, unit)}"


def interval(lower: float, upper: float, lower_open: bool, upper_open: bool, unit: str) -> str:
    """An interval in brackets, round ones for open ends; “above 45,000 t” when it has no upper end."""
    if math.isinf(upper):
        return f"above {amount(lower, unit)}"
    if math.isinf(lower):
        return f"below {amount(upper, unit)}"
    if lower == upper:
        return amount(lower, unit)
    left, right = "(" if lower_open else "[", ")" if upper_open else "]"
    return f"{left}{_bare(lower, unit)}–{amount(upper, unit)}{right}"


def _bare(value: float, unit: str) -> str:
    """The first of two numbers: money keeps its sign, other units are said once, at the second."""
    return amount(value, unit.partition("/")[0]) if unit.partition("/")[0] in SIGNS else number(value)
