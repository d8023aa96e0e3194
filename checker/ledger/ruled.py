"""What stands once people have decided: a value that one of them preferred, or that is left when others are ruled out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from checker.model import Decision, Ruling, Run, Standing, Suggestion

OUT = (Ruling.SUPERSEDED, Ruling.SOURCE_ERROR, Ruling.MISREAD)
"""The verdicts whose claims do not stand."""


def ruled(run: Run) -> Run:
    """The run with the decisions of its ledger in the table of what stands; those that ran out do not count.

    A decision is on the claims that it names. A value that several articles say falls when all of them do.
    """
    if run.ledger is None:
        return run
    stands: dict[str, Decision] = {}
    falls: dict[str, Decision] = {}
    for one in run.ledger.settled.values():
        if one.decision is not None and one.decided:
            of = (
                stands
                if one.decision.ruling is Ruling.PREFER
                else falls
                if one.decision.ruling in OUT
                else {}
            )
            of.update(dict.fromkeys(one.decision.about, one.decision))
    if not stands and not falls:
        return run
    return replace(run, suggestions=tuple(_ruled(one, stands, falls) for one in run.suggestions))


def _ruled(one: Suggestion, stands: Mapping[str, Decision], falls: Mapping[str, Decision]) -> Suggestion:
    """A suggestion after the decisions; as it was where they do not bear on it, or contradict each other."""
    preferred = [side for side in one.sides if any(claim in stands for claim in side.claims)]
    left = [side for side in one.sides if not all(claim in falls for claim in side.claims)]
    if len(preferred) == 1:
        side = preferred[0]
        decision = next(stands[claim] for claim in side.claims if claim in stands)
    elif not preferred and len(left) == 1 and len(one.sides) > 1:
        side = left[0]
        decision = next(falls[claim] for other in one.sides for claim in other.claims if claim in falls)
    else:
        return one
    others = tuple(other for other in one.sides if other is not side)
    return replace(
        one,
        standing=Standing.SUGGESTED if others else one.standing,
        claim=side.claim,
        sides=(side, *others),
        reasons=(f"decided by {decision.by} on {decision.date}: {decision.reason}",),
    )
