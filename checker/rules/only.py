"""The only one of a place and the place itself: two values that must be one."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from checker.algebra import Index, apart, joined, relative_gap
from checker.model import Kind, Modality
from checker.rules.block import Block
from checker.rules.compare import comparable, overlapping

MADE = (
    "mine_production", "production", "refining", "metal_production", "magnet_production", "capacity", "supply", "exports",
    "reserves",
)  # fmt: skip
"""What a place has only from those that make it there."""
MAKERS = ("mine", "plant", "company")
NARROWED = re.compile(
    r"\b(?:hard[- ]rock|open[- ]pit|underground|primary|dedicated|integrated|listed|private|state\W|large|major|significant|full\W|"
    r"new|heavy|light|brine|stand-?alone|remaining|other|capable|able)|露天|地下|大型|新|专门|一体化|上市|能够",
    re.IGNORECASE,
)
NEAR = 40
ALL = 100.0


def unequal(block: Block, only: Index) -> Iterator[tuple[int, int, int | None, float]]:
    """Threes (“the only”, its value, its place's value) that cannot hold together, with the gap.

    Both are amounts, or shares of one wider whole, of the metric of “the only”, over comparable windows. Its
    share of the place itself needs no third: it is all.
    """
    heads = np.array([row for row in only.tolist() if _plain(block, row)], dtype=np.intp)
    told = ~block.asks & ~block.among("modality", [Modality.CLAIMED]) & (block.codes("counterparty") == 0)
    share = block.among("kind", [Kind.SHARE]) & (block.codes("whole") > 0)
    values = block.heads_among((block.among("kind", [Kind.AMOUNT]) | share) & told)
    part = _of(block, heads, values, "subject")
    place = _of(block, heads, values, "whole")
    yield from _less_than_all(block, *part)
    # Each “only” with all pairs of a value of its own and one of its place.
    one, other = joined(part[0], place[0])
    head, mine, all_of_it = part[0][one], part[1][one], place[1][other]
    scale = block.codes("kind", "unit", "whole")
    good = (scale[mine] == scale[all_of_it]) & (block.forecast[mine] == block.forecast[all_of_it])
    good &= comparable(block, mine, all_of_it) & overlapping(block, head, mine)
    good &= overlapping(block, head, all_of_it)
    head, mine, all_of_it = head[good], mine[good], all_of_it[good]
    a, b = block.interval.take(mine), block.interval.take(all_of_it)
    wide = relative_gap(a, b)
    for n in np.flatnonzero(apart(a, b)).tolist():
        yield int(head[n]), int(mine[n]), int(all_of_it[n]), float(wide[n])


def _less_than_all(block: Block, only: Index, share: Index) -> Iterator[tuple[int, int, int | None, float]]:
    """Shares of an only one in its own place that leave room for others."""
    whole, upper = block.column("whole"), block.interval.upper
    good = (whole[only] == whole[share]).astype(np.bool_) & (upper[share] < ALL)
    good &= overlapping(block, only, share) & (block.forecast[only] == block.forecast[share])
    for n in np.flatnonzero(good).tolist():
        yield int(only[n]), int(share[n]), None, 1.0 - float(upper[share[n]]) / ALL


def narrowed(block: Block, head: int) -> bool:
    """Whether all that say “the only” say it of a narrower sort: the only open-pit mine."""
    return all(_narrows(block, row) for row in block.rows(head))


def _narrows(block: Block, row: int) -> bool:
    quote, said = str(block.text("quote", row)), str(block.text("value_text", row))
    at = max(quote.find(said), 0)
    return NARROWED.search(quote, at, at + len(said) + NEAR) is not None


def _plain(block: Block, head: int) -> bool:
    """Whether it is one of the makers in a place around it, and no more is said of it than that."""
    subject, whole = block.text("subject", head), block.text("whole", head)
    made = block.text("metric_key", head) in MADE and block.pack.kind(subject) in MAKERS
    return made and block.pack.within(subject, whole) and not narrowed(block, head)


def _of(block: Block, only: Index, values: Index, column: str) -> tuple[Index, Index]:
    """Pairs of an “only” and a value whose subject is what the only one has in a column."""
    names = {name: n for n, name in enumerate(dict.fromkeys(block.column("subject").tolist()))}
    asked = np.array([names.get(name, -1) for name in block.column(column)[only].tolist()], dtype=np.int64)
    held = np.array([names[name] for name in block.column("subject")[values].tolist()], dtype=np.int64)
    same = block.codes("metric_key", "commodity")
    width = len(names) + 2
    left, right = joined(same[only] * width + asked, same[values] * width + held)
    return only[left], values[right]
