"""The words of English time expressions: months, ordinals, the parts that their forms are made of."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip


ORDINAL = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "final": 4,
    "last": 4,
    "opening": 1,
    "closing": 4,
}


WORD = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
}  # fmt: skip


MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"


M = rf"(?P<month>{MONTH}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\.?"


Y = r"(?P<year>(?:19|20)\d\d)"


Y2 = r"(?P<year2>(?:19|20)\d\d|\d\d)"


N = r"(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|fifteen|twenty|thirty|forty|fifty)"


Q = r"(?P<q>first|second|third|fourth|final|last(?= (?:calendar |fiscal )?quarter of (?:(?:19|20)\d\d|(?:the|last) year))|opening|closing|1st|2nd|3rd|4th)"


def month_in(hit: re.Match[str]) -> int:
    """The number of the month that an expression names."""
    return MONTHS[hit["month"].lower()]


def count_in(hit: re.Match[str]) -> int:
    """How many of a unit an expression speaks of."""
    text = (hit["n"] or hit["n2"]).lower()
    return int(text) if text.isdigit() else WORD[text]
