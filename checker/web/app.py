"""The app: which address leads to which page, and what is said when something cannot be read."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from checker.model import CheckerError
from checker.web.keys import keys_of
from checker.web.look import page
from checker.web.pages import adding, articles, claim, decide, help, marking, queue, undo
from checker.web.room import Room

ROUTES = (
    *queue.ROUTES,
    *decide.ROUTES,
    *adding.ROUTES,
    *articles.ROUTES,
    *marking.ROUTES,
    *claim.ROUTES,
    *undo.ROUTES,
    *help.ROUTES,
)
"""Every page, listed by hand."""


def create(room: Room) -> Starlette:
    """The app over a folder. Who may ask it for something is the guard's business."""
    app = Starlette(
        routes=list(ROUTES),
        exception_handlers={CheckerError: _unreadable, HTTPException: _missing},
    )
    app.state.room = room
    app.state.keys = keys_of(room.config)
    return app


def _unreadable(request: Request, error: Exception) -> Response:
    return page(request, "error.html", None, 500, title="That did not work", text=str(error))


def _missing(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    title = "There is no such page" if error.status_code == 404 else "That did not work"
    text = error.detail if error.detail != "Not Found" else ""
    return page(request, "error.html", None, error.status_code, title=title, text=text)
