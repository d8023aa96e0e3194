"""What a change of claims does to the findings: which are gone, which come, which are told otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import Finding


@dataclass(frozen=True, slots=True)
class Difference:
    """Findings before and after a change, each in the order of its run; `altered` are pairs of one finding."""

    gone: tuple[Finding, ...] = ()
    come: tuple[Finding, ...] = ()
    altered: tuple[tuple[Finding, Finding], ...] = ()

    @property
    def anything(self) -> bool:
        """Whether the change does anything to them."""
        return bool(self.gone or self.come or self.altered)


def difference(before: Sequence[Finding], after: Sequence[Finding]) -> Difference:
    """The two runs' findings held against each other; one with a pair of values in common is the same.

    It is altered where its severity or its claims are others.
    """
    left = {finding.id: finding for finding in before}
    of_print: dict[str, list[str]] = {}
    for finding in before:
        for print in finding.fingerprints:
            of_print.setdefault(print, []).append(finding.id)
    come, altered = [], []
    # Those of the same id first: another one must not take their place.
    named = [(finding, left.pop(finding.id, None)) for finding in after]
    for finding, old in named:
        if old is None:
            near = (id for print in finding.fingerprints for id in of_print.get(print, ()) if id in left)
            old = left.pop(next(near, ""), None)
        if old is None:
            come.append(finding)
        elif (old.severity, set(old.claims)) != (finding.severity, set(finding.claims)):
            altered.append((old, finding))
    return Difference(tuple(left.values()), tuple(come), tuple(altered))
