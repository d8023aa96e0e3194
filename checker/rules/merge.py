"""Near-copies of one disagreement made one finding: 70% said three times against 80% is said once.

Findings of one rule that set the same values of the same measures against each other are one, though hedge,
period or modality differ, as long as every claim of one side disagrees with every claim of the others: 70% and
about 70% against 80%. Where they do not (70% and 80% of 2023, 70% and 80% of 2024) each stays its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from checker.columns import POSITION, SIDE
from checker.model import Finding
from checker.rules import say
from checker.rules.block import Block

Sides = tuple[tuple[int, frozenset[int]], ...]
"""A finding as its sides, in order: the code of the value, and the codes of the positions that say it."""


@dataclass(frozen=True, slots=True)
class Told:
    """For each claim its row and the code of its position; for each position those of its value, without and with hedge."""

    row: Mapping[str, int]
    position: Mapping[str, int]
    value: Mapping[int, int]
    hedged: Mapping[int, int]


def merged(block: Block, found: Sequence[Finding]) -> list[Finding]:
    """The findings, worst first as they came, with those that are one made one.

    The worst of them gives id, severity, gap and words; what the others add is named behind.
    """
    told = _told(block)
    groups: dict[tuple[str, tuple[int, ...]], list[tuple[Finding, Sides]]] = {}
    for finding in found:
        sides = _sides(told, finding)
        groups.setdefault((finding.rule, tuple(code for code, _ in sides)), []).append((finding, sides))
    of_id: dict[tuple[str, tuple[str, ...]], Finding] = {}
    for group in groups.values():
        for together in _together(group) if len(group) > 1 else [[group[0][0]]]:
            one = _one(block, told, together)
            of_id[together[0].id, together[0].claims] = one
    return [of_id[f.id, f.claims] for f in found if (f.id, f.claims) in of_id]


def _told(block: Block) -> Told:
    ids = [str(id) for id in block.column("id").tolist()]
    value, hedged, position = (block.codes(*names).tolist() for names in (SIDE, (*SIDE, "hedge"), POSITION))
    return Told(
        {id: row for row, id in enumerate(ids)},
        dict(zip(ids, position, strict=True)),
        dict(zip(position, value, strict=True)),
        dict(zip(position, hedged, strict=True)),
    )


def _sides(told: Told, finding: Finding) -> Sides:
    """The sides of a finding; values that differ by their hedge alone (over 90, under 90) are two sides."""
    positions = {told.position[id] for id in finding.claims}
    for code in (told.value, told.hedged):
        sides: dict[int, set[int]] = {}
        for position in positions:
            sides.setdefault(code[position], set()).add(position)
        if len(sides) == len(positions):
            break
    return tuple((code, frozenset(sides[code])) for code in sorted(sides))


def _together(group: Sequence[tuple[Finding, Sides]]) -> Iterable[list[Finding]]:
    """The findings of a group in sets in which all values of one side were found against all of the others."""
    known = {tuple(position for _, (position, *_) in _plain(sides)) for _, sides in group}
    left = list(group)
    while left:
        (first, sides), *rest = left
        held = [set(positions) for _, positions in sides]
        together, left = [first], []
        for finding, other in rest:
            wider = [mine | positions for mine, (_, positions) in zip(held, other, strict=True)]
            new = any(len(a) > len(b) for a, b in zip(wider, held, strict=True))
            # A claim that is wrong by itself has no other side: another period's is another matter.
            if new and (len(held) == 1 or not all(pick in known for pick in product(*wider))):
                left.append((finding, other))
                continue
            held = wider
            together.append(finding)
        yield together


def _plain(sides: Sides) -> list[tuple[int, tuple[int, ...]]]:
    return [(code, tuple(sorted(positions))) for code, positions in sides]


def _one(block: Block, told: Told, together: Sequence[Finding]) -> Finding:
    first = together[0]
    if len(together) == 1:
        return first
    claims = tuple(dict.fromkeys(id for finding in together for id in finding.claims))
    said = {told.position[id] for id in first.claims}
    more: dict[int, list[int]] = {}
    for id in claims:
        if told.position[id] not in said:
            more.setdefault(told.position[id], []).append(told.row[id])
    words = [say.told(block, rows) for rows in more.values()]
    text = f"{first.explanation} So too: {'; '.join(words)}." if words else first.explanation
    known = dict.fromkeys(print for finding in together for print in finding.fingerprints)
    return replace(first, claims=claims, explanation=text, fingerprints=tuple(known))
