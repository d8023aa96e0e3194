"""Periods as texts and as windows of days."""

from datetime import date

import pytest

from checker.quantity.period import Window, parse_period


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("2024", (2024, 1, 1), (2024, 12, 31)), ("2024-06", (2024, 6, 1), (2024, 6, 30)), ("2025-07-10", (2025, 7, 10), (2025, 7, 10)),
     ("2020/2023", (2020, 1, 1), (2023, 12, 31)), ("2024-07/2025-06", (2024, 7, 1), (2025, 6, 30)), ("2025Q2", (2025, 4, 1), (2025, 6, 30)),
     ("2025-H1", (2025, 1, 1), (2025, 6, 30)), ("FY2025", (2025, 1, 1), (2025, 12, 31)), ("2024-02", (2024, 2, 1), (2024, 2, 29))],
)  # fmt: skip
def test_every_form_is_a_window(text: str, start: tuple[int, int, int], end: tuple[int, int, int]) -> None:
    assert parse_period(text) == Window(date(*start), date(*end))


@pytest.mark.parametrize("text", ["last year", "24", "2024-13", "2023/2020", "", "2024-06-31"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"period|ends before"):
        parse_period(text)


def test_a_quarter_lies_in_its_year() -> None:
    assert parse_period("2024").contains(parse_period("2024Q3"))
    assert not parse_period("2024Q3").contains(parse_period("2024"))
    assert parse_period("2024Q3").meets(parse_period("2024"))
