"""Claims of several sentences or articles that no arithmetic can hold together.

Two values and the share that they imply: a mine's output ÷ the world's output against a stated share of the
mine, or of a part of it; dependence on one partner ÷ dependence on all imports against that partner's share
of imports. The quotient of the two intervals must meet the stated one. Figures of one sentence belong
together, then those of one article, then all. Longer chains are followed too (a mine is nine tenths of its
country, the country a tenth of the world), with changes from year to year, with what lies within what, and with “the
only mine” being all of its country; but only through claims of clear years that nothing shorter disputes.
What softens it is what softens two claims: an inferred period
(with a gap of no more than 5 percentage points), a headline, a gap under 2%, or intervals that meet where the
reaches do not; a share that is only a bound (“less than 1.5%”) need not be near. Four times off within one
article, or a longer chain of one article alone, is a note: its author means different things.

Example: Mountain Pass over 45,000 t (article 003) ÷ 390,000 t of the world (000) reaches 11.5% to 13.8%, but
003 says 15%.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from checker.algebra import Bounds, product, quotient, scaled
from checker.model import Finding, Kind, Severity
from checker.quantity.words import interval
from checker.rules import say
from checker.rules.block import Block
from checker.rules.breath import DIFFERENT, WORLDS_APART, of_one_author
from checker.rules.cells import PRICES
from checker.rules.chain import Chain, longer
from checker.rules.compare import judge
from checker.rules.quotients import CHANGES, Triple, refuted
from checker.rules.rule import Rule, finding

BY = ("commodity",)


def find(block: Block) -> Iterator[Finding]:
    """Refuted shares whose three claims do not all stand in one sentence."""
    shares = [triple for triple in refuted(block) if not is_growth(block, triple)]
    # What its own sentence refutes needs no other article.
    settled = {triple.stated for triple in shares if is_own(block, triple)}
    yield from (report("joint", block, triple) for triple in shares if triple.stated not in settled)
    for chain in longer(block):
        severity, reasons = judge(block, chain.heads, False, chain.gap, chain.gap)
        if of_one_author(block, chain.heads):
            severity, reasons = Severity.NOTE, [*reasons, DIFFERENT]
        yield finding("joint", severity, block, chain.heads, _told(block, chain), reasons, chain.gap)


def is_growth(block: Block, triple: Triple) -> bool:
    """Whether the stated quotient is a change in time."""
    return block.text("kind", triple.stated) in CHANGES


def is_own(block: Block, triple: Triple) -> bool:
    """Whether the three stand in one sentence, so that it refutes itself; or in one article, for prices."""
    if block.text("metric_key", triple.stated) in PRICES:
        return True
    if not of_one_author(block, triple.heads):
        return False
    held = [
        {(block.text("article", row), block.text("quote", row)) for row in block.rows(head)}
        for head in triple.heads
    ]
    return bool(set.intersection(*held))


def report(rule: str, block: Block, triple: Triple) -> Finding:
    """The finding of a refuted triple with its arithmetic written out."""
    percent = block.text("unit", triple.stated) == "percent"
    size = triple.distance, triple.relative, triple.meets
    # What was and what is planned make a rise together: none of them is the outcome of the other.
    severity, reasons = judge(block, triple.heads, percent, *size, one_plan=is_growth(block, triple))
    if triple.relative > WORLDS_APART and of_one_author(block, triple.heads):
        severity, reasons = Severity.NOTE, [*reasons, DIFFERENT]
    return finding(rule, severity, block, triple.heads, _arithmetic(block, triple), reasons, triple.relative)


def _arithmetic(block: Block, triple: Triple) -> str:
    """The arithmetic, solved for the claim that stands against the other two."""
    top, bottom, stated = triple.heads
    one, other, third = (say.cited(block, head) for head in triple.heads)
    unit, name = block.text("unit", stated), say.measure(block, stated)
    percent = unit == "percent"
    if triple.absolute:
        return f"{name}: {one} − {other} is {_between(*triple.implied, unit)}, but {say.says(block, stated)}."
    growth = is_growth(block, triple)
    if growth or block.text("metric_key", stated) in PRICES:
        low, high = ((end - 1) * 100 if percent else end for end in triple.implied)
        link = "after" if growth else "against"
        return f"{name}: {one} {link} {other} is {_between(low, high, unit)}, but {say.says(block, stated)}."
    against = None if triple.part or not percent else _alone(block, triple)
    if against is None:
        low, high = (end * (100 if percent else 1) for end in triple.implied)
        part = f" for {block.pack.label(block.text('subject', stated))} alone" if triple.part else ""
        return f"{name}: {one} ÷ {other} = {_between(low, high, unit)}, but {say.says(block, stated)}{part}."
    share, value = (block.interval.take(np.array([head])) for head in (stated, top + bottom - against))
    share = scaled(share, 0.01)
    result = quotient(value, share) if against == bottom else product(value, share)
    left = f"{one} ÷ {third}" if against == bottom else f"{other} × {third}"
    ends = _between(float(result.lower[0]), float(result.upper[0]), block.text("unit", against))
    return f"{say.measure(block, against)}: {left} = {ends}, but {say.says(block, against)}."


def _told(block: Block, chain: Chain) -> str:
    """A chain with its arithmetic written out: 150 t ÷ 90% ÷ 10% = 1,667 t, but b says 1,000 t."""
    if not chain.path:
        said = [f"{say.measure(block, head)}: {say.cited(block, head)}" for head in chain.heads]
        return f"Parts and whole cannot all be so, it is {100 * chain.gap:.2g}% too much: {'; '.join(said)}."
    (first, _), *steps, (last, _) = chain.path
    result = block.interval.take(np.array([first]))
    text = say.cited(block, first)
    for head, times in steps:
        factor = _factor(block, head)
        result = product(result, factor) if times else quotient(result, factor)
        text += f" {'×' if times else '÷'} {_as_factor(block, head)}"
    ends = _between(float(result.lower[0]), float(result.upper[0]), block.text("unit", last))
    return f"{say.measure(block, last)}: {text} = {ends}, but {say.says(block, last)}."


def _factor(block: Block, head: int) -> Bounds:
    """The quotient that a claim states: 15% is 0.15, +20% is 1.2, the only one is 1."""
    held, kind = block.interval.take(np.array([head])), block.text("kind", head)
    if kind == Kind.EXCLUSIVE:
        return held
    return scaled(held, 0.01, 1.0 if kind in CHANGES else 0.0)


def _as_factor(block: Block, head: int) -> str:
    """A step of a chain in words: 15% (a); (1 + 20% (b)); all of it, the only one (c)."""
    kind, cited = block.text("kind", head), say.cited(block, head)
    if kind == Kind.EXCLUSIVE:
        return f"1, as the only one ({say.sources(block, [head])})"
    return (
        f"(1 {cited.replace('-', '− ', 1) if cited.startswith('-') else '+ ' + cited})"
        if kind in CHANGES
        else cited
    )


def _alone(block: Block, triple: Triple) -> int | None:
    """The value of the two that no article gives together with another of the three, if it is just one."""
    homes = {head: set(block.told(head, "article")) for head in triple.heads}
    single = [
        head for head in triple.heads if not any(homes[head] & homes[o] for o in triple.heads if o != head)
    ]
    return single[0] if len(single) == 1 and single[0] != triple.stated else None


def _between(low: float, high: float, unit: str | None) -> str:
    """The two ends of a result, to four digits: [290,300, 310,300 t]; above 11.39%."""
    low, high = (float(f"{end:.4g}") for end in (low, high))
    return interval(low, high, False, False, str(unit))


RULE = Rule("joint", BY, find)
