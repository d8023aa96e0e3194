"""The last command of a journal is found from its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.ledger import journal


@pytest.mark.parametrize("size", [1, 40_000, 200_000])
def test_the_last_command_is_the_one_that_undo_takes_back(tmp_path: Path, size: int) -> None:
    assert journal.last(tmp_path) is None
    for number in range(3):
        journal.write(tmp_path, f"command {number}", {tmp_path / f"{number}.toml": "x" * size})
        assert journal.last(tmp_path) == journal.entries(tmp_path)[-1]
    with (tmp_path / journal.FOLDER / journal.JOURNAL).open("ab") as file:
        file.write(b'{"what": "cut off by a cra')
    for number in reversed(range(3)):
        last = journal.last(tmp_path)
        assert last is not None
        assert last.what == f"command {number}"
        assert journal.undo(tmp_path) == last
    assert journal.last(tmp_path) is None
