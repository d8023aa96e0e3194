"""Files as they are on disk: by what one knows that they changed, and their texts."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from checker.model import CheckerError

Stamp = tuple[int, int, int]
"""What a file is known by while it stays the same: when it was changed, its size, its inode."""


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
        try:
            told = entry.stat()
        except FileNotFoundError:
            continue
        found[entry.path] = told.st_mtime_ns, told.st_size, told.st_ino
    return found


def stamp(path: Path) -> Stamp | None:
    """The stamp of a file or a folder, None where there is none."""
    try:
        told = path.stat()
    except FileNotFoundError:
        return None
    return told.st_mtime_ns, told.st_size, told.st_ino


def text(path: Path) -> str | None:
    """The text of a file, None where there is none. Raises CheckerError for one that is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise CheckerError(f"{path}: byte {error.start} is not UTF-8") from None


def digest(text: str) -> str:
    """A short word for a text, that no other text has."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
