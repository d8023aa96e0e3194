"""Every finding against a base and against people's decisions: what is new, what is decided, what has gone.

A finding is **new** when a pair of values of its is not among those of the base and one of its claims was not made
there either. Both are asked for, because what stands in a folder can be told in another way although nothing came
in: a contradiction that is mended uncovers a longer argument behind it, a passage that is moved makes of a slip in
one breath a disagreement of two sentences. And a known pair stays known whoever else says it.

A decided finding is **updated** when it gained a value, or an independent source, since it was decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import StrEnum

from checker.ledger.base import Base
from checker.ledger.identity import squeezed, unsaid
from checker.ledger.matching import Match, matches
from checker.model import Change, Claim, Decision, Finding, Ledger, Ruling, Run, Settled, Severity
from checker.quantity.words import said

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
    news = _news(run, base, least) if base is not None else {}
    settled = {
        finding.id: _settled(
            finding, run, claims, news.get(finding.id), match_of.get(finding.id), base, today
        )
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


def _news(run: Run, base: Base, least: Severity) -> Mapping[str, tuple[str, ...]]:
    """The findings that are new, by id, with their claims that are; with a file of fingerprints with none."""
    unknown = {
        finding.id: finding
        for finding in run.findings
        if not all(_known(print, finding, base, least) for print in finding.fingerprints)
    }
    if base.sayings is None:
        return dict.fromkeys(unknown, ())
    asked = {id for finding in unknown.values() for id in finding.claims}
    fresh = unsaid(run, base.sayings, asked) if asked else frozenset()
    own = {id: tuple(claim for claim in finding.claims if claim in fresh) for id, finding in unknown.items()}
    return {id: claims for id, claims in own.items() if claims}


def _known(print: str, finding: Finding, base: Base, least: Severity) -> bool:
    """Whether the base has this pair; one that was too mild to fail a gate is not known to one that does."""
    severity = base.fingerprints.get(print)
    if severity is None:
        return False
    return severity.order <= least.order or finding.severity.order > least.order


def _settled(
    finding: Finding,
    run: Run,
    claims: Mapping[str, Claim],
    fresh: tuple[str, ...] | None,
    match: Match | None,
    base: Base | None,
    today: date,
) -> Settled:
    change = None if base is None else Change.UNCHANGED if fresh is None else Change.NEW
    why = (
        ""
        if base is None
        else _lost(finding, run, claims, base)
        if fresh is None
        else _new(fresh, claims, base)
    )
    if match is None:
        return Settled(finding.id, change, fresh=fresh or (), why=why)
    gained = _gained(finding, match, run, claims)
    if gained or match.more:
        change, fresh = Change.UPDATED, gained
        why = f"since it was decided: {_told(gained, claims) or 'another pair of its values'}"
    end = match.decision.review_by and date.fromisoformat(match.decision.review_by)
    if end and today > end:
        change, why = Change.NEW, f"its decision was to be reviewed by {end}"
    return Settled(
        finding.id,
        change,
        match.decision,
        expired=bool(end and today > end),
        due=bool(end and end - NOTICE <= today <= end),
        fresh=fresh or (),
        why=why,
    )


def _new(fresh: Sequence[str], claims: Mapping[str, Claim], base: Base) -> str:
    if not fresh:
        return f"it is not in {base.name}"
    return f"since {base.name}: {_told(fresh, claims)}"


def _lost(finding: Finding, run: Run, claims: Mapping[str, Claim], base: Base) -> str:
    """The values of a known finding that nobody says any more."""
    before = {known.id: known for print in finding.fingerprints if (known := base.finding_of.get(print))}
    if (
        not before
        or base.run is None
        or all(set(old.claims) <= set(finding.claims) for old in before.values())
    ):
        return ""
    here = {_value(claims[id]) for id in finding.claims if id in claims}
    there = base.claim_of
    lost = [
        id for old in before.values() for id in old.claims if id in there and _value(there[id]) not in here
    ]
    return f"since {base.name} no longer: {_told(lost, there)}" if lost else ""


def _told(ids: Iterable[str], claims: Mapping[str, Claim]) -> str:
    """Claims in words: about 43,000 t (000), 45,000 t (003)."""
    chosen = (claims[id] for id in ids if id in claims)
    return ", ".join(dict.fromkeys(f"{_value(claim)} ({claim.article})" for claim in chosen))


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
        or (match.more and (_value(claim), claim.period) not in values)
    )


def _value(claim: Claim) -> str:
    return said(claim.low, claim.high, claim.hedge, claim.unit, claim.kind)


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
