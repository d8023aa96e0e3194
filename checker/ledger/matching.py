"""Which decision is on which finding: by fingerprints, and else by the very words that were decided."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.ledger.identity import squeezed
from checker.model import Claim, Decision, Finding

Words = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Match:
    """A decision that is on a finding. `more` says that the finding has pairs of values that were not decided."""

    decision: Decision
    more: bool


def matches(
    findings: Sequence[Finding], claims: Mapping[str, Claim], decisions: Sequence[Decision]
) -> Mapping[str, Match]:
    """Finding id to the decision on it, for those that have one.

    A finding of near-copies has the decision that is on most of its pairs. Where no fingerprint fits any more (a
    pack calls a measure by another name, a number is read better), the same rule over the same sentences is the
    same finding.
    """
    of_print: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        for print in {decision.fingerprint, *decision.fingerprints}:
            of_print[print].append(decision)
    found: dict[str, Match] = {}
    for finding in findings:
        fitting = {one.fingerprint: one for print in finding.fingerprints for one in of_print.get(print, ())}
        if fitting:
            best = max(fitting.values(), key=lambda one: _fit(one, finding))
            decided = {print for one in fitting.values() for print in (one.fingerprint, *one.fingerprints)}
            found[finding.id] = Match(best, not decided.issuperset(finding.fingerprints))
    used = {match.decision.fingerprint for match in found.values()}
    left = [decision for decision in decisions if decision.fingerprint not in used and decision.seen]
    if left:
        found.update(_by_words([f for f in findings if f.id not in found], claims, left))
    return found


def _fit(decision: Decision, finding: Finding) -> tuple[bool, int, str, str]:
    """The one named by the finding's own fingerprint, then the one with most in common, then the latest."""
    common = len({decision.fingerprint, *decision.fingerprints}.intersection(finding.fingerprints))
    return decision.fingerprint == finding.fingerprint, common, decision.date, decision.fingerprint


def _by_words(
    findings: Iterable[Finding], claims: Mapping[str, Claim], decisions: Iterable[Decision]
) -> Mapping[str, Match]:
    """Findings whose claims stand in the sentences of a decision, all of them and no others."""
    of_words: dict[tuple[str, Words], Decision] = {}
    for decision in decisions:
        words = frozenset((squeezed(seen.quote), squeezed(seen.value_text)) for seen in decision.seen)
        of_words[decision.rule, words] = decision
    found = {}
    for finding in findings:
        words = frozenset(
            (squeezed(claims[id].quote), squeezed(claims[id].value_text))
            for id in finding.claims
            if id in claims
        )
        known = of_words.get((finding.rule, words))
        if known is not None:
            found[finding.id] = Match(known, False)
    return found
