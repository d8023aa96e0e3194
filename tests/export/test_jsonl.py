"""JSON lines: a line a row, types as JSON has them, texts letter for letter."""

from __future__ import annotations

import json

from checker.export.jsonl import written
from checker.export.model import Table, Type
from checker.export.tables import tables
from tests.export.made_up import trapped
from tests.render import made_up


def rows(table: Table) -> list[dict[str, object]]:
    return [json.loads(line) for line in written(table).decode().removesuffix("\n").split("\n")]


def test_a_row_has_all_columns_in_their_order() -> None:
    for table in tables(made_up.run(), made_up.PACK):
        for row in rows(table):
            assert list(row) == [column.name for column in table.schema.columns]


def test_numbers_days_and_lists_have_their_types() -> None:
    found = tables(made_up.run(), made_up.PACK)
    over = next(row for row in rows(found[1]) if row["id"] == "post-2")
    assert (over["low"], over["upper"], over["upper_open"]) == (45000, None, True)
    assert over["period_start"] == "2023-01-01"
    assert rows(found[2])[0]["claims"] == ["gazette-1", "post-2"]


def test_every_text_comes_back() -> None:
    for table in tables(trapped(), made_up.PACK):
        back = rows(table)
        for column, cells in table.columns():
            if column.type is Type.TEXT:
                assert [row[column.name] for row in back] == cells


def test_a_table_without_rows_has_no_line() -> None:
    assert written(tables(made_up.run((), (), ()), made_up.PACK)[2]) == b""
