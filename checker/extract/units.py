"""The unit that stands at a number: its canonical name, what one of it is worth, what a price is for."""

from __future__ import annotations

from checker.quantity.unit import CENTS_BEGIN, CENTS_RE, MONEY, PER_UNIT, SPELT_MONEY, SPELT_UNIT, UNITS

UNITLESS = frozenset(',.;:!?)(]"“”‘…、，。；：！？）（')
"""No unit begins with these."""
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


def price_unit(currency: str, name: str) -> tuple[str, float]:
    """The unit of a price by the name of what it is for, and the factor to it: USD, kg → USD/t, 1000."""
    if name in PER_UNIT:
        return f"{currency}/t", PER_UNIT[name]
    if name == "share":
        return currency, 1.0
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
