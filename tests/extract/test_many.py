"""Several processes read what one would read, in the same order; and one goes on where they are not to be had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path

import pytest

from checker import pipeline
from checker.cache import OFF
from checker.extract import many
from checker.model import Article, CheckerError, Claim
from checker.packs import load_pack

PACK = load_pack(("rare_earths",))


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each time all is read, and not taken from the cache."""
    monkeypatch.setenv(OFF, "1")


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


class Pool:
    """Processes that read the first four articles, and then there is an error."""

    error: Exception

    def __init__(self, *given: object) -> None:
        pass

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *raised: object) -> None:
        pass

    def map(self, read: object, articles: Sequence[Article], chunksize: int) -> Iterator[tuple[Claim, ...]]:
        for article in articles[:4]:
            yield many.extract(article, PACK)
        raise self.error


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> type[Pool]:
    monkeypatch.setattr(many, "PORTION", 1_000)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", Pool)
    return Pool


@pytest.mark.parametrize("error", [OSError, ImportError, BrokenProcessPool])
def test_what_no_other_process_can_read_is_read_here(
    articles: tuple[Article, ...], pool: type[Pool], error: type[Exception]
) -> None:
    pool.error = error("no more")
    told: list[str] = []
    assert pipeline.extract(articles, PACK, lambda article: told.append(article.id), jobs=2) == (
        pipeline.extract(articles, PACK)
    )
    assert told == [article.id for article in articles]


def test_what_is_wrong_with_an_article_is_said_as_ever(
    articles: tuple[Article, ...], pool: type[Pool]
) -> None:
    pool.error = CheckerError("an article that cannot be read")
    with pytest.raises(CheckerError, match="cannot be read"):
        pipeline.extract(articles, PACK, jobs=2)


def test_what_goes_wrong_with_whoever_listens_is_not_hidden(
    articles: tuple[Article, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(article: Article) -> None:
        raise BrokenPipeError("nobody listens any more")

    monkeypatch.setattr(many, "PORTION", 1_000)
    with pytest.raises(BrokenPipeError):
        pipeline.extract(articles, PACK, gone, jobs=2)
