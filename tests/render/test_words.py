from __future__ import annotations

from dataclasses import replace

import pytest

from checker.quantity.interval import Interval
from checker.render import words
from tests.render.made_up import CLAIMS, PACK


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2024-05-20T08:00:00", "20 May 2024"),
        ("2024-05", "May 2024"),
        ("2024", "2024"),
        ("2025Q2", "2025Q2"),
        ("2024-13", "2024-13"),
        (None, ""),
    ],
)
def test_a_date_is_said_without_its_hour_and_what_is_none_stays(text: str | None, said: str) -> None:
    assert words.date(text) == said


def test_a_span_is_said_from_end_to_end() -> None:
    assert words.period("2020/2023") == "2020 to 2023"
    assert words.period("2025-07-01/2025-07-31") == "1 Jul 2025 to 31 Jul 2025"


def test_years_are_said_as_years_and_not_as_amounts() -> None:
    assert words.interval(Interval(2016.5, 2017.5), "year") == "2017"
    assert words.interval(Interval(2016.5, 2019.5), "year") == "2017–2019"


@pytest.mark.parametrize(
    ("explanation", "first"),
    [
        ("43 t (a) or 45 t (b)? [42, 43] and above 45 do not meet.", "43 t (a) or 45 t (b)?"),
        ("The U.S. Department says so. It is wrong.", "The U.S. Department says so."),
        ("At 83.7% it is more.", "At 83.7% it is more."),
        ("no end", "no end"),
    ],
)
def test_the_first_sentence_ends_where_a_sentence_ends(explanation: str, first: str) -> None:
    assert words.first_sentence(explanation) == first


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "share of imports of tin from Westmark"),
        ({"metric": "mine_production", "counterparty": None, "whole": "world"}, "share of world mine production of tin"),
        ({"kind": "rank", "whole": "world", "counterparty": None, "metric": "mine_production"}, "rank in world mine production of tin"),
        ({"kind": "exclusive", "whole": "world", "counterparty": None, "metric": "mine_production"}, "the only one in the world: mine production of tin"),
        ({"kind": "change"}, "change in imports of tin from Westmark"),
        ({"kind": "amount", "metric": "things", "commodity": None, "counterparty": None}, "count"),
        ({"kind": "amount", "metric": "rail_miles", "item": "new ones"}, "rail miles of tin with Westmark (new ones)"),
    ],
)  # fmt: skip
def test_a_measure_is_said_in_words(fields: dict[str, str | None], said: str) -> None:
    assert words.measure(replace(CLAIMS[0], **fields), PACK) == said


def test_what_could_steer_a_terminal_or_turn_the_reading_direction_is_made_visible() -> None:
    assert words.one_line("a\x1b[31mb\u202ec\nd") == "a�[31mb�c d"
