"""What a run has that its base had not.

A finding is **new** when a pair of values of its is not among those of the base and one of its claims was not made
there either. Both are asked for, because what stands in a folder can be told in another way although nothing came
in: a contradiction that is mended uncovers a longer argument behind it, a passage that is moved makes of a slip in
one breath a disagreement of two sentences.

A known pair stays known whoever else says it, as long as somebody still says each of its values who did before. Where
all who said one are gone and others say it, one contradiction was mended and another came in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checker.ledger.base import Base
from checker.ledger.identity import squeezed, unsaid
from checker.model import Claim, Finding, Run, Severity
from checker.quantity.words import said

Value = tuple[str, str, str | None, str | None]


class News:
    """What of a run is new, for a gate that looks at findings from the severity `least` on."""

    def __init__(self, run: Run, base: Base, least: Severity) -> None:
        self.base = base
        self.least = least
        self.claims = {claim.id: claim for claim in run.claims}
        disputed = dict.fromkeys(id for finding in run.findings for id in finding.claims)
        self.unsaid = (
            frozenset() if base.sayings is None else unsaid(run, base.sayings, disputed, base.renamed)
        )

    def fresh(self, finding: Finding) -> tuple[str, ...]:
        """The claims of a finding that nobody made before."""
        return tuple(id for id in finding.claims if id in self.unsaid)

    def new(self, finding: Finding) -> bool:
        """Whether it is new; a file of fingerprints does not know what was said before."""
        if not all(self._known(print, finding) for print in finding.fingerprints):
            return self.base.sayings is None or bool(self.fresh(finding))
        return self._taken_up(finding)

    def _known(self, print: str, finding: Finding) -> bool:
        """Whether the base has this pair; one that was too mild to fail a gate is not known to one that does."""
        severity = self.base.fingerprints.get(print)
        if severity is None:
            return False
        return severity.order <= self.least.order or finding.severity.order > self.least.order

    def _taken_up(self, finding: Finding) -> bool:
        """Whether others say a value of a known finding than all who did before."""
        before = self._before(finding)
        if not before or not self.fresh(finding):
            return False
        there = [self.base.claim_of[id] for old in before for id in old.claims if id in self.base.claim_of]
        places = {(_side(claim), where) for claim in there for where in _places(claim, claim.article)}
        known: dict[Value, bool] = {}
        for claim in (self.claims[id] for id in finding.claims if id in self.claims):
            article = self.base.renamed.get(claim.article, claim.article)
            side = _side(claim)
            still = any((side, where) in places for where in _places(claim, article))
            known[side] = known.get(side, False) or still
        return not all(known.values())

    def _before(self, finding: Finding) -> list[Finding]:
        """The findings of the base that had pairs of this one."""
        found = (self.base.finding_of.get(print) for print in finding.fingerprints)
        return list({old.id: old for old in found if old is not None}.values())

    def why(self, finding: Finding) -> str:
        """What has come to a finding, and what has gone from it."""
        fresh, lost = self.fresh(finding), self._lost(finding)
        if not fresh and not lost:
            return f"it is not in {self.base.name}" if self.new(finding) else ""
        parts = [told(fresh, self.claims)] if fresh else []
        return f"since {self.base.name}: {'; '.join([*parts, *lost])}"

    def _lost(self, finding: Finding) -> list[str]:
        """The values that nobody says any more."""
        here = {value(self.claims[id]) for id in finding.claims if id in self.claims}
        there = self.base.claim_of
        lost = [
            id
            for old in self._before(finding)
            for id in old.claims
            if id in there and value(there[id]) not in here
        ]
        return [f"no longer {told(lost, there)}"] if lost else []


def told(ids: Iterable[str], claims: Mapping[str, Claim]) -> str:
    """Claims in words: about 43,000 t (000), 45,000 t (003)."""
    chosen = (claims[id] for id in ids if id in claims)
    return ", ".join(dict.fromkeys(f"{value(claim)} ({claim.article})" for claim in chosen))


def value(claim: Claim) -> str:
    """The value of a claim in words."""
    return said(claim.low, claim.high, claim.hedge, claim.unit, claim.kind)


def _side(claim: Claim) -> Value:
    """What a claim says in a finding, whatever else it says."""
    return value(claim), claim.metric, claim.subject, claim.whole


def _places(claim: Claim, article: str) -> tuple[str, str]:
    return f"article {article}", f"quote {squeezed(claim.quote)}"
