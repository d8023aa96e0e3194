"""What stands once people have decided."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ledger.desks import begin
from tests.ledger.test_gate import decide, only
from tests.test_cli import run


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")


def stands() -> str:
    """What the table has of Bolivia, on one line."""
    return " ".join(run("facts", "--subject", "BO").stdout.split())


def test_before_a_decision_both_are_shown() -> None:
    assert "? mine production of tin 2023 about 18,000 t first or over 21,000 t second" in stands()


def test_a_preferred_value_stands_and_says_by_whom() -> None:
    decide(only(), "--verdict", "prefer", "--claim", "first")
    assert "✓ mine production of tin 2023 about 18,000 t decided by A. Desk" in stands()
    assert "not over 21,000 t second" in stands()
    shown = run("explain", only()).stdout
    assert "✓ decided: prefer about 18,000 t (first)" in shown
    assert "✓ stands" in shown
    run("undo")
    assert "? mine production" in stands()


@pytest.mark.parametrize("verdict", ["superseded", "source-error"])
def test_a_value_stands_when_the_other_is_ruled_out(verdict: str) -> None:
    decide(only(), "--verdict", verdict, "--claim", "first")
    assert "✓ mine production of tin 2023 over 21,000 t" in stands()


def test_what_is_only_looked_at_decides_no_value() -> None:
    decide(only(), "--verdict", "unresolved")
    assert "? mine production" in stands()
