"""From what a command was given to what it works on: articles, claims, a run."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from checker import pipeline
from checker.articles import read_source
from checker.cli.outputs import shown, warn
from checker.config import Config
from checker.model import Article, CheckerError, Claim, Run
from checker.packs import Pack
from checker.store import load_claims, read_claims
from checker.verify import Corpus

MANY = 20
"""From so many articles on it takes long enough to show how far it is."""

_PAGE = re.compile(r"\s*<(!doctype|html|head|body)\b", re.IGNORECASE)


def articles_of(config: Config, paths: Sequence[str]) -> tuple[Article, ...]:
    """The articles of the paths, or of the configured folder when there are none; `-` is standard input."""
    files = [Path(path) for path in paths if path != "-"]
    if not paths:
        if not config.articles.exists():
            raise CheckerError(
                f"{shown(config.articles)}: no such folder; run `checker init`, or name the articles"
            )
        files = [config.articles]
    piped = _piped() if "-" in paths else ()
    return (*pipeline.read(files, config.root), *piped)


def _piped() -> tuple[Article, ...]:
    try:
        text = sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise CheckerError(
            f"standard input: byte {error.start} is not UTF-8; articles are read as UTF-8"
        ) from None
    return read_source(text, "stdin.html" if _PAGE.match(text) else "stdin.txt")


def extracted(articles: Sequence[Article], pack: Pack) -> tuple[Claim, ...]:
    """The claims of the articles; on a terminal standard error shows how far it is."""
    if len(articles) < MANY or not sys.stderr.isatty():
        return pipeline.extract(articles, pack)
    with click.progressbar(length=len(articles), label="reading", file=sys.stderr) as bar:
        return pipeline.extract(articles, pack, lambda article: bar.update(1))


def corrected(claims: Sequence[Claim], config: Config) -> tuple[Claim, ...]:
    """The claims with people's corrections laid over them."""
    result, warnings = pipeline.correct(claims, config.claims)
    for warning in warnings:
        warn(warning)
    return result


def fresh(config: Config, paths: Sequence[str], pack: Pack) -> Run:
    """A run over articles as they are now."""
    articles = articles_of(config, paths)
    return pipeline.check(articles, corrected(extracted(articles, pack), config), pack)


def given(config: Config, paths: Sequence[str], file: str, pack: Pack) -> Run:
    """A run over the claims of one file; articles are only looked at when there are paths."""
    articles = articles_of(config, paths) if paths else ()
    return pipeline.check(articles, read_claims(file), pack)


def stored(config: Config, pack: Pack) -> Run | None:
    """A run over the claims in `claims/`, None when there are none."""
    claims = load_claims(config.claims)
    if not claims:
        return None
    articles = articles_of(config, ()) if config.articles.exists() else ()
    order = {article.id: number for number, article in enumerate(articles)}
    ordered = sorted(
        claims, key=lambda c: (order.get(c.article, len(order)), c.article, c.start, c.end, c.id)
    )
    if articles:
        _warn_of_old(articles, ordered, config)
    return pipeline.check(articles, corrected(ordered, config), pack)


def corpus(config: Config, pack: Pack) -> Corpus:
    """What the folder holds: the claims in `claims/` as corrected, or else those of the configured articles."""
    articles = articles_of(config, ()) if config.articles.exists() else ()
    claims = load_claims(config.claims) or extracted(articles, pack)
    return Corpus(articles, corrected(claims, config) if claims else ())


def _warn_of_old(articles: Sequence[Article], claims: Sequence[Claim], config: Config) -> None:
    """Say which claims no longer fit the articles, once for each article."""
    texts = {article.id: article.text for article in articles}
    old = {
        c.article for c in claims if c.article in texts and texts[c.article][c.start : c.end] != c.value_text
    }
    for id in sorted(old):
        warn(f"claims of {id} are older than its text: run `checker extract`")
    for id in sorted({claim.article for claim in claims} - set(texts)):
        warn(f"claims of {id} have no article in {shown(config.articles)} any more: run `checker extract`")
    for id in sorted(id for id in texts if not (config.claims / "articles" / f"{id}.jsonl").exists()):
        warn(f"article {id} has no claims yet: run `checker extract`")
