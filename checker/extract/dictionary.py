"""The common words of English: a name made of them is told by what it does, not by how it looks."""

from __future__ import annotations

from functools import cache

from checker.extract.bodies import COMMON_FILE, STARTERS

WORDS_FILE = COMMON_FILE.with_name("dictionary.en.txt")
COLOURS = frozenset(
    "General Yellow Green Blue Red Black White Golden Silver Grey Great Royal Northern Southern Pacific Atlantic Arctic".split()
)
"""Common words that begin the names of firms."""


@cache
def _dictionary() -> frozenset[str]:
    """The words of English."""
    lines = WORDS_FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_word(word: str) -> bool:
    """Whether a word in small letters is one of English."""
    return word in STARTERS or word in _dictionary()
