"""What is handed on to other programs: the tables of a run in six formats, one a module, listed by hand.

A room of its own above `render`, whose words and rows it takes: it writes tables with types rather than texts to read,
as bytes rather than as text, and several files at once. It touches no file.
"""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from checker.export import claimreview, csv, datapackage, jsonl, parquet, xlsx
from checker.export.model import Files, Table
from checker.export.tables import NAMES, tables
from checker.model import CheckerError, Run
from checker.packs import Pack

__all__ = ["NAMES", "Files", "Form", "export", "export_table"]


class Form(StrEnum):
    """What a run can be written as."""

    CSV = "csv"
    PARQUET = "parquet"
    JSONL = "jsonl"
    XLSX = "xlsx"
    DATAPACKAGE = "datapackage"
    CLAIMREVIEW = "claimreview"

    @property
    def single(self) -> bool:
        """Whether it is one file and not a folder of them."""
        return self in (Form.XLSX, Form.CLAIMREVIEW)


def export(run: Run, pack: Pack, form: Form, raw: bool = False) -> Files:
    """The run in one format, as files by their names; `raw` leaves the texts of CSV as they are.

    Raises CheckerError where the library of a format is not there, or a table has too many rows for it.
    """
    match form:
        case Form.CSV | Form.PARQUET | Form.JSONL:
            return Files(
                {f"{table.schema.name}.{form}": _one(table, form, raw) for table in tables(run, pack)}
            )
        case Form.XLSX:
            return xlsx.written(tables(run, pack))
        case Form.DATAPACKAGE:
            return datapackage.written(tables(run, pack), raw)
        case Form.CLAIMREVIEW:
            return claimreview.written(run)
        case _:
            assert_never(form)


def export_table(run: Run, pack: Pack, name: str, form: Form, raw: bool = False) -> bytes:
    """One table of a run, by its name."""
    chosen = next(table for table in tables(run, pack) if table.schema.name == name)
    return _one(chosen, form, raw)


def _one(table: Table, form: Form, raw: bool) -> bytes:
    match form:
        case Form.CSV:
            return csv.written(table, raw)
        case Form.JSONL:
            return jsonl.written(table)
        case Form.PARQUET:
            return parquet.written(table)
        case Form.XLSX | Form.DATAPACKAGE | Form.CLAIMREVIEW:
            raise CheckerError(
                f"--format {form} has all tables: leave --table out, or take csv, jsonl or parquet"
            )
        case _:
            assert_never(form)
