"""The gate over a real repository: quiet about edits that say nothing new, and never blind to those that do."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Set
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from checker import desk
from checker.config import Config, load_config
from checker.ledger.base import Base, base_of
from checker.ledger.settle import settle
from checker.model import Change, Ledger, Run
from checker.packs import Pack, load_pack
from tests.ledger import edits
from tests.ledger.desks import git

SEEDS = Path(__file__).parents[2] / "seeds"
TABLE = '[tool.checker]\narticles = "seeds"\npacks = ["rare_earths"]\n'


@lru_cache(maxsize=1)
def pack() -> Pack:
    return load_pack(("rare_earths",))


@pytest.fixture
def repository(tmp_path: Path) -> Config:
    """A repository with the seeds in its only commit."""
    shutil.copytree(SEEDS, tmp_path / "seeds")
    (tmp_path / "pyproject.toml").write_text(TABLE, encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message", "Begin")
    return load_config(tmp_path)


def held_against(base: Base, config: Config) -> tuple[Run, Ledger]:
    """The folder as it is now, and how it stands against a base."""
    run = desk.run(desk.now(config), pack())
    assert base.run is not None
    base = replace(base, renamed=desk.renamed(base.run.articles, run.articles))
    return run, settle(run, (), base, today=date.today())


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_a_hundred_edits_that_say_nothing_new_are_no_news(repository: Config, seed: int) -> None:
    base = base_of(desk.run(desk.at(repository, "HEAD"), pack()), "HEAD")
    dice = random.Random(seed)
    done = []
    for number in range(100):
        done.append(dice.choice(edits.HARMLESS)(edits.Desk(repository.articles, dice)))
        if number % 4 < 3:
            continue
        run, ledger = held_against(base, repository)
        news = [
            f"{f.explanation} ({ledger.settled[f.id].why})"
            for f in run.findings
            if ledger.settled[f.id].fails
        ]
        assert news == [], done[-4:]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_a_hundred_edits_by_which_conflicts_come_and_go_are_all_seen(repository: Config, seed: int) -> None:
    before = desk.run(desk.at(repository, "HEAD"), pack())
    base = base_of(before, "HEAD")
    dice = random.Random(seed)
    known, files = conflicts(before), {article.id: article.file for article in before.articles}
    kinds: Counter[str] = Counter()
    while kinds.total() < 100:
        edit, claim = dice.choice(edits.MEANINGFUL), dice.choice(before.claims)
        change = edit(claim, dice)
        if change is None:
            continue
        path = repository.root / files[claim.article]
        text = path.read_text(encoding="utf-8")
        path.write_text(change.applied(text), encoding="utf-8")
        run, ledger = held_against(base, repository)
        path.write_text(text, encoding="utf-8")
        now = conflicts(run)
        if now == known:
            continue  # nothing hung on it
        what = f"{edit.__name__} {claim.value_text!r} in {claim.quote!r}: {change.words!r}"
        if now - known:
            assert any(one.fails for one in ledger.settled.values()) or known - now, what
        assert seen(ledger), what
        kinds[f"{edit.__name__} {'comes' * bool(now - known)}{'goes' * bool(known - now)}"] += 1
    assert len(kinds) >= 8, kinds


def seen(ledger: Ledger) -> bool:
    """Whether the ledger says that something is other than it was."""
    news = (Change.NEW, Change.UPDATED)
    return bool(ledger.absent) or any(one.change in news or one.why for one in ledger.settled.values())


def conflicts(run: Run) -> Set[tuple[str, frozenset[str]]]:
    """The findings that fail a gate, each by its rule and what its claims stand for, without a word of fingerprints."""
    columns = [
        "article",
        "measure",
        "lower",
        "upper",
        "lower_open",
        "upper_open",
        "period_start",
        "period_end",
    ]
    told = {row[0]: str(row[1:]) for row in run.frame[["id", *columns]].itertuples(index=False, name=None)}
    return {
        (finding.rule, frozenset(told[id] for id in finding.claims))
        for finding in run.findings
        if finding.severity.value != "note"
    }
