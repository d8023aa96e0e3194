"""What a person can put right, and the word that he may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class CheckerError(Exception):
    """Something a person can put right: one clear message, exit code 2, no traceback."""


def hint(word: str, among: Iterable[str], nearness: float = 0.6) -> str:
    """` (did you mean hedge?)` where one of some words is as near as that (0 to 1), else nothing."""
    close = difflib.get_close_matches(word, list(among), n=1, cutoff=nearness)
    return f" (did you mean {close[0]}?)" if close else ""
