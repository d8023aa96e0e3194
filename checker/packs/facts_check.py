"""What is wrong with a pack's reference facts: line, field, what was found, what would be right."""

from __future__ import annotations

import csv
import difflib
import math
import re
from collections.abc import Callable, Iterator, Mapping, Set
from functools import lru_cache
from pathlib import Path

from checker.model import CheckerError, hint
from checker.packs.facts import CHOICES, FIELDS, OPTIONAL, edition_date, head, rows
from checker.quantity.period import parse_period
from checker.quantity.unit import canonical

Wrong = tuple[int, str, str]
"""A line, a field, and what is wrong with it."""

ID = re.compile(r"[\w\u3400-\u9fff][\w\u3400-\u9fff.'-]*")
NEARLY = 0.93
"""An id that no table has is allowed, but not one that is so like another: `rare_eaths`."""


def wrong_facts(path: Path, ids: Mapping[str, Set[str]]) -> Iterator[Wrong]:
    """All that is wrong with a facts file; `ids` has those of the packs by file name."""
    try:
        columns, lines = head(path), rows(path)
    except UnicodeDecodeError as error:
        yield 1, "", f"byte {error.start} is not UTF-8"
        return
    except csv.Error as error:
        yield 1, "", f"not readable as CSV: {error}"
        return
    missing = [name for name in FIELDS if name not in columns and name not in OPTIONAL]
    if missing:
        yield (
            1,
            "",
            f"found the columns {', '.join(columns) or 'none'}, expected {', '.join(missing)} as well",
        )
        return
    for name in columns:
        if name not in FIELDS:
            yield (
                1,
                name,
                f"found an unknown column{hint(name, FIELDS)}, expected one of {', '.join(FIELDS)}",
            )
    seen: dict[str, int] = {}
    for line, row in lines:
        if (first := seen.setdefault(row["id"], line)) != line:
            yield line, "id", f"found {row['id']!r}, which line {first} has already"
        yield from ((line, field, message) for field, message in _of_row(row, ids))


def _of_row(row: Mapping[str, str], ids: Mapping[str, Set[str]]) -> Iterator[tuple[str, str]]:
    for name in FIELDS:
        if not row[name] and name not in OPTIONAL:
            yield name, "found nothing, expected a value"
        elif row[name] and name in CHOICES and row[name] not in CHOICES[name]:
            found = f"found {row[name]!r}{hint(row[name], CHOICES[name])}"
            yield name, f"{found}, expected one of {', '.join(CHOICES[name])}"
    if row["metric"] and row["metric"] not in ids["metrics.yaml"]:
        found = f"found {row['metric']!r}{hint(row['metric'], ids['metrics.yaml'])}"
        yield "metric", f"{found}, expected a metric that this pack or the general one has"
    for name, table in (
        ("subject", "entities.yaml"), ("counterparty", "entities.yaml"), ("whole", "entities.yaml"),
        ("commodity", "commodities.yaml"),
    ):  # fmt: skip
        yield from ((name, message) for message in _of_id(row[name], ids[table]))
    low, high = (_number(row[name]) for name in ("low", "high"))
    for name, value in (("low", low), ("high", high)):
        if value is None and row[name]:
            yield name, f"found {row[name]!r}, expected a number without signs or commas: 45000"
    if low is not None and high is not None and low > high:
        yield "high", f"found {row['high']}, expected at least low, which is {row['low']}"
    for name, read, right in (
        ("unit", canonical, "a unit such as t, percent, USD, USD/t, year or count"),
        ("period", parse_period, "2024, 2024-06 or a span such as 2020/2023"),
        ("as_of", edition_date, "a date, a year or an edition with one: MCS 2025 (Jan 2025)"),
    ):
        if row[name] and not _reads(read, row[name]):
            yield name, f"found {row[name]!r}, expected {right}"
    if row["source_url"] and not re.match(r"https?://\S+$", row["source_url"]):
        yield "source_url", f"found {row['source_url']!r}, expected an address: https://…"


@lru_cache(maxsize=4096)
def _like(id: str, known: frozenset[str]) -> str | None:
    return next(iter(difflib.get_close_matches(id, known, n=1, cutoff=NEARLY)), None)


def _of_id(id: str, known: Set[str]) -> Iterator[str]:
    if not id or id in known:
        return
    if not ID.fullmatch(id):
        yield f"found {id!r}, expected an id in small letters, digits and _: mount_weld"
    elif close := _like(id, frozenset(known)):
        yield f"found {id!r} (did you mean {close}?), expected an id of the packs or one of its own"


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except (ValueError, CheckerError):
        return False
    return True
