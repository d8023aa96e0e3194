"""What a pattern is made of, and how it is written so that a search for it costs less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

WORD = r"\b"


def compiled(form: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A pattern of many alternatives, ready to be searched for; it finds what `re.compile` would."""
    return re.compile(at_words(form), flags)


def at_words(form: str) -> str:
    r"""The same pattern, with neighbouring alternatives that begin with a word asking only once whether one begins.

    Most places of a text are inside a word, where each alternative would ask for itself.

    >>> at_words(r"\bone of|\btwo of|一半")
    '\\b(?=\\w)(?:one of|two of)|一半'
    """
    found: list[str] = []
    for words, some in groupby(alternatives(form), lambda one: one.startswith(WORD)):
        several = list(some)
        if words and len(several) > 1:
            several = [f"{WORD}(?=\\w)(?:{'|'.join(one.removeprefix(WORD) for one in several)})"]
        found += several
    return "|".join(found)


def alternatives(form: str) -> Iterator[str]:
    """The parts of a pattern between the bars that stand in no group."""
    begin = 0
    for at, char, depth in _signs(form):
        if char == "|" and not depth:
            yield form[begin:at]
            begin = at + 1
    yield form[begin:]


def closing(form: str) -> int:
    """Where the group ends that a pattern begins with."""
    return next(at for at, char, depth in _signs(form) if char == ")" and not depth)


def _signs(form: str) -> Iterator[tuple[int, str, int]]:
    """The characters of a pattern that are neither escaped nor in a set, each with the number of groups around it."""
    depth, inside, escaped = 0, False, False
    for at, char in enumerate(form):
        if escaped or char == "\\":
            escaped = not escaped
        elif inside:
            inside = char != "]"
        else:
            inside = char == "["
            depth += (char == "(") - (char == ")")
            yield at, char, depth
