"""What looks like a number and is none: citations, model names, labels, phone numbers, set phrases."""

from __future__ import annotations

import re

LABELS = (
    "Group", "Section", "Chapter", "Article", "Figure", "Table", "Phase", "Tier", "Part", "Step", "Flight",
    "Model", "Route", "Highway", "Type", "Version", "Annex", "Item", "Page", "Appendix", "Formula", "Class",
    "Chart", "Graph",
)  # fmt: skip
CITED = re.compile(r"\[\d+(?:[-,\s]+\d+)*\]")
LABELLED = re.compile(rf"\b(?:{'|'.join(map(re.escape, LABELS))})\s\d+\b(?![.,]\d)", re.IGNORECASE)
LATIN = re.compile(
    r"(?:(?<![A-Za-z0-9])|(?=[$€£¥+]|https?:)|(?<=[A-Za-z])(?=\d))"  # where one can begin; most places are inside a word
    r"(?:(?<![A-Za-z0-9])(?:(?:(?:19|20)?\d\d)[HQ][1-4]|[1-4][HQ](?:19|20)?\d\d)(?![A-Za-z0-9])|\b\d{4} (?:GMT|BST|UTC)\b|\b\d[\d.,]* (?:[A-Z][a-z]+ )?[a-z]{3,8} (?:per|to the|against the) (?:U\.?S\.? )?(?:dollar|euro)\b|\b(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten) (?:days|weeks|months|quarters|years) (?:in a row|running)\b|[$€£¥]1 ?= ?[A-Z]{0,3}[$€£¥]?\d[\d.,]*|\b(?:FTSE|S&P|Nasdaq|CSI|Nikkei|Stoxx|Fortune|Russell|ASX)[ -]?\d{2,4}\b|\bBoeing 7\d7\b|\bAirbus [23]\d0\b|"
    r"(?<![A-Za-z0-9])(?!to-\d|(?:mid|early|late|end)-(?:19|20)\d\d)[A-Za-z]{1,5}-?\d+[A-Za-z]*(?:\d[A-Za-z]*)?(?:-\d+)?(?![A-Za-z0-9]|[.,]\d|[万亿千百吨])|(?<![A-Za-z0-9-])(?-i:[A-Z][a-z]{4,})-\d{1,2}(?![\w%])(?!,\d| ?(?:%|per ?cent))|\b\d+[A-Z](?![A-Za-z]*\$)\b(?<!\dT)(?<!\dM)(?<!\dB)|\b\d{1,2}:\d{2}\b|(?<![\d(])\+?\d[\d()]{0,11}(?:[- ]\d{3,4}){2,}|https?://\S+|\b\d{1,2}(?:st|nd|rd|th)\b(?![- ](?:largest|biggest|busiest|place\b|position\b|spot\b))|\d+(?:大卡|kcal)|\b(?:sack|drum|bale|bag|load)s? of (?!60 ?k)\d+ ?(?:kg|lb|kilo)[a-z]*|\b(?:a|one|each) (?:[a-z]+ )?(?:(?:of [a-z]+ )?weighs?|weighing|equals|holds|is equal to) (?:about )?\d[\d.]* (?:kg|kilo|pound|lb|ton)[a-z]*(?:,? or \d[\d.]* (?:kg|kilo|pound|lb|ton)[a-z]*)?|\b100% basis|\b(?:20|40|45)[- ](?:foot|ft)\b|(?<=will )one day|(?<=may )one day|(?<=might )one day|(?<=could )one day|(?<=would )one day)",
    re.IGNORECASE,
)
LABEL_HINTS = tuple(
    f"{label.lower()}{gap}{digit}" for label in LABELS for gap in " \n\t\xa0" for digit in "0123456789"
)
"""One of these stands in every text in small letters that holds a label."""
HINTS = (
    "boeing 7",
    "cac ",
    "airbus ",
    "0-foot",
    "0-ft",
    "0 foot",
    "0 ft",
    "5-foot",
    "://",
    "大卡",
    "bag of ",
    "bags of ",
    "sack of ",
    "sacks of ",
    "drum of ",
    "drums of ",
    "bale of ",
    "bales of ",
    "load of ",
    "loads of ",
    "weigh",
    "equal",
    "holds ",
    "100% basis",
    " one day",
    " gmt",
    " dollar",
    " euro",
    " in a row",
    " running",
    " bst",
    " utc",
    "1 =",
    "1=",
    "ftse",
    "s&p",
    "nasdaq",
    "csi",
    "nikkei",
    "stoxx",
    "fortune",
    "russell",
    "asx",
)
MIXED = re.compile(r"\d(?:[a-z]|[\d()]{0,11}[- ]\d{3}|:\d|(?<=[a-z]\d)|(?<=[a-z]-\d))")
"""A text in small letters that holds none of the hints and no such digit has no look-alike of LATIN.

Whoever adds a form to LATIN sees to it that one of the two lets it through; `tests/extract/test_hints.py` looks.
"""
RANKED_ZH = r"出口产品|出口商品|进口产品|进口商品|[\u4e00-\u9fff]企(?![业图])|买家|供应国|供应商|来源国?|进口国|出口国|生产国|生产商|产国|产[\u4e00-\u9fff]{1,3}国|客户|市场|消费国|股东|矿|持有国|目的地|出口目的地|油田|气田|油气田|盐湖|水电站|核电站|风电场|港口|经济体|分离厂|冶炼厂|精炼厂|加工厂|加工国|工厂|生产基地|储量国|资源国|拥有国|供应地|进口来源|出口商|进口商|制造商|生产者|分离企业|稀土企业|矿企|矿商|储量|储备|矿床|矿藏|蕴藏|油田|气田|产地|产区|投资者|投资方|投资国|投资来源|贸易伙伴|雇主|债权国|债权人|债主|用户|使用国|电站|发电商|风电场|港口|船厂|造船国|造船商|钢厂|炼厂|炼油商|车企|车厂|电池厂|芯片厂|晶圆厂|代工厂|代工商|持股者|持有者|持有人|持有方|生产企业|锂企|铝企|种植国|航空公司|银行|机场|快递企业|房企|开发商|游戏公司|电商平台|药企|酒企|零售商|保险公司"
"""What in Chinese has a place in an order: 第二大买家; any other 第二大 is a name."""
# Each alternative begins with a character, so that the engine knows where one can begin.
HAN = re.compile(
    r"单位[:：]\s?(?:人民币)?[百千万亿]{1,2}|按100%(?:的)?权益|100%(?:的)?权益(?:基础|基准|口径)|[(（,，、][百千]?[万亿]{1,2}(?=[\u4e00-\u9fff]{1,4}(?:/[\u4e00-\u9fffA-Za-z]{1,3})?[)）,，])|\d+(?:GB|TB|MB|Gb|nm|mAh|Hz)(?![A-Za-z])|[百千万][亿](?=房企|级|市值|俱乐部|企业)|(?:两|二|三|四|五|六|七)(?<=[中美日韩俄印澳英德法加欧墨越].)国|《[^《》\n]{1,40}》|十[三四五]五(?=[规计期末时]|”)|十七大|十八大|十九大|二十大|一带一路|[一两]周(?=[\u4e00-\u9fff]{0,4}(?:要闻|新闻|回顾|观察|速览|评述|动态|点评))|第三方|一方面|另一方面|一步|万里长城|万里|三元|双碳|一条龙|一体|一些|一旦|统一|一直|一样|一定|一般|一切|一起|一味|一时|一度|一边|一线|一流|一手|同一|万(?<![一二三四五六七八九十百千\d]万)一(?![千百十])|千万别|千万不|百姓|百分点|万科|千方百计|四川|三星|八达|五角|五矿|九州|一(?<!第一)位|一种|一个(?!半月|(?:多)?月(?:[。，,；;、）)]|左右|以上|$))|一(?<!此一)家|一项|一座|一次|一名|一句|一口|一说|一样|两用|两国|两岸|两会|两者|两头|[两三四](?:个|项)(?=比例|比率|比重|占比|数字|数据|指标|份额)|单一|之(?<!分之)一|进一步|第一时间|一举|一面|一致|一系列|三角|五金|七国集团|一场|一则|一季|二季|三季|四季|千万(?<![一二三四五六七八九十百几数好\d]千万)|双重|百科|万事|亿万|万众|万物|(?:一二|三四)(?![十百千万亿成个家年吨天倍月艘辆座]|分之)|\b1(?:吨|桶|立方米|盎司|磅|亩|公顷|蒲式耳)[\u4e00-\u9fff]{0,4}(?:约|大约)?(?:等于|合|相当于|折合|[=≈])[^,，。;；\n]{1,16}|几[十百千万亿]+[年吨个家种名位]?|数[十百千万亿]+[年吨个家种名位]?|好[十百千万亿]+[年吨个家种名位]?|半个|(?<![逾超近约])一吨|(?:(?<=欧盟)|(?<=东盟)|(?<=经合组织))[\d二三十七八]{1,3}国|第(?<![居排列名球界在联占获]第)(?!(?<=[据回至持坐守到]第)[一二三四五六七八九十\d]{1,2}[位名])(?!(?<=[、和]第)[二三四五六2-9][位名])[一二三四五六七八九十\d]{1,3}(?:名|位|次|届|期|代|大(?![\u4e00-\u9fff]{0,4}(?:"
    + RANKED_ZH
    + r"))|个|国|年|方|季|批|周|轮|步|桶|座|家|条|款|艘|台|笔|天|炉|站|阶段)|两个字|两个半|\d{1,4}号"
)


