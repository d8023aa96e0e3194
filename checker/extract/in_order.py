"""Ordinals that count on and are no parts: “a third chip factory”, “six quarters in a row”."""

from __future__ import annotations

import re

IN_A_ROW = re.compile(
    r" (?:in a row|running|straight|on end|ago|earlier|of (?:growth|decline|losses|falls|gains))\b"
)
"""What behind “two quarters” makes them times."""
NEXT_ONE = re.compile(
    r" (?!of\b|more\b|less\b|as\b|in\b|from\b|to\b|by\b|was\b|is\b|are\b|were\b|higher\b|lower\b|below\b|above\b)(?:[a-z-]+ )(?:plant|factory|fab|mine|smelter|refinery|reactor|unit|line|train|mill|terminal|yard|pit|works|furnace|site)\b"
    r"| (?:straight|consecutive|successive)\b"
    r"| (?:being (?:built|planned|added)|under construction|is (?:being built|under construction|planned))\b"
)
"""What behind an ordinal says that one more is meant: “a third chip factory”, “a fifth being built”."""


def only_in_order(text: str, hit: re.Match[str], stop: int) -> bool:
    """Whether “a third” counts on and is no part."""
    article = hit[0].lower().startswith(("a ", "an "))
    return (
        article
        and not hit[0].lower().endswith(("half", "quarter"))
        and NEXT_ONE.match(text, hit.end(), stop) is not None
    )
