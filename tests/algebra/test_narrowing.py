"""A few claims are narrowed one bound at a time as many are in columns, and say who is to blame."""

import importlib

import numpy as np
import pytest

from tests.algebra.networks import ONE
from tests.algebra.test_sets import claims

chains = importlib.import_module("checker.algebra.chains")  # the package has a function of this name


@pytest.mark.parametrize("seed", range(8))
def test_what_is_left_is_what_columns_leave(seed: int) -> None:
    # True values, and claims around them: a whole of three parts, its whole, and quotients of any two.
    dice = np.random.default_rng(seed)
    parts = dice.uniform(1, 100, 6)
    true = np.array([1.0, *parts, parts[:3].sum() * 1.2, parts.sum() * 2])
    top, bottom = np.array([pair for pair in dice.integers(0, len(true), (40, 2)) if pair[0] != pair[1]]).T
    spread = dice.uniform(1, 1.3, (2, len(top)))
    low, high = true[top] / true[bottom] / spread[0], true[top] / true[bottom] * spread[1]
    net = claims(
        *zip(top, bottom, low, high, strict=True), parts=((1, 7), (2, 7), (3, 7), (7, 8), (4, 8), (5, 8))
    )
    rows = np.arange(len(net))
    least, most = chains._System(net, ONE).narrowed(rows)
    held = chains._alone(net, rows.tolist(), ONE).narrowed(rows.tolist())
    assert not held.empty
    np.testing.assert_allclose(held.least, least)
    np.testing.assert_allclose(held.most, most)


def test_the_claims_that_empty_a_cell_are_blamed_and_no_others() -> None:
    # Rows 0 and 1 give the first cell 20 t at least, row 2 10 t at most; row 3 has no part in it.
    net = claims((1, 2, 2, 2), (2, ONE, 10, 10), (1, ONE, 5, 10), (3, ONE, 7, 7))
    held = chains._alone(net, [0, 1, 2, 3], ONE).narrowed(range(4))
    assert held.empty
    assert all(held.blamed(cell) == {0, 1, 2} for cell in held.empty)


def test_parts_of_a_whole_are_blamed_with_it() -> None:
    net = claims((1, ONE, 6, 6), (2, ONE, 6, 6), (3, ONE, 10, 10), parts=((1, 3), (2, 3)))
    held = chains._alone(net, [0, 1, 2], ONE).narrowed(range(3))
    assert {claim for cell in held.empty for claim in held.blamed(cell)} == {0, 1, 2}


def test_of_two_arguments_the_shorter_is_told() -> None:
    # The world by four steps or by six, and both end at the same mine.
    long = ((1, 2, 0.5, 0.5), (2, 3, 0.5, 0.5), (3, 4, 0.5, 0.5), (4, 5, 0.5, 0.5), (5, ONE, 99, 99))
    short = ((1, 6, 0.5, 0.5), (6, 7, 0.5, 0.5), (7, ONE, 99, 99), (1, ONE, 1, 1))
    found = list(chains.chains(claims(*long, *short), ONE))
    assert found[0] == (5, 6, 7, 8)
