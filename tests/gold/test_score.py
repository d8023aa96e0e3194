"""The figures of extraction on articles marked by hand do not sink."""

from __future__ import annotations

import pytest

from tests.gold.renamed import both
from tests.gold.score import GOLD, Score, matched, same, score

CLAIM = {
    "article": "a", "start": 0, "end": 5, "kind": "amount", "metric": "mine_production", "subject": "MM",
    "commodity": "tin_ore", "low": 20.0, "unit": "t", "period": "2024-06",
}  # fmt: skip

FLOORS = {
    "tuned": (0.965, 0.76, 0.645),
    "held": (0.965, 0.65, 0.53),
    "wide": (0.945, 0.58, 0.425),
    "wide_held": (0.915, 0.44, 0.315),
}
"""F1 of quantities, core frames and full frames, a little below those measured."""


def test_what_careful_readers_tell_apart_differently_is_the_same() -> None:
    other = CLAIM | {"metric": "production", "commodity": "tin", "period": "2024", "hedge": "about"}
    assert [name for name in ("metric", "commodity", "period", "hedge") if not same(CLAIM, other, name)] == [
        "hedge"
    ]
    assert not same(CLAIM, CLAIM | {"period": "2023"}, "period")
    assert not same(CLAIM, CLAIM | {"subject": "mountain_pass"}, "subject")


def test_a_marked_claim_is_paired_once_and_with_its_quantity() -> None:
    wrong = CLAIM | {"low": 21.0}
    twice = [CLAIM | {"subject": "CN"}, dict(CLAIM)]
    assert list(matched([CLAIM], [wrong])) == []
    assert list(matched([CLAIM], [wrong, *twice])) == [(CLAIM, twice[1])]


@pytest.mark.parametrize("name", FLOORS)
def test_the_grammar_reads_marked_articles_no_worse_than_before(name: str) -> None:
    got = score(GOLD / name)
    assert isinstance(got, Score)
    for hits, floor in zip((got.quantities, got.core, got.full), FLOORS[name], strict=True):
        assert got.f1(hits) >= floor


def test_firms_that_nobody_knows_are_read_like_known_ones() -> None:
    counts = [(len(one), len(one & other)) for one, other in both()]
    before, after = (sum(column) for column in zip(*counts, strict=True))
    assert before > 1000
    assert after >= 0.955 * before
