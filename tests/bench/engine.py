"""How fast contradictions are found among a million claims, beside floors and peers: `python -m tests.bench.engine`.

Claims are synthetic but shaped like news: 10 or 100 claims a measure, rounded and hedged, 3% of them wrong.
"""

from __future__ import annotations

import argparse
import time
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from checker.algebra import Bounds, Codes, Index, Network, disjoint_pairs, minimal_sets
from tests.algebra.networks import network

SIZES = (10_000, 100_000, 1_000_000)
SHAPES = (10, 100)
OUTLIERS = 0.03
MERGED = 100_000
"""The pandas merge is measured on no more claims than this; it grows linearly with the measures."""


@dataclass(frozen=True, slots=True)
class Claims:
    """Intervals of claims and the measure that each is of."""

    bounds: Bounds
    block: Codes


def synthetic(size: int, a_measure: int, seed: int = 1) -> Claims:
    """Values around a true one for each measure, with the width of what was rounded; 3% lie far off."""
    rng = np.random.default_rng(seed)
    block = np.sort(rng.integers(0, size // a_measure, size))
    true = rng.lognormal(8, 2, size // a_measure)[block]
    off = rng.random(size) < OUTLIERS
    value = true * np.where(off, rng.choice([0.4, 0.6, 1.7, 2.5], size), 1.0)
    width = value * rng.choice([0.05, 0.025, 0.005], size)
    value = value + width * rng.uniform(-0.9, 0.9, size)
    hedge = rng.random(size)
    upper = np.where(hedge < 0.1, np.inf, value + width)
    lower = np.where((hedge > 0.1) & (hedge < 0.2), 0.0, value - width)
    opens = rng.random((2, size)) < 0.2
    order = rng.permutation(size)
    return Claims(Bounds(lower, upper, *opens).take(order), block[order])


def bare(claims: Claims) -> tuple[Index, Index]:
    """The floor: the same pairs by a sort and a search of one key, closed ends only and nothing checked."""
    bounds, block = claims.bounds, claims.block
    order = np.lexsort((bounds.lower, block))
    lower, group = bounds.lower[order], block[order]
    rank = np.searchsorted(np.sort(lower), lower, side="left")
    key = group * (len(lower) + 1) + rank
    asked = block * (len(lower) + 1) + np.searchsorted(np.sort(lower), bounds.upper, side="right")
    first = np.searchsorted(key, asked)
    stop = np.searchsorted(group, block, side="right")
    sizes = np.maximum(stop - first, 0)
    left = np.repeat(np.arange(len(first)), sizes)
    offset = np.arange(len(left)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return left, order[first[left] + offset]


def merged(claims: Claims) -> int:
    """The peer: a pandas merge of each measure with itself, as one would write it by hand, and the same question."""
    bounds = claims.bounds
    frame = pd.DataFrame({name: getattr(bounds, name) for name in Bounds.__slots__})
    frame["claim"] = range(len(frame))
    found = 0
    for _, group in frame.groupby(claims.block):
        both = group.merge(group, how="cross", suffixes=("_a", "_b"))
        touch = (both["upper_a"] == both["lower_b"]) & (both["upper_open_a"] | both["lower_open_b"])
        apart = both[(both["upper_a"] < both["lower_b"]) | touch]
        found += len(apart)
    return found


@dataclass(frozen=True, slots=True)
class Timed:
    """What a run took, and what it gave."""

    seconds: float
    peak: float
    result: object


def timed(run: Callable[[], object], passes: int = 3) -> Timed:
    """The best of some passes in processor time; the peak of its own memory in megabytes from one more."""
    best = np.inf
    for _ in range(passes):
        begin = time.process_time()
        result = run()
        best = min(best, time.process_time() - begin)
    tracemalloc.start()
    run()
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    return Timed(best, peak, result)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--marco", type=float, default=300.0, help="seconds that z3 with MARCO may take")
    options = parser.parse_args()
    pairs()
    sets(options.marco)


def pairs() -> None:
    """All disjoint pairs."""
    print("all disjoint pairs, seconds of processor time")
    print(
        f"{'claims':>10}{'a measure':>11}{'pairs':>12}{'ours':>9}{'bare':>9}{'ours÷bare':>11}{'merge÷ours':>12}{'peak MB':>9}"
    )
    for a_measure in SHAPES:
        for size in SIZES:
            claims = synthetic(size, a_measure)
            ours = timed(lambda c=claims: disjoint_pairs(c.bounds, c.block))  # type: ignore[misc]
            floor = timed(lambda c=claims: bare(c))  # type: ignore[misc]
            some = synthetic(min(size, MERGED), a_measure)
            scale = size / len(some.block)
            peer = timed(lambda c=some: merged(c), passes=1)  # type: ignore[misc]
            found = ours.result[0]  # type: ignore[index]
            assert size > MERGED or len(found) == peer.result
            print(
                f"{size:>10,}{a_measure:>11}{len(found):>12,}{ours.seconds:>9.3f}{floor.seconds:>9.3f}"
                f"{ours.seconds / floor.seconds:>11.2f}{peer.seconds * scale / ours.seconds:>12.0f}{ours.peak:>9.0f}"
            )


def sets(limit: float) -> None:
    """All minimal sets of up to three claims."""
    print("\nall minimal sets of up to three claims")
    print(f"{'claims':>10}{'sets':>12}{'ours':>9}{'MARCO':>9}{'MARCO÷ours':>12}{'peak MB':>9}")
    for size in SIZES:
        net = network(size, seed=1, outliers=OUTLIERS, a_measure=10)
        ours = timed(lambda n=net: minimal_sets(n))  # type: ignore[misc]
        line = f"{size:>10,}{len(ours.result):>12,}{ours.seconds:>9.3f}"  # type: ignore[arg-type]
        if size <= MERGED:
            seconds, share = marco_seconds(net, limit)
            ratio = seconds / ours.seconds
            line += f"{seconds:>9.0f}{'>' if share < 1 else ' '}{ratio:>11.0f}"
            line += f"{ours.peak:>9.0f}" + (
                f"   (stopped after {share:.1%} of the components)" if share < 1 else ""
            )
        else:
            line += f"{'':>21}{ours.peak:>9.0f}"
        print(line)


def marco_seconds(net: Network, limit: float) -> tuple[float, float]:
    """What z3 with MARCO takes for the components of a network, and which share of them it got through."""
    from tests.algebra import oracle
    from tests.bench.marco import sets_of

    begin = time.process_time()
    components = oracle.components(net)
    for done, (rows, cells) in enumerate(components):
        if time.process_time() - begin > limit:
            return time.process_time() - begin, done / len(components)
        for _ in sets_of(oracle.Component(net, rows, cells)):
            if time.process_time() - begin > limit:
                break
    return time.process_time() - begin, 1.0


if __name__ == "__main__":
    main()
