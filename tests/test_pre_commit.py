"""The hook for pre-commit, run by the real program on a small repository."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ledger.desks import NEW, begin, commit, git

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("pre_commit") is None, reason="needs pre-commit, of the test extra"
)


def published(root: Path) -> str:
    """The project as it is in the work tree as a repository of its own, with its one commit's hash.

    `pre-commit try-repo` does the same, but makes the hook's environment anew each time, which takes a minute.
    """
    for name in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if (source := ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, root / name)
    git(root, "init", "--quiet")
    return commit(root, "As it is")


def tried(repository: Path, home: Path) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    # What pip would compile is mostly what the hook never imports.
    env |= {"PRE_COMMIT_HOME": str(home), "PIP_NO_COMPILE": "1"}
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "checker", "--all-files", "--verbose"],
        cwd=repository, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.mark.slow
def test_the_hook_passes_and_fails_once_an_article_with_a_contradiction_is_added(tmp_path: Path) -> None:
    project, desk = tmp_path / "project", begin(tmp_path / "desk")
    project.mkdir()
    (desk / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {project}\n  rev: {published(project)}\n  hooks:\n  - id: checker\n",
        encoding="utf-8",
    )
    git(desk, "add", "--all")
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
