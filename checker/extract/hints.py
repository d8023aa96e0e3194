"""Which of many small strings a text holds, in one pass: what keeps a long pattern from being tried in vain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import ahocorasick_rs


class Hints:
    """Named groups of strings in small letters, all looked for at once."""

    def __init__(self, groups: Mapping[str, Iterable[str]]) -> None:
        names: dict[str, list[str]] = {}
        for name, strings in groups.items():
            for string in strings:
                names.setdefault(string, []).append(name)
        self._names = [tuple(of) for of in names.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(names))

    def of(self, low: str) -> set[str]:
        """The groups of which a text in small letters holds at least one string."""
        found: set[str] = set()
        for number, _, _ in self._automaton.find_matches_as_indexes(low, overlapping=True):
            found.update(self._names[number])
        return found
