"""The commands and their options; what they do is imported when they run, so that `--help` is quick."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec

import click

from checker import __version__
from checker.model import CheckerError, Severity

P = ParamSpec("P")
FOUND, FAILED = 1, 2
SEVERITIES = [str(severity) for severity in Severity]


class Group(click.Group):
    """The command group: a CheckerError is one message and exit code 2, a broken pipe is quiet."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; bugs stay tracebacks."""
        try:
            return super().invoke(ctx)
        except CheckerError as error:
            click.echo(f"checker: {error}", err=True)
            ctx.exit(FAILED)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


EXAMPLES = """\b
Examples:
  checker init                      set up a folder of articles
  checker extract                   read the articles, write claims/
  checker report                    write reports/consistency.html and .md
  checker check                     exit 1 when claims contradict each other
  checker check draft.txt           check one file as it is now
  checker explain same-measure      the manual of a rule

\b
Shell completion: eval "$(_CHECKER_COMPLETE=bash_source checker)", or zsh_source, fish_source.
"""


@click.group(cls=Group, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="checker")
def main() -> None:
    """Find the claims of a folder of news articles that cannot hold together."""


paths = click.argument("paths", nargs=-1, type=click.Path(allow_dash=True, path_type=str), metavar="[PATH|-]...")
output = click.option("-o", "--output", metavar="FILE", help="Where to write; - is standard output.")
packs = click.option("--pack", "packs", multiple=True, metavar="NAME", help="Packs to load instead of the configured ones.")


def formats(*names: str, default: str | None = "text") -> Callable[[Callable[P, None]], Callable[P, None]]:
    """The --format option with the formats that a command can write."""
    return click.option("--format", "form", type=click.Choice(names), default=default, help="The output format.")


@main.command(epilog="\b\nExamples:\n  checker report\n  checker report seeds -o /tmp/report\n  checker report --format html -o - > page.html")
@paths
@formats("html", "markdown", default=None)
@output
@packs
def report(paths: tuple[str, ...], form: str | None, output: str | None, packs: tuple[str, ...]) -> None:
    """Write the consistency report, as HTML and Markdown.

    Without PATH it reads the claims in claims/ (or, when there are none, the configured articles) and writes
    into the configured reports folder. With --format it writes that one file to -o. A report is no gate: the
    exit code is 0 whatever it shows.
    """
    from checker.cli import work

    work.report(paths, form, output, packs)


@main.command(epilog="\b\nExamples:\n  checker check\n  checker check seeds --min-severity contradiction\n  checker check --claims claims.jsonl --format json\n  cat draft.txt | checker check -")
@paths
@click.option("--claims", "claims_file", metavar="FILE", help="Check the claims of one JSONL file; no articles needed.")
@formats("text", "json", "markdown", "html", "findings-jsonl")
@output
@click.option("--min-severity", type=click.Choice(SEVERITIES), default=str(Severity.TENSION), show_default=True, help="The mildest finding that fails the check.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found.")
@packs
def check(
    paths: tuple[str, ...], claims_file: str | None, form: str, output: str | None, min_severity: str, exit_zero: bool,
    packs: tuple[str, ...],
) -> None:  # fmt: skip
    """Find contradictions; exit 1 when there are any, 2 when it could not look.

    Without PATH it reads claims/. With PATHs the files are read afresh, and people's corrections in
    claims/edits/ are laid over what is extracted.
    """
    from checker.cli import work

    found = work.check(paths, claims_file, form, output, Severity(min_severity), packs)
    sys.exit(FOUND if found and not exit_zero else 0)


@main.command(epilog="\b\nExamples:\n  checker extract\n  checker extract seeds --format jsonl -o claims.jsonl\n  cat draft.txt | checker extract - --format jsonl")
@paths
@formats("text", "json", "jsonl", "markdown", default=None)
@output
@packs
def extract(paths: tuple[str, ...], form: str | None, output: str | None, packs: tuple[str, ...]) -> None:
    """Turn articles into claims.

    Without --format and -o it writes claims/articles/<id>.jsonl, one claim a line, and says how many; people's
    corrections in claims/edits/ are never touched.
    """
    from checker.cli import work

    work.extract(paths, form, output, packs)


@main.command(epilog="\b\nExamples:\n  checker claims --subject mountain_pass\n  checker claims --measure refining --format jsonl")
@click.option("--article", metavar="ID", help="Only of this article.")
@click.option("--measure", metavar="TEXT", help="Only where the measure's key contains this.")
@click.option("--subject", metavar="ID", help="Only of this subject.")
@click.option("--period", metavar="P", help="Only of this period.")
@click.option("--kind", metavar="KIND", help="Only of this kind.")
@formats("text", "json", "jsonl", "markdown")
@output
def claims(
    article: str | None, measure: str | None, subject: str | None, period: str | None, kind: str | None, form: str, output: str | None
) -> None:
    """List the claims in claims/."""
    from checker.cli import work

    work.claims({"article": article, "measure": measure, "subject": subject, "period": period, "kind": kind}, form, output)


@main.command(epilog="\b\nExamples:\n  checker explain share-sum\n  checker explain same-measure-1a2b3c4d\n  checker explain 003-72f7c4")
@click.argument("what", metavar="RULE|FINDING|CLAIM")
def explain(what: str) -> None:
    """Explain a rule, a finding with its quotes, or a claim with its interval."""
    from checker.cli import work

    work.explain(what)


@main.command(epilog="\b\nExamples:\n  checker rules")
def rules() -> None:
    """List the rules with their first sentence."""
    from checker.cli import work

    work.rules()


@main.command(epilog="\b\nExamples:\n  checker init\n  checker init newsroom")
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Set up a folder: [tool.checker] in pyproject.toml, and seeds/, claims/, reports/.

    Nothing that is there is overwritten.
    """
    from checker.cli import work

    work.init(folder)
