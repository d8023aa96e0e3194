"""Words found again in an article, however its lines are broken since."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checker.model import Article, BlockKind, Place

WIDE = re.compile(r"[\u2e80-\uffef]")
"""Letters and marks between which no space is written, but a line may end."""


def places(article: Article, words: str) -> list[tuple[int, int]]:
    """Where some words stand in an article: offsets into its text, end exclusive, in order.

    White space is as good as any other white space; where the text has markup inside them, what is read counts.
    Words of white space alone stand nowhere.
    """
    found = set(spans(words, article.text, article.start, article.end))
    return sorted(found.union(spans(words, article.plain, article.start, article.end)))


def spans(words: str, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where some words stand in `text[start:end]`, whatever white space is between them."""
    if not words.strip():
        return []
    pattern = re.compile("".join(_parts(words)))
    return [hit.span() for hit in pattern.finditer(text, start, len(text) if end is None else end)]


def nearest(article: Article, words: str, start: int) -> tuple[int, int] | None:
    """The place of some words that has an offset or is nearest to it, None where they stand nowhere."""

    def distance(place: tuple[int, int]) -> tuple[int, tuple[int, int]]:
        return max(place[0] - start, start - place[1] + 1, 0), place

    return min(places(article, words), key=distance, default=None)


def place_of(article: Article, start: int) -> Place:
    """Whether an offset is in the title of an article or in its body."""
    title = any(b.kind is BlockKind.TITLE and b.start <= start < b.end for b in article.blocks)
    return Place.TITLE if title else Place.BODY


def _parts(words: str) -> Iterator[str]:
    """The letters, with what may stand between them; between two Chinese ones a line may end without a space."""
    tokens = words.split()
    for number, token in enumerate(tokens):
        if number:
            tight = WIDE.match(tokens[number - 1][-1]) and WIDE.match(token[0])
            yield r"\s*" if tight else r"\s+"
        for one, other in pairwise(token):
            yield re.escape(one)
            if WIDE.match(one) and WIDE.match(other):
                yield r"\s*"
        yield re.escape(token[-1])
