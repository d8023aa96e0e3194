"""A stated change does not fit the two values that it lies between.

now ÷ then of one measure against a change in percent or a multiple, when the periods of the two values are
the period and the base of the change (a year, a quarter or a month before, or the one the text names).

Example that stays quiet: 352.8 t in June after 46 t in May is +659 to +675%, and the text says +660%.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Finding
from checker.rules.joint import report
from checker.rules.quotients import triples
from checker.rules.rule import Block, Rule

BY = ("family", "subject", "commodity", "counterparty")


def find(block: Block) -> Iterator[Finding]:
    """Refuted changes."""
    for triple in triples(block):
        if triple.kind == "growth":
            yield report("growth", block, triple)


RULE = Rule("growth", BY, find)
