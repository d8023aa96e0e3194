"""Units that the text gives once: for a list, for a comparison, for the sentence after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.extract.counted import AROUND_THESE, of_them
from checker.extract.frame import dimension
from checker.extract.nounless import ENDS, as_before, as_much, handed_over, number_of, of_people
from checker.extract.quantities import taken_factor, taking
from checker.extract.quantity import Quantity, times
from checker.extract.quoted import BASE_METAL, CRUDE, FUTURES, METAL, PRICED
from checker.quantity.unit import CENTS_RE, canonical

SCALED = re.compile(r"million|billion|trillion|thousand|bn|mn|[万亿]|\d,\d{3}", re.IGNORECASE)
SCALES = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
MILLIONS = re.compile("|".join(SCALES))
SCALE_WORD = re.compile(r"million|billion|trillion|\d ?(?:bn|mn|m|b)\b|亿", re.IGNORECASE)
OF_SHARES = re.compile(r"\b(?:stock|shares?|Wall Street|Nasdaq)\b|\bclosed at\b|股|市值|收盘")
EACH = re.compile(
    r"\b(?:[Pp]er|[Aa]n?|[Ee]ach|[Ee]very) (?:(?:[a-z]+ )?(?:equivalent )?(?:payable |produced |sold |recovered )?)?(?P<en>metric ton|tonne|ton|kilogram|kilo|kg|pound|barrel|ounce|MWh|megawatt[- ]hour|bushel|lit(?:re|er)|gallon)\b|每(?P<zh>公斤|千克|吨|公吨|磅|桶|盎司)(?!度)|(?P<one>一吨|一公斤)"
)
OF_UNIT = {"megawatt-hour": "MWh", "litre": "l", "liter": "l"}
"""Units by the names under which prices have them."""
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
    time: Quantity | None = None
    for n, quantity in enumerate(found):
        if quantity.unit is None and quantity.form == "number" and of_people(text, quantity, start):
            quantity = replace(quantity, unit="count", form="count", note="people")
        elif number_of(text, quantity, last, start):
            quantity = replace(quantity, unit="count", form="count", note="number of things")
        elif (some := of_them(text, quantity, last, counted)) is not None:
            quantity = some
        elif (
            (counted or (last is not None and last.unit == "count"))
            and as_before(text, quantity, last, start)
        ) or (counted and last is None and handed_over(text, quantity, start)):
            quantity = replace(quantity, unit="count", form="count", note="counted as before")
        elif last is not None and last.start >= start and _in_brackets(text, quantity, last):
            scaled = MILLIONS.search(text, last.start, last.end) if quantity.high * 1000 < last.high else None
            scale = SCALES[scaled[0]] if scaled is not None else 1.0
            quantity = taking(quantity, last, taken_factor(last, False) * scale)
        elif time is not None and _as_long(text, quantity, time):
            quantity = times(quantity, time.factor, time.unit or "")
        elif last is not None and as_much(text, quantity, last, start):
            quantity = times(quantity, last.factor, last.unit or "")
        elif quantity.unit is None and SCALED.search(text[quantity.start : quantity.end]):
            other = last
            if other is None or dimension(other.unit) in ("share", "time", "price"):
                other = None
            factor = taken_factor(other, True) if other is not None else 1.0
            if (
                other is not None
                and _alike(
                    replace(quantity, low=quantity.low * factor, high=quantity.high * factor), other, 1000
                )
                and not (
                    counted
                    and (dimension(other.unit) == "money" or (other.unit == "t" and other.start < start))
                )
            ):
                if other.unit != "count":
                    quantity = taking(quantity, other, factor)
            elif counted and quantity.form == "number":
                quantity = replace(quantity, unit="count", form="count", note="counted")
            people = other is not None and other.note == "people"
            if quantity.unit is None and (counted or people) and other is not None and other.unit == "count":
                quantity = replace(quantity, unit="count", form="count", note="counted")
        elif quantity.unit == "bbl" and last is not None and _daily_too(text, quantity, last):
            quantity = replace(quantity, unit="bbl/d")
        elif (
            quantity.form == "money"
            and quantity.unit is not None
            and "/" not in quantity.unit
            and quantity.per is None
            and not (EARNED.search(text, max(start, quantity.start - 8), quantity.start))
        ):
            following = next((q for q in found[n + 1 : n + 3] if q.unit != "percent"), None)
            quantity = _moved_to(text, quantity, following) or _price(text, quantity, start, price)
            if quantity.unit is not None and "/" not in quantity.unit:
                quantity = _like_one_of(text, quantity, prices)
        result.append(quantity)
        timed = dimension(quantity.unit) == "time"
        time = quantity if timed else None
        aside = (
            last is not None
            and text[quantity.start - 1 : quantity.start] == "("
            and quantity.unit == last.unit
        )
        if (
            quantity.unit is not None
            and not timed
            and not aside
            and AROUND_THESE.match(text, quantity.start) is None
            and quantity.form in ("number", "money", "count")
        ):
            last = quantity
            moved = price is not None and price.unit == quantity.unit and quantity.high * 10 < price.high
            price = quantity if quantity.form == "money" and "/" in quantity.unit and not moved else price
    return [
        _like_the_next(text, quantity, next)
        for quantity, next in zip(result, [*result[1:], None], strict=True)
    ]


FROM = re.compile(r"\b(?:from|between)(?: (?:about|around|just|only|some|under|over|nearly))? $")


LED_TO = re.compile(r" (?:(?:in|at|on|last|this|a) [\w ]{1,20}? )?(?:to|and) ")


def _like_the_next(text: str, quantity: Quantity, following: Quantity | None) -> Quantity:
    """A sum as a price where the one that it moved to is one: the $8 of “from $8 to $126”."""
    if (
        following is None
        or following.note != "carried"
        or following.form != "money"
        or quantity.form != "money"
    ):
        return quantity
    bare = quantity.unit is not None and (following.unit or "").startswith(f"{quantity.unit}/")
    if not bare or LED_TO.fullmatch(text, quantity.end, following.start) is None:
        return quantity
    led = FROM.search(text, max(0, quantity.start - 16), quantity.start) is not None
    return times(quantity, following.factor / quantity.factor, following.unit or "") if led else quantity


EARNED = re.compile(r"[头户人亩台辆][^,，;；。\d吨]{0,2}[亏赚赔](?:损|本)?(?:了|约|近|逾|超过?)*$")
"""每头亏损约120元: no price by weight."""
MOVED_BY = re.compile(
    r"\b(?:gave up|gives up|lost|loses|shed|sheds|gained|gains|added|adds|put on|fell|rose|dropped|climbed|slipped|jumped|down|up)(?: by| another| some| about)? $"
)
TO_PRICE = re.compile(
    r"(?:,? (?:or )?\(?[\d.]+ ?(?:%|percent|per cent|pct)\)?,?)?[^;.\d]{0,30}\b(?:to|at)(?: (?:about|around|just|only))? $"
)
SETTLED = re.compile(r"\b(?:settled|closed|ended|finished|was|were) $")
DEARER = re.compile(r"[^;]{0,24}? (?:up|down|higher|lower|firmer|weaker)\b")
"""“Ended 3 cents, or 2%, higher at $1.5 a pound”."""


def _moved_to(text: str, quantity: Quantity, following: Quantity | None) -> Quantity | None:
    """How much a price moved, in the unit of what it moved to: “shed $30 and ended at $2,150 a tonne”."""
    if following is None or not (following.unit or "").startswith(f"{quantity.unit}/"):
        return None
    before = text[max(0, quantity.start - 24) : quantity.start]
    moved = MOVED_BY.search(before) or (
        SETTLED.search(before) and DEARER.match(text, quantity.end, following.start)
    )
    if not moved or not TO_PRICE.fullmatch(text, quantity.end, following.start):
        return None
    return times(quantity, _a_unit(text, following), following.unit or "")


def _a_unit(text: str, price: Quantity) -> float:
    """How many canonical units of goods there are to the one that a price is for: 2,204.6 for “295 cents a pound”."""
    return price.factor * (100 if CENTS_RE.search(text, price.start, price.end) else 1)


STORED = re.compile(r"库存|储备|库容|[。;；]|stock|invent|reserve", re.IGNORECASE)


SUMMED = re.compile(r"合计|共计|总计|加起来|一共")


def _daily_too(text: str, quantity: Quantity, last: Quantity) -> bool:
    """Whether barrels are those of a day as the ones before: 日产量由900万桶升至970万桶."""
    most = 9 if SUMMED.search(text, last.end, quantity.start) is not None else 2
    like = last.unit == "bbl/d" and quantity.high <= most * last.high
    return like and last.end < quantity.start and not STORED.search(text, last.end, quantity.start)


NAMED = re.compile(r"[A-Z][\w.'’-]* \($")


def _in_brackets(text: str, quantity: Quantity, last: Quantity) -> bool:
    """Whether a bare number stands behind a name in brackets: “1,150 tonnes, followed by South Korea (760)”."""
    if quantity.unit is not None or quantity.form != "number" or text[quantity.end : quantity.end + 1] != ")":
        return False
    listed = (
        dimension(last.unit) in ("mass", "volume", "energy", "power", "rate", "count") and last.form != "date"
    )
    named = NAMED.search(text, max(0, quantity.start - 24), quantity.start) is not None
    return listed and named and quantity.high >= 3


def _as_long(text: str, quantity: Quantity, time: Quantity) -> bool:
    """Whether a bare number goes on a list of lengths of time: “31 years in Sweden, 26 in Finland and 19 in Chile”."""
    if quantity.unit is not None or quantity.form != "number" or time.end > quantity.start:
        return False
    keeps = quantity.high < 100 and KEEPS.search(text, max(time.end, quantity.start - 30), quantity.start)
    if keeps and ENDS.match(text, quantity.end):
        return True  # “keeps ten weeks of stock, where it used to keep four”
    behind = IN_A_PLACE.search(text, time.end, quantity.start) if quantity.start - time.end < 60 else None
    return behind is not None and IN_A_PLACE.match(text, quantity.end) is not None


KEEPS = re.compile(r"\b(?:keeps?|kept|holds?|held|stocks) (?:about |only |some |just |at least )?$")
IN_A_PLACE = re.compile(r" (?:in|for|at) (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)*(?=[,.;]| and\b| (?:but|to)\b)")


KILO = re.compile(r"公斤|千克|kg", re.IGNORECASE)
UP_OR_DOWN = re.compile(r"[涨跌升降](?:了)?(?:约|近|逾|超过?)?$|\b(?:up|down|by) $")
QUOTED = re.compile(r"(?:报价|报|均价|价格|售价|价)[^,，;；。\d]{0,4}$")
"""报价3600美元: what is told as a price, so that it may be a good deal more than that of another element."""


def _like_one_of(text: str, quantity: Quantity, prices: Sequence[Quantity]) -> Quantity:
    """The amount as a price in the unit of the article's nearest price, when it is of the size of one."""
    before = re.split(r"[\n●]", text[max(0, quantity.start - 80) : quantity.start])[-1]
    if SCALE_WORD.search(text[quantity.start : quantity.end]) or OF_SHARES.search(before):
        return quantity
    moved = UP_OR_DOWN.search(before) is not None
    for price in sorted(prices, key=lambda p: abs(p.start - quantity.start)):
        if moved and price.unit is not None and price.unit.startswith(f"{quantity.unit}/"):
            by_weight = KILO.search(text, price.start, price.end) is not None
            by = times(quantity, 1000.0 if by_weight else 1.0, price.unit)
            if by.high * 2 < price.high:
                return by  # 涨5000元: less than the price itself
            continue
        if price.unit is not None and price.unit.startswith(f"{quantity.unit}/"):
            scaled = replace(
                quantity, low=quantity.low * price.factor, high=quantity.high * price.factor, unit=price.unit,
                factor=quantity.factor * price.factor, note="carried",
            )  # fmt: skip
            if _alike(scaled, price, 8 if QUOTED.search(before) else 3):
                return scaled
    return quantity


