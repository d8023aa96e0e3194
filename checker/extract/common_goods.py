"""Common words that are goods only beside what measures goods: “3 million tonnes of salt”, “paper exports”, “coke prices”."""

from __future__ import annotations

import re

BEFORE = re.compile(
    r"\b(?:(?:tonnes?|tons?|kilograms?|kilos?|kg|grams?|pounds?|lbs?|bushels?|bales?|bags?|sacks?|truckloads?|litres?|liters?|gallons?|hectolitres?|cubic met(?:re|er)s?|square met(?:re|er)s?"
    r"|prices?|output|production|exports?|imports?|shipments?|supply|supplies|stocks|stockpiles|inventories|consumption|purchases|sales|harvests?|crops?"
    r"|producers?|exporters?|importers?|growers?) of|demand for) (?:(?:fresh|dried|raw|wet|refined|frozen|natural|industrial|premium|its|such) )?$"
    r"|(?:\d,\d{3}|\d million|thousand) (?:new )?$"
)
"""What stands before such a word where it is goods."""
AFTER = re.compile(
    r" (?:output|production|exports?|imports?|shipments?|demand|stocks|inventories|consumption|prices?|futures|harvests?|crops?|growers?|producers?|exporters?|importers?|makers?|manufacturers?|mills?|mines?|yields?|sales)\b"
)
"""What follows one where it is goods."""
OF_THE_WORLD = "world's "
ENDS = re.compile(r"[.,;:!?)]|$")
"""What follows where all of the world's is spoken of: “a fifth of the world's salt”."""


def is_goods(low: str, start: int, end: int) -> bool:
    """Whether a common word at a place of the text, in small letters, is goods there."""
    if AFTER.match(low, end) is not None or BEFORE.search(low, max(0, start - 40), start) is not None:
        return True
    return low.endswith(OF_THE_WORLD, 0, start) and ENDS.match(low, end) is not None
