"""What articles were read to say, kept in the cache: the same program with the same pack reads a text once.

One SQLite file holds it as JSON, so that several programs can use it at once and nothing in it is ever run.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta

from checker import cache
from checker.model import FIELDS, Article, Claim
from checker.packs import Pack

FOLDER, FILE = "readings", "readings.sqlite"
TABLE = "CREATE TABLE IF NOT EXISTS reading (key TEXT PRIMARY KEY, claims TEXT NOT NULL, used TEXT NOT NULL) WITHOUT ROWID"
KEPT = 30
"""Days for which a reading is kept that nobody asks for."""
PATIENCE = 2.0
"""Seconds to wait for another program that writes."""


def recall(articles: Sequence[Article], pack: Pack) -> list[tuple[Claim, ...] | None]:
    """The claims of each article, None for one that is not known as it stands now."""
    found: list[tuple[Claim, ...] | None] = [None] * len(articles)
    with _opened(pack) as held:
        if held is None:
            return found
        keys = [_key(article, pack) for article in articles]
        for at, key in enumerate(keys):
            row = held.execute("SELECT claims FROM reading WHERE key = ?", (key,)).fetchone()
            if row is not None:
                found[at] = tuple(Claim(*claim) for claim in json.loads(row[0]))
        today = date.today().isoformat()
        used = [(today, key, today) for key, claims in zip(keys, found, strict=True) if claims is not None]
        held.executemany("UPDATE reading SET used = ? WHERE key = ? AND used < ?", used)
    return found


def keep(articles: Sequence[Article], claims: Sequence[tuple[Claim, ...]], pack: Pack) -> None:
    """Keep the claims of each article. Where that cannot be, they are read again and nobody is told."""
    today = date.today()
    with _opened(pack) as held:
        if held is None:
            return
        rows = (
            (_key(article, pack), json.dumps([_row(claim) for claim in some]), today.isoformat())
            for article, some in zip(articles, claims, strict=True)
        )
        held.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", rows)
        held.execute("DELETE FROM reading WHERE used < ?", ((today - timedelta(KEPT)).isoformat(),))


def _row(claim: Claim) -> list[object]:
    return [getattr(claim, name) for name in FIELDS]


def _key(article: Article, pack: Pack) -> str:
    """What a reading is known by: the program, the pack and all of the article, not what else its file holds."""
    start, end = article.start, article.end
    own = replace(article, text=article.text[start:end], plain=article.plain[start:end])
    return cache.digest(repr((cache.program(), pack.made_of, own)))


@contextmanager
def _opened(pack: Pack) -> Iterator[sqlite3.Connection | None]:
    """The file, of which all or nothing is done; what goes wrong with it costs time and nothing else."""
    held = _connected(pack)
    if held is None:
        yield None
        return
    with closing(held), suppress(sqlite3.Error), held:
        yield held


def _connected(pack: Pack) -> sqlite3.Connection | None:
    """The file, begun anew where it is damaged; None where there is no cache, or for a pack that was made by hand."""
    folder = cache.folder(FOLDER) if pack.made_of else None
    if folder is None:
        return None
    try:
        held = sqlite3.connect(folder / FILE, timeout=PATIENCE)
        held.execute("PRAGMA synchronous = OFF")
        held.execute(TABLE)
    except sqlite3.OperationalError:
        return None
    except sqlite3.DatabaseError:
        (folder / FILE).unlink(missing_ok=True)
        return None
    return held
