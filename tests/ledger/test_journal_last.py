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


def test_a_command_that_a_crash_kept_from_beginning_is_passed_over(tmp_path: Path) -> None:
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    journal.write(tmp_path, "the first", {first: "x"})
    journal.write(tmp_path, "the second", {second: "y"})
    second.unlink()  # the journal has it, and the machine stopped before the file was there
    last = journal.last(tmp_path)
    assert last is not None
    assert last.what == "the first"
    assert journal.undo(tmp_path) == last
    assert not first.exists()
    assert journal.undo(tmp_path) is None


def test_a_bulk_that_a_crash_stopped_in_the_middle_is_taken_back(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.toml" for number in range(4)]
    journal.write(tmp_path, "all", dict.fromkeys(files, "x"))
    files[2].unlink()
    files[3].unlink()
    assert journal.undo(tmp_path) is not None
    assert not any(file.exists() for file in files)
