"""Independent sources: articles whose texts are copies of one another are one.

Two articles are copies when they share most of their words: at least seven tenths of the runs of three words
of the shorter one stand in the other, so that a reprint with another headline or without its last paragraphs
is found out. A Han letter is a word, which makes one measure of both languages. Candidates come from MinHash
and locality-sensitive hashing (Leskovec, Rajaraman and Ullman, *Mining of Massive Datasets*, ch. 3) in time
proportional to the texts, and are then compared exactly, so that nothing hangs on a hash.

`rensa` does the hashing: half a megabyte of Rust without a dependency, MIT, wheels for all platforms, the
same signatures everywhere. `datasketch` is the older choice but needs scipy and hashes in Python.

Articles of one outlet are *not* one source: what stands there is often a portal that prints many authors, and
the claim model counts copies once, nothing else. What an outlet lends to its articles is its record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from checker.algebra import Codes, Floats, Index
from checker.columns import coded, numbered
from checker.model import Article

RUN = 3
ALIKE = 0.7
FEWEST = 15
"""Texts of fewer runs of words than this are too short to be told from two people saying one thing."""

SLOTS, BANDS, SEED = 192, 48, 1
"""Four slots a band: of two texts that have half of their runs in common 95 in 100 pairs are compared, of 70% all."""

LONG_TAIL = 2.0
"""A source of n claims weighs n ÷ (n + 2): a stranger with one claim a third of a desk with hundreds."""

_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3400-\u9fff\uf900-\ufaff]+")

Runs = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Sources:
    """Who speaks in each row of the table: the number of an independent source, and how much its voice weighs.

    `source` has one number a row, equal for articles that are copies. `weight` is between 0 and 1.
    """

    source: Codes
    weight: Floats


def independent(frame: pd.DataFrame, articles: Sequence[Article] = ()) -> Sources:
    """The independent sources of a NormalClaims table.

    Articles that are not at hand are compared by the quotes of their claims.
    """
    code, ids = pd.factorize(frame["article"], sort=True)
    outlets = {
        article.id: " ".join(article.source.split()).casefold() for article in articles if article.source
    }
    source = copies(_texts(frame, articles, [str(id) for id in ids]))
    # An outlet is known by its name, an article without one only by its text.
    names = [outlets.get(str(id)) or f"\0{source[number]}" for number, id in enumerate(ids)]
    return Sources(
        source[code].astype(np.int64), _weights(frame, pd.factorize(np.array(names, dtype=object))[0][code])
    )


def _weights(frame: pd.DataFrame, speaker: Codes) -> Floats:
    """n ÷ (n + 2) for each row, n the number of different claims that its speaker makes in all.

    That of few claims nobody can know how good they are: Li et al., *A confidence-aware approach for truth
    discovery on long-tail data*, VLDB 2015.
    """
    said = numbered(speaker, *coded(frame, ("measure", "item", "low", "high", "period")))
    first = np.unique(said, return_index=True)[1]
    count = np.bincount(speaker[first], minlength=int(speaker.max(initial=0)) + 1)
    record = count[speaker].astype(np.float64)
    return np.asarray(record / (record + LONG_TAIL), dtype=np.float64)


def _texts(frame: pd.DataFrame, articles: Sequence[Article], ids: Sequence[str]) -> list[str]:
    """The text of each article, or its quotes in the order of the alphabet."""
    known: Mapping[str, str] = {
        article.id: article.plain[article.start : article.end] for article in articles
    }
    missing = frame.loc[~frame["article"].isin(list(known)), ["article", "quote"]].drop_duplicates()
    quotes = missing.sort_values("quote").groupby("article")["quote"].agg("\n".join).to_dict()
    return [known.get(id) or str(quotes.get(id, "")) for id in ids]


def copies(texts: Sequence[str]) -> Index:
    """For each text the number of the earlier one that it is a copy of, its own when it is none.

    A text is held against the originals before it only, never against their copies: a text that a thousand
    papers print costs a thousand comparisons, not half a million.
    """
    result = np.arange(len(texts), dtype=np.intp)
    originals: dict[Runs, int] = {}
    shingles = [_runs(text) for text in texts]
    fresh: list[int] = []
    for number, runs in enumerate(shingles):
        # Shorter texts cannot be told from two people who say one thing; equal ones need no comparison.
        if len(runs) >= FEWEST:
            result[number] = originals.setdefault(runs, number)
            if result[number] == number:
                fresh.append(number)
    for number, original in _near_copies(shingles, fresh):
        result[number] = original
    return np.asarray(result[result], dtype=np.intp)


def _runs(text: str) -> Runs:
    """The runs of three words of a text, in small letters."""
    words = _WORD.findall(text.casefold())
    return frozenset(zip(*(words[n:] for n in range(RUN)), strict=False))


def _near_copies(shingles: Sequence[Runs], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Texts that share most of their words with an original before them, and that original."""
    if len(numbers) < 2:
        return
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(ALIKE, SLOTS, BANDS)
    tokens = ([" ".join(run) for run in shingles[number]] for number in numbers)
    for number, signature in zip(numbers, RMinHash.from_token_sets(tokens, SLOTS, SEED), strict=True):
        runs = shingles[number]
        found = (original for original in sorted(index.query(signature)) if _alike(runs, shingles[original]))
        original = next(found, None)
        if original is None:
            index.insert(number, signature)
        else:
            yield number, original


def _alike(a: Runs, b: Runs) -> bool:
    return len(a & b) >= ALIKE * min(len(a), len(b))
