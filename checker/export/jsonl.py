"""JSON lines in UTF-8: one object a row with all columns in their order, null for an empty cell, lists as arrays."""

from __future__ import annotations

import json
from collections.abc import Iterable

from checker.export.model import Cell, Column, Table, Type

WHOLE = 2**53
"""Below it a number without a point is exact everywhere."""


def written(table: Table) -> bytes:
    """One line a row; whole numbers have no point, days are ISO 8601."""
    names = [column.name for column in table.schema.columns]
    columns = [_plain(column, cells) for column, cells in table.columns()]
    encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
    lines = (encode(dict(zip(names, row, strict=True))) + "\n" for row in zip(*columns, strict=True))
    return "".join(lines).encode("utf-8")


def _plain(column: Column, cells: Iterable[Cell]) -> Iterable[Cell]:
    if column.type is Type.DAY:
        return [None if cell is None else str(cell) for cell in cells]
    if column.type is Type.NUMBER:
        return [_number(cell) for cell in cells]
    return cells


def _number(cell: Cell) -> Cell:
    return int(cell) if isinstance(cell, float) and cell.is_integer() and abs(cell) < WHOLE else cell
