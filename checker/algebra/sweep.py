"""All pairs of intervals that exclude one another, by sorting and sweeping: n log n and what is found."""

from __future__ import annotations

import numpy as np

from checker.algebra.bounds import Bounds, Codes, Floats, Index


def below(a: Bounds, b: Bounds, block_a: Codes, block_b: Codes) -> tuple[Index, Index]:
    """All pairs (i, j) of one block in which a[i] lies entirely below b[j], by sorting and sweeping.

    The lower ends of b and the upper ends of a are sorted together; behind an upper end begin the intervals
    that lie above it, up to the end of its block: O(n log n + pairs).
    """
    # At one number an open upper end excludes all that begins there, a closed one only what begins open.
    tie = np.concatenate((np.where(b.lower_open, 3, 1), np.where(a.upper_open, 0, 2)))
    block = np.concatenate((block_b, block_a))
    order = np.lexsort((tie, np.concatenate((b.lower, a.upper)), block))
    begins = order < len(b)
    passed = np.cumsum(begins)
    first = np.empty(len(a), dtype=np.intp)
    first[order[~begins] - len(b)] = passed[~begins]
    by_lower = order[begins]
    stop = np.searchsorted(block_b[by_lower], block_a, side="right")
    left, right = ranges(first, stop)
    return left, by_lower[right]


def disjoint_pairs(bounds: Bounds, block: Codes | None = None) -> tuple[Index, Index]:
    """All pairs of rows of one block whose intervals share no number, the lower interval first."""
    codes = np.zeros(len(bounds), dtype=np.int64) if block is None else block
    return below(bounds, bounds, codes, codes)


def ranges(first: Index, stop: Index) -> tuple[Index, Index]:
    """For each row n the numbers first[n] … stop[n] − 1: the rows repeated, and the numbers."""
    sizes = np.maximum(stop - first, 0)
    rows = np.repeat(np.arange(len(first)), sizes)
    offsets = np.arange(len(rows)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return rows, first[rows] + offsets


def joined(left: Codes, right: Codes) -> tuple[Index, Index]:
    """All pairs of rows with equal codes."""
    order = np.argsort(right, kind="stable")
    ordered = right[order]
    rows, found = ranges(np.searchsorted(ordered, left), np.searchsorted(ordered, left, side="right"))
    return rows, order[found]


def exceeding(least: Floats, block: Codes, value: Floats, block_of: Codes) -> tuple[Index, Index]:
    """All pairs (i, j) of one block with value[j] ≥ least[i]; O(n log n + pairs)."""
    order = np.lexsort((np.arange(len(value)), value, block_of))
    first = np.lexsort(
        (
            np.concatenate((np.zeros(len(least)), np.ones(len(value)))),
            np.concatenate((least, value)),
            np.concatenate((block, block_of)),
        )
    )
    asks = first < len(least)
    begin = np.empty(len(least), dtype=np.intp)
    begin[first[asks]] = np.cumsum(~asks)[asks]
    stop = np.searchsorted(block_of[order], block, side="right")
    row, at = ranges(begin, stop)
    return row, order[at]
