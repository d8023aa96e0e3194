"""Parts that together are more than their whole: trees of up to three lower bounds under one whole.

Parts that do not lie within each other are together no more than their whole. From the whole, each bound of a
tree gives the least that a cell can be: parts directly (shares: 60% and 45% of it), through another cell (100 t
and 120 t against a whole of 200 t), or through another part (a share of 40% and two amounts: if 40 t are 40%,
another part cannot be 70 t). What the parts come to at least is more than one whole, or the tree is no conflict.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from checker.algebra.bounds import Bools, Codes, Floats, Index
from checker.algebra.network import TIE, Halves, Parts, exceeds, lowered
from checker.algebra.sweep import exceeding, joined

HUB = 64
"""From so many bounds on, and from the root of all of them, a cell is one that nearly all share."""


def overfull(plain: Halves, up: Halves, parts: Parts) -> Iterator[Index]:
    """All sets of two and three bounds by which the parts of some whole come to more than it, as claims.

    `plain` are the bounds as claimed, `up` the same with what they say of wider wholes. Sets come unsorted and
    may come twice or hold a smaller one.
    """
    if not len(parts.part):
        return
    tree = _Trees(plain, up, parts)
    yield tree.two_shares()
    yield tree.three_shares()
    yield tree.chained()
    yield tree.forked()
    yield tree.beside_chain()
    yield tree.long_chain()


class _Trees:
    """The bounds under every whole: `share` rows bound a part against it, `step` rows any cell."""

    def __init__(self, plain: Halves, up: Halves, parts: Parts) -> None:
        self.all = up.take(up.upper != up.lower)
        down = lowered(plain, parts)
        self.share = down.take(parts.within(down.upper, down.lower))
        whole = np.isin(up.lower, parts.whole) & (up.upper != up.lower)
        self.step = up.take(whole)
        self.width = 1 + max(
            int(codes.max(initial=0)) for codes in (up.upper, up.lower, parts.part, parts.whole)
        )
        self.known = np.unique(parts.part * self.width + parts.whole)
        row, at = joined(plain.upper, parts.part)
        of = parts.whole[at]
        outside = plain.lower[row] != of
        self.leaf_row, self.leaf_of = row[outside], of[outside]
        self.plain = plain

    def leaves(self, reached: Codes) -> tuple[Halves, Codes]:
        """Bounds of a part against a cell that its whole reaches, as whole × width + cell, with those codes."""
        key = self.leaf_of * self.width + self.plain.lower[self.leaf_row]
        good = np.isin(key, reached)
        return self.plain.take(self.leaf_row[good]), key[good]

    def within(self, inner: Codes, outer: Codes) -> Bools:
        """Row by row, whether the inner cell lies within the outer one."""
        key = inner * self.width + outer
        at = np.minimum(np.searchsorted(self.known, key), len(self.known) - 1)
        return np.asarray(self.known[at] == key)

    def beside(self, *cells: Codes) -> Bools:
        """Row by row, whether no two of the cells are the same or lie within each other."""
        good = np.ones(len(cells[0]), dtype=np.bool_)
        for n, one in enumerate(cells):
            for other in cells[n + 1 :]:
                good &= (one != other) & ~self.within(one, other) & ~self.within(other, one)
        return good

    def counts(self, cell: Codes, whole: Codes) -> Floats:
        """1 for each cell that is a part of the whole, else 0."""
        return self.within(cell, whole).astype(np.float64)

    def two_shares(self) -> Index:
        """Two parts by their shares."""
        s = self.share
        one, other = exceeding(1.0 - s.factor - TIE, s.lower, s.factor, s.lower)
        one, other = one[one < other], other[one < other]
        good = exceeds(s.factor[one] + s.factor[other], s.strict[one] | s.strict[other])
        good &= self.beside(s.upper[one], s.upper[other])
        return claims(good, (s, one), (s, other))

    def three_shares(self) -> Index:
        """Three parts by their shares, largest first: the second is over half of what the first leaves."""
        s = self.share
        rank = np.empty(len(s), dtype=np.intp)
        rank[np.argsort(-s.factor, kind="stable")] = np.arange(len(s))
        first, second = exceeding((1.0 - s.factor) / 2 - TIE, s.lower, s.factor, s.lower)
        good = (rank[first] < rank[second]) & self.beside(s.upper[first], s.upper[second])
        good &= ~exceeds(s.factor[first] + s.factor[second], s.strict[first] | s.strict[second])
        first, second = first[good], second[good]
        least = 1.0 - s.factor[first] - s.factor[second] - TIE
        row, third = exceeding(least, s.lower[first], s.factor, s.lower)
        first, second = first[row], second[row]
        good = rank[second] < rank[third]
        good &= exceeds(
            s.factor[first] + s.factor[second] + s.factor[third],
            s.strict[first] | s.strict[second] | s.strict[third],
        )
        first, second, third = first[good], second[good], third[good]
        apart = self.beside(s.upper[first], s.upper[second], s.upper[third])
        return claims(apart, (s, first), (s, second), (s, third))

    def chained(self) -> Index:
        """A part by its share, and another part against that part."""
        s = self.share
        key = s.lower * self.width + s.upper
        e, held = self.leaves(key)
        one, other = joined(key, held)
        good = exceeds(s.factor[one] * (1.0 + e.factor[other]), s.strict[one] | e.strict[other])
        good &= self.beside(s.upper[one], e.upper[other])
        return claims(good, (s, one), (e, other))

    def forked(self) -> Index:
        """Two parts against one cell, and that cell against the whole: two amounts and the amount of the whole."""
        t = self.step
        key = t.lower * self.width + t.upper
        e, held = self.leaves(key)
        part = self.counts(t.upper, t.lower)
        stem, one = exceeding(_least(t.factor, part) / 2 - TIE, key, e.factor, held)
        least = _least(t.factor, part)[stem] - e.factor[one]
        least -= TIE * np.abs(least)
        row, other = exceeding(least, key[stem], e.factor, held)
        stem, one = stem[row], one[row]
        keep = (e.factor[one] > e.factor[other]) | ((e.factor[one] == e.factor[other]) & (one < other))
        stem, one, other = stem[keep], one[keep], other[keep]
        own = part[stem] * self.beside(t.upper[stem], e.upper[one], e.upper[other])
        total = t.factor[stem] * (own + e.factor[one] + e.factor[other])
        good = exceeds(total, t.strict[stem] | e.strict[one] | e.strict[other])
        good &= self.beside(e.upper[one], e.upper[other])
        return claims(good, (t, stem), (e, one), (e, other))

    def beside_chain(self) -> Index:
        """A part by its share, another through a third cell: a share and two amounts, part and whole."""
        s, t = self.share, self.step
        key = t.lower * self.width + t.upper
        e, held = self.leaves(key)
        part = self.counts(t.upper, t.lower)
        best = _most(s.lower, s.factor, self.width)
        stem, one = exceeding((1.0 - best[t.lower]) / t.factor - part - TIE, key, e.factor, held)
        through = t.factor[stem] * (part[stem] + e.factor[one])
        row, share = exceeding(1.0 - through - TIE, t.lower[stem], s.factor, s.lower)
        stem, one = stem[row], one[row]
        own = part[stem] * self.beside(t.upper[stem], e.upper[one], s.upper[share])
        through = t.factor[stem] * (own + e.factor[one])
        good = exceeds(through + s.factor[share], t.strict[stem] | e.strict[one] | s.strict[share])
        good &= self.beside(s.upper[share], e.upper[one])
        return claims(good, (t, stem), (e, one), (s, share))

    def long_chain(self) -> Index:
        """A chain of three from the whole: a share, that part's amount, another part's amount."""
        t, rest = self.step, self._second()
        stems, stem = np.unique(t.lower * self.width + t.upper, return_inverse=True)
        links, link = np.unique(rest.lower * self.width + rest.upper, return_inverse=True)
        # First by cells alone, with the best bound that there is of each: few can come to more than a whole.
        one, two = self._meetings(stems, links)
        whole, top, middle = stems[one] // self.width, stems[one] % self.width, links[two] % self.width
        good = (middle != whole) & (middle != top)
        one, two, whole, top, middle = one[good], two[good], whole[good], top[good], middle[good]
        keys, here = np.unique(whole * self.width + middle, return_inverse=True)
        e, held = self.leaves(keys)
        held = np.searchsorted(keys, held)
        best = _most(held, e.factor, len(keys))[here]
        own, next_own = self.counts(top, whole), self.counts(middle, whole)
        reach = _most(stem, t.factor, len(stems))[one]
        reach *= own + _most(link, rest.factor, len(links))[two] * (next_own + best)
        good = (best > 0) & (own + next_own > 0) & (reach > 1.0 - TIE)
        one, two, here, best, own, next_own = (rows[good] for rows in (one, two, here, best, own, next_own))
        path, first = joined(one, stem)
        least = (1.0 / t.factor[first] - own[path]) / (next_own + best)[path] * (1.0 - TIE) - TIE
        row, second = exceeding(least, two[path], rest.factor, link)
        first, path = first[row], path[row]
        here, one, two = here[path], own[path], next_own[path]
        least = ((1.0 / t.factor[first] - one) / rest.factor[second] - two) * (1.0 - TIE) - TIE
        row, last = exceeding(least, here, e.factor, held)
        first, second, one, two = first[row], second[row], one[row], two[row]
        top, middle, part = t.upper[first], rest.upper[second], e.upper[last]
        one, two = one * self.beside(top, part), two * self.beside(middle, part)
        both = self.beside(top, middle)
        total = np.zeros(len(first))
        # Of two that lie within each other only one counts.
        for a, b in ((one, two * np.where(one > 0, both, True)), (one * np.where(two > 0, both, True), two)):
            value = t.factor[first] * (a + rest.factor[second] * (b + e.factor[last]))
            total = np.maximum(total, np.where(a + b > 0, value, 0.0))
        good = exceeds(total, t.strict[first] | rest.strict[second] | e.strict[last])
        return claims(good, (t, first), (rest, second), (e, last))

    def _meetings(self, stems: Codes, links: Codes) -> tuple[Index, Index]:
        """Places of whole → cell and cell → cell that follow each other.

        A cell that very many bounds begin at (one tonne) is not followed to all of them, but only to those from
        which a bound leads back to a part of the whole.
        """
        ends, begins = stems % self.width, links // self.width
        cells, many = np.unique(begins, return_counts=True)
        hubs = cells[many > max(HUB, np.sqrt(len(links)))]
        plain = np.flatnonzero(~np.isin(ends, hubs))
        row, two = joined(ends[plain], begins)
        found = [(plain[row], two)]
        back = np.unique(self.leaf_of * self.width + self.plain.lower[self.leaf_row])
        for hub in hubs.tolist():
            at = np.searchsorted(links, hub * self.width + back % self.width)
            there = links[np.minimum(at, len(links) - 1)] == hub * self.width + back % self.width
            stem = np.searchsorted(stems, back // self.width * self.width + hub)
            there &= stems[np.minimum(stem, len(stems) - 1)] == back // self.width * self.width + hub
            found.append((stem[there], at[there]))
        one, two = (np.concatenate(codes) for codes in zip(*found, strict=True))
        return one, two

    def _second(self) -> Halves:
        """Bounds that can be the second of three: they begin at a cell that a first one reaches."""
        return self.all.take(np.isin(self.all.lower, self.step.upper))


def claims(good: Bools, *columns: tuple[Halves, Index]) -> Index:
    """The claims of the bounds at some rows, side by side."""
    return np.column_stack([bounds.claim[rows[good]] for bounds, rows in columns])


def _most(group: Codes, factor: Floats, groups: int) -> Floats:
    """The largest factor of each group."""
    most = np.zeros(groups)
    np.maximum.at(most, group, factor)
    return most


def _least(factor: Floats, part: Floats) -> Floats:
    """What two parts must come to beside a cell that is bounded by the whole."""
    return 1.0 / factor - part
