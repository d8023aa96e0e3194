"""Texts that a spreadsheet would run get an apostrophe, and it can be taken away again from each."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.render.spreadsheet import guarded, unguarded

RUNS = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")
PLAIN = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?")


@given(st.text("'=+-@ \t\r\n＝a1", max_size=6))
def test_nothing_runs_and_nothing_is_lost(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not RUNS.match(guarded(text)) or PLAIN.fullmatch(text)


@pytest.mark.parametrize("text", ["-12.5", "+3", "1e+06", "'tis", "70%", "", "a=b"])
def test_numbers_and_words_are_left_as_they_are(text: str) -> None:
    assert guarded(text) == unguarded(text) == text
