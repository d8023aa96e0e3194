"""How right the verdicts on claims are: `python -m tests.gold.reference VERDICTS.jsonl [REFERENCE.jsonl]`.

VERDICTS.jsonl is what `checker verify --facts-only --format jsonl` writes. A row of REFERENCE.jsonl has `claims`,
ids of the claims.jsonl beside it, and their `verdict`; our ids differ, so that claims are paired by article, place
and value. A row is right when at least one of its claims was found and all that were found have its verdict.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.gold.score import GOLD, Row, matched

OWN = GOLD / "verdicts" / "reference.jsonl"


@dataclass(frozen=True, slots=True)
class Miss:
    """A row that is not right: what it says, and the verdicts that were given (none when nothing was found)."""

    claims: tuple[str, ...]
    wanted: str
    given: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Counts by verdict: rows that have it, rows that are right, and rows that it was given to."""

    wanted: Mapping[str, int]
    right: Mapping[str, int]
    given: Mapping[str, int]
    misses: tuple[Miss, ...]

    @property
    def part(self) -> float:
        """The part of the rows that is right."""
        return sum(self.right.values()) / max(1, sum(self.wanted.values()))

    def recall(self, verdict: str) -> float:
        return self.right.get(verdict, 0) / max(1, self.wanted.get(verdict, 0))

    def precision(self, verdict: str) -> float:
        return self.right.get(verdict, 0) / max(1, self.given.get(verdict, 0))


def score(found: Sequence[Row], reference: Path) -> Verdicts:
    """The score of claims with verdicts against a reference file and the claims beside it."""
    marked = rows(reference.parent / "claims.jsonl")
    pairs = {str(a["id"]): b for a, b in matched(marked, found)}
    wanted: dict[str, int] = {}
    right: dict[str, int] = {}
    given: dict[str, int] = {}
    misses = []
    for row in rows(reference):
        ids, verdict = row["claims"], str(row["verdict"])
        assert isinstance(ids, list)
        got = [pairs[id] for id in ids if id in pairs]
        verdicts = tuple(dict.fromkeys(str(claim["verdict"]) for claim in got))
        wanted[verdict] = wanted.get(verdict, 0) + 1
        for one in verdicts:
            given[one] = given.get(one, 0) + 1
        if verdicts == (verdict,):
            right[verdict] = right.get(verdict, 0) + 1
        else:
            said = " ".join(str(claim["explanation"]) for claim in got[:1])
            misses.append(Miss(tuple(ids), verdict, verdicts, said))
    return Verdicts(wanted, right, given, tuple(misses))


def rows(path: Path) -> list[Row]:
    """The lines of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def main(verdicts: str, reference: str = str(OWN)) -> None:
    """Print precision and recall of each verdict, and the rows that are not right."""
    got = score(rows(Path(verdicts)), Path(reference))
    print(f"{sum(got.right.values())} of {sum(got.wanted.values())} right ({got.part:.3f})")
    for verdict in sorted({*got.wanted, *got.given}):
        counts = f"{got.right.get(verdict, 0)}/{got.wanted.get(verdict, 0)}"
        print(f"  {verdict:<11} P {got.precision(verdict):.3f}  R {got.recall(verdict):.3f}  {counts}")
    for miss in got.misses:
        print(
            f"  {', '.join(miss.claims)}: {miss.wanted}, given {', '.join(miss.given) or 'none'}  {miss.said}"
        )


if __name__ == "__main__":
    main(*sys.argv[1:3])
