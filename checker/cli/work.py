"""What the commands do: each a few lines over the pipeline, the store and the renderers."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from checker import pipeline
from checker.config import Config, load_config
from checker.model import Article, CheckerError, Claim, Run, Severity
from checker.packs import Pack, load_pack
from checker.render import CLAIM_RENDERERS, RENDERERS
from checker.rules import ALL_RULES
from checker.store import load_claims, prune, read_claims, save_claims, write_atomically

FILES = {"html": "consistency.html", "markdown": "consistency.md"}


def report(paths: Sequence[str], form: str | None, output: str | None, packs: Sequence[str]) -> None:
    """Write the report: one format to one place, or both into a folder."""
    config = load_config()
    run, pack = _run(config, paths, None, packs)
    if form is not None:
        _write(RENDERERS[form](run, pack), output)
        return
    if output == "-":
        raise CheckerError("-o - writes one format: say which with --format html or --format markdown")
    folder = Path(output) if output else config.reports
    for name, file in FILES.items():
        write_atomically(folder / file, RENDERERS[name](run, pack))
    counts = ", ".join(_counts(run))
    click.echo(f"{len(run.articles)} articles, {len(run.claims)} claims: {counts}")
    click.echo(f"The report is in {config.shown(folder.resolve() / FILES['html'])} and {config.shown(folder.resolve() / FILES['markdown'])}")


def check(
    paths: Sequence[str], claims_file: str | None, form: str, output: str | None, least: Severity, packs: Sequence[str]
) -> bool:
    """Render the findings; whether any is at least as hard as `least`."""
    run, pack = _run(load_config(), paths, claims_file, packs)
    _write(RENDERERS[form](run, pack), output)
    return any(finding.severity.order <= least.order for finding in run.findings)


def extract(paths: Sequence[str], form: str | None, output: str | None, packs: Sequence[str]) -> None:
    """Write the claims of articles into claims/, or in one format to one place."""
    config = load_config()
    pack = load_pack(tuple(packs) or config.packs)
    with _articles(config, paths) as articles:
        claims = _extract(articles, pack)
    if form is not None or output is not None:
        _write(CLAIM_RENDERERS[form or "jsonl"](claims, pack), output)
        return
    for article in articles:
        save_claims(config.claims, article.id, [claim for claim in claims if claim.article == article.id])
    if not paths:
        for gone in prune(config.claims, [article.id for article in articles]):
            click.echo(f"removed {config.shown(gone)}: its article is gone")
    click.echo(f"{len(claims)} claims of {len(articles)} articles are in {config.shown(config.claims / 'articles')}")


def claims(wanted: Mapping[str, str | None], form: str, output: str | None) -> None:
    """List the stored claims that fit all of the filters."""
    config = load_config()
    pack = load_pack(config.packs)
    stored = _corrected(load_claims(config.claims), config)
    chosen = [claim for claim in stored if _fits(claim, wanted)]
    _write(CLAIM_RENDERERS[form](chosen, pack), output)


def _fits(claim: Claim, wanted: Mapping[str, str | None]) -> bool:
    key = "|".join(part or "-" for part in (claim.metric, claim.subject, claim.commodity, claim.counterparty, claim.whole))
    for name, value in wanted.items():
        if value is None:
            continue
        if name == "measure":
            if value not in key:
                return False
        elif getattr(claim, name) != value:
            return False
    return True


def explain(what: str) -> None:
    """Explain whatever has this id."""
    for rule in ALL_RULES:
        if rule.id == what:
            click.echo(f"{rule.id}\n\n{rule.manual}")
            return
    config = load_config()
    run, pack = _run(config, (), None, ())
    from checker.render.text import claim_in_words, finding_in_words

    for finding in run.findings:
        if finding.id == what:
            click.echo(finding_in_words(run, pack, finding))
            return
    for row, claim in enumerate(run.claims):
        if claim.id == what:
            click.echo(claim_in_words(run, pack, row))
            return
    raise CheckerError(
        f"{what!r} is no rule, finding or claim; `checker rules` lists the rules, `checker check` the findings, "
        "`checker claims` the claims"
    )


def rules() -> None:
    """Print the rules with the first sentence of their manuals."""
    width = max(len(rule.id) for rule in ALL_RULES)
    for rule in ALL_RULES:
        click.echo(f"{rule.id:<{width}}  {' '.join(rule.manual.split(chr(10) * 2)[0].split())}")


def init(folder: Path) -> None:
    """Create the folders and the configuration that are not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "pyproject.toml"
    table = '[tool.checker]\narticles = "seeds"\nclaims = "claims"\nreports = "reports"\npacks = []  # for example ["rare_earths"]\n'
    if not path.exists():
        path.write_text(table, encoding="utf-8")
        click.echo(f"wrote {path}")
    elif "[tool.checker]" not in path.read_text(encoding="utf-8"):
        with path.open("a", encoding="utf-8") as file:
            file.write("\n" + table)
        click.echo(f"added [tool.checker] to {path}")
    else:
        click.echo(f"{path} has [tool.checker] already")
    config = load_config(folder)
    for each in (config.articles, config.claims / "articles", config.reports):
        each.mkdir(parents=True, exist_ok=True)
    click.echo(f"Put articles (.txt, .md, .html) into {config.shown(config.articles)}, then run: checker extract && checker report")