FETCHES = re.compile(
    r"\b(?:it|they|one) (?:fetch(?:es|ed)?|costs?|sells? (?:for|at)|sold (?:for|at)|trades? at|traded at)(?: \w+)? $"
)
OF_PRICE = re.compile(
    r"\bprices?\b(?: [a-z]+){1,3}(?: [\w,. ]+ to)? $|"
    r"\b(?:fell|rose|dropped|climbed|slid|gained|lost|slipped|jumped|sank|eased|went up|went down)(?: by)? [\d.]+% to (?:about )?$"
)
PRICED_TOO = re.compile(
    r"; [^;.]{0,60}\b(?:costs?|fetch(?:es|ed)?|sells?|sold|trades?|traded|pays?|paid|stands?|stood)\b[^;.\d]{0,12}$|"
    r"[;；][^;；。\d]{0,24}(?:报|卖到?|售价?|价|要|涨到|升至)[^,，;；。\d]{0,6}$"
)
AGAINST = re.compile(
    r"\b(?:against|from|versus|compared with|compared to|up from|down from|month to|year to|week to|yuan to|dollars to)(?: (?:about|around|just|only|some))? $"
)
SOLD_AT = re.compile(
    r"\b(?P<unit>pounds|tonnes|tons|ounces|barrels|kilograms|bushels)(?: of [\w -]{1,24})?,? (?:at|for) (?:an? )?(?:average |mean |realised |realized )?(?:price )?(?:of )?(?:about |around )?$"
)
NO_PRICE = re.compile(r"[;；。]|亏|赚|赔|利润|毛利|[头户人]均")


