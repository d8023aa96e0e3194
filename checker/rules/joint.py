"""Claims of several sentences or articles that no arithmetic can hold together.

Two values and the share they imply: a mine's output ÷ the world's output against a stated share of the mine;
dependence on one partner ÷ dependence on all imports against that partner's share of imports. The quotient
of the two intervals must meet the stated one. What softens it is what softens two claims: an inferred period
(with a gap of no more than 5 percentage points), a headline, a gap under 2%, or intervals that meet where the
reaches do not.

Example: Mountain Pass over 45,000 t (article 003) ÷ 390,000 t of the world (000) reaches 11.5% to 13.8%, but
003 says 15%.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Finding, Severity
from checker.quantity.words import interval
from checker.rules import say
from checker.rules.compare import judge, mixed_modality
from checker.rules.quotients import Triple, triples
from checker.rules.rule import Block, Rule, finding

BY = ("family", "commodity")


def find(block: Block) -> Iterator[Finding]:
    """Refuted shares whose three claims do not all stand in one sentence."""
    for triple in triples(block):
        if triple.kind in ("share", "reliance") and not one_sentence(block, triple):
            yield report("joint", block, triple)


def one_sentence(block: Block, triple: Triple) -> bool:
    """Whether the three claims stand in one sentence, so that it refutes itself."""
    rows = (triple.top.row, triple.bottom.row, triple.stated.row)
    return len({(block.text("article", row), block.text("quote", row)) for row in rows}) == 1


def report(rule: str, block: Block, triple: Triple) -> Finding:
    """The finding of a refuted triple with its arithmetic written out."""
    heads = (triple.top.row, triple.bottom.row, triple.stated.row)
    percent = block.text("unit", triple.stated.row) == "percent"
    severity, reasons = judge(block, heads, percent, triple.distance, triple.relative, triple.meets)
    if triple.kind != "growth" and mixed_modality(block, heads):
        severity, reasons = Severity.NOTE, [*reasons, "one of them is a forecast"]
    low, high = triple.implied
    unit = "percent" if percent else "x"
    shift = 100.0 if triple.kind in ("growth", "difference") and percent else 0.0
    implied = interval(low - shift, high - shift, False, False, unit)
    top, bottom, stated = heads
    text = (
        f"{say.measure(block, stated)}: {say.value(block, top)} ({say.source(block, top)}) ÷ "
        f"{say.value(block, bottom)} ({say.source(block, bottom)}) = {implied}, but "
        f"{say.source(block, stated)} says {say.value(block, stated)}."
    )
    return finding(rule, severity, block, triple.rows, text, reasons, triple.relative)


RULE = Rule("joint", BY, find)
