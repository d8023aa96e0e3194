"""There can be no second one where a text says “the only”.

Two claims that different subjects are the only one of one set; or the only mine against a second mine of the
same set, counted (“two operating mines”), at work or opened by the time of the article. What has only been
begun leaves room, so this is a tension, and an article that appeared before the second one opened said what
was true.

Example: Mountain Pass is the only rare earth mine in the U.S. (article 002-b), while a new one was started
three weeks before (002-j).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from checker.model import Finding, Kind, Severity
from checker.rules import say
from checker.rules.block import Block
from checker.rules.compare import inferred
from checker.rules.rule import Rule, finding

BY = ("commodity",)
SITES = ("mine", "plant")
SET = ("metric_key", "commodity", "whole")


def find(block: Block) -> Iterator[Finding]:
    """Every claim that contradicts an only one; those that say “the only” of one thing count as one."""
    heads = block.heads_among(block.among("kind", [Kind.EXCLUSIVE]) & (block.codes("subject") > 0))
    by_set: dict[int, dict[str, list[int]]] = {}
    for head in heads.tolist():
        by_set.setdefault(int(block.codes(*SET)[head]), {}).setdefault(
            str(block.text("subject", head)), []
        ).append(head)
    for holders in by_set.values():
        names = list(holders)
        for number, name in enumerate(names):
            for other in names[number + 1 :]:
                yield from _two(block, holders[name], holders[other])
            yield from _another(block, holders[name])


def _two(block: Block, one: Sequence[int], other: Sequence[int]) -> Iterator[Finding]:
    """Two different ones are said to be the only one."""
    a, b = (str(block.text("subject", heads[0])) for heads in (one, other))
    if block.pack.within(a, b) or block.pack.within(b, a):
        return
    said = [
        f"{block.pack.label(name)} ({say.sources(block, heads)})" for name, heads in ((a, one), (b, other))
    ]
    text = f"Both {said[0]} and {said[1]} are said to be the only one."
    yield finding(
        "exclusive", Severity.TENSION, block, [*one, *other], text, _soft(block, [*one, *other]), 1.0
    )


def _another(block: Block, only: Sequence[int]) -> Iterator[Finding]:
    """A second one is counted, has opened or is at work."""
    subject, whole = block.text("subject", only[0]), block.text("whole", only[0])
    own = block.pack.entities.get(subject or "")
    if own is None or own.kind not in SITES:
        return
    others: dict[str, list[int]] = {}
    commodity = block.codes("commodity")
    for head in block.heads[commodity[block.heads] == commodity[only[0]]].tolist():
        reason = _reason(block, only[0], head)
        if reason:
            others.setdefault(reason, []).append(head)
    for reason, seen in others.items():
        # Who wrote before the other one was there said what was true.
        late = [head for head in only if any(_known(block, head, other) for other in seen)]
        if late:
            text = (
                f"{block.pack.label(subject)} is said to be the only one in {block.pack.label(whole)} "
                f"({say.sources(block, late)}), but {reason} ({say.sources(block, seen)})."
            )
            heads = [*late, *seen]
            yield finding("exclusive", Severity.TENSION, block, heads, text, _soft(block, heads), 0.5)


def _reason(block: Block, only: int, head: int) -> str:
    """What the claim at `head` says that leaves no room for an only one; empty if it does not."""
    kind, metric, name = (block.text(column, head) for column in ("kind", "metric_key", "subject"))
    same = metric == block.text("metric_key", only)
    whole = block.text("whole", only)
    if kind == Kind.COUNT and same and name == whole and float(block.column("low")[head]) >= 2:
        return f"{say.value(block, head)} are counted"
    entity = block.pack.entities.get(name or "")
    another = entity is not None and entity.kind in SITES and name != block.text("subject", only)
    if another and block.pack.within(name, whole):
        if kind in (Kind.DATE, Kind.RECENCY) and metric == "event" and not block.forecast[head]:
            return f"{block.pack.label(name)} opened"
        if kind == Kind.AMOUNT and same and not block.forecast[head]:
            return f"{block.pack.label(name)} produces too"
    return ""


def _known(block: Block, only: int, other: int) -> bool:
    """Whether the other one had been reported, in the year if it is counted, by the day of the claim."""
    step = 4 if block.text("kind", other) == Kind.COUNT else 10
    said, seen = (str(block.text("published", row) or "")[:step] for row in (only, other))
    return seen <= said


def _soft(block: Block, heads: Sequence[int]) -> list[str]:
    undated = [head for head in heads if not block.dated[head] and not np.isnan(block.start[head])]
    return [inferred(block, undated)] if undated else ["one may have ended before the other began"]


RULE = Rule("exclusive", BY, find)
