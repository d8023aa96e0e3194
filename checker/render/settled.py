"""How findings stand against a base and people's decisions: which fail, in what order, and in what words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from checker.model import Change, Decision, Finding, Ledger, Run, Settled, Severity
from checker.render import words
from checker.render.entries import Entry

if TYPE_CHECKING:
    from checker.render.view import Report


class Part(StrEnum):
    """What there is to do about a finding, in a word; the order of the members is that of their urgency."""

    NEW = "new"
    UPDATED = "updated"
    OPEN = "open"
    UNCHANGED = "unchanged"
    DECIDED = "decided"


def part(settled: Settled) -> Part:
    """What there is to do about a finding; one that gained something since it was decided is not decided."""
    if settled.decided and settled.change is not Change.UPDATED:
        return Part.DECIDED
    match settled.change:
        case Change.NEW:
            return Part.NEW
        case Change.UPDATED:
            return Part.UPDATED
        case Change.UNCHANGED:
            return Part.UNCHANGED
        case _:
            return Part.OPEN


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A finding with what the ledger says of it."""

    finding: Finding
    settled: Settled

    @property
    def fails(self) -> bool:
        """Whether the check fails on it."""
        return self.settled.fails

    @property
    def decided(self) -> bool:
        """Whether a decision holds for it and nothing came since that asks for another look."""
        return self.part is Part.DECIDED

    @property
    def part(self) -> Part:
        """What there is to do about it."""
        return part(self.settled)

    @property
    def why(self) -> str:
        """What makes it new or updated: New since main: over 45,000 t (post); empty where nothing does."""
        why = words.one_line(self.settled.why)
        link = " " if why.startswith("since ") else ": "
        return f"{words.capital(self.part)}{link}{why}" if why else ""

    @property
    def claims(self) -> tuple[str, ...]:
        """Its claims (ids), each once, those that are new before the others."""
        fresh = frozenset(self.settled.fresh)
        ordered = sorted(self.finding.claims, key=lambda id: id not in fresh)
        return tuple(dict.fromkeys(ordered))


def held(run: Run, findings: Iterable[Finding] | None = None) -> tuple[Held, ...]:
    """The findings of a run, or some of them: those that fail first, decided ones last, the worst before the milder.

    Without a ledger all are open, and contradictions and tensions fail.
    """
    settled = run.ledger.settled if run.ledger is not None else {}
    found = (
        Held(finding, settled.get(finding.id) or _unsettled(finding))
        for finding in (run.findings if findings is None else findings)
    )
    return tuple(sorted(found, key=lambda one: (not one.fails, one.decided, one.finding.severity.order)))


def _unsettled(finding: Finding) -> Settled:
    return Settled(finding.id, fails=finding.severity.order <= Severity.TENSION.order)


def sides(one: Held, view: Report) -> tuple[Entry, ...]:
    """The claims of a finding that are at hand, in the order of `claims`, but copies of a value after all values."""
    entries = [entry for entry in map(view.entry, one.claims) if entry is not None]
    heads = {(entry.key, words.value(entry.claim)): entry.claim.id for entry in reversed(entries)}
    first = frozenset(heads.values())
    return tuple(sorted(entries, key=lambda entry: entry.claim.id not in first))


def counts(ledger: Ledger) -> str:
    """All findings of a ledger counted: 1 new, 0 updated, 3 unchanged, 2 decided, 1 gone; 1 fails the check.

    Without a base nothing is new but what a decision held until it ran out: 3 open, 2 decided; 3 fail the check.
    Where there is no decision either, there is nothing to be said.
    """
    number = Counter(part(settled) for settled in ledger.settled.values())
    if ledger.against is not None:
        always = {Part.NEW, Part.UPDATED, Part.UNCHANGED, Part.DECIDED}
        gone = [f"{len(ledger.absent):,} gone"]
    elif ledger.stale or any(settled.decision is not None for settled in ledger.settled.values()):
        always, gone = {Part.OPEN, Part.DECIDED}, []
    else:
        return ""
    said = ", ".join([*(f"{number[one]:,} {one}" for one in Part if number[one] or one in always), *gone])
    failing = sum(settled.fails for settled in ledger.settled.values())
    return f"{said}; {f'{failing:,}' if failing else 'none'} {'fail' if failing > 1 else 'fails'} the check"


def ruled(decision: Decision) -> str:
    """What was decided: prefer over 45,000 t (post); both-stand, another period; unresolved."""
    seen = {one.id: f"{one.value} ({one.article})" for one in decision.seen}
    about = ", ".join(seen.get(id, id) for id in decision.about)
    other = f", another {decision.dimension}" if decision.dimension is not None else ""
    return words.one_line(f"{decision.ruling}{other}{f' {about}' if about else ''}")


def signed(decision: Decision) -> str:
    """Why, by whom and when it was decided: the yearbook has it (A. Smith, 3 Mar 2025)."""
    return words.one_line(f"{decision.reason} ({decision.by}, {words.date(decision.date)})")


def decided(settled: Settled) -> str:
    """What was decided on a finding, why and by whom, and until when where that matters; empty where nothing was."""
    decision = settled.decision
    if decision is None:
        return ""
    said = f"{ruled(decision)} – {signed(decision)}"
    until = words.one_line(words.date(decision.review_by))
    if settled.expired:
        return f"✗ decided until {until}: {said}"
    if settled.change is Change.UPDATED:
        return f"✗ decided before that: {said}"
    return f"✓ decided: {said}{f'; to be reviewed by {until}' if settled.due else ''}"
