"""The minimal sets in closed form: what z3 finds, what the laws demand, and what a chain is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.algebra import Bounds, Network, Parts, chains, hitting, minimal_sets
from tests.algebra import oracle
from tests.algebra.networks import ONE, network

NETWORKS = 200
CHUNKS = 20
SMALL, GROWTH = 50, 40
"""From 50 claims to 40 times as many; most networks are small, for z3's sake."""


def size(number: int) -> int:
    return round(SMALL * GROWTH ** ((number / (NETWORKS - 1)) ** 12))


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_the_minimal_sets_are_those_that_z3_finds(chunk: int) -> None:
    for number in range(chunk, NETWORKS, CHUNKS):
        net = network(size(number), seed=number, a_measure=2)
        assert set(minimal_sets(net)) == oracle.minimal_sets(net), number


@pytest.mark.parametrize("seed", range(6))
def test_a_chain_cannot_hold_together_and_no_claim_of_it_can_be_spared(seed: int) -> None:
    net = network(400, seed, a_measure=2)
    parts = oracle.components(net)
    for rows in chains(net, ONE, minimal_sets(net)):
        asked = oracle.Component(net, *next(part for part in parts if rows[0] in part[0]))
        assert len(rows) > 3
        assert not asked.holds(rows)
        assert all(asked.holds([row for row in rows if row != spared]) for spared in rows)


def claims(*rows: tuple[int, int, float, float], parts: tuple[tuple[int, int], ...] = ()) -> Network:
    top, bottom, low, high = (np.array(column) for column in zip(*rows, strict=True))
    closed = np.zeros(len(rows), dtype=bool)
    part, whole = (np.array([pair[n] for pair in parts], dtype=np.int64) for n in (0, 1))
    return Network(
        top, bottom, Bounds(low.astype(float), high.astype(float), closed, closed), Parts(part, whole)
    )


def test_a_chain_of_four_is_found_where_no_three_clash() -> None:
    # A mine is 90% of its country, the country 10% of the world, the world 1,000 t; and the mine 150 t.
    net = claims((1, 2, 0.9, 0.9), (2, 3, 0.1, 0.1), (3, ONE, 1000, 1000), (1, ONE, 150, 150))
    assert len(minimal_sets(net)) == 0
    assert list(chains(net, ONE)) == [(0, 1, 2, 3)]


def test_shares_without_any_amount_can_be_a_chain() -> None:
    net = claims((1, 2, 0.5, 0.5), (2, 3, 0.5, 0.5), (3, 4, 0.5, 0.5), (1, 4, 0.3, 0.4))
    assert list(chains(net, ONE)) == [(0, 1, 2, 3)]


def test_what_a_smaller_set_explains_is_no_chain() -> None:
    net = claims((1, ONE, 10, 10), (1, ONE, 20, 20), (1, 2, 0.5, 0.5), (2, 3, 0.5, 0.5), (3, ONE, 40, 40))
    assert set(minimal_sets(net)) == {(0, 1)}
    # One of the two is taken out, and what the other cannot hold together with is a set of its own.
    assert list(chains(net, ONE, minimal_sets(net))) == [(1, 2, 3, 4)]


def test_every_set_is_hit() -> None:
    sets = [(1, 2), (2, 3), (4, 5), (5, 2)]
    chosen = set(hitting(sets))
    assert all(chosen & set(rows) for rows in sets)
    assert chosen == {2, 4}


seeds = st.integers(0, 10_000)


@given(seeds)
@settings(max_examples=25, deadline=None)
def test_the_order_of_claims_changes_no_set(seed: int) -> None:
    net = network(60, seed, a_measure=2)
    order = np.random.default_rng(seed).permutation(len(net))
    turned = Network(net.numerator[order], net.denominator[order], net.bounds.take(order), net.parts)
    found = {tuple(sorted(order[list(rows)].tolist())) for rows in minimal_sets(turned)}
    assert found == set(minimal_sets(net))


@given(seeds, st.sampled_from([0.001, 0.4536, 1000.0]))
@settings(max_examples=25, deadline=None)
def test_another_unit_changes_no_set(seed: int, factor: float) -> None:
    net = network(60, seed, a_measure=2)
    scale = np.where(net.denominator == ONE, factor, 1.0)
    bounds = net.bounds
    scaled = Bounds(bounds.lower * scale, bounds.upper * scale, bounds.lower_open, bounds.upper_open)
    assert set(minimal_sets(Network(net.numerator, net.denominator, scaled, net.parts))) == set(
        minimal_sets(net)
    )


@given(seeds)
@settings(max_examples=25, deadline=None)
def test_another_claim_removes_no_set(seed: int) -> None:
    net = network(60, seed, a_measure=2)
    fewer = net.bounds.take(np.arange(len(net) - 1))
    less = Network(net.numerator[:-1], net.denominator[:-1], fewer, net.parts)
    assert set(minimal_sets(less)) <= set(minimal_sets(net))
