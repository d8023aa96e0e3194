"""Which claims to doubt: the lightest ones without which nothing is left that cannot hold together.

Findings that share a claim hang together and are diagnosed together; notes are left out, and so are tensions
between figures less than 2% apart, which rounding explains. Claims that say one value of one measure are one
position. It weighs as many independent sources as say it, so that one dissenter is given up rather than three who
agree, half where only headlines say it (they drop hedges and periods), and three sources more where a reference
bears it out. Doubted are the positions that every lightest hitting set of the findings has: where two choices are
equally light, as with one source against another, nobody can say which is wrong, and no claim of the tie is
doubted.

Why the lightest set and not a count of conflicts alone: one wrong world total breaks the arithmetic of ten
right mines. It stands in ten conflicts and each mine in one, and giving it up explains all ten with one
error. And why weights: between one source and three who disagree with it the counts are 3 and 1, but where the
three say the same they are one position with one conflict, and without weights it would be a tie.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType

import numpy as np
import pandas as pd

from checker.algebra import Index
from checker.algebra.components import components
from checker.columns import POSITION, SIDE, coded, numbered
from checker.diagnose.hitting import certain
from checker.diagnose.sources import Sources
from checker.model import Diagnosis, Finding, Place, Severity
from checker.quantity.words import said

HEADLINE = 0.5
BORNE_OUT = 3.0
NEAR = 0.02
WITHOUT_GAP = ("temporal", "headline")
"""Rules whose findings are not about the distance of two figures."""

MOST = 4


@dataclass(frozen=True, slots=True, eq=False)
class _Position:
    """One value of one measure: its claims and articles, its independent sources, what giving it up costs."""

    claims: tuple[str, ...]
    articles: tuple[str, ...]
    sources: frozenset[int]
    weight: float
    value: str
    reference: str

    def __str__(self) -> str:
        return f"{self.value} ({some(self.articles)})"


Conflict = tuple[int, ...]
"""Numbers of positions that cannot all hold."""


@dataclass(frozen=True, slots=True, eq=False)
class _Component:
    """Findings that hang together, for each the conflicts that it stands for, and the positions in them."""

    findings: tuple[Finding, ...]
    conflicts: tuple[tuple[Conflict, ...], ...]
    positions: tuple[_Position, ...]


def diagnose(
    frame: pd.DataFrame,
    findings: Sequence[Finding],
    sources: Sources,
    borne_out: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Diagnosis, ...]:
    """A diagnosis for each set of findings that hang together, in the order of their first finding.

    `frame` is the NormalClaims table that the findings are about; `borne_out` names, for the id of a claim that
    a reference agrees with, that reference.
    """
    hard = [finding for finding in findings if _counts(finding)]
    return tuple(map(_diagnosis, _components(frame, hard, sources, borne_out)))


def _counts(finding: Finding) -> bool:
    """Whether a finding is reason to doubt: no note, and no tension between figures that are nearly equal."""
    near = finding.severity is Severity.TENSION and finding.gap < NEAR and finding.rule not in WITHOUT_GAP
    return finding.severity is not Severity.NOTE and not near


def _components(
    frame: pd.DataFrame, findings: Sequence[Finding], sources: Sources, borne_out: Mapping[str, str]
) -> Iterator[_Component]:
    code, side, hedged = (_numbers(frame, names) for names in (POSITION, SIDE, (*SIDE, "hedge")))
    of = dict(zip(frame["id"].tolist(), code.tolist(), strict=True))
    sides = dict(zip(code.tolist(), zip(side.tolist(), hedged.tolist(), strict=True), strict=True))
    sets = [sorted({of[id] for id in finding.claims if id in of}) for finding in findings]
    told = _positions(frame, code, {position for one in sets for position in one}, sources, borne_out)
    for numbers in _together(sets):
        held = sorted({position for n in numbers for position in sets[n]}, key=lambda p: told[p].claims)
        at = {position: number for number, position in enumerate(held)}
        yield _Component(
            tuple(findings[n] for n in numbers),
            tuple(
                tuple(tuple(at[position] for position in one) for one in _conflicts(sets[n], sides))
                for n in numbers
            ),
            tuple(told[position] for position in held),
        )


def _numbers(frame: pd.DataFrame, names: Sequence[str]) -> Index:
    return numbered(*coded(frame, names)).astype(np.intp)


def _conflicts(positions: Sequence[int], sides: Mapping[int, tuple[int, int]]) -> Iterator[Conflict]:
    """The conflicts that one finding stands for: each way to take one position of each of its sides.

    Near-copies (70% and about 70% against 80%) are one side of one finding. To give up one of them ends
    nothing: both are in conflict with the other side. Over and under one number are two sides.
    """
    by_value = {sides[position][0] for position in positions}
    which = 0 if len(by_value) > 1 else 1
    held: dict[int, list[int]] = {}
    for position in positions:
        held.setdefault(sides[position][which], []).append(position)
    yield from product(*held.values())


def _positions(
    frame: pd.DataFrame, code: Index, asked: set[int], sources: Sources, borne_out: Mapping[str, str]
) -> dict[int, _Position]:
    rows_of: dict[int, list[int]] = {}
    for row in np.flatnonzero(np.isin(code, list(asked))).tolist():
        rows_of.setdefault(int(code[row]), []).append(row)
    names = ("id", "article", "place", "low", "high", "hedge", "unit", "kind")
    ids, articles, places, *values = (frame[name].tolist() for name in names)
    result = {}
    for position, rows in rows_of.items():
        claims = tuple(sorted(str(ids[row]) for row in rows))
        speakers = frozenset(int(sources.source[row]) for row in rows)
        reference = next((borne_out[claim] for claim in claims if claim in borne_out), "")
        weight = len(speakers) * (HEADLINE if all(places[row] == Place.TITLE for row in rows) else 1.0)
        low, high, hedge, unit, kind = (column[rows[0]] for column in values)
        result[position] = _Position(
            claims,
            tuple(sorted({str(articles[row]) for row in rows})),
            speakers,
            weight + (BORNE_OUT if reference else 0.0),
            said(float(low), float(high), str(hedge), str(unit), str(kind)),
            reference,
        )
    return result


def _together(sets: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The numbers of the sets that hang together by common members, in the order of their first."""
    sizes = [len(one) for one in sets]
    member = np.array([member for one in sets for member in one], dtype=np.intp)
    of = np.repeat(np.arange(len(sets), dtype=np.intp), sizes)
    label = components(len(sets) + int(member.max(initial=0)) + 1, of, len(sets) + member)
    found: dict[int, list[int]] = {}
    for number in range(len(sets)):
        found.setdefault(int(label[number]), []).append(number)
    yield from found.values()


