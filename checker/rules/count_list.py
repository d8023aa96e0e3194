"""A sentence says how many there are and names more of them, or fewer.

“Seven elements: …” with six names. The list must be one of names of one sort (countries, companies, elements)
and clearly meant as complete: after a colon, a dash, a bracket or “namely”, or in apposition right behind the
number (a tension, since what stands between commas may be less than all); 等, “including” and “such as” leave
room, so that only more names than the number are found. Hedged numbers, and numbers of which only a part is
meant (“of the seven”), stay quiet. A headline makes it a tension.

Example that stays quiet: the four countries of article 002-f, of which its body names four.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Finding, Hedge, Kind, Severity
from checker.rules import say
from checker.rules.block import Block
from checker.rules.named import Named, names_at
from checker.rules.rule import Rule, finding

BY = ("article",)
FEWEST = 2
MOST = 20


def find(block: Block) -> Iterator[Finding]:
    """Every count whose own sentence names another number of them."""
    low, high = block.column("low"), block.column("high")
    plain = block.among("kind", [Kind.COUNT]) & block.among("hedge", [Hedge.EXACT]) & ~block.asks
    for row in plain.nonzero()[0].tolist():
        number = float(low[row])
        if number != float(high[row]) or not FEWEST <= number <= MOST:
            continue
        quote, value = str(block.text("quote", row)), str(block.text("value_text", row))
        at = quote.find(value)
        named = names_at(block.pack, quote, at, at + len(value)) if at >= 0 else None
        if named is None:
            continue
        many = len(named.names)
        if many > number or (many < number and named.complete):
            yield _finding(block, row, named)


def _finding(block: Block, row: int, named: Named) -> Finding:
    reasons = [] if named.announced else ["the names stand beside the number, nothing announces the list"]
    if block.title[row]:
        reasons.append("one of them stands in a headline")
    severity = Severity.TENSION if reasons else Severity.CONTRADICTION
    said, many = float(block.column("low")[row]), len(named.names)
    names = say.listed([block.pack.label(name) for name in named.names])
    text = f"{block.text('article', row)} says {say.value(block, row)} and names {many}: {names}."
    gap = abs(many - said) / max(many, said)
    return finding("count-list", severity, block, [row], text, reasons, gap, copies=False)


RULE = Rule("count-list", BY, find)
