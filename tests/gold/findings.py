"""How many conflicts marked by hand are found, and how many findings are none: `python -m tests.gold.findings [FOLDER]...`.

A folder has `articles/`, `claims.jsonl` (all fields), `conflicts.jsonl` and `quiet.jsonl` (what looks like a conflict
and is none). Each is scored twice: the engine alone, on the marked claims, and the whole line, on what is read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker import pipeline
from checker.model import Claim, Finding, Severity
from checker.packs import load_pack
from checker.store import read_claims
from tests.gold.score import GOLD, matched

PACK = load_pack(("rare_earths",))


@dataclass(frozen=True, slots=True)
class Marked:
    """What is marked: sets of claims in conflict, hard ones among them, optional ones, and quiet ones."""

    claims: tuple[Claim, ...]
    owed: Mapping[str, frozenset[str]]
    hard: frozenset[str]
    optional: Sequence[frozenset[str]]
    quiet: Sequence[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """Conflicts found of those marked, findings right of those made (notes and optional ones apart), quiet ones flagged."""

    recall: float
    contradictions: float
    precision: float
    flagged: int


def marked(folder: Path) -> Marked:
    """The marks of a folder."""
    claims = read_claims(folder / "claims.jsonl")
    known = {claim.id for claim in claims}
    rows = _rows(folder / "conflicts.jsonl")
    sets = {str(row["id"]): frozenset(row["claims"]) for row in rows}
    owed = {id: held for id, held in sets.items() if held <= known}
    mild = {str(row["id"]) for row in rows if row["severity"] == Severity.NOTE}
    quiet = [frozenset(row["claims"]) for row in _rows(folder / "quiet.jsonl")]
    return Marked(
        claims,
        {id: held for id, held in owed.items() if id not in mild},
        frozenset(str(row["id"]) for row in rows if row["severity"] == Severity.CONTRADICTION),
        [held for id, held in sets.items() if id in mild or id not in owed],
        [held for held in quiet if len(held) > 1],
    )


def engine(folder: Path) -> Score:
    """The score of the rules on the marked claims."""
    marks = marked(folder)
    found = pipeline.check((), marks.claims, PACK).findings
    return score(marks, found, {claim.id: claim.id for claim in marks.claims})


def line(folder: Path) -> Score:
    """The score of the rules on what is read from the articles."""
    marks = marked(folder)
    articles = pipeline.read([folder / "articles"])
    claims = pipeline.extract(articles, PACK)
    pairs = matched([c.as_dict() for c in marks.claims], [c.as_dict() for c in claims])
    names = {str(own["id"]): str(mark["id"]) for mark, own in pairs}
    return score(marks, pipeline.check(articles, claims, PACK).findings, names)


def score(marks: Marked, findings: Sequence[Finding], names: Mapping[str, str]) -> Score:
    """Findings against marks; `names` has the marked claim for each claim that is one."""
    loud = [finding for finding in findings if finding.severity is not Severity.NOTE]
    members = [frozenset(names[id] for id in finding.claims if id in names) for finding in loud]
    hits = [{id for id, held in marks.owed.items() if held <= one} for one in members]
    neutral = sum(
        not hit and any(held & one == held for held in marks.optional if held)
        for one, hit in zip(members, hits, strict=True)
    )
    found = set().union(*hits)
    hard = marks.hard & marks.owed.keys()
    flagged = sum(
        any(held <= one and len(f.claims) == len(held) for one, f in zip(members, loud, strict=True))
        for held in marks.quiet
    )
    return Score(
        len(found) / max(1, len(marks.owed)),
        len(found & hard) / max(1, len(hard)),
        sum(map(bool, hits)) / max(1, len(loud) - neutral),
        flagged,
    )


def _rows(path: Path) -> list[dict[str, list[str]]]:
    return [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines() if text.strip()]


def main(folders: Sequence[str]) -> None:
    """Print the figures of each folder."""
    for folder in [Path(name) for name in folders] or [GOLD / "disputed"]:
        for name, got in (("engine alone", engine(folder)), ("whole line", line(folder))):
            print(
                f"{folder.name}, {name}: recall {got.recall:.3f} (contradictions {got.contradictions:.3f}), "
                f"precision {got.precision:.3f}, quiet cases flagged {got.flagged}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
