"""A small desk that is read once, and copies of it to decide in."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.web.room import Room
from tests.ledger.desks import NEW, begin
from tests.web.rooms import room


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Three articles about tin in a repository; two findings, one of them between three."""
    made = begin(tmp_path / "desk")
    (made / "articles" / "third.txt").write_text(NEW, encoding="utf-8")
    return made


@pytest.fixture
def held(root: Path) -> Room:
    return room(root)
