"""A text with the same letters at the same places, written one way: simplified, half-width."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

WIDE = re.compile("[\u3000-\U0010ffff]+")
"""What can have another form; nothing below is touched."""


def fold(text: str) -> str:
    """Traditional characters become simplified ones and full-width signs half-width; no offset moves.

    >>> fold("２５．４萬噸")
    '25.4万吨'
    """
    return text if text.isascii() else WIDE.sub(lambda run: run[0].translate(_FOLDED), text)


class _Folding(dict[int, str]):
    """A table for `str.translate` that grows by the characters that it is asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = _folded(chr(code))
        return self[code]


_FOLDED = _Folding()


def _folded(char: str) -> str:
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
