"""An article's text cut at its claims, so that each number can be marked where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from checker.model import Article, Block, BlockKind, Unread
from checker.render.entries import Entry

MARKED_UP = (".html", ".htm", ".xhtml")


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A run of text that the same claims cover; `begins` and `ends` are those that do so at its edges.

    `unread` is the number that was not understood and stands here, None where none does.
    """

    text: str
    entries: tuple[Entry, ...] = ()
    begins: tuple[Entry, ...] = ()
    ends: tuple[Entry, ...] = ()
    unread: Unread | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A block of an article as pieces."""

    kind: BlockKind
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words of the passage."""
        return "".join(piece.text for piece in self.pieces)


def passages(
    article: Article, entries: Sequence[Entry], unread: Sequence[Unread] = ()
) -> tuple[Passage, ...]:
    """The blocks of an article with the claims and the numbers not understood in them, in the order of the text."""
    shown = article.plain if Path(article.file).suffix.lower() in MARKED_UP else article.text
    return tuple(Passage(block.kind, _pieces(shown, block, entries, unread)) for block in article.blocks)


def outside(article: Article, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The claims that stand in no block, such as those of a text that has become shorter since."""
    return tuple(entry for entry in entries if not any(_covers(block, entry) for block in article.blocks))


def _covers(block: Block, entry: Entry) -> bool:
    return entry.claim.start < block.end and entry.claim.end > block.start


def _pieces(text: str, block: Block, entries: Sequence[Entry], unread: Sequence[Unread]) -> tuple[Piece, ...]:
    inside = [entry for entry in entries if _covers(block, entry)]
    spans = {
        entry.claim.id: (max(entry.claim.start, block.start), min(entry.claim.end, block.end))
        for entry in inside
    }
    numbers = [one for one in unread if block.start <= one.start and one.end <= block.end]
    cuts = sorted(
        {
            block.start,
            block.end,
            *(at for span in spans.values() for at in span),
            *(at for one in numbers for at in (one.start, one.end)),
        }
    )
    return tuple(_cut(text, cuts, spans, inside, {one.start: one for one in numbers}))


def _cut(
    text: str,
    cuts: Sequence[int],
    spans: dict[str, tuple[int, int]],
    entries: Sequence[Entry],
    unread: dict[int, Unread],
) -> Iterator[Piece]:
    for start, end in pairwise(cuts):
        over = [entry for entry in entries if spans[entry.claim.id][0] <= start < spans[entry.claim.id][1]]
        yield Piece(
            text=text[start:end],
            entries=tuple(over),
            begins=tuple(entry for entry in over if spans[entry.claim.id][0] == start),
            ends=tuple(entry for entry in over if spans[entry.claim.id][1] == end),
            unread=None if over else unread.get(start),
        )
