"""A sentence refutes itself: its own two numbers do not give its third.

Part ÷ whole against the share that stands beside them, or one value ÷ another against the difference that the
sentence states. Intervals as everywhere, so that rounding is no error.

Example that stays quiet: 270,000 of 390,000 t as “nearly 70%” (article 000) is 69.2%; $58,000 against $35,000
as a “65% difference” (003) is 65.7%.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Finding
from checker.rules.joint import one_sentence, report
from checker.rules.quotients import triples
from checker.rules.rule import Block, Rule

BY = ("article",)


def find(block: Block) -> Iterator[Finding]:
    """Refuted shares and differences whose three claims stand in one sentence."""
    for triple in triples(block):
        if triple.kind != "growth" and (triple.kind == "difference" or one_sentence(block, triple)):
            yield report("own-arithmetic", block, triple)


RULE = Rule("own-arithmetic", BY, find)
