"""Claims become rows with units, intervals and windows."""

from datetime import date

import pytest

from checker.normalize import normalize
from checker.packs import load_pack
from tests.claims import claim

PACK = load_pack(("rare_earths",))


def row(value: str, **fields: object) -> object:
    return normalize([claim(value, **fields)], PACK).iloc[0]


def test_units_are_made_canonical() -> None:
    got = row("5,000 tons", unit="kt", low=5.0, high=5.0)
    assert (got["unit"], got["low"], got["dimension"]) == ("t", 5000.0, "mass")


def test_the_interval_has_the_place_of_the_number_as_written() -> None:
    got = row("20万吨")
    assert (got["lower"], got["upper"]) == (195_000, 205_000)


def test_a_word_fraction_has_a_twentieth() -> None:
    got = row("two thirds", kind="share", whole="world")
    assert got["upper"] - got["lower"] == pytest.approx(200 / 3 * 0.05)


def test_production_of_what_is_mined_is_mine_production() -> None:
    assert row("5 t", metric="production")["metric_key"] == "mine_production"
    assert row("5 t", metric="production", commodity="steel")["metric_key"] == "production"


def test_a_stated_period_is_a_window() -> None:
    got = row("5 t", period="2024-04/2024-06")
    assert got["period_stated"]
    assert (got["period_start"].date(), got["period_end"].date()) == (date(2024, 4, 1), date(2024, 6, 30))


@pytest.mark.parametrize(
    ("fields", "back"), [({"kind": "share", "whole": "world"}, 2), ({"metric": "reserves"}, 2), ({}, 1)]
)
def test_a_claim_without_a_period_speaks_of_its_articles_year_and_some_before(
    fields: dict[str, object], back: int
) -> None:
    got = row("50 t" if "kind" not in fields else "50%", **fields)
    assert not got["period_stated"]
    assert got["period_start"].year == 2025
    assert got["period_back"] == back


def test_a_headline_takes_hedge_and_period_from_its_body() -> None:
    body = claim("about 43,000 t", 1, period="2024")
    title = claim("43,000 t", 2, place="title")
    got = normalize([body, title], PACK).iloc[1]
    assert (got["hedge"], got["period"]) == ("about", "2024")


def test_a_headline_with_another_partner_takes_nothing() -> None:
    body = claim("about 80%", 1, kind="share", metric="import_reliance", subject="US", whole="US")
    title = claim(
        "80%",
        2,
        kind="share",
        metric="import_reliance",
        subject="US",
        whole="US",
        counterparty="CN",
        place="title",
    )
    assert normalize([body, title], PACK).iloc[1]["hedge"] == "exact"


def test_a_forecast_of_a_year_that_is_over_counts_as_stated() -> None:
    assert row("5 t", modality="forecast", period="2024")["counts_as_stated"]
    assert not row("5 t", modality="forecast", period="2030")["counts_as_stated"]


def test_no_claims_make_an_empty_table() -> None:
    assert normalize([], PACK).empty
