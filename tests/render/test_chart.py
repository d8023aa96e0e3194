from __future__ import annotations

import gzip
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Claim, Finding, Severity
from checker.render import RENDERERS
from checker.render.axis import LETTER, NARROW
from checker.render.chart import MOST, Chart, charts
from checker.render.view import report
from tests.render.made_up import CLAIMS, KNOWING, PACK, knowing, run

MINED = CLAIMS[3]


def chart(*claims: Claim) -> Chart:
    """The one chart of some claims."""
    (made,) = charts(report(run(claims=claims, findings=()), PACK).entries, PACK)
    return made


def tons(number: int, low: float, hedge: str = "exact") -> Claim:
    """A claim of Amber Hill's output."""
    return replace(
        MINED, id=f"c-{number}", low=low, high=low, hedge=hedge, value_text=f"{low:g}", quote=f"{low:g}"
    )


def test_bars_stand_from_the_least_to_the_greatest_value() -> None:
    made = chart(tons(1, 45000), tons(2, 43000), tons(3, 44000))
    assert [bar.label for bar in made.bars] == ["43,000 t", "44,000 t", "45,000 t"]
    assert [bar.left for bar in made.bars] == sorted(bar.left for bar in made.bars)


def test_an_open_side_goes_on_beyond_its_reach_to_an_arrow() -> None:
    below, above = chart(tons(1, 30000, "under"), tons(2, 45000, "over")).bars
    assert above.dashed
    assert above.open_left
    assert above.far_right is not None
    assert above.beyond_right
    assert above.far_right > above.right > above.left
    assert below.dashed
    assert below.open_right
    assert below.far_left is not None
    assert below.beyond_left


def test_a_number_without_a_hedge_is_a_solid_bar_with_closed_ends() -> None:
    bar = chart(tons(1, 43000), tons(2, 45000)).bars[0]
    assert (bar.dashed, bar.open_left, bar.open_right, bar.far_left, bar.far_right) == (
        False,
        False,
        False,
        None,
        None,
    )


def test_where_all_say_the_same_there_is_no_chart() -> None:
    entries = report(run(claims=(tons(1, 43000), tons(2, 43000)), findings=()), PACK).entries
    assert charts(entries, PACK) == ()


def test_tonnes_and_percent_do_not_share_an_axis() -> None:
    entries = report(run(findings=()), PACK).entries
    assert [{bar.entry.key.unit for bar in made.bars} for made in charts(entries, PACK)] == [
        {"percent"},
        {"t"},
    ]


def test_values_far_apart_get_a_logarithmic_axis() -> None:
    made = chart(tons(1, 40), tons(2, 43000))
    assert made.logarithmic
    assert [tick.label for tick in made.ticks] == ["10", "100", "1,000", "10,000", "100,000 t"]


def test_the_description_says_in_words_what_the_chart_shows() -> None:
    made = chart(tons(1, 43000), tons(2, 45000, "over"))
    assert made.title == "Amber Hill: mine production of tin"
    assert made.description.startswith("43,000 t (gazette): ")
    assert "over 45,000 t (gazette): above 45,000 t, meant no further than " in made.description


@pytest.mark.parametrize(
    ("unit", "last"), [("percent", "75%"), ("USD", "$75"), ("t", "75 t"), ("x", "75 times")]
)
def test_the_unit_stands_at_the_end_of_the_axis(unit: str, last: str) -> None:
    made = chart(replace(tons(1, 55), unit=unit), replace(tons(2, 70), unit=unit))
    assert made.ticks[-1].label == last


@settings(max_examples=20)
@given(
    st.lists(
        st.tuples(
            st.floats(1e-3, 1e12), st.sampled_from(["exact", "about", "nearly", "over", "under", "up_to"])
        ),
        min_size=2,
        max_size=6,
        unique_by=lambda pair: pair[0],
    )
)
def test_everything_lies_on_the_axis_and_labels_fit_a_narrow_page(values: list[tuple[float, str]]) -> None:
    claims = [tons(number, low, hedge) for number, (low, hedge) in enumerate(values)]
    for made in charts(report(run(claims=claims, findings=()), PACK).entries, PACK):
        places = [place for bar in made.bars for place in (bar.left, bar.right)] + [
            tick.x for tick in made.ticks
        ]
        assert all(0 <= place <= 100 for place in places)
        assert all(bar.left <= bar.right for bar in made.bars)
        ticks = [tick.x for tick in made.ticks]
        assert ticks == sorted(set(ticks))
        assert len(ticks) >= 2
        assert sum(len(tick.label) for tick in made.ticks) * LETTER <= NARROW or len(ticks) <= 4


def test_a_reference_fact_is_a_row_and_a_line_that_lies_on_the_axis() -> None:
    whole = knowing()
    mined = [entry for entry in report(whole, KNOWING).entries if entry.key.unit == "t"]
    made = next(made for made in charts(mined, KNOWING) if made.lines)
    (line,) = made.lines
    assert (line.label, line.note) == ("45,600 t", "2023, Tin Yearbook 2024")
    assert made.bars[0].y > line.y
    low, high = made.bars
    assert low.right < high.left < line.places[0] < high.right
    assert "✗ in doubt" in low.note
    assert made.description.startswith("reference, 45,600 t, 2023, Tin Yearbook 2024; ")


def test_of_many_claims_each_value_is_drawn_before_a_second_of_any() -> None:
    same = [tons(number, 43000) for number in range(MOST)]
    (made,) = charts(
        report(run(claims=[*same, tons(90, 45000), tons(91, 47000)], findings=()), PACK).entries, PACK
    )
    assert len(made.bars) == MOST
    assert made.left_out == 2
    assert {"45,000 t", "47,000 t"} <= {bar.label for bar in made.bars}


def test_the_charts_of_thirty_measures_take_less_than_ten_kilobytes_as_a_server_sends_them() -> None:
    claims, findings = [], []
    for number in range(30):
        own = [
            replace(
                tons(3 * number + at, low * (1 + number / 7), hedge),
                commodity=f"metal_{number}",
                period=period,
            )
            for at, (low, hedge, period) in enumerate(
                ((43000, "exact", "2023"), (45000, "over", "2023"), (50000, "about", "2022"))
            )
        ]
        claims += own
        ids = tuple(claim.id for claim in own)
        findings.append(
            Finding(
                f"same-measure-{number}",
                "same-measure",
                Severity.CONTRADICTION,
                ids,
                f"mine_production|amber_hill|metal_{number}|-|-",
                "No.",
            )
        )
    page = RENDERERS["html"](run(claims=claims, findings=findings), PACK)
    drawn = re.findall(r'<svg class="c".*?</svg>\n?</figure>', page, re.DOTALL)
    assert len(drawn) == 60, "an interval chart and one over time for each"
    assert len(gzip.compress("".join(drawn).encode())) < 10_000
