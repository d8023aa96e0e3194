"""Undo: the last command is taken back, whoever gave it; nothing that was changed since is touched."""

from __future__ import annotations

from pathlib import PurePosixPath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from checker.ledger.journal import Entry
from checker.web.look import page, room_of, said
from checker.web.queue import Facets
from checker.web.room import Conflict, State


async def undo(request: Request) -> Response:
    """Take back what the button named, and show what was decided by it."""
    room = room_of(request)
    word = (await said(request)).get("entry", "")
    try:
        entry = await run_in_threadpool(room.undo, word)
    except Conflict as conflict:
        return page(request, "undone.html", conflict.state, 409)
    query = Facets.of(request.query_params).query()
    return RedirectResponse(f"{_place(entry, room.state())}{query}", 303)


def _place(entry: Entry | None, now: State) -> str:
    """The first finding that what was undone was about, or the queue."""
    names = {PurePosixPath(change.file).stem for change in entry.changes} if entry is not None else set()
    for item in now.table.items if names else ():
        if names.intersection((item.finding.fingerprint, *item.finding.fingerprints)):
            return f"/finding/{item.finding.id}"
    return "/"


ROUTES = (Route("/undo", undo, methods=["POST"], name="undo"),)
