"""The table of intervals and reaches, number by number, and its laws."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checker.quantity.interval import Interval, bounds, capped_place, granule, last_place, reaches

finite = st.floats(min_value=-1e6, max_value=1e6, allow_nan=False)


def interval(value: float, hedge: str, place: float, share: bool = False) -> tuple[float, float, bool, bool]:
    """The interval of one number."""
    v = np.array([value])
    p = capped_place(v, np.array([place]))
    ends = bounds(v, v, np.array([hedge], dtype=object), p, p, granule(v), np.array([share]))
    return tuple(end[0] for end in ends)  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("value", "g"),
    [
        (80, 8),
        (43_000, 1_000),
        (45_000, 4_500),
        (270_000, 10_000),
        (90, 9),
        (70, 7),
        (83.7, 0.1),
        (1_500, 150),
    ],
)
def test_the_granule_is_a_round_step_of_at_most_a_tenth(value: float, g: float) -> None:
    assert granule(np.array([value]))[0] == pytest.approx(g)


@pytest.mark.parametrize(
    ("value", "place", "half"),
    [(43_000, 1000, 500), (80, 1, 0.5), (83.7, 0.1, 0.05), (12, 1, 0.3), (400e6, 1e8, 10e6)],
)
def test_an_exact_number_means_half_a_place_around_it(value: float, place: float, half: float) -> None:
    lower, upper, *_ = interval(value, "exact", place)
    assert (lower, upper) == (pytest.approx(value - half), pytest.approx(value + half))


def test_about_means_half_a_granule() -> None:
    assert interval(43_000, "about", 1000)[:2] == (42_500, 43_500)
    assert interval(80, "about", 1)[:2] == (76, 84)


def test_nearly_stays_below() -> None:
    assert interval(90, "nearly", 1) == (81, 90, False, True)


def test_over_has_no_end_but_a_share_has() -> None:
    assert interval(45_000, "over", 1000) == (45_000, math.inf, True, True)
    assert interval(70, "over", 1, share=True) == (70, 100, True, False)


def test_under_and_up_to_begin_at_zero() -> None:
    assert interval(1.5, "under", 0.1) == (0, 1.5, False, True)
    assert interval(1.7e6, "up_to", 1e5) == (0, 1.7e6, False, False)


def test_a_hedge_of_a_fall_speaks_of_its_size() -> None:
    assert interval(-5, "over", 1) == (-math.inf, -5, True, True)


def test_an_open_bound_reaches_two_granules() -> None:
    v, hedge = np.array([45_000.0]), np.array(["over"], dtype=object)
    p, g = np.array([1000.0]), granule(np.array([45_000.0]))
    box = bounds(v, v, hedge, p, p, g, np.array([False]))
    assert reaches(v, v, hedge, g, box)[1][0] == 54_000


@given(st.floats(min_value=0.01, max_value=1e9, allow_nan=False))
def test_about_contains_exact(value: float) -> None:
    place = float(last_place(np.array([value]))[0])
    exact, about = interval(value, "exact", place), interval(value, "about", place)
    assert about[0] <= exact[0]
    assert exact[1] <= about[1]


@given(finite, finite, finite, finite)
def test_meeting_is_symmetric(a: float, b: float, c: float, d: float) -> None:
    assume(a <= b and c <= d)
    one, other = Interval(a, b), Interval(c, d)
    assert one.meets(other) == other.meets(one)
    assert one.gap(other) == other.gap(one)


def test_open_ends_that_touch_do_not_meet() -> None:
    assert not Interval(81, 90, False, True).meets(Interval(90, 100, True, False))
    assert Interval(81, 90).meets(Interval(90, 100))


def test_the_gap_is_taken_of_the_larger_end() -> None:
    assert Interval(42_500, 43_500).gap(Interval(45_000, math.inf, True)) == pytest.approx(1500 / 45_000)
