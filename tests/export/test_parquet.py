"""Parquet: typed columns that pandas and pyarrow read back, and the same bytes every time."""

from __future__ import annotations

import io
import sys
from datetime import date

import pandas as pd
import pyarrow.parquet as parquet
import pytest

from checker.export.model import Type
from checker.export.parquet import written
from checker.export.tables import tables
from checker.model import CheckerError
from tests.export.made_up import trapped
from tests.render import made_up


def test_every_cell_comes_back_as_it_was() -> None:
    for run in (made_up.run(), trapped()):
        for table in tables(run, made_up.PACK):
            back = parquet.read_table(io.BytesIO(written(table)))
            assert back.num_rows == table.height
            for column, cells in table.columns():
                got = back[column.name].to_pylist()
                assert got == [list(cell) if isinstance(cell, tuple) else cell for cell in cells]


def test_columns_have_their_types_and_say_what_they_are() -> None:
    schema = parquet.read_schema(io.BytesIO(written(tables(made_up.run(), made_up.PACK)[1])))
    types = {field.name: str(field.type) for field in schema}
    assert (types["id"], types["article"], types["low"]) == ("string", "string", "double")
    assert (types["period_start"], types["upper_open"], types["start"]) == ("date32[day]", "bool", "int64")
    assert schema.field("quote").metadata == {b"description": b"The sentence or clause, letter for letter."}
    assert not schema.field("id").nullable


def test_a_table_without_rows_keeps_its_types() -> None:
    table = tables(made_up.run((), (), ()), made_up.PACK)[2]
    assert [column.type for column in table.schema.columns].count(Type.LIST) == 4
    back = parquet.read_table(io.BytesIO(written(table)))
    assert str(back.schema.field("claims").type).startswith("list<")


def test_pandas_reads_days_and_numbers() -> None:
    frame = pd.read_parquet(io.BytesIO(written(tables(made_up.run(), made_up.PACK)[1])))
    assert frame.set_index("id").loc["post-2", "period_end"] == date(2023, 12, 31)
    assert frame["low"].sum() == sum(claim.low for claim in made_up.CLAIMS)


def test_the_same_run_gives_the_same_bytes() -> None:
    first, second = (written(tables(made_up.run(), made_up.PACK)[1]) for _ in range(2))
    assert first == second
    assert b"pandas" not in first


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    table = tables(made_up.run(), made_up.PACK)[0]
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(CheckerError, match=r"--format parquet needs pyarrow.*claim-checker\[parquet\]"):
        written(table)
