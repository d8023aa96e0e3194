"""What opens a list: the line, or the title, that says whose figures stand in the lines right below it, and of when."""

from __future__ import annotations

import re
from itertools import pairwise

from checker.articles.dateline import width
from checker.articles.lines import Line, Mark

_WIDEST = 90  # columns of a line that opens a list
_SENTENCE = 140  # columns of a sentence that opens one, with a colon
_LABELLED = re.compile(
    r"(?:(?:19|20)\d\d年)?[^\d\s.。!?！？:：|][^.。!?！？:：|]{0,39}?(?:[:：](?!//)|\s[–—-]\s|\s?\.{3,}\s|\u3000)\s*\S"
)
_ATTRIBUTE = re.compile(
    r"(?:Where|Who|Location|Owners?|Operator|Developer|Country|Region|Product|Type|Status|Stage|Commodity|Metal|Site|Partners?|Shareholders?|Customers?|Sponsor|Headquarters|Chief executive"
    r"|所在[地国][家区]?|地点|位置|股东|业主|所有者|开发商|运营商|运营方|国家|矿种|产品|类型|状态|阶段|总部|合作方)[:：]\s?\S"
)
"""An entry that says in words who or where, among those that say how much."""
_REMARK = re.compile(r"(?:Sources?|Notes?)[:：]|(?:数据|资料)来源[:：]|(?:注|备注|说明|单位)[:：]")
"""What opens a line that only tells of the figures: “Source: company reports, 2024.”"""
_UNTOLD = re.compile(
    r"(?:n/?a|n\.a\.|none|nil|not (?:disclosed|available|given)|undisclosed|[–—-]{1,2}|未披露|不详|无|暂无)[.。]?",
    re.IGNORECASE,
)
"""The value of an entry that has none: “Revenue: n/a”."""
_NUMBERED = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[)）]")
_NAMED = re.compile(
    r"(?:[—–-]{1,2}\s?)?[\u3400-\u9fff]{1,8}\s?(?:约|近|逾|超过?|不到)?\d[\d.,]*\s?[万亿]{0,2}[\u3400-\u9fff%/]{1,4}[；;。]?|[A-Z][A-Za-z .&'’-]{2,40}\s(?!(?:19|20)\d\d\b)\d[\d,.]*%?"
)
"""An entry that sets nothing between a name and its figure: 山西 13.57亿吨, 小麦963.6万吨；."""
_DATED = re.compile(
    r"(?:FY ?)?(?:19|20)\d\d(?:[/-]\d\d)?年?(?:[:：]|\s[–—-]\s|(?<=年)[\s\u3000](?=[\u3400-\u9fff]))\s*\S"
)
"""An entry whose label is a year: “2022: 5,880 tonnes”, 2017年 主体工程开工."""
_VALUE = 90  # columns of an entry with its value
_DATES = re.compile(
    r"(?:19|20)\d\d(?:[-–/]\d\d)?|\d{1,2}(?=[月日])|\d{1,2}(?:[-–—至到]\d{1,2})?(?=月)|\b[QH][1-4]\b"
)
_NOTE = 120  # columns of a note under a title
_ABOUT = re.compile(
    r"\b(?:figures?|data|numbers|values|volumes?|averages?|all (?:in|for)|in (?:[a-z]+ )?(?:tonnes|tons|dollars|euros|yuan|pounds|units|percent|barrels))\b|数据|单位|均为|口径|以下|如下",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:[:：]|如下[。.]?|\b(?:as follows|the following|at a glance|in (?:figures|numbers|brief))\.?)$"
)
_ENDS = re.compile(r"[.!?。！？…;；,，、][\"'”’)）\]」』*_]*$")


