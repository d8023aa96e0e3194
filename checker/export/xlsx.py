"""One Excel workbook with a sheet a table, in which every text is a text.

Texts are written as string cells: a spreadsheet shows what begins with `=` and never runs it, nothing becomes a
link, and `70%` stays what the article says. Those that would run if somebody typed them are marked as quoted, so
that they stay texts when a cell is edited, too. What the format cannot hold changes visibly: characters that XML
forbids are U+FFFD, a text longer than a cell is cut with a word on it, a day before 1900 is a text. Numbers have 16
digits, one more than Excel shows.
XlsxWriter rather than openpyxl, which reads these files in the tests: it tells strings from formulas by the function
that is called, streams rows to disk, and writes the same bytes for the same tables.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from tempfile import TemporaryDirectory
from typing import Protocol, assert_never

from checker.export.csv import listed
from checker.export.library import library
from checker.export.model import Cell, Column, Files, Table, Type
from checker.model import CheckerError
from checker.render.spreadsheet import guarded

EXTRA = "excel"
ROWS = 1_048_576
"""Rows of a sheet, the head among them."""
LETTERS = 32_767
"""UTF-16 units of a cell."""
FIRST_DAY = date(1900, 3, 1)
"""Before it the days of Excel are not those of the calendar: it knows a 29 February 1900."""
WIDTHS = {Type.TEXT: 18, Type.NUMBER: 12, Type.WHOLE: 8, Type.TRUTH: 8, Type.DAY: 11, Type.LIST: 24}
WIDE = ("quote", "explanation", "title", "reason", "reference", "measure", "measure_name")
MADE = datetime(2000, 1, 1)
"""The workbook is to have the same bytes whenever it is written."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Style(Protocol):
    """How a cell looks."""


class Sheet(Protocol):
    """What is used of a worksheet of XlsxWriter."""

    def write_string(self, row: int, col: int, string: str, cell_format: Style | None = None) -> int:
        """A text."""

    def write_number(self, row: int, col: int, number: float) -> int:
        """A number."""

    def write_boolean(self, row: int, col: int, boolean: bool) -> int:
        """A truth."""

    def write_datetime(self, row: int, col: int, date: date, cell_format: Style) -> int:
        """A day."""

    def set_column(self, first_col: int, last_col: int, width: float) -> int:
        """How wide columns are."""

    def freeze_panes(self, row: int, col: int) -> None:
        """What does not scroll."""

    def autofilter(self, first_row: int, first_col: int, last_row: int, last_col: int) -> None:
        """Where rows can be chosen."""


def written(tables: Iterable[Table]) -> Files:
    """The workbook as `claims.xlsx`, and a warning for each table in which a text is cut.

    Raises CheckerError for a table with more rows than a sheet has.
    """
    checked = list(tables)
    for table in checked:
        if table.height >= ROWS:
            raise CheckerError(
                f"{table.schema.name}: {table.height:,} rows, but a sheet holds {ROWS - 1:,}: "
                "write csv, parquet or jsonl"
            )
    make, file = library("xlsxwriter", EXTRA).Workbook, io.BytesIO()
    warnings = []
    with TemporaryDirectory() as folder:
        book = make(file, {"constant_memory": True, "tmpdir": folder})
        book.set_properties({"created": MADE})
        bold, quoted = book.add_format({"bold": True}), book.add_format({"quote_prefix": True})
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        for table in checked:
            sheet: Sheet = book.add_worksheet(table.schema.name)
            _head(sheet, table, bold)
            cut = _rows(sheet, table, quoted, days)
            if cut:
                long = "1 text is" if cut == 1 else f"{cut:,} texts are"
                warnings.append(f"{table.schema.name}: {long} longer than a cell of Excel, and cut there")
        book.close()
    return Files({"claims.xlsx": file.getvalue()}, tuple(warnings))


def _head(sheet: Sheet, table: Table, bold: Style) -> None:
    for at, column in enumerate(table.schema.columns):
        sheet.set_column(at, at, 40 if column.name in WIDE else WIDTHS[column.type])
        sheet.write_string(0, at, column.name, bold)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, table.height, len(table.schema.columns) - 1)


def _rows(sheet: Sheet, table: Table, quoted: Style, days: Style) -> int:
    """Write all rows, one after the other as streaming wants it; how many texts are cut."""
    cut = 0

    def text(row: int, at: int, cell: Cell) -> None:
        nonlocal cut
        whole = listed(cell) if isinstance(cell, tuple) else str(cell)
        clean = _FORBIDDEN.sub("\ufffd", whole)
        said = fitting(clean)
        cut += said is not clean
        if guarded(said) == said:
            sheet.write_string(row, at, said)
        else:
            sheet.write_string(row, at, said, quoted)

    def day(row: int, at: int, cell: Cell) -> None:
        if isinstance(cell, date) and cell >= FIRST_DAY:
            sheet.write_datetime(row, at, cell, days)
        else:
            text(row, at, cell)

    def writer(column: Column) -> Callable[[int, int, Cell], object]:
        match column.type:
            case Type.TEXT | Type.LIST:
                return text
            case Type.NUMBER | Type.WHOLE:
                return sheet.write_number  # type: ignore[return-value] # its cells are numbers
            case Type.TRUTH:
                return sheet.write_boolean  # type: ignore[return-value] # its cells are truths
            case Type.DAY:
                return day
            case _:
                assert_never(column.type)

    writers = [writer(column) for column in table.schema.columns]
    for row, cells in enumerate(zip(*table.cells, strict=True), start=1):
        for at, cell in enumerate(cells):
            if cell is not None:
                writers[at](row, at, cell)
    return cut


def fitting(text: str) -> str:
    """A text that a cell can hold; of a longer one the beginning, with a word on what is not there."""
    if len(text) <= LETTERS // 2 or len(text.encode("utf-16-le")) <= 2 * LETTERS:
        return text
    note = f"… [cut: {len(text):,} characters in all]"
    kept = text.encode("utf-16-le")[: 2 * (LETTERS - len(note))]
    return kept.decode("utf-16-le", "ignore") + note
