"""A stated change does not fit the two values that it lies between.

now ÷ then of one measure against a change in percent or a multiple, now − then against a change in the unit
itself, when the periods of the two values are the period and the base of the change: a year, a quarter or a
month before, or the one that the text names. A change that names no base is only tried over a full year.
“Up sevenfold” may mean to seven times or by seven times: only what fits neither is found.

Example that stays quiet: 352.8 t in June after 46 t in May is +659 to +675%, and the text says +660%.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Finding
from checker.rules.block import Block
from checker.rules.joint import is_growth, report
from checker.rules.quotients import refuted
from checker.rules.rule import Rule

BY = ("metric_key", "subject", "commodity", "counterparty")


def find(block: Block) -> Iterator[Finding]:
    """Refuted changes."""
    for triple in refuted(block):
        if is_growth(block, triple):
            yield report("growth", block, triple)


RULE = Rule("growth", BY, find)
