"""Rows of a block in words, for the explanations of findings."""

from __future__ import annotations

from collections.abc import Sequence

from checker.packs.words import measure_words
from checker.quantity.words import interval, said
from checker.rules.rule import Block


def value(block: Block, row: int) -> str:
    """The value of a claim with its hedge: about 43,000 t; 60–70%."""
    at = block.frame.iloc[row]
    return said(float(at["low"]), float(at["high"]), str(at["hedge"]), str(at["unit"]), str(at["kind"]))


def interval_of(block: Block, row: int) -> str:
    """The interval of a claim in brackets."""
    i = block.interval
    unit = str(block.text("unit", row))
    return interval(
        float(i.lower[row]), float(i.upper[row]), bool(i.lower_open[row]), bool(i.upper_open[row]), unit
    )


def measure(block: Block, row: int) -> str:
    """What a claim measures, with its period."""
    text = block.text
    return measure_words(
        block.pack, str(text("kind", row)), str(text("metric_key", row)), text("subject", row), text("commodity", row),
        text("counterparty", row), text("whole", row), text("period", row),
    )  # fmt: skip


def source(block: Block, row: int) -> str:
    """The article a claim stands in."""
    return str(block.text("article", row))


def sources(block: Block, rows: Sequence[int]) -> str:
    """The articles of several claims, each once."""
    return ", ".join(dict.fromkeys(source(block, row) for row in rows))
