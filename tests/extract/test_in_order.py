"""Ordinals and quarters that are no parts."""

import pytest

from checker.extract.quantities import find_quantities


@pytest.mark.parametrize(
    "text",
    [
        "The firm will build a third chip factory in Ohio.",
        "The plant is full, with a fifth being built.",
        "Sales fell for six quarters in a row.",
        "The price is $26.78 per pound U3O8.",
        "He bought into the Barkul-2 project.",
        "The ban was the subject of the second position paper.",
    ],
)
def test_what_only_counts_on_or_is_in_a_name_is_no_share_and_no_count(text: str) -> None:
    found = find_quantities(text)
    assert not [q for q in found if q.unit in ("percent", "count") or q.form == "rank"], found


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("A third of the factory was sold.", 100 / 3),
        ("Three quarters of its output went abroad.", 75.0),
        ("A fifth of all plants closed.", 20.0),
    ],
)
def test_parts_are_still_parts(text: str, low: float) -> None:
    assert find_quantities(text)[0].low == pytest.approx(low)
