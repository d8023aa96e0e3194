"""The figures of findings on articles whose conflicts are marked by hand do not sink."""

from __future__ import annotations

from tests.gold.findings import GOLD, engine, line

FOLDER = GOLD / "disputed"


def test_the_engine_alone_finds_the_marked_conflicts_and_little_else() -> None:
    got = engine(FOLDER)
    assert got.recall >= 0.86
    assert got.contradictions >= 0.86
    assert got.precision >= 0.93
    assert got.flagged <= 2


def test_the_whole_line_is_no_worse_than_before() -> None:
    got = line(FOLDER)
    assert got.recall >= 0.60
    assert got.precision >= 0.79
    assert got.flagged <= 3
