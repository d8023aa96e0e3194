"""Many articles at once: each is read alone, so that several processes can share them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

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
    shared = _shared(articles, pack, jobs) if jobs > 1 else iter(())
    for article in articles:
        claims = next(shared, None)
        begin(article)
        yield extract(article, pack) if claims is None else claims


def _shared(articles: Sequence[Article], pack: Pack, jobs: int) -> Iterator[tuple[Claim, ...]]:
    """The claims of the first articles: of all, unless the machine gives no processes or takes one away."""
    from concurrent.futures import ProcessPoolExecutor  # most runs need none of this
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    context = get_context("spawn")  # a fork of a process with threads can hang
    size = max(1, len(articles) // (jobs * PARTS))
    try:
        with ProcessPoolExecutor(jobs, context, _take, (pack,)) as pool:
            yield from pool.map(_read, articles, chunksize=size)
    except (OSError, ImportError, BrokenProcessPool):
        return


def _take(pack: Pack) -> None:
    global _pack  # what a process is started with, for all that it reads
    _pack = pack


def _read(article: Article) -> tuple[Claim, ...]:
    assert _pack is not None
    return extract(article, _pack)
