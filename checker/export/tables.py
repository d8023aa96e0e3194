"""All tables of a run, in an order in which each points only to those before it."""

from __future__ import annotations

from checker.export import articles, claims, facts, findings
from checker.export.model import Table
from checker.model import Run
from checker.packs import Pack
from checker.render.entries import entries_of

SCHEMAS = (
    articles.SCHEMA, claims.SCHEMA, findings.FINDINGS, findings.LINKS, facts.FACTS, facts.LINKS,
)  # fmt: skip
NAMES = tuple(schema.name for schema in SCHEMAS)


def tables(run: Run, pack: Pack) -> tuple[Table, ...]:
    """A table for each of the schemas, the rows in the order of the run."""
    entries = entries_of(run, pack)
    return (
        articles.table(run),
        claims.table(run, entries),
        findings.table(run),
        findings.links(run),
        *facts.tables(run, entries, pack),
    )
