"""A passage that somebody marked in an article, as a claim that extraction missed."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from checker.model import Article, CheckerError
from checker.render import words
from checker.web.correcting import Wrong, effect, filled, shown_fields, texts
from checker.web.difference import Difference
from checker.web.look import page, room_of, said
from checker.web.marking import Marked, found, marked
from checker.web.pages.articles import article_of, article_page
from checker.web.queue import Facets
from checker.web.room import Conflict, State


def show(request: Request) -> Response:
    """The claim to be of a passage, with what the grammar makes of it; or the article again, with what is wrong."""
    now = room_of(request).state()
    article = article_of(request, now)
    passage = request.query_params.get("passage", "")
    at = request.query_params.get("at", "")
    try:
        new = _marked(now, article, passage, at)
    except Wrong as wrong:
        spots = found(article, passage) if len(passage) <= 300 else []
        text = wrong.messages["passage"]
        return article_page(
            request,
            now,
            article,
            status=422,
            passage=passage,
            problem=text,
            spots=spots if len(spots) > 1 else (),
        )
    return _editor(request, now, article, new, shown_fields(new.edit.fields))


async def answer(request: Request) -> Response:
    """Show what the claim would do, or add it."""
    return await run_in_threadpool(_answered, request, await said(request))


def _answered(request: Request, form: Mapping[str, str]) -> Response:
    room = room_of(request)
    now = room.state()
    article = article_of(request, now)
    try:
        new = _marked(now, article, form.get("passage", ""), form.get("at", ""))
    except Wrong as wrong:
        text = f"the article was changed meanwhile; {wrong.messages['passage']}"
        return article_page(request, now, article, status=409, passage=form.get("passage", ""), problem=text)
    try:
        correction = filled(new.edit, form, now.table.pack)
    except Wrong as wrong:
        return _editor(request, now, article, new, form, status=422, wrong=wrong.messages)
    does = effect(now.table.run, correction, now.table.pack)
    if form.get("action") != "save":
        return _editor(request, now, article, new, form, does=does)
    written = texts(room.config.claims, correction)
    assert correction.after is not None
    what = f"added: {words.whose(correction.after, now.table.pack)}, {words.value(correction.after)}"
    try:
        room.write(words.one_line(what), written, dict.fromkeys(written))
    except Conflict:
        # The id is free again in the state of now: another one's claim stands beside it.
        return _editor(request, room.state(), article, new, form, status=409, does=does)
    except CheckerError as error:
        return _editor(request, now, article, new, form, status=422, wrong={"": str(error)}, does=does)
    return RedirectResponse(
        f"/claim/{_quoted(correction.id)}{Facets.of(request.query_params).query(saved='yes')}", 303
    )


def _marked(now: State, article: Article, passage: str, at: str) -> Marked:
    table = now.table
    taken = {*table.raw, *table.view.by_id, *(edit.id for edit in table.held.edits)}
    own = [entry.claim for entry in table.view.by_article.get(article.id, ())]
    place = int(at) if at.isdecimal() and len(at) < 12 else None
    return marked(article, passage, place, own, taken, table.pack)


def _editor(
    request: Request,
    now: State,
    article: Article,
    new: Marked,
    form: Mapping[str, str],
    *,
    status: int = 200,
    wrong: Mapping[str, str] | None = None,
    does: Difference | None = None,
) -> Response:
    start = shown_fields(new.edit.fields)
    fields = {name: form.get(name, value) for name, value in start.items()}
    fields["value_text"] = start["value_text"]
    return page(
        request,
        "mark.html",
        now,
        status,
        article=article,
        new=new,
        quote=_cut(new),
        fields=fields,
        wrong=wrong or {},
        does=does,
        vocabulary=now.table.vocabulary,
        taken=status == 409,
    )


def _cut(new: Marked) -> tuple[str, str, str]:
    """The sentence before, in and behind the passage."""
    quote, value = str(new.edit.fields["quote"]), str(new.edit.fields["value_text"])
    before, _, after = quote.partition(value)
    return before, value, after


def _quoted(id: str) -> str:
    from urllib.parse import quote

    return quote(id)


ROUTES = (
    Route("/article/{id}/mark", show, methods=["GET"], name="mark"),
    Route("/article/{id}/mark", answer, methods=["POST"]),
)
