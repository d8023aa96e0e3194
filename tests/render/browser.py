"""Debian's Chromium, driven over its DevTools pipe with the standard library alone."""

from __future__ import annotations

import fcntl
import json
import os
import select
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory

FLAGS = (
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
)
PATIENCE = 60.0


class Browser:
    """One page of one browser; `events` is what it has reported since it was opened."""

    def __init__(self, read: int, write: int) -> None:
        self._read, self._write, self._rest, self._number = read, write, b"", 0
        self.events: list[dict[str, object]] = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = ""
        self._session = str(self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **params: object) -> dict[str, object]:
        """One command and its result."""
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": params}
        if getattr(self, "_session", ""):
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            got = self._next()
            if got.get("id") == self._number:
                assert "error" not in got, got
                result = got["result"]
                assert isinstance(result, dict)
                return result
            self.events.append(got)

    def open(self, url: str) -> None:
        """Load a page and wait until it has."""
        self.events.clear()
        self.call("Page.navigate", url=url)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def value(self, expression: str) -> object:
        """The value of an expression on the page; this is not subject to the page's own policy."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True)["result"]
        assert isinstance(result, dict)
        return result.get("value")

    def told(self, method: str) -> list[dict[str, object]]:
        """The parameters of all events of one name."""
        return [dict(event["params"]) for event in self.events if event.get("method") == method]  # type: ignore[call-overload]

    def _next(self) -> dict[str, object]:
        until = time.monotonic() + PATIENCE
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._read], [], [], max(0.0, until - time.monotonic()))
            assert ready, "the browser does not answer"
            read = os.read(self._read, 1 << 20)
            assert read, "the browser is gone"
            self._rest += read
        line, _, self._rest = self._rest.partition(b"\0")
        got = json.loads(line)
        assert isinstance(got, dict)
        return got


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser with a profile of its own, which is ended and cleaned up afterwards."""
    to_it, ours_out = os.pipe()
    ours_in, from_it = os.pipe()
    high = [fcntl.fcntl(end, fcntl.F_DUPFD, 10) for end in (to_it, from_it)]
    root = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        program = shutil.which("chromium")
        assert program
        started = os.posix_spawn(
            program,
            [program, *FLAGS, *root, f"--user-data-dir={profile}"],
            os.environ,
            file_actions=[
                *((os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (0, 1, 2)),
                (os.POSIX_SPAWN_DUP2, high[0], 3),
                (os.POSIX_SPAWN_DUP2, high[1], 4),
            ],
        )
        for end in (to_it, from_it, *high):
            os.close(end)
        try:
            yield Browser(ours_in, ours_out)
        finally:
            os.close(ours_in)
            os.close(ours_out)
            os.kill(started, signal.SIGTERM)
            os.waitpid(started, 0)
