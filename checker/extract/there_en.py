"""The place that “there” means: “Chile digs a quarter of it … Two thirds of the world's reserves lie there”."""

from __future__ import annotations

import re

from checker.extract.frame import LANDS, Memory
from checker.extract.lexicon import Mention, Words
from checker.packs import Pack

THERE = re.compile(
    r"(?<=[a-z%] )there(?!['’])(?! (?:is|are|was|were|has|have|had|will|would|may|might|can|could|should|must|seems?|seemed|remains?|"
    r"remained|exists?|appears?|being|to be|used|goes|comes|came)\b)"
)
"""Not the “there” of “there are two mines”."""

LIES = re.compile(r"\b(?:in|to|from|at|into|of|inside|across) (?:the )?$", re.IGNORECASE)
PLACES = (*LANDS, "mine", "plant")


def with_the_place(
    text: str,
    paragraph: int,
    start: int,
    end: int,
    words: Words,
    known: list[Mention],
    memory: Memory,
    pack: Pack,
) -> list[Mention]:
    """The mentions and one more for each “there”, which means the place that its paragraph named last."""
    if text.find(" there", start, end) < 0:
        return known
    said = [*words.within(paragraph, start), *known]
    added = []
    for hit in THERE.finditer(text, start, end):
        places = (
            m.id
            for m in reversed(said)
            if m.role == "entity" and m.end < hit.start() and pack.kind(m.id) in PLACES
            if m.start < start or LIES.search(text, max(start, m.start - 9), m.start)
        )
        place = next(places, None)
        told = memory.frame.subject if memory.frame is not None and memory.same_block else place
        if place is not None and told is not None and pack.kind(told):
            added.append(Mention(hit.start(), hit.end(), "entity", place))
    return sorted([*known, *added], key=lambda m: m.start) if added else known
