"""The made-up run with a ledger: a finding each that is new, updated, decided, expired and due, one gone, one stale."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from checker.model import (
    Change,
    Decision,
    Dimension,
    Finding,
    Ledger,
    Ruling,
    Run,
    Seen,
    Settled,
    Severity,
    Unread,
)
from checker.render.words import value
from tests.render.made_up import CLAIMS, FINDINGS, GAZETTE, OUTDATED, knowing

MANUALS = {
    "same-measure": "Two values of one measure cannot both be true.\n\nIt is a tension where a period is inferred.",
    "rank": "One place in one order cannot be two.\n\nExample: number 1 and number 2 of one list.",
}

ARITHMETIC = Finding(
    "own-arithmetic-a1a1a1a1a1a1",
    "own-arithmetic",
    Severity.TENSION,
    ("gazette-1", "gazette-2"),
    FINDINGS[0].measure,
    "Amber Hill’s share of world mine production of tin, 2023: 43,000 t ÷ 400,000 t = 10.75%, but gazette says 15%.",
    fingerprints=("own-arithmetic-a1a1a1a1a1a1",),
)
GROWTH = Finding(
    "growth-b2b2b2b2b2b2",
    "growth",
    Severity.CONTRADICTION,
    ("digest-1", "gazette-3"),
    "imports|norland|tin|westmark|norland",
    "From nearly 70% (gazette) to 55–60% (digest) is no rise.",
    fingerprints=("growth-b2b2b2b2b2b2",),
)
PRICES = Finding(
    "same-measure-c3c3c3c3c3c3",
    "same-measure",
    Severity.TENSION,
    ("digest-2", "post-3"),
    "price|world|tin|-|-",
    "The world’s price of tin, May 2024: $31,000/t (digest) or $31,000/t (post), each with another day in mind.",
    fingerprints=("same-measure-c3c3c3c3c3c3",),
)
GONE = Finding(
    "share-sum-d4d4d4d4d4d4",
    "share-sum",
    Severity.CONTRADICTION,
    ("ledger-1", "ledger-2"),
    "imports|norland|tin|-|norland",
    "The shares of Norland’s imports of tin come to 112%: 70% (ledger) and 42% (ledger).",
    fingerprints=("share-sum-d4d4d4d4d4d4",),
)


def decision(finding: Finding, ruling: Ruling, reason: str, **fields: object) -> Decision:
    """A decision on a finding, with its claims as they are."""
    claims = {claim.id: claim for claim in CLAIMS}
    row: dict[str, object] = {
        "fingerprint": finding.fingerprint,
        "ruling": ruling,
        "reason": reason,
        "by": "tin desk",
        "date": "2024-06-01",
        "rule": finding.rule,
        "measure": finding.measure,
        "severity": finding.severity,
        "explanation": finding.explanation,
        "fingerprints": finding.fingerprints,
        "seen": tuple(
            Seen(id, claims[id].article, value(claims[id]), claims[id].value_text, claims[id].quote)
            for id in finding.claims
            if id in claims
        ),
        **fields,
    }
    return Decision(**row)  # type: ignore[arg-type]


@cache
def ledgered() -> Run:
    """The made-up run against a base: a finding each that is new, updated, decided, expired and due, one gone, one stale."""
    new, updated, forecast = FINDINGS
    prefer = decision(
        updated, Ruling.PREFER, "customs publishes the range", about=("digest-1",), review_by="2026-01-31"
    )
    stands = decision(
        ARITHMETIC, Ruling.BOTH_STAND, "the share is one of metal | not of ore", dimension=Dimension.SCOPE
    )
    old = decision(GROWTH, Ruling.UNRESOLVED, "asked the ministry", review_by="2024-09-30")
    due = decision(PRICES, Ruling.SAME_ORIGIN, "both print the exchange's close", review_by="2024-12-05")
    stale = decision(GONE, Ruling.SOURCE_ERROR, "a typing error of the ledger", about=("ledger-2",))
    settled = (
        Settled(new.id, Change.NEW, fresh=("post-2",), why="since main: over 45,000 t (post)", fails=True),
        Settled(
            updated.id,
            Change.UPDATED,
            prefer,
            fresh=("gazette-3",),
            why="since it was decided: nearly 70% (gazette)",
        ),
        Settled(ARITHMETIC.id, Change.UNCHANGED, stands),
        Settled(
            GROWTH.id,
            Change.NEW,
            old,
            expired=True,
            why="its decision was to be reviewed by 2024-09-30",
            fails=True,
        ),
        Settled(PRICES.id, Change.UNCHANGED, due, due=True),
        Settled(forecast.id, Change.UNCHANGED),
        Settled(OUTDATED.id, Change.UNCHANGED),
    )
    whole = knowing()
    cited = GAZETTE.text.index("[2]") + 1
    return replace(
        whole,
        findings=(new, GROWTH, updated, ARITHMETIC, PRICES, forecast, OUTDATED),
        ledger=Ledger({one.finding: one for one in settled}, (GONE,), (stale,), "main"),
        unread=(Unread(GAZETTE.id, cited, cited + 1),),
        manuals=MANUALS,
    )
