"""All smallest sets of one, two or three claims that cannot hold together, in closed form.

A set is a cycle of lower bounds whose factors multiply to more than one (a ≥ 2 b, b ≥ 3 c, c ≥ 0.2 a), or a
tree of them under a whole whose parts come to more than it (`checker.algebra.sums`). Each is found by sweeping
sorted columns; nothing is tried one by one. A set that contains a smaller one is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from checker.algebra.bounds import Bools, Bounds, Floats, Index
from checker.algebra.network import TIE, Halves, Network, exceeds, halves, lifted
from checker.algebra.sums import overfull
from checker.algebra.sweep import below, exceeding, joined, ranges


@dataclass(frozen=True, slots=True)
class Sets:
    """Sets of claims as rows of a network: shapes (n, 1), (n, 2) and (n, 3), each set sorted and there once."""

    single: Index
    pair: Index
    triple: Index

    def __iter__(self) -> Iterator[tuple[int, ...]]:
        for block in (self.single, self.pair, self.triple):
            yield from (tuple(row) for row in block.tolist())

    def __len__(self) -> int:
        return len(self.single) + len(self.pair) + len(self.triple)


def minimal_sets(net: Network) -> Sets:
    """Every set of at most three claims that cannot hold together while each of its parts could.

    Sound and complete for networks of quotients and of wholes whose parts are known; z3 is the tests' oracle.
    """
    plain = halves(net)
    up = lifted(plain, net.parts)
    return smallest([loops(up), pairs(up), cycles(up), *overfull(plain, up, net.parts)], len(net))


def loops(bounds: Halves) -> Index:
    """Claims that are impossible alone: a part that is more than its whole."""
    here = bounds.upper == bounds.lower
    alone: Index = bounds.claim[here & exceeds(bounds.factor, bounds.strict)].reshape(-1, 1)
    return alone


def pairs(bounds: Halves) -> Index:
    """Pairs of claims that bound one quotient from both sides and leave nothing between."""
    bounds = bounds.take(bounds.upper != bounds.lower)
    width = 1 + int(max(bounds.upper.max(initial=0), bounds.lower.max(initial=0)))
    key = np.minimum(bounds.upper, bounds.lower) * width + np.maximum(bounds.upper, bounds.lower)
    least = np.flatnonzero(bounds.upper < bounds.lower)  # Q(first) ÷ Q(second) is at least the factor,
    most = np.flatnonzero(bounds.upper > bounds.lower)  # or at most the inverse
    found_most, found_least = below(
        _points(bounds.inverse[most], bounds.strict[most]),
        _points(bounds.factor[least], bounds.strict[least]),
        key[most],
        key[least],
    )
    return np.column_stack((bounds.claim[most[found_most]], bounds.claim[least[found_least]]))


def _points(value: Floats, strict: Bools) -> Bounds:
    return Bounds(value, value, strict, strict)


def cycles(bounds: Halves) -> Index:
    """Threes of claims around three cells whose factors multiply to more than one."""
    bounds = bounds.take(bounds.upper != bounds.lower)
    width = 1 + int(max(bounds.upper.max(initial=0), bounds.lower.max(initial=0)))
    edges, edge = np.unique(bounds.upper * width + bounds.lower, return_inverse=True)
    most = np.zeros(len(edges))
    np.maximum.at(most, edge, bounds.factor)
    first, second, third = _around(edges, width)
    worth = most[first] * most[second] * most[third] > 1.0 - TIE
    first, second, third = first[worth], second[worth], third[worth]
    # Every bound of the first edge, those of the second that can still reach one, then those of the third.
    order = np.argsort(edge, kind="stable")
    begin = np.searchsorted(edge[order], np.arange(len(edges) + 1))
    at, one = ranges(begin[first], begin[first + 1])
    one = order[one]
    least = (1.0 - TIE) / (bounds.factor[one] * most[third[at]])
    row, two = exceeding(least, second[at], bounds.factor, edge)
    at, one = at[row], one[row]
    least = (1.0 - TIE) / (bounds.factor[one] * bounds.factor[two])
    row, three = exceeding(least, third[at], bounds.factor, edge)
    one, two = one[row], two[row]
    product = bounds.factor[one] * bounds.factor[two] * bounds.factor[three]
    good = exceeds(product, bounds.strict[one] | bounds.strict[two] | bounds.strict[three])
    return np.column_stack([bounds.claim[rows[good]] for rows in (one, two, three)])


def _around(edges: Index, width: int) -> tuple[Index, Index, Index]:
    """All directed cycles a → b → c → a as places in the sorted codes of the edges, each once.

    Corners are joined at the cell with the fewest neighbours, so that a cell that all share (one tonne) does not
    make a pair of any two.
    """
    upper, lower = edges // width, edges % width
    undirected = np.unique(np.minimum(upper, lower) * width + np.maximum(upper, lower))
    one, other = undirected // width, undirected % width
    degree = np.bincount(np.concatenate((one, other)), minlength=width)
    turned = (degree[one] > degree[other]) | ((degree[one] == degree[other]) & (one > other))
    source, target = np.where(turned, other, one), np.where(turned, one, other)
    left, right = joined(source, source)
    left, right = left[left < right], right[left < right]
    a, b, c = source[left], target[left], target[right]
    closed = np.isin(np.minimum(b, c) * width + np.maximum(b, c), undirected)
    a, b, c = a[closed], b[closed], c[closed]
    corners = [(a, b, c), (a, c, b)]
    steps = [
        np.concatenate([corner[n] * width + corner[(n + 1) % 3] for corner in corners]) for n in range(3)
    ]
    there = np.logical_and.reduce([np.isin(step, edges) for step in steps])
    first, second, third = (np.searchsorted(edges, step[there]) for step in steps)
    return first, second, third


def smallest(found: Sequence[Index], claims: int) -> Sets:
    """The sets among rows of claims, a claim that is named twice counted once, without those that hold another."""
    by_size: dict[int, list[Index]] = {1: [], 2: [], 3: []}
    for rows in found:
        ordered = np.sort(rows, axis=1)
        fresh = np.ones(ordered.shape, dtype=np.bool_)
        fresh[:, 1:] = ordered[:, 1:] != ordered[:, :-1]
        for size in range(1, rows.shape[1] + 1):
            these = fresh.sum(axis=1) == size
            by_size[size].append(ordered[these][fresh[these]].reshape(-1, size))
    single, pair, triple = (
        np.unique(np.concatenate([*by_size[size], np.zeros((0, size), dtype=np.intp)]), axis=0).astype(
            np.intp
        )
        for size in (1, 2, 3)
    )
    alone = single[:, 0]
    pair = pair[~np.isin(pair, alone).any(axis=1)]
    held = pair[:, 0] * claims + pair[:, 1]
    over = np.isin(triple, alone).any(axis=1)
    for a, b in ((0, 1), (0, 2), (1, 2)):
        over |= np.isin(triple[:, a] * claims + triple[:, b], held)
    return Sets(single, pair, triple[~over])
