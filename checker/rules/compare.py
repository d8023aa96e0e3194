"""When two claims may be compared at all, and what softens their disagreement: the claim model's rules."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from checker.algebra import apart, gap, larger_end
from checker.model import Kind, Modality, Place, Severity
from checker.rules.rule import Block, softer

SMALL_GAP = 0.02
WIDE_SHARE = 5.0
WIDE_AMOUNT = 0.25
DAY = 1.5

Rows = NDArray[np.intp]
EARLIER = ("before", "earlier", "last edition", "previous")


def comparable(block: Block, left: Rows, right: Rows) -> NDArray[np.bool_]:
    """Which pairs of rows speak of windows, items and bases that can be compared."""
    start, end = block.years
    overlap = (start[left] <= end[right]) & (start[right] <= end[left])
    undated = np.isnan(start[left]) | np.isnan(start[right])
    good = overlap | undated
    frame = block.frame
    stated = frame["period_stated"].to_numpy(bool)
    flow = frame["nature"].isin(["flow", "price"]).to_numpy()
    share = (frame["kind"] == Kind.SHARE).to_numpy()
    strict = flow & ~share
    length = end - np.where(
        np.isnan(start), end, frame["period_start"].to_numpy().astype("datetime64[D]").astype(float)
    )
    equal = np.abs(length[left] - length[right]) <= DAY
    good &= ~strict[left] | equal
    both = stated[left] & stated[right] & strict[left]
    good &= ~both | (np.abs(end[left] - end[right]) <= DAY)
    for name in ("item", "base"):
        good &= ~_differ(block.column(name), left, right)
    items = block.column("item")
    early = np.array(
        [item is not None and any(word in str(item) for word in EARLIER) for item in items], dtype=bool
    )
    result: NDArray[np.bool_] = good & ~(early[left] ^ early[right])
    return result


def _differ(values: NDArray[np.object_], left: Rows, right: Rows) -> NDArray[np.bool_]:
    a, b = values[left], values[right]
    return np.array(
        [x is not None and y is not None and x != y for x, y in zip(a, b, strict=True)], dtype=bool
    )


def judge(
    block: Block, rows: Sequence[int], share: bool, distance: float, relative: float, meets: bool
) -> tuple[Severity, list[str]]:
    """How hard a disagreement of these rows is, and the reasons that soften it.

    `distance` is the gap in the unit, `relative` as a part of the larger end; `meets` says that the
    intervals meet and only the reaches do not.
    """
    frame = block.frame
    pick = frame.iloc[list(rows)]
    reasons: list[str] = []
    if meets:
        reasons.append(
            "the intervals meet, but only further out than an author who knew the other figure would write"
        )
    elif relative < SMALL_GAP:
        reasons.append(f"the gap is {relative:.1%} of the larger figure")
    inferred = ~pick["period_stated"].to_numpy(bool) & pick["period_start"].notna().to_numpy()
    wide = distance > WIDE_SHARE if share else relative > WIDE_AMOUNT
    if inferred.any() and not (wide and not meets):
        reasons.append("a period is inferred from the date of the article")
    metrics = [str(m) for m in dict.fromkeys(pick["metric_key"])]
    families = pick["family"].nunique()
    if len(metrics) > 1 and families == 1 and len(rows) == 2:
        reasons.append(
            f"{block.pack.label(metrics[0])} and {block.pack.label(metrics[1])} are of one family, not the same"
        )
    if (pick["place"] == Place.TITLE).any():
        reasons.append("one of them stands in a headline")
    severity = softer(Severity.CONTRADICTION, len(reasons))
    if _forecasts(block, rows) >= 2:
        reasons.append("they are forecasts of different people")
        severity = softer(severity, len(reasons))
    if asks(block, rows):
        reasons.append("the headline only asks")
        severity = Severity.NOTE
    return severity, reasons


def _forecasts(block: Block, rows: Sequence[int]) -> int:
    stated = block.frame["counts_as_stated"].to_numpy(bool)
    modality = block.frame["modality"].to_numpy(object)
    return sum(not stated[row] and modality[row] == Modality.FORECAST for row in rows)


def mixed_modality(block: Block, rows: Sequence[int]) -> bool:
    """Whether a forecast stands against what came or is."""
    count = _forecasts(block, rows)
    return 0 < count < len(rows)


def asks(block: Block, rows: Sequence[int]) -> bool:
    """Whether one of them is only a question in a title."""
    frame = block.frame
    return any(
        frame.at[row, "place"] == Place.TITLE and frame.at[row, "modality"] == Modality.CLAIMED
        for row in rows
    )


def pair_gap(block: Block, left: int, right: int) -> tuple[float, float, bool]:
    """Gap in the unit, relative gap, and whether the intervals meet (their reaches then do not)."""
    a, b = (block.interval.take(np.array([row])) for row in (left, right))
    if bool(apart(a, b)[0]):
        distance = float(gap(a, b)[0])
        return distance, distance / float(larger_end(a, b)[0]), False
    a, b = (block.reach.take(np.array([row])) for row in (left, right))
    distance = float(gap(a, b)[0])
    return distance, distance / float(larger_end(a, b)[0]), True
