from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Claim
from checker.render.trend import BOTTOM, LABELLED, LINE, TOP, Trend, trends
from checker.render.view import report
from tests.render.made_up import CLAIMS, KNOWING, PACK, knowing, run

DUG = CLAIMS[3]
MEASURE = "mine_production|amber_hill|tin|-|-"


def dug(number: int, low: float, period: str | None, hedge: str = "exact") -> Claim:
    """What Amber Hill dug in a period."""
    return replace(DUG, id=f"gazette-{number}", low=low, high=low, hedge=hedge, period=period)


def drawn(*claims: Claim) -> tuple[Trend, ...]:
    """The trends of claims without findings."""
    view = report(run(claims=claims, findings=()), PACK)
    return trends(view.over_time[MEASURE].values(), PACK)


def test_values_of_several_periods_go_from_left_to_right() -> None:
    (trend,) = drawn(dug(1, 40000, "2022"), dug(2, 43000, "2023"), dug(3, 50000, "2024-06"))
    by_id = {point.entry.claim.id: point for point in trend.points if point.entry}
    first, second, third = (by_id[f"gazette-{number}"] for number in (1, 2, 3))
    assert first.x < second.x < third.x
    assert first.high > second.high > third.high, "a larger value lies higher"
    assert [year.label for year in trend.years] == ["2022", "2023", "2024"]
    assert trend.description.startswith("2022: 40,000 t (gazette); 2023: 43,000 t (gazette); Jun 2024: ")


def test_one_period_is_no_trend_and_an_inferred_one_makes_none() -> None:
    assert drawn(dug(1, 40000, "2022"), dug(2, 43000, "2022")) == ()
    assert drawn(dug(1, 40000, "2022"), dug(2, 43000, None)) == ()


def test_an_inferred_period_is_drawn_hollow_beside_others() -> None:
    (trend,) = drawn(dug(1, 40000, "2021"), dug(2, 43000, "2022"), dug(3, 44000, None))
    assert [
        point.hollow for point in trend.points if point.entry and point.entry.claim.id == "gazette-3"
    ] == [True]
    assert "2024 (inferred): 44,000 t (gazette)" in trend.description


def test_one_value_that_an_article_gives_twice_is_one_point_and_a_forecast_says_so() -> None:
    later = replace(dug(3, 80000, "2030"), modality="forecast")
    (trend,) = drawn(dug(1, 40000, "2021"), dug(2, 40000, "2021"), later)
    assert [(point.label, point.hollow) for point in trend.points] == [
        ("80,000 t, gazette, forecast", True),
        ("40,000 t, gazette", False),
    ]


def test_a_span_of_years_is_a_stretch_and_a_year_is_not() -> None:
    (trend,) = drawn(dug(1, 40000, "2019/2021"), dug(2, 43000, "2022"))
    stretched = {point.entry.claim.id: point.left is not None for point in trend.points if point.entry}
    assert stretched == {"gazette-1": True, "gazette-2": False}


def test_facts_of_the_measure_are_among_the_points() -> None:
    (trend,) = trends(report(knowing(), KNOWING).over_time[MEASURE].values(), KNOWING)
    facts = sorted(point.label for point in trend.points if point.entry is None)
    assert facts == ["45,600 t, reference"], "a hint of one page is left out"


def test_with_many_values_there_are_no_labels() -> None:
    (trend,) = drawn(*(dug(number, 40000 + number, str(2000 + number)) for number in range(LABELLED + 1)))
    assert {point.label for point in trend.points} == {""}


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(1, 10**9), st.integers(1990, 2030)), min_size=2, max_size=LABELLED))
def test_everything_lies_in_the_picture_and_no_label_on_another(values: list[tuple[int, int]]) -> None:
    claims = [dug(number, float(low), str(year)) for number, (low, year) in enumerate(values)]
    for trend in drawn(*claims):
        assert all(0 <= point.x <= 100 for point in trend.points)
        assert all(TOP <= point.high <= point.low <= BOTTOM for point in trend.points)
        lines = sorted(point.label_y for point in trend.points)
        assert all(after - before >= LINE for before, after in pairwise(lines))
        assert lines[-1] <= BOTTOM
