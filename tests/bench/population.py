"""Whether the suggested value is the right one, beside majority vote and median: `python -m tests.bench.population [FOLDER]`.

The folder has `claims.csv` (object, property, value, source) and `truth.csv` (object, property, value). Every
line becomes a claim of the article that its source is, about a measure of its own for each object and property,
and runs through the same line as any other claims.
"""

from __future__ import annotations

import csv
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker import pipeline
from checker.model import Claim, Standing
from checker.packs import load_pack

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "bench" / "population"

Question = tuple[str, str]
Answers = Mapping[Question, float]


@dataclass(frozen=True, slots=True)
class Said:
    """One line of `claims.csv`."""

    about: Question
    value: float
    source: str


@dataclass(frozen=True, slots=True)
class Score:
    """Of how many questions, how many were answered, and how many of these rightly."""

    asked: int
    answered: int
    right: int

    def __str__(self) -> str:
        return f"{self.answered / max(self.asked, 1):>9.1%}{self.right / max(self.answered, 1):>9.1%}"


def main(folder: Path = FOLDER) -> None:
    """Print the table."""
    said, truth = read(folder)
    print(f"{len(said)} claims of {len({one.source for one in said})} sources, {len(truth)} questions")
    print(f"{'':<34} answered  of these right")
    for name, answer in METHODS.items():
        print(f"{name:<34}{score(answer(said), truth)}")


def read(folder: Path) -> tuple[list[Said], Answers]:
    """The claims and the true values of a folder."""
    with (folder / "claims.csv").open(encoding="utf-8", newline="") as file:
        said = [
            Said((row["object"], row["property"]), float(row["value"]), row["source"])
            for row in csv.DictReader(file)
        ]
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as file:
        truth = {(row["object"], row["property"]): float(row["value"]) for row in csv.DictReader(file)}
    return said, truth


def score(answers: Answers, truth: Answers) -> Score:
    """How many of the questions whose truth is known an answer has, and how many it has right."""
    known = {about: value for about, value in answers.items() if about in truth}
    return Score(len(truth), len(known), sum(value == truth[about] for about, value in known.items()))


def claims(said: Sequence[Said]) -> list[Claim]:
    """The lines as claims."""
    result = []
    for number, one in enumerate(said):
        text = f"{one.value:.0f}"
        quote = f"{one.about[0]} {one.about[1]} {text}"
        result.append(
            Claim(
                id=f"{number:06}", article=one.source, published=None, place="body", quote=quote, value_text=text,
                start=0, end=len(text), kind="amount", metric="other", subject=one.about[0].replace(" ", "_"),
                counterparty=None, whole=None, commodity=None, low=one.value, high=one.value, hedge="exact",
                unit="count", period=None, modality="stated", item=one.about[1],
            )
        )  # fmt: skip
    return result


def ours(said: Sequence[Said]) -> Answers:
    """The value that stands, by the real code path; one source alone is no answer."""
    about = {f"{number:06}": one for number, one in enumerate(said)}
    run = pipeline.check((), claims(said), load_pack())
    stands = (Standing.SUGGESTED, Standing.AGREED)
    return {
        about[one.claim].about: about[one.claim].value
        for one in run.suggestions
        if one.claim is not None and one.standing in stands
    }


def majority(said: Sequence[Said]) -> Answers:
    """The value of more than half of the sources, where there are at least three."""
    result = {}
    for about, values in _by_question(said).items():
        value, count = Counter(values).most_common(1)[0]
        if len(values) >= 3 and 2 * count > len(values):
            result[about] = value
    return result


def median(said: Sequence[Said]) -> Answers:
    """The median of at least three sources."""
    return {
        about: statistics.median(values) for about, values in _by_question(said).items() if len(values) >= 3
    }


def _by_question(said: Sequence[Said]) -> dict[Question, list[float]]:
    result: dict[Question, list[float]] = {}
    for one in said:
        result.setdefault(one.about, []).append(one.value)
    return result


METHODS: Mapping[str, Callable[[Sequence[Said]], Answers]] = {
    "checker": ours,
    "majority of three or more": majority,
    "median of three or more": median,
}

if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
