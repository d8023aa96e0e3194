"""The shares of different parts of one whole come to more than all of it.

Shares of one metric and commodity in one whole and overlapping periods are added by their lower ends; a part
that lies within another part (a mine in its country) is not added to it, nor is a partner's share to a share
of another flow. Over 100% is a contradiction, softened to a tension by an inferred period, metrics of one
family, a headline, or an excess of under 2%. The smallest set that is too much is reported: two parts before
three.

Example: China 90% (article 002-b) and Mountain Pass 15% (003) of the world's mine production are at least
104%.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from checker.model import Finding, Kind
from checker.rules import say
from checker.rules.compare import asks, judge, mixed_modality
from checker.rules.positions import Position, blocks, positions
from checker.rules.rule import Block, Rule, finding

BY = ("metric_key", "whole", "commodity", "unit")
FLOW = ("imports", "exports", "import_reliance")
MOST_PARTS = 12


def find(block: Block) -> Iterator[Finding]:
    """For each whole the pairs of parts that are over it, and the sum of all parts if no pair is."""
    share = (block.frame["kind"] == Kind.SHARE).to_numpy() & block.frame["whole"].notna().to_numpy()
    for rows in blocks(block, BY, share):
        flow = block.text("metric_key", rows[0]) in FLOW
        part = "counterparty" if flow else "subject"
        held = [p for p in positions(block, rows) if block.text(part, p.row) and not asks(block, [p.row])]
        if flow:
            held = [p for p in held if block.text("subject", p.row) == block.text("whole", p.row)]
        pairs = list(_pairs(block, held, part))
        yield from pairs
        if not pairs:
            yield from _all(block, held, part)


def _pairs(block: Block, held: list[Position], part: str) -> Iterator[Finding]:
    for a, b in combinations(held, 2):
        if _disjoint_parts(block, (a, b), part) and _together(block, (a, b)):
            total = sum(float(block.interval.lower[p.row]) for p in (a, b))
            if total > 100 + 1e-9 and not mixed_modality(block, (a.row, b.row)):
                yield _finding(block, (a, b), part, total)


def _all(block: Block, held: list[Position], part: str) -> Iterator[Finding]:
    """The parts of one article and period, all together."""
    groups: dict[tuple[str | None, str | None], dict[str, Position]] = {}
    for position in held:
        key = (block.text("article", position.row), block.text("period", position.row))
        groups.setdefault(key, {}).setdefault(str(block.text(part, position.row)), position)
    for parts in groups.values():
        chosen = list(parts.values())
        if not 2 < len(chosen) <= MOST_PARTS or not _disjoint_parts(block, tuple(chosen), part):
            continue
        total = sum(float(block.interval.lower[p.row]) for p in chosen)
        if total > 100 + 1e-9:
            ordered = sorted(chosen, key=lambda p: -float(block.interval.lower[p.row]))
            while sum(float(block.interval.lower[p.row]) for p in ordered[:-1]) > 100 + 1e-9:
                ordered.pop()
            yield _finding(
                block, tuple(ordered), part, sum(float(block.interval.lower[p.row]) for p in ordered)
            )


def _disjoint_parts(block: Block, held: tuple[Position, ...], part: str) -> bool:
    """Whether the parts are different and none lies within another."""
    names = [block.text(part, p.row) for p in held]
    if len(set(names)) < len(names) or not all(known_part(block, name) for name in names):
        return False
    return not any(block.pack.within(a, b) for a in names for b in names)


def known_part(block: Block, name: str | None) -> bool:
    """Whether the pack knows what it is: a group like “the top five” may hold the others."""
    entity = block.pack.entities.get(name or "")
    return entity is not None and entity.kind not in ("world", "region", "bloc", "group")


def _together(block: Block, held: tuple[Position, ...]) -> bool:
    start, end = block.years
    rows = [p.row for p in held]
    return bool(max(start[r] for r in rows) <= min(end[r] for r in rows))


def _finding(block: Block, held: tuple[Position, ...], part: str, total: float) -> Finding:
    rows = tuple(row for position in held for row in position.rows)
    excess = (total - 100) / total
    severity, reasons = judge(block, [p.row for p in held], True, total - 100, excess, False)
    names = " + ".join(f"{block.pack.label(block.text(part, p.row))} {say.value(block, p.row)}" for p in held)
    whole = block.pack.label(block.text("whole", rows[0]))
    metric = block.pack.label(block.text("metric_key", rows[0]))
    text = f"Shares of {whole} {metric}: {names} ({say.sources(block, list(rows))}) come to at least {total:.4g}%."
    return finding("share-sum", severity, block, rows, text, reasons, excess)


RULE = Rule("share-sum", BY, find)
