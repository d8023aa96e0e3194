"""Positions: the claims of one measure that say the same value, so that a copy is no new disagreement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from checker.model import Place
from checker.rules.rule import Block

VALUE = (
    "kind",
    "unit",
    "low",
    "high",
    "hedge",
    "period",
    "metric_key",
    "modality",
    "item",
    "base",
    "subject",
    "counterparty",
    "whole",
    "commodity",
)


@dataclass(frozen=True, slots=True)
class Position:
    """One value of one measure, with every row that says it; the first row stands for all."""

    rows: tuple[int, ...]

    @property
    def row(self) -> int:
        """The row that stands for the position: a body sentence before a headline."""
        return self.rows[0]


def blocks(block: Block, by: Sequence[str], mask: np.ndarray | None = None) -> Iterator[list[int]]:
    """The rows that agree in the columns `by`, in groups of two or more, in the order of the frame."""
    frame = block.frame if mask is None else block.frame[mask]
    if frame.empty:
        return
    for _, group in frame.groupby(list(by), dropna=False, sort=True):
        if len(group) > 1:
            yield [int(i) for i in group.index]


def positions(block: Block, rows: Sequence[int]) -> list[Position]:
    """The distinct positions among some rows."""
    found: dict[tuple[object, ...], list[int]] = {}
    for row in rows:
        key = tuple(block.text(name, row) for name in VALUE)
        found.setdefault(key, []).append(row)
    title = block.frame["place"].to_numpy(object)
    return [
        Position(tuple(sorted(group, key=lambda row: (title[row] == Place.TITLE, row))))
        for group in found.values()
    ]
