import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from checker.algebra.components import components

EDGES = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=40)


@given(EDGES)
def test_nodes_have_one_label_exactly_when_a_path_connects_them(edges: list[tuple[int, int]]) -> None:
    left, right = np.array(edges, dtype=np.intp).reshape(-1, 2).T
    smallest = list(range(20))
    for _ in range(20):
        for a, b in edges:
            smallest[a] = smallest[b] = min(smallest[a], smallest[b])
    assert components(20, left, right).tolist() == smallest


def test_a_path_of_a_hundred_thousand_nodes_is_one_component() -> None:
    nodes = np.random.default_rng(1).permutation(100_000)
    assert set(components(100_000, nodes[:-1], nodes[1:]).tolist()) == {0}
