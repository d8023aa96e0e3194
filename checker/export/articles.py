"""The table of articles: what was read, or what claims name without its having been read."""

from __future__ import annotations

from collections import Counter

from checker.export.model import Column, Schema, Table, Type
from checker.model import Run

SCHEMA = Schema(
    "articles",
    "Articles",
    "One row an article. Of an article that only claims name there is its id and when it appeared.",
    (
        Column("id", Type.TEXT, "The id of the article.", required=True),
        Column("file", Type.TEXT, "The file that it stands in."),
        Column("title", Type.TEXT, "Its title."),
        Column("source", Type.TEXT, "Who published it."),
        Column("published", Type.TEXT, "When it appeared, as read: a date, or date and time, ISO 8601."),
        Column("published_day", Type.DAY, "The day on which it appeared."),
        Column("language_title", Type.TEXT, "The language of the title."),
        Column("language_body", Type.TEXT, "The language of the body."),
        Column("start", Type.WHOLE, "Where it begins in the decoded file, in characters.", least=0),
        Column("end", Type.WHOLE, "Where it ends in the decoded file, end exclusive.", least=0),
        Column("claims", Type.WHOLE, "How many claims it makes.", required=True, least=0),
        Column("findings", Type.WHOLE, "How many findings name a claim of it.", required=True, least=0),
    ),
)


def table(run: Run) -> Table:
    """The articles of a run in their order, then those that only claims name."""
    claims = Counter(claim.article for claim in run.claims)
    article_of = {claim.id: claim.article for claim in run.claims}
    findings = Counter(
        article
        for finding in run.findings
        for article in {article_of[id] for id in finding.claims if id in article_of}
    )
    read = {article.id for article in run.articles}
    named = {claim.article: claim.published for claim in run.claims if claim.article not in read}
    ids = [*(article.id for article in run.articles), *named]
    blank: list[object] = [None] * len(named)
    published = [*(article.published for article in run.articles), *named.values()]
    columns: dict[str, list[object]] = {
        name: [*(getattr(article, name) for article in run.articles), *blank]
        for name in ("file", "title", "source", "language_title", "language_body", "start", "end")
    }
    return Table.of(
        SCHEMA,
        {
            **columns,
            "id": ids,
            "published": published,
            "published_day": published,
            "claims": [claims[id] for id in ids],
            "findings": [findings[id] for id in ids],
        },
    )
