"""The commands and their options; what they do is imported when they run, so that `--help` is quick."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import click

from checker import __version__
from checker.cli.hand_on import export
from checker.cli.judging import decide, decisions, undo
from checker.cli.options import (
    AGAINST,
    CHECK_FORMATS,
    FOUND,
    PACKS,
    PATHS,
    FormatAndPlace,
    Group,
    examples,
    formats,
    output,
    placed,
)
from checker.cli.serving import serve
from checker.model import Kind, Severity

EPILOG = f"""{
    examples(
        "checker init             set up a folder: pyproject.toml, articles/, claims/, reports/",
        "checker extract          read the articles, write claims/",
        "checker report           write reports/consistency.html and consistency.md",
        "checker check            exit 1 when claims cannot hold together",
        "checker check draft.md   the same for one file, as it is now",
        "checker verify draft.md  who bears out each claim of a draft, and who does not",
        "checker facts            the value that stands for each measure",
        "checker export           claims, findings and facts as tables for other programs",
        "checker explain share-sum",
        "checker decide ID --verdict prefer --claim 003 --reason TEXT",
        "checker serve            a page to decide on, finding after finding",
    )
}

\b
Exit codes: 0 nothing found, 1 the check failed, 2 it could not run.
Completion: eval "$(_CHECKER_COMPLETE=bash_source checker)" in ~/.bashrc;
zsh_source and fish_source do it for zsh and fish.
"""


@click.group(cls=Group, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="checker")
def main() -> None:
    """Find the claims in news articles that cannot hold together."""
    # What is read stays to the end. To look for garbage every 700 objects costs a sixth of a check.
    gc.set_threshold(50_000, 20, 50)


@main.command(
    epilog=examples(
        "checker report",
        "checker report seeds -o build",
        "checker report --format html -o - > page.html",
        "checker report --brief --against origin/main... > comment.md",
    )
)
@PATHS
@formats("html", "markdown", "json", default=None)
@click.option(
    "--brief", is_flag=True, help="A few lines of Markdown, for a comment; to standard output or -o."
)
@AGAINST
@output("The folder to write into; with --format or --brief the file, or - for standard output.")
@PACKS
def report(
    paths: tuple[str, ...],
    form: str | None,
    brief: bool,
    against: str | None,
    output: str | None,
    packs: tuple[str, ...],
) -> None:
    """Write the consistency report, as a page and as Markdown.

    Without PATH it reports on the claims in claims/ and, when there are none yet, on the configured articles.
    With PATHs these files and folders are read afresh; - is one article on standard input. Both files go
    into the configured reports folder; what is too much for one page has a folder of pages beside it. With
    --against it says what is new since a commit. A report is no gate: whatever it shows, the exit code is 0.
    """
    from checker.cli import work

    work.report(paths, form, brief, against, output, packs)


@main.command(
    short_help="Find the claims that cannot hold together.",
    epilog=examples(
        "checker check",
        "checker check --against origin/main...",
        "checker check --against HEAD --format sarif:out.sarif --format junit:out.xml",
        "checker check seeds --min-severity contradiction",
        "checker check --claims claims.jsonl --format json",
        "checker check seeds --format findings-jsonl -o findings.jsonl --exit-zero",
        "cat draft.txt | checker check -",
    ),
)
@PATHS
@click.option(
    "--claims", "file", metavar="FILE", help="Check the claims of this JSONL file (- for standard input)."
)
@AGAINST
@click.option(
    "--baseline", metavar="FILE", help="A file of fingerprints to compare with, where there is no git."
)
@click.option(
    "--write-baseline",
    is_flag=False,
    flag_value="",
    metavar="FILE",
    help="Write that file (without FILE the one of --baseline) and exit with 0.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["new", "updated", "any"]),
    help="What fails the check: new findings (the default where there is something to compare with); also decided "
    "ones that gained a source or a value; or all that are not decided (else the default).",
)
@click.option(
    "--min-severity",
    "least",
    type=click.Choice([severity.value for severity in Severity]),
    default=Severity.TENSION.value,
    show_default=True,
    help="The mildest finding that fails the check.",
)
@click.option("--strict-stale", is_flag=True, help="Fail as well when a decision is on nothing any more.")
@click.option(
    "--format",
    "forms",
    multiple=True,
    type=FormatAndPlace(CHECK_FORMATS),
    metavar="FORMAT[:FILE]",
    help=f"One of {', '.join(CHECK_FORMATS)}; repeatable, with a FILE for each but one.  [default: text]",
)
@output("The file to write, for a single format; - is standard output, which is the default.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@PACKS
def check(
    paths: tuple[str, ...],
    file: str | None,
    against: str | None,
    baseline: str | None,
    write_baseline: str | None,
    fail_on: str | None,
    least: str,
    strict_stale: bool,
    forms: tuple[tuple[str, str | None], ...],
    output: str | None,
    exit_zero: bool,
    packs: tuple[str, ...],
) -> None:
    """Find the claims that cannot hold together; exit 1 when there are any.

    Without PATH it checks the claims in claims/, as people have corrected them. With PATHs these files and
    folders are read afresh, with the same corrections laid over; - is one article on standard input. What people
    decided (claims/decisions/) fails nothing. With --against only what is new since that commit does. The format
    never changes the exit code; with formats that all go to files, the findings are printed as well.
    """
    from checker.cli import gate
    from checker.ledger.settle import FailOn

    asked = gate.Asked(
        paths=paths,
        claims=file,
        formats=placed(forms, output),
        against=against,
        baseline=baseline,
        write_baseline=write_baseline,
        fail_on=FailOn(fail_on) if fail_on else None,
        least=Severity(least),
        strict_stale=strict_stale,
        packs=packs,
    )
    sys.exit(FOUND if gate.check(asked) and not exit_zero else 0)


@main.command(
    short_help="Hold a draft against the corpus and the facts.",
    epilog=examples(
        "checker verify draft.md",
        "cat draft.txt | checker verify -",
        "checker verify seeds --facts-only --format jsonl -o verdicts.jsonl",
        "checker verify --claims claims.jsonl --facts-only",
    ),
)
@PATHS
@click.option(
    "--claims", "file", metavar="FILE", help="Verify the claims of this JSONL file (- for standard input)."
)
@click.option("--facts-only", is_flag=True, help="Ask the reference facts alone and leave the corpus out.")
@formats("text", "json", "markdown", "jsonl")
@output("The file to write; - is standard output, which is the default.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@PACKS
def verify(
    paths: tuple[str, ...],
    file: str | None,
    facts_only: bool,
    form: str,
    output: str | None,
    exit_zero: bool,
    packs: tuple[str, ...],
) -> None:
    """Say of each claim of a draft who bears it out; exit 1 when one is contradicted.

    The draft is a file, a folder or - for standard input. It is held against the claims in claims/ (or, when there
    are none, the configured articles) and the reference facts of the packs: supported, contradicted, outdated (right
    for another year or edition), definition (the number of another measure) or unverified. With --facts-only the
    verdicts are agrees, differs, outdated, definition and unverified.
    """
    from checker.cli import work

    found = work.verify(paths, file, facts_only, form, output, packs)
    sys.exit(FOUND if found and not exit_zero else 0)


@main.command(
    epilog=examples(
        "checker extract",
        "checker extract seeds --format jsonl -o claims.jsonl",
        "checker extract draft.txt --explain",
        "cat draft.txt | checker extract -",
    )
)
@PATHS
@click.option("--explain", is_flag=True, help="Show for each claim which words decided each field.")
@formats("text", "json", "jsonl", "markdown", default=None)
@output("The file to write; - is standard output.")
@PACKS
def extract(
    paths: tuple[str, ...], explain: bool, form: str | None, output: str | None, packs: tuple[str, ...]
) -> None:
    """Turn articles into claims.

    Writes claims/articles/ID.jsonl for each article, one claim a line, and says how many; corrections in
    claims/edits/ are never touched. With --format or -o the claims go there instead, and an article on
    standard input is listed. With --explain nothing is kept: it shows how the text was read.
    A large folder is read on all cores.
    """
    from checker.cli import work

    if explain:
        work.explain_reading(paths, output, packs)
    else:
        work.extract(paths, form, output, packs)


@main.command(
    epilog=examples(
        "checker claims --subject mountain_pass",
        "checker claims --measure refining --period 2024",
        "checker claims --kind share --format jsonl",
    )
)
@click.option("--article", metavar="ID", help="Only those of this article.")
@click.option("--measure", metavar="TEXT", help="Only where this stands in the measure, in ids or in words.")
@click.option("--subject", metavar="ID", help="Only those of this subject.")
@click.option("--period", metavar="P", help="Only those whose stated period overlaps this one.")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), help="Only those of this kind.")
@formats("text", "json", "jsonl", "markdown")
@output("The file to write; - is standard output, which is the default.")
def claims(
    article: str | None,
    measure: str | None,
    subject: str | None,
    period: str | None,
    kind: str | None,
    form: str,
    output: str | None,
) -> None:
    """List claims as a table."""
    from checker.cli import work

    work.claims(work.Wanted(article, measure, subject, period, kind), form, output)


@main.command(
    short_help="Show for each measure the value that stands.",
    epilog=examples(
        "checker facts",
        "checker facts seeds --subject CN",
        "checker facts --measure refining --format csv -o facts.csv",
        "checker facts --claims claims.jsonl",
    ),
)
@PATHS
@click.option(
    "--claims", "file", metavar="FILE", help="Take the claims of this JSONL file (- for standard input)."
)
@click.option("--measure", metavar="TEXT", help="Only where this stands in the measure, in ids or in words.")
@click.option("--subject", metavar="ID", help="Only those of this subject.")
@click.option("--period", metavar="P", help="Only those whose period overlaps this one.")
@formats("text", "csv", "json", "markdown")
@output("The file to write; - is standard output, which is the default.")
@PACKS
def facts(
    paths: tuple[str, ...],
    file: str | None,
    measure: str | None,
    subject: str | None,
    period: str | None,
    form: str,
    output: str | None,
    packs: tuple[str, ...],
) -> None:
    """Show for each measure and period the value that stands, its sources and who dissents.

    A value stands when no source speaks against it, or when most of three or more independent sources do not;
    it is always one that a source states. Everything else is left open, with both sides. Copies of one text
    are one source. Without PATH it takes the claims in claims/ and, when there are none yet, the configured
    articles.
    """
    from checker.cli import work

    wanted = work.Wanted(measure=measure, subject=subject, period=period)
    work.facts(paths, file, wanted, form, output, packs)


@main.command(
    epilog=examples(
        "checker explain same-measure                the manual of a rule",
        "checker explain same-measure-20f42578b166   a finding, its quotes side by side",
        "checker explain 003-72f7c4                  a claim, and what its hedge does",
    )
)
@click.argument("what", metavar="RULE|FINDING|CLAIM")
@PATHS
def explain(what: str, paths: tuple[str, ...]) -> None:
    """Explain a rule, a finding or a claim by its id.

    Findings and claims are looked for in claims/, or with PATHs in these files and folders.
    """
    from checker.cli import work

    work.explain(what, paths)


@main.command(epilog=examples("checker rules"))
def rules() -> None:
    """List the rules, each with its first sentence."""
    from checker.cli import work

    work.rules()


@main.group(epilog=examples("checker pack check packs/coffee"))
def pack() -> None:
    """Look after packs, the vocabularies of subjects."""


@pack.command(
    "check",
    short_help="Say what is wrong with packs.",
    epilog=examples("checker pack check", "checker pack check packs/coffee"),
)
@click.argument("names", nargs=-1, metavar="[NAME|FOLDER]...")
def pack_check(names: tuple[str, ...]) -> None:
    """Say what is wrong with packs, each thing with its file and line; exit 1 when there is anything.

    Without NAME the configured packs are looked at.
    """
    from checker.cli import work

    sys.exit(FOUND if work.check_packs(names) else 0)


@main.command(
    short_help="Set up a folder to work in.",
    epilog=examples("checker init", "checker init newsroom", "checker init --pack coffee"),
)
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--pack", metavar="NAME", help="Begin a pack as well, with comments that say how it goes on.")
def init(folder: Path, pack: str | None) -> None:
    """Set up a folder: the table [tool.checker] in its pyproject.toml, and the folders it names.

    With --pack also packs/NAME/ with the four files of a pack, for a subject of your own. Nothing that is
    there is overwritten.
    """
    from checker.cli import setup

    if pack is not None:
        setup.check_name(pack)
    setup.init(folder, pack)


for command in (decide, undo, decisions, serve, export):
    main.add_command(command)
