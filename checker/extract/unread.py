"""Numbers that were seen and not understood: what a reader has to look at with their own eyes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.extract.fold import fold
from checker.extract.quantities import find_quantities
from checker.extract.quantity import Quantity
from checker.extract.running import Running, alone, running
from checker.extract.sentences import sentences
from checker.model import Article, BlockKind, Claim, Unread

SMALL = 10
"""Bare counts below it (“two sides”, “one of them”) are language more often than figures."""


def unread(article: Article, claims: Iterable[Claim]) -> tuple[Unread, ...]:
    """The numbers of an article that lie in none of its claims, in reading order; dates and small counts are left out.

    Offsets are into the decoded file, as those of the claims are.
    """
    bare, place = alone(article), article.start
    flow = running(fold(bare.plain), bare.blocks)
    taken = bytearray(len(bare.text))
    for claim in claims:
        start, end = max(0, claim.start - place), min(len(taken), claim.end - place)
        taken[start:end] = b"\1" * (end - start)
    found = []
    for quantity in _quantities(flow):
        start, end = flow.span(quantity.start, quantity.end)
        if taken.find(1, start, end) < 0:
            found.append(Unread(article.id, place + start, place + end))
    return tuple(found)


def _quantities(flow: Running) -> Iterator[Quantity]:
    """What is a figure of the blocks; a heading repeats its text and numbers its chapters."""
    for block in flow.blocks:
        if block.kind is BlockKind.HEADING:
            continue
        cuts = (
            [(block.start, block.end)]
            if block.kind is BlockKind.TABLE
            else sentences(flow.text, block.start, block.end)
        )
        for start, end in cuts:
            yield from filter(_is_figure, find_quantities(flow.text, start, end))


def _is_figure(quantity: Quantity) -> bool:
    if quantity.form in ("date", "rank", "exclusive"):
        return False
    return quantity.unit not in (None, "count") or abs(quantity.high) >= SMALL
