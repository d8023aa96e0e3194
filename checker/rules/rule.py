"""What a rule is, and the table it reads: one view of the normal claims that all rules share."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from checker.algebra import Bounds
from checker.model import Article, Finding, Severity
from checker.packs import Pack


@dataclass(frozen=True, eq=False)
class Block:
    """The claims that a rule looks at, as columns, with the pack and the articles at hand.

    Rows are numbered from 0 in the order of `frame`. A claim as written stays as it is: what a rule
    concludes goes into findings.
    """

    frame: pd.DataFrame
    pack: Pack
    articles: Sequence[Article] = ()

    def column(self, name: str) -> NDArray[np.object_]:
        """One column as an array of objects, None for null."""
        values: NDArray[np.object_] = self.frame[name].to_numpy(object, copy=True)
        values[self.frame[name].isna().to_numpy()] = None
        return values

    def text(self, name: str, row: int) -> str | None:
        """One cell of a column of strings, None for null."""
        if name not in self._columns:
            self._columns[name] = self.column(name)
        value = self._columns[name][row]
        return None if value is None else str(value)

    @cached_property
    def _columns(self) -> dict[str, NDArray[np.object_]]:
        return {}

    @cached_property
    def interval(self) -> Bounds:
        """The intervals of all rows."""
        return self._bounds("")

    @cached_property
    def reach(self) -> Bounds:
        """The reaches of all rows."""
        return self._bounds("reach_")

    def _bounds(self, prefix: str) -> Bounds:
        names = [f"{prefix}{name}" for name in ("lower", "upper", "lower_open", "upper_open")]
        lower, upper, lower_open, upper_open = (self.frame[name].to_numpy() for name in names)
        return Bounds(
            lower.astype(float), upper.astype(float), lower_open.astype(bool), upper_open.astype(bool)
        )

    @cached_property
    def years(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """First and last day of what each claim may speak of, in days since 1970; NaN when undated."""
        back = self.frame["period_back"].to_numpy()
        start = self.frame["period_start"].to_numpy().astype("datetime64[D]").astype(float)
        end = self.frame["period_end"].to_numpy().astype("datetime64[D]").astype(float)
        start[self.frame["period_start"].isna()] = np.nan
        end[self.frame["period_end"].isna()] = np.nan
        return start - 365.25 * back, end


Find = Callable[[Block], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id as you would say it aloud, the columns that block it, and the function.

    Claims that differ in a column of `by` never meet under the rule; the same columns are the shuffle
    key when it runs on several machines. The manual is the function's module docstring.
    """

    id: str
    by: tuple[str, ...]
    find: Find

    @property
    def manual(self) -> str:
        """The rule's manual: the docstring of its module."""
        import sys

        return (sys.modules[self.find.__module__].__doc__ or "").strip()


def finding(
    rule: str,
    severity: Severity,
    block: Block,
    rows: Sequence[int],
    explanation: str,
    softened: Sequence[str] = (),
    gap: float = 0.0,
) -> Finding:
    """A finding over some rows, its id made of the rule, the measures and the normal values alone."""
    frame = block.frame
    values = sorted(
        "|".join(
            str(frame.at[row, name])
            for name in ("measure", "kind", "low", "high", "hedge", "unit", "period", "base")
        )
        for row in rows
    )
    digest = hashlib.sha256("\n".join((rule, *values)).encode()).hexdigest()[:8]
    return Finding(
        id=f"{rule}-{digest}",
        rule=rule,
        severity=severity,
        claims=tuple(str(frame.at[row, "id"]) for row in rows),
        measure=str(frame.at[rows[0], "measure"]),
        explanation=explanation,
        softened=tuple(softened),
        gap=round(float(gap), 6),
    )


def softer(severity: Severity, reasons: int) -> Severity:
    """One reason or two make a contradiction a tension, three a note."""
    if reasons >= 3:
        return Severity.NOTE
    return Severity.TENSION if reasons and severity is Severity.CONTRADICTION else severity