MONEY = re.compile(r"(?:US|CNY|RMB|EUR|USD|A|HK|C)\$?\d+")
SCALED = re.compile(r"\d+[MBx]|\d\d+K")
IN_MONEY = re.compile(r"(?:RM|Rs|Rp|KSh|NIS|Dhs?)\d+(?:mn?|bn?|tn)?")
A_LETTER = re.compile(r"(?:[RPNKW]|Sh|SR)\d+(?:m|bn|tn)?")
SCALE = re.compile(r"(?<=[mn])|[ -](?:million|billion|trillion|crores?|lakhs?|bn|m)\b")
"""“R500 million”, “W300bn” are sums of money."""
CURRENCY_BEHIND = re.compile(r"(?:US|A|C)\d+")


def possible(low: str, hinted: bool) -> bool:
    """Whether a text in small letters can hold a look-alike of LATIN; `hinted` tells whether it holds a hint."""
    return hinted or MIXED.search(low) is not None


def is_quantity(text: str, hit: re.Match[str]) -> bool:
    """A look-alike that is a quantity after all: “CNY4”, “5K”."""
    word = hit[0]
    if IN_MONEY.fullmatch(word) or (A_LETTER.fullmatch(word) and SCALE.match(text, hit.end()) is not None):
        return True
    if word[:1] in "UAC" and text[hit.start() - 1 : hit.start()] == "$" and CURRENCY_BEHIND.fullmatch(word):
        return True  # “$US650”
    if MONEY.fullmatch(word) and hit.end() < len(text):
        return word[:3] in ("CNY", "RMB", "EUR", "USD")
    if word[-1:] == "g" and text.startswith(("/t", " per t"), hit.end()):
        return True  # “4g/t”
    if word[-1:] == "c" and text.startswith("/lb", hit.end()):
        return True  # “9c/lb”
    if word[-1:] == "k":
        return len(word) > 2  # “97k tonnes”, not “4k”
    return SCALED.fullmatch(word) is not None
