"""Columns of the normal table as arrays, and the columns that say when two claims are one position."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from checker.algebra import Bounds, Codes, Floats

POSITION = (
    "measure", "kind", "unit", "low", "high", "hedge", "period", "modality", "item", "base",
)  # fmt: skip
"""Claims that agree in these say one thing: a position. Text, place and article do not count."""

SIDE = ("measure", "kind", "low", "high", "unit", "base")
"""Positions that agree in these are near-copies, one side of a disagreement: 70% and about 70% against 80%."""

YEAR = 365.25
"""Days of a year on average."""

A_DAY = 1.5
"""Days that two ends of windows may lie apart and still be one: the 30th and the 31st."""

MOST = 2**62
"""Numbers beyond which codes have to be made dense again."""


def values(column: pd.Series[str]) -> NDArray[np.object_]:
    """A column as an array of objects, None for null."""
    return column.to_numpy(dtype=np.object_, na_value=None)  # type: ignore[call-overload,no-any-return]


def coded(frame: pd.DataFrame, names: Sequence[str]) -> Iterator[Codes]:
    """Columns as numbers, the same for rows that agree in one; −1 for null."""
    return (pd.factorize(values(frame[name]))[0].astype(np.int64) for name in names)


def numbered(*columns: Codes | Floats) -> Codes:
    """One number for each row, the same for rows that agree in all columns; dense, from 0. NaN is a value like any."""
    result, size = np.zeros(len(columns[0]), dtype=np.int64), 1
    for column in columns:
        code, known = pd.factorize(column, use_na_sentinel=False)
        if size * len(known) > MOST:
            result, size = _dense(result)
        result = result * len(known) + code
        size *= len(known)
    return _dense(result)[0]


def _dense(codes: Codes) -> tuple[Codes, int]:
    """Numbers without gaps for the same rows, and how many there are."""
    code, known = pd.factorize(codes)
    return code.astype(np.int64), len(known)


def days(moments: pd.Series[pd.Timestamp]) -> Floats:
    """Moments in days since 1970, NaN where there is none."""
    found = moments.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(found), np.nan, found.astype(np.float64))


def bounds(frame: pd.DataFrame, prefix: str = "") -> Bounds:
    """The intervals of all rows, or with the prefix `reach_` the reaches."""
    lower, upper = (frame[prefix + name].to_numpy(dtype=np.float64) for name in ("lower", "upper"))
    opens = (frame[prefix + name].to_numpy(dtype=np.bool_) for name in ("lower_open", "upper_open"))
    return Bounds(lower, upper, *opens)
