"""One JSON document with everything: articles, claims, findings and decisions, verdicts, diagnoses, suggestions."""

from __future__ import annotations

import json
import math
from dataclasses import asdict

from checker.model import Article, Finding, Judgement, Run, Settled, Severity
from checker.packs import Pack
from checker.quantity.interval import Interval
from checker.render.entries import Entry, facts_of
from checker.render.judged import as_dict
from checker.render.view import report

VERSION = 1
"""Goes up when a field goes away or changes its meaning; a new field does not change it."""


def render(run: Run, pack: Pack) -> str:
    """The run as JSON; an end that an interval does not have is null."""
    view = report(run, pack)
    used = {id for judgement in run.judgements for id in judgement.facts}
    document = {
        "version": VERSION,
        "counts": {
            "articles": len(view.articles),
            "claims": len(view.entries),
            "measures": view.measured,
            **{f"{severity}s": _number(run, severity) for severity in Severity},
            "verdicts": {verdict.value: number for verdict, number in view.verdicts.items()},
        },
        "articles": [_article(article) for article in view.articles],
        "claims": [_claim(entry) for entry in view.entries],
        "findings": [_finding(finding, run) for finding in run.findings],
        "judgements": [_judgement(judgement) for judgement in run.judgements],
        "facts": {id: as_dict(fact) for id, fact in facts_of(run, pack).items() if id in used},
        "diagnoses": [diagnosis.as_dict() for diagnosis in run.diagnoses],
        "suggestions": [suggestion.as_dict() for suggestion in run.suggestions],
        **_ledger(run),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _number(run: Run, severity: Severity) -> int:
    return sum(finding.severity is severity for finding in run.findings)


def _finding(finding: Finding, run: Run) -> dict[str, object]:
    row = {**finding.as_dict(), "fingerprint": finding.fingerprint}
    settled = run.ledger.settled.get(finding.id) if run.ledger is not None else None
    return row if settled is None else {**row, **_settled(settled)}


def _settled(settled: Settled) -> dict[str, object]:
    """How a finding stands against the base and people's decisions."""
    names = ("change", "why", "fresh", "decided", "expired", "due", "fails")
    decision = asdict(settled.decision) if settled.decision is not None else None
    return {**{name: getattr(settled, name) for name in names}, "decision": decision}


def _ledger(run: Run) -> dict[str, object]:
    """What is gone since the base, and the decisions whose finding is; nothing where no ledger was looked at."""
    ledger = run.ledger
    if ledger is None:
        return {}
    return {
        "against": ledger.against,
        "absent": [{**finding.as_dict(), "fingerprint": finding.fingerprint} for finding in ledger.absent],
        "stale": [asdict(decision) for decision in ledger.stale],
    }


def _judgement(judgement: Judgement) -> dict[str, object]:
    names = ("claim", "verdict", "facts", "current", "brief", "explanation")
    return {name: getattr(judgement, name) for name in names}


def _article(article: Article) -> dict[str, object]:
    names = ("id", "file", "title", "source", "published", "language_title", "language_body", "start", "end")
    return {name: getattr(article, name) for name in names}


def _claim(entry: Entry) -> dict[str, object]:
    normal = {
        "measure": entry.key.measure,
        "interval": _ends(entry.interval),
        "reach": _ends(entry.reach),
        "period_inferred": entry.inferred,
        "state": entry.state.value,
    }
    return {**entry.claim.as_dict(), "normal": normal}


def _ends(interval: Interval) -> dict[str, float | bool | None]:
    return {
        "lower": interval.lower if math.isfinite(interval.lower) else None,
        "upper": interval.upper if math.isfinite(interval.upper) else None,
        "lower_open": interval.lower_open,
        "upper_open": interval.upper_open,
    }
