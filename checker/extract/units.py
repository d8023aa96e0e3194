"""The unit that stands at a number: its canonical name, what one of it is worth, what a price is for."""

from __future__ import annotations

import re
from functools import lru_cache

from checker.quantity.unit import CENTS_BEGIN, CENTS_RE, MONEY, PER_UNIT, SPELT_MONEY, SPELT_UNIT, UNITS

UNITLESS = frozenset(',.;:!?)(]"“”‘…、，。；：！？）（')
"""No unit begins with these."""
METRIC = ("mt", "MT", "mt/y", "mt/yr", "mt/a")
"""What can be metric tons or million tonnes: “41,250 mt”, “1.4mt of ore”."""
MILLIONS = re.compile(r"\bmillion (?:metric )?ton(?:n|ne)?s? ?\((?:mt|MT|Mt)\)")
TONS = re.compile(r"\d,\d{3} ?mt\b|\b(?:million|m|mn) ?mt\b|\bmetric ton(?:ne)?s? ?\((?:mt|MT)\)")
FORM_OF_UNIT = {"percent": "percent", "pp": "pp", "x": "multiple"}


def unit_at(text: str, at: int, stop: int) -> tuple[str | None, float, int, str]:
    """Unit, factor, end and form of the unit that stands at `at`."""
    sign = text[at] if at < stop else ","
    if sign in UNITLESS:
        return None, 1.0, at, "number"
    space = sign.isspace()
    hyphen = sign == "-" and text[at - 1 : at] == "n"  # “a 150-million-euro plant”
    word = at + (space or hyphen)
    if (hit := SPELT_MONEY.match(text, word, word, stop)) is not None and (name := hit.lastgroup):
        return MONEY[int(name[1:])][1], 1.0, hit.end(), "money"
    if text[word : word + 1].lower() in CENTS_BEGIN and (hit := CENTS_RE.match(text, word, stop)) is not None:
        return hit.lastgroup, 0.01, hit.end(), "money"
    first = at + (space or sign == "-")
    if first != at and first < stop and (text[first] == "-" or text[first].isspace()):
        first += 1
    if (hit := SPELT_UNIT.match(text, at, first, stop)) is not None and (name := hit.lastgroup):
        _, unit, factor = UNITS[int(name[1:])]
        if unit == "month":
            return "year", factor / 12, hit.end(), "number"
        form = FORM_OF_UNIT.get(unit, "number")
        if hit[name] == "成":
            form = "share_word"
        return unit, factor, hit.end(), form
    return None, 1.0, at, "number"


def tons_of(text: str, at: int, end: int, value: float) -> float:
    """How many tonnes are meant by the unit of mass at `at:end`: a million by an “mt” of a small number, else one.

    “mt” and “MT” are million tonnes where the text says so; a small “mt” also where no text counts tons in it.
    """
    said = text[at:end].strip()
    if said not in METRIC or value >= 1000:
        return 1.0
    return 1e6 if _in_millions(text) or not (said == "MT" or _in_tons(text)) else 1.0


@lru_cache(maxsize=4)
def _in_millions(text: str) -> bool:
    return MILLIONS.search(text) is not None


@lru_cache(maxsize=4)
def _in_tons(text: str) -> bool:
    return TONS.search(text) is not None


PER_VOLUME = {"kcf": 1 / 28.316846592, "km3": 1e-3}
"""Prices for a thousand cubic feet or metres, in those for a cubic metre."""


def price_unit(currency: str, name: str) -> tuple[str, float]:
    """The unit of a price by the name of what it is for, and the factor to it: USD, kg → USD/t, 1000."""
    if name in PER_UNIT:
        return f"{currency}/t", PER_UNIT[name]
    if name == "share":
        return currency, 1.0
    if name in PER_VOLUME:
        return f"{currency}/m3", PER_VOLUME[name]
    base = {
        "oz": "oz",
        "bbl": "bbl",
        "mwh": "MWh",
        "kwh": "kWh",
        "mmbtu": "MMBtu",
        "bushel": "bushel",
        "m3": "m3",
        "w": "W",
        "gallon": "gallon",
        "l": "l",
    }[name]
    return f"{currency}/{base}", 1.0
