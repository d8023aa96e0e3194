"""Trying only the spellings that begin with the character at hand finds what all of them find."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.quantity.spelt import Spelt, initials
from checker.quantity.unit import SPELT_MONEY, SPELT_UNIT
from tests.data import read_yaml

PHRASINGS = Path(__file__).resolve().parents[1] / "extract"


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("spelt", [SPELT_MONEY, SPELT_UNIT])
def test_no_spelling_is_missed_that_begins_with_its_character(spelt: Spelt, language: str) -> None:
    corpus = read_yaml(PHRASINGS / f"corpus.{language}.yaml")
    for text in (said for entry in corpus for said in entry.get("said", [])):
        for at in range(len(text)):
            first = at
            while (
                spelt is SPELT_UNIT and first < min(at + 2, len(text)) and text[first] in " -\u00a0\n\u3000"
            ):
                first += 1
            found, sure = spelt.match(text, at, first, len(text)), spelt.any.match(text, at)
            assert (found and (found.span(), found.lastgroup)) == (sure and (sure.span(), sure.lastgroup)), (
                text[at:]
            )


def test_a_letter_in_another_form_is_no_obstacle() -> None:
    spelt = Spelt(["shekels?"], "c")
    assert spelt.match("ſhekel", 0, 0, 6) is not None


def test_a_bracket_in_a_set_closes_no_group() -> None:
    assert initials("won(?= |[.,;)]|$)|韩元") == frozenset("w韩")


def test_what_may_be_left_out_lets_the_next_one_begin() -> None:
    assert initials("(?:dry )?[吨t]|-?fold|(?-i:MW)") == frozenset("d吨t-fm")


def test_a_pattern_whose_first_character_cannot_be_told_is_refused() -> None:
    with pytest.raises(ValueError, match="no group of letters"):
        initials("(?=x)y")
