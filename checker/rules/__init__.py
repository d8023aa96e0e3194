"""The rules, listed by hand, and the one function that runs them all."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from checker.model import Article, Finding
from checker.packs import Pack
from checker.rules import (
    exclusive,
    growth,
    headline,
    joint,
    own_arithmetic,
    part_over_whole,
    same_measure,
    share_sum,
    temporal,
)
from checker.rules.rule import Block, Rule

__all__ = ["ALL_RULES", "Rule", "find"]

ALL_RULES: tuple[Rule, ...] = (
    same_measure.RULE,
    share_sum.RULE,
    part_over_whole.RULE,
    own_arithmetic.RULE,
    growth.RULE,
    joint.RULE,
    exclusive.RULE,
    headline.RULE,
    temporal.RULE,
)


def find(frame: pd.DataFrame, pack: Pack, articles: Sequence[Article] = ()) -> tuple[Finding, ...]:
    """All findings of all rules over a NormalClaims table, worst first.

    A finding whose claims contain those of a smaller one of the same or a worse severity is left out: the
    smallest set is the explanation. The order is by severity, gap and ids, so that it never depends on chance.
    """
    if frame.empty:
        return ()
    block = Block(frame.reset_index(drop=True), pack, articles)
    found = [finding for rule in ALL_RULES for finding in rule.find(block)]
    return tuple(sorted(_numbered(_smallest(found)), key=_order))


def _smallest(found: list[Finding]) -> list[Finding]:
    """Without the findings that a smaller or worse one explains already."""
    kept: list[Finding] = []
    of_claim: dict[str, list[frozenset[str]]] = {}
    for finding in sorted(found, key=lambda f: (len(set(f.claims)), f.severity.order, _order(f))):
        claims = frozenset(finding.claims)
        known = {held for claim in claims for held in of_claim.get(claim, ())}
        if any(held <= claims for held in known):
            continue
        kept.append(finding)
        if len(claims) > 1:
            for claim in claims:
                of_claim.setdefault(claim, []).append(claims)
    return kept


def _numbered(found: list[Finding]) -> list[Finding]:
    """Ids made different where two findings would share one."""
    from dataclasses import replace

    seen: dict[str, int] = {}
    result = []
    for finding in sorted(found, key=_order):
        seen[finding.id] = seen.get(finding.id, 0) + 1
        number = seen[finding.id]
        result.append(finding if number == 1 else replace(finding, id=f"{finding.id}-{number}"))
    return result


def _order(finding: Finding) -> tuple[int, int, float, str, tuple[str, ...]]:
    """Worst first; two claims side by side before arithmetic; then the widest gap."""
    return finding.severity.order, _RANK[finding.rule], -finding.gap, finding.measure, finding.claims


_RANK = {rule.id: number for number, rule in enumerate(ALL_RULES)}
