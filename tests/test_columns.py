"""Rows get one number where they agree in all columns, and two where they do not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import columns
from checker.columns import numbered

CELLS = st.sampled_from([0.0, 1.0, 2.5, -np.inf, np.nan])


@pytest.mark.parametrize("most", [columns.MOST, 3])
@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=40))
def test_rows_that_agree_have_one_number_and_no_others(
    most: int, rows: list[tuple[float, float, float]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(columns, "MOST", most)
        found = numbered(*np.array(rows).T).tolist()
    told = [str(row) for row in rows]
    firsts = {row: n for n, row in enumerate(dict.fromkeys(told))}
    assert found == [firsts[row] for row in told]
