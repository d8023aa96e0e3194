"""The greedy hitting set, beside the plain one that counts anew at every step."""

from hypothesis import given
from hypothesis import strategies as st

from checker.algebra import hitting

SETS = st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=4), max_size=30)


def plain(sets: list[list[int]]) -> list[int]:
    left, chosen = [set(one) for one in sets], []
    while left:
        members = sorted({member for one in left for member in one})
        chosen.append(max(members, key=lambda member: sum(member in one for one in left)))
        left = [one for one in left if chosen[-1] not in one]
    return chosen


@given(SETS)
def test_it_is_the_plain_choice(sets: list[list[int]]) -> None:
    assert hitting(sets) == plain(sets)


def test_of_two_that_end_as_much_the_lighter_is_chosen() -> None:
    assert hitting([(0, 1)], {0: 3.0, 1: 1.0}) == [1]
