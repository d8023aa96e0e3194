"""Chinese words that only seem to stand where two others meet: the 大陆 of 最大陆上油田, the 马里 of 马里兰."""

from __future__ import annotations

import re

MISCUT = {
    "大陆": re.compile(r"(?:最|第[一二三四五六七八九十\d])大陆"),
    "矿产": re.compile(r"矿产(?:出(?!口)|部(?!分|门))"),
    "权益": re.compile("权益(?:基础|基准|口径)"),
    "石棉": re.compile("石棉县"),
    "售": re.compile("[出零销发预代寄转直兜抛热待租]售|售[价后出罄卖货往票完给予楼电]"),
    "马里": re.compile(r"马里[亚兰乌昂奥]"),
    "组件": re.compile("零组件"),
    **{f"日{what}": re.compile(rf"[\d十当昨今]日{what}") for what in "方企军国媒资商"},
}
"""What around such a word shows that it is none: 全球第三大陆上矿床, 该矿产出128万吨, 15日国内市场."""


def is_miscut(low: str, phrase: str, start: int, end: int) -> bool:
    """Whether the phrase at a place of the text is only the end of one word and the beginning of another."""
    form = MISCUT.get(phrase)
    return form is not None and form.search(low, max(0, start - 2), end + 2) is not None
