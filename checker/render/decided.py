"""What the page and the Markdown say beside a finding: that it is new or decided, and what was decided, by whom and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from checker.model import Ledger, Settled
from checker.render import words
from checker.render.settled import Part, part, ruled

SHAPES = {
    "new": "★",
    "updated": "↻",
    "decided": "✔",
    "decided before that": "✗",
    "decision expired": "✗",
    "gone": "✕",
}
"""The shape beside the word; neither stands for the other, and no colour stands alone."""


@dataclass(frozen=True, slots=True)
class Said:
    """A decision in words: what it says, why, by whom and when; `mark` says whether it holds."""

    mark: str
    what: str
    reason: str
    who: str


def marks(settled: Settled | None) -> tuple[str, ...]:
    """The words that stand beside the severity of a finding: new, updated, decided, decision expired."""
    if settled is None:
        return ()
    told = part(settled)
    own = (told.value,) if told in (Part.NEW, Part.UPDATED, Part.DECIDED) else ()
    return (*own, "decision expired") if settled.expired else own


def said(settled: Settled | None) -> Said | None:
    """The decision on a finding, None where there is none."""
    decision = settled.decision if settled is not None else None
    if settled is None or decision is None:
        return None
    until = words.date(decision.review_by)
    until = (f"held until {until}" if settled.expired else f"to be reviewed by {until}") if until else ""
    mark = "decided" if part(settled) is Part.DECIDED else "decided before that"
    who = (f"by {decision.by}", words.date(decision.date), until, "which is soon" if settled.due else "")
    return Said(
        mark="decision expired" if settled.expired else mark,
        what=ruled(decision),
        reason=words.one_line(decision.reason),
        who=words.one_line(", ".join(filter(None, who))),
    )


def tally(ledger: Ledger | None) -> Mapping[str, int]:
    """How many findings are new, updated and decided, whose decision ran out, and how many are gone: what there is."""
    if ledger is None:
        return {}
    counted = Counter(mark for settled in ledger.settled.values() for mark in marks(settled))
    counted["gone"] = len(ledger.absent)
    return {name: counted[name] for name in SHAPES if counted[name]}
