"""Claims of a block in the words of the explanations."""

from __future__ import annotations

from collections.abc import Sequence

from checker.packs.words import measure_words, period_words
from checker.quantity.words import interval, said
from checker.rules.block import Block


def value(block: Block, row: int) -> str:
    """The value of a claim with its hedge: about 43,000 t; 60–70%."""
    low, high = float(block.column("low")[row]), float(block.column("high")[row])
    hedge, unit, kind = (str(block.text(name, row)) for name in ("hedge", "unit", "kind"))
    return said(low, high, hedge, unit, kind)


def cited(block: Block, head: int, when: bool = False) -> str:
    """A value with the articles that say it: about 43,000 t (000); with `when` its period too."""
    period = block.text("period", head)
    dated = f" in {period_words(period)}" if when and period else ""
    return f"{value(block, head)}{dated} ({sources(block, [head])})"


def told(block: Block, rows: Sequence[int]) -> str:
    """A value with its period and the articles of just these claims: about 43,000 t in 2024 (000)."""
    period = block.text("period", rows[0])
    dated = f" in {period_words(period)}" if period else ""
    return f"{value(block, rows[0])}{dated} ({articles(block, rows)})"


def says(block: Block, head: int) -> str:
    """Who says a value: “003 says 15%”, “002-f and 003 say nearly 90%”."""
    names = sources(block, [head]).split(", ")
    return f"{listed(names)} {'say' if len(names) > 1 else 'says'} {value(block, head)}"


def interval_of(block: Block, row: int) -> str:
    """The interval of a claim in brackets."""
    i, unit = block.interval, str(block.text("unit", row))
    ends = float(i.lower[row]), float(i.upper[row])
    return interval(*ends, bool(i.lower_open[row]), bool(i.upper_open[row]), unit)


def measure(block: Block, row: int, when: bool = True) -> str:
    """What a claim measures, with its period."""
    text, period = block.text, block.text("period", row) if when else None
    return measure_words(
        block.pack, str(text("kind", row)), str(text("metric_key", row)), text("subject", row),
        text("commodity", row), text("counterparty", row), text("whole", row), period,
    )  # fmt: skip


def one_period(block: Block, heads: Sequence[int]) -> bool:
    """Whether the claims name the same period, or none at all."""
    return len({block.text("period", head) for head in heads}) == 1


def sources(block: Block, heads: Sequence[int]) -> str:
    """The articles of all claims of some positions, each once."""
    return ", ".join(dict.fromkeys(id for head in heads for id in block.told(head, "article")))


def articles(block: Block, rows: Sequence[int]) -> str:
    """The articles of just these claims, each once."""
    return ", ".join(dict.fromkeys(str(block.text("article", row)) for row in rows))


def listed(words: Sequence[str]) -> str:
    """Words in a row: a, b and c."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
