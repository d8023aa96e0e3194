"""`checker export`: claims, findings and facts as tables for other programs, and reviews of decided claims."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.cli.options import PACKS, PATHS, examples, formats, output
from checker.model import CheckerError, Run

if TYPE_CHECKING:
    from checker.export import Form

TABLES = ("articles", "claims", "findings", "finding_claims", "facts", "fact_claims")


@click.command(
    short_help="Hand claims, findings and facts on to other programs.",
    epilog=examples(
        "checker export                               CSV files in reports/export/",
        "checker export --format xlsx -o tin.xlsx     one workbook with a sheet a table",
        "checker export seeds --format datapackage -o package",
        "checker export --format claimreview -o reviews.jsonld",
        "checker export --table facts --format jsonl  one table to standard output",
    ),
)
@PATHS
@click.option(
    "--claims", "file", metavar="FILE", help="Take the claims of this JSONL file (- for standard input)."
)
@formats("csv", "parquet", "jsonl", "xlsx", "datapackage", "claimreview", default="csv")
@click.option(
    "--table",
    type=click.Choice(TABLES),
    help="Only this table, as one file of csv, jsonl or parquet; standard output is the default.",
)
@output("The folder to write into; the file where the format has one, or - for standard output.")
@click.option(
    "--raw",
    is_flag=True,
    help="Leave the texts of CSV as they are, although a spreadsheet may run those that begin with =.",
)
@PACKS
def export(
    paths: tuple[str, ...],
    file: str | None,
    form: str,
    table: str | None,
    output: str | None,
    raw: bool,
    packs: tuple[str, ...],
) -> None:
    """Write articles, claims, findings and facts as tables, or decided claims as reviews.

    A claim has its fields as written and, beside them, its canonical unit, its interval and its period; a finding
    has what was decided about it, and finding_claims and fact_claims say which claims belong to which. csv, jsonl
    and parquet write a file a table, datapackage adds a description that programs can validate, xlsx is one
    workbook. claimreview has the claims that a decision judges as ClaimReview of schema.org.

    In CSV a text that a spreadsheet would take for a formula has an apostrophe before it. xlsx needs the extra
    excel, parquet the extra parquet. Without PATH it takes the claims in claims/ and, when there are none yet,
    the configured articles.
    """
    _export(paths, file, form, table, output, raw, packs)


def _export(
    paths: Sequence[str],
    file: str | None,
    form: str,
    table: str | None,
    place: str | None,
    raw: bool,
    packs: Sequence[str],
) -> None:
    from checker import export as exports
    from checker.cli import inputs, outputs, work

    chosen = exports.Form(form)
    _possible(chosen, table, place, raw)
    config, pack, found = work.gathered(paths, file, packs)
    run = (
        found
        if found.ledger
        else inputs.decided(found, config, whole=not paths and file is None, always=True)
    )
    if table is not None:
        outputs.hand(exports.export_table(run, pack, table, chosen, raw), place)
        return
    written = exports.export(run, pack, chosen, raw)
    for warning in written.warnings:
        outputs.warn(warning)
    if place == "-":
        outputs.hand(next(iter(written.parts.values())), place)
        return
    whole = Path(place) if place else config.reports / "export"
    for name, data in written.parts.items():
        outputs.save(whole if place and chosen.single else whole / name, data)
    shown = outputs.shown(whole if place or not chosen.single else whole / next(iter(written.parts)))
    outputs.say(f"{_counts(run, chosen)} are in {shown}.")


def _possible(form: Form, table: str | None, place: str | None, raw: bool) -> None:
    """Raise CheckerError for options that do not go together, before anything is read."""
    tabular = ("csv", "jsonl", "parquet")
    if table is not None and form not in tabular:
        raise CheckerError(f"--table: one table is written as {', '.join(tabular)}; {form} has all of them")
    if raw and form not in ("csv", "datapackage"):
        raise CheckerError(f"--raw is for csv and datapackage: {form} never changes a text for spreadsheets")
    if place == "-" and table is None and not form.single:
        raise CheckerError(f"-o - takes one file, and {form} has several: say which, such as --table claims")
    if table is not None and form == "parquet" and place is None and sys.stdout.isatty():
        raise CheckerError("parquet is nothing to read: say where it is to go, -o FILE")


def _counts(run: Run, form: Form) -> str:
    from checker.render.words import count

    if form == "claimreview":
        return "The reviews of decided claims"
    claims, findings = count(len(run.claims), "claim"), count(len(run.findings), "finding")
    return f"{claims}, {findings} and {count(len(run.suggestions), 'fact')}"
