"""What an exported table is: columns with a type, a meaning and what they point to, and their cells."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import assert_never

Cell = str | float | int | bool | date | tuple[str, ...] | None

_SURROGATES = re.compile("[\ud800-\udfff]")


class Type(StrEnum):
    """What stands in the cells of a column; the words are those of Table Schema."""

    TEXT = "string"
    NUMBER = "number"
    WHOLE = "integer"
    TRUTH = "boolean"
    DAY = "date"
    LIST = "array"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `words` are all texts that it can have, `least` the smallest number.

    `to` names the table whose `id` stands in it. A cell that is not `required` may be empty.
    """

    name: str
    type: Type
    said: str
    required: bool = False
    words: tuple[str, ...] = ()
    least: int | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class Schema:
    """What is known of a table before it has rows; no two rows are equal in all columns of the `key`."""

    name: str
    title: str
    said: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("id",)


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table by its columns: `cells` has a list for each column of the schema, all of one length."""

    schema: Schema
    cells: tuple[list[Cell], ...]

    @classmethod
    def of(cls, schema: Schema, columns: Mapping[str, Sequence[object]]) -> Table:
        """A table of columns by their names, each cell of the type of its column.

        What a type cannot hold is an empty cell: NaN, an end that is infinite, a date that no calendar has.
        """
        assert columns.keys() == {column.name for column in schema.columns}, schema.name
        return cls(schema, tuple(_typed(column.type, columns[column.name]) for column in schema.columns))

    @property
    def height(self) -> int:
        """How many rows it has."""
        return len(self.cells[0])

    def columns(self) -> Iterator[tuple[Column, list[Cell]]]:
        """Each column with its cells."""
        return zip(self.schema.columns, self.cells, strict=True)


@dataclass(frozen=True, slots=True)
class Files:
    """What an export is written as: the bytes of each file by its name, and what was lost on the way, in words."""

    parts: Mapping[str, bytes]
    warnings: tuple[str, ...] = field(default=())


def _typed(type: Type, values: Sequence[object]) -> list[Cell]:
    match type:
        case Type.TEXT:
            return [text(value) for value in values]
        case Type.NUMBER:
            return [number(value) for value in values]
        case Type.WHOLE:
            return [int(value) if isinstance(value, int) else None for value in values]
        case Type.TRUTH:
            return [None if value is None else bool(value) for value in values]
        case Type.DAY:
            return [day(value) for value in values]
        case Type.LIST:
            return [_list(value) for value in values]
        case _:
            assert_never(type)


def _list(value: object) -> tuple[str, ...] | None:
    return tuple(text(one) or "" for one in value) if isinstance(value, tuple) else None


def text(value: object) -> str | None:
    """A text that UTF-8 can carry, None for an empty one: a table has one word for nothing."""
    if not isinstance(value, str) or value == "":
        return None
    plain = str(value)
    return plain if plain.isascii() else _SURROGATES.sub("\ufffd", plain)


def number(value: object) -> float | None:
    """A finite number, never -0."""
    if not isinstance(value, float | int) or not math.isfinite(value):
        return None
    return float(value) + 0.0


def day(value: object) -> date | None:
    """The day of a date, a moment or a text that begins with one."""
    if isinstance(value, datetime):
        # pandas' NaT is a datetime that is not equal to itself.
        return value.date() if value == value else None
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
