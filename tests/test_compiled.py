"""Patterns that are kept compiled are those that they would be if they were compiled anew."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from checker import cache, compiled

PATTERNS = (
    (r"(?P<year>(?:19|20)\d\d)[-/](?P<month>\d\d)?", 0),
    (r"[\u3400-\u9fff]{2,}|(a)(?P<b>b)?|", re.IGNORECASE),
    (r"^\s*(?:één|İ|ſ)+ # a remark", re.VERBOSE | re.MULTILINE),
    (r"(?i:mine)\b.(?<!mine )", re.DOTALL | re.ASCII),
)
ALL = """
import re, sys, checker.extract
found = {id(one): one for name, module in list(sys.modules.items()) if name.startswith("checker.extract")
         for one in vars(module).values() if isinstance(one, re.Pattern)}
assert all(one == re.compile(one.pattern, one.flags) for one in found.values())
assert all(one.groupindex == re.compile(one.pattern, one.flags).groupindex for one in found.values())
print(len(found))
"""
"""Every pattern of the grammar against itself compiled anew."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    monkeypatch.delenv(cache.OFF, raising=False)
    return tmp_path / compiled.FOLDER


def made() -> list[re.Pattern[str]]:
    with compiled.kept("test"):
        return [re.compile(pattern, flags) for pattern, flags in PATTERNS]


def test_they_equal_what_re_compiles_at_the_first_start_and_at_the_second() -> None:
    plain = [re.compile(pattern, flags) for pattern, flags in PATTERNS]
    for _ in range(2):
        found = made()
        assert found == plain
        assert [one.groupindex for one in found] == [one.groupindex for one in plain]
        assert found[0].fullmatch("2024-07").groupdict() == {"year": "2024", "month": "07"}  # type: ignore[union-attr]


def test_the_second_start_compiles_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made()
    monkeypatch.setattr("re._compiler._code", None)
    assert [one.pattern for one in made()] == [pattern for pattern, _ in PATTERNS]


def test_what_is_damaged_is_compiled_again(folder: Path) -> None:
    made()
    (file,) = folder.iterdir()
    file.write_bytes(file.read_bytes()[:-40])
    assert made() == [re.compile(pattern, flags) for pattern, flags in PATTERNS]


def test_without_a_cache_nothing_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.OFF, "1")
    assert made() == [re.compile(pattern, flags) for pattern, flags in PATTERNS]
    assert not folder.exists()


def test_another_engine_compiles_as_ever(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("re._compiler._code")
    plain = re.compile
    with compiled.kept("test"):
        assert re.compile is plain
    assert not folder.exists()


def test_a_pattern_that_is_none_says_so_and_re_is_itself_again() -> None:
    plain = re.compile
    with pytest.raises(re.error, match="unterminated"), compiled.kept("test"):
        re.compile("(a")
    assert re.compile is plain
    assert re.compile(b"a").match(b"a")


def test_bytes_are_compiled_as_ever() -> None:
    with compiled.kept("test"):
        assert re.compile(rb"\d+").match(b"12")


def test_the_grammar_has_the_same_patterns_from_the_cache(root: Path) -> None:
    counts = {
        subprocess.run(
            [sys.executable, "-c", ALL], cwd=root, env=os.environ, capture_output=True, text=True, check=True
        ).stdout
        for _ in range(2)
    }
    assert len(counts) == 1
    assert int(counts.pop()) > 1000
