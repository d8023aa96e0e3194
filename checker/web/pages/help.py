"""The keys, and where they can be changed."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from checker.web.look import page, room_of


def show(request: Request) -> Response:
    """All keys."""
    return page(request, "keys.html", room_of(request).state())


ROUTES = (Route("/keys", show, name="keys"),)
