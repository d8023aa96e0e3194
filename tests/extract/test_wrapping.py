"""A text says the same however its lines are broken, and whatever line was put over it."""

from __future__ import annotations

import textwrap

import pytest

from checker.articles import read_source
from checker.extract import extract
from checker.model import FIELDS
from tests.bench.corpus import pack, seeds

SEEDS = sorted({article.file: article.text for article in seeds()}.items())
PLACES = ("id", "article", "published", "quote", "value_text", "start", "end", "attribution")
KEPT = [name for name in FIELDS if name not in PLACES]

PROSE = """Zinc in Norland
Ore Review · 2025-09-16 10:28
The country dug 2.6 million tons of zinc in 2024, a tenth more than the year before. Output of the world was 12 million tons.
Of its zinc 40% went to Westmark. Prices fell. Nothing else was said of them by the ministry in its yearly survey of the trade, which came late.
- Amber Hill is the largest mine; it made 900,000 tons of concentrate in 2024, according to a spokesman of the owners, and employs 3,000 people.
- Red Lake was shut in 2019 after a fire that had burned for weeks. It had produced 45,000 tons of zinc in 2018, the last year in which it was open.
"""


def told(text: str) -> list[tuple[object, ...]]:
    """What is claimed in a text: every field but those that say where."""
    return [
        (" ".join(claim.value_text.split()), *(getattr(claim, name) for name in KEPT))
        for article in read_source(text, "case.txt")
        for claim in extract(article, pack())
    ]


def wrapped(text: str, width: int) -> str:
    return "\n".join(
        textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False)
        if len(line) > 120
        else line
        for line in text.split("\n")
    )


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize(
    "text", [text for _, text in SEEDS] + [PROSE], ids=[file for file, _ in SEEDS] + ["prose"]
)
def test_wrapping_changes_no_claim(text: str, width: int) -> None:
    assert told(wrapped(text, width)) == told(text)


@pytest.mark.parametrize(
    "line", ["Read and filed.", "From the files of the desk", "存档备查", "(a copy)", "Note 17"]
)
@pytest.mark.parametrize("text", [text for _, text in SEEDS], ids=[file for file, _ in SEEDS])
def test_a_line_over_it_changes_no_claim(text: str, line: str) -> None:
    for gap in ("\n", "\n\n"):
        assert told(line + gap + text) == told(text)
