"""Columns of a normal table as the judge compares them: a change in percent and a multiple are one factor."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from checker.algebra import Bounds, Floats
from checker.columns import bounds, values
from checker.model import Kind


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
    return _as_factors(frame, bounds(frame))


def reach_of(frame: pd.DataFrame) -> Bounds:
    """What the authors can have meant."""
    return _as_factors(frame, bounds(frame, "reach_"))


def _as_factors(frame: pd.DataFrame, held: Bounds) -> Bounds:
    scale, shift = _factors(frame)
    return Bounds(held.lower * scale + shift, held.upper * scale + shift, held.lower_open, held.upper_open)


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