_INLINE = re.compile(
    r"(?:^|(?<=[a-z\d)]\. )|(?<=[。！？]))(?P<lead>(?:[^:：;；.。!?！？]|(?<=[A-Z])\.|\.(?=\d))*?(?:[(（][^()（）:：]{1,30}[)）]|,? in [a-z ]{2,30}|[,，] ?[^\d:：,，]{1,24}))[:：]\s?(?P<entries>\S.{0,800}?)[.。;；]?$"
)
"""A list in the last sentence, its unit told once: “Mine output in 2024 (tonnes): China 270,000; Myanmar 31,000.”"""
_BETWEEN = re.compile(r"\s*(?:[、，]|,(?=\s)|(?:,\s)?\band\b(?=\s[A-Z]))\s*")
_BETWEEN_LONG = re.compile(r"\s*[;；]\s*(?:and\s)?")
_BARE = re.compile(
    r"(?:(?:19|20)\d\d年?(?:[:：]\s?|\s[–—-]\s)|[A-Z\u3400-\u9fff][^\d:：;；]{0,39}?(?:[:：]\s?|\s(?:[–—-]\s)?|(?<=[\u3400-\u9fff])))(?:约|about |some |around )?\d[\d,]*(?:\.\d+)?"
)
"""An entry of it, with nothing but a number behind its name."""


def is_entry(line: Line) -> bool:
    """Whether a line is one of a list: a bullet, or a short one with a label and a value, `Copper: 9,640`."""
    if line.mark is Mark.BULLET:
        return True
    return line.mark is Mark.TEXT and (is_value(line.words) or _ATTRIBUTE.match(line.words) is not None)


def is_value(words: str) -> bool:
    """Whether a line is short, and a label with its value, or an entry with a number of its own: （一）中国内地，24.1万吨."""
    if (numbered := _NUMBERED.match(words)) is not None and width(words) <= _VALUE:
        return tells_figures(words[numbered.end() :])
    if _NAMED.fullmatch(words) is not None or (_DATED.match(words) and width(words) <= _VALUE):
        return True
    found = _LABELLED.match(words) if width(words) <= _VALUE and _REMARK.match(words) is None else None
    if found is None:
        return False
    value = words[found.end() - 1 :]
    return any(map(str.isdigit, value)) or _UNTOLD.fullmatch(value.strip()) is not None


def opens_list(lines: list[Line], at: int, tables: dict[int, int]) -> bool:
    """Whether the line before `at` may open what begins there: a bullet, a table, or two entries with labels."""
    if at >= len(lines):
        return False
    first = lines[at]
    if first.mark is Mark.BULLET or first.mark is Mark.TABLE or at in tables:
        return True
    return is_entry(first) and at + 1 < len(lines) and is_entry(lines[at + 1])


def is_opening(words: str) -> bool:
    """Whether a line only says what the list below it is of: short, and no sentence of its own."""
    words = words.strip()
    widest = _SENTENCE if words[-1:] in ":：" else _WIDEST
    if width(words) > widest or "|" in words or "\t" in words:
        return False
    return _OPENS.search(words) is not None or _ENDS.search(words) is None


def is_note(words: str) -> bool:
    """Whether a line under a title tells no figure, only of what the figures below are: “All figures in tonnes, for 2024.”"""
    # The year behind a source is when that came out.
    dated = width(words) <= _WIDEST and _DATES.search(words) is not None and _REMARK.match(words) is None
    about = dated or (width(words) <= _NOTE and _ABOUT.search(words) is not None)
    return about and not tells_figures(words)


def tells_figures(words: str) -> bool:
    """Whether a line has a number that is none of a date."""
    return any(map(str.isdigit, _DATES.sub("", words)))


def inline_entries(words: str) -> tuple[tuple[int, int], list[tuple[int, int]]] | None:
    """Where a list in the last sentence begins and ends to say what it is of, and each of its entries; None where it is none."""
    found = _INLINE.search(words)
    if found is None or width(found["lead"]) > _WIDEST or tells_figures(found["lead"]):
        return None
    first, end = found.span("entries")
    between = _BETWEEN_LONG if _BETWEEN_LONG.search(words, first, end) else _BETWEEN
    cuts = [(first, first), *(cut.span() for cut in between.finditer(words, first, end)), (end, end)]
    spans = [(left[1], right[0]) for left, right in pairwise(cuts)]
    listed = len(spans) > 1 and all(_BARE.fullmatch(words, *span) for span in spans)
    return (found.span("lead"), spans) if listed else None
