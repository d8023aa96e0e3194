"""One place in one order cannot be two, cannot be held by two, and numbers must bear it out.

“The third largest” and “the second largest” of one subject in one set, or two subjects that are both “the
largest”, when metric, commodity and set are the same, the periods overlap, both are of one sort (countries,
companies, mines) and neither lies within the other. Against numbers: who is n-th may have at most
n − 1 others of the same sort in the set (countries among countries, mines among mines) clearly ahead, with
intervals that do not meet over one window; who is second or third of a whole cannot hold more than a half or a
third of it, and no other than the first can hold more than half. A set that the sentence narrows (“outside
China”, “listed”) is not compared; a place that the text itself puts at a distance is not with numbers.

The places are whole numbers, so that there is no gap to be small; an undated order is one of the article's
year, which makes a tension of it, and so does a headline. What one sentence says in one voice is meant of two
orders, and stays quiet.

Example that stays quiet: China is the largest refiner (article 002-b) and the largest producer (002-j): two
orders.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from checker.algebra import joined
from checker.model import Finding, Kind
from checker.packs import Pack
from checker.rules import say
from checker.rules.block import Block
from checker.rules.breath import in_one_breath
from checker.rules.compare import comparable, judge, one_window
from checker.rules.rule import Rule, finding
from checker.rules.standing import Refuted, narrowed, refuted_ranks

BY = ("metric_key", "commodity", "counterparty")
ORDER = (*BY, "whole")


def find(block: Block) -> Iterator[Finding]:
    """Ranks that exclude one another, and ranks that numbers refute."""
    yield from _places(block)
    for refuted in refuted_ranks(block):
        if not _in_one_breath(block, refuted):
            yield _refuted(block, refuted)


def _places(block: Block) -> Iterator[Finding]:
    """All pairs of ranks of one order that exclude one another."""
    heads = block.heads_among(block.among("kind", [Kind.RANK]) & (block.codes("subject") > 0))
    code = block.codes(*ORDER)[heads]
    left, right = (heads[rows] for rows in joined(code, code))
    subject, low = block.codes("subject"), block.frame["low"].to_numpy(dtype=np.float64)
    # One subject in two places, or one place with two subjects.
    odd = (left < right) & ((subject[left] == subject[right]) != (low[left] == low[right]))
    left, right = left[odd], right[odd]
    # The order of one season or quarter is not that of another that it touches.
    dated = block.dated[left] & block.dated[right]
    good = comparable(block, left, right) & (one_window(block, left, right) | ~dated)
    left, right = left[good], right[good]
    good = ~in_one_breath(block, left, right)
    for a, b in zip(left[good].tolist(), right[good].tolist(), strict=True):
        names = block.text("subject", a), block.text("subject", b)
        if names[0] != names[1] and not _rivals(block.pack, *names):
            continue
        if narrowed(block, a) or narrowed(block, b):
            continue
        severity, reasons = judge(block, (a, b), True, 0.0, 1.0)
        places = [say.cited(block, head, when=True) for head in (a, b)]
        if names[0] == names[1]:
            text = f"{say.measure(block, a, when=False)}: {places[0]} or {places[1]}?"
        else:
            holders = [
                f"{block.pack.label(name)} is {place}" for name, place in zip(names, places, strict=True)
            ]
            metric = block.pack.label(block.text("metric_key", a))
            text = f"One place in {metric} for two: {' and '.join(holders)}."
        relative = 1.0 - min(low[a], low[b]) / max(low[a], low[b])
        yield finding("rank", severity, block, (a, b), text, reasons, float(relative))


def _rivals(pack: Pack, one: str | None, other: str | None) -> bool:
    """Whether two are of one sort and neither lies within the other: a country is not second to a company."""
    return pack.kind(one) == pack.kind(other) and not pack.within(one, other) and not pack.within(other, one)


def _in_one_breath(block: Block, refuted: Refuted) -> bool:
    """Whether a rank and the share that leaves no room for it stand side by side: its author knows both."""
    if refuted.own is None or refuted.ahead:
        return False
    return bool(in_one_breath(block, np.array([refuted.rank]), np.array([refuted.own]))[0])


def _refuted(block: Block, refuted: Refuted) -> Finding:
    head, own, ahead = refuted.rank, refuted.own, refuted.ahead
    heads = [head, *([] if own is None else [own]), *ahead]
    severity, reasons = judge(block, heads, True, 0.0, refuted.relative)
    said = f"{say.measure(block, head, when=False)}: {say.cited(block, head, when=True)}"
    others = say.listed([f"{_name(block, row)} {say.cited(block, row, when=True)}" for row in ahead])
    if own is None:
        text = f"{said}, but more than half is another’s: {others}."
    elif not ahead:
        text = (
            f"{said}, but with {say.cited(block, own, when=True)} there is no room for as many ahead of it."
        )
    else:
        text = f"{said}, but it has {say.cited(block, own, when=True)}, and {others}."
    return finding("rank", severity, block, heads, text, reasons, refuted.relative)


def _name(block: Block, row: int) -> str:
    return block.pack.label(block.text("subject", row))


RULE = Rule("rank", BY, find)
