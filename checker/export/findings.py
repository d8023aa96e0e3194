"""The tables of findings: each with what was decided about it, and the claims that it names."""

from __future__ import annotations

from collections.abc import Iterable

from checker.export.model import Column, Schema, Table, Type
from checker.model import Change, Decision, Dimension, Ruling, Run, Settled, Severity

FINDINGS = Schema(
    "findings",
    "Findings",
    "One row a finding: claims that cannot hold together, why, and what a person decided about it.",
    (
        Column("id", Type.TEXT, "The id of the finding.", required=True),
        Column("rule", Type.TEXT, "The rule that found it; `checker explain RULE` is its manual.", required=True),
        Column("severity", Type.TEXT, "How hard the disagreement is.", required=True, words=tuple(Severity)),
        Column("measure", Type.TEXT, "metric_key|subject|commodity|counterparty|whole."),
        Column("explanation", Type.TEXT, "What cannot hold together, in words."),
        Column("softened", Type.LIST, "The reasons that made it milder than a contradiction."),
        Column("gap", Type.NUMBER, "The distance between the sides as a part of the larger one."),
        Column("claims", Type.LIST, "The ids of its claims, as in finding_claims."),
        Column("fingerprint", Type.TEXT, "The name under which a decision on it is kept."),
        Column("fingerprints", Type.LIST, "All its fingerprints, the worst pair of values first."),
        Column("change", Type.TEXT, "How it stands against the base.", words=tuple(Change)),
        Column("change_why", Type.TEXT, "What makes it new or updated, in words."),
        Column("fails", Type.TRUTH, "Whether `checker check` without options fails on it; empty where no ledger was looked at."),
        Column("decided", Type.TRUTH, "Whether a decision holds for it.", required=True),
        Column("ruling", Type.TEXT, "What was decided.", words=tuple(Ruling)),
        Column("about", Type.LIST, "The ids of the claims that the decision names."),
        Column("dimension", Type.TEXT, "In what claims that both stand differ.", words=tuple(Dimension)),
        Column("reason", Type.TEXT, "Why it was decided so."),
        Column("decided_by", Type.TEXT, "Who decided it."),
        Column("decided_on", Type.DAY, "When it was decided."),
        Column("review_by", Type.DAY, "The day until which the decision holds."),
        Column("expired", Type.TRUTH, "Whether the decision holds no longer; empty where there is none."),
    ),
)  # fmt: skip

LINKS = Schema(
    "finding_claims",
    "Claims of the findings",
    "One row for each claim that a finding names.",
    (
        Column("finding", Type.TEXT, "The id of the finding.", required=True, to="findings"),
        Column("claim", Type.TEXT, "The id of the claim.", required=True, to="claims"),
        Column("position", Type.WHOLE, "Its place among the claims of the finding, from 1.", required=True, least=1),
    ),
    key=("finding", "claim"),
)  # fmt: skip


def table(run: Run) -> Table:
    """The findings of a run in their order, worst first."""
    settled = run.ledger.settled if run.ledger else {}
    of = [settled.get(finding.id) for finding in run.findings]
    kept = [one.decision if one else None for one in of]
    columns: dict[str, list[object]] = {
        name: [getattr(finding, name) for finding in run.findings]
        for name in ("id", "rule", "measure", "explanation", "softened", "gap", "claims", "fingerprint", "fingerprints")
    }  # fmt: skip
    return Table.of(
        FINDINGS,
        {
            **columns,
            "severity": [finding.severity.value for finding in run.findings],
            **_ledger(of),
            **_decisions(kept),
            "expired": [one.expired if one and one.decision else None for one in of],
        },
    )


def _ledger(settled: Iterable[Settled | None]) -> dict[str, list[object]]:
    of = list(settled)
    return {
        "change": [one.change.value if one and one.change else None for one in of],
        "change_why": [one.why if one else None for one in of],
        "fails": [one.fails if one else None for one in of],
        "decided": [one is not None and one.decided for one in of],
    }


def _decisions(kept: Iterable[Decision | None]) -> dict[str, list[object]]:
    of = list(kept)
    return {
        "ruling": [one.ruling.value if one else None for one in of],
        "about": [one.about if one else None for one in of],
        "dimension": [one.dimension.value if one and one.dimension else None for one in of],
        "reason": [one.reason if one else None for one in of],
        "decided_by": [one.by if one else None for one in of],
        "decided_on": [one.date if one else None for one in of],
        "review_by": [one.review_by if one else None for one in of],
    }


def links(run: Run) -> Table:
    """The claims that the findings name, those that the run has."""
    known = {claim.id for claim in run.claims}
    rows = [
        (finding.id, claim, place)
        for finding in run.findings
        for place, claim in enumerate(dict.fromkeys(finding.claims), start=1)
        if claim in known
    ]
    return Table.of(LINKS, dict(zip(("finding", "claim", "position"), _columns(rows), strict=True)))


def _columns(rows: list[tuple[str, str, int]]) -> tuple[list[object], ...]:
    return tuple([row[at] for row in rows] for at in range(3))
