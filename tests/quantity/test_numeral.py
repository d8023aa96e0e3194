"""Written numerals and the places of their last digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.quantity.numeral import digits_value, han_value, place_of, word_value, written_places


@pytest.mark.parametrize(
    ("text", "value"),
    [("一千六百万", 16_000_000), ("二〇二四", 2024), ("五十八", 58), ("十", 10), ("两百", 200), ("1.2亿", 1.2e8),
     ("11万1960", 111_960), ("三亿五千万", 350_000_000), ("万亿", 1e12)],
)  # fmt: skip
def test_chinese_numerals_are_read(text: str, value: float) -> None:
    assert han_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("twenty-five", 25), ("two hundred", 200), ("a dozen", 12), ("two dozen", 24), ("seven", 7)],
)
def test_english_number_words_are_read(text: str, value: float) -> None:
    assert word_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("45,000", 45_000), ("1.234.567", 1_234_567), ("3,5", 3.5), ("10.4", 10.4), ("1,234.5", 1234.5)],
)
def test_both_habits_of_separators_are_read(text: str, value: float) -> None:
    assert digits_value(text) == value


@pytest.mark.parametrize(
    ("digits", "place"),
    [("43,000", 1000), ("80", 1), ("83.7", 0.1), ("400", 100), ("4.50", 0.1), ("3.0", 1), ("352.8", 0.1)],
)
def test_the_place_is_that_of_the_last_digit_that_is_not_zero(digits: str, place: float) -> None:
    assert place_of(digits) == pytest.approx(place)


@pytest.mark.parametrize(
    ("text", "place"),
    [("about 43,000 tons", 1000), ("20万吨", 10_000), ("9000万吨", 10_000_000), ("10 million tons", 1_000_000),
     ("4.5万吨", 1000), ("約五十八％", 1), ("３.30%", 0.1)],
)  # fmt: skip
def test_a_place_is_scaled_with_its_number(text: str, place: float) -> None:
    assert written_places(text)[0].place == pytest.approx(place)


@pytest.mark.parametrize("text", ["two thirds", "nearly half", "三分之二", "a quarter"])
def test_a_fraction_in_words_is_marked(text: str) -> None:
    assert written_places(text)[0].fraction


@given(st.integers(min_value=1, max_value=10**12))
def test_separators_never_change_the_value(number: int) -> None:
    assert digits_value(f"{number:,}") == number


@given(st.integers(min_value=100, max_value=10**12))
def test_a_place_divides_its_number(number: int) -> None:
    assert number % place_of(str(number)) == 0
