r"""CSV after RFC 4180, in UTF-8: every line ends with CRLF, what needs quotes has them, nothing is an empty cell.

Spreadsheets run a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end, in quotes or not, so quoting all
cells protects nobody. An article can say such a thing, and a CSV file is opened by a click; therefore a text that
begins so gets an apostrophe before it. The original is not lost: a text that already begins with apostrophes and
then such a sign gets one more, so taking one away from every cell that begins with apostrophes and such a sign
gives back each text, letter for letter (`unguarded`). Numbers stay as they are, also below zero, and so do texts
that are plain numbers, and lists, which begin with `[`. `raw` leaves all texts alone, for programs that know no
such rule; JSONL and Parquet never change a text.

A spreadsheet that expects semicolons cuts cells elsewhere, whatever stands in them: there take the workbook.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import assert_never

from checker.export.model import Cell, Column, Table, Type

# Full-width signs count, too: a spreadsheet with an East Asian keyboard takes them for the plain ones.
_RISKY = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", re.IGNORECASE)


def written(table: Table, raw: bool = False) -> bytes:
    """The table with a head line; lists are JSON arrays, days ISO 8601, truths `true` and `false`."""
    columns = [_strings(column, cells, raw) for column, cells in table.columns()]
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([column.name for column in table.schema.columns])
    writer.writerows(zip(*columns, strict=True))
    return file.getvalue().encode("utf-8")


def guarded(text: str) -> str:
    """A text that no spreadsheet runs.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("-12.5"), guarded("'tis")
    ("'=1+1", "''=1+1", '-12.5', "'tis")
    """
    return f"'{text}" if _RISKY.match(text) and not _PLAIN.fullmatch(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given.

    >>> unguarded("'=1+1"), unguarded("''=1+1"), unguarded("'tis")
    ('=1+1', "'=1+1", "'tis")
    """
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text


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
