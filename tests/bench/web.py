"""How long an editor waits with 10,000 findings: `python -m tests.bench.web [--claims 6000] [--decisions 200]`.

A real server over made-up news (`news.py`, three claims a measure, three in ten of them wrong), started twice: the
first start checks everything, the second finds what it gave. A round trip is a decision sent, written to disk, and the
next finding received; the clock of a start begins before Python does.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import httpx2

from tests.conftest import ROOT
from tests.web.rooms import field, newsroom

CLAIMS, DECISIONS = 6_000, 200
COMMAND = [sys.executable, "-c", "from checker.cli import main; main()", "serve", "--no-browser"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--claims", type=int, default=CLAIMS)
    parser.add_argument("--decisions", type=int, default=DECISIONS)
    options = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        root = newsroom(Path(folder), options.claims)
        paths = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH", ""))))
        env = {**os.environ, "PYTHONPATH": paths, "CHECKER_CACHE_DIR": f"{folder}/cache"}
        for start, decisions in (("first", 0), ("second", options.decisions)):
            print(f"the {start} start")
            begun = time.perf_counter()
            server = subprocess.Popen(COMMAND, cwd=root, stdout=subprocess.PIPE, text=True, env=env)
            try:
                assert server.stdout
                address = server.stdout.readline().strip()
                line = time.perf_counter()
                with httpx2.Client(follow_redirects=True, timeout=60) as client:
                    page = started(client, address, begun, line)
                    if decisions:
                        measure(client, address.partition("/?")[0], page, decisions)
            finally:
                server.kill()
                server.wait()


def started(client: httpx2.Client, address: str, begun: float, line: float) -> httpx2.Response:
    """The queue as soon as it is there, in seconds since the start."""
    page = client.get(address)
    first = time.perf_counter()
    while page.status_code == 503:
        time.sleep(0.01)
        page = client.get(address)
    ready = time.perf_counter()
    print(f"start to address       {line - begun:8.2f} s")
    print(f"start to a page        {first - begun:8.2f} s")
    print(f"start to the queue     {ready - begun:8.2f} s")
    return page


def measure(client: httpx2.Client, base: str, page: httpx2.Response, number: int) -> None:
    """Pages, decisions and undoing, in milliseconds."""
    found = re.search(r"<h1>0 of ([\d,]+)", page.text)
    every = re.search(r"<h1>0 of ([\d,]+)", client.get(base + "/?severity=all").text)
    assert found
    assert every
    print(f"{every[1]} findings, {found[1]} of them contradictions and tensions")
    told("queue", [timed(lambda: client.get(base + "/?severity=all"))[0] for _ in range(20)])
    at = re.search(r'href="(/finding/[^"?]*)"', page.text)
    assert at
    where, trips, turns = base + at[1], [], []
    for _ in range(number):
        page = client.get(where + "?verdict=unresolved")
        form = {"verdict": "unresolved", "reason": "To be looked up", "seen": field(page.text, "seen")}
        took, page = timed(lambda where=where, form=form: client.post(where, data=form))
        trips.append(took)
        assert page.status_code == 200, page.text
        where = str(page.url)
    told("decision, next page", trips)
    for _ in range(20):
        took, page = timed(
            lambda page=page: client.post(base + "/undo", data={"entry": field(page.text, "entry")})
        )
        turns.append(took)
    told("undo", turns)


def timed(do):  # type: ignore[no-untyped-def]
    """Milliseconds, and what came of it."""
    begun = time.perf_counter()
    got = do()
    return (time.perf_counter() - begun) * 1000, got


def told(name: str, took: Sequence[float]) -> None:
    """One row: the median, and what 95 of 100 stay under."""
    print(f"{name:<22} {median(took):8.0f} ms, 95% under {quantiles(took, n=20)[-1]:.0f} ms")


if __name__ == "__main__":
    main()
