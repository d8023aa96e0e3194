r"""CSV after RFC 4180, in UTF-8: every line ends with CRLF, what needs quotes has them, nothing is an empty cell.

A CSV file is opened by a click, and then a spreadsheet runs what begins like a formula, in quotes or not: so texts are
guarded by an apostrophe, which can be taken away again (`checker.render.spreadsheet`). Numbers stay as they are, also
below zero, and lists, which begin with `[`. `raw` leaves all texts alone, for programs that know no such rule; JSONL and
Parquet never change a text. NUL is U+FFFD.

A spreadsheet that expects semicolons cuts cells elsewhere, whatever stands in them: there take the workbook.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import assert_never

from checker.export.model import Cell, Column, Table, Type
from checker.render.spreadsheet import guarded


def written(table: Table, raw: bool = False) -> bytes:
    """The table with a head line; lists are JSON arrays, days ISO 8601, truths `true` and `false`."""
    columns = [_strings(column, cells, raw) for column, cells in table.columns()]
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([column.name for column in table.schema.columns])
    writer.writerows(zip(*columns, strict=True))
    return file.getvalue().encode("utf-8")


def _strings(column: Column, cells: Iterable[Cell], raw: bool) -> list[str]:
    match column.type:
        case Type.TEXT:
            texts = ("" if cell is None else str(cell) for cell in cells)
            # No CSV reader agrees with another about NUL.
            clean = (text.replace("\0", "\ufffd") for text in texts)
            return list(clean) if raw else [guarded(text) for text in clean]
        case Type.NUMBER:
            return ["" if cell is None else repr(cell).removesuffix(".0") for cell in cells]
        case Type.WHOLE | Type.DAY:
            return ["" if cell is None else str(cell) for cell in cells]
        case Type.TRUTH:
            return ["" if cell is None else "true" if cell else "false" for cell in cells]
        case Type.LIST:
            return ["" if cell is None else listed(cell) for cell in cells]
        case _:
            assert_never(column.type)


def listed(cell: Cell) -> str:
    """A list as a JSON array on one line."""
    return json.dumps(cell, ensure_ascii=False)
