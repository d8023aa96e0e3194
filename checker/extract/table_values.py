"""The number of a cell, with the unit that its column, its row or the line above gives it."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.articles.listed import is_note
from checker.extract.quantities import find_quantities
from checker.extract.quantity import Quantity

NUMBER = re.compile(r"[-+−–]?\s?(?:\d[\d,.\s]*\d|\d)(?:\s?[-–—~]\s?\d[\d,.]*)?")
MASSES = r"(?:metric )?(?:tonnes?|tons?|t|kg|lb|pound|oz|ounce|barrel|bbl|MWh|kWh|MMBtu|million British thermal units|bushel|gallon|吨|公斤|千克|磅|盎司|桶)"
UNITS = re.compile(
    rf"(?P<price>(?:US\$|A\$|C\$|[$€£¥]|USD|CNY|EUR|RMB|yuan|cents?|(?:US |U\.S\. )?dollars?|euros?|pounds|pence|[万千]?(?:美元|人民币|欧元|元))\s?(?:/|per|a|每)\s?{MASSES})(?![A-Za-z])|"
    r"(?P<sign>(?:US|A|C|HK|NT)?[$€£¥])\s?(?P<scale>(?:trillions?|billions?|millions?|thousands?|bn|mn|MM|M|m)\b)?|"
    r"\b(?:(?i:trillion |billion |million |thousand |(?:trillion|billion|million|thousand)s of )|'000 |kilo)?(?i:U\.S\. |US )?(?i:metric )?(?:(?i:tons?|tonnes?|percent|units|vehicles|barrels(?: of (?:crude )?oil)? (?:a|per) day|barrels|(?:troy )?ounces|years|yen|won|rupees|euros|dollars|roubles|rubles|reais|rand|kroner|kronor|francs|pesos|ringgit|rupiah|baht|dirhams|riyals|zloty)|t|kt|Kt|Mt|[kM]oz|oz|Mlbs?|cubic (?:feet|metres|meters) (?:a|per) day|GW|MW|TWh|GWh|bcm|bcf/d|mb/d|bbl/d|b/d|USD|EUR|yuan)\b|(?<!\d)%|[万亿萬億]{0,2}(?:吨|[美欧日韩港澳加]元|日圆|元?新台[币幣]|英镑|瑞郎|法郎|卢比|卢布|兰特|雷亚尔|里亚尔|迪拉姆|比索|克朗|坚戈|里拉|兹罗提|泰铢|林吉特|元|辆|千瓦时|千瓦|立方米|桶(?:/[日天]|每[日天])?|吉瓦|艘|架|套|台)"
)


NEGATIVE = re.compile(r"\(\s?[$€£¥]?\s?\d[\d,.]*\s?(?:%\s?\)|\)\s?%?)")
"""A number that bookkeepers put in brackets because it is less than nothing: “(3)%”."""
SCALED = re.compile(r"[-+−–]?\d[\d,.]*(?: ?(?:million|billion|thousand|mn|bn|m|k)\b|[万亿])")
"""A number with its scale in its own cell: “44 million”, under “Tonnes”."""
HEDGED = re.compile(
    r"[<>~≈≥≤]|(?:about|around|roughly|some|nearly|almost|over|more than|at least|up to|under|less than|only)\s|约|近|逾|超过?|至少|不到|不足",
    re.IGNORECASE,
)
"""How a cell can begin that hedges its number: “at least 200,000”."""
SCALE = re.compile(r"\b(?:(?i:million|thousand|billion)|mn|bn|m)(?=s?\b)|[万亿]")


def value_of(text: str, start: int, end: int, places: tuple[str, ...], counted: bool) -> Quantity | None:
    """The number of a cell; without a unit of its own that of the first of the places that names one.

    The places are the column's head, the row's, the corner and the line above the table.
    """
    found = [q for q in find_quantities(text, start, end) if q.form != "date"]
    if found and found[0].unit is not None and found[0].unit != "count":
        sum = _as_price(text, found[0], places) if found[0].form == "money" else found[0]
        minus = NEGATIVE.fullmatch(text, start, end) is not None
        return replace(sum, direction=-1) if minus else sum
    hit = NUMBER.search(text, start, end)
    if hit is None:
        return None
    if (own := SCALED.match(text, start, end)) is not None:
        hit = own
    sign = -1 if hit[0].strip()[:1] in "-−–" or NEGATIVE.fullmatch(text, start, end) else 0
    hedged = HEDGED.match(text, start, end) is not None
    number = text[start:end].strip() if hedged else hit[0].strip().lstrip("-−–+ ")
    for place in places:
        if (unit := UNITS.search(place)) is not None:
            virtual = [q for q in find_quantities(_written(number, unit)) if q.unit not in (None, "count")]
            if virtual:
                begin = start if hedged else hit.start()
                return replace(
                    virtual[0], start=begin, end=hit.end(), numeral=(hit.start(), hit.end()), direction=sign
                )
    scale = next((word[0] for place in places if (word := SCALE.search(place)) is not None), "")
    virtual = find_quantities(f"{number} {scale} vehicles") if counted else []
    if not virtual:
        return None
    begin = start if hedged else hit.start()
    return replace(virtual[0], start=begin, end=hit.end(), numeral=(hit.start(), hit.end()))


def _as_price(text: str, sum: Quantity, places: tuple[str, ...]) -> Quantity:
    """The sum of a cell as the price or the larger sum that the first place with a unit makes of it: “$81” beside “(dollars per barrel)”."""
    unit = next((hit for place in places if (hit := UNITS.search(place)) is not None), None)
    if unit is None or unit["price"] is None or "/" in (sum.unit or ""):
        return sum
    number = text[slice(*sum.numeral)]
    priced = [
        q for q in find_quantities(_written(number, unit)) if q.unit and q.unit.startswith(f"{sum.unit}/")
    ]
    return replace(priced[0], start=sum.start, end=sum.end, numeral=sum.numeral) if priced else sum


def note_below(text: str, end: int) -> str:
    """The line below a table that ends there, if it only tells of the figures: “Figures in tonnes of contained tin.”"""
    note = text[end : end + 160].strip().partition("\n")[0]
    return note if is_note(note) else ""


def _written(number: str, unit: re.Match[str]) -> str:
    """The number of a cell as a sentence would write it with that unit: `$/kg` and 62 → “$62/kg”."""
    if unit["sign"]:
        return f"{unit['sign']}{number} {unit['scale'] or ''}"
    if (
        unit["price"]
        and unit["price"][-1].isascii()
        and (money := re.match(r"[A-Z]{0,2}[$€£¥]", unit["price"])) is not None
    ):
        return f"{money[0]}{number}{unit['price'][money.end() :]}"
    said = re.sub(r"(?<=illion|ousand)s of\b", "", unit[0].strip("()"))
    return f"{number} {said[0].lower() + said[1:] if said.startswith('Kt') else said}"
