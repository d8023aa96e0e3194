"""The command: one line with an address, a page at once, and messages that say what to do."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx2

from tests.conftest import ROOT
from tests.web.serving import PROGRAM, served

WAITING = "Reading the articles"


def checker(root: Path, *words: str, before: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"{before}\n{PROGRAM}", *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), os.environ["PYTHONPATH"]))},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_one_line_is_printed_a_page_is_there_at_once_and_then_the_queue(root: Path) -> None:
    with served(root) as server:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{32}", server.entrance)
        with httpx2.Client(follow_redirects=True) as client:
            first = client.get(server.entrance)
            assert first.status_code == 200 or WAITING in first.text
            assert client.get(server.base + "/static/keys.js").status_code == 200
            until = time.monotonic() + 60
            while (got := client.get(server.base)).status_code == 503 and time.monotonic() < until:
                time.sleep(0.1)
            assert "0 of 2 decided" in got.text
        assert httpx2.get(server.base).status_code == 403
        server.process.send_signal(signal.SIGINT)
        rest, _ = server.process.communicate(timeout=30)
        assert (server.process.returncode, rest) == (0, "")


def test_it_listens_to_this_machine_alone(root: Path) -> None:
    with served(root) as server:
        port = int(server.base.rpartition(":")[2])
        lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
        at = [
            line.split()[1]
            for line in lines
            if line.split()[3] == "0A" and line.split()[1].endswith(f":{port:04X}")
        ]
        assert at == [f"0100007F:{port:04X}"]


def test_a_port_that_is_taken_is_said(root: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        got = checker(root, "serve", "--no-browser", "--port", str(taken.getsockname()[1]))
    assert got.returncode == 2
    assert "--port: found" in got.stderr
    assert "Traceback" not in got.stderr


def test_what_cannot_be_read_ends_it_with_a_message(root: Path) -> None:
    (root / "claims" / "decisions").mkdir(parents=True)
    (root / "claims" / "decisions" / "x.toml").write_text("verdict = 1\n", encoding="utf-8")
    got = checker(root, "serve", "--no-browser")
    assert got.returncode == 2
    assert "x.toml" in got.stderr
    assert "Traceback" not in got.stderr


def test_without_the_extra_the_message_says_how_to_get_it(root: Path) -> None:
    got = checker(root, "serve", before="import sys; sys.modules['uvicorn'] = None")
    assert got.returncode == 2
    assert "pip install 'claim-checker[web]'" in got.stderr
    assert "Traceback" not in got.stderr


def test_the_help_needs_nothing_and_has_examples(root: Path) -> None:
    got = checker(root, "serve", "-h", before="import sys; sys.modules['starlette'] = None")
    assert got.returncode == 0
    assert "checker serve --port 8000 --no-browser" in got.stdout
