"""Damaged texts: whatever the reader makes of them, it never stops, and what it finds stands in the text."""

from __future__ import annotations

import re
from functools import lru_cache
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.articles import read_source
from checker.extract import extract
from tests.bench.corpus import pack, seeds
from tests.gold.score import GOLD

SIGNS = "0123456789,.%–-$€£¥()[]|:\n\t /万亿千百十两半成倍第前后从由至到年月日"


@lru_cache(maxsize=1)
def pieces() -> list[str]:
    """The seeds and the marked articles, tables among them, cut at their marks and spaces."""
    texts = [article.text for article in seeds()]
    texts += [path.read_text(encoding="utf-8") for path in sorted((GOLD / "tuned" / "articles").iterdir())]
    return [piece for text in texts for piece in re.split(r"(?<=[,.;:，。；、 \n])", text) if piece]


@lru_cache(maxsize=1)
def tables() -> list[int]:
    """The pieces that open a row of a table, by where they stand."""
    return [n for n, piece in enumerate(pieces()) if piece.startswith("| ")]


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


@given(
    st.integers(min_value=0),
    st.lists(st.tuples(st.integers(min_value=0), st.sampled_from(SIGNS)), min_size=1, max_size=30),
)
def test_a_damaged_table_is_read(row: int, signs: list[tuple[int, str]]) -> None:
    first = tables()[row % len(tables())]
    text = "".join(pieces()[first : first + 120])
    for at, sign in signs:
        cut = at % len(text)
        text = text[:cut] + sign + text[cut + at % 2 :]
    holds(text, "md")


def test_a_table_whose_columns_are_all_shares_is_read() -> None:
    holds("| Country | 2023 | 2024 |\n|---|---|---|\n| Chile | 5% | 6% |\n| Peru | 1% | 2% |\n", "md")


def test_a_clause_that_is_cut_off_behind_its_number_is_read() -> None:
    holds("Lynas made 6,000 tonnes of oxides; 40%", "txt")


@lru_cache(maxsize=1)
def sentences() -> list[list[str]]:
    """The sentences of the marked articles that have a number, cut into words, signs and spaces."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((GOLD / "tuned" / "articles").iterdir())]
    cut = (piece for text in texts for piece in re.split(r"(?<=[.。!?！？])\s*|\n+", text))
    return [
        re.findall(r"[\w.,'’%$-]+|\s+|.", piece)
        for piece in cut
        if 20 < len(piece) < 600 and re.search(r"\d", piece)
    ]


@given(st.randoms(use_true_random=False))
@settings(max_examples=400)
def test_the_half_of_one_sentence_with_the_half_of_another_is_read(chance: Random) -> None:
    one, other = (chance.choice(sentences()) for _ in range(2))
    spliced = one[: chance.randrange(len(one) + 1)] + other[chance.randrange(len(other)) :]
    for _ in range(chance.randrange(4)):
        spliced.insert(chance.randrange(len(spliced) + 1), chance.choice(spliced))
    holds("".join(spliced), "txt")
