"""CSV: RFC 4180, no cell that a spreadsheet runs, and every text back letter for letter."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from checker.export.csv import written
from checker.export.model import Table, Type
from checker.export.tables import tables
from checker.render.spreadsheet import unguarded
from tests.export.made_up import TRAPS, trapped
from tests.render import made_up

RUNS = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")
PLAIN = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?")


def trapped_tables() -> tuple[Table, ...]:
    return tables(trapped(), made_up.PACK)


def texts_of(table: Table) -> list[list[str]]:
    """The texts of a table as CSV has them when it is raw, a list a column."""
    return [
        [("" if cell is None else str(cell)).replace("\0", "\ufffd") for cell in cells]
        for column, cells in table.columns()
        if column.type is Type.TEXT
    ]


def test_there_are_more_than_sixty_traps() -> None:
    assert len(set(TRAPS)) >= 60


@pytest.mark.parametrize("table", trapped_tables(), ids=lambda table: table.schema.name)
def test_no_cell_runs_in_a_spreadsheet(table: Table) -> None:
    rows = list(csv.reader(io.StringIO(written(table).decode(), newline="")))
    assert len(rows) == table.height + 1
    assert {len(row) for row in rows} == {len(table.schema.columns)}
    assert not [cell for row in rows for cell in row if RUNS.match(cell) and not PLAIN.fullmatch(cell)]


@pytest.mark.parametrize("table", trapped_tables(), ids=lambda table: table.schema.name)
def test_pandas_reads_back_every_text(table: Table) -> None:
    frame = pd.read_csv(io.BytesIO(written(table)), dtype=str, keep_default_na=False)
    names = [column.name for column in table.schema.columns if column.type is Type.TEXT]
    assert [[unguarded(cell) for cell in frame[name]] for name in names] == texts_of(table)
    raw = pd.read_csv(io.BytesIO(written(table, raw=True)), dtype=str, keep_default_na=False)
    assert [raw[name].tolist() for name in names] == texts_of(table)


def test_lines_end_as_the_standard_says_and_texts_are_utf_8() -> None:
    data = written(tables(made_up.run(), made_up.PACK)[1])
    assert data.count(b"\r\n") == len(made_up.CLAIMS) + 1
    assert "超过4.5万吨".encode() in data
    assert not data.startswith(b"\xef\xbb\xbf")


def test_numbers_days_and_truths_are_written_plainly() -> None:
    rows = list(csv.DictReader(io.StringIO(written(tables(made_up.run(), made_up.PACK)[1]).decode())))
    over = next(row for row in rows if row["id"] == "post-2")
    assert (over["low"], over["upper"], over["upper_open"], over["period_start"]) == (
        "45000",
        "",
        "true",
        "2023-01-01",
    )


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize(("raw", "runs"), [(False, False), (True, True)])
def test_libreoffice_computes_only_what_is_raw(tmp_path: Path, raw: bool, runs: bool) -> None:
    """Read as a person opens it, comma-separated UTF-8, and kept as a workbook, which tells formulas from texts."""
    table = trapped_tables()[0]
    file = tmp_path / "articles.csv"
    file.write_bytes(written(table, raw))
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
            "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
            "--convert-to", "xlsx", "--outdir", str(tmp_path), str(file),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    sheet = openpyxl.load_workbook(file.with_suffix(".xlsx")).active
    assert sheet is not None
    assert sheet.max_row == table.height + 1
    assert any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row) is runs
