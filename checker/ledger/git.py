"""Files as a commit has them, read through git without touching the work tree."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from checker.model import CheckerError

REGULAR = (b"100644", b"100755")
"""Modes of files; links and submodules have no text of their own."""
NOTHING = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
"""The tree without a file, which git knows in every repository."""


def commit(root: Path, revision: str) -> str:
    """The full hash of a commit, or of where two lines of history parted: `main...` is that of main and HEAD.

    Before the first commit HEAD is nothing, which is something to compare with. Raises CheckerError where git is
    not there, the folder is in no repository, or it has no such commit.
    """
    one, dots, other = revision.partition("...")
    if one == "HEAD" and not dots and not _run(root, "rev-list", "--all", "--max-count=1").strip():
        return NOTHING
    if not dots:
        return _git(
            root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{one}^{{commit}}", asked=revision
        )
    ends = [commit(root, end or "HEAD") for end in (one, other)]
    return _git(root, "merge-base", *ends, asked=revision)


def files(root: Path, hash: str, places: Sequence[str]) -> Mapping[str, bytes]:
    """The files of a commit that stand at or below some places, by their path from `root`, sorted.

    A place is a path from `root`; one that the commit does not have adds nothing.
    """
    if not places:
        return {}
    listed = _run(root, "ls-tree", "-r", "-z", hash, "--", *(place.rstrip("/") or "." for place in places))
    blobs: dict[str, bytes] = {}
    for line in listed.split(b"\0")[:-1]:
        about, _, name = line.partition(b"\t")
        mode, _, blob = about.split(b" ")
        if mode in REGULAR:
            blobs[name.decode("utf-8", "surrogateescape")] = blob
    return dict(zip(sorted(blobs), _contents(root, [blobs[name] for name in sorted(blobs)]), strict=True))


def user(root: Path) -> str | None:
    """The name that git would sign a commit with, None where it has none."""
    done = _start(root, "config", "user.name")
    name = done.stdout.decode("utf-8", "replace").strip() if done is not None else ""
    return name or None


def _contents(root: Path, blobs: Sequence[bytes]) -> list[bytes]:
    """The contents of blobs, in one call however many there are."""
    answer = _run(root, "cat-file", "--batch", input=b"".join(blob + b"\n" for blob in blobs))
    contents, at = [], 0
    for _ in blobs:
        line = answer.index(b"\n", at)
        size = int(answer[at:line].rsplit(b" ", 1)[1])
        contents.append(answer[line + 1 : line + 1 + size])
        at = line + 1 + size + 1
    return contents


def _git(root: Path, *words: str, asked: str) -> str:
    """The one line that git answers, or an error that says what may be wrong with what was asked."""
    done = _start(root, *words)
    if done is None or not done.stdout.strip():
        # Outside a repository git says so; inside one the name alone is wrong.
        _run(root, "rev-parse", "--git-dir")
        shallow = _run(root, "rev-parse", "--is-shallow-repository").strip() == b"true"
        hint = "; the clone is shallow: fetch more of its history (fetch-depth: 0)" if shallow else ""
        raise CheckerError(
            f"--against: found {asked!r}, expected a commit, branch or tag of this repository such as HEAD or "
            f"origin/main{hint}"
        )
    return done.stdout.decode("ascii").strip()


def _run(root: Path, *words: str, input: bytes | None = None) -> bytes:
    done = _start(root, *words, input=input)
    if done is None:
        raise CheckerError("git is not installed; without it, compare with a file: --baseline FILE")
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        raise CheckerError(
            f"{root}: {said or 'git failed'}; without git, compare with a file: --baseline FILE"
        )
    return done.stdout


def _start(root: Path, *words: str, input: bytes | None = None) -> subprocess.CompletedProcess[bytes] | None:
    try:
        return subprocess.run(["git", "-C", str(root), *words], input=input, capture_output=True, check=False)
    except FileNotFoundError:
        return None
