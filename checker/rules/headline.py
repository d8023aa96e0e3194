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

from checker.model import Finding, Kind, Place, Severity
from checker.rules import say
from checker.rules.positions import blocks
from checker.rules.rule import Block, Rule, finding

BY = ("article", "metric_key", "subject")
KINDS = (Kind.SHARE, Kind.AMOUNT, Kind.CHANGE, Kind.MULTIPLE)
SOFT = ("one of them stands in a headline",)


def find(block: Block) -> Iterator[Finding]:
    """Title claims that no body claim bears out, where one comes close."""
    asked = block.frame["kind"].isin(KINDS).to_numpy() & block.frame["subject"].notna().to_numpy()
    for rows in blocks(block, BY, asked):
        titles = [r for r in rows if block.text("place", r) == Place.TITLE]
        body = [r for r in rows if block.text("place", r) == Place.BODY]
        for title in titles:
            yield from _partner(block, title, body)
            yield from _commodity(block, title, body)


def _partner(block: Block, title: int, body: list[int]) -> Iterator[Finding]:
    """The headline names a partner, the body gives the number without one."""
    same = [r for r in body if _same_value(block, title, r)]
    partner = block.text("counterparty", title)
    if partner is None or any(block.text("counterparty", r) == partner for r in same):
        return
    for row in same[:1]:
        if block.text("counterparty", row) is None:
            text = (
                f"The headline of {say.source(block, title)} says {say.value(block, title)} with "
                f"{block.pack.label(partner)}; its body says {say.value(block, row)} and names no partner."
            )
            yield finding("headline", Severity.TENSION, block, (title, row), text, SOFT)


def _commodity(block: Block, title: int, body: list[int]) -> Iterator[Finding]:
    """The headline speaks of a wider commodity than the body."""
    wide = block.text("commodity", title)
    near = [r for r in body if block.text("counterparty", r) == block.text("counterparty", title)]
    if wide is None or not near or any(block.text("commodity", r) == wide for r in near):
        return
    narrow = block.text("commodity", near[0])
    if not block.pack.within(narrow, wide):
        return
    text = (
        f"The headline of {say.source(block, title)} speaks of {block.pack.label(wide)} ({say.value(block, title)}), "
        f"its body of {block.pack.label(narrow)} ({say.value(block, near[0])})."
    )
    yield finding("headline", Severity.TENSION, block, (title, near[0]), text, SOFT)


def _same_value(block: Block, a: int, b: int) -> bool:
    return all(block.text(name, a) == block.text(name, b) for name in ("low", "high", "unit", "kind"))


RULE = Rule("headline", BY, find)
