"""Two values and the quotient that a third claim gives them: which threes cannot hold together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from checker.algebra import (
    Bools,
    Bounds,
    Index,
    apart,
    below,
    difference,
    gap,
    joined,
    quotient,
    ranges,
    relative_gap,
    triangles,
)
from checker.model import Hedge, Kind
from checker.rules.block import Block
from checker.rules.cells import PRICES, Network, network
from checker.rules.compare import agreeing, comparable, one_window, overlapping

BOUNDS_ONLY = (Hedge.OVER, Hedge.UNDER, Hedge.UP_TO)
FLOWING = ("flow", "price")
CHANGES = (Kind.CHANGE, Kind.MULTIPLE)


@dataclass(frozen=True, slots=True)
class Triple:
    """Numerator, denominator and the stated quotient (or difference), which the other two refute.

    `implied` is what the two give: a factor, or a difference in the unit of the stated one. `distance` is in
    percentage points for factors; `meets` says that only the reaches do not meet; `part` that the stated
    quotient is that of a part of the numerator.
    """

    top: int
    bottom: int
    stated: int
    implied: tuple[float, float]
    distance: float
    relative: float
    meets: bool
    part: bool
    absolute: bool

    @property
    def heads(self) -> tuple[int, int, int]:
        """The three claims."""
        return self.top, self.bottom, self.stated


@lru_cache(maxsize=1)
def refuted(block: Block) -> tuple[Triple, ...]:
    """Every refuted three of the block; three rules ask for it, it is worked out once."""
    return *_refuted(block, False), *_refuted(block, True)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Edges to be held against each other: `top` ÷ `bottom` of a triangle, and `stated` of a triangle."""

    top: Index
    bottom: Index
    pair_in: Index
    stated: Index
    stated_in: Index


def _refuted(block: Block, absolute: bool) -> Iterator[Triple]:
    """Of all numerators × denominators those whose quotient does not meet the stated one, by sweeping."""
    net = network(block, absolute)
    if not len(net.rows):
        return
    found = _candidates(block, net)
    combine = difference if absolute else quotient
    pairs = combine(net.reach.take(found.top), net.reach.take(found.bottom))
    said = net.reach.take(found.stated)
    under = below(pairs, said, found.pair_in, found.stated_in)
    over = below(said, pairs, found.stated_in, found.pair_in)
    pair, third = np.concatenate((under[0], over[1])), found.stated[np.concatenate((under[1], over[0]))]
    top, bottom = found.top[pair], found.bottom[pair]
    good = _fits(block, net.rows[top], net.rows[bottom], net.rows[third])
    good &= ~_borne_out(block, net, found, pairs, top, bottom, third)
    pair, top, bottom, third = pair[good], top[good], bottom[good], third[good]
    near, far = combine(net.interval.take(top), net.interval.take(bottom)), pairs.take(pair)
    said, said_far = net.interval.take(third), net.reach.take(third)
    hard = apart(near, said)
    # Who gives only a bound need not be near it; who is read in two ways must be wrong in both.
    loose = block.among("hedge", BOUNDS_ONLY)[net.rows[third]] | net.at_least[third]
    keep = np.where(hard, apart(near, net.other.take(third)), ~loose)
    distance = np.where(hard, gap(near, said), gap(far, said_far))
    relative = np.where(hard, relative_gap(near, said), relative_gap(far, said_far))
    scale = 1.0 if absolute else 100.0
    for n in np.flatnonzero(keep).tolist():
        yield Triple(
            top=int(net.rows[top[n]]),
            bottom=int(net.rows[bottom[n]]),
            stated=int(net.rows[third[n]]),
            implied=(float(near.lower[n]), float(near.upper[n])),
            distance=scale * float(distance[n]),
            relative=float(relative[n]),
            meets=not hard[n],
            part=bool(net.at_least[third[n]]),
            absolute=absolute,
        )


