"""Connected components of a graph given as arrays of edges."""

from __future__ import annotations

import numpy as np

from checker.algebra.bounds import Index


def components(count: int, left: Index, right: Index) -> Index:
    """For each of `count` nodes the smallest node that the edges (left[i], right[i]) connect it with.

    Every edge hands the smaller label to the other end and all labels then follow one another, until nothing
    changes: a few passes over arrays, where a loop with union and find would run once for every edge.
    """
    label: Index = np.arange(count, dtype=np.intp)
    while len(left):
        before = label.copy()
        low = np.minimum(before[left], before[right])
        for end in (left, right):
            np.minimum.at(label, end, low)
            np.minimum.at(label, before[end], low)
        while not np.array_equal(label, label[label]):
            label = label[label]
        if np.array_equal(label, before):
            break
    return label
