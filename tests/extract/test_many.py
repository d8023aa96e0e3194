"""Several processes read what one would read, in the same order; and one goes on where they are not to be had."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path

import pytest

from checker import pipeline
from checker.extract import many
from checker.model import Article, CheckerError
from checker.packs import Pack, load_pack

PACK = load_pack(("rare_earths",))


@pytest.fixture(scope="module")
def articles(seeds: Path) -> tuple[Article, ...]:
    read = pipeline.read([seeds])
    return tuple(replace(one, id=f"{one.id}-{copy}") for copy in range(3) for one in read)


def test_two_processes_read_what_one_reads(
    articles: tuple[Article, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    one = pipeline.extract(articles, PACK)
    monkeypatch.setattr(many, "PORTION", 1_000)
    assert pipeline.extract(articles, PACK, lambda article: told.append(article.id), jobs=2) == one
    assert told == [article.id for article in articles]


def test_little_is_read_by_one(articles: tuple[Article, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "_shared", None)
    assert pipeline.extract(articles[:2], PACK, jobs=8)


@pytest.mark.parametrize("error", [OSError, ImportError, BrokenProcessPool])
def test_what_no_other_process_can_read_is_read_here(
    articles: tuple[Article, ...], monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def shared(articles: tuple[Article, ...], pack: Pack, jobs: int):  # type: ignore[no-untyped-def]
        for article in articles[:4]:
            yield many.extract(article, pack)
        raise error("no more")

    one = pipeline.extract(articles, PACK)
    monkeypatch.setattr(many, "PORTION", 1_000)
    monkeypatch.setattr(many, "_shared", shared)
    assert pipeline.extract(articles, PACK, jobs=2) == one


def test_what_is_wrong_with_an_article_is_said_as_ever(
    articles: tuple[Article, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def shared(articles: tuple[Article, ...], pack: Pack, jobs: int):  # type: ignore[no-untyped-def]
        raise CheckerError("an article that cannot be read")
        yield

    monkeypatch.setattr(many, "PORTION", 1_000)
    monkeypatch.setattr(many, "_shared", shared)
    with pytest.raises(CheckerError, match="cannot be read"):
        pipeline.extract(articles, PACK, jobs=2)
