"""Which claims speak of one measure in one period, so that their values can be laid side by side.

The measure is that of the claim model, with kind, unit, item and base; forecasts and what is only claimed are
kept apart from what is stated, and where a text does not say what it counts only equal numbers speak of one
thing. The period is the stated one. A claim without one joins the latest stated period that it may speak of
(the article's year, or as many years before it as the claim model allows; a flow only one of equal length),
and else its article's year; one of an article without a date joins the latest of all.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from checker.algebra import Bools, Codes, Floats, Index, joined
from checker.columns import A_DAY, YEAR, coded, days, numbered
from checker.model import Kind, Modality

KEY = ("measure", "kind", "unit", "item", "base")
VAGUE = ("event", "things", "other")
STRUCTURES = (Kind.SHARE, Kind.RANK, Kind.EXCLUSIVE, Kind.RATIO)
NEVER = -1e9
"""The day of claims that are of no time, such as dates."""


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """First and last day of what each row speaks of, in days since 1970."""

    start: Floats
    end: Floats

    def take(self, rows: Index) -> Windows:
        """The windows of some rows."""
        return Windows(self.start[rows], self.end[rows])


def groups(frame: pd.DataFrame) -> tuple[Codes, Bools]:
    """For each row of a NormalClaims table the number of its measure and period, and whether it names the period.

    Numbers are dense and begin at 0.
    """
    measure = _measures(frame)
    stated = frame["period_stated"].to_numpy(dtype=np.bool_)
    windows = _settled(
        frame,
        measure,
        Windows(*(_known(days(frame[name])) for name in ("period_start", "period_end"))),
        stated,
    )
    return numbered(measure, windows.start, windows.end), stated


def _measures(frame: pd.DataFrame) -> Codes:
    forecast = frame["modality"].eq(Modality.FORECAST) & ~frame["counts_as_stated"]
    claimed = frame["modality"].eq(Modality.CLAIMED)
    manner = forecast.to_numpy(dtype=np.int64) + 2 * claimed.to_numpy(dtype=np.int64)
    vague = (frame["metric_key"].isin(list(VAGUE)) & frame["item"].isna()).to_numpy(dtype=np.bool_)
    ends = [np.where(vague, frame[name].to_numpy(dtype=np.float64), 0.0) for name in ("low", "high")]
    return numbered(*coded(frame, KEY), manner, *ends)


def _known(when: Floats) -> Floats:
    return np.where(np.isnan(when), NEVER, when)


def _settled(frame: pd.DataFrame, measure: Codes, windows: Windows, stated: Bools) -> Windows:
    """The windows, those of undated claims replaced by the one that they join, where there is one."""
    # One row stands for all that are alike, so that the pairs to look at stay few.
    back = frame["period_back"].to_numpy(dtype=np.float64)
    lasting = frame["nature"].isin(["stock", "structure"]) | frame["kind"].isin(list(STRUCTURES))
    same = numbered(measure, windows.start, windows.end, stated.astype(np.int64), back)
    _, first, same = np.unique(same, return_index=True, return_inverse=True)
    measure, windows, stated, back = measure[first], windows.take(first), stated[first], back[first]
    timeless = windows.start == NEVER
    left, right = _pairs(measure, ~stated & ~timeless, stated)
    good = windows.end[right] >= windows.start[left] - YEAR * back[left]
    good &= windows.start[right] <= windows.end[left]
    length = windows.end - windows.start
    good &= lasting.to_numpy(dtype=np.bool_)[first][left] | (np.abs(length[left] - length[right]) <= A_DAY)
    windows = _joining(windows, left[good], right[good])
    # A claim of an article without a date may speak of any time, as the rules have it.
    windows = _joining(windows, *_pairs(measure, timeless, ~timeless))
    return windows.take(same)


def _pairs(measure: Codes, these: Bools, those: Bools) -> tuple[Index, Index]:
    """All pairs of one of these and one of those rows that are of one measure."""
    one, other = np.flatnonzero(these), np.flatnonzero(those)
    left, right = joined(measure[one], measure[other])
    return one[left], other[right]


def _joining(windows: Windows, left: Index, right: Index) -> Windows:
    """The windows in which each row of `left` has taken the latest window of its rows of `right`."""
    latest = np.lexsort((windows.start[right], windows.end[right]))
    target = np.arange(len(windows.start), dtype=np.intp)
    target[left[latest]] = right[latest]
    return windows.take(target)
