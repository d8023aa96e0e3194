"""Decided findings as schema.org ClaimReview in JSON-LD: one review for each claim that a decision names.

Only a decision that says something about the truth of a claim is a review of it, and only of the claims that it
names. That two claims both stand, are of one origin or no conflict, that nothing could be resolved: none of these
judges a claim. That the tool misread a sentence is the tool's fault, and no review of the sentence. That one
value is preferred does not say that another is false: of preferred claims only it is said that they stand.
The scale goes from 1 (wrong) to 5 (stands); a figure that was right and has been superseded is in the middle.
Addresses are given where an article has one; the tool knows none for the review itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never
from urllib.parse import urlsplit

from checker.export.model import Files, day, text
from checker.model import Article, Claim, Decision, Ruling, Run

CONTEXT = "https://schema.org"
WORST, BEST = 1, 5
NAME = "claimreview.jsonld"


@dataclass(frozen=True, slots=True)
class Rating:
    """What a decision says of a claim, as a number of the scale, in words, and in a sentence."""

    value: int
    word: str
    said: str


def rating(ruling: Ruling) -> Rating | None:
    """What a ruling says of the claims that it names; None where it says nothing about their truth."""
    match ruling:
        case Ruling.PREFER:
            return Rating(5, "Stands", "Preferred to the claims that it cannot hold together with.")
        case Ruling.SUPERSEDED:
            return Rating(3, "Superseded", "Right for an earlier time or edition, and not current any more.")
        case Ruling.SOURCE_ERROR:
            return Rating(1, "Wrong", "An error of the source.")
        case (
            Ruling.MISREAD
            | Ruling.BOTH_STAND
            | Ruling.SAME_ORIGIN
            | Ruling.UNRESOLVED
            | Ruling.NOT_A_CONFLICT
        ):
            return None
        case _:
            assert_never(ruling)


def written(run: Run) -> Files:
    """All reviews as one document, `claimreview.jsonld`; a graph of none where nothing is decided.

    `<`, `>` and `&` are written as escapes, so that it can stand in a `script` of a web page as it is.
    """
    document = {"@context": CONTEXT, "@graph": list(reviews(run))}
    said = json.dumps(document, ensure_ascii=False, indent=1)
    for sign in "<>&\u2028\u2029":
        said = said.replace(sign, f"\\u{ord(sign):04x}")
    warnings = () if document["@graph"] else ("no finding has a decision that judges a claim: no reviews",)
    return Files({NAME: f"{said}\n".encode()}, warnings)


def reviews(run: Run) -> Iterator[dict[str, object]]:
    """The reviews in the order of the findings; a decision that holds for several findings is told once."""
    claims = {claim.id: claim for claim in run.claims}
    articles = {article.id: article for article in run.articles}
    told: set[tuple[str, str]] = set()
    settled = run.ledger.settled if run.ledger else {}
    for finding in run.findings:
        one = settled.get(finding.id)
        if one is None or one.decision is None or not one.decided:
            continue
        for id in dict.fromkeys(one.decision.about):
            if (one.decision.fingerprint, id) not in told:
                told.add((one.decision.fingerprint, id))
                yield from _review(one.decision, id, claims, articles)


def _review(
    decision: Decision, id: str, claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> Iterator[dict[str, object]]:
    rated = rating(decision.ruling)
    claim = claims.get(id)
    seen = next((seen for seen in decision.seen if seen.id == id), None)
    known = seen or claim
    if rated is None or known is None:
        return
    item = {
        "@type": "Claim",
        "identifier": id,
        "datePublished": _day(known.published),
        "appearance": _article(known.article, known.published, articles.get(known.article)),
    }
    yield _filled(
        {
            "@type": "ClaimReview",
            "identifier": f"{decision.fingerprint}/{id}",
            "claimReviewed": text(known.quote),
            "itemReviewed": _filled(item),
            "reviewRating": {
                "@type": "Rating",
                "ratingValue": rated.value,
                "bestRating": BEST,
                "worstRating": WORST,
                "alternateName": rated.word,
                "ratingExplanation": rated.said,
            },
            "author": _named("Person", decision.by),
            "datePublished": _day(decision.date),
            "reviewBody": text(decision.reason),
        }
    )


def _article(id: str, published: str | None, article: Article | None) -> dict[str, object]:
    described: dict[str, object] = {
        "@type": "Article",
        "identifier": id,
        "headline": text(article.title) if article else None,
        "datePublished": _day(article.published if article else published),
        "inLanguage": text(article.language_body) if article else None,
        "publisher": _named("Organization", article.source) if article else None,
        "url": _address(article.file) if article else None,
    }
    return _filled(described)


def _named(type: str, name: str | None) -> dict[str, object] | None:
    return {"@type": type, "name": text(name)} if name else None


def _day(moment: str | None) -> str | None:
    """A date or moment as it is written where it is one, else the day that it begins with."""
    found = day(moment)
    try:
        datetime.fromisoformat(moment or "")
    except ValueError:
        return found.isoformat() if found else None
    return moment


def _address(file: str) -> str | None:
    """The file where it is an address of the web."""
    try:
        parts = urlsplit(file)
    except ValueError:
        return None
    whole = parts.scheme in ("http", "https") and parts.netloc and file.isprintable() and " " not in file
    return file if whole else None


def _filled(fields: Mapping[str, object]) -> dict[str, object]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value is not None}
