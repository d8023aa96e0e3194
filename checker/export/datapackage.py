"""A Data Package after version 2 of the standard (datapackage.org): CSV files, and a description that a program can hold them to.

`datapackage.json` has for each table its columns with type, meaning, the words or numbers that they may have, what
identifies a row and what a column points to, and for each file its size and hash. Licence and sources are left out:
the articles have their own, and the tool does not know them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from checker.export import csv
from checker.export.model import Column, Files, Schema, Table

PROFILES = "https://datapackage.org/profiles/2.0"
VERSION = "1.0.0"
"""Goes up by a whole number when a column goes away or changes its meaning, behind the first point when one comes in."""

GUARDED = (
    "A text that a spreadsheet would take for a formula has an apostrophe before it: take one away from each text "
    "that begins with apostrophes and then =, +, -, @, a tab or a line end."
)


def written(tables: Sequence[Table], raw: bool = False) -> Files:
    """The CSV files and `datapackage.json`."""
    files = {f"{table.schema.name}.csv": csv.written(table, raw) for table in tables}
    description = "Claims of news articles, the findings that they cannot hold together, and what stands."
    document = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": "checker-export",
        "title": "Claims, findings and facts",
        "description": description if raw else f"{description} {GUARDED}",
        "version": VERSION,
        "resources": [
            _resource(table.schema, data) for table, data in zip(tables, files.values(), strict=True)
        ],
    }
    descriptor = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    return Files({**files, "datapackage.json": descriptor.encode("utf-8")})


def _resource(schema: Schema, data: bytes) -> dict[str, object]:
    return {
        "name": schema.name,
        "type": "table",
        "path": f"{schema.name}.csv",
        "title": schema.title,
        "description": schema.said,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {
            "fields": [_field(column) for column in schema.columns],
            "missingValues": [""],
            "primaryKey": list(schema.key),
            "foreignKeys": [
                {"fields": [column.name], "reference": {"resource": column.to, "fields": ["id"]}}
                for column in schema.columns
                if column.to is not None
            ],
        },
    }  # fmt: skip


def _field(column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {}
    if column.required:
        constraints["required"] = True
    if column.words:
        constraints["enum"] = [str(word) for word in column.words]
    if column.least is not None:
        constraints["minimum"] = column.least
    field: dict[str, object] = {"name": column.name, "type": column.type.value, "description": column.said}
    return {**field, "constraints": constraints} if constraints else field