def _candidates(block: Block, net: Network) -> Candidates:
    """All that can be held against each other: values of comparable times, nearest first."""
    width = int(max(net.numerator.max(), net.denominator.max())) + 1
    known, edge = np.unique(net.numerator * width + net.denominator, return_inverse=True)
    over_top, over_bottom, between = triangles(known // width, known % width)
    order = np.argsort(edge, kind="stable")
    begin = np.searchsorted(edge[order], np.arange(len(known)))
    stop = np.searchsorted(edge[order], np.arange(len(known)), side="right")
    triangle, at = ranges(begin[over_top], stop[over_top])
    first, second = ranges(begin[over_bottom[triangle]], stop[over_bottom[triangle]])
    top, bottom, triangle = order[at[first]], order[second], triangle[first]
    # What binds from one side only can be stated, it is no value to calculate with.
    rows = net.rows[top], net.rows[bottom]
    good = np.where(net.windowed[top], agreeing(block, *rows, "item"), comparable(block, *rows))
    good &= ~net.at_least[top] & ~net.at_least[bottom]
    top, bottom, triangle = top[good], bottom[good], triangle[good]
    near = nearest(block, net, top, bottom, triangle)
    stated_in, third = ranges(begin[between], stop[between])
    return Candidates(top[near], bottom[near], triangle[near], order[third], stated_in)


def _borne_out(
    block: Block, net: Network, found: Candidates, pairs: Bounds, top: Index, bottom: Index, third: Index
) -> Bools:
    """Which stated quotients their own sentence bears out: the values of others are at odds, not they.

    “270,000 of 390,000 t, or 69%” does not clash with another article's 200,000 t: its 270,000 does. Nor does
    “312 t, 4% more than 300” with the 330 that were aimed at, in whatever article.
    """
    place = ("article", "quote")
    ours = np.flatnonzero(block.meeting(net.rows[found.top], net.rows[found.bottom], *place))
    number, sentence = block.homes(net.rows[found.top[ours]], *place)
    bottoms, others = block.homes(net.rows[found.bottom[ours]], *place)
    stated, own = block.homes(net.rows[found.stated], *place)
    width = int(max(sentence.max(initial=0), others.max(initial=0), own.max(initial=0))) + 1
    both = np.isin(number * width + sentence, bottoms * width + others)
    number, sentence = ours[number[both]], sentence[both]
    pair, said = joined(found.pair_in[number] * width + sentence, found.stated_in[stated] * width + own)
    pair, said = number[pair], stated[said]
    fits = ~apart(pairs.take(pair), net.reach.take(found.stated[said]))
    borne = np.isin(third, found.stated[said[fits]])
    rows = net.rows[top], net.rows[bottom], net.rows[third]
    at_home = block.meeting(rows[0], rows[2], "article") & block.meeting(rows[1], rows[2], "article")
    growth = block.among("kind", CHANGES)[rows[2]]
    return np.asarray(borne & (growth | ~at_home), dtype=np.bool_)


def nearest(block: Block, net: Network, top: Index, bottom: Index, triangle: Index) -> Bools:
    """Numerators keep the denominators of their own sentence, else of their own article, else all.

    An author's figures belong together: a country's output goes with the world total given beside it.
    """
    keep = np.ones(len(top), dtype=np.bool_)
    key = triangle * (int(top.max(initial=0)) + 1) + top
    for names in (("article",), ("article", "quote")):
        own = block.meeting(net.rows[top], net.rows[bottom], *names)
        keep &= own | ~np.isin(key, key[own & keep])
    return keep


def _fits(block: Block, top: Index, bottom: Index, stated: Index) -> Bools:
    """Whether the stated quotient speaks of the time of the two values: a share may leave it open."""
    growth = block.among("kind", CHANGES)[stated]
    open_or_equal = (
        one_window(block, top, stated) | ~block.dated[stated] | ~block.among("nature", FLOWING)[top]
    )
    timely = overlapping(block, top, stated) & overlapping(block, bottom, stated) & open_or_equal
    # What a difference in price is taken of is only sure within one article.
    price = block.among("metric_key", PRICES)[stated]
    own = block.meeting(top, stated, "article") & block.meeting(bottom, stated, "article")
    # Forecasters disagree: a forecast of a rise goes with the level that its own article gives.
    plan = growth & block.forecast[stated] & ~block.meeting(top, stated, "article")
    good = (growth | timely) & (~price | growth | own) & ~plan
    return np.asarray(good & agreeing(block, top, stated, "item"))
