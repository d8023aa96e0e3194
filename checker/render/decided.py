"""What people decided about a finding, and how it stands against a base, in words and shapes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from checker.model import Change, Decision, Ledger, Ruling, Seen, Settled
from checker.render import words

SHAPES = {"new": "★", "updated": "↻", "decided": "✔", "decision expired": "⌛", "gone": "✕"}
"""The shape beside the word."""


@dataclass(frozen=True, slots=True)
class Said:
    """A decision in words: what it says, why, by whom and when, and what is to be known of its time."""

    verdict: str
    what: str
    reason: str
    who: str
    mark: str


def marks(settled: Settled | None) -> tuple[str, ...]:
    """The words that stand beside the severity of a finding: new, updated, decided, decision expired."""
    if settled is None:
        return ()
    changed = [settled.change.value] if settled.change in (Change.NEW, Change.UPDATED) else []
    if settled.decided:
        return (*changed, "decided")
    return (*changed, "decision expired") if settled.decision is not None else tuple(changed)


def said(settled: Settled) -> Said | None:
    """The decision on a finding, None where there is none."""
    decision = settled.decision
    if decision is None:
        return None
    until = f"to be looked at again by {words.date(decision.review_by)}" if decision.review_by else ""
    if settled.expired:
        until = f"it held until {words.date(decision.review_by)}"
    elif settled.due:
        until += ", which is soon"
    who = ", ".join(filter(None, (f"by {decision.by}", words.date(decision.date), until)))
    return Said(
        verdict=decision.ruling.value,
        what=words.one_line(_what(decision)),
        reason=words.one_line(decision.reason),
        who=words.one_line(who),
        mark="decision expired" if settled.expired else "decided",
    )


def _what(decision: Decision) -> str:
    """A verdict as a sentence: over 45,000 t (003) stands."""
    named = [seen for seen in decision.seen if seen.id in decision.about]
    values = _listed(named)
    match decision.ruling:
        case Ruling.PREFER:
            return f"{values or 'one of the values'} {'stand' if len(named) > 1 else 'stands'}"
        case Ruling.BOTH_STAND:
            differ = f": they differ in {decision.dimension.value}" if decision.dimension else ""
            return f"both stand{differ}"
        case Ruling.SUPERSEDED:
            return f"{values} has been superseded" if values else "superseded"
        case Ruling.SOURCE_ERROR:
            return f"an error of the source: {values}" if values else "an error of the source"
        case Ruling.MISREAD:
            return f"misread: {values}" if values else "misread"
        case Ruling.SAME_ORIGIN:
            return "one origin, told twice"
        case Ruling.UNRESOLVED:
            return "looked at, and not to be resolved yet"
        case Ruling.NOT_A_CONFLICT:
            return "no conflict"
        case _:
            assert_never(decision.ruling)


def _listed(seen: list[Seen]) -> str:
    return ", ".join(dict.fromkeys(f"{one.value} ({one.article})" for one in seen))


def tally(ledger: Ledger | None) -> Mapping[str, int]:
    """How many findings are new, updated and decided, and how many of the base are gone; only what there is."""
    if ledger is None:
        return {}
    counted: dict[str, int] = {}
    for mark in _all_marks(ledger):
        counted[mark] = counted.get(mark, 0) + 1
    if ledger.absent:
        counted["gone"] = len(ledger.absent)
    return {name: counted[name] for name in SHAPES if name in counted}


def _all_marks(ledger: Ledger) -> Iterator[str]:
    for settled in ledger.settled.values():
        yield from marks(settled)
