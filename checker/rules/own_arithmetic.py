"""A sentence refutes itself: its own two numbers do not give its third.

Part ÷ whole against the share that stands beside them, or one price ÷ another against the difference that the
article states. Intervals as everywhere, so that rounding is no error.

Example that stays quiet: 270,000 of 390,000 t as “nearly 70%” (article 000) is 69.2%; $58,000 against $35,000
as a “65% difference” (003) is 65.7%.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Finding
from checker.rules.block import Block
from checker.rules.joint import is_growth, is_own, report
from checker.rules.quotients import refuted
from checker.rules.rule import Rule

BY = ("article",)


def find(block: Block) -> Iterator[Finding]:
    """Refuted shares and differences whose three claims stand together."""
    for triple in refuted(block):
        if not is_growth(block, triple) and is_own(block, triple):
            yield report("own-arithmetic", block, triple)


RULE = Rule("own-arithmetic", BY, find)
