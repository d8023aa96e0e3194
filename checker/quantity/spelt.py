"""Many spellings of which one may stand at a place: only those are tried that begin with its character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from checker.quantity.patterns import alternatives, closing


class Spelt:
    """Spellings in the order in which they are tried; each is a group of its own, capitals and small letters are alike."""

    def __init__(self, forms: Sequence[str], group: str, before: str = "") -> None:
        self._heads = {
            f"(?P<{group}{n}>(?:{form})(?!(?<=[a-z])[a-z]))": initials(form) for n, form in enumerate(forms)
        }
        self._before = before
        self._of: dict[str, re.Pattern[str] | None] = {}

    @cached_property
    def any(self) -> re.Pattern[str]:
        """All of them as one pattern, which takes long to make and is seldom needed."""
        return self._pattern(self._heads)

    def match(self, text: str, at: int, first: int, stop: int) -> re.Match[str] | None:
        """What `any` finds at `at` where the spelling itself begins with the character at `first`."""
        char = text[first] if first < stop else ""
        if char not in self._of:
            fitting = [piece for piece, heads in self._heads.items() if char.lower() in heads]
            strange = "\x7f" < char < "\u3400"  # it can be a letter's other form, as ſ is one of s
            self._of[char] = self.any if strange else self._pattern(fitting) if fitting else None
        form = self._of[char]
        return form.match(text, at, stop) if form is not None else None

    def _pattern(self, pieces: Iterable[str]) -> re.Pattern[str]:
        return re.compile(f"{self._before}(?:{'|'.join(pieces)})", re.IGNORECASE)


def initials(form: str) -> frozenset[str]:
    """The characters, in small letters, one of which stands first in whatever a pattern matches.

    It knows letters, sets of them, groups, and what may be left out.

    >>> sorted(initials("(?:metric )?tons?|-?fold"))
    ['-', 'f', 'm', 't']
    """
    return frozenset().union(*map(_first, alternatives(form)))


def _first(form: str) -> frozenset[str]:
    if form[0] == "(":
        end = closing(form)
        head, _, inside = form[1:end].partition(":")
        if head not in ("?", "?-i"):
            raise ValueError(f"no group of letters: {form}")
        found = initials(inside)
    elif form[0] == "[":
        end = form.index("]")
        found = frozenset(form[1:end].lower())
    else:
        end = int(form[0] == "\\")
        found = frozenset(form[end].lower())
    rest = form[end + 1 :]
    return found | _first(rest[1:]) if rest[:1] in ("?", "*") else found
