"""What money is that does not name its country, and what a pound or a bag is: as the text around it has it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from checker.extract.quantity import Quantity, times
from checker.quantity.unit import canonical

JAPAN = re.compile(r"\b(?:Japan\w*|Tokyo|yen)\b|日本|日元|日圆")
CHINA = re.compile(r"\b(?:China|Chinese|Beijing|yuan|renminbi|RMB)\b|中国|人民币")
BY_THE_POUND = re.compile(
    r"(?:\$|cents?\b|dollars?\b)(?:[^.;£]|\.\d){0,12}(?:\b(?:a|per) pound\b|/lb\b)|\bpounds (?:of|a year|a month|a quarter|per year|annually)\b"
    r"|\b(?:reserves?|resources?|output|production|produced?|yields?|yielded|mined|deposit (?:holds?|contains?)|mine (?:holds?|contains?)|guidance|shipments|sales volumes?)\b(?:[^.;:$]|\.\d){0,40}\bpounds\b"
)
PAYS_IN_POUNDS = re.compile(
    r"\b(?:Brit(?:ain|ish|on|ons)|England|English|Scot(?:land|tish)|Wales|Welsh|London|sterling|Egypt(?:ian)?|Cairo|Sudan(?:ese)?|Leban(?:on|ese)|Syrian?|Cypr(?:us|iot))\b|\bUK\b|\bU\.K\."
)
OF_MINES = re.compile(r"\b(?:mines?|deposits?|ores?|smelters?|concentrates?|uranium|reserves of)\b")
"""Whoever digs and names no country that pays in pounds weighs by them: “the deposit, with 60 million pounds, …”."""
WEIGHS_POUNDS = re.compile(
    r"\b(?:weigh(?:s|ed|ing)?|contain(?:s|ed|ing)?|carr(?:y|ies|ied)|lighter|heavier)\b[^.;$£\d]{0,30}$"
)
POUNDS_APIECE = re.compile(r" (?:heavier\b|lighter\b|(?:in|into|inside) (?:each|every|an?) )")
SHARED = {
    "peso": tuple(
        (money, re.compile(place))
        for money, place in (("MXN", "Mexic"), ("CLP", "Chile"), ("ARS", "Argentin"), ("PHP", "Philippine|Manila"), ("COP", "Colombia"))
    ),
    "dirham": (("AED", re.compile("Emirat|UAE|U.A.E|Dubai|Abu Dhabi")), ("MAD", re.compile("Morocc|Rabat|Casablanca"))),
    "rupee": (("INR", re.compile("India|Delhi|Mumbai")), ("PKR", re.compile("Pakistan|Karachi|Islamabad"))),
    "riyal": (("SAR", re.compile("Saudi|Riyadh")), ("QAR", re.compile("Qatar|Doha"))),
    "迪拉姆": (("AED", re.compile("阿联酋|迪拜|阿布扎比")), ("MAD", re.compile("摩洛哥"))),
    "里亚尔": (("SAR", re.compile("沙特")), ("QAR", re.compile("卡塔尔"))),
    "克朗": (("NOK", re.compile("挪威")), ("SEK", re.compile("瑞典")), ("DKK", re.compile("丹麦")), ("CZK", re.compile("捷克"))),
    "卢比": (("INR", re.compile("印度(?!尼)")), ("PKR", re.compile("巴基斯坦")), ("IDR", re.compile("印尼|印度尼西亚"))),
    "比索": (("MXN", re.compile("墨西哥")), ("CLP", re.compile("智利")), ("ARS", re.compile("阿根廷")), ("PHP", re.compile("菲律宾")), ("COP", re.compile("哥伦比亚"))),
}  # fmt: skip
"""Currencies of one name: that of the country which a text names most is meant."""
SAYS_WHOSE = re.compile("挪威克朗|印度卢比|墨西哥[比披]索|沙特里亚尔")
NAMELESS = ("CNY", "NOK", "MXN", "AED", "INR", "SAR")
"""What money is taken for whose name does not tell the country."""
FEW = "t, if few"
"""What a pound is where nothing tells: who writes of fewer than 100,000 weighs something."""
BAG = 0.06
"""The tonnes of a bag of coffee."""


BARE_CENTS = re.compile(r"(?<!S )(?<!S\. )(?<!n )\bcents?\b", re.IGNORECASE)
DOLLARS = re.compile(r"\$|\bdollars?\b|\bUSD\b|¢|\bcents (?:a|per) pound\b|\bbushel\b")
EUROS = re.compile(r"€|\beuros?\b|\bEUR\b")
EURO_LAND = re.compile(
    r"\b(?:Germany|German|France|French|Italy|Italian|Spain|Spanish|Netherlands|Dutch|Belgium|Austria|Austrian|Finland|Finnish|Ireland|Irish|Portugal|Greece|Europe|European|euro zone|Berlin|Paris|Rome|Madrid)\b"
)


def in_euros(text: str, start: int, end: int) -> bool:
    """Whether the cents of a sentence are those of a euro: of a country that pays with it, or beside euros."""
    if DOLLARS.search(text, start, end) is not None:
        return False
    there = EUROS.search(text, start, end) or EURO_LAND.search(text, start, end)
    return there is not None or (EUROS.search(text) is not None and DOLLARS.search(text) is None)


DECLARED = re.compile(
    r"\b(?:amounts|figures|values|sums|prices|results|numbers|dollars|currency|\$|monetary \w+)(?: [\w(),“”\"]+){0,6}? (?:expressed|stated|reported|presented|quoted|shown|given|denominated|are|is)(?: all)? in "
    r"(?:(?P<land>Canadian|Australian|New Zealand|Hong Kong|Singapore) dollars|(?P<sign>C|CA|CAD|A|AU|AUD|NZ|HK|S)\s?\$|(?P<code>CAD|AUD|NZD|HKD|SGD)\b)(?! and\b)",
    re.IGNORECASE,
)
"""What a page says of every dollar on it: “All amounts are expressed in Canadian dollars”."""
DECLARES = {"ca": "CAD", "c": "CAD", "au": "AUD", "a": "AUD", "ne": "NZD", "nz": "NZD", "ho": "HKD", "hk": "HKD", "si": "SGD", "sg": "SGD", "s": "SGD"}  # fmt: skip
PLAIN_DOLLARS = re.compile(r"(?<![A-Za-z.])\$|^(?!.*\b(?:U\.?S\.?|American)\b)[^$]*\bdollars\b")
"""What names no country in the words of a sum."""


def declared_dollar(text: str) -> str | None:
    """The currency for which a page says that its dollars stand, None where it says nothing of them."""
    said = DECLARED.search(text) if "dollar" in text or "$" in text else None
    return DECLARES[(said["land"] or said["sign"] or said["code"])[:2].lower()] if said else None


def home_currency(text: str) -> dict[str, str]:
    """What a currency that does not name its country is in a text.

    ¥ is the yen in a text that speaks of Japan more than of China; a bare 元 is the Taiwan dollar where that is named and the renminbi is not, kroner are Danish where Denmark is
    named and Norway is not. Pounds are of mass where no £ stands and goods are priced by the pound, or they are few and
    no country is named that pays in pounds; bags of coffee have 60 kg.
    """
    homes = {}
    if (dollar := declared_dollar(text)) is not None:
        homes["$"] = dollar
    if "台币" in text and "人民币" not in text:
        homes["元"] = "TWD"
    if text.count("¥") and JAPAN.search(text) and len(JAPAN.findall(text)) > len(CHINA.findall(text)):
        homes["¥"] = "JPY"
    if "pounds" in text and "£" not in text:
        abroad = PAYS_IN_POUNDS.search(text) is None
        if BY_THE_POUND.search(text) is not None or (abroad and OF_MINES.search(text) is not None):
            homes["pounds"] = "t"
        elif abroad:
            homes["pounds"] = FEW
    if "offee" in text and " bags" in text:
        homes["bags"] = "t"
    if ("Danish" in text or "Denmark" in text) and "Norw" not in text:
        homes["kroner"] = homes["crowns"] = "DKK"
    elif ("Swedish" in text or "Sweden" in text) and "Norw" not in text:
        homes["crowns"] = "SEK"
    elif "Czech" in text:
        homes["crowns"] = "CZK"
    for word, said in SHARED.items():
        if word in text:
            named = {money: len(place.findall(text)) for money, place in said}
            money = max(named, key=lambda money: named[money])
            if named[money]:
                homes[word] = money
    return homes


def in_home_currency(
    text: str, found: list[Quantity], homes: Mapping[str, str], start: int, end: int
) -> list[Quantity]:
    """The quantities of a sentence with every currency that does not name its country in that of its home.

    The sentence's own home counts before that of the text: ¥ beside Tokyo is the yen in an article on China, too.
    """
    if "¥" in text[start:end] and JAPAN.search(text, start, end) and not CHINA.search(text, start, end):
        homes = {**homes, "¥": "JPY"}
    if "cent" in text[start:end] and BARE_CENTS.search(text, start, end) and in_euros(text, start, end):
        homes = {**homes, "cent": "EUR"}
    units = {q.end for q in found if q.form == "money" and BEHIND.match(text, q.end) is not None}
    if units:  # the 一公斤 of 110美元一公斤 is no mass of its own
        found = [_unit_behind(text, q) for q in found if q.start not in units]
    if any(q.unit is None and text[q.end - 1] in "亿兆" for q in found):
        money = homes.get("元", "CNY")
        found = [_bare_sum(text, q, start, money) for q in found]
    if "pounds" in text[start:end] and homes.get("pounds") is None:
        found = [_of_weight(text, q, start) for q in found]
    if not homes:
        return found
    settled, told = [], None
    for quantity in found:
        home = _at_home(text, quantity, homes)
        if told is not None and quantity.note == "carried" and quantity.unit == told[0].unit:
            home = replace(home, unit=told[1].unit)  # “18 billion dirhams in 2024, up from 14 billion”
        told = (quantity, home) if quantity.form == "money" else told
        settled.append(home)
    return settled


def _of_weight(text: str, quantity: Quantity, start: int) -> Quantity:
    """Pounds that something weighs or that are in each piece of it as a mass: “weighs 60 pounds”."""
    if quantity.unit != "GBP" or "£" in text[quantity.start : quantity.end]:
        return quantity
    weighs = WEIGHS_POUNDS.search(text, max(start, quantity.start - 48), quantity.start) is not None
    if not (weighs or POUNDS_APIECE.match(text, quantity.end)):
        return quantity
    return _weighed(quantity, "t", canonical("lb")[1])


EARNED = re.compile(
    r"(?:营收|收入|净利润?|利润|纯利|溢利|盈利|净赚|赚|净亏|亏损?|市值|票房|投资额?|募资|负债|销售额|产值|成交额|贷款|营业额|砸下?了?|斥资|耗资|身家)[^,，;；。\d]{0,8}$"
)
"""营收逾四千亿, 净利6.5亿: what is only ever a sum of money."""


def _bare_sum(text: str, quantity: Quantity, start: int, money: str) -> Quantity:
    """A sum without its currency as one in that of the text: 三季度净利6.5亿，增五成."""
    if quantity.unit is not None or quantity.form != "number" or text[quantity.end - 1] not in "亿兆":
        return quantity
    behind = text[quantity.end : quantity.end + 1]
    if "\u4e00" <= behind <= "\u9fff" and behind not in "的以左上下至到，":
        return quantity
    if EARNED.search(text, max(start, quantity.start - 14), quantity.start) is None:
        return quantity
    return replace(quantity, unit=money, form="money")


def _at_home(text: str, quantity: Quantity, homes: Mapping[str, str]) -> Quantity:
    """The quantity with the currency, or the weight of a pound or a bag, that its word has in the text."""
    if SAYS_WHOSE.search(text, quantity.start, quantity.end) is not None:
        return quantity
    for word, home in homes.items():
        if word == "bags":
            if quantity.unit is None and text.startswith(" bags", quantity.end):
                return _weighed(replace(quantity, end=quantity.end + len(" bags")), home, BAG)
        elif word == "pounds":
            if quantity.unit == "GBP" and quantity.per is None and (home == "t" or quantity.high < 1e5):
                return _weighed(quantity, "t", canonical("lb")[1])
        elif word == "$":
            if (quantity.unit or "")[:3] == "USD" and PLAIN_DOLLARS.search(
                text[quantity.start : quantity.end]
            ):
                return replace(quantity, unit=home + (quantity.unit or "")[3:])
        elif word in text[quantity.start : quantity.end] and (quantity.unit or "")[:3] in (
            ("USD",) if word == "cent" else NAMELESS
        ):
            return replace(quantity, unit=home + (quantity.unit or "")[3:])
    return quantity


def _weighed(quantity: Quantity, unit: str, factor: float) -> Quantity:
    low, high = quantity.low * factor, quantity.high * factor
    return replace(quantity, low=low, high=high, unit=unit, form="number", factor=factor)


BEHIND = re.compile(r"(?:一|每)(?P<zh>公斤|千克|吨|公吨|磅|桶|盎司)(?![\u4e00-\u9fff]?(?:需|要))")
"""162万元一吨: the unit behind the sum."""


def _unit_behind(text: str, quantity: Quantity) -> Quantity:
    """The sum as a price, where its unit stands behind it: 162万元一吨."""
    if quantity.form != "money" or quantity.unit is None or "/" in quantity.unit or quantity.high >= 1e8:
        return quantity
    behind = BEHIND.match(text, quantity.end)
    if behind is None:
        return quantity
    unit, factor = canonical(f"{quantity.unit}/{behind['zh']}")
    return times(quantity, factor, unit)
