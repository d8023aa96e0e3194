"""What people decided, and how findings stand against it and against a base."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from checker.model.finding import Finding, Severity


class Ruling(StrEnum):
    """What a person decided about a finding."""

    PREFER = "prefer"
    BOTH_STAND = "both-stand"
    SUPERSEDED = "superseded"
    SOURCE_ERROR = "source-error"
    MISREAD = "misread"
    SAME_ORIGIN = "same-origin"
    UNRESOLVED = "unresolved"
    NOT_A_CONFLICT = "not-a-conflict"


class Dimension(StrEnum):
    """In what two claims differ that both stand."""

    PERIOD = "period"
    SCOPE = "scope"
    DEFINITION = "definition"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Seen:
    """A claim as it was when a finding was decided: enough to know it again, and to read it in ten years.

    `value` is the value in words (“about 43,000 t”); `quote` and `value_text` are letter for letter.
    """

    id: str
    article: str
    value: str
    value_text: str
    quote: str
    period: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's verdict on one finding, as kept in `claims/decisions/<fingerprint>.toml`.

    `about` has the claims that the verdict names: those that stand (`prefer`), or that are wrong, superseded or
    misread. `dimension` is what differs where both stand. `date` and `review_by` are days, ISO 8601; after
    `review_by` the decision holds no longer. `fingerprints` are all that the finding had; `seen` its claims.
    """

    fingerprint: str
    ruling: Ruling
    reason: str
    by: str
    date: str
    rule: str
    measure: str
    severity: Severity
    explanation: str
    fingerprints: tuple[str, ...]
    seen: tuple[Seen, ...]
    about: tuple[str, ...] = ()
    dimension: Dimension | None = None
    review_by: str | None = None


class Change(StrEnum):
    """How a finding stands against what it is compared with; the words are those of SARIF's `baselineState`."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Settled:
    """One finding (by its id) after the ledger has looked at it.

    `change` is None where there was nothing to compare with and no decision has run out. `decision` is the one
    that holds, or that held until it expired (`expired`); `due` says that it will within 14 days. `fresh` are
    the claims (ids) that are new, `why` says in words what makes the finding new or updated. `fails` says
    whether the gate fails on it.
    """

    finding: str
    change: Change | None = None
    decision: Decision | None = None
    expired: bool = False
    due: bool = False
    fresh: tuple[str, ...] = ()
    why: str = ""
    fails: bool = False

    @property
    def decided(self) -> bool:
        """Whether a decision holds for it."""
        return self.decision is not None and not self.expired


@dataclass(frozen=True, slots=True)
class Ledger:
    """The findings of a run against a base and against people's decisions.

    `settled` has every finding of the run by its id. `absent` are findings of the base that are gone, with their
    texts as they were there; `stale` the decisions whose finding is gone. `against` names the base (a commit, a
    file), None where there is none.
    """

    settled: Mapping[str, Settled]
    absent: tuple[Finding, ...] = ()
    stale: tuple[Decision, ...] = ()
    against: str | None = None
