"""What articles were read to say, kept in the cache: the same program with the same pack reads a text once.

One SQLite file holds it as JSON, so that several programs can use it at once and nothing in it is ever run.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
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

Readings = list[tuple[Claim, ...] | None]


def recall(articles: Sequence[Article], pack: Pack) -> Readings:
    """The claims of each article, None for one that is not known as it stands now."""
    today = date.today().isoformat()

    def look(held: sqlite3.Connection) -> Readings:
        found: Readings = []
        for key in [_key(article, pack) for article in articles]:
            row = held.execute("SELECT claims, used FROM reading WHERE key = ?", (key,)).fetchone()
            found.append(None if row is None else tuple(Claim(*claim) for claim in json.loads(row[0])))
            if row is not None and row[1] != today:
                held.execute("UPDATE reading SET used = ? WHERE key = ?", (today, key))
        return found

    return _asked(pack, look) or [None] * len(articles)


def keep(articles: Sequence[Article], claims: Sequence[tuple[Claim, ...]], pack: Pack) -> None:
    """Keep the claims of each article. Where that cannot be, they are read again and nobody is told."""
    today = date.today()
    rows = [
        (_key(article, pack), json.dumps([_row(claim) for claim in some]), today.isoformat())
        for article, some in zip(articles, claims, strict=True)
    ]

    def write(held: sqlite3.Connection) -> None:
        held.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", rows)
        held.execute("DELETE FROM reading WHERE used < ?", ((today - timedelta(KEPT)).isoformat(),))

    _asked(pack, write)


def _row(claim: Claim) -> list[object]:
    return [getattr(claim, name) for name in FIELDS]


def _key(article: Article, pack: Pack) -> str:
    """What a reading is known by: the program, the pack and all of the article, not what else its file holds."""
    start, end = article.start, article.end
    own = replace(article, text=article.text[start:end], plain=article.plain[start:end])
    return cache.digest(repr((cache.program(), pack.made_of, own)))


def _asked(pack: Pack, work: Callable[[sqlite3.Connection], Readings | None]) -> Readings | None:
    """What some work on the file gives, all of it or nothing; None where there is no cache, or for a pack made by hand.

    What goes wrong with the file costs time and nothing else; a damaged one is begun anew.
    """
    folder = cache.folder(FOLDER) if pack.made_of else None
    if folder is None:
        return None
    try:
        with closing(sqlite3.connect(folder / FILE, timeout=PATIENCE)) as held, held:
            held.execute("PRAGMA synchronous = OFF")
            held.execute(TABLE)
            return work(held)
    except sqlite3.OperationalError:
        return None
    except sqlite3.DatabaseError:
        (folder / FILE).unlink(missing_ok=True)
        return None
