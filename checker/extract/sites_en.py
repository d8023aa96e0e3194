"""Mines and works that a text names by words which mean something else: “the Cable Canyon mine”, later only “Cable Canyon”."""

from __future__ import annotations

import re

from checker.extract.lexicon import Mention

NAMED = re.compile(
    r"\b([A-Z][a-z]+(?: [A-Z][a-z]+){1,2}) (?:open[ -]pit |gold |copper |coal |nickel |uranium |lithium )?(?:mine|pit|deposit|smelter|refinery)s?\b"
)


def sites_of(text: str) -> frozenset[str]:
    """The names of two words and three that a text gives to mines and works."""
    return frozenset(hit[1] for hit in NAMED.finditer(text))


def is_a_site(hit: re.Match[str], known: list[Mention]) -> bool:
    """Whether such a name is none that the pack knows, and begins with no country or adjective."""
    inside = [m for m in known if m.start < hit.end() and hit.start() < m.end]
    return not any(m.end == hit.end() or len(m.id) == 2 or m.role == "adjective" for m in inside)
