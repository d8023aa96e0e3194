"""The output formats, one a module, listed by hand; a renderer knows no rules and touches no file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from checker.model import Claim, Run, Suggestion
from checker.packs import Pack
from checker.render import (
    facts,
    github,
    gitlab,
    html,
    json,
    jsonl,
    junit,
    listing,
    markdown,
    sarif,
    summary,
    text,
    verified,
)

__all__ = ["CLAIM_RENDERERS", "FACT_RENDERERS", "RENDERERS", "VERDICT_RENDERERS"]

RENDERERS: Mapping[str, Callable[[Run, Pack], str]] = {
    "text": text.render,
    "json": json.render,
    "markdown": markdown.render,
    "html": html.render,
    "findings-jsonl": jsonl.findings,
    "claims-jsonl": jsonl.claims,
    "sarif": sarif.render,
    "sarif-github": sarif.github,
    "junit": junit.render,
    "github": github.render,
    "github-summary": summary.render,
    "gitlab": gitlab.render,
}
"""What a run can be written as."""

CLAIM_RENDERERS: Mapping[str, Callable[[Sequence[Claim], Pack], str]] = {
    "text": listing.text,
    "json": listing.json_document,
    "jsonl": listing.jsonl,
    "markdown": listing.markdown,
}
"""What claims alone can be written as."""

VERDICT_RENDERERS: Mapping[str, Callable[[Run, Pack], str]] = {
    "text": verified.text,
    "json": verified.json_document,
    "markdown": verified.markdown,
    "jsonl": verified.jsonl,
}
"""What a draft with its verdicts can be written as."""

FACT_RENDERERS: Mapping[str, Callable[[Run, Sequence[Suggestion], Pack], str]] = {
    "text": facts.text,
    "csv": facts.csv,
    "json": facts.json,
    "markdown": facts.markdown,
}
"""What the reconciled table, or some rows of it, can be written as."""
