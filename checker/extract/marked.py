"""A passage that a person marked: where it stands, and what the grammar makes of it as a start."""

from __future__ import annotations

from checker.articles.passage import place_of
from checker.extract.fold import fold
from checker.extract.quantities import find_quantities
from checker.extract.read import read_claims
from checker.extract.running import alone, running
from checker.extract.sentences import sentences
from checker.model import Article, BlockKind, Claim, Kind
from checker.packs import Pack

OF_FORM = {"rank": Kind.RANK, "exclusive": Kind.EXCLUSIVE, "multiple": Kind.MULTIPLE, "date": Kind.DATE}
"""What a number alone says of its claim, by how it is written."""


def read_marked(article: Article, start: int, end: int, pack: Pack) -> dict[str, object]:
    """The fields of a claim at `start:end` of the file, as far as text and grammar give them.

    Where it stands is certain; what it says is the reading of the number there, or of the passage by itself, and for
    a person to put right. What nothing is known of is not among the fields.
    """
    first, last = sentence_at(article, start, end)
    where: dict[str, object] = {
        "article": article.id,
        "published": article.published,
        "place": str(place_of(article, start)),
        "quote": article.text[first:last],
        "value_text": article.text[start:end],
        "start": start,
        "end": end,
    }
    if (read := _as_read(article, start, end, pack)) is not None:
        said = read.as_dict()
        return {name: value for name, value in said.items() if name not in ("id", *where)} | where
    return _by_itself(article.plain[start:end]) | where


def sentence_at(article: Article, start: int, end: int) -> tuple[int, int]:
    """The sentence around `start:end` of the file, or all sentences that it is in; itself where it is in no block."""
    own = alone(article)
    flow = running(fold(own.plain), own.blocks)
    low, high = flow.back(start - article.start, end - article.start)
    cut = [
        span
        for block in flow.blocks
        if block.start < high and low < block.end
        for span in (
            [(block.start, block.end)]
            if block.kind is BlockKind.HEADING
            else _lines(flow.text, block.start, block.end)
            if block.kind is BlockKind.TABLE
            else sentences(flow.text, block.start, block.end)
        )
        if span[0] < high and low < span[1]
    ]
    if not cut:
        return start, end
    first, last = flow.span(cut[0][0], cut[-1][1])
    return min(first + article.start, start), max(last + article.start, end)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The rows of a table."""
    spans, at = [], start
    for line in text[start:end].splitlines(keepends=True):
        spans.append((at, at + len(line.rstrip())))
        at += len(line)
    return spans


def _as_read(article: Article, start: int, end: int, pack: Pack) -> Claim | None:
    """The claim that the grammar reads in the passage when it is told that there is one."""
    found = [
        reading.claim
        for reading in read_claims(article, pack, explain=False, marked=(start, end))
        if reading.claim.start < end and start < reading.claim.end
    ]
    return max(found, key=lambda c: min(c.end, end) - max(c.start, start), default=None)


def _by_itself(passage: str) -> dict[str, object]:
    """What the number of a passage says without its sentence."""
    quantities = find_quantities(fold(passage))
    if not quantities:
        return {}
    quantity = quantities[0]
    unit = quantity.unit or "count"
    kind = OF_FORM.get(quantity.form, Kind.SHARE if unit == "percent" else Kind.AMOUNT)
    said: dict[str, object] = {
        "low": quantity.low,
        "high": quantity.high,
        "hedge": quantity.hedge,
        "unit": unit,
    }
    return said | {"kind": str(kind)}
