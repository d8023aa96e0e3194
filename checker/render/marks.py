"""An article's text cut at its claims, so that each number can be marked where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from checker.model import Article, Block, BlockKind
from checker.render.entries import Entry

MARKED_UP = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A run of text that the same claims cover; `begins` and `ends` are those that do so at its edges."""

    text: str
    entries: tuple[Entry, ...] = ()
    begins: tuple[Entry, ...] = ()
    ends: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A block of an article as pieces."""

    kind: BlockKind
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words of the passage."""
        return "".join(piece.text for piece in self.pieces)


def passages(article: Article, entries: Sequence[Entry]) -> tuple[Passage, ...]:
    """The blocks of an article with the claims that stand in them, in the order of the text."""
    shown = article.plain if Path(article.file).suffix.lower() in MARKED_UP else article.text
    return tuple(Passage(block.kind, _pieces(shown, block, entries)) for block in article.blocks)


def outside(article: Article, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The claims that stand in no block, such as those of a text that has become shorter since."""
    return tuple(entry for entry in entries if not any(_covers(block, entry) for block in article.blocks))


def _covers(block: Block, entry: Entry) -> bool:
    return entry.claim.start < block.end and entry.claim.end > block.start


def _pieces(text: str, block: Block, entries: Sequence[Entry]) -> tuple[Piece, ...]:
    inside = [entry for entry in entries if _covers(block, entry)]
    spans = {
        entry.claim.id: (max(entry.claim.start, block.start), min(entry.claim.end, block.end))
        for entry in inside
    }
    cuts = sorted({block.start, block.end, *(at for span in spans.values() for at in span)})
    return tuple(_cut(text, cuts, spans, inside))


def _cut(
    text: str, cuts: Sequence[int], spans: dict[str, tuple[int, int]], entries: Sequence[Entry]
) -> Iterator[Piece]:
    for start, end in pairwise(cuts):
        over = [entry for entry in entries if spans[entry.claim.id][0] <= start < spans[entry.claim.id][1]]
        yield Piece(
            text=text[start:end],
            entries=tuple(over),
            begins=tuple(entry for entry in over if spans[entry.claim.id][0] == start),
            ends=tuple(entry for entry in over if spans[entry.claim.id][1] == end),
        )
