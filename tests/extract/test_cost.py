"""The cost of reading grows with the text and no faster: calls are counted, no clock is read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.extract import extract
from checker.model import Article
from tests import counting
from tests.bench.corpus import bundle, copies, of_lines, pack, seeds
from tests.bench.extract import GROWTH, LINES


def calls(article: Article) -> int:
    """What the reading of an article costs, once everything is loaded."""
    extract(article, pack())
    return counting.calls(lambda: extract(article, pack()))


@pytest.mark.parametrize("article", [seeds()[0], seeds()[1]], ids=["English", "with lists"])
def test_eight_copies_of_an_article_cost_eight_times_one(article: Article) -> None:
    assert calls(copies(article, 8)) <= GROWTH * 8 * calls(copies(article, 1))


def test_an_article_costs_and_says_the_same_in_a_file_of_many() -> None:
    alone, last = bundle(seeds()[0], 1)[0], bundle(seeds()[0], 50)[-1]
    assert calls(last) <= 1.01 * calls(alone)
    moved = [replace(c, start=c.start + last.start, end=c.end + last.start) for c in extract(alone, pack())]
    assert list(extract(last, pack())) == moved


@pytest.mark.parametrize("piece", [pytest.param(piece, id=name) for name, piece in LINES.items()])
def test_a_line_without_end_costs_no_more_than_its_length(piece: str) -> None:
    short, long = (of_lines([piece * (size // len(piece))]) for size in (4_000, 32_000))
    assert calls(long) <= GROWTH * 8 * calls(short)
