"""The labels of a list as names: among “Kansanshi: 171,000”, “Mopani: 68,000” the second is a mine as well."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from checker.extract.bodies import id_of_label
from checker.extract.cells import SUM
from checker.extract.lexicon import Lexicon, Mention
from checker.model import Block, BlockKind

LABEL = re.compile(
    r"(?P<en>[A-Z][\w&'’.-]*(?: [\w&'’.-]+){0,3})(?: \([A-Z][\w .]{1,24}\))?(?:(?:: ?| [–—-] )(?=[^\d,;]{0,12}\d)| (?=\d[\d,.]*%?\s*(?:\n|$)))|(?P<zh>[\u3400-\u9fff]{2,8})(?:[（(][\u3400-\u9fff]{2,8}[)）])?[:：]\s?(?=\D{0,3}\d)"
)
"""The label of an entry with a figure, perhaps with its land in brackets: “Codelco (Chile): 1,328”."""
NO_NAME = re.compile(
    rf"{SUM}(?![a-z])|(?:all|the|whole) \w+|(?:others?|other \w+|rest|remainder|elsewhere|average|world(?:wide)?|global)\b|其[他它余]|整体|全行业|全球|全国|世界|平均|小计",
    re.IGNORECASE,
)
"""The label of an entry that adds up the others, or has what they leave."""


def named_entries(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> dict[int, Mention]:
    """The names of the lists that no pack knows, by the start of their entry.

    A list is one of names where at least one label is a known name and no other label says anything else known: a
    measure, goods, a time.
    """
    found: dict[int, Mention] = {}
    entries = (b for b in blocks if b.kind in (BlockKind.BULLET, BlockKind.PARAGRAPH))
    for lead, group in groupby(entries, key=lambda block: block.lead):
        labels = (
            [hit for block in group if (hit := LABEL.match(text, block.start, block.end))] if lead else []
        )
        if len(labels) < 2:
            continue
        known = [_at_its_end(hit["en"] or hit["zh"], lexicon) for hit in labels]
        roles = {mention.role for mentions in known for mention in mentions}
        if "entity" not in roles or roles - {"entity", "adjective"}:
            continue
        for hit, mentions in zip(labels, known, strict=True):
            said = hit["en"] or hit["zh"]
            if not mentions and NO_NAME.match(said) is None and not _names(said, lexicon):
                end = hit.start() + len(said)
                found[hit.start()] = Mention(hit.start(), end, "entity", id_of_label(said))
    return found


def without_land(text: str, start: int, mentions: list[Mention], named: list[Mention]) -> list[Mention]:
    """Mentions in an entry but for the land in brackets behind the one whose figure it is, if that is among the named."""
    label = LABEL.match(text, start)
    if label is None:
        return mentions
    end = label.end("en" if label["en"] else "zh")
    if not any(m.role == "entity" and m.start >= start and m.end == end for m in named):
        return mentions
    return [m for m in mentions if m.start < end or m.start >= label.end()]


def _names(label: str, lexicon: Lexicon) -> bool:
    """Whether a label names somebody known and goes on: “EU as a whole”."""
    return any(mention.role == "entity" for mention in lexicon.find(label))


def _at_its_end(label: str, lexicon: Lexicon) -> list[Mention]:
    """What a label is known to say: the 锡 of 锡林郭勒 is no tin."""
    return [mention for mention in lexicon.find(label) if mention.end == len(label)]
