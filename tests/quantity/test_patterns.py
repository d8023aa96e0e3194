"""A pattern is cut into its alternatives and put together again without saying anything else."""

from __future__ import annotations

import re

from checker.quantity.patterns import alternatives, at_words, closing


def test_a_bar_in_a_group_or_a_set_or_behind_a_stroke_parts_nothing() -> None:
    assert list(alternatives(r"a(?:b|c)|[|)]d|e\|f")) == ["a(?:b|c)", "[|)]d", r"e\|f"]


def test_a_group_ends_at_its_own_bracket() -> None:
    assert closing(r"(?:a[)]\)(b))c") == len(r"(?:a[)]\)(b))") - 1


def test_words_are_asked_for_once_and_in_their_order() -> None:
    form = r"\bfrom (?P<a>\d)|\b(?:up|down)|[至到]|\bto"
    assert at_words(form) == r"\b(?=\w)(?:from (?P<a>\d)|(?:up|down))|[至到]|\bto"
    text = "up from 5 to 6, 升至7, upto 8"
    assert [hit.span() for hit in re.finditer(at_words(form), text)] == [
        hit.span() for hit in re.finditer(form, text)
    ]
