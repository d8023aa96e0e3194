"""A server on this machine alone: the address is printed, the page is there while the articles are still read."""

from __future__ import annotations

import secrets
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

import uvicorn
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from checker.model import CheckerError
from checker.web import static
from checker.web.guard import Guard

HOST = "127.0.0.1"
WAITING = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="refresh" content="1">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Reading the articles</title>
<link rel="icon" href="{icon}">
<link rel="stylesheet" href="{style}">
</head>
<body>
<main class="plain"><h1>Reading the articles …</h1><p role="status">What disagrees in them is here in a moment.</p></main>
</body>
</html>
"""


class Door:
    """An app that answers with a waiting page until the one behind it is there."""

    def __init__(self) -> None:
        self.app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["path"].startswith(static.PREFIX):
            await static.serve(Request(scope))(scope, receive, send)
        elif self.app is not None:
            await self.app(scope, receive, send)
        else:
            text = WAITING.format(style=static.address("web.css"), icon=static.address("icon.svg"))
            page = HTMLResponse(text, 503, {"Retry-After": "1"})
            await page(scope, receive, send)


def serve(make: Callable[[], ASGIApp], port: int, said: Callable[[str], None]) -> None:
    """Serve the app that `make` gives until somebody stops it; `said` is told the address, with its token.

    `port` 0 is any free one. Raises CheckerError where the port is taken, or `make` raises it.
    """
    with _listening(port) as listening:
        token = secrets.token_urlsafe(24)
        port = listening.getsockname()[1]
        door = Door()
        server = uvicorn.Server(
            uvicorn.Config(
                Guard(door, token, port),
                log_level="warning",
                access_log=False,
                lifespan="off",
                proxy_headers=False,
                server_header=False,
            )
        )
        failed: list[BaseException] = []

        def open() -> None:
            try:
                door.app = make()
            except BaseException as error:  # goes on in the thread that waits for the server
                failed.append(error)
                server.should_exit = True

        threading.Thread(target=open, daemon=True).start()
        said(f"http://{HOST}:{port}/?token={token}")
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listening])
    if failed:
        raise failed[0]


def _listening(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        raise CheckerError(f"--port: found {port}, which cannot be had: {error}") from error
    return listening
