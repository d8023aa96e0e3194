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
    """The two runs' findings held against each other.

    One is the same that has a pair of values in common, or is of the same rule over the same claims; it is altered
    where it is told otherwise now.
    """
    left = {finding.id: finding for finding in before}
    known: dict[object, list[str]] = {}
    for finding in before:
        for key in _keys(finding):
            known.setdefault(key, []).append(finding.id)
    # Those of the same id first: another one must not take their place.
    pairs = [(finding, left.pop(finding.id, None)) for finding in after]
    come, altered = [], []
    for finding, old in pairs:
        if old is None:
            near = (id for key in _keys(finding) for id in known.get(key, ()) if id in left)
            old = left.pop(next(near, ""), None)
        if old is None:
            come.append(finding)
        elif (old.severity, old.explanation) != (finding.severity, finding.explanation):
            altered.append((old, finding))
    return Difference(tuple(left.values()), tuple(come), tuple(altered))


def _keys(finding: Finding) -> list[object]:
    """What a finding is known by, the surest first."""
    return [*finding.fingerprints, (finding.rule, frozenset(finding.claims))]