DEARER_BY = re.compile(
    r" (?:more|less|higher|lower|dearer|cheaper|costlier|up|down|above|below)\b(?! than \d)"
)


def _price(text: str, quantity: Quantity, start: int, last: Quantity | None) -> Quantity:
    money = quantity.unit
    if (
        last is not None
        and last.unit is not None
        and last.unit.startswith(f"{money}/")
        and (quantity.high < 1e6 or (quantity.high < 2e7 and _alike(quantity, last, 5)))
    ):
        unit = last.unit
        against = AGAINST.search(text, max(start, quantity.start - 28), quantity.start) is not None
        said = QUOTED.search(text, max(start, quantity.start - 8), quantity.start) is not None
        by_so_much = quantity.factor < 1 or (
            last.start >= start and DEARER_BY.match(text, quantity.end) is not None
        )
        if by_so_much and quantity.high * 10 < last.high / _a_unit(text, last):
            return times(
                quantity, _a_unit(text, last), unit
            )  # “$5.10 a bushel, 4 cents dearer than on Monday”
        before = text[max(start, quantity.start - 10) : quantity.start]
        moved = UP_OR_DOWN.search(before) is not None and quantity.high * 2 < last.high / last.factor
        if last.factor > 3e4 and not moved and 10 <= quantity.high < 2e4:
            return times(quantity, last.factor, unit)  # by the ounce: 白银64美元，黄金5000美元
        for factor in (last.factor,) if moved else (_a_unit(text, last), last.factor, 1.0, 1000.0):
            scaled = times(quantity, factor, unit)
            span = 30 if against else 20 if said else 5
            if moved or _alike(scaled, last, span if factor == last.factor else 5):
                return scaled  # 3239元/吨，跌11元: less than the price itself
    if (
        last is not None
        and (last.unit or "").endswith("/t")
        and not (last.unit or "").startswith(f"{money}/")
        and 100 <= quantity.high < 1e6
        and (
            FETCHES.search(text, max(start, quantity.start - 30), quantity.start)
            or (
                quantity.high >= 1000
                and OF_PRICE.search(text, max(start, quantity.start - 60), quantity.start)
            )
        )
    ):
        return times(quantity, last.factor, f"{money}/t")
    priced = PRICED.search(text, max(start, quantity.start - 14), quantity.start)
    if priced is not None and 1000 <= quantity.high < 1e6 and (money == "CNY" or priced["base"]):
        return replace(quantity, unit=f"{money}/t", note="carried")
    metal = BASE_METAL.search(text, max(start, quantity.start - 60), quantity.start)
    if metal is not None and 1000 <= quantity.high < 1e5 and quantity.low >= 1000 and money == "USD":
        return replace(quantity, unit=f"{money}/t", note="carried")
    crude = 10 <= quantity.high < 250 and money == "USD"
    if crude and CRUDE.search(text, max(start, quantity.start - 60), quantity.start):
        return replace(quantity, unit="USD/bbl", note="carried")
    if 100 <= quantity.high < 1e6 and METAL.search(text, max(start, quantity.start - 20), quantity.start):
        return replace(quantity, unit=f"{money}/t", note="carried")
    before = text[max(start, quantity.start - 24) : quantity.start]
    if quantity.unit == "CNY" and 1000 <= quantity.high < 1e6 and FUTURES.search(before):
        return replace(quantity, unit="CNY/t", note="carried")
    sold = SOLD_AT.search(text, max(start, quantity.start - 70), quantity.start)
    if sold is not None and quantity.high < 1e5 and quantity.unit is not None:
        unit, factor = canonical(f"{money}/{sold['unit'][:-1]}")
        return times(quantity, factor, unit)
    hit = max(EACH.finditer(text, start, quantity.start), key=lambda found: found.start(), default=None)
    if hit is None or quantity.high >= 1e6:
        return quantity
    if NO_PRICE.search(text, hit.end(), quantity.start) and not PRICED_TOO.search(
        text, hit.end(), quantity.start
    ):
        return quantity
    name = hit["en"] or hit["zh"] or CHINESE[hit["one"]]
    name = OF_UNIT.get(name.replace(" ", "-"), name)
    unit, factor = canonical(f"{money}/{name}")
    return times(quantity, factor, unit)


def _alike(one: Quantity, other: Quantity, times: float) -> bool:
    """Whether two numbers are of like size."""
    low, high = sorted((max(abs(one.high), 1e-12), max(abs(other.high), 1e-12)))
    return high <= times * low
