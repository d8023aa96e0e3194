"""From what a command was given to what it works on: articles, claims, a run."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from checker import desk, pipeline
from checker.articles import read_source
from checker.cli.outputs import shown, warn
from checker.config import Config
from checker.ledger.base import Base
from checker.ledger.decisions import load_decisions
from checker.ledger.ruled import ruled
from checker.ledger.settle import settle
from checker.model import Article, CheckerError, Claim, Run
from checker.packs import Pack
from checker.store import Desk, load_edits, read_claims
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
        return pipeline.extract(articles, pack, jobs=_cores())
    with click.progressbar(length=len(articles), label="reading", file=sys.stderr) as bar:
        return pipeline.extract(articles, pack, lambda article: bar.update(1), _cores())


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def fresh(config: Config, paths: Sequence[str], pack: Pack) -> Run:
    """A run over articles as they are now, with people's corrections laid over."""
    articles = articles_of(config, paths)
    # A correction may be of an article that is not among these.
    claims, _ = pipeline.corrected(extracted(articles, pack), load_edits(config.claims), articles)
    return pipeline.check(articles, claims, pack)


def given(config: Config, paths: Sequence[str], file: str, pack: Pack) -> Run:
    """A run over the claims of one file; articles are only looked at when there are paths."""
    articles = articles_of(config, paths) if paths else ()
    return pipeline.check(articles, read_claims(file), pack)


def kept(config: Config, pack: Pack) -> Run | None:
    """A run over the folder with the claims in `claims/`, None when there are none."""
    held = desk.now(config)
    if not held.claims:
        return None
    return pipeline.check(held.articles, claims_of(held, pack), pack)


def claims_of(held: Desk, pack: Pack) -> tuple[Claim, ...]:
    """The claims of a folder as corrected; what is old in it is warned about."""
    claims, warnings = desk.claims_of(held, pack)
    for warning in warnings:
        warn(warning)
    return claims


def corpus(config: Config, pack: Pack) -> Corpus:
    """What the folder holds: its articles and their claims as corrected."""
    held = desk.now(config)
    return Corpus(held.articles, claims_of(held, pack))


def decided(run: Run, config: Config, whole: bool, base: Base | None = None, always: bool = False) -> Run:
    """The run with what people decided on its findings, what is new since a base, and what stands by it.

    Without any decision and base the run is as it was, unless a ledger is asked for `always`.
    """
    decisions = load_decisions(config.claims)
    if not decisions and base is None and not always:
        return run
    return ruled(replace(run, ledger=settle(run, decisions, base, today=date.today(), whole=whole)))
