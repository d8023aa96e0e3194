from checker.algebra import disjoint_pairs, minimal_sets
from tests.algebra.networks import network
from tests.algebra.oracle import Component, components
from tests.bench import engine
from tests.bench.marco import sets_of


def test_ours_and_the_peer_find_the_same_pairs() -> None:
    claims = engine.synthetic(2_000, 10)
    assert len(disjoint_pairs(claims.bounds, claims.block)[0]) == engine.merged(claims)


def test_marco_finds_our_sets_and_longer_ones() -> None:
    net = network(50, seed=3, a_measure=1)
    found = {rows for part in components(net) for rows in sets_of(Component(net, *part))}
    assert {rows for rows in found if len(rows) <= 3} == set(minimal_sets(net))
