"""What the benchmarks read: the articles of seeds/ and, where they lie beside the repository, those of the gold."""

from __future__ import annotations

import dataclasses
import itertools
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypedDict

from checker.articles import read_articles
from checker.model import Article, Block, BlockKind
from checker.packs import Pack, load_pack
from tests.data import read_yaml

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
SIZE = 1_000_000
"""Characters that one measured run reads."""


class Gold(TypedDict):
    """What the benchmark asks of one claim of the gold."""

    article: str
    kind: str
    start: int
    end: int
    low: float
    high: float
    unit: str


@lru_cache(maxsize=1)
def pack() -> Pack:
    """The vocabulary of all runs."""
    return load_pack(("rare_earths",))


@lru_cache(maxsize=1)
def seeds() -> tuple[Article, ...]:
    """The articles of seeds/."""
    return tuple(read_articles([ROOT / "seeds"]))


@lru_cache(maxsize=1)
def articles() -> tuple[Article, ...]:
    """The seeds with the gold's articles, or without a gold with the phrasings that the tests hold."""
    if (GOLD / "dev" / "articles").is_dir():
        return (*seeds(), *read_articles([GOLD / "dev" / "articles"]))
    said = []
    for language in ("en", "zh"):
        corpus = ROOT / "tests" / "extract" / f"corpus.{language}.yaml"
        for entry in read_yaml(corpus):
            said += entry.get("said", [])
    return (*seeds(), *(of_lines(said[n : n + 20]) for n in range(0, len(said), 20)))


def repeated(size: int) -> list[Article]:
    """The articles over and over until they hold that many characters."""
    found: list[Article] = []
    total = 0
    for article in itertools.cycle(articles()):
        if total >= size:
            return found
        found.append(article)
        total += article.end - article.start
    return found


def length(read: Sequence[Article]) -> int:
    """The characters of some articles."""
    return sum(article.end - article.start for article in read)


def of_lines(lines: Sequence[str]) -> Article:
    """An article with a paragraph a line."""
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(line)))
        at += len(line) + 1
    text = "\n".join(lines)
    return Article("t", "t.txt", "", None, "2025-08-15", "en", "en", 0, len(text), text, text, tuple(blocks))


def copies(article: Article, times: int) -> Article:
    """One article whose body stands that many times in it, one copy below the other."""
    body = [block for block in article.blocks if block.kind is not BlockKind.TITLE]
    first, last = body[0].start, body[-1].end
    text, plain = (f"{whole[first:last]}\n\n" for whole in (article.text, article.plain))
    blocks = [
        dataclasses.replace(
            block,
            start=block.start - first + n * len(text),
            end=block.end - first + n * len(text),
            group=block.group + n * (body[-1].group + 1),
        )
        for n in range(times)
        for block in body
    ]
    return dataclasses.replace(
        article, start=0, end=len(text) * times, text=text * times, plain=plain * times, blocks=tuple(blocks)
    )


def bundle(article: Article, times: int) -> list[Article]:
    """A file that holds one article that many times, as its articles."""
    text, plain = article.text[article.start : article.end], article.plain[article.start : article.end]
    whole, whole_plain = text * times, plain * times
    found = []
    for start in range(0, len(whole), len(text)):
        by = start - article.start
        blocks = tuple(
            dataclasses.replace(block, start=block.start + by, end=block.end + by) for block in article.blocks
        )
        found.append(
            dataclasses.replace(
                article, start=start, end=start + len(text), text=whole, plain=whole_plain, blocks=blocks
            )
        )
    return found


def gold_of_seeds() -> list[Gold]:
    """The claims that people found in the seeds; empty where the gold is not at hand."""
    path = GOLD / "seeds" / "claims.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return [json.loads(line) for line in lines]
