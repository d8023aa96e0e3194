"""The workbook: texts are texts, days are days, nothing runs, nothing links, and it has the same bytes every time."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook

from checker.export import xlsx
from checker.export.csv import listed
from checker.export.model import Cell, Table, Type
from checker.export.tables import NAMES, tables
from checker.model import CheckerError, Run
from tests.export.made_up import trapped
from tests.render import made_up

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def book_of(run: Run) -> tuple[Workbook, tuple[Table, ...]]:
    found = tables(run, made_up.PACK)
    return openpyxl.load_workbook(io.BytesIO(xlsx.written(found).parts["claims.xlsx"])), found


def as_excel(cell: Cell) -> Cell:
    if isinstance(cell, float):
        return float(f"{cell:.16g}")
    cell = listed(cell) if isinstance(cell, tuple) else cell
    return FORBIDDEN.sub("\ufffd", cell) if isinstance(cell, str) else cell


def read(value: object) -> object:
    if isinstance(value, datetime):
        return value.date()
    return unescape(value) if isinstance(value, str) else value


@pytest.mark.parametrize("run", [made_up.run(), trapped()], ids=["tin", "traps"])
def test_openpyxl_reads_every_cell_as_it_was(run: Run) -> None:
    book, found = book_of(run)
    assert tuple(book.sheetnames) == NAMES
    for table in found:
        sheet = book[table.schema.name]
        assert sheet.max_row == table.height + 1
        for at, (column, cells) in enumerate(table.columns(), start=1):
            assert sheet.cell(1, at).value == column.name
            got = [read(sheet.cell(row, at).value) for row in range(2, table.height + 2)]
            assert got == [as_excel(cell) for cell in cells]


def test_every_text_is_a_string_cell_and_nothing_is_a_formula_or_a_link() -> None:
    book, found = book_of(trapped())
    for table in found:
        sheet = book[table.schema.name]
        assert not sheet._hyperlinks
        for at, (column, cells) in enumerate(table.columns(), start=1):
            for row, cell in enumerate(cells, start=2):
                got = sheet.cell(row, at)
                assert got.data_type != "f"
                assert got.hyperlink is None
                if cell is not None and column.type in (Type.TEXT, Type.LIST):
                    assert got.data_type == "s"


def test_what_would_run_when_it_is_edited_is_marked_as_quoted() -> None:
    book, found = book_of(trapped())
    sheet = book["articles"]
    titles = [column.name for column in found[0].schema.columns].index("title") + 1
    quoted = {str(cell.value) for (cell,) in sheet.iter_rows(2, None, titles, titles) if cell.quotePrefix}
    assert "=1+1" in quoted
    assert "'tis tin" not in quoted


def test_the_bytes_do_not_depend_on_the_time_nor_on_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    found = tables(made_up.run(), made_up.PACK)
    first = xlsx.written(found).parts["claims.xlsx"]
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert xlsx.written(found).parts["claims.xlsx"] == first
    finally:
        monkeypatch.undo()
        time.tzset()
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def long(text: str) -> tuple[Table, ...]:
    finding = replace(made_up.FINDINGS[0], explanation=text)
    return tables(made_up.run(findings=(finding,)), made_up.PACK)


@pytest.mark.parametrize("letter", ["a", "锡", "🙂", "\x01"])
def test_a_text_longer_than_a_cell_is_cut_with_a_word_on_it(letter: str) -> None:
    files = xlsx.written(long(letter * 40_000))
    assert files.warnings == ("findings: 1 text is longer than a cell of Excel, and cut there",)
    book = openpyxl.load_workbook(io.BytesIO(files.parts["claims.xlsx"]))
    cell = str(book["findings"]["E2"].value)
    assert cell.endswith("… [cut: 40,000 characters in all]")
    assert len(cell.encode("utf-16-le")) // 2 <= xlsx.LETTERS


def test_a_text_as_long_as_a_cell_is_whole() -> None:
    files = xlsx.written(long("a" * xlsx.LETTERS))
    assert not files.warnings
    book = openpyxl.load_workbook(io.BytesIO(files.parts["claims.xlsx"]))
    assert book["findings"]["E2"].value == "a" * xlsx.LETTERS


def test_a_table_with_more_rows_than_a_sheet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "ROWS", 11)
    with pytest.raises(
        CheckerError, match="claims: 11 rows, but a sheet holds 10: write csv, parquet or jsonl"
    ):
        xlsx.written(tables(made_up.run(), made_up.PACK))


def test_a_day_that_excel_does_not_have_is_a_text() -> None:
    old = replace(made_up.CLAIMS[3], period="1898")
    book, found = book_of(made_up.run(claims=(old,), findings=()))
    at = [column.name for column in found[1].schema.columns].index("period_start") + 1
    assert book["claims"].cell(2, at).value == "1898-01-01"


def test_without_xlsxwriter_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(CheckerError, match=r"needs xlsxwriter.*claim-checker\[excel\]"):
        xlsx.written(())


def test_pandas_reads_the_same_from_the_workbook_as_from_csv() -> None:
    from checker.export import csv

    found = tables(made_up.run(), made_up.PACK)
    data = xlsx.written(found).parts["claims.xlsx"]
    for table in found:
        dates = [column.name for column in table.schema.columns if column.type is Type.DAY]
        texts = {
            column.name: "str" for column in table.schema.columns if column.type in (Type.TEXT, Type.LIST)
        }
        sheet = pd.read_excel(io.BytesIO(data), sheet_name=table.schema.name, dtype=texts, parse_dates=dates)
        file = pd.read_csv(io.BytesIO(csv.written(table)), dtype=texts, parse_dates=dates)
        pd.testing.assert_frame_equal(sheet, file, check_dtype=False)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_reads_the_texts_and_computes_nothing(tmp_path: Path) -> None:
    found = tables(trapped(), made_up.PACK)
    (tmp_path / "claims.xlsx").write_bytes(xlsx.written(found).parts["claims.xlsx"])
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
            "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
            "--outdir", str(tmp_path), str(tmp_path / "claims.xlsx"),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    frame = pd.read_csv(tmp_path / "claims.csv", dtype=str, keep_default_na=False)
    titles = [str(as_excel(cell)) for cell in found[0].cells[2]]
    lines = re.compile(r"\r\n?")
    assert [lines.sub("\n", cell) for cell in frame["title"]] == [lines.sub("\n", cell) for cell in titles]
