"""All pairs of intervals that exclude one another, by sorting and sweeping what cannot be told apart faster."""

from __future__ import annotations

import numpy as np

from checker.algebra.bounds import Bools, Bounds, Codes, Floats, Index

FEW = 8
"""Candidates for each interval of a block up to which they are tried; beyond, the block is sorted."""


def below(a: Bounds, b: Bounds, block_a: Codes, block_b: Codes) -> tuple[Index, Index]:
    """All pairs (i, j) of one block in which a[i] lies entirely below b[j]: O(n log n + pairs), mostly O(n + pairs).

    Where most intervals of a block meet, as the claims of one measure do, few lie below any one of them or above
    it: these are tried with all others, and only what is left between is sorted and swept. A block of which too
    many would have to be tried is swept whole.
    """
    if not len(a) or not len(b):
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    block_a, block_b, blocks = _dense(block_a, block_b)
    # Some interval of each block: where it begins, where it ends. A block of one side only has no pairs.
    begins, ends = np.full(blocks, np.inf), np.full(blocks, -np.inf)
    begins[block_b], ends[block_a] = b.lower, a.upper
    low, high = a.upper < begins[block_a], b.lower > ends[block_b]
    tried = np.bincount(block_a[low], minlength=blocks) * np.bincount(block_b, minlength=blocks)
    tried += np.bincount(block_a, minlength=blocks) * np.bincount(block_b[high], minlength=blocks)
    size = np.bincount(block_a, minlength=blocks) + np.bincount(block_b, minlength=blocks)
    many = tried > FEW * size
    low &= ~many[block_a]
    high &= ~many[block_b]
    found = [
        _tried(a, b, np.flatnonzero(low), np.arange(len(b)), block_a, block_b),
        _tried(a, b, np.flatnonzero(~low & ~many[block_a]), np.flatnonzero(high), block_a, block_b),
        _between(a, b, ~low, ~high, block_a, block_b, blocks),
    ]
    left, right = (np.concatenate(rows) for rows in zip(*found, strict=True))
    return left, right


def _dense(block_a: Codes, block_b: Codes) -> tuple[Codes, Codes, int]:
    """The codes of both, counted anew where they are far larger than there are rows."""
    largest = int(max(block_a.max(), block_b.max()))
    if min(block_a.min(), block_b.min()) >= 0 and largest <= 4 * (len(block_a) + len(block_b)):
        return block_a, block_b, largest + 1
    known, code = np.unique(np.concatenate((block_a, block_b)), return_inverse=True)
    return code[: len(block_a)].astype(np.int64), code[len(block_a) :].astype(np.int64), len(known)


def _tried(
    a: Bounds, b: Bounds, rows_a: Index, rows_b: Index, block_a: Codes, block_b: Codes
) -> tuple[Index, Index]:
    """Of all pairs of these rows in one block those of which the first lies below the second."""
    if len(rows_a) <= len(rows_b):
        one, other = joined(block_a[rows_a], block_b[rows_b])
    else:
        other, one = joined(block_b[rows_b], block_a[rows_a])
    left, right = rows_a[one], rows_b[other]
    end, begin = a.upper[left], b.lower[right]
    good = (end < begin) | ((end == begin) & (a.upper_open[left] | b.lower_open[right]))
    return left[good], right[good]


def _between(
    a: Bounds, b: Bounds, rows_a: Bools, rows_b: Bools, block_a: Codes, block_b: Codes, blocks: int
) -> tuple[Index, Index]:
    """The pairs among some rows; only those that the least end or the greatest beginning leaves room for are swept."""
    least, greatest = np.full(blocks, np.inf), np.full(blocks, -np.inf)
    np.minimum.at(least, block_a[rows_a], a.upper[rows_a])
    np.maximum.at(greatest, block_b[rows_b], b.lower[rows_b])
    kept_a = np.flatnonzero(rows_a & (a.upper <= greatest[block_a]))
    kept_b = np.flatnonzero(rows_b & (b.lower >= least[block_b]))
    left, right = _swept(a.take(kept_a), b.take(kept_b), block_a[kept_a], block_b[kept_b])
    return kept_a[left], kept_b[right]


def _swept(a: Bounds, b: Bounds, block_a: Codes, block_b: Codes) -> tuple[Index, Index]:
    """All pairs by sorting: behind an upper end begin the intervals that lie above it, up to the end of its block."""
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
