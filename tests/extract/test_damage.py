"""Damaged texts: whatever the reader makes of them, it never stops, and what it finds stands in the text."""

from __future__ import annotations

import re
from functools import lru_cache

from hypothesis import given
from hypothesis import strategies as st

from checker.articles import read_source
from checker.extract import extract
from tests.bench.corpus import pack, seeds

SIGNS = "0123456789,.%–-$€£¥()[]|:\n\t /万亿千百十两半成倍第前后从由至到年月日"


@lru_cache(maxsize=1)
def pieces() -> list[str]:
    """The seeds cut at their marks and spaces."""
    return [
        piece for article in seeds() for piece in re.split(r"(?<=[,.;:，。；、 \n])", article.text) if piece
    ]


def holds(text: str, ending: str) -> None:
    for article in read_source(text, f"damaged.{ending}"):
        for claim in extract(article, pack()):
            assert claim.low <= claim.high
            assert article.text[claim.start : claim.end] == claim.value_text
            assert claim.value_text in claim.quote


@given(st.lists(st.integers(min_value=0), min_size=2, max_size=40), st.sampled_from(["txt", "md", "html"]))
def test_pieces_of_articles_in_any_order_are_read(order: list[int], ending: str) -> None:
    holds("".join(pieces()[number % len(pieces())] for number in order), ending)


@given(
    st.integers(min_value=0),
    st.lists(st.tuples(st.integers(min_value=0), st.sampled_from(SIGNS)), min_size=1, max_size=30),
)
def test_a_text_with_signs_in_wrong_places_is_read(first: int, signs: list[tuple[int, str]]) -> None:
    text = "".join((pieces() + pieces())[first % len(pieces()) :][:60])
    for at, sign in signs:
        cut = at % len(text)
        text = text[:cut] + sign + text[cut + at % 2 :]
    holds(text, "md")
