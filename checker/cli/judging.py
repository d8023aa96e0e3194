"""The commands by which a person decides: `decide`, `undo`, `decisions`."""

from __future__ import annotations

import sys

import click

from checker.cli.options import PACKS, examples, formats, output
from checker.model import Dimension, Ruling, Severity


@click.command(
    short_help="Decide what is to be said of findings.",
    epilog=examples(
        "checker decide 20f42578 --verdict prefer --claim 003 --reason 'USGS has it so'",
        "checker decide 20f42578 --verdict both-stand --dimension scope --reason 'with heavy ones'",
        "checker decide 20f42578 --verdict misread --claim 000-b07c88 --set period=2023 --reason '…'",
        "checker decide --rule rank --verdict not-a-conflict --reason 'two lists' --dry-run",
        "checker decide --article 002-d --verdict source-error --claim 002-d --reason '…' --yes",
    ),
)
@click.argument("findings", nargs=-1, metavar="[FINDING]...")
@click.option("--rule", metavar="ID", help="All undecided findings of this rule.")
@click.option("--measure", metavar="TEXT", help="All undecided ones where this stands in the measure.")
@click.option("--subject", metavar="ID", help="All undecided ones on this subject.")
@click.option("--article", metavar="ID", help="All undecided ones with a claim of this article.")
@click.option(
    "--severity",
    type=click.Choice([s.value for s in Severity]),
    help="All undecided ones of this severity; without it, contradictions and tensions.",
)
@click.option(
    "--verdict",
    required=True,
    type=click.Choice([ruling.value for ruling in Ruling]),
    help="What is decided.",
)
@click.option("--reason", required=True, metavar="TEXT", help="Why.")
@click.option(
    "--claim",
    "claims",
    multiple=True,
    metavar="CLAIM|ARTICLE",
    help="The claim that stands (prefer), or is superseded, wrong or misread; or the article that it is of.",
)
@click.option(
    "--dimension",
    type=click.Choice([dimension.value for dimension in Dimension]),
    help="In what the two differ (both-stand).",
)
@click.option(
    "--set",
    "fields",
    multiple=True,
    metavar="FIELD=VALUE",
    help="What a misread claim should have said; an empty VALUE takes the field away.",
)
@click.option("--drop", is_flag=True, help="A misread claim is none.")
@click.option("--by", metavar="NAME", help="Who decides.  [default: git's user.name]")
@click.option("--review-by", metavar="DAY", help="Until when it holds: 2026-03-31, or 90d from today.")
@click.option("--again", is_flag=True, help="With a filter: those that are decided already as well.")
@click.option("--dry-run", is_flag=True, help="Only say what would be decided.")
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@PACKS
def decide(
    findings: tuple[str, ...],
    rule: str | None,
    measure: str | None,
    subject: str | None,
    article: str | None,
    severity: str | None,
    verdict: str,
    reason: str,
    claims: tuple[str, ...],
    dimension: str | None,
    fields: tuple[str, ...],
    drop: bool,
    by: str | None,
    review_by: str | None,
    again: bool,
    dry_run: bool,
    yes: bool,
    packs: tuple[str, ...],
) -> None:
    """Decide findings, one file each in claims/decisions/; what is decided fails no check.

    FINDING is the id of a finding, or as much of it as is unmistakable. Filters choose among all undecided ones;
    how many is shown first, and asked on a terminal. A misread claim is corrected in claims/edits/, which
    extraction never touches. `checker undo` takes the last command back.
    """
    from checker.cli import deciding

    wanted = deciding.Wanted(rule, measure, subject, article, Severity(severity) if severity else None)
    deciding.decide(
        deciding.Said(
            ruling=Ruling(verdict),
            reason=reason,
            claims=claims,
            dimension=Dimension(dimension) if dimension else None,
            fields=fields,
            drop=drop,
            by=by,
            review_by=review_by,
        ),
        findings,
        wanted,
        again=again,
        dry_run=dry_run,
        yes=yes,
        packs=packs,
    )


@click.command(
    short_help="Take decisions back.",
    epilog=examples("checker undo", "checker undo 20f42578", "checker undo --list"),
)
@click.argument("findings", nargs=-1, metavar="[FINDING]...")
@click.option("--list", "listed", is_flag=True, help="Show what can be undone, the last first.")
def undo(findings: tuple[str, ...], listed: bool) -> None:
    """Take back the last `checker decide`, as often as you like, or the decision on each FINDING.

    Nothing that was changed since by other means is touched.
    """
    from checker.cli import deciding

    if listed:
        deciding.undoable()
    else:
        deciding.undo(findings)


@click.command(
    short_help="List the decisions.",
    epilog=examples(
        "checker decisions", "checker decisions --due", "checker decisions --stale --format json"
    ),
)
@click.option("--stale", "state", flag_value="stale", help="Only those that are on nothing any more.")
@click.option("--due", "state", flag_value="due", help="Only those to be reviewed within 14 days, or before.")
@click.option("--updated", "state", flag_value="updated", help="Only those whose finding gained something.")
@formats("text", "json")
@output("The file to write; - is standard output, which is the default.")
@PACKS
def decisions(state: str | None, form: str, output: str | None, packs: tuple[str, ...]) -> None:
    """List what people decided, and how it stands: holds, updated, due, expired or stale."""
    from checker.cli import deciding

    sys.exit(deciding.listed(state, form, output, packs))
