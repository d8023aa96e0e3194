"""The rules, listed by hand, and the one function that runs them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from checker import compiled
from checker.columns import POSITION
from checker.model import Article, Finding, Judgement
from checker.packs import Pack

with compiled.kept("rules"):
    from checker.rules import (
        count_list,
        exclusive,
        growth,
        headline,
        joint,
        missed_forecast,
        own_arithmetic,
        part_over_whole,
        rank,
        reference,
        same_measure,
        share_sum,
        temporal,
        total,
        unit,
    )
    from checker.rules.block import Block
    from checker.rules.merge import merged
    from checker.rules.rule import Rule

__all__ = ["ALL_RULES", "Rule", "find", "find_near"]

ALL_RULES: tuple[Rule, ...] = (
    unit.RULE,
    same_measure.RULE,
    share_sum.RULE,
    part_over_whole.RULE,
    total.RULE,
    own_arithmetic.RULE,
    growth.RULE,
    joint.RULE,
    rank.RULE,
    exclusive.RULE,
    count_list.RULE,
    headline.RULE,
    temporal.RULE,
    missed_forecast.RULE,
    reference.RULE,
)


def find(
    frame: pd.DataFrame,
    pack: Pack,
    articles: Sequence[Article] = (),
    judgements: Sequence[Judgement] = (),
) -> tuple[Finding, ...]:
    """All findings of all rules over a NormalClaims table, worst first.

    `judgements` are those of the reference facts on its claims, in their order, where there are any.

    A finding whose claims contain those of another is left out: the smallest set is the explanation; and
    near-copies of one disagreement are one finding with all its claims. The order is by severity, rule, gap and
    ids, so that it never depends on the order of the claims.
    """
    if frame.empty:
        return ()
    block = Block(frame.reset_index(drop=True), pack, articles, judgements)
    found = [finding for rule in ALL_RULES for finding in rule.find(block)]
    return tuple(_numbered(merged(block, _smallest(block, found))))


def find_near(
    frame: pd.DataFrame,
    rows: pd.DataFrame,
    pack: Pack,
    articles: Sequence[Article] = (),
    judgements: Sequence[Judgement] = (),
) -> tuple[Finding, ...]:
    """The findings that some rows (of this table or of another) can have a part in, and others beside them.

    Each rule sees what agrees with one of the rows in the columns that block it, and nothing else.
    """
    if frame.empty:
        return ()
    block = Block(frame.reset_index(drop=True), pack, articles, judgements)
    columns = sorted({name for rule in ALL_RULES for name in rule.by})
    both = Block(pd.concat([frame[columns], rows[columns]], ignore_index=True), pack)
    found: list[Finding] = []
    for rule in ALL_RULES:
        codes = both.codes(*rule.by)
        near = np.flatnonzero(np.isin(codes[: len(frame)], codes[len(frame) :]))
        if len(near):
            heard = [judgements[row] for row in near.tolist()] if judgements else ()
            part = Block(block.frame.iloc[near].reset_index(drop=True), pack, articles, heard)
            found += rule.find(part)
    return tuple(_numbered(merged(block, _smallest(block, found))))


def _smallest(block: Block, found: Sequence[Finding]) -> list[Finding]:
    """Without the findings that a smaller one, or a worse one over the same claims, explains already.

    Claims that say the same thing count once, so that a copy of one makes no finding larger than another.
    """
    position = dict(zip(block.column("id").tolist(), block.codes(*POSITION).tolist(), strict=True))
    sized = [(frozenset(position[id] for id in finding.claims), finding) for finding in found]
    kept: list[Finding] = []
    of_position: dict[int, list[tuple[frozenset[int], frozenset[str]]]] = {}
    for said, finding in sorted(sized, key=lambda pair: (len(pair[0]), _order(pair[1]))):
        claims = frozenset(finding.claims)
        known = (pair for code in said for pair in of_position.get(code, ()))
        if any(held <= said and not claims.isdisjoint(own) for held, own in known):
            continue
        kept.append(finding)
        # A single stale claim is no explanation of what it does together with others.
        if len(said) > 1:
            of_position.setdefault(min(said), []).append((said, claims))
    return sorted(kept, key=_order)


def _numbered(found: Sequence[Finding]) -> list[Finding]:
    """Ids made different where two findings would share one."""
    seen: dict[str, int] = {}
    result = []
    for finding in found:
        seen[finding.id] = seen.get(finding.id, 0) + 1
        number = seen[finding.id]
        result.append(finding if number == 1 else replace(finding, id=f"{finding.id}-{number}"))
    return result


def _order(finding: Finding) -> tuple[int, int, float, str, str, tuple[str, ...]]:
    """Worst first; two claims side by side before arithmetic; then the widest gap."""
    rank = _RANK[finding.rule]
    return finding.severity.order, rank, -finding.gap, finding.measure, finding.id, finding.claims


_RANK = {rule.id: number for number, rule in enumerate(ALL_RULES)}