def _diagnosis(component: _Component) -> Diagnosis:
    conflicts = [conflict for of_one in component.conflicts for conflict in of_one]
    doubted = certain(conflicts, [position.weight for position in component.positions])
    in_it: dict[int, list[frozenset[int]]] = {number: [] for number in doubted}
    for of_one in component.conflicts:
        members = frozenset(number for conflict in of_one for number in conflict)
        for number in in_it.keys() & members:
            in_it[number].append(frozenset(n for conflict in of_one if number in conflict for n in conflict))
    ids = sorted(finding.id for finding in component.findings)
    digest = hashlib.sha256("\n".join(ids).encode()).hexdigest()[:8]
    return Diagnosis(
        id=f"diagnosis-{digest}",
        findings=tuple(finding.id for finding in component.findings),
        claims=tuple(dict.fromkeys(claim for finding in component.findings for claim in finding.claims)),
        doubted=tuple(claim for number in doubted for claim in component.positions[number].claims),
        reasons=tuple(_why(component, number, in_it[number]) for number in doubted)
        or (_undecided(component),),
        because=tuple(
            reason for reason, number in enumerate(doubted) for _ in component.positions[number].claims
        ),
    )


def _why(component: _Component, number: int, against: Sequence[frozenset[int]]) -> str:
    """Why a position is doubted: in how many findings it stands, against what, and who says so."""
    position = component.positions[number]
    others = frozenset[int]().union(*against) - {number}
    total = len(component.findings)
    words = f"{position}: " + (f"in {len(against)} of {total} conflicts; " if total > 1 else "")
    words += f"{_sources(len(position.sources))} it"
    opposed = frozenset[int]().union(*(component.positions[n].sources for n in others)) - position.sources
    if opposed:
        words += f", {len(opposed)} against it"
    agreed: dict[str, list[str]] = {}
    for other in (component.positions[number] for number in sorted(others)):
        if other.reference:
            agreed.setdefault(other.reference, []).append(str(other))
    return "; ".join([words, *(f"{name} agrees with {some(values)}" for name, values in agreed.items())])


def _undecided(component: _Component) -> str:
    """Why none is doubted."""
    equal = [str(position) for position in component.positions]
    return f"nothing speaks more against one than against another: {some(equal, ' or ')}"


def _sources(number: int) -> str:
    return "one independent source says" if number == 1 else f"{number} independent sources say"


def some(words: Sequence[str], link: str = ", ") -> str:
    """The first few of some words, and how many more there are."""
    more = len(words) - MOST
    return link.join(words) if more <= 0 else f"{link.join(words[:MOST])} and {more} more"
