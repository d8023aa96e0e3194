"""Rows as numbers: the same for rows that agree in some columns, 0 for one that has none of them."""

from __future__ import annotations

import pytest

from checker.normalize import normalize
from checker.packs import load_pack
from checker.rules.block import Block
from tests.claims import claim


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        ((), [0, 0, 0, 0]),
        (("period",), [0, 1, 1, 0]),
        (("period", "subject"), [1, 2, 3, 0]),
        (("subject", "metric"), [1, 2, 1, 3]),
    ],
)
def test_rows_that_agree_have_one_number(names: tuple[str, ...], codes: list[int]) -> None:
    pack = load_pack()
    rows = [
        claim("5 t", 0, subject="CN"),
        claim("5 t", 1, subject="MM", period="2024"),
        claim("5 t", 2, subject="CN", period="2024"),
        claim("5 t", 3, subject=None),
    ]
    assert Block(normalize(rows, pack), pack).codes(*names).tolist() == codes
