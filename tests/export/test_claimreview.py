"""ClaimReview: it expands with pyld, and says of a claim only what a decision says of it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from checker.export.claimreview import rating, reviews, written
from checker.model import Ledger, Ruling, Run, Settled
from tests.export.made_up import TRAPS, decided, decision, trapped
from tests.render import made_up

# The terms of https://schema.org that a review uses, and no @vocab: any other word would be dropped.
CONTEXT = json.loads(Path(__file__).with_name("schemaorg.jsonld").read_text(encoding="utf-8"))
JUDGING = (Ruling.PREFER, Ruling.SUPERSEDED, Ruling.SOURCE_ERROR)


def offline(url: str, options: object) -> dict[str, object]:
    assert url == "https://schema.org"
    return {"contextUrl": None, "contentType": "application/ld+json", "documentUrl": url, "document": CONTEXT}


def document(run: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written(run).parts["claimreview.jsonld"])
    return found


def expanded(run: Run) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = jsonld.expand(document(run), {"documentLoader": offline})
    return found


def counted(node: object) -> int:
    """How many fields with a value a JSON document has, at any depth."""
    if isinstance(node, dict):
        return sum(1 + counted(value) for key, value in node.items() if not key.startswith("@"))
    return sum(map(counted, node)) if isinstance(node, list) else 0


@pytest.mark.parametrize("ruling", JUDGING)
def test_a_review_expands_with_every_word_known(ruling: Ruling) -> None:
    run = decided(ruling)
    (review,) = expanded(run)
    assert review["@type"] == ["http://schema.org/ClaimReview"]
    assert counted(review) == counted(document(run)["@graph"])
    (day,) = review["http://schema.org/datePublished"]
    assert day == {"@type": "http://schema.org/Date", "@value": "2024-06-03"}


def test_a_review_says_who_judged_which_sentence_of_which_article_how_and_why() -> None:
    (review,) = document(decided(Ruling.SOURCE_ERROR))["@graph"]
    assert review == {
        "@type": "ClaimReview",
        "identifier": "same-measure-0a0a0a0a/gazette-1",
        "claimReviewed": "Amber Hill produced about 43,000 tons of tin in 2023, 15% of the world's output.",
        "itemReviewed": {
            "@type": "Claim",
            "identifier": "gazette-1",
            "datePublished": "2024-03-05",
            "appearance": {
                "@type": "Article",
                "identifier": "gazette",
                "headline": "Amber Hill digs deeper",
                "datePublished": "2024-03-05",
                "inLanguage": "en",
                "publisher": {"@type": "Organization", "name": "The Norland Gazette"},
            },
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": 1,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": "Wrong",
            "ratingExplanation": "An error of the source.",
        },
        "author": {"@type": "Person", "name": "Tin desk"},
        "datePublished": "2024-06-03",
        "reviewBody": "The owner's table says so.",
    }


def test_a_decision_that_names_two_claims_gives_two_reviews() -> None:
    found = document(decided(Ruling.SOURCE_ERROR, about=2))["@graph"]
    assert [one["itemReviewed"]["identifier"] for one in found] == ["gazette-1", "post-2"]


@pytest.mark.parametrize("ruling", sorted(set(Ruling) - set(JUDGING)))
def test_a_decision_that_judges_no_claim_gives_none(ruling: Ruling) -> None:
    files = written(decided(ruling))
    assert json.loads(files.parts["claimreview.jsonld"])["@graph"] == []
    assert files.warnings == ("no finding has a decision that judges a claim: no reviews",)


def test_every_ruling_has_an_answer_and_the_scale_is_kept() -> None:
    values = [rated.value for rated in map(rating, Ruling) if rated is not None]
    assert sorted(values) == [1, 3, 5]


def test_a_decision_that_has_run_out_gives_none() -> None:
    assert not list(reviews(decided(Ruling.PREFER, expired=True)))


def test_without_a_ledger_there_is_none() -> None:
    assert not list(reviews(made_up.run()))


def test_one_decision_on_two_findings_is_told_once() -> None:
    run = made_up.run()
    one = decision(run.findings[0], Ruling.PREFER, "post-2")
    settled = {finding.id: Settled(finding.id, decision=one) for finding in run.findings}
    assert len(list(reviews(replace(run, ledger=Ledger(settled))))) == 1


def test_a_claim_that_is_gone_is_told_as_it_was_seen() -> None:
    run = decided(Ruling.SUPERSEDED)
    (review,) = document(replace(run, claims=(), articles=()))["@graph"]
    assert review["claimReviewed"].startswith("Amber Hill produced about 43,000 tons")
    assert review["itemReviewed"]["appearance"] == {
        "@type": "Article",
        "identifier": "gazette",
        "datePublished": "2024-03-05",
    }


def test_a_claim_that_nobody_saw_and_that_is_gone_gives_none() -> None:
    run = made_up.run()
    one = decision(run.findings[0], Ruling.PREFER, "nowhere-1")
    settled = {run.findings[0].id: Settled(run.findings[0].id, decision=one)}
    assert not list(reviews(replace(run, ledger=Ledger(settled))))


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("https://example.invalid/tin?page=2", "https://example.invalid/tin?page=2"),
        ("seeds/tin.txt", None),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("https://[broken", None),
        ("https://example.invalid/a b", None),
    ],
)
def test_only_an_address_of_the_web_is_given_as_one(file: str, wanted: str | None) -> None:
    run = decided(Ruling.PREFER)
    articles = tuple(replace(article, file=file) for article in run.articles)
    (review,) = document(replace(run, articles=articles))["@graph"]
    assert review["itemReviewed"]["appearance"].get("url") == wanted


def test_traps_are_texts_and_leave_no_script() -> None:
    run = trapped()
    found = document(run)["@graph"]
    assert [one["reviewBody"] for one in found] == list(TRAPS)
    assert all(
        "url" not in one["itemReviewed"]["appearance"]
        or one["itemReviewed"]["appearance"]["url"].startswith("http")
        for one in found
    )
    assert not re.search("[<>&\u2028\u2029]", written(run).parts["claimreview.jsonld"].decode())
    assert len(expanded(run)) == len(TRAPS)
