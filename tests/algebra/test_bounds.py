"""Interval arithmetic on columns, against the same questions asked one pair or three at a time."""

from itertools import product as every

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from checker.algebra import (
    Bounds,
    apart,
    below,
    difference,
    disjoint_pairs,
    gap,
    joined,
    product,
    quotient,
    ranges,
    relative_gap,
    scaled,
    triangles,
)

Row = tuple[float, float, bool, bool]


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """Intervals over few numbers, so that ends touch often; a point is closed at both ends."""
    found = []
    for _ in range(draw(st.integers(0, 12))):
        low = draw(st.integers(0, 6))
        high = draw(st.sampled_from([low, low + 1, low + 2, float("inf")]))
        opens = (draw(st.booleans()), draw(st.booleans())) if high > low else (False, False)
        found.append((float(low), float(high), *opens))
    return found


def columns(rows: list[Row]) -> Bounds:
    lower, upper, lower_open, upper_open = (
        (list(c) for c in zip(*rows, strict=True)) if rows else ([], [], [], [])
    )
    flags = (np.array(column, dtype=bool) for column in (lower_open, upper_open))
    return Bounds(np.array(lower, dtype=float), np.array(upper, dtype=float), *flags)


def wholly_below(a: Row, b: Row) -> bool:
    return a[1] < b[0] or (a[1] == b[0] and (a[3] or b[2]))


def holds(row: Row, value: float) -> bool:
    above = value > row[0] or (value == row[0] and not row[2])
    return above and (value < row[1] or (value == row[1] and not row[3]))


def pairs(found: tuple[np.ndarray, np.ndarray]) -> list[tuple[int, int]]:
    return sorted(zip(found[0].tolist(), found[1].tolist(), strict=True))


@given(rows(), rows(), st.randoms())
def test_the_sweep_finds_the_pairs_that_asking_each_pair_finds(
    one: list[Row], other: list[Row], random: object
) -> None:
    blocks = [np.array([random.randrange(3) for _ in side], dtype=np.int64) for side in (one, other)]  # type: ignore[attr-defined]
    asked = [
        (i, j) for i, j in every(range(len(one)), range(len(other)))
        if blocks[0][i] == blocks[1][j] and wholly_below(one[i], other[j])
    ]  # fmt: skip
    assert pairs(below(columns(one), columns(other), *blocks)) == sorted(asked)


@given(rows())
def test_disjoint_pairs_name_each_pair_once_the_lower_first(held: list[Row]) -> None:
    asked = [(i, j) for i, j in every(range(len(held)), repeat=2) if wholly_below(held[i], held[j])]
    assert pairs(disjoint_pairs(columns(held))) == sorted(asked)


@given(rows())
def test_being_apart_is_symmetric_and_never_of_itself(held: list[Row]) -> None:
    if not held:
        return
    a, b = columns(held), columns(held[::-1])
    assert (apart(a, b) == apart(b, a)).all()
    assert not apart(a, a).any()
    assert (gap(a, b) == gap(b, a)).all()
    assert (gap(a, b)[~apart(a, b)] == 0).all()


def test_a_closed_and_an_open_end_at_one_number_are_apart_without_a_gap() -> None:
    nearly, over, exact = (
        columns([(63, 70, False, True)]),
        columns([(70, 100, True, False)]),
        columns([(70, 70, False, False)]),
    )
    assert apart(nearly, over).all()
    assert apart(exact, over).all()
    assert apart(exact, nearly).all()
    assert gap(nearly, over) == relative_gap(nearly, over) == 0


def test_the_relative_gap_is_taken_of_the_larger_end() -> None:
    about, over = columns([(42_500, 43_500, False, False)]), columns([(45_000, float("inf"), True, True)])
    assert relative_gap(about, over).round(4) == relative_gap(over, about).round(4) == 0.0333


@given(rows(), st.floats(0, 1), st.floats(0, 1))
def test_results_hold_what_their_members_give(held: list[Row], x: float, y: float) -> None:
    for one, other in every([r for r in held if np.isfinite(r[1])], repeat=2):
        a, b = one[0] + x * (one[1] - one[0]), other[0] + y * (other[1] - other[0])
        if not holds(one, a) or not holds(other, b):
            continue
        results = [(product, a * b), (difference, a - b)] + ([(quotient, a / b)] if b > 0 else [])
        for operation, value in results:
            result = operation(columns([one]), columns([other]))
            assert result.lower[0] - 1e-9 <= value <= result.upper[0] + 1e-9


def test_a_quotient_of_open_ends_is_open() -> None:
    over, world = columns([(45_000, float("inf"), True, True)]), columns([(389_500, 390_500, False, False)])
    share = scaled(quotient(over, world), 100)
    assert (share.lower.round(2), share.upper, share.lower_open) == (11.52, float("inf"), True)


def test_nothing_divided_and_nothing_multiplied_are_numbers() -> None:
    none, any = columns([(0, 0, False, False)]), columns([(0, float("inf"), False, True)])
    assert product(none, any).upper == 0
    assert quotient(any, any).lower == 0
    assert quotient(any, any).upper == float("inf")


def test_a_change_becomes_a_factor() -> None:
    factor = scaled(columns([(655, 665, False, False)]), 0.01, plus=1)
    assert (factor.lower.round(6), factor.upper.round(6)) == (7.55, 7.65)


codes = st.lists(st.integers(0, 4), max_size=10)


@given(codes, codes)
def test_joined_pairs_have_equal_codes_and_none_is_missed(left: list[int], right: list[int]) -> None:
    asked = [(i, j) for i, j in every(range(len(left)), range(len(right))) if left[i] == right[j]]
    assert pairs(joined(np.array(left, dtype=np.int64), np.array(right, dtype=np.int64))) == sorted(asked)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=10))
def test_triangles_are_the_threes_that_share_their_unknowns(edges: list[tuple[int, int]]) -> None:
    ends = np.array(edges, dtype=np.int64).reshape(-1, 2)
    asked = [
        (i, j, k) for i, j, k in every(range(len(edges)), repeat=3)
        if edges[i] == (edges[k][0], edges[j][1]) and edges[k][1] == edges[j][0]
    ]  # fmt: skip
    found = zip(*(column.tolist() for column in triangles(ends[:, 0], ends[:, 1])), strict=True)
    assert sorted(found) == sorted(asked)


def test_ranges_skip_what_is_empty() -> None:
    rows, numbers = ranges(np.array([3, 5, 2]), np.array([5, 5, 3]))
    assert (rows.tolist(), numbers.tolist()) == ([0, 0, 2], [3, 4, 2])


@given(rows(), rows(), st.data())
def test_blocks_that_spread_wide_are_swept_to_the_same_pairs(
    one: list[Row], other: list[Row], data: st.DataObject
) -> None:
    # Many copies of few intervals: some blocks have more to try than to sort.
    a, b = one * 7, other * 7
    blocks = st.integers(0, 2)
    block_a, block_b = (np.array([data.draw(blocks) for _ in side], dtype=np.int64) for side in (a, b))
    wanted = sorted(
        (i, j)
        for (i, x), (j, y) in every(enumerate(a), enumerate(b))
        if block_a[i] == block_b[j] and wholly_below(x, y)
    )
    assert pairs(below(columns(a), columns(b), block_a, block_b)) == wanted
