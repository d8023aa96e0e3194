"""Units that the text gives once: for a list, for a comparison, for the sentence after."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.extract.frame import dimension
from checker.extract.quantity import Quantity
from checker.quantity.unit import canonical

SCALED = re.compile(r"million|billion|trillion|thousand|bn|mn|[万亿]|\d,\d{3}", re.IGNORECASE)
EACH = re.compile(
    r"\b(?:per|an?|each|every) (?P<en>metric ton|tonne|ton|kilogram|kg|pound|barrel|ounce|MWh)\b|每(?P<zh>公斤|千克|吨|磅|桶|盎司)|(?P<one>一吨|一公斤)"
)
CHINESE = {"一吨": "t", "一公斤": "kg"}


def carried_units(text: str, found: list[Quantity], start: int, before: Quantity | None) -> list[Quantity]:
    """The quantities of one sentence with the units that they leave to what stands before them.

    A number with a scale word and no unit takes that of the last quantity of like size; an amount of
    money takes “a ton” from its sentence, or the price unit of the last price of like size.
    """
    result: list[Quantity] = []
    last = price = before
    for quantity in found:
        if quantity.unit is None and last is not None and SCALED.search(text[quantity.start : quantity.end]):
            if _alike(quantity, last, 1000) and dimension(last.unit) not in (
                "share",
                "time",
                "count",
                "price",
            ):
                quantity = replace(quantity, unit=last.unit, form=last.form, note="carried")
        elif quantity.form == "money" and quantity.unit is not None and "/" not in quantity.unit:
            quantity = _price(text, quantity, start, price)
        result.append(quantity)
        if quantity.unit is not None and quantity.form in ("number", "money"):
            last = quantity
            price = quantity if quantity.form == "money" and "/" in quantity.unit else price
    return result


def home_currency(text: str) -> str:
    """What a bare 元 is in a text: the Taiwan dollar where that is named and the renminbi is not."""
    return "TWD" if "台币" in text and "人民币" not in text else "CNY"


def in_home_currency(text: str, found: list[Quantity], home: str) -> list[Quantity]:
    """The quantities with every bare 元 in the currency of the text's home."""
    if home == "CNY":
        return found
    return [
        replace(q, unit=q.unit.replace("CNY", home))
        if q.unit is not None and q.unit.startswith("CNY") and "元" in text[q.start : q.end]
        else q
        for q in found
    ]


def _price(text: str, quantity: Quantity, start: int, last: Quantity | None) -> Quantity:
    money = quantity.unit
    if (
        last is not None
        and last.unit is not None
        and last.unit.startswith(f"{money}/")
        and quantity.high < 1e6
    ):
        unit = last.unit
        for factor in (last.factor, 1.0, 1000.0):
            scaled = replace(
                quantity, low=quantity.low * factor, high=quantity.high * factor, unit=unit, note="carried"
            )
            if _alike(scaled, last, 5):
                return scaled
    hit = max(EACH.finditer(text, start, quantity.start), key=lambda found: found.start(), default=None)
    if hit is None or quantity.high >= 1e6 or re.search(r"[;；。]", text[hit.end() : quantity.start]):
        return quantity
    unit, factor = canonical(f"{money}/{hit['en'] or hit['zh'] or CHINESE[hit['one']]}")
    return replace(
        quantity, low=quantity.low * factor, high=quantity.high * factor, unit=unit, note="carried"
    )


def _alike(one: Quantity, other: Quantity, times: float) -> bool:
    """Whether two numbers are of like size."""
    low, high = sorted((max(abs(one.high), 1e-12), max(abs(other.high), 1e-12)))
    return high <= times * low
