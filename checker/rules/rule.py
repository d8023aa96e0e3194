"""What a rule is, and what it makes of the claims that it finds."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from checker.model import Finding, Severity
from checker.rules.block import Block

Find = Callable[[Block], Iterator[Finding]]

VERSION = 1
"""Of the fingerprint."""

IDENTITY = ("measure", "kind", "low", "high", "hedge", "unit", "period", "base")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id as you would say it aloud, the columns that block it, and the function.

    Claims that differ in a column of `by` never meet under the rule; the same columns are the shuffle
    key when it runs on several machines. The manual is the docstring of the function's module.
    """

    id: str
    by: tuple[str, ...]
    find: Find

    @property
    def manual(self) -> str:
        """The rule's manual: the docstring of its module."""
        return (sys.modules[self.find.__module__].__doc__ or "").strip()


def finding(
    rule: str,
    severity: Severity,
    block: Block,
    heads: Sequence[int],
    explanation: str,
    softened: Sequence[str] = (),
    gap: float = 0.0,
    copies: bool = True,
) -> Finding:
    """A finding over the positions of some heads, with all their claims (or, without `copies`, just these).

    The id is its fingerprint: made of the rule, the measures and the normal values alone, it survives new text,
    other file names and further copies of a claim.
    """
    id = f"{rule}-{fingerprint(rule, block, heads)}"
    ids = (block.told(head, "id") if copies else (str(block.text("id", head)),) for head in heads)
    return Finding(
        id=id,
        rule=rule,
        severity=severity,
        claims=tuple(dict.fromkeys(id for told in ids for id in told)),
        measure=str(block.text("measure", heads[0])),
        explanation=explanation,
        softened=tuple(softened),
        gap=round(float(gap), 6),
        fingerprints=(id,),
    )


def fingerprint(rule: str, block: Block, heads: Sequence[int]) -> str:
    """Version 1: twelve hexadecimal digits over the rule and the normal values of some heads, in no order.

    No line, offset, file name, wording or time of day goes in. What has no period of its own has the year that it
    is taken to speak of. A change here makes every kept decision lose its finding: raise VERSION with it.
    """
    values = {"|".join(_identity(block, name, head) for name in IDENTITY) for head in heads}
    text = "\n".join((f"v{VERSION}", rule, *sorted(values)))
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _identity(block: Block, name: str, head: int) -> str:
    """One value as it goes into a fingerprint; null is written out, however the table happens to hold it."""
    value = block.column(name)[head]
    if value is None and name == "period":
        end = block.end[head]
        return "-" if end != end else f"~{np.datetime64(int(end), 'D').astype('datetime64[Y]')}"
    if isinstance(value, float):
        return f"{value:.10g}"  # 0.27 million t and 270,000 t are one value, whatever the product comes to
    return "-" if value is None else str(value)
