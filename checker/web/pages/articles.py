"""The articles, and one of them with its claims where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from checker.model import Article, BlockKind, Severity
from checker.render.entries import Entry
from checker.render.marks import Passage, Piece, outside, passages
from checker.web.look import asked_page, page, room_of
from checker.web.room import State

SIZE = 100
"""Articles on a page."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """An article in the list, with how many claims it has and how many disagreements they are in."""

    article: Article
    claims: int
    findings: Mapping[Severity, int]


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A run of text and the offset at which it begins in the file."""

    at: int
    piece: Piece


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """A block of an article as the page shows it."""

    kind: BlockKind
    text: str
    spots: tuple[Spot, ...]


def listing(request: Request) -> Response:
    """All articles, in the order of their files."""
    now = room_of(request).state()
    articles = now.table.held.articles
    pages = max(1, -(-len(articles) // SIZE))
    at = min(max(asked_page(request), 1), pages)
    rows = [_row(article, now) for article in articles[(at - 1) * SIZE : at * SIZE]]
    return page(request, "articles.html", now, rows=rows, total=len(articles), at=at, pages=pages)


def show(request: Request) -> Response:
    """One article."""
    now = room_of(request).state()
    return article_page(request, now, article_of(request, now))


def article_page(
    request: Request,
    now: State,
    article: Article,
    *,
    status: int = 200,
    passage: str = "",
    problem: str = "",
    spots: Sequence[tuple[int, str]] = (),
) -> Response:
    """An article with its claims, and the form to add one that was missed; `spots` are where its words may be."""
    entries = now.table.view.by_article.get(article.id, ())
    dropped = [
        now.table.raw[edit.id]
        for edit in now.table.held.edits
        if edit.drop and edit.id in now.table.raw and now.table.raw[edit.id].article == article.id
    ]
    return page(
        request,
        "article.html",
        now,
        status,
        article=article,
        blocks=shown(article, entries),
        entries=entries,
        outside=outside(article, entries),
        corrected={edit.id for edit in now.table.held.edits},
        dropped=dropped,
        passage=passage,
        problem=problem,
        spots=spots,
    )


def article_of(request: Request, now: State) -> Article:
    """The article that an address means."""
    id = request.path_params["id"]
    article = next((article for article in now.table.held.articles if article.id == id), None)
    if article is None:
        raise HTTPException(404, "There is no such article any more.")
    return article


def shown(article: Article, entries: Sequence[Entry]) -> tuple[Shown, ...]:
    """The blocks of an article with the offset of every piece; numbers that are no claims are among them."""
    from checker.extract import unread  # an editor who reads no article does not wait for it

    missed = unread(article, [entry.claim for entry in entries])
    blocks = zip(article.blocks, passages(article, entries, missed), strict=True)
    return tuple(Shown(passage.kind, passage.text, _spots(block.start, passage)) for block, passage in blocks)


def _spots(start: int, passage: Passage) -> tuple[Spot, ...]:
    ends = accumulate((len(piece.text) for piece in passage.pieces), initial=start)
    return tuple(Spot(at, piece) for at, piece in zip(ends, passage.pieces, strict=False))


def _row(article: Article, now: State) -> Row:
    entries = now.table.view.by_article.get(article.id, ())
    found = {finding.id: finding.severity for entry in entries for finding in entry.findings}
    counts = {one: sum(severity is one for severity in found.values()) for one in Severity}
    return Row(article, len(entries), {one: number for one, number in counts.items() if number})


ROUTES = (
    Route("/articles", listing, name="articles"),
    Route("/article/{id}", show, name="article"),
)
