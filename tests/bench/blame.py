"""How many planted errors are blamed, and how many claims are blamed that are right: `python -m tests.bench.blame`."""

from __future__ import annotations

import time
from collections.abc import Set
from dataclasses import dataclass

from checker.diagnose import diagnose, independent, suggest
from checker.model import Run, Severity
from checker.normalize import normalize
from checker.packs import load_pack
from checker.rules import find
from tests.bench.planted import Corpus, corpus

SIZES = ((300, 1, 3, 9), (1_000, 2, 3, 9), (10_000, 3, 3, 9), (10_000, 4, 3, 3), (10_000, 5, 80, 120))


@dataclass(frozen=True, slots=True)
class Blamed:
    """Of the claims blamed, how many are wrong (precision); of the wrong ones, how many are blamed (recall)."""

    blamed: Set[str]
    wrong: Set[str]

    @property
    def precision(self) -> float:
        """1 where nothing is blamed."""
        return len(self.blamed & self.wrong) / len(self.blamed) if self.blamed else 1.0

    @property
    def recall(self) -> float:
        """1 where nothing is wrong."""
        return len(self.blamed & self.wrong) / len(self.wrong) if self.wrong else 1.0


def checked(made: Corpus) -> tuple[Run, dict[str, float]]:
    """A run over the claims of a corpus, and the seconds of each step."""
    pack, took, begin = load_pack(), {}, time.perf_counter()

    def lap(name: str) -> None:
        nonlocal begin
        now = time.perf_counter()
        took[name], begin = now - begin, now

    frame = normalize(made.claims, pack)
    lap("normalize")
    findings = find(frame, pack)
    lap("rules")
    sources = independent(frame)
    lap("sources")
    diagnoses = diagnose(frame, findings, sources)
    lap("blame")
    suggestions = suggest(frame, sources, doubted={id for one in diagnoses for id in one.doubted})
    lap("values")
    return Run((), made.claims, frame, findings, diagnoses=diagnoses, suggestions=suggestions), took


def blamed(run: Run, made: Corpus) -> Blamed:
    """The claims that the diagnoses doubt beside those that were made wrong."""
    return Blamed({id for diagnosis in run.diagnoses for id in diagnosis.doubted}, made.wrong)


def main() -> None:
    """Print a row for each size."""
    print(
        f"{'claims':>8}{'a measure':>11}{'wrong':>7}{'blamed':>8}{'precision':>11}{'recall':>8}{'conflicts':>11}   seconds"
    )
    for size, seed, least, most in SIZES:
        made = corpus(size, seed, least, most)
        run, took = checked(made)
        score = blamed(run, made)
        conflicts = sum(finding.severity is not Severity.NOTE for finding in run.findings)
        print(
            f"{len(made.claims):>8,}{f'{least} to {most}':>11}{len(made.wrong):>7}{len(score.blamed):>8}"
            f"{score.precision:>11.3f}{score.recall:>8.3f}{conflicts:>11,}   "
            + "  ".join(f"{name} {seconds:.2f}" for name, seconds in took.items())
        )


if __name__ == "__main__":
    main()
