from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.diagnose import hitting
from checker.diagnose.hitting import certain

SETS = st.lists(st.lists(st.integers(0, 7), min_size=1, max_size=3, unique=True), min_size=1, max_size=12)
WEIGHTS = st.lists(st.sampled_from([0.5, 1.0, 2.0, 3.0]), min_size=8, max_size=8)


def by_trying_all(sets: list[list[int]], weights: list[float]) -> set[int]:
    choices = [
        frozenset(choice)
        for size in range(9)
        for choice in itertools.combinations(range(8), size)
        if all(set(one) & set(choice) for one in sets)
    ]
    least = min(sum(weights[member] for member in choice) for choice in choices)
    return set.intersection(
        *(set(choice) for choice in choices if sum(weights[member] for member in choice) == least)
    )


@given(SETS, WEIGHTS)
@settings(max_examples=150)
def test_certain_are_the_members_of_every_lightest_choice(
    sets: list[list[int]], weights: list[float]
) -> None:
    assert set(certain(sets, weights)) == by_trying_all(sets, weights)


@given(SETS, WEIGHTS, st.permutations(range(8)))
def test_the_numbering_of_members_changes_nothing(
    sets: list[list[int]], weights: list[float], order: list[int]
) -> None:
    moved = [[order[member] for member in one] for one in sets]
    at = [weights[order.index(member)] for member in range(8)]
    assert {order[member] for member in certain(sets, weights)} == set(certain(moved, at))


def test_one_in_conflict_with_four_hundred_is_given_up() -> None:
    assert certain([(0, other) for other in range(1, 401)], [1.0] * 401) == [0]


def test_a_tie_takes_nothing_from_the_verdict_on_the_rest() -> None:
    assert certain([(0, 1), (2, 3), (2, 4), (2, 5)], [1.0] * 6) == [2]


def test_a_problem_too_large_for_the_search_is_decided_greedily_and_still_abstains_from_ties() -> None:
    outliers = [(outlier, right) for outlier in range(30) for right in range(30, 130)]
    sets = [*outliers, (130, 131)]
    assert len(sets) > hitting.LARGEST
    assert certain(sets, [1.0] * 132) == list(range(30))
