"""An article as running text: one space between words however its lines are broken, and where each letter stood."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from checker.articles.passage import WIDE
from checker.model import Article, Block, BlockKind

GAP = re.compile(r"\s(?:\s+|(?<=[\t\r\n\u00a0])|(?<=[\u4e00-\u9fff] )(?=\d)|(?<=[\d%] )(?=[\u4e00-\u9fff]))")
"""Several blanks, a line's end, and the blank that some put between Chinese and digits: 截至 2024 年底."""
HYPHEN = re.compile(r"(?<=[\w)%\"”’']) - (?=[a-z])")
"""A hyphen between two blanks that stands for a dash: “77 million tonnes - up 8% from a year ago”."""
NUMERAL = re.compile(r"[\d%]")
PARAGRAPHS = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Running:
    """A text without its line breaks, its blocks, and the place in the article of each of its letters.

    `places` is None where nothing moved. Tables keep their lines. `moved` says that some words stand in another order.
    """

    text: str
    blocks: tuple[Block, ...]
    places: Sequence[int] | None = None
    moved: bool = False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the article stands what is at `start:end` here."""
        if self.places is None or start >= end:
            return start, end
        if self.moved:
            return min(self.places[start:end]), max(self.places[start:end]) + 1
        return self.places[start], self.places[end - 1] + 1

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where here stands what is at `start:end` of the article."""
        if self.places is None:
            return start, end
        if self.moved:
            here = [i for i, place in enumerate(self.places) if start <= place < end]
            return (here[0], here[-1] + 1) if here else (start, start)
        return bisect_left(self.places, start), bisect_left(self.places, end)


def running(plain: str, blocks: tuple[Block, ...]) -> Running:
    """The text with every gap in its blocks one space, or none between Chinese characters.

    >>> text = "about\\n  43,000 tons"
    >>> running(text, (Block(BlockKind.PARAGRAPH, 0, len(text), 1),)).text
    'about 43,000 tons'
    """
    plain = HYPHEN.sub(" – ", plain)
    gaps = list(_gaps(plain, blocks))
    if not gaps:
        return Running(plain, blocks)
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for start, end, instead in gaps:
        pieces += plain[at:start], instead
        places += range(at, start + len(instead))
        at = end
    pieces.append(plain[at:])
    places += range(at, len(plain))
    return Running("".join(pieces), tuple(_moved(blocks, gaps)), places)


def _gaps(plain: str, blocks: tuple[Block, ...]) -> Iterator[tuple[int, int, str]]:
    """The gaps of all blocks in order, each with what stands in its place."""
    for block in sorted(blocks, key=lambda block: block.start):
        if block.kind is BlockKind.TABLE:
            continue
        for gap in GAP.finditer(plain, block.start, block.end):
            start, end = gap.span()
            if PARAGRAPHS.search(gap[0]):
                continue
            wide = [WIDE.match(plain, n, n + 1) is not None for n in (start - 1, end)]
            tight = all(wide) or (
                any(wide) and NUMERAL.match(plain, end if wide[0] else start - 1) is not None
            )
            instead = "" if tight else " "
            if gap[0] != instead:
                yield start, end, instead


def _moved(blocks: tuple[Block, ...], gaps: list[tuple[int, int, str]]) -> Iterator[Block]:
    """The blocks where they stand once the gaps are closed."""
    closed = 0
    moved: dict[int, int] = {}
    waiting = iter(gaps)
    gap = next(waiting, None)
    for place in sorted({edge for block in blocks for edge in (block.start, block.end)}):
        while gap is not None and gap[1] <= place:
            closed += gap[1] - gap[0] - len(gap[2])
            gap = next(waiting, None)
        moved[place] = place - closed
    return (replace(block, start=moved[block.start], end=moved[block.end]) for block in blocks)


def alone(article: Article) -> Article:
    """The article as if it were all of its file: in a bundle of many, each costs no more than its own length."""
    by, end = article.start, article.end
    if by == 0 and end == len(article.text):
        return article
    blocks = tuple([replace(b, start=b.start - by, end=b.end - by) for b in article.blocks])
    text, plain = article.text[by:end], article.plain[by:end]
    return replace(article, start=0, end=end - by, text=text, plain=plain, blocks=blocks)
