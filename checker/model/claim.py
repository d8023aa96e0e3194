"""One claim: the fields of the claim model and the words that they are filled with."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum


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


def claim_id(article: str, quote: str, value_text: str, number: int = 1) -> str:
    """The id of a claim: it survives new text around its sentence; `number` tells equal ones of an article apart."""
    said = f"{' '.join(quote.split())}\x00{' '.join(value_text.split())}"
    key = hashlib.sha256(said.encode()).hexdigest()[:6]
    return f"{article}-{key}" + (f"-{number}" if number > 1 else "")
