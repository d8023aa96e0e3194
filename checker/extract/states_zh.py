"""Countries that a Chinese text tells by one character each, in a row: 美、澳上月签了协议, 中俄两国."""

from __future__ import annotations

import re

from checker.extract.lexicon import Mention

STATES = {
    "中": "CN", "美": "US", "日": "JP", "韩": "KR", "俄": "RU", "印": "IN", "澳": "AU", "英": "GB", "德": "DE", "法": "FR",
    "欧": "EU", "加": "CA", "墨": "MX", "泰": "TH", "越": "VN", "菲": "PH", "台": "TW", "缅": "MM", "蒙": "MN", "马": "MY",
}  # fmt: skip
ONE = "[" + "".join(STATES) + "]"
ROW = re.compile(
    rf"(?<![\u4e00-\u9fff、])(?:[对与和跟由从向在经如]|以及)?(?P<row>{ONE}(?:、{ONE})+)(?:[和与及]{ONE}(?=[两三四五]国))?(?![、\u4e00-\u9fff](?:、|$))"
    rf"|(?<![\u4e00-\u9fff、])[对与和由从]?(?P<pair>{ONE}{{2,4}})(?=[两三四五]国|[双三四]方|签[了署订下约]|联手|达成|合建|合资|携手|共同)"
)
"""美、澳; 中俄 before what says that they are two."""


SIGNS = ("、", "国", "方", "签", "联手", "达成", "合", "携手", "共同")


def with_states(known: list[Mention], text: str, start: int, end: int) -> list[Mention]:
    """The mentions of a Chinese sentence with the countries of such a row, in order."""
    if not any(text.find(sign, start, end) >= 0 for sign in SIGNS):
        return known
    found = [
        Mention(at, at + 1, "entity", STATES[text[at]])
        for hit in ROW.finditer(text, start, end)
        for at in range(*hit.span("row" if hit["row"] else "pair"))
        if text[at] in STATES
    ]
    taken = [(m.start, m.end) for m in found]
    if not found:
        return known
    kept = [m for m in known if not any(s < m.end and m.start < e for s, e in taken)]
    return sorted([*kept, *found], key=lambda m: m.start)
