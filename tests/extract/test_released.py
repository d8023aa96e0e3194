"""A company's own release: its figures are the issuer's and of the quarter that it reports on."""

from __future__ import annotations

from checker.articles import read_source
from checker.extract import extract
from tests.extract.test_corpus import PACK

RELEASE = """Calloway Graphite Announces Third Quarter 2025 Results and Raises Guidance

PERTH, October 30, 2025 - Calloway Graphite Limited ("Calloway") today reported results for the three months ended September 30, 2025.

Highlights

- Revenue of A$48.2 million, up 22% from A$39.5 million in the prior-year quarter
- Production of 21,400 tonnes of flake graphite, 9% more than in the June quarter

At the Marra mine, throughput averaged 7,100 tonnes a day.

The Company employs 412 people. Europe took 44% of sales by volume.
"""
MINE = RELEASE.replace("Calloway Graphite Limited", "Serra Verde").replace("Calloway Graphite", "Serra Verde")


def figures(text: str) -> dict[str, tuple[object, ...]]:
    """What each value of a release is of: measure, subject, period."""
    (article,) = read_source(text, "t.txt")
    return {c.value_text: (c.metric, c.subject, c.period) for c in extract(article, PACK)}


def test_its_figures_are_those_of_the_issuer_in_the_quarter() -> None:
    told = figures(RELEASE)
    quarter = "2025-07/2025-09"
    assert told["A$48.2 million"] == ("revenue", "calloway_graphite_limited", quarter)
    assert told["22%"] == ("revenue", "calloway_graphite_limited", quarter)
    assert told["A$39.5 million"] == ("revenue", "calloway_graphite_limited", "2024-07/2024-09")
    assert told["21,400 tonnes"] == ("mine_production", "calloway_graphite_limited", quarter)
    assert told["44%"][1] == "calloway_graphite_limited"
    assert told["412 people"][:2] == ("workforce", "calloway_graphite_limited")


def test_the_year_of_the_results_is_no_event() -> None:
    assert "2025" not in figures(RELEASE)


def test_an_issuer_known_by_its_mine_is_the_firm() -> None:
    assert figures(MINE)["A$48.2 million"][1] == "serra_verde"
    assert figures(MINE)["412 people"][1] == "serra_verde"


def test_a_title_that_names_a_firm_is_whom_the_text_begins_with() -> None:
    (article,) = read_source("# Pilbara Minerals cuts spending\n\nProfit fell 30% to A$40 million.\n", "t.md")
    assert {(c.metric, c.subject) for c in extract(article, PACK)} == {("profit", "pilbara_minerals")}
