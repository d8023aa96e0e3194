"""Decisions last: branches that decide merge without conflict, and a process that is killed leaves whole files."""

from __future__ import annotations

import random
import subprocess
import sys
from datetime import date
from functools import lru_cache
from pathlib import Path

from checker.ledger import journal
from checker.ledger.decide import decided
from checker.ledger.decisions import decision_path, decision_text, load_decisions
from checker.model import Decision, Ruling
from tests.ledger.desks import begin, commit, git
from tests.test_seeds import run

TODAY = date(2026, 3, 31)
MOMENTS = 200


@lru_cache(maxsize=1)
def decisions(reason: str = "two lists") -> tuple[Decision, ...]:
    """A decision on each finding of the seeds."""
    return decided(run(), run().findings, Ruling.NOT_A_CONFLICT, reason, "A. Desk", TODAY)


def write(root: Path, made: list[Decision]) -> None:
    claims = root / "claims"
    journal.write(
        root, "decide", {decision_path(claims, one.fingerprint): decision_text(one) for one in made}
    )


def test_two_branches_that_decide_different_findings_merge_two_hundred_times(tmp_path: Path) -> None:
    root = begin(tmp_path)
    git(root, "checkout", "--quiet", "-b", "ours")
    dice = random.Random(3)
    for _ in range(200):
        chosen = dice.sample(decisions(), 10)
        for branch, part in (("theirs", chosen[:5]), ("ours", chosen[5:])):
            git(root, "checkout", "--quiet", "-B", branch, "main")
            write(root, part)
            commit(root, f"Decide on {branch}")
        git(root, "merge", "--quiet", "--no-edit", "theirs")
        assert set(load_decisions(root / "claims")) == set(chosen)
        assert git(root, "status", "--porcelain") == ""


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from checker.ledger import journal
from checker.ledger.decisions import load_decisions

root = Path(sys.argv[1])
old = {p: p.read_text() for p in (root / "claims" / "decisions").glob("*.toml")}
new = {p: t.replace("two lists", "another look") for p, t in old.items()}
dice = random.Random(7)


def bulk():
    child = os.fork()
    if not child:
        journal.write(root, "decide", new)
        os._exit(0)
    return child


def whole():
    began = time.monotonic()
    os.waitpid(bulk(), 0)
    took = time.monotonic() - began
    journal.undo(root)
    return took


took = sorted(whole() for _ in range(5))[2]
between = 0
for moment in range(int(sys.argv[2])):
    child = bulk()
    time.sleep(dice.random() * took)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    now = {p: p.read_text() for p in old}
    assert all(text in (old[p], new[p]) for p, text in now.items()), moment
    assert len(load_decisions(root / "claims")) == len(old)
    between += len(set(now[p] == new[p] for p in old)) == 2
    if now != old:
        journal.undo(root)
    assert {p: p.read_text() for p in old} == old, moment
print(between)
"""


def test_a_bulk_that_is_killed_leaves_every_file_whole_and_can_be_undone(tmp_path: Path) -> None:
    write(tmp_path, list(decisions()))
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), str(MOMENTS)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 10, "most kills hit the middle of nothing"
    left = [path.name for path in (tmp_path / "claims" / "decisions").iterdir() if path.suffix != ".toml"]
    write(tmp_path, list(decisions("again")))
    assert [path for path in (tmp_path / "claims" / "decisions").iterdir() if path.suffix != ".toml"] == [], (
        left
    )
