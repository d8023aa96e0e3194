"""Chinese places in an order and highs told in words of their own: 占据第三位, 稳坐榜首, 分列2、3位, 创半年新高."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.extract.quantity import Quantity
from checker.quantity.numeral import han_value

PLACE = re.compile(
    r"(?:占据|[重返]回|重[夺获]|下?滑[至到]|[退跌降]至|[攀上]升[至到]|升[居至]|维持在?|保持在?|稳[坐守]|坐稳|并列|晋升)"
    r"(?:全球|世界|亚洲|全国|国内|市场|榜单)?(?:的)?(?P<n>第[一二三四五六七八九十]{1,2}|第\d{1,2})(?P<of>位|名)?(?=[,，。；;、）)\s]|$|的?(?:位置|地位|宝座))"
)
HEAD = re.compile(
    r"(?:稳[坐居守]|坐稳|占据|雄踞|高踞|问鼎|夺得|夺下|重夺|拿下)(?:了)?(?:全球|世界|全国|国内|[\u4e00-\u9fff]{2,4})?(?P<n>榜首|首位|头名|冠军|第一(?=[,，。；;]|$|位))"
)
IN_DIGITS = re.compile(
    r"(?:分列|分居|分别位列|分别位居|分别排在|分别列|分别居|位列|位居|排名|排在)[\u4e00-\u9fff]{0,8}?"
    r"第?(?P<a>[1-9])位?[、,，和]第?(?P<b>[1-9])(?:位?[、,，和]第?(?P<c>[1-9]))?[位名]"
)
HIGH = re.compile(
    r"(?<![上下年\d一二三四五六七八九十])(?P<n>半|[1-9]\d{0,2}|[两二三四五六七八九]|十[一二三四五六]?)(?P<of>年|个?季度?|[日天])(?=(?:以来|来)?(?:以来)?的?(?:新高|新低|最高|最低|最好|最差|高点|低点|高位|低位|高档|低档))"
)
LENGTHS = {"年": ("year", 1.0), "季": ("year", 0.25), "日": ("day", 1.0), "天": ("day", 1.0)}


def places(text: str, start: int, stop: int) -> Iterator[Quantity]:
    """The ranks that a verb of holding or moving tells: 重回第二, 稳坐榜首, 分居第1、2位."""
    for form in (PLACE, HEAD):
        for hit in form.finditer(text, start, stop):
            said = hit["n"]
            place = float(han_value(said[1:])) if said[0] == "第" else 1.0
            yield _ranked(hit.start(), hit.end(), place)
    for hit in IN_DIGITS.finditer(text, start, stop):
        for name in "abc":
            if hit[name]:
                yield _ranked(*hit.span(name), float(hit[name]))


def _ranked(start: int, end: int, place: float) -> Quantity:
    return Quantity(start, end, place, place, "exact", "count", "rank", (start, end))


LATELY = re.compile(
    r"(?:以来|来)?的?(?:同[期月])?(?:新高|新低|最[高低好差优佳]|高点|低点|高位|低位|高档|低档)"
)


def lately(text: str, found: list[Quantity]) -> list[Quantity]:
    """The quantities, where 近 before how long a value was not so high is no “nearly”: 近8个月新高."""
    return [
        replace(q, hedge="exact")
        if q.hedge == "nearly"
        and q.unit in ("year", "day")
        and text[q.start] == "近"
        and LATELY.match(text, q.end)
        else q
        for q in found
    ]


def highs(text: str, start: int, stop: int) -> Iterator[Quantity]:
    """How long ago a value was so high or low, told by halves, quarters and days: 半年新高, 九个季度新高, 60日新高."""
    for hit in HIGH.finditer(text, start, stop):
        unit, length = LENGTHS[hit["of"].strip("个度")]
        if unit == "year" and hit["of"] == "年" and hit["n"] != "半":
            continue
        value = (0.5 if hit["n"] == "半" else float(han_value(hit["n"]))) * length
        yield Quantity(*hit.span(), value, value, "exact", unit, "number", hit.span(), note="duration")
