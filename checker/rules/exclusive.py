"""There can be no second one where a text says “the only”.

Two claims that different subjects are the only one of one set; or the only mine against a second mine of the
same set, counted (“two operating mines”), at work or opened by the time of the article. What has only been
begun leaves room, and an article that appeared before the second one opened said what was true: such cases
are a tension or nothing.

Example: Mountain Pass is the only rare earth mine in the U.S. (article 002-b), while a new one was started
three weeks before (002-j).
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Finding, Kind, Severity
from checker.rules import say
from checker.rules.positions import Position, blocks, positions
from checker.rules.rule import Block, Rule, finding

BY = ("commodity",)
SITES = ("mine", "plant")


def find(block: Block) -> Iterator[Finding]:
    """Every claim that contradicts an only one."""
    for rows in blocks(block, BY):
        only = positions(block, [r for r in rows if block.text("kind", r) == Kind.EXCLUSIVE])
        for number, claim in enumerate(only):
            for other in only[number + 1 :]:
                yield from _two_only(block, claim, other)
            for row in rows:
                yield from _another(block, claim, row)


def _two_only(block: Block, a: Position, b: Position) -> Iterator[Finding]:
    same = all(block.text(name, a.row) == block.text(name, b.row) for name in ("metric_key", "whole"))
    subjects = block.text("subject", a.row), block.text("subject", b.row)
    if (
        same
        and None not in subjects
        and subjects[0] != subjects[1]
        and not (block.pack.within(subjects[0], subjects[1]) or block.pack.within(subjects[1], subjects[0]))
    ):
        names = [block.pack.label(s) for s in subjects]
        text = f"Both {names[0]} ({say.sources(block, list(a.rows))}) and {names[1]} ({say.sources(block, list(b.rows))}) are said to be the only one."
        yield finding(
            "exclusive",
            Severity.TENSION,
            block,
            (*a.rows, *b.rows),
            text,
            ("a period is inferred from the date of the article",),
            1.0,
        )


def _another(block: Block, claim: Position, row: int) -> Iterator[Finding]:
    whole, subject = block.text("whole", claim.row), block.text("subject", claim.row)
    kind, other = block.text("kind", row), block.text("subject", row)
    counted = kind == Kind.COUNT
    said, seen = (str(block.text("published", r) or "")[: 4 if counted else 10] for r in (claim.row, row))
    if seen > said:
        return
    own = block.pack.entities.get(subject or "")
    if own is None or own.kind not in SITES:
        return
    entity = block.pack.entities.get(other or "")
    reason = ""
    if (
        kind == Kind.COUNT
        and block.text("metric_key", row) == block.text("metric_key", claim.row)
        and other == whole
    ):
        if block.interval.lower[row] >= 1.5:
            reason = f"{say.value(block, row)} are counted"
    elif entity is not None and entity.kind in SITES and other != subject and block.pack.within(other, whole):
        opened = kind in (Kind.DATE, Kind.RECENCY) and block.text("metric_key", row) == "event"
        if opened or (
            kind == Kind.AMOUNT and block.text("metric_key", row) == block.text("metric_key", claim.row)
        ):
            reason = f"{block.pack.label(other)} {'opened' if opened else 'produces'} too"
    if reason:
        text = (
            f"{block.pack.label(subject)} is said to be the only one in {block.pack.label(whole)} "
            f"({say.sources(block, list(claim.rows))}), but {reason} ({say.source(block, row)})."
        )
        softened = ("a period is inferred from the date of the article",)
        yield finding("exclusive", Severity.TENSION, block, (*claim.rows, row), text, softened, 0.5)


RULE = Rule("exclusive", BY, find)
