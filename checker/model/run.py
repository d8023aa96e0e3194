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


@dataclass(frozen=True)
class Run:
    """All that one pass over the articles gave; what the renderers render.

    `frame` is the NormalClaims table of `checker.schema`, one row a claim in the order of `claims`; so are the
    `judgements` against the reference facts, empty where the pack has none. `sources` has for each
    article (id) the number of its independent source, equal for copies. `ledger` is there where a base or
    decisions were looked at. `manuals` has the rules that were run, by id: what each of them finds, in words.
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
    manuals: Mapping[str, str] = field(default_factory=dict)
