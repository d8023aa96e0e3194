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
    news = _News(run, base, least) if base is not None else None
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


class _News:
    """What a run has that its base had not."""

    def __init__(self, run: Run, base: Base, least: Severity) -> None:
        self.base = base
        self.least = least
        self.claims = {claim.id: claim for claim in run.claims}
        disputed = dict.fromkeys(id for finding in run.findings for id in finding.claims)
        self.unsaid = frozenset() if base.sayings is None else unsaid(run, base.sayings, disputed)

    def fresh(self, finding: Finding) -> tuple[str, ...]:
        """The claims of a finding that nobody made before."""
        return tuple(id for id in finding.claims if id in self.unsaid)

    def new(self, finding: Finding) -> bool:
        """Whether it is new; a file of fingerprints does not know what was said before."""
        known = all(self._known(print, finding) for print in finding.fingerprints)
        return not known and (self.base.sayings is None or bool(self.fresh(finding)))

    def _known(self, print: str, finding: Finding) -> bool:
        """Whether the base has this pair; one that was too mild to fail a gate is not known to one that does."""
        severity = self.base.fingerprints.get(print)
        if severity is None:
            return False
        return severity.order <= self.least.order or finding.severity.order > self.least.order

    def why(self, finding: Finding) -> str:
        """What has come to a finding, and what has gone from it."""
        fresh, lost = self.fresh(finding), self._lost(finding)
        if not fresh and not lost:
            return f"it is not in {self.base.name}" if self.new(finding) else ""
        told = [_told(fresh, self.claims)] if fresh else []
        return f"since {self.base.name}: {'; '.join([*told, *lost])}"

    def _lost(self, finding: Finding) -> list[str]:
        """The values that nobody says any more."""
        known = (self.base.finding_of.get(print) for print in finding.fingerprints)
        before = {old.id: old for old in known if old is not None}
        if all(set(old.claims) <= set(finding.claims) for old in before.values()):
            return []
        here = {_value(self.claims[id]) for id in finding.claims if id in self.claims}
        there = self.base.claim_of
        lost = [
            id
            for old in before.values()
            for id in old.claims
            if id in there and _value(there[id]) not in here
        ]
        return [f"no longer {_told(lost, there)}"] if lost else []


def _settled(
    finding: Finding,
    run: Run,
    claims: Mapping[str, Claim],
    news: _News | None,
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
        fresh=fresh,
        why=why,
    )


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
