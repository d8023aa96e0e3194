"""Who is let in: a token, this very address, requests of our own pages, bodies of a reasonable size."""

from __future__ import annotations

import hmac
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LIMIT = 4 * 1024 * 1024
"""Bytes of a body; an article that somebody pastes is far smaller."""

SAFE = ("GET", "HEAD", "OPTIONS")
OWN = ("same-origin", "none")
"""What browsers say in Sec-Fetch-Site of a page of ours, and of an address that was typed."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not `no-referrer`: under it browsers send the origin of our own forms as `null`.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Guard:
    """An app that lets through to another one what comes from this machine's own page and nothing else.

    A foreign Host is 400, a foreign Origin or a cross-site request that would change something 403, no token 403,
    a body over `limit` bytes 413. A token in the address becomes a cookie, and the address loses it.
    """

    def __init__(self, app: ASGIApp, token: str, port: int, limit: int = LIMIT) -> None:
        self.app = app
        self.token = token
        self.hosts = (f"127.0.0.1:{port}", f"localhost:{port}")
        self.cookie = f"checker-{port}"
        self.limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        refused = self._refused(scope)
        if refused is not None:
            await refused(scope, receive, sealed)
        else:
            await self.app(scope, self._limited(receive), sealed)

    def _refused(self, scope: Scope) -> Response | None:
        """The answer to a request that is not let through."""
        headers = Headers(scope=scope)
        if headers.getlist("host") not in [[host] for host in self.hosts]:
            return _said(400, "This address is not served here.")
        origin = headers.get("origin")
        if origin is not None and origin not in [f"http://{host}" for host in self.hosts]:
            return _said(403, "Requests of other sites are not answered.")
        if scope["method"] not in SAFE and headers.get("sec-fetch-site", "none") not in OWN:
            return _said(403, "Requests of other sites are not answered.")
        if (answer := self._unknown(scope, headers)) is not None:
            return answer
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self.limit:
            return _said(413, f"That is more than {self.limit:,} bytes.")
        return None

    def _unknown(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to who has not shown the token as a cookie; who brings it in the address gets one."""
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        shown = [value for name, value in query if name == "token"]
        if shown and scope["method"] in SAFE:
            if not self._right(shown[0]):
                return _said(403, "This token is of another start; open the address that was printed last.")
            rest = urlencode([(name, value) for name, value in query if name != "token"])
            # One slash at the beginning: two would lead to another host.
            path = "/" + scope["path"].lstrip("/\\")
            answer = RedirectResponse(f"{path}?{rest}" if rest else path, status_code=303)
            answer.set_cookie(self.cookie, self.token, path="/", httponly=True, samesite="strict")
            return answer
        if self._right(_cookie(headers, self.cookie)):
            return None
        return _said(403, "The token is missing: open the address that `checker serve` printed.")

    def _right(self, token: str) -> bool:
        return hmac.compare_digest(token.encode("utf-8", "replace"), self.token.encode())

    def _limited(self, receive: Receive) -> Receive:
        """The body as it comes, cut off with 413 where it is longer than it may be."""
        read = 0

        async def limited() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self.limit:
                raise HTTPException(413, f"That is more than {self.limit:,} bytes.")
            return message

        return limited


def _cookie(headers: Headers, name: str) -> str:
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return cookies[name].value if name in cookies else ""


def _said(status: int, text: str) -> Response:
    return PlainTextResponse(text + "\n", status_code=status)
