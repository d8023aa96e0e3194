"""There can be no second one where a text says “the only”.

Two claims that different subjects are the only one of one set; or the only mine against a second mine of the
same set, counted (“two operating mines”), at work or opened by the time of the article; the only company against
two that are counted. What has only been
begun leaves room, so this is a tension, and an article that appeared before the second one opened said what
was true.

The only one also makes all that its place makes: its output, or its share of a wider whole, must meet that of
its country over one window, and its share of the country is all. An undated “only” is one of the article's
year, which makes a tension of it. Where “the only” is narrowed (“the only open-pit mine”) nothing is concluded.

Example: Mountain Pass is the only rare earth mine in the U.S. (article 002-b), while a new one was started
three weeks before (002-j).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from checker.model import Finding, Kind, Severity
from checker.rules import say
from checker.rules.block import Block
from checker.rules.compare import judge, no_period
from checker.rules.only import narrowed, unequal
from checker.rules.rule import Rule, finding
from checker.rules.wholes import SITES, above

BY = ("commodity",)
SET = ("metric_key", "commodity", "whole")


def find(block: Block) -> Iterator[Finding]:
    """Every claim that contradicts an only one; those that say “the only” of one thing count as one."""
    said = block.heads_among(block.among("kind", [Kind.EXCLUSIVE]) & (block.codes("subject") > 0))
    heads = np.array([head for head in said.tolist() if not narrowed(block, head)], dtype=np.intp)
    if not len(heads):
        return
    seconds = _seconds(block)
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
            yield from _another(block, holders[name], seconds)
    for only, part, whole, relative in unequal(block, heads):
        yield _unequal(block, only, part, whole, relative)


def _two(block: Block, one: Sequence[int], other: Sequence[int]) -> Iterator[Finding]:
    """Two different ones are said to be the only one."""
    a, b = (str(block.text("subject", heads[0])) for heads in (one, other))
    # The only country that can, and the only company: two sorts, both may be true.
    if block.pack.kind(a) != block.pack.kind(b) or block.pack.within(a, b) or block.pack.within(b, a):
        return
    said = [
        f"{block.pack.label(name)} ({say.sources(block, heads)})" for name, heads in ((a, one), (b, other))
    ]
    text = f"Both {said[0]} and {said[1]} are said to be the only one."
    rows = [row for head in (*one, *other) for row in block.rows(head)]
    yield finding("exclusive", Severity.TENSION, block, [*one, *other], text, _soft(block, rows), 1.0)


def _seconds(block: Block) -> dict[tuple[int, str], list[tuple[int, str]]]:
    """For each commodity and place: what says that there is one there, or how many, with the reason in words.

    A mine or plant that has opened or yields something, in all places that it lies in; and counts of two.
    """
    low, commodity = block.frame["low"].to_numpy(dtype=np.float64), block.codes("commodity")
    counted = block.among("kind", [Kind.COUNT]) & (low >= 2)
    opened = block.among("kind", [Kind.DATE, Kind.RECENCY]) & block.among("metric_key", ["event"])
    works = block.among("kind", [Kind.AMOUNT, Kind.SHARE]) & (low > 0)
    sites = {id for id, entity in block.pack.entities.items() if entity.kind in SITES}
    told = (opened | works) & ~block.forecast & block.among("subject", sorted(sites))
    found: dict[tuple[int, str], list[tuple[int, str]]] = {}
    for head in block.heads_among(counted | told).tolist():
        name = str(block.text("subject", head))
        if counted[head]:
            found.setdefault((int(commodity[head]), name), []).append(
                (head, f"{say.value(block, head)} are counted")
            )
            continue
        reason = f"{block.pack.label(name)} {'opened' if opened[head] else 'produces too'}"
        for place in above(block.pack, name):
            found.setdefault((int(commodity[head]), place), []).append((head, reason))
    return found


def _another(
    block: Block, only: Sequence[int], seconds: Mapping[tuple[int, str], list[tuple[int, str]]]
) -> Iterator[Finding]:
    """A second one is counted, has opened or is at work."""
    subject, whole = block.text("subject", only[0]), block.text("whole", only[0])
    # Beside a company's name only a count says that there is a second one of its sort.
    kind = block.pack.kind(subject)
    if kind not in (*SITES, "company"):
        return
    metric = block.text("metric_key", only[0])
    others: dict[str, list[int]] = {}
    for head, reason in seconds.get((int(block.codes("commodity")[only[0]]), str(whole)), ()):
        event = block.text("metric_key", head) == "event"
        counted = block.text("kind", head) == Kind.COUNT
        same = event or block.text("metric_key", head) == metric
        if block.text("subject", head) != subject and same and (counted or kind in SITES):
            others.setdefault(reason, []).append(head)
    for reason, heads in others.items():
        seen = [row for head in heads for row in block.rows(head)]
        # Who wrote before the other one was there said what was true; a count is that of a year.
        step = 4 if block.text("kind", seen[0]) == Kind.COUNT else 10
        known = min(_day(block, row, step) for row in seen)
        late = [row for head in only for row in block.rows(head) if known <= _day(block, row, step)]
        if late:
            text = (
                f"{block.pack.label(subject)} is said to be the only one in {block.pack.label(whole)} "
                f"({say.articles(block, late)}), but {reason} ({say.articles(block, seen)})."
            )
            rows = [*late, *seen]
            soft = _soft(block, rows)
            yield finding("exclusive", Severity.TENSION, block, rows, text, soft, 0.5, copies=False)


def _day(block: Block, row: int, step: int) -> str:
    return str(block.text("published", row) or "")[:step]


def _unequal(block: Block, only: int, part: int, whole: int | None, relative: float) -> Finding:
    """The only one does not make what its place makes."""
    heads = [only, part] if whole is None else [only, part, whole]
    severity, reasons = judge(block, heads, True, 0.0, relative)
    name, place = (block.pack.label(block.text(column, only)) for column in ("subject", "whole"))
    values = [
        f"{say.measure(block, row, when=False)} is {say.cited(block, row, when=True)}" for row in heads[1:]
    ]
    text = (
        f"{name} is said to be the only one in {place} ({say.sources(block, [only])}), so that it makes "
        f"all that is made there; but {say.listed(values)}."
    )
    return finding("exclusive", severity, block, heads, text, reasons, relative)


def _soft(block: Block, rows: Sequence[int]) -> list[str]:
    undated = [row for row in rows if not block.dated[row] and not np.isnan(block.start[row])]
    return (
        [no_period(say.articles(block, undated))]
        if undated
        else ["one may have ended before the other began"]
    )


RULE = Rule("exclusive", BY, find)
