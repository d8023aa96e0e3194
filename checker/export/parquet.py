"""Parquet by pyarrow: texts as strings, numbers as doubles, days as dates, lists as lists; what columns mean with them."""

from __future__ import annotations

import io

from checker.export.library import library
from checker.export.model import Table, Type

EXTRA = "parquet"
TYPES = {
    Type.TEXT: "string",
    Type.NUMBER: "float64",
    Type.WHOLE: "int64",
    Type.TRUTH: "bool_",
    Type.DAY: "date32",
}


def written(table: Table) -> bytes:
    """The table as one file; nothing in it depends on when or where it is written."""
    arrow, parquet = library("pyarrow", EXTRA), library("pyarrow.parquet", EXTRA)
    texts = arrow.list_(arrow.field("element", arrow.string(), nullable=False))
    fields = [
        arrow.field(
            column.name,
            texts if column.type is Type.LIST else getattr(arrow, TYPES[column.type])(),
            nullable=not column.required,
            metadata={"description": column.said},
        )
        for column in table.schema.columns
    ]
    arrays = [arrow.array(cells, field.type) for cells, field in zip(table.cells, fields, strict=True)]
    file = io.BytesIO()
    made = arrow.Table.from_arrays(arrays, schema=arrow.schema(fields, {"description": table.schema.said}))
    parquet.write_table(made, file, compression="zstd")
    return file.getvalue()
