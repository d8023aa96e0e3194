"""A part is larger than the whole that it lies in.

The same metric and commodity over the same window: a mine more than its country, a company's plants more than
the company, a partner's flow more than the whole flow, one kind of power more than all of it. It holds for
amounts and for shares of one whole. The lower end of the part is above the upper end of the whole; an
inferred period, a headline, or an excess of under 2% make it a tension.

Example: if Mountain Pass makes 15% of the world's rare earths (article 003), the United States cannot make
12%.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from checker.model import Finding, Kind
from checker.rules import say
from checker.rules.compare import comparable, judge, mixed_modality
from checker.rules.positions import Position, blocks, positions
from checker.rules.rule import Block, Rule, finding
from checker.rules.share_sum import known_part

BY = ("kind", "family", "unit")
KINDS = (Kind.AMOUNT, Kind.SHARE)
FLOWS = ("imports", "exports", "import_reliance", "supply")
METRICS_WITHOUT_PARTS = (
    "price",
    "cost",
    "grade",
    "lead_time",
    "tariff",
    "stake",
    "other",
    "event",
    "things",
    "investment",
    "loan",
)


def find(block: Block) -> Iterator[Finding]:
    """Every part over its whole, and the parts of one whole that together are over it."""
    asked = (
        block.frame["kind"].isin(KINDS).to_numpy()
        & ~block.frame["metric_key"].isin(METRICS_WITHOUT_PARTS).to_numpy()
    )
    for rows in blocks(block, BY, asked):
        held = positions(block, rows)
        for whole in held:
            parts = [p for p in held if p is not whole and _within(block, p.row, whole.row)]
            over = [p for p in parts if _over(block, [p], whole)]
            for part in over:
                yield _finding(block, [part], whole)
            if not over and len(parts) > 1:
                yield from _sum(block, parts, whole)


def _within(block: Block, part: int, whole: int) -> bool:
    """Whether the measure at `part` is a part of that at `whole`, in exactly one respect, over the same time."""
    text = block.text
    if text("whole", part) != text("whole", whole) or text("metric_key", part) != text("metric_key", whole):
        return False
    if not _one_respect(block, part, whole):
        return False
    alike = bool(comparable(block, np.array([part]), np.array([whole]))[0])
    return alike and not mixed_modality(block, (part, whole))


def _one_respect(block: Block, part: int, whole: int) -> bool:
    text, pack = block.text, block.pack
    flow = text("metric_key", part) in FLOWS
    subjects = text("subject", part), text("subject", whole)
    goods = text("commodity", part), text("commodity", whole)
    partners = text("counterparty", part), text("counterparty", whole)
    if subjects[0] != subjects[1]:
        return goods[0] == goods[1] and partners == (None, None) and not flow and pack.within(*subjects)
    if goods[0] != goods[1]:
        energy = text("dimension", part) in ("energy", "power")
        itself = text("dimension", part) == "share" and subjects[0] == text("whole", part) and not flow
        return partners[0] == partners[1] and (energy or itself) and pack.within(*goods)
    return partners[0] is not None and partners[1] is None and text("kind", part) == Kind.AMOUNT


def _over(block: Block, parts: list[Position], whole: Position) -> bool:
    total = sum(float(block.interval.lower[p.row]) for p in parts)
    return total > float(block.interval.upper[whole.row]) * (1 + 1e-12)


def _sum(block: Block, parts: list[Position], whole: Position) -> Iterator[Finding]:
    """Parts of one article that together are more than the whole; each part named once, none inside another."""
    by_article: dict[str | None, dict[str | None, Position]] = {}
    for part in parts:
        by_article.setdefault(block.text("article", part.row), {}).setdefault(
            block.text("subject", part.row), part
        )
    for named in by_article.values():
        names, chosen = list(named), list(named.values())
        if (
            len(chosen) < 2
            or not all(known_part(block, name) for name in names)
            or any(block.pack.within(a, b) for a in names for b in names)
        ):
            continue
        if _over(block, chosen, whole):
            yield _finding(block, chosen, whole)


def _finding(block: Block, parts: list[Position], whole: Position) -> Finding:
    rows = tuple(row for position in (*parts, whole) for row in position.rows)
    total = sum(float(block.interval.lower[p.row]) for p in parts)
    limit = float(block.interval.upper[whole.row])
    relative = (total - limit) / total
    share = block.text("kind", whole.row) == Kind.SHARE
    severity, reasons = judge(
        block, [*(p.row for p in parts), whole.row], share, total - limit, relative, False
    )
    names = " + ".join(f"{say.measure(block, p.row)}: {say.value(block, p.row)}" for p in parts)
    text = (
        f"A part over its whole: {names} ({say.sources(block, [r for p in parts for r in p.rows])}), but "
        f"{say.measure(block, whole.row)}: {say.value(block, whole.row)} ({say.sources(block, list(whole.rows))})."
    )
    return finding("part-over-whole", severity, block, rows, text, reasons, relative)


RULE = Rule("part-over-whole", BY, find)
