"""Which country's ministry is meant where a text names none."""

from __future__ import annotations

import re

from checker.extract.lexicon import Mention

ABROAD = re.compile(r"五角大|国防部|能源部|战略资本办公室|芯片法案")


def whose_ministry(mention: Mention, text: str, start: int) -> Mention:
    """商务部 beside the Pentagon is the American one."""
    if mention.id != "china_mofcom" or text[mention.start : mention.end] != "商务部":
        return mention
    before = text[start : mention.start]
    if "中国" in before or ABROAD.search(before) is None:
        return mention
    return mention._replace(id="us_doc")
