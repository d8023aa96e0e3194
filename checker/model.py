"""The things everybody speaks of: article, claim, finding, run.

The words and the fields are those of the claim model (`README.md`, “The claim model”). This module
imports nothing of the rest of the package and no third-party library, so that it costs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class CheckerError(Exception):
    """Something a person can put right: one clear message, exit code 2, no traceback."""


class Kind(StrEnum):
    """What sort of statement about a measure a claim is."""

    AMOUNT = "amount"
    SHARE = "share"
    CHANGE = "change"
    MULTIPLE = "multiple"
    RATIO = "ratio"
    RANK = "rank"
    COUNT = "count"
    DATE = "date"
    RECENCY = "recency"
    EXCLUSIVE = "exclusive"


class Hedge(StrEnum):
    """The word that the author puts before a number, reduced to what it does to the interval."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    UNDER = "under"
    UP_TO = "up_to"
    RANGE = "range"


class Modality(StrEnum):
    """Whether the text says it is so, expects it, or keeps its distance."""

    STATED = "stated"
    FORECAST = "forecast"
    CLAIMED = "claimed"


class Place(StrEnum):
    """Where in its article a claim stands."""

    TITLE = "title"
    BODY = "body"


class Severity(StrEnum):
    """How hard a disagreement is; the order of the members is from worst to mildest."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    NOTE = "note"

    @property
    def order(self) -> int:
        """0 for the worst, so that sorting puts it first."""
        return list(Severity).index(self)


class Verdict(StrEnum):
    """How a claim stands against what is known: the reference facts, or (the last two) a whole corpus."""

    AGREES = "agrees"
    DIFFERS = "differs"
    OUTDATED = "outdated"
    DEFINITION = "definition"
    UNVERIFIED = "unverified"
    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"


class BlockKind(StrEnum):
    """What a piece of an article's text is, as far as reading it needs to know."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """One title, heading, paragraph, bullet or table of an article.

    `start` and `end` are offsets into the decoded file, in characters, end exclusive. `group`
    numbers the run of blocks under one heading: what a sentence leaves open (a period, a subject)
    may be carried from the block before only inside one group. `heading` is the text of that heading.
    """

    kind: BlockKind
    start: int
    end: int
    group: int = 0
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: a range of one source file.

    `text` is the whole decoded file, letter for letter, so that every offset of a claim can be checked
    against it. `plain` is the same text at the same offsets with everything that is markup and not
    language (citation markers, Markdown emphasis, HTML tags, page furniture) blanked by spaces:
    `len(plain) == len(text)`.
    """

    id: str
    file: str
    title: str
    source: str | None
    published: str | None
    language_title: str
    language_body: str
    start: int
    end: int
    text: str
    plain: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of one measure, said in one article at one place of its text.

    `low` and `high` are the stated numerals in the canonical `unit`; the interval they stand for is
    made by `checker.normalize`. `start` and `end` are character offsets into the decoded source file,
    end exclusive; `value_text` is exactly what stands there and `quote` the sentence around it.
    """

    id: str
    article: str
    published: str | None
    place: str
    quote: str
    value_text: str
    start: int
    end: int
    kind: str
    metric: str
    subject: str | None
    counterparty: str | None
    whole: str | None
    commodity: str | None
    low: float
    high: float
    hedge: str
    unit: str
    period: str | None
    modality: str
    item: str | None = None
    base: str | None = None
    attribution: str | None = None

    def as_dict(self) -> dict[str, object]:
        """The fields in the order of the claim model, as written to `claims.jsonl`."""
        return {name: getattr(self, name) for name in FIELDS}

    @classmethod
    def from_dict(cls, row: Mapping[str, object]) -> Claim:
        """A claim from one already validated row; keys that are no field are ignored."""
        return cls(**{name: row[name] for name in FIELDS if name in row})  # type: ignore[arg-type]


FIELDS: tuple[str, ...] = tuple(field.name for field in fields(Claim))


@dataclass(frozen=True, slots=True)
class Finding:
    """Claims that cannot hold together, and why.

    `claims` are claim ids, the ones under each other's dispute in reading order. `measure` is the key
    under which the report groups findings (`metric · subject · commodity · counterparty · whole`).
    `softened` gives the reasons, in words, that made it milder than a contradiction; `gap` is the
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


@dataclass(frozen=True)
class Run:
    """All that one pass over the articles gave; what the renderers render.

    `frame` is the NormalClaims table of `checker.schema`, one row a claim in the order of `claims`; so are the
    `judgements` against the reference facts, empty where the pack has none.
    """

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    frame: pd.DataFrame
    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
