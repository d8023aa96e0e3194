"""Every finding against a base and against people's decisions: what is new, what is decided, what has gone.

What is new is told by `news.py`. A decided finding is **updated** when it gained a value, or an independent source, since it was decided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from checker.ledger.base import Base
from checker.ledger.identity import squeezed
from checker.ledger.matching import Match, matches
from checker.ledger.news import News, told, value
from checker.model import Change, Claim, Decision, Finding, Ledger, Ruling, Run, Settled, Severity

NOTICE = timedelta(days=14)
"""So long before a decision runs out it is said."""


class FailOn(StrEnum):
    """What a gate fails on; each takes in the ones before it."""

    NEW = "new"
    UPDATED = "updated"
    ANY = "any"


def settle(
    run: Run,
    decisions: Sequence[Decision] = (),
    base: Base | None = None,
    *,
    today: date,
    fail_on: FailOn | None = None,
    least: Severity = Severity.TENSION,
    whole: bool = True,
) -> Ledger:
    """The ledger of a run.

    The gate fails on `fail_on` (by default what is new where there is a base, else any) at or above the severity
    `least`. `whole` says that the run has all of the folder, so that a decision without its finding is stale.
    """
    fail_on = fail_on or (FailOn.ANY if base is None else FailOn.NEW)
    claims = {claim.id: claim for claim in run.claims}
    match_of = matches(run.findings, claims, decisions)
    news = News(run, base, least) if base is not None else None
    settled = {
        finding.id: _settled(finding, run, claims, news, match_of.get(finding.id), today)
        for finding in run.findings
    }
    used = {match.decision.fingerprint for match in match_of.values()}
    # A claim that was misread is corrected: that its finding is gone is what was wanted.
    stale = [one for one in decisions if one.fingerprint not in used and one.ruling is not Ruling.MISREAD]
    severity = {finding.id: finding.severity for finding in run.findings}
    return Ledger(
        settled={id: _judged(one, fail_on, severity[id].order <= least.order) for id, one in settled.items()},
        absent=_absent(run, base, least),
        stale=tuple(stale) if whole else (),
        against=base.name if base is not None else None,
    )


def _judged(one: Settled, fail_on: FailOn, hard: bool) -> Settled:
    match fail_on:
        case FailOn.NEW:
            fails = one.change is Change.NEW and not one.decided
        case FailOn.UPDATED:
            fails = one.change is Change.UPDATED or (one.change is Change.NEW and not one.decided)
        case FailOn.ANY:
            fails = one.change is Change.UPDATED or not one.decided
    return replace(one, fails=fails and hard)


def _settled(
    finding: Finding,
    run: Run,
    claims: Mapping[str, Claim],
    news: News | None,
    match: Match | None,
    today: date,
) -> Settled:
    change: Change | None = None
    why, fresh = "", tuple[str, ...]()
    if news is not None:
        change = Change.NEW if news.new(finding) else Change.UNCHANGED
        why, fresh = news.why(finding), news.fresh(finding)
    if match is None:
        return Settled(finding.id, change, fresh=fresh, why=why)
    gained = _gained(finding, match, run, claims)
    if gained or match.more:
        change, fresh = Change.UPDATED, gained
        why = f"since it was decided: {told(gained, claims) or 'another pair of its values'}"
    end = match.decision.review_by and date.fromisoformat(match.decision.review_by)
    if end and today > end:
        change, why = Change.NEW, f"its decision was to be reviewed by {end}"
    return Settled(
        finding.id,
        change,
        match.decision,
        expired=bool(end and today > end),
        due=bool(end and end - NOTICE <= today <= end),
        fresh=fresh,
        why=why,
    )


def _gained(finding: Finding, match: Match, run: Run, claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """The claims of a decided finding by which it has another value, or another independent source."""
    seen = match.decision.seen
    if not seen:
        return ()
    articles = {one.article for one in seen}
    words = {(squeezed(one.quote), squeezed(one.value_text)) for one in seen}
    values = {(one.value, one.period) for one in seen}
    spoken = [claims[id] for id in finding.claims if id in claims]
    old = {
        run.sources.get(claim.article, claim.article)
        for claim in spoken
        if claim.article in articles or (squeezed(claim.quote), squeezed(claim.value_text)) in words
    }
    return tuple(
        claim.id
        for claim in spoken
        if run.sources.get(claim.article, claim.article) not in old
        or (match.more and (value(claim), claim.period) not in values)
    )


def _absent(run: Run, base: Base | None, least: Severity) -> tuple[Finding, ...]:
    """The findings of the base of which nothing is left, those that a gate looks at."""
    if base is None or base.run is None:
        return ()
    here = {print for finding in run.findings for print in finding.fingerprints}
    return tuple(
        finding
        for finding in base.run.findings
        if finding.severity.order <= least.order and here.isdisjoint(finding.fingerprints)
    )
