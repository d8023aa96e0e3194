"""What is found: claims that cannot hold together, and what is to be said of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How hard a disagreement is; the order of the members is from worst to mildest."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    NOTE = "note"

    @property
    def order(self) -> int:
        """0 for the worst, so that sorting puts it first."""
        return _ORDER[self]


_ORDER = {severity: number for number, severity in enumerate(Severity)}


class Verdict(StrEnum):
    """How a claim stands against what is known: the reference facts, or (the last two) a whole corpus."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OUTDATED = "outdated"
    DEFINITION = "definition"
    UNVERIFIED = "unverified"
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Finding:
    """Claims that cannot hold together, and why.

    `claims` are claim ids, the ones under each other's dispute in reading order. `measure` is the key
    under which the report groups findings (`metric · subject · commodity · counterparty · whole`).
    `fingerprints` has one fingerprint for each pair (or set) of normal values that was found against each other,
    the worst first: a value that several say with other hedges makes one finding with several. `softened` gives the reasons, in words, that made it milder than a contradiction; `gap` is the
    distance between the sides as a part of the larger one (0.033 for 43,500 against 45,000).
    """

    id: str
    rule: str
    severity: Severity
    claims: tuple[str, ...]
    measure: str
    explanation: str
    softened: tuple[str, ...] = ()
    gap: float = 0.0
    fingerprints: tuple[str, ...] = ()

    @property
    def fingerprint(self) -> str:
        """The name under which a decision on it is kept: its id without the number of a second one like it."""
        return self.fingerprints[0] if self.fingerprints else self.id

    def as_dict(self) -> dict[str, object]:
        """The fields as written to `findings.jsonl`."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is to be said of one claim (by its id): the verdict, the facts it rests on, and why, in words.

    `by` names the articles that support or contradict it, where a corpus was asked as well. `brief` says in a
    few words what the value is (“the figure for 2023; for 2024 it is 45,000 t”), and `current` is the id of the
    fact that has the value of this very measure, None where no fact has.
    """

    claim: str
    verdict: Verdict
    facts: tuple[str, ...]
    explanation: str
    by: tuple[str, ...] = ()
    brief: str = ""
    current: str | None = None


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Findings that hang together, and the claims to doubt: without these, none of the findings is left.

    `findings` and `claims` are ids. `doubted` is empty where another choice of claims would do as well;
    `reasons` says in words why a value is doubted, or why none is; `because` has for each doubted claim the
    number of its reason, as claims of one value share one.
    """

    id: str
    findings: tuple[str, ...]
    claims: tuple[str, ...]
    doubted: tuple[str, ...]
    reasons: tuple[str, ...]
    because: tuple[int, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The fields in their order."""
        return asdict(self)


class Standing(StrEnum):
    """How the value of a measure stands among its sources."""

    SUGGESTED = "suggested"
    AGREED = "agreed"
    ALONE = "one source"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a measure: the claim that says it best, all claims that agree with it, and who says so.

    `sources` counts independent ones: copies of one text are one.
    """

    claim: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    sources: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the sources say of one measure in one period, and which of their values stands.

    `claim` is the id of a claim that states the value, None where the sources do not decide it. `sides` has
    the value that stands first and the dissenting ones after it; where none stands, all of them.
    `inferred` says that no source names the period. `sources` counts the independent ones of all sides.
    """

    measure: str
    period: str | None
    inferred: bool
    standing: Standing
    claim: str | None
    sides: tuple[Side, ...]
    sources: int
    reasons: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """The fields in their order."""
        return asdict(self)
