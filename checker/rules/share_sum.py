"""The shares of different parts of one whole come to more than all of it.

Shares of one metric and commodity in one whole and overlapping periods are added by their lower ends; a part
that lies within another part (a mine in its country) is not added to it, nor is a partner's share to a share
of another flow, nor what the pack does not know (“the top five” may hold the others). Over 100% is a
contradiction, softened to a tension by an inferred period, a headline, or an excess of under 2%. The smallest
set that is too much is reported: two parts before three; more than two only from one article, and then with all
that stands in one list. Two parts that
one sentence tells in one voice are of two wholes, and in neighbouring sentences a note.

Example: China 90% (article 002-b) and Mountain Pass 15% (003) of the world's mine production are at least
104%.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from checker.algebra import Bools, Bounds, Index, below
from checker.model import Finding, Kind, Severity
from checker.packs import Pack
from checker.rules import say
from checker.rules.block import Block
from checker.rules.breath import DIFFERENT, in_one_article, in_one_breath
from checker.rules.compare import judge, mixed, overlapping
from checker.rules.rule import Rule, finding

BY = ("metric_key", "whole", "commodity", "unit")
FLOWS = ("imports", "exports", "import_reliance")
MANY = ("world", "region", "bloc", "group")
MOST_PARTS = 12
ALL = 100.0


def find(block: Block) -> Iterator[Finding]:
    """For each whole the pairs of parts that are over it, and all parts of an article if no pair is."""
    subject, whole, partner = (block.codes(name) for name in ("subject", "whole", "counterparty"))
    share = block.among("kind", [Kind.SHARE]) & (whole > 0) & ~block.asks
    flow = block.among("metric_key", FLOWS)
    names = np.where(flow, block.column("counterparty"), block.column("subject"))
    own = np.where(flow, (block.column("subject") == block.column("whole")) & (partner > 0), subject > 0)
    known = {name for name in dict.fromkeys(names[share]) if is_part(block.pack, name)}
    heads = block.heads_among(share & own.astype(np.bool_) & np.isin(names.astype(str), sorted(known)))
    pairs = list(_pairs(block, heads, names))
    yield from (_finding(block, pair, names, told) for *pair, told in pairs)
    code = block.codes(*BY)
    settled = np.isin(code[heads], [code[pair[0]] for pair in pairs])
    yield from _all(block, heads[~settled], names)


def is_part(pack: Pack, name: str | None) -> bool:
    """Whether the pack knows what it is, and it is no group that may hold the others.

    A region is a part like a country where the pack knows what lies in it: Europe beside China and Korea.
    """
    entity = pack.entities.get(name or "")
    return entity is not None and (entity.kind not in MANY or (name in _regions(pack)))


@lru_cache(maxsize=8)
def _regions(pack: Pack) -> frozenset[str]:
    """The regions of which the pack knows the countries."""
    held = {whole for entity in pack.entities.values() if entity.kind == "country" for whole in entity.within}
    return frozenset(id for id in held if pack.kind(id) == "region")


def beside(pack: Pack, names: Sequence[str | None]) -> bool:
    """Whether all are different and none lies within another."""
    return len(set(names)) == len(names) and not any(pack.within(a, b) for a in names for b in names)


def _pairs(block: Block, heads: Index, names: np.ndarray) -> Iterator[tuple[int, int, bool]]:
    """Two parts over the whole, and whether one author tells them in neighbouring sentences."""
    held = block.interval.take(heads)
    always = np.zeros(len(heads), dtype=np.bool_)
    room = Bounds(held.lower, ALL - held.lower + 1e-9, always, held.lower_open)
    code = block.codes(*BY)[heads]
    left, right = (heads[rows] for rows in below(room, held, code, code))
    good: Bools = (left < right) & (names[left] != names[right])
    left, right = left[good], right[good]
    good = overlapping(block, left, right) & (block.forecast[left] == block.forecast[right])
    left, right = left[good], right[good]
    good = ~in_one_breath(block, left, right)
    left, right = left[good], right[good]
    told = in_one_article(block, left, right, np.zeros(len(left)))
    for a, b, doubtful in zip(left.tolist(), right.tolist(), told.tolist(), strict=True):
        if beside(block.pack, (names[a], names[b])):
            yield a, b, doubtful


def _all(block: Block, heads: Index, names: np.ndarray) -> Iterator[Finding]:
    """The parts of one article and period, all together, without those that are not needed."""
    groups: dict[tuple[int, int], dict[str, int]] = {}
    together, code = block.codes("article", "period"), block.codes(*BY)
    for head in heads.tolist():
        groups.setdefault((int(code[head]), int(together[head])), {}).setdefault(str(names[head]), head)
    lower = block.interval.lower
    for parts in groups.values():
        if not 2 < len(parts) <= MOST_PARTS or not beside(block.pack, list(parts)):
            continue
        chosen = sorted(parts.values(), key=lambda head: -float(lower[head]))
        while len(chosen) > 2 and sum(lower[chosen[:-1]]) > ALL + 1e-9:
            chosen.pop()
        if sum(lower[chosen]) > ALL + 1e-9 and not mixed(block, chosen):
            # What one sentence lists is one sum, to its last part.
            told = {place for head in chosen for place in _sentences(block, head)}
            listed = {head for head in parts.values() if told & _sentences(block, head)}
            yield _finding(block, sorted({*chosen, *listed}, key=lambda head: -float(lower[head])), names)


def _sentences(block: Block, head: int) -> set[tuple[str | None, str | None]]:
    """Where a share is said."""
    return {(block.text("article", row), block.text("quote", row)) for row in block.rows(head)}


def _finding(block: Block, heads: Sequence[int], names: np.ndarray, told: bool = False) -> Finding:
    total = float(sum(block.interval.lower[list(heads)]))
    excess = (total - ALL) / total
    severity, reasons = judge(block, heads, True, total - ALL, excess)
    if told:
        severity, reasons = Severity.NOTE, [*reasons, DIFFERENT]
    parts = [f"{block.pack.label(names[head])} {say.cited(block, head)}" for head in heads]
    whole, metric = (block.pack.label(block.text(name, heads[0])) for name in ("whole", "metric_key"))
    text = f"Shares of one whole ({whole}, {metric}): {' + '.join(parts)} come to at least {total:.4g}%."
    return finding("share-sum", severity, block, heads, text, reasons, excess)


RULE = Rule("share-sum", BY, find)
