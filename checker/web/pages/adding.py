"""An article that is dropped or pasted: looked at with its claims, and accepted into the folder or not."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from checker.articles import READERS
from checker.model import Article, CheckerError
from checker.render.view import Report, report
from checker.web.adding import LIMIT, Draft, drafted, texts
from checker.web.guard import LIMIT as BODY
from checker.web.look import page, room_of
from checker.web.pages.articles import Shown, shown
from checker.web.queue import Facets
from checker.web.room import Conflict


def show(request: Request) -> Response:
    """The form for a file or a text."""
    return _form(request, {})


async def answer(request: Request) -> Response:
    """Show what a text would be as an article, or accept it."""
    async with request.form(max_part_size=BODY) as form:
        said = {name: value for name, value in form.items() if isinstance(value, str)}
        file = form.get("file")
        data: bytes | None = None
        if isinstance(file, UploadFile) and file.filename:
            data = await file.read(LIMIT + 1)
            said["name"] = said.get("name", "").strip() or file.filename
    return await run_in_threadpool(_answered, request, said, data)


def _answered(request: Request, form: Mapping[str, str], data: bytes | None) -> Response:
    room = room_of(request)
    now = room.state()
    table = now.table
    try:
        name, read = form.get("name", "").strip(), data if data is not None else _text(form)
        draft = drafted(room.config, table.held, table.run, table.pack, name, read)
    except CheckerError as error:
        return _form(request, form, str(error))
    if "sure" not in form or form.get("called") != draft.name:
        # Under another name than the one that was shown it is shown again.
        return _preview(request, draft, moved="sure" in form)
    written = texts(room.config, draft)
    try:
        room.write(f"added article: {draft.name}", written, dict.fromkeys(written))
    except Conflict:
        now = room.reload()
        draft = drafted(room.config, now.table.held, now.table.run, table.pack, name, read)
        return _preview(request, draft, moved=True)
    except CheckerError as error:
        return _form(request, form, str(error))
    first = quote(draft.articles[0].id)
    return RedirectResponse(f"/article/{first}{Facets.of(request.query_params).query(added='yes')}", 303)


def _text(form: Mapping[str, str]) -> bytes:
    """The bytes of a pasted text, or of one that was looked at before, letter for letter."""
    if "exact" in form:
        try:
            text = json.loads(form["exact"])
        except ValueError:
            text = None
        if not isinstance(text, str):
            raise CheckerError("exact: found no text")
    else:
        # Browsers send the lines of a field with the ends that the network likes.
        text = form.get("text", "").replace("\r\n", "\n")
        text = f"{text.strip()}\n" if text.strip() else ""
    return text.encode("utf-8", "surrogatepass")


def _form(request: Request, form: Mapping[str, str], problem: str = "") -> Response:
    return page(
        request,
        "add.html",
        room_of(request).state(),
        422 if problem else 200,
        text=form.get("text", ""),
        called=form.get("name", ""),
        problem=problem,
        endings=tuple(READERS),
        limit=LIMIT,
    )


def _preview(request: Request, draft: Draft, moved: bool) -> Response:
    room = room_of(request)
    view = report(draft.run, room.pack)
    return page(
        request,
        "draft.html",
        room.state(),
        409 if moved else 200,
        draft=draft,
        does=draft.difference,
        view=view,
        shown=[_shown(article, view) for article in draft.articles],
        folder=room.config.articles.name,
        exact=json.dumps(draft.text, ensure_ascii=False),
        moved=moved,
    )


def _shown(article: Article, view: Report) -> tuple[Article, tuple[Shown, ...]]:
    return article, shown(article, view.by_article.get(article.id, ()))


ROUTES = (
    Route("/articles/add", show, methods=["GET"], name="add"),
    Route("/articles/add", answer, methods=["POST"]),
)