# --- from paths to a run ---------------------------------------------------------------------------------


def _run(config: Config, paths: Sequence[str], claims_file: str | None, packs: Sequence[str]) -> tuple[Run, Pack]:
    """Articles and claims from wherever the command says, checked."""
    pack = load_pack(tuple(packs) or config.packs)
    if claims_file is not None:
        return pipeline.check((), read_claims(claims_file), pack), pack
    if paths:
        with _articles(config, paths) as articles:
            return pipeline.check(articles, _corrected(_extract(articles, pack), config), pack), pack
    stored = load_claims(config.claims) if (config.claims / "articles").is_dir() else ()
    if not config.articles.exists():
        if not stored:
            raise CheckerError(f"{config.shown(config.articles)}: no such folder; run `checker init`, or name the articles")
        return pipeline.check((), _corrected(stored, config), pack), pack
    articles = pipeline.read([config.articles], config.root)
    if not stored:
        click.echo(f"{config.shown(config.claims)} has no claims yet: reading the articles afresh (checker extract keeps them)", err=True)
        stored = _extract(articles, pack)
    _warn_of_old(articles, stored)
    known = {article.id for article in articles}
    order = {article.id: number for number, article in enumerate(articles)}
    ordered = sorted((c for c in stored if c.article in known), key=lambda c: (order[c.article], c.start, c.end, c.id))
    return pipeline.check(articles, _corrected(ordered, config), pack), pack


def _warn_of_old(articles: Iterable[Article], claims: Sequence[Claim]) -> None:
    """Say which articles have changed since their claims were extracted."""
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.article, []).append(claim)
    for article in articles:
        held = by_article.pop(article.id, [])
        if any(article.text[claim.start : claim.end] != claim.value_text for claim in held):
            click.echo(f"claims of {article.id} are older than its text: run checker extract", err=True)
    for id in by_article:
        click.echo(f"claims of {id} are left out: its article is gone; run checker extract", err=True)


def _corrected(claims: Sequence[Claim], config: Config) -> tuple[Claim, ...]:
    corrected, warnings = pipeline.correct(claims, config.claims)
    for warning in warnings:
        click.echo(warning, err=True)
    return corrected


def _extract(articles: Sequence[Article], pack: Pack) -> tuple[Claim, ...]:
    """The claims of the articles, with progress on standard error when that is a terminal."""
    if not sys.stderr.isatty() or len(articles) < 20:
        return pipeline.extract(articles, pack)
    with click.progressbar(articles, label="reading", file=sys.stderr) as bar:
        return tuple(claim for article in bar for claim in pipeline.extract([article], pack))


@contextmanager
def _articles(config: Config, paths: Sequence[str]) -> Iterable[tuple[Article, ...]]:  # type: ignore[misc]
    """The articles of the paths; `-` is one article on standard input."""
    with TemporaryDirectory() as folder:
        files: list[Path] = []
        for path in paths or (str(config.articles),):
            if path == "-":
                piped = Path(folder) / "stdin.txt"
                piped.write_bytes(sys.stdin.buffer.read())
                files.append(piped)
            else:
                files.append(Path(path))
        yield pipeline.read(files)


def _write(text: str, output: str | None) -> None:
    """To standard output, or to a file in one step."""
    if output is None or output == "-":
        click.echo(text, nl=not text.endswith("\n"))
    else:
        write_atomically(Path(output), text if text.endswith("\n") else text + "\n")


def _counts(run: Run) -> list[str]:
    found = [sum(finding.severity is severity for finding in run.findings) for severity in Severity]
    return [f"{count} {severity}{'' if count == 1 else 's'}" for count, severity in zip(found, Severity, strict=True)]
