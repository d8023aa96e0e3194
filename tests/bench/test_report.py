"""The benchmark of the report says what it measured."""

from pathlib import Path

import pytest

from tests.bench.report import make, write


def test_a_small_report_is_written_and_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make(60, tmp_path / "run")
    write(tmp_path / "run", tmp_path / "out")
    printed = capsys.readouterr().out
    assert "HTML: " in printed
    assert "memory: " in printed
    assert (tmp_path / "out" / "consistency.html").exists()
