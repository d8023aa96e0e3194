"""All that one pass over the articles gave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.model.article import Article
from checker.model.claim import Claim
from checker.model.finding import Diagnosis, Finding, Judgement, Suggestion
from checker.model.ledger import Ledger

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Unread:
    """A number of an article (by its id) that no claim was made of; offsets are into the decoded file."""

    article: str
    start: int
    end: int


@dataclass(frozen=True)
class Run:
    """All that one pass over the articles gave; what the renderers render.

    `frame` is the NormalClaims table of `checker.schema`, one row a claim in the order of `claims`; so are the
    `judgements` against the reference facts, empty where the pack has none. `sources` has for each
    article (id) the number of its independent source, equal for copies. `ledger` is there where a base or
    decisions were looked at, `unread` where somebody asked for the numbers that no claim was made of. `manuals` has the rules that were run, by id: what each of them finds, in words.
    """

    articles: tuple[Article, ...]
    claims: tuple[Claim, ...]
    frame: pd.DataFrame
    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    sources: Mapping[str, int] = field(default_factory=dict)
    ledger: Ledger | None = None
    unread: tuple[Unread, ...] = ()
    manuals: Mapping[str, str] = field(default_factory=dict)
