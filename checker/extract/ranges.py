"""Ranges: whether a second numeral belongs to the first, “10 to 15”, 85–90%, “between … and …”."""

from __future__ import annotations

import re

from checker.extract.numerals import NUMBER, has_scale, value_of, without_scale

RANGE = re.compile(r"\s?(?:-to-|[-–—~～]|to|至|到|and|or(?= ))\s?", re.IGNORECASE)
MONEY_SIGN = re.compile(r"(?:US|A|C|HK)?[$€£¥]")
FROM = re.compile(r"(?:from|由|从)\s?(?:[a-z]{0,3}[$€£])?$")
BETWEEN = re.compile(r"between (?:[a-z$€£ ]{0,6})?$")
RANGES = re.compile(
    r"\b(?:anywhere|ranges?|ranged|ranging|runs?|ran|varies|vary|estimates?) from\s?(?:[A-Za-z]{0,3}[$€£])?$",
    re.IGNORECASE,
)
RANGED = re.compile(
    r"(?<!from )(?<!from [$€£])\b\d[\d.,]*(?: ?(?:million|billion|trillion|%|percent|tonnes|tons))? (?:to|and) (?:[A-Za-z]{0,3}[$€£])?\d[^.;]{0,50},"
    r" (?:up|down|raised|lowered|cut|revised) from (?:[A-Za-z]{0,3}[$€£])?$"
)
"""What a range was raised from is one, too: “$64 million to $68 million, up from $55 million to $60 million”."""
CHANGES = re.compile(
    r"\b(?:rose|rise|rises|rising|fell|fall|falls|falling|up|down|went|go|goes|grew|grow|raised?|cut|lift\w*|jump\w*|drop\w*|climb\w*|slid\w*|slip\w*|increas\w+|declin\w+|"
    r"sank|shrank|mov\w+|chang\w+|swell\w*|dwindl\w+|plung\w+|surg\w+|soar\w*|improv\w+|narrow\w*|widen\w*|expand\w*|lower\w*|hike\w*|tumbl\w+|boost\w*|push\w*|ramp\w*|enlarg\w+|extend\w*|upgrad\w+|downgrad\w+|revis\w+|reduc\w+|trim\w*|shorten\w*|progress\w*|advanc\w+|doubl\w+|tripl\w+|halv\w+|(?:takes?|took|taking|brings?|brought|bringing)(?! from))\b|[升降涨跌增减调提改]",
    re.IGNORECASE,
)


MOVED = re.compile(
    r"\b(?:rose|fell|grew|jumped|dropped|climbed|slid|slipped|increased|declined|sank|shrank|plunged|surged|soared|tumbled|gained|lost|added|shed|up|down|higher|lower)"
    r" (?:by )?(?:a further |another |some |about |around |nearly |just |almost |over )?(?:[a-z]{0,3}[$€£])?$",
    re.IGNORECASE,
)
"""What tells that “to” leads from how much something moved to where it came: “dropped 2,500 tonnes to 528,000 tonnes”."""

MOVED_ZH = re.compile(
    r"(?:下调|上调|调低|调高|减少|增加|下降|上升|提高|降低|缩减|削减|扩大|增长|下滑|净增|[涨跌升降减增加])了?(?:约|近|逾|超|超过)?$"
)
"""The same in Chinese, where the second is many times the first: 下调2000万至16.85亿."""

OF_A_SHARE = re.compile(r"(?:占比|份额|比重|比例|[率])[^,，。;；\d]{0,10}$")
"""占比提高6%至31%: by so much, to so much."""


def second_numeral(
    text: str, connector: re.Match[str], begin: int, start: int, stop: int, unit: str | None, low: float
) -> re.Match[str] | None:
    """The second numeral of a range after a connector, when it is one: “10 to 15”, not “from 10 to 15”.

    `begin`, `unit` and `low` are those of the first.
    """
    joint = connector[0].strip().lower()
    before = text[max(start, begin - 12) : begin].lower()
    if joint == "and" and BETWEEN.search(before) is None:
        return None
    if (
        joint in ("to", "至", "到")
        and FROM.search(before)
        and (unit is not None or CHANGES.search(text, max(start, begin - 60), begin))
        and not RANGES.search(text, max(start, begin - 24), begin)
        and not RANGED.search(text, max(start, begin - 110), begin)
    ):
        return None
    if joint == "-to-":
        joint = "to"
    if joint == "or" and unit is not None:
        return None
    if joint == "to" and unit not in (None, "percent") and MOVED.search(text, max(start, begin - 40), begin):
        return None
    if joint == "" and connector.end() == connector.start():
        return None
    at = connector.end()
    money = MONEY_SIGN.match(text, at, stop)
    hit = NUMBER.match(text, money.end() if money else at, stop)
    if hit is None or hit.end() == hit.start():
        return None
    value = value_of(hit)
    if value is None or (value < low and not (has_scale(hit) and without_scale(hit) >= low)):
        return None
    if joint == "or" and (without_scale(hit) if has_scale(hit) else value) > 2 * low:
        return None  # “three or four mines”, “ten or 15 percent”
    to_where = joint in ("至", "到") and MOVED_ZH.search(text, max(start, begin - 8), begin) is not None
    if to_where and (value > 5 * low > 0 or OF_A_SHARE.search(text, max(start, begin - 24), begin)):
        return None
    return hit
