"""What need not be worked out twice, kept in the cache of whoever works here; without it all is worked out again.

Some of it is pickles, which can run code when they are read. So it never lies in a folder that others can write to or
that git brings along, and what somebody else owns is not read.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

FOLDER, VARIABLE, OFF = "claim-checker", "CHECKER_CACHE_DIR", "CHECKER_NO_CACHE"
"""Where caches are, the folder in it; the variable that names another folder, and the one that wants nothing kept."""

MOST = 20
"""Files that a folder of the cache holds; the one that was left alone longest is forgotten first."""

Stamp = tuple[int, int, int]
"""What a file is known by while it stays the same: when it was changed, its size, its inode."""


def folder(name: str) -> Path | None:
    """A folder of the cache, made where it is not there yet; None where nothing is to be kept, or nothing can be."""
    if os.environ.get(OFF, "") not in ("", "0"):
        return None
    path = _root() / name
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return path if is_own(path) else None
    except OSError:
        return None


def _root() -> Path:
    if own := os.environ.get(VARIABLE):
        return Path(own)
    from platformdirs import user_cache_path

    return user_cache_path(FOLDER)


def is_own(path: Path) -> bool:
    """Whether a file or folder belongs to who asks."""
    return sys.platform == "win32" or path.stat().st_uid == os.getuid()


def recall(name: str, of: str, key: str, read: Callable[[bytes], object]) -> object | None:
    """What was kept in a folder of the cache of something; None where it is of another key, or cannot be read."""
    inside = folder(name)
    if inside is None:
        return None
    path = inside / digest(of)
    try:
        if not is_own(path):
            return None
        first, _, data = path.read_bytes().partition(b"\n")
        return read(data) if first == key.encode() else None
    except (OSError, pickle.UnpicklingError, AttributeError, ImportError, EOFError, TypeError, ValueError):
        return None


def keep(name: str, of: str, key: str, data: bytes | memoryview) -> None:
    """Keep something under a key. Where that cannot be, the next start takes longer and nobody is told."""
    inside = folder(name)
    if inside is None:
        return
    path = inside / digest(of)
    try:
        part = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(f"{key}\n".encode())
            file.write(data)
        part.replace(path)
        known = sorted(inside.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for old in known[MOST:]:
            old.unlink(missing_ok=True)
    except OSError:
        return


@cache
def program() -> str:
    """What this program is known by: another version or an edited file is another one."""
    files = sorted(stamps(Path(__file__).parent).items())
    return digest(repr((sys.version, [file for file in files if not file[0].endswith(".pyc")])))


def stamps(folder: Path) -> dict[str, Stamp]:
    """All files below a folder by their paths, without those that are just being written."""
    found: dict[str, Stamp] = {}
    try:
        inside = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    for entry in inside:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            found |= stamps(Path(entry.path))
            continue
        if (known := stamp(Path(entry.path))) is not None:
            found[entry.path] = known
    return found


def stamp(path: Path) -> Stamp | None:
    """The stamp of a file or a folder, None where there is none."""
    try:
        told = path.stat()
    except FileNotFoundError:
        return None
    return told.st_mtime_ns, told.st_size, told.st_ino


def digest(text: str) -> str:
    """A short word for a text, that no other text has."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
