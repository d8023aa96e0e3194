"""Units that the text gives once: for a list, for a comparison, for the sentence after."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.extract.frame import dimension
from checker.extract.quantity import Quantity
from checker.quantity.unit import canonical

SCALED = re.compile(r"million|billion|trillion|thousand|bn|mn|[万亿]|\d,\d{3}", re.IGNORECASE)
SCALE_WORD = re.compile(r"million|billion|trillion|\d ?(?:bn|mn|m|b)\b|亿", re.IGNORECASE)
JAPAN = re.compile(r"\b(?:Japan\w*|Tokyo|yen)\b|日本|日元|日圆")
CHINA = re.compile(r"\b(?:China|Chinese|Beijing|yuan|renminbi|RMB)\b|中国|人民币")
OF_SHARES = re.compile(r"\b(?:stock|shares?)\b|\bclosed at\b|股|市值|收盘")
EACH = re.compile(
    r"\b(?:per|an?|each|every) (?P<en>metric ton|tonne|ton|kilogram|kg|pound|barrel|ounce|MWh)\b|每(?P<zh>公斤|千克|吨|磅|桶|盎司)|(?P<one>一吨|一公斤)"
)
CHINESE = {"一吨": "t", "一公斤": "kg"}


def carried_units(
    text: str,
    found: list[Quantity],
    start: int,
    before: Quantity | None,
    prices: Sequence[Quantity] = (),
    counted: bool = False,
) -> list[Quantity]:
    """The quantities of one sentence with the units that they leave to what stands before them.

    A number with a scale word and no unit takes that of the last quantity of like size, or is a count where the
    sentence speaks of things that are `counted`; an amount of money takes “a ton” from its sentence, the price unit of
    the last price of like size, or that of the nearest of all the `prices` of the article.
    """
    result: list[Quantity] = []
    last = price = before
    for quantity in found:
        if quantity.unit is None and SCALED.search(text[quantity.start : quantity.end]):
            other = last
            if other is None or dimension(other.unit) in ("share", "time", "price"):
                other = None
            if (
                other is not None
                and _alike(quantity, other, 1000)
                and not (counted and dimension(other.unit) == "money")
            ):
                if other.unit != "count":
                    quantity = replace(quantity, unit=other.unit, form=other.form, note="carried")
            elif counted and quantity.form == "number":
                quantity = replace(quantity, unit="count", form="count", note="counted")
            if quantity.unit is None and counted and other is not None and other.unit == "count":
                quantity = replace(quantity, unit="count", form="count", note="counted")
        elif quantity.unit == "bbl" and last is not None and _daily_too(text, quantity, last):
            quantity = replace(quantity, unit="bbl/d")
        elif quantity.form == "money" and quantity.unit is not None and "/" not in quantity.unit:
            quantity = _price(text, quantity, start, price)
            if quantity.unit is not None and "/" not in quantity.unit:
                quantity = _like_one_of(text, quantity, prices)
        result.append(quantity)
        if quantity.unit is not None and quantity.form in ("number", "money", "count"):
            last = quantity
            price = quantity if quantity.form == "money" and "/" in quantity.unit else price
    return result


METAL = re.compile(r"[伦沪](?:敦)?(?:期)?[铜铝锌铅镍锡][^,，;；。]{0,12}$")
"""伦铜突破11500美元: the metals of the exchanges in London and Shanghai are quoted by the tonne."""
STORED = re.compile(r"库存|储备|库容|[。;；]|stock|invent|reserve", re.IGNORECASE)


def _daily_too(text: str, quantity: Quantity, last: Quantity) -> bool:
    """Whether barrels are those of a day as the ones before: 日产量由900万桶升至970万桶."""
    like = last.unit == "bbl/d" and quantity.high <= 2 * last.high
    return like and last.end < quantity.start and not STORED.search(text, last.end, quantity.start)


def _like_one_of(text: str, quantity: Quantity, prices: Sequence[Quantity]) -> Quantity:
    """The amount as a price in the unit of the article's nearest price, when it is of the size of one."""
    before = text[max(0, quantity.start - 80) : quantity.start]
    if SCALE_WORD.search(text[quantity.start : quantity.end]) or OF_SHARES.search(before):
        return quantity
    for price in sorted(prices, key=lambda p: abs(p.start - quantity.start)):
        if price.unit is not None and price.unit.startswith(f"{quantity.unit}/"):
            scaled = replace(
                quantity, low=quantity.low * price.factor, high=quantity.high * price.factor, unit=price.unit,
                factor=quantity.factor * price.factor, note="carried",
            )  # fmt: skip
            if _alike(scaled, price, 3):
                return scaled
    return quantity


def home_currency(text: str) -> dict[str, str]:
    """What a currency that does not name its country is in a text.

    ¥ is the yen in a text that speaks of Japan more than of China; a bare 元 is the Taiwan dollar where that is named and the renminbi is not, kroner are Danish where Denmark is
    named and Norway is not.
    """
    homes = {}
    if "台币" in text and "人民币" not in text:
        homes["元"] = "TWD"
    if text.count("¥") and JAPAN.search(text) and len(JAPAN.findall(text)) > len(CHINA.findall(text)):
        homes["¥"] = "JPY"
    if ("Danish" in text or "Denmark" in text) and "Norw" not in text:
        homes["kroner"] = "DKK"
    return homes


def in_home_currency(text: str, found: list[Quantity], homes: Mapping[str, str]) -> list[Quantity]:
    """The quantities with every currency that does not name its country in that of the text's home."""
    for word, home in homes.items():
        found = [
            replace(q, unit=home + q.unit[3:])
            if q.unit is not None and q.unit[:3] in ("CNY", "NOK") and word in text[q.start : q.end]
            else q
            for q in found
        ]
    return found


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
    if 100 <= quantity.high < 1e6 and METAL.search(text, max(start, quantity.start - 20), quantity.start):
        return replace(quantity, unit=f"{money}/t", note="carried")
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
