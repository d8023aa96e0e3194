"""A decision on a finding, made from what a person said and what the finding was at that moment."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.ledger.decisions import ABOUT, checked
from checker.model import CheckerError, Claim, Decision, Dimension, Finding, Ruling, Run, Seen
from checker.quantity.words import said


def decided(
    run: Run,
    findings: Sequence[Finding],
    ruling: Ruling,
    reason: str,
    by: str,
    today: date,
    *,
    about: Sequence[str] = (),
    dimension: Dimension | None = None,
    review_by: date | None = None,
) -> tuple[Decision, ...]:
    """One decision for each finding; `about` names claims, or articles whose claims in each finding are meant.

    Raises CheckerError, with the finding, where the verdict asks for something that is not there.
    """
    claims = {claim.id: claim for claim in run.claims}
    made = []
    for finding in findings:
        own = [claims[id] for id in finding.claims if id in claims]
        try:
            made.append(
                checked(
                    Decision(
                        fingerprint=finding.fingerprint,
                        ruling=ruling,
                        reason=reason.strip(),
                        by=by,
                        date=today.isoformat(),
                        rule=finding.rule,
                        measure=finding.measure,
                        severity=finding.severity,
                        explanation=finding.explanation,
                        fingerprints=finding.fingerprints,
                        seen=tuple(_seen(claim) for claim in own),
                        about=_meant(about, own, ruling),
                        dimension=dimension,
                        review_by=None if review_by is None else review_by.isoformat(),
                    )
                )
            )
        except CheckerError as error:
            raise CheckerError(f"{finding.id}: {error}") from None
    return tuple(made)


def _meant(about: Sequence[str], claims: Sequence[Claim], ruling: Ruling) -> tuple[str, ...]:
    """The claims of a finding that are named, by their ids or by those of their articles."""
    if ruling not in ABOUT:
        return tuple(about)
    known = {name for claim in claims for name in (claim.id, claim.article)}
    for name in about:
        if name not in known:
            raise CheckerError(f"claims: found {name!r}, expected one of {', '.join(sorted(known))}")
    return tuple(claim.id for claim in claims if claim.id in about or claim.article in about)


def _seen(claim: Claim) -> Seen:
    return Seen(
        id=claim.id,
        article=claim.article,
        value=said(claim.low, claim.high, claim.hedge, claim.unit, claim.kind),
        value_text=claim.value_text,
        quote=claim.quote,
        period=claim.period,
        published=claim.published,
    )
