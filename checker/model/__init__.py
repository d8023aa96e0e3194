"""The things everybody speaks of: article, claim, finding, decision, run.

The words and the fields are those of the claim model (`README.md`, “The claim model”). This package
imports nothing of the rest and no third-party library, so that it costs nothing.
"""

from checker.model.article import Article, Block, BlockKind
from checker.model.claim import FIELDS, Claim, Hedge, Kind, Modality, Place, claim_id
from checker.model.errors import CheckerError, hint
from checker.model.finding import Diagnosis, Finding, Judgement, Severity, Side, Standing, Suggestion, Verdict
from checker.model.ledger import Change, Decision, Dimension, Ledger, Ruling, Seen, Settled
from checker.model.run import Run, Unread

__all__ = [
    "FIELDS",
    "Article",
    "Block",
    "BlockKind",
    "Change",
    "CheckerError",
    "Claim",
    "Decision",
    "Diagnosis",
    "Dimension",
    "Finding",
    "Hedge",
    "Judgement",
    "Kind",
    "Ledger",
    "Modality",
    "Place",
    "Ruling",
    "Run",
    "Seen",
    "Settled",
    "Severity",
    "Side",
    "Standing",
    "Suggestion",
    "Unread",
    "Verdict",
    "claim_id",
    "hint",
]
