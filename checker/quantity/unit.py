"""Units as texts write them, the canonical ones, and the one pint registry that vouches for the factors."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.model import CheckerError
from checker.quantity.spelt import Spelt

if TYPE_CHECKING:
    import pint

LB, SHORT, LONG = 0.00045359237, 0.90718474, 1.0160469088
OUNCE = 3.11034768e-5
"""A troy ounce in tonnes; whatever texts give in ounces is a precious metal."""
UNITS: tuple[tuple[str, str, float], ...] = (
    (r"parts per million|(?-i:ppm)(?![A-Za-z0-9])", "percent", 1e-4),
    (
        r"(?:grams?|grammes?|g)(?: (?:per|a) |/)(?:metric )?(?:tonne|ton|t)(?![A-Za-z0-9])|(?-i:gpt)(?![A-Za-z0-9])|克/吨",
        "percent",
        1e-4,
    ),
    (r"short tons?|短吨", "t", SHORT),
    (r"long tons?|长吨", "t", LONG),
    (
        r"(?:(?:dry|wet|dry metric|wet metric|metric) )?(?:tons?|tonnes?)|公吨|金属吨|[湿干镍钴铜锂]吨|实物吨|吨|t(?![A-Za-z0-9-])|(?-i:MT|mt(?:/yr?|/a)?|[dw]mt|tU|tU3O8|REOt)(?![A-Za-z0-9])",
        "t",
        1,
    ),
    (r"deadweight (?:tons?|tonnes?)|(?-i:dwt)(?![A-Za-z0-9])|载重吨", "t", 1),
    (r"compensated gross (?:tons?|tonnes?)|(?-i:CGT|cgt)(?![A-Za-z0-9])|修正总吨", "cgt", 1),
    (r"(?-i:tpa|tpy|t/a|t/y|t/yr)(?![A-Za-z0-9])", "t", 1),
    (
        r"kilotons?|kilotonnes?|(?-i:kt|KT)(?![A-Za-z0-9])|(?-i:kt(?:pa|py|/a|/y|/yr))(?![A-Za-z0-9])|千吨",
        "t",
        1e3,
    ),
    (
        r"megatons?|megatonnes?|(?-i:Mt)(?![A-Za-z0-9])|(?-i:Mt(?:/a|/y|/yr)|[Mm]t(?:pa|py)|MTPA|MMT)(?![A-Za-z0-9])",
        "t",
        1e6,
    ),
    (r"kilograms?|kilogrammes?|kilos?|kgs?(?![A-Za-z0-9])|公斤|千克", "t", 1e-3),
    (r"市?斤(?!两)", "t", 5e-4),
    (r"pounds? of|lbs?(?![A-Za-z0-9])|磅(?!值)", "t", LB),
    (
        r"(?:60[- ]?(?:kg|kilo(?:gram)?)[- ])bags?|bags? of 60 ?(?:kg|kilo(?:gram)?s?)|bags? of (?:green )?coffee",
        "t",
        0.06,
    ),
    (r"(?:480[- ]?(?:lb|pound)[- ])?bales?(?: of cotton)?(?![A-Za-z])", "t", 480 * LB),
    (r"carats?|克拉", "t", 2e-7),
    (r"grams?|grammes?|公?克(?![拉朗])", "t", 1e-6),
    (r"troy ounces?|ounces?|oz(?![A-Za-z0-9])|盎司", "t", OUNCE),
    (r"(?-i:[Mm]oz)(?![A-Za-z0-9])", "t", 1e6 * OUNCE),
    (r"(?-i:[Kk]oz)(?![A-Za-z0-9])", "t", 1e3 * OUNCE),
    (r"(?-i:Mlbs?|mlbs?)(?![A-Za-z0-9])", "t", 1e6 * LB),
    (
        r"barrels? (?:of (?:crude oil|oil equivalent|oil|crude) )?(?:(?:per|a) day|daily)|b/d|bpd|bbl/d|boe/d|boepd|桶/日|桶/天",
        "bbl/d",
        1,
    ),
    (r"(?-i:mb/d|mbpd|mmb/d|MMb/d|MMbbl/d|MMbpd|[Mm]{2}boe/d)", "bbl/d", 1e6),
    (r"(?-i:kb/d|kbpd|[Mk]bbl/d|[Mmk]boe/d|[Mmk]boepd)", "bbl/d", 1e3),
    (r"(?-i:[Mm]{2}bbls?|[Mm]{2}boe|mb)(?![A-Za-z0-9/])", "bbl", 1e6),
    (r"(?-i:[Mk]bbls?|[Mmk]boe)(?![A-Za-z0-9/])", "bbl", 1e3),
    (r"barrels? of oil equivalent|barrels?|bbls?(?![A-Za-z0-9])|boe(?![A-Za-z0-9])|桶", "bbl", 1),
    (r"[bB]cf/d|[bB]cfd|billion cubic feet (?:per|a) day", "bcf/d", 1),
    (r"(?-i:[Mm]{2}cf/d|[Mm]{2}cfd)", "bcf/d", 1e-3),
    (r"(?-i:[Mm]{2}cf)(?![A-Za-z0-9])", "bcf", 1e-3),
    (r"cubic feet (?:per|a) day", "bcf/d", 1e-9),
    (r"cubic feet of (?:natural )?gas (?:per|a) day", "bcf/d", 1e-9),
    (r"立方英尺(?:/|每)[日天]", "bcf/d", 1e-9),
    (r"[bB]cf(?![A-Za-z0-9])", "bcf", 1),
    (r"cubic feet|立方英尺", "bcf", 1e-9),
    (r"(?-i:[Tt]cf)(?![A-Za-z0-9])", "bcf", 1e3),
    (r"(?-i:mcm)(?![A-Za-z0-9])", "bcm", 1e-3),
    (r"(?-i:bcm)(?![A-Za-z0-9])|billion cubic met(?:re|er)s", "bcm", 1),
    (r"cubic met(?:re|er)s?|立方米|m3(?![A-Za-z0-9])|m³", "m3", 1),
    (r"bushels?|蒲式耳", "bushel", 1),
    (r"gallons?|加仑", "gallon", 1),
    (r"lit(?:re|er)s?|公升|升(?!至|到|高|幅)", "l", 1),
    (r"(?-i:Mtoe)(?![A-Za-z0-9])|million (?:tons?|tonnes?) of oil equivalent", "TWh", 11.63),
    (r"exajoules?|(?-i:EJ)(?![A-Za-z0-9])", "TWh", 1e3 / 3.6),
    (r"(?-i:TWh)|terawatt[- ]hours?|太瓦时", "TWh", 1),
    (r"(?-i:G[Ww]h|GWH)|gigawatt[- ]hours?|吉瓦时", "TWh", 1e-3),
    (r"(?-i:M[Ww]h|MWH)|megawatt[- ]hours?|兆瓦时", "TWh", 1e-6),
    (r"(?-i:kWh)|kilowatt[- ]hours?|千瓦时|度电", "TWh", 1e-9),
    (r"(?-i:GWp?)(?![A-Za-z0-9])|gigawatts?|吉瓦", "GW", 1),
    (r"(?-i:TW)(?![A-Za-z0-9])|terawatts?", "GW", 1e3),
    (r"(?-i:MWp?)(?![A-Za-z0-9])|megawatts?|兆瓦", "GW", 1e-3),
    (r"(?-i:kWp?)(?![A-Za-z0-9])|kilowatts?|千瓦", "GW", 1e-6),
    (r"hectares?|(?-i:ha)(?![A-Za-z0-9])|公顷", "ha", 1),
    (r"square kilomet(?:re|er)s?|sq\.? km|km2|km²|平方公里", "km2", 1),
    (r"acres?|英亩", "ha", 0.40468564224),
    (r"亩", "ha", 1 / 15),
    (r"square met(?:re|er)s?|平方米", "m2", 1),
    (r"kilomet(?:re|er)s?|(?-i:km)(?![A-Za-z0-9])|公里|千米", "m", 1e3),
    (r"met(?:re|er)s?|公尺|米(?![国])", "m", 1),
    (
        r"percentage[- ]points?|points?(?= (?:to \d|(?:lower|higher|less|more|fewer|above|below|up|down)\b))|个?百分点|pp(?:ts?|s)?(?![A-Za-z0-9])",
        "pp",
        1,
    ),
    (r"basis[- ]points?|个?基点", "pp", 0.01),
    (r"%|percent|per cent|％|pct(?![A-Za-z0-9])|(?-i:pc)(?![A-Za-z0-9])", "percent", 1),
    (r"成(?![为立员功本熟长品果交分都])", "percent", 10),
    (
        r"-?fold(?![A-Za-z0-9])|times(?= (?:higher|more|as|the|its|their|what|that|larger|bigger|greater|over|lower|compared|last|his|her|in\b|since|between|by\b))|倍",
        "x",
        1,
    ),
    (r"years?(?! ?old|-old)|年(?!代|级|轻|龄|报)", "year", 1),
    (r"decades?", "year", 10),
    (r"centur(?:y|ies)|世纪", "year", 100),
    (r"months?|个多?月", "month", 1),
    (r"weeks?|周(?!边|期|围|年)|星期", "day", 7),
    (r"(?:(?:working|business|trading|calendar) )?days?|天(?!然|空|下|气)|个?工作日", "day", 1),
)
CODES = "DKK SEK NOK PLN CZK BRL MXN ZAR TWD IDR MYR THB PHP VND NZD TRY SAR AED RUB KZT CLP ARS ILS QAR HUF BDT PKR NGN KES GHS EGP UAH COP PEN RON".split()
"""Codes that texts write in capitals before or behind a sum: “DKK 4 billion”, “1.2 billion SEK”."""
CURRENCY = {
    "us$": "USD", "$us": "USD", "$a": "AUD", "$c": "CAD", "rs": "INR", "rs.": "INR", "$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "hk$": "HKD", "nz$": "NZD", "s$": "SGD", "nt$": "TWD", "t$": "TWD", "r$": "BRL", "€": "EUR", "£": "GBP", "¥": "CNY", "₺": "TRY", "฿": "THB", "₪": "ILS", "₦": "NGN", "₴": "UAH", "₫": "VND", "₸": "KZT", "₵": "GHS", "zł": "PLN", "nis": "ILS", "dh": "AED", "dhs": "AED", "ksh": "KES", "sr": "SAR", "y": "JPY", "won": "KRW", "₹": "INR", "₩": "KRW", "₽": "RUB", "rm": "MYR", "rp": "IDR", "₱": "PHP", "sfr": "CHF", "skr": "SEK", "nkr": "NOK", "dkr": "DKK", "chf": "CHF",
    "usd": "USD", "cny": "CNY", "rmb": "CNY", "eur": "EUR", "gbp": "GBP", "jpy": "JPY", "aud": "AUD", "cad": "CAD", "hkd": "HKD", "inr": "INR", "krw": "KRW", "sgd": "SGD", "人民币": "CNY",
    **{code.lower(): code for code in CODES},
}  # fmt: skip
MONEY = (
    (r"U\.?S\.? dollars?|US dollars?|美元|美金", "USD"), (r"Australian dollars?|澳元|澳币|澳洲元", "AUD"), (r"Canadian dollars?|加元|加币", "CAD"),
    (r"Hong Kong dollars?|港元|元?港币", "HKD"), (r"(?:Chinese )?yuans?|renminbi|RMB|CNY|人民币|元(?:人民币)?(?!素|件|首|老|旦|新台币|台币|港币)", "CNY"), (r"(?:Japanese )?yen|日元|日圆|JPY", "JPY"),
    (r"euros?(?![ -]?cent)|EUR|€(?!\s?\d)|欧元", "EUR"), (r"pounds? sterling|sterling|British pounds?|pounds(?! of)|GBP|英镑", "GBP"), (r"(?:Indian )?rupees?|印度卢比|卢比", "INR"), (r"(?:South Korean )?won(?= |[.,;)]|$)|韩元|韩圜|韩币", "KRW"),
    (r"roubles?|rubles?|卢布", "RUB"), (r"Swiss francs?|瑞郎|瑞士法郎", "CHF"),
    (r"(?:New )?Taiwan(?:ese)? dollars?|元?新台币|元?台币|NT dollars?", "TWD"), (r"Singapore dollars?|新加坡元|新元|坡币|新币", "SGD"), (r"New Zealand dollars?|新西兰元|纽元", "NZD"),
    (r"(?:Malaysian )?ringgits?|林吉特|令吉|马币", "MYR"), (r"(?:Indonesian )?rupiahs?|印尼盾|印尼卢比", "IDR"), (r"(?:Thai )?baht|泰铢|泰币", "THB"), (r"(?:Vietnamese )?dong(?= |[.,;)]|$)|越南盾|越盾", "VND"),
    (r"(?:Brazilian )?reai?s(?= |[.,;)]|$)|雷亚尔", "BRL"), (r"(?:South African )?rands?(?= |[.,;)]|$)|(?:南非)?兰特", "ZAR"), (r"Mexican pesos?|墨西哥[比披]索", "MXN"), (r"Chilean pesos?|智利[比披]索", "CLP"),
    (r"Argentine pesos?|阿根廷[比披]索", "ARS"), (r"Philippine pesos?|菲律宾[比披]索", "PHP"), (r"(?:Turkish )?lira|(?:土耳其)?里拉", "TRY"), (r"(?:Kazakh )?tenge|坚戈", "KZT"), (r"Swedish (?:kronor|krona|crowns?)|瑞典克朗", "SEK"),
    (r"Norwegian (?:kroner|krone|crowns?)|挪威克朗", "NOK"), (r"Danish (?:kroner|krone|crowns?)|丹麦克朗", "DKK"), (r"(?:Polish )?zlotys?|兹罗提", "PLN"), (r"(?:UAE )?dirhams?|迪拉姆", "AED"), (r"(?:Saudi )?riyals?|沙特里亚尔|里亚尔", "SAR"),
    (r"Czech (?:koruna|crowns?)|捷克克朗", "CZK"), (r"kroner|crowns|克朗", "NOK"), (r"kronor|krona", "SEK"), (r"CFA francs?|[西中]非法郎|非洲法郎", "XOF"), (r"francs?(?= |[.,;)]|$)", "CHF"), (r"(?:Israeli )?shekels?", "ILS"), (r"naira|奈拉", "NGN"), (r"cedis?", "GHS"), (r"birr", "ETB"), (r"taka", "BDT"),
    (r"Egyptian pounds?|埃及镑", "EGP"), (r"Moroccan dirhams?", "MAD"), (r"Colombian pesos?|哥伦比亚[比披]索", "COP"), (r"pesos?|[比披]索", "MXN"), (r"Pakistani? rupees?", "PKR"), (r"Qatari (?:riyals?|rials?)|卡塔尔里亚尔", "QAR"), (r"Kuwaiti dinars?", "KWD"),
    (r"(?:Kenyan )?shillings?", "KES"), (r"(?:Hungarian )?forints?|福林", "HUF"), (r"(?:Ukrainian )?hryvnias?|格里夫纳", "UAH"), (r"(?:Peruvian )?soles(?= |[.,;)]|$)|秘鲁索尔", "PEN"), (r"(?:Zambian )?kwacha|克瓦查", "ZMW"),
    (r"(?:Romanian )?lei(?= |[.,;)]|$)|列伊", "RON"), (r"(?:Kuwaiti )?dinars?|第纳尔", "KWD"), (r"manats?|马纳特", "AZN"), (r"tugriks?|图格里克", "MNT"), (r"kyats?(?= |[.,;)]|$)|缅元|缅币", "MMK"),
    (r"Sri Lankan rupees?", "LKR"), (r"Iranian rials?|rials?", "IRR"), (r"Omani rials?", "OMR"), (r"(?:Bulgarian )?leva?(?= |[.,;)]|$)", "BGN"), (r"Tanzanian shillings?", "TZS"), (r"Ugandan shillings?", "UGX"),
    (r"Congolese francs?", "CDF"), (r"Guinean francs?", "GNF"), (r"Rwandan francs?", "RWF"), (r"Iraqi dinars?", "IQD"), (r"Algerian dinars?", "DZD"), (r"Jordanian dinars?", "JOD"), (r"Bahraini dinars?", "BHD"), (r"Libyan dinars?", "LYD"), (r"Serbian dinars?", "RSD"),
    (r"Tunisian dinars?", "TND"), (r"(?:Uzbek )?soums?", "UZS"), (r"(?:Georgian )?lari(?= |[.,;)]|$)", "GEL"), (r"(?:Angolan )?kwanzas?", "AOA"), (r"(?:Botswana )?pula(?= |[.,;)]|$)", "BWP"), (r"(?:Mozambican )?meticais", "MZN"), (r"bolivianos?", "BOB"),
    (r"guaran[ií]e?s", "PYG"), (r"Uruguayan pesos?", "UYU"), (r"Dominican pesos?", "DOP"), (r"Cuban pesos?", "CUP"), (r"Namibian? dollars?", "NAD"), (r"Jamaican dollars?", "JMD"), (r"Guyan(?:a|ese) dollars?", "GYD"), (r"(?:Malagasy )?ariary", "MGA"),
    (r"dollars?|USD", "USD"),
    *((rf"(?-i:{code})(?![A-Za-z])", code) for code in CODES),
)  # fmt: skip
CENTS_RE = re.compile(
    r"(?P<EUR>euro[ -]?cents?(?![A-Za-z])|欧分)|(?P<GBP>pence|pennies|penny|便士)(?![A-Za-z])|(?P<AUD>Australian cents?(?![A-Za-z]))"
    r"|(?P<USD>(?:U\.?S\.? )?cents?(?![A-Za-z])|¢|c(?=/lb)|美分|美仙)",
    re.IGNORECASE,
)
"""Hundredths of a currency; a bare cent is one of a dollar, unless the text around it has euros."""
CENTS_BEGIN = frozenset("aceup¢便欧美")
"""What they begin with, in small letters."""
COUNTED_ZH = "封案伙颗种类家座项个辆台艘架名位人道户口处块枚款邻份件头只船张条宗笔票单箱羽片套"
SPELT_MONEY = Spelt([form for form, _ in MONEY], "c")
SPELT_UNIT = Spelt([form for form, _, _ in UNITS], "u", r"[\s-]{0,2}")
PREFIX_RE = re.compile(
    rf"(?:(?:US|AU|A|CA|C|HK|NZ|NT|T|S|R)\$|\$(?:US|A|C)|[$€£¥₹₩₽₱₺฿₪₦₴₫₸₵]|zł|(?-i:\bRs\.?)|(?-i:\b(?:RM|Rp|Won|SFr|SKr|NKr|DKr|Y|NIS|Dhs?|KSh|SR))|\b(?:USD|CNY|RMB|EUR|GBP|JPY|AUD|CAD|HKD|CHF|INR|KRW|SGD)|(?-i:\b(?:{'|'.join(CODES)}))|人民币)\s?$",
    re.IGNORECASE,
)
LETTERS = {"R": "ZAR", "P": "PHP", "N": "NGN", "K": "ZMW", "W": "KRW", "Sh": "KES"}
LETTER_RE = re.compile(rf"(?<![\w$€£/'’-])(?:{'|'.join(LETTERS)})$")
"""A letter that is a currency before a number with a scale: “R4.2 billion”."""
PER_UNIT = {
    "t": 1.0,
    "kg": 1e3,
    "lb": 1 / LB,
    "g": 1e6,
    "short": 1 / SHORT,
    "oz": 1 / OUNCE,
    "mtu": 100.0,
    "jin": 2e3,
}
PER_RE = re.compile(
    r"\s?(?:/|per|(?:for )?an?(?=\s)|(?:(?:on|for) )?(?:each|every)|每)\s?(?:(?P<mtu>(?:metric ton(?:ne)?|tonne) unit|mtu(?!\w))|(?P<short>short ton)|(?P<t>(?:(?:dry|wet|net|gross) )?(?:metric )?(?:tonne|ton)|t(?!\w)|[dw]?mt(?!\w)|公吨|(?:金属|实物|[干湿标])?吨)|(?P<kg>kilograms?|kilo|kg|公斤|千克)|(?P<jin>市?斤)|(?P<lb>pound|lb|磅)|(?P<g>gram|g(?!\w)|克)|"
    r"(?P<oz>troy ounce|ounce|oz|盎司)|(?P<bbl>barrel(?: of oil equivalent)?|bbl|boe|b(?<=/b)|桶)|(?P<mwh>MWh|megawatt[- ]hour|兆瓦时)|(?P<kwh>kWh|kilowatt[- ]hour|千瓦时|度)|(?P<mmbtu>mmBtu|MMBtu|million British thermal units|百万英热(?:单位)?)|"
    r"(?P<bushel>bushel|蒲式耳)|(?P<w>watt|瓦)(?!时)|(?P<kcf>(?:thousand|1,?000) cubic feet|mcf)|(?P<km3>(?:thousand|1,?000) cubic met(?:re|er)s?)|(?P<m3>cubic met(?:re|er)|立方米)|(?P<gallon>gal(?:lon)?|加仑)|(?P<l>lit(?:re|er))|(?P<share>share|股))(?![A-Za-z0-9])",
    re.IGNORECASE,
)
PER_BEFORE = re.compile(
    r"每(?P<u>公斤|千克|斤|公吨度|吨度|标吨度|[湿干]吨|金属吨|吨|公吨|磅|克|盎司|桶|兆瓦时|千瓦时|度电?|瓦|股|立方米|蒲式耳)\s?(?P<h>大约|约|将近|接近|近|超过?|逾|仅|高达|至少|不到)?$"
)
PER_ZH = {
    "公斤": ("t", 1e3),
    "千克": ("t", 1e3),
    "斤": ("t", 2e3),
    "吨": ("t", 1.0),
    "公吨": ("t", 1.0),
    "湿吨": ("t", 1.0),
    "干吨": ("t", 1.0),
    "金属吨": ("t", 1.0),
    "吨度": ("t", 100.0),
    "公吨度": ("t", 100.0),
    "标吨度": ("t", 100.0),
    "磅": ("t", 1 / LB),
    "克": ("t", 1e6),
    "盎司": ("t", 1 / OUNCE),
    "桶": ("bbl", 1.0),
    "兆瓦时": ("MWh", 1.0),
    "千瓦时": ("kWh", 1.0),
    "度": ("kWh", 1.0),
    "度电": ("kWh", 1.0),
    "瓦": ("W", 1.0),
    "蒲式耳": ("bushel", 1.0),
    "股": ("", 1.0),
    "立方米": ("m3", 1.0),
}
RATE_RE = re.compile(
    r"\s?(?:/\s?|(?:per|an?|each|every)\s)(?P<u>year|day|month|week|annum|yr|d)(?!\w)", re.IGNORECASE
)


# --- pint ------------------------------------------------------------------------------------------------

DIMENSIONS = {
    "t": "mass", "oz": "mass", "bbl": "volume", "m3": "volume", "bcm": "volume", "bcf": "volume", "bushel": "volume",
    "gallon": "volume", "l": "volume", "bbl/d": "rate", "bcf/d": "rate", "TWh": "energy", "MWh": "energy", "MMBtu": "energy", "GW": "power", "W": "power",
    "ha": "area", "km2": "area", "m2": "area", "m": "length", "percent": "share", "pp": "points", "x": "times",
    "year": "time", "day": "time", "count": "count", "kWh": "energy", "cgt": "gross tonnage",
}  # fmt: skip
CURRENCIES = frozenset(
    """USD CNY EUR GBP JPY AUD CAD HKD NZD SGD TWD BRL INR KRW RUB CHF MXN ZAR IDR MYR THB VND PHP TRY SEK
    NOK DKK CZK PLN KZT CLP PEN ARS SAR AED QAR KWD XOF ILS NGN GHS ETB BDT
    EGP MAD COP PKR KES HUF UAH ZMW RON AZN MNT MMK LKR IRR OMR BGN TZS UGX CDF GNF RWF IQD DZD JOD BHD LYD RSD
    TND UZS GEL AOA BWP MZN BOB PYG UYU DOP CUP NAD JMD GYD MGA""".split()
)
_DEFINITIONS = (
    "ton = 1000 * kilogram = _ = tons = tonne = tonnes = t_",
    "kt = 1000 * ton = _ = kilotonne = kilotonnes",
    "Mt = 1000000 * ton = _ = megatonne = megatonnes",
    "short_ton = 907.18474 * kilogram = _ = short_tons",
    "long_ton = 1016.0469088 * kilogram = _ = long_tons",
    "wan_ton = 10000 * ton = _ = 万吨",
    "yi_ton = 100000000 * ton = _ = 亿吨",
    "percent = [] / 100 = _ = pct",
    "bcm = 1e9 * meter ** 3",
    "bcf = 1e9 * foot ** 3",
)


@lru_cache(maxsize=1)
def registry() -> pint.UnitRegistry[float]:
    """Our pint registry: a ton is a metric tonne, every currency a dimension of its own.

    pint's default `ton` is the short ton; here it is 1000 kg, and the short and the long ton say so.
    """
    import pint

    units: pint.UnitRegistry[float] = pint.UnitRegistry(on_redefinition="ignore")
    for line in _DEFINITIONS:
        if not line.startswith("percent"):
            units.define(line)
    for code in CURRENCIES:
        units.define(f"{code} = [currency_{code}]")
    return units


def dimension(unit: str) -> str:
    """The dimension of a canonical unit: `t` → mass, `USD` → money:USD, `USD/t` → price:USD/mass."""
    if unit in DIMENSIONS:
        return DIMENSIONS[unit]
    if unit in CURRENCIES:
        return f"money:{unit}"
    currency, slash, per = unit.partition("/")
    if slash and currency in CURRENCIES and per in DIMENSIONS:
        return f"price:{currency}/{DIMENSIONS[per]}"
    raise CheckerError(
        f"unit {unit!r} is not one of the canonical units ({', '.join(DIMENSIONS)}, a currency, or a price per unit)"
    )


@lru_cache(maxsize=4096)
def canonical(text: str) -> tuple[str, float]:
    """The canonical unit that a written unit stands for, and the factor to it.

    `canonical("short tons")` is `("t", 0.90718474)`, `canonical("USD/kg")` is `("USD/t", 1000.0)`. Canonical
    units come back unchanged. Raises CheckerError for what no unit is; the result is cached, so that a number
    costs a dictionary look-up and no call of pint.
    """
    if text in DIMENSIONS or text in CURRENCIES:
        return text, 1.0
    currency, slash, per = text.partition("/")
    if slash and currency in CURRENCIES:
        if per == "kWh":
            return f"{currency}/MWh", 1e3  # a claim keeps what is said of a battery, the table compares
        if per in DIMENSIONS:
            return text, 1.0
        unit, factor = canonical(per)
        return f"{currency}/{unit}", 1.0 / factor
    if (hit := SPELT_UNIT.any.fullmatch(text)) is not None:
        name = next(key for key, value in hit.groupdict().items() if value is not None)
        _, unit, factor = UNITS[int(name[1:])]
        return ("year", factor / 12) if unit == "month" else (unit, factor)
    return _by_pint(text)


def _by_pint(text: str) -> tuple[str, float]:
    """Anything else that pint can turn into one of the canonical units."""
    import pint

    try:
        quantity = registry().Quantity(1.0, text)
        for unit, target in (
            ("t", "ton"),
            ("TWh", "TWh"),
            ("GW", "GW"),
            ("m3", "m**3"),
            ("m", "m"),
            ("ha", "hectare"),
            ("year", "year"),
        ):
            if quantity.is_compatible_with(target):
                return unit, float(quantity.to(target).magnitude)
    except (pint.PintError, AssertionError, AttributeError, TypeError, ValueError):
        pass
    raise CheckerError(
        f"unit {text!r} is not known; write t, kg, lb, bbl, TWh, GW, percent, USD, USD/t … or see README"
    )
