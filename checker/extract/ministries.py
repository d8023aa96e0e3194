"""Which country's ministry is meant where a text names none."""

from __future__ import annotations

import re

from checker.extract.lexicon import Mention

ABROAD = re.compile(r"五角大|国防部|战争部|能源部|战略资本办公室|芯片法案")


ITS_ACTS = re.compile(
    r"\d{0,4}年?第?[\d一二三四五六七八九十]*号?(?:公告|发言人|新闻|公布|通报|宣布|出台|表示)"
)
"""What the Chinese ministry is told of with."""


def whose_ministry(mention: Mention, text: str, start: int, topic: str | None) -> Mention:
    """商务部 beside the Pentagon, and in an article on America, is the American one."""
    if mention.id != "china_mofcom" or text[mention.start : mention.end] != "商务部":
        return mention
    before = text[start : mention.start]
    acts = ITS_ACTS.match(text, mention.end) is not None
    if "中国" in before or "北京" in before or not ((topic == "US" and not acts) or ABROAD.search(before)):
        return mention
    return mention._replace(id="us_doc")


def of_ministries(known: list[Mention], text: str, start: int, end: int, topic: str | None) -> list[Mention]:
    """The mentions of a sentence, with the ministries that it names without their country."""
    if text.find("商务部", start, end) >= 0:
        known = [whose_ministry(m, text, start, topic) for m in known]
    if text.find("能源部", start, end) >= 0:
        known = [m for m in known if not _of_another_state(m, text, known)]
    return known


def _of_another_state(mention: Mention, text: str, known: list[Mention]) -> bool:
    """Whether a ministry that names no country stands behind one that is not America: 韩国能源部."""
    if mention.id != "us_doe" or text[mention.start : mention.end] != "能源部":
        return False
    states = (m for m in known if m.role == "entity" and len(m.id) == 2 and m.id != "US")
    return any(m.end == mention.start for m in states)
