"""The ledger of a run kept up to date while somebody decides: only what a decision can touch is settled again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from checker.ledger.identity import squeezed
from checker.ledger.matching import Words
from checker.ledger.settle import settle
from checker.model import Decision, Finding, Run, Settled

Key = str | tuple[str, Words]
"""By what a decision is known to be on a finding: a fingerprint, or a rule and the words it was found in."""


class Running:
    """How each finding of a run stands, without a base; the same as `settle` gives, decision after decision.

    Which decision is on a finding depends on the others only through the keys that they share. So what a changed
    decision can reach over shared keys is settled again, and nothing else.
    """

    def __init__(self, run: Run, decisions: Iterable[Decision], today: date) -> None:
        self.run = run
        self.today = today
        self.decisions = {one.fingerprint: one for one in decisions}
        whole = settle(run, tuple(self.decisions.values()), today=today)
        self.settled: Mapping[str, Settled] = dict(whole.settled)
        self.stale: Mapping[str, Decision] = {one.fingerprint: one for one in whole.stale}
        self._claims = {claim.id: claim for claim in run.claims}
        self._findings = {finding.id: finding for finding in run.findings}
        words = {claim.id: (squeezed(claim.quote), squeezed(claim.value_text)) for claim in run.claims}
        self._keys = {finding.id: _of_finding(finding, words) for finding in run.findings}
        self._findings_of: dict[Key, list[str]] = defaultdict(list)
        for id, keys in self._keys.items():
            for key in keys:
                self._findings_of[key].append(id)
        self._decisions_of: dict[Key, set[str]] = defaultdict(set)
        for one in self.decisions.values():
            self._enter(one)

    def change(self, changes: Mapping[str, Decision | None]) -> Collection[str]:
        """Take in decisions by their fingerprints, None for one that is gone; the findings that were settled again."""
        reached: set[Key] = set()
        for fingerprint, decision in changes.items():
            before = self.decisions.pop(fingerprint, None)
            if before is not None:
                for key in _of_decision(before):
                    self._decisions_of[key].discard(fingerprint)
                reached |= _of_decision(before)
            if decision is not None:
                self.decisions[fingerprint] = decision
                self._enter(decision)
                reached |= _of_decision(decision)
        findings, decisions = self._reach(reached)
        self._settle(findings, decisions, changes)
        return findings

    def _enter(self, decision: Decision) -> None:
        for key in _of_decision(decision):
            self._decisions_of[key].add(decision.fingerprint)

    def _reach(self, keys: set[Key]) -> tuple[Collection[str], Collection[str]]:
        """All findings and decisions that hang together with some keys."""
        findings: set[str] = set()
        decisions: set[str] = set()
        waiting, seen = list(keys), set(keys)
        while waiting:
            key = waiting.pop()
            more: list[Key] = []
            for id in self._findings_of.get(key, ()):
                if id not in findings:
                    findings.add(id)
                    more += self._keys[id]
            for name in self._decisions_of.get(key, ()):
                if name not in decisions:
                    decisions.add(name)
                    more += _of_decision(self.decisions[name])
            waiting += [one for one in more if one not in seen]
            seen.update(more)
        return findings, decisions

    def _settle(self, findings: Collection[str], decisions: Collection[str], gone: Collection[str]) -> None:
        found = tuple(finding for id, finding in self._findings.items() if id in findings)
        ids = {id for finding in found for id in finding.claims}
        claims = tuple(self._claims[id] for id in ids if id in self._claims)
        part = replace(self.run, findings=found, claims=claims)
        told = settle(part, [self.decisions[name] for name in sorted(decisions)], today=self.today)
        # New mappings, so that whoever reads the old ones sees one moment.
        self.settled = {**self.settled, **told.settled}
        left = {name: one for name, one in self.stale.items() if name not in decisions and name not in gone}
        self.stale = {**left, **{one.fingerprint: one for one in told.stale}}


def _of_finding(finding: Finding, words: Mapping[str, tuple[str, str]]) -> frozenset[Key]:
    own = frozenset(words[id] for id in finding.claims if id in words)
    return frozenset((*finding.fingerprints, (finding.rule, own)))


def _of_decision(decision: Decision) -> frozenset[Key]:
    prints = (decision.fingerprint, *decision.fingerprints)
    if not decision.seen:
        return frozenset(prints)
    words = frozenset((squeezed(seen.quote), squeezed(seen.value_text)) for seen in decision.seen)
    return frozenset((*prints, (decision.rule, words)))
