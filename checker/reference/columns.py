"""Columns of a normal table as the judge compares them: a change in percent and a multiple are one factor."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from checker.algebra import Bounds, Floats
from checker.model import Kind


def values(column: pd.Series[str]) -> NDArray[np.object_]:
    """A column as an array of objects, None for null."""
    plain = column.astype(object)
    return plain.where(plain.notna(), None).to_numpy(dtype=np.object_)


def days(moments: pd.Series[pd.Timestamp]) -> Floats:
    """Moments in days since 1970, NaN where there is none."""
    found = moments.to_numpy().astype("datetime64[D]")
    return np.where(np.isnat(found), np.nan, found.astype(np.float64))


def _factors(frame: pd.DataFrame) -> tuple[Floats, Floats]:
    """What scales and shifts a value: +660% is the factor 7.6."""
    change = (frame["kind"].eq(Kind.CHANGE) & frame["unit"].eq("percent")).to_numpy(dtype=np.bool_)
    return np.where(change, 0.01, 1.0), np.where(change, 1.0, 0.0)


def numerals(frame: pd.DataFrame) -> tuple[Floats, Floats]:
    """The stated numerals, lower and upper."""
    scale, shift = _factors(frame)
    low, high = (frame[name].to_numpy(dtype=np.float64) * scale + shift for name in ("low", "high"))
    return low, high


def interval_of(frame: pd.DataFrame) -> Bounds:
    """The intervals."""
    return _bounds(frame, "")


def reach_of(frame: pd.DataFrame) -> Bounds:
    """What the authors can have meant."""
    return _bounds(frame, "reach_")


def _bounds(frame: pd.DataFrame, prefix: str) -> Bounds:
    scale, shift = _factors(frame)
    lower, upper = (
        frame[prefix + name].to_numpy(dtype=np.float64) * scale + shift for name in ("lower", "upper")
    )
    opens = (frame[prefix + name].to_numpy(dtype=np.bool_) for name in ("lower_open", "upper_open"))
    return Bounds(lower, upper, *opens)


def classes(frame: pd.DataFrame) -> NDArray[np.object_]:
    """The kind of each row as it is compared: changes with multiples, a rate (a tariff) as an amount."""
    kind = values(frame["kind"])
    kind = np.where(np.isin(kind, [Kind.CHANGE, Kind.MULTIPLE]), "change", kind)
    rate = (kind == Kind.SHARE) & frame["whole"].isna().to_numpy() & frame["counterparty"].isna().to_numpy()
    tariff = values(frame["metric_key"]) == "tariff"
    return np.where((kind == Kind.SHARE) & (tariff | rate), Kind.AMOUNT, kind).astype(object)


def units(frame: pd.DataFrame) -> NDArray[np.object_]:
    """The unit of each row as it is compared; a change in percent and a multiple have one."""
    unit = values(frame["unit"])
    factor = frame["kind"].isin([Kind.CHANGE, Kind.MULTIPLE]) & frame["unit"].isin(["percent", "x"])
    return np.where(factor.to_numpy(), "x", unit).astype(object)
