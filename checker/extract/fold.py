"""A text with the same letters at the same places, written one way: simplified, half-width."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import normalize


def fold(text: str) -> str:
    """Traditional characters become simplified ones and full-width signs half-width; no offset moves.

    >>> fold("２５．４萬噸")
    '25.4万吨'
    """
    return text if text.isascii() else "".join(map(_folded, text))


@lru_cache(maxsize=65536)
def _folded(char: str) -> str:
    if char < "\u3000":
        return char
    if "\u3400" <= char <= "\u9fff":
        simple = _converter().convert(char)
        return simple if len(simple) == 1 else char
    wide = normalize("NFKC", char)
    return wide if len(wide) == 1 else char


@lru_cache(maxsize=1)
def _converter():  # type: ignore[no-untyped-def]  # opencc has no types
    import opencc

    return opencc.OpenCC("t2s")


def lowered(text: str) -> str:
    """The text in small letters, letter for letter: one whose small form is longer (İ) stays as it is."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
