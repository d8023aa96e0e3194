"""The files that every page asks for: a style, a script of our own, htmx, a picture; no other path leads to a file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

TYPES = {
    "web.css": "text/css; charset=utf-8",
    "texts.css": "text/css; charset=utf-8",
    "texts.js": "text/javascript; charset=utf-8",
    "keys.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
    "htmx.min.js": "text/javascript; charset=utf-8",
    "htmx.LICENSE": "text/plain; charset=utf-8",
}
PREFIX = "/static/"


@lru_cache(maxsize=1)
def contents() -> Mapping[str, bytes]:
    """Name to bytes."""
    folder = files("checker.web") / "static"
    held = {name: (folder / name).read_bytes() for name in TYPES}
    charts = files("checker.render") / "templates" / "charts.css"
    return held | {"web.css": held["web.css"] + charts.read_bytes()}


@lru_cache(maxsize=len(TYPES))
def address(name: str) -> str:
    """Where a page finds a file; another content has another address, so that none is ever out of date."""
    return f"{PREFIX}{name}?{hashlib.sha256(contents()[name]).hexdigest()[:12]}"


def serve(request: Request) -> Response:
    """A file by its name."""
    name = request.url.path.removeprefix(PREFIX)
    if name not in TYPES:
        return PlainTextResponse("There is no such page.\n", status_code=404)
    headers = {"Cache-Control": "max-age=31536000, immutable"}
    return Response(contents()[name], media_type=TYPES[name], headers=headers)
