"""A desk with a few articles that disagree, in a repository of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

ARTICLES = {
    "first.txt": "Bolivia digs deeper\nThe Andes Gazette, March 5, 2024\n\nPeru's reserves of tin are 130,000 tons. "
    "Bolivia produced about 18,000 tons of tin in 2023.\n",
    "second.txt": "Tin output grows\nHarbour Post, May 20, 2024\n\n"
    "Bolivia produced over 21,000 tons of tin in 2023, the ministry said.\n",
}
NEW = "Tin in the Andes\nThe Lowland Courier, June 2, 2024\n\nPeru's reserves of tin are 190,000 tons.\n"


def git(root: Path, *words: str) -> str:
    """One git command, by nobody in particular."""
    who = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True, text=True)
    return done.stdout


def begin(root: Path) -> Path:
    """A repository with these articles in its first commit."""
    (root / "articles").mkdir(parents=True)
    for name, text in ARTICLES.items():
        (root / "articles" / name).write_text(text, encoding="utf-8")
    (root / "pyproject.toml").write_text("[tool.checker]\n", encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "config", "user.name", "A. Desk")
    git(root, "config", "user.email", "desk@example.org")
    commit(root, "Begin")
    return root


def commit(root: Path, what: str) -> str:
    """Everything as a commit; its hash."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", what)
    return git(root, "rev-parse", "HEAD").strip()
