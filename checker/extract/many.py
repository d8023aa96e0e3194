"""Many articles at once: each is read alone, so that several processes can share them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from checker.extract.read import extract
from checker.model import Article, Claim
from checker.packs import Pack

PORTION = 500_000
"""Characters for which a process of its own is worth its start."""
PARTS = 8
"""Into so many parts the articles of each process are cut, so that none is left with the long ones."""

_pack: Pack | None = None


def read_many(
    articles: Sequence[Article], pack: Pack, jobs: int, begin: Callable[[Article], None]
) -> Iterator[tuple[Claim, ...]]:
    """The claims of each article in their order, by up to `jobs` processes; `begin` is told of each article."""
    jobs = min(jobs, sum(article.end - article.start for article in articles) // PORTION)
    done = 0
    if jobs > 1:
        try:
            for claims in _shared(articles, pack, jobs):
                begin(articles[done])
                done += 1
                yield claims
        except (OSError, ImportError, BrokenProcessPool):
            pass  # a machine that gives no processes, or takes one away: the rest is read here
    for article in articles[done:]:
        begin(article)
        yield extract(article, pack)


def _shared(articles: Sequence[Article], pack: Pack, jobs: int) -> Iterator[tuple[Claim, ...]]:
    context = get_context("spawn")  # a fork of a process with threads can hang
    size = max(1, len(articles) // (jobs * PARTS))
    with ProcessPoolExecutor(jobs, context, _take, (pack,)) as pool:
        yield from pool.map(_read, articles, chunksize=size)


def _take(pack: Pack) -> None:
    global _pack  # what a process is started with, for all that it reads
    _pack = pack


def _read(article: Article) -> tuple[Claim, ...]:
    assert _pack is not None
    return extract(article, _pack)
