"""A headline takes from its body what it leaves out itself."""

from __future__ import annotations

from checker.articles import read_source
from checker.extract import extract
from checker.model import Claim
from tests.extract.test_corpus import PACK


def headline(title: str, body: str, when: str = "Jan 20, 2026") -> Claim:
    """The one claim of a headline over its body."""
    (article,) = read_source(f"{title}\nTURIN, {when} - {body}\n", "t.txt")
    (claim,) = (claim for claim in extract(article, PACK) if claim.place == "title")
    return claim


def test_a_number_without_a_measure_is_that_of_the_body() -> None:
    claim = headline(
        "Fiat toasts a 3.1-million-van year", "Sales of vans in Europe reached 3.1 million in 2025."
    )
    assert (claim.kind, claim.metric, claim.subject, claim.period) == ("amount", "sales", "europe", "2025")


def test_so_is_one_that_the_headline_rounds() -> None:
    claim = headline(
        "Three million vans and counting", "Sales of vans in Italy reached 3.04 million in 2025."
    )
    assert (claim.metric, claim.subject, claim.period) == ("sales", "IT", "2025")


def test_what_the_headline_names_stays() -> None:
    claim = headline(
        "Peru's copper output up 8.3%",
        "Copper output in Chile rose 8.3% in 2024; Peru raised its own as much in 2025.",
    )
    assert (claim.metric, claim.subject) == ("mine_production", "PE")


def test_a_headline_takes_its_period_and_a_price_its_exact_number() -> None:
    claim = headline(
        "Copper clears $13,000", "Copper closed at a record $13,120 a tonne in London on Monday."
    )
    assert (claim.metric, claim.unit, claim.period) == ("price", "USD/t", "2026-01-19")


def test_a_place_in_a_row_lasts() -> None:
    claim = headline(
        "Still number two in tin?",
        "Peru's tin reserves were the world's second largest in 2023.",
        "Mar 3, 2026",
    )
    assert claim.kind == "rank"
    assert claim.period is None


def test_a_heading_of_a_time_or_a_chart_is_nobody() -> None:
    for heading in ("September 2019", "Chart 1", "2024 Highlights"):
        text = f"# Zinc market\n\n*15 November 2019*\n\nZinc was dear.\n\n## {heading}\n\nImports rose to 4,100 tonnes.\n"
        (article,) = read_source(text, "t.md")
        assert [c.subject for c in extract(article, PACK)] in (["world"], [None])
