"""A claim in its sentence, with what stands before and after it in the article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from checker.model import Article, Block, BlockKind
from checker.render.entries import Entry
from checker.render.marks import MARKED_UP

ROOM = 280
"""Characters before a sentence, and after it."""

_END = re.compile(r"[.?!。？！]['\"”’]?\s+|[。？！]")


@dataclass(frozen=True, slots=True)
class Context:
    """The words before the sentence, the sentence cut at its number, and the words after it.

    `apart` says of those before and of those after that they are of another paragraph.
    """

    before: str
    quote: tuple[str, str, str]
    after: str
    apart: tuple[bool, bool] = (False, False)


def context(entry: Entry) -> Context:
    """A claim in its text; without an article, or where it is changed, the sentence alone.

    Before a sentence that opens its paragraph stands the end of the paragraph before it, and so behind the last.
    """
    article, claim = entry.article, entry.claim
    if article is None:
        return Context("", entry.quote, "")
    start = article.text.find(
        claim.quote, max(0, claim.end - len(claim.quote)), claim.start + len(claim.quote)
    )
    if start < 0:
        return Context("", entry.quote, "")
    end = start + len(claim.quote)
    text = article.plain if Path(article.file).suffix.lower() in MARKED_UP else article.text
    own, before, after = _blocks(article, start, end)
    if own is None:
        return Context("", entry.quote, "")
    front, back = text[own.start : start].strip(), text[end : own.end].strip()
    # A heading says what comes after it, and nothing of what stood before.
    below = after if after is not None and after.kind is not BlockKind.HEADING else None
    return Context(
        _last(front or _words(text, before)),
        entry.quote,
        _first(back if back.strip(".。") else back + _words(text, below)),
        (not front, not back.strip(".。")),
    )


def _blocks(article: Article, start: int, end: int) -> tuple[Block | None, Block | None, Block | None]:
    """The block that a range stands in, and its neighbours."""
    blocks = article.blocks
    for at, block in enumerate(blocks):
        if block.start < end and block.end > start:
            return block, blocks[at - 1] if at else None, blocks[at + 1] if at + 1 < len(blocks) else None
    return None, None, None


def _words(text: str, block: Block | None) -> str:
    return "" if block is None else text[block.start : block.end]


def _last(text: str) -> str:
    """The last sentences that there is room for, or as many words."""
    text = " ".join(text.split())
    if len(text) <= ROOM:
        return text
    cut = text[-ROOM:]
    end = _END.search(cut)
    return cut[end.end() :] if end and end.end() < len(cut) else f"… {cut.partition(' ')[2] or cut}"


def _first(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= ROOM:
        return text
    cut = text[:ROOM]
    ends = [found.end() for found in _END.finditer(cut)]
    return cut[: ends[-1]].rstrip() if ends else f"{cut.rpartition(' ')[0] or cut} …"
