"""The hook for pre-commit, run by the real program on a small repository."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ledger.desks import NEW, begin, git

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("pre_commit") is None, reason="needs pre-commit, of the test extra"
)


def tried(repository: Path, home: Path) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "checker", "--all-files", "--verbose"],
        cwd=repository, env={**env, "PRE_COMMIT_HOME": str(home)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_hook_passes_and_fails_once_an_article_with_a_contradiction_is_added(tmp_path: Path) -> None:
    desk = begin(tmp_path / "desk")
    done = tried(desk, tmp_path / "home")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout
    (desk / "articles" / "third.txt").write_text(NEW, encoding="utf-8")
    git(desk, "add", "--all")
    done = tried(desk, tmp_path / "home")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Failed" in done.stdout
    assert ">>130,000 tons<<" in done.stdout
    assert ">>190,000 tons<<" in done.stdout
    assert "Bolivia" not in done.stdout
