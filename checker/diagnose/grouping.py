"""Which claims speak of one measure in one period, so that their values can be laid side by side.

The measure is that of the claim model, with kind, unit, item and base; forecasts and what is only claimed are
kept apart from what is stated, and where a text does not say what it counts only equal numbers speak of one
thing. The period is the stated one. A claim without one joins the latest stated period that it may speak of
(the article's year, or as many years before it as the claim model allows; a flow only one of equal length),
and else its article's year.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from checker.algebra import Bools, Codes, Floats, Index, joined
from checker.model import Kind, Modality

KEY = ("measure", "kind", "unit", "item", "base")
VAGUE = ("event", "things", "other")
STRUCTURES = (Kind.SHARE, Kind.RANK, Kind.EXCLUSIVE, Kind.RATIO)
YEAR = 365.25
A_DAY = 1.5
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
        frame, measure, Windows(_days(frame["period_start"]), _days(frame["period_end"])), stated
    )
    return numbered(measure, windows.start, windows.end), stated


def numbered(*columns: Codes | Floats) -> Codes:
    """One number for each row, the same for rows that agree in all columns; dense, from 0."""
    result = np.zeros(len(columns[0]), dtype=np.int64)
    for column in columns:
        code, known = pd.factorize(column)
        result = pd.factorize(result * len(known) + code)[0].astype(np.int64)
    return result


def _measures(frame: pd.DataFrame) -> Codes:
    codes = [pd.factorize(frame[name])[0].astype(np.int64) for name in KEY]
    forecast = frame["modality"].eq(Modality.FORECAST) & ~frame["counts_as_stated"]
    claimed = frame["modality"].eq(Modality.CLAIMED)
    manner = forecast.to_numpy(dtype=np.int64) + 2 * claimed.to_numpy(dtype=np.int64)
    vague = (frame["metric_key"].isin(list(VAGUE)) & frame["item"].isna()).to_numpy(dtype=np.bool_)
    values = [np.where(vague, frame[name].to_numpy(dtype=np.float64), 0.0) for name in ("low", "high")]
    return numbered(*codes, manner, *values)


def _days(moments: pd.Series[pd.Timestamp]) -> Floats:
    days = moments.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(days), NEVER, days.astype(np.float64))


def _settled(frame: pd.DataFrame, measure: Codes, windows: Windows, stated: Bools) -> Windows:
    """The windows with those of undated claims replaced by the stated one that they join, where there is one."""
    lasting = frame["nature"].isin(["stock", "structure"]) | frame["kind"].isin(list(STRUCTURES))
    back = frame["period_back"].to_numpy(dtype=np.float64)
    # One row stands for all that are alike, so that the pairs to look at stay few.
    alike = numbered(measure, windows.start, windows.end, stated.astype(np.int64))
    _, first, alike = np.unique(alike, return_index=True, return_inverse=True)
    dated = first[stated[first]]
    undated = first[~stated[first] & (windows.start[first] != NEVER)]
    left, right = joined(measure[undated], measure[dated])
    one, other = undated[left], dated[right]
    good = windows.end[other] >= windows.start[one] - YEAR * back[one]
    good &= windows.start[other] <= windows.end[one]
    length = windows.end - windows.start
    good &= lasting.to_numpy(dtype=np.bool_)[one] | (np.abs(length[one] - length[other]) <= A_DAY)
    one, other = one[good], other[good]
    latest = np.lexsort((windows.start[other], windows.end[other]))
    target = np.arange(len(frame), dtype=np.intp)
    target[one[latest]] = other[latest]
    return windows.take(target[first][alike])
