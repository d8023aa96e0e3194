"""Which value of a measure stands: one that a source stated, never an average.

Each independent source has one voice for a measure, split where it gives several values; a headline has none
beside its own body. A voice weighs by the record of who speaks, n ÷ (n + 2), n the number of claims in all
(`sources.py`). A value has the voices of all claims that it meets: 8,860 lies in “9,000”, so that a rounder claim
speaks for a finer one. The value with the most weight stands, the narrowest of equals, when

- no claim speaks against it, or
- a reference bears it out, or
- three or more independent sources speak, at least two of them for it, and it has 62% of the weight.

An amount more than twice or less than half of that value is a slip of the pen (a digit, a unit) and no rival
for the weight: it dissents, but takes nothing from the certainty. A near rival does, as it may be another
edition. Everything else is left open, and both sides are shown.

The three numbers (2, 62%, twice) were chosen on the development half of `tests.bench.population`, in the middle of a
region where little changes: 1 to 3 claims and 61% to 64% answer 61% to 67% of it, 82% to 87% of these rightly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, assert_never

import numpy as np
import pandas as pd

from checker.diagnose.grouping import groups
from checker.diagnose.sources import Sources
from checker.diagnose.votes import Votes, count_votes
from checker.model import Side, Standing, Suggestion
from checker.quantity.words import said

ENOUGH = 0.62
FEWEST = 3


class _Row(NamedTuple):
    """One claim as it goes into a suggestion."""

    id: str
    article: str
    low: float
    high: float
    hedge: str
    unit: str
    kind: str
    measure: str
    period: str | None
    start: str
    stated: bool
    source: int
    agrees: bool

    @property
    def value(self) -> str:
        """The value in words."""
        return said(self.low, self.high, self.hedge, self.unit, self.kind)


def suggest(
    frame: pd.DataFrame,
    sources: Sources,
    borne_out: Mapping[str, str] = MappingProxyType({}),
    doubted: Collection[str] = (),
) -> tuple[Suggestion, ...]:
    """A suggestion for each measure and period of a NormalClaims table, in the order of measures and periods.

    `borne_out` names, for the id of a claim that a reference agrees with, that reference; `doubted` has the ids
    of claims that the diagnoses doubt: such a value does not stand, unless a reference bears it out.
    """
    if frame.empty:
        return ()
    group, stated = groups(frame)
    votes = count_votes(frame, group, sources, frame["id"].isin(list(borne_out)).to_numpy(dtype=np.bool_))
    rows = _rows(frame, stated.tolist(), sources, votes)
    order = np.lexsort((pd.factorize(frame["id"], sort=True)[0], group))
    ends = np.cumsum(np.bincount(group)).tolist()
    doubts = frozenset(doubted)
    found = [
        _suggestion([rows[row] for row in order[begin:end].tolist()], rows[leader], _Tally(part, tied, behind, among), borne_out, doubts)
        for begin, end, leader, part, tied, behind, among in zip(
            [0, *ends[:-1]], ends, votes.leader.tolist(), votes.part.tolist(), votes.tied.tolist(),
            votes.behind.tolist(), votes.sources.tolist(), strict=True,
        )
    ]  # fmt: skip
    return tuple(suggestion for _, suggestion in sorted(found, key=lambda pair: pair[0]))


class _Tally(NamedTuple):
    """The votes of one group: see `Votes`."""

    part: float
    tied: bool
    behind: int
    sources: int


def _rows(frame: pd.DataFrame, stated: Sequence[bool], sources: Sources, votes: Votes) -> list[_Row]:
    names = ("id", "article", "low", "high", "hedge", "unit", "kind", "measure")
    period = frame["period"].astype(object)
    columns = [
        *(frame[name].tolist() for name in names),
        period.where(period.notna(), None).tolist(),
        frame["period_start"].dt.strftime("%Y").fillna("").tolist(),
        stated,
        sources.source.tolist(),
        votes.agrees.tolist(),
    ]
    return [_Row(*row) for row in zip(*columns, strict=True)]


def _suggestion(
    rows: Sequence[_Row], leader: _Row, tally: _Tally, borne_out: Mapping[str, str], doubted: frozenset[str]
) -> tuple[tuple[str, ...], Suggestion]:
    """The suggestion of one group, and what it is sorted by."""
    sides = tuple(_sides(rows, leader))
    reference = borne_out.get(leader.id, "")
    standing = _standing(tally, len(sides), bool(reference), leader.id in doubted)
    dated = [row.period for row in rows if row.stated and row.period is not None]
    suggestion = Suggestion(
        measure=leader.measure,
        period=min(dated) if dated else leader.start or None,
        inferred=not dated and leader.start != "",
        standing=standing,
        claim=None if standing is Standing.OPEN else leader.id,
        sides=sides,
        sources=tally.sources,
        reasons=tuple(_reasons(standing, tally, leader, reference, leader.id in doubted)),
    )
    return (leader.measure, leader.kind, leader.unit, suggestion.period or "", leader.id), suggestion


def _sides(rows: Sequence[_Row], leader: _Row) -> Iterator[Side]:
    """The claims that agree with the leading value, and then each other value with its claims, most sources first."""
    yield _side(leader, [row for row in rows if row.agrees])
    others: dict[tuple[float, float, str], list[_Row]] = {}
    for row in rows:
        if not row.agrees:
            others.setdefault((row.low, row.high, row.hedge), []).append(row)
    sides = [(_side(held[0], held), value) for value, held in others.items()]
    yield from (side for side, _ in sorted(sides, key=lambda pair: (-pair[0].sources, pair[1])))


def _side(best: _Row, rows: Sequence[_Row]) -> Side:
    return Side(
        claim=best.id,
        claims=tuple(row.id for row in rows),
        articles=tuple(sorted({row.article for row in rows})),
        sources=len({row.source for row in rows}),
    )


def _standing(tally: _Tally, sides: int, reference: bool, doubted: bool) -> Standing:
    if reference and sides > 1:
        return Standing.SUGGESTED
    if doubted and not reference:
        return Standing.OPEN
    if sides == 1:
        return Standing.AGREED if tally.sources > 1 or reference else Standing.ALONE
    enough = tally.sources >= FEWEST and tally.behind > 1 and tally.part >= ENOUGH and not tally.tied
    return Standing.SUGGESTED if enough else Standing.OPEN


def _reasons(standing: Standing, tally: _Tally, leader: _Row, reference: str, doubted: bool) -> Iterator[str]:
    match standing:
        case Standing.SUGGESTED:
            yield f"{tally.behind} of {tally.sources} independent sources"
        case Standing.AGREED:
            yield f"{_counted(tally.sources)}, no dissent"
        case Standing.ALONE:
            yield "one source"
        case Standing.OPEN if doubted:
            yield f"{leader.value} cannot hold together with claims of other measures or sources"
        case Standing.OPEN if tally.sources < FEWEST:
            yield f"{_counted(tally.sources)} and no reference"
        case Standing.OPEN if tally.tied:
            yield f"{_counted(tally.sources)}, and no value has more weight than every other"
        case Standing.OPEN if tally.behind < 2:
            yield f"{_counted(tally.sources)}, but {leader.value} with most weight has one only"
        case Standing.OPEN:
            yield f"{leader.value} has {tally.part:.0%} of the weight of {_counted(tally.sources)}: too little"
        case _:
            assert_never(standing)
    if reference:
        yield f"{reference} agrees"


def _counted(sources: int) -> str:
    return "one independent source" if sources == 1 else f"{sources} independent sources"
