"""The texts of files as they are on disk."""

from __future__ import annotations

from pathlib import Path

from checker.model import CheckerError


def text(path: Path) -> str | None:
    """The text of a file, None where there is none. Raises CheckerError for one that is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise CheckerError(f"{path}: byte {error.start} is not UTF-8") from None
