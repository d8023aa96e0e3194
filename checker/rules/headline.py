"""A headline says more than its own body.

Its number recurs in the body, but there of a narrower thing: the headline adds a partner that the body does
not name, or speaks of a wider commodity (rare earths) where the body has a narrower one (magnets). Headlines
leave things out, so this is never more than a tension. A headline that gives another value is found by
`same-measure`, softened for the same reason; a headline that asks is only a note.

Example: “80% of rare earths come from China” over a body that says the U.S. imports about 80% of what it
needs (article 000).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from checker.algebra import joined
from checker.model import Finding, Kind, Severity
from checker.rules import say
from checker.rules.block import Block
from checker.rules.rule import Rule, finding

BY = ("article", "metric_key", "subject")
KINDS = (Kind.SHARE, Kind.AMOUNT, Kind.CHANGE, Kind.MULTIPLE)
VALUE = ("low", "high", "unit", "kind")
SOFT = ("one of them stands in a headline",)


def find(block: Block) -> Iterator[Finding]:
    """Title claims that no body claim bears out, where one comes close."""
    asked = block.among("kind", KINDS) & (block.codes("subject") > 0)
    titles, bodies = np.flatnonzero(asked & block.title), np.flatnonzero(asked & ~block.title)
    left, right = joined(block.codes(*BY)[titles], block.codes(*BY)[bodies])
    near: dict[int, list[int]] = {}
    for title, body in zip(titles[left].tolist(), bodies[right].tolist(), strict=True):
        near.setdefault(title, []).append(body)
    for title, body in near.items():
        yield from _partner(block, title, body)
        yield from _commodity(block, title, body)


def _partner(block: Block, title: int, body: list[int]) -> Iterator[Finding]:
    """The headline names a partner, the body gives the number without one."""
    code, partner = block.codes(*VALUE), block.text("counterparty", title)
    same = [row for row in body if code[row] == code[title]]
    if partner is None or not same or any(block.text("counterparty", row) is not None for row in same):
        return
    row = same[0]
    text = (
        f"The headline of {block.text('article', title)} says {say.value(block, title)} with "
        f"{block.pack.label(partner)}; its body says {say.value(block, row)} and names no partner."
    )
    yield finding("headline", Severity.TENSION, block, (title, row), text, SOFT, copies=False)


def _commodity(block: Block, title: int, body: list[int]) -> Iterator[Finding]:
    """The headline speaks of a wider commodity than the body."""
    wide, partner = block.text("commodity", title), block.text("counterparty", title)
    near = [row for row in body if block.text("counterparty", row) == partner]
    if not near or any(block.text("commodity", row) == wide for row in near):
        return
    narrow = block.text("commodity", near[0])
    if not block.pack.within(narrow, wide):
        return
    text = (
        f"The headline of {block.text('article', title)} speaks of {block.pack.label(wide)} "
        f"({say.value(block, title)}), its body of {block.pack.label(narrow)} ({say.value(block, near[0])})."
    )
    yield finding("headline", Severity.TENSION, block, (title, near[0]), text, SOFT, copies=False)


RULE = Rule("headline", BY, find)
