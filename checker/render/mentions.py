"""The articles that an explanation names, as claims that one can go to, or as dates that one can read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from checker.render import words
from checker.render.entries import Entry

_IN_BRACKETS = re.compile(r"\([^()]*\Z")


def linked(text: str, entries: Iterable[Entry]) -> list[tuple[str, Entry | None]]:
    """An explanation cut at the ids of the articles it names, each with the claim of it that is meant.

    Named several times, an article stands for its claims in their order, the last one for what is left.
    """
    held: dict[str, list[Entry]] = {}
    for entry in entries:
        held.setdefault(entry.claim.article, []).append(entry)
    if not held:
        return [(text, None)]
    ids = "|".join(re.escape(id) for id in sorted(held, key=len, reverse=True))
    parts = re.split(rf"(?<![\w.,%-])({ids})(?![\w%-]|[.,]\d)", text)
    pieces: list[tuple[str, Entry | None]] = []
    for at, part in enumerate(parts):
        own = held.get(part, []) if at % 2 else []
        pieces.append((part, (own.pop(0) if len(own) > 1 else own[0]) if own else None))
    return pieces


def dated(text: str, entries: Sequence[Entry], days: Mapping[str, str]) -> str:
    """An explanation with the day of each article in place of its id: about 43,000 t (28 Oct) or over 45,000 t (31 Jul)?

    `days` has the day of an article by its id. Ids stay where days do not tell apart: where two of its articles have
    one, where one has none, and where there is but one article.
    """
    named = dict.fromkeys(entry.claim.article for entry in entries)
    own = [days.get(article, "") for article in named]
    if len(own) < 2 or not all(own) or len(set(own)) < len(own):
        return text
    said = ""
    for part, entry in linked(text, entries):
        if entry is None:
            said += part
        else:
            day = days[entry.claim.article]
            said += day if _IN_BRACKETS.search(said) else f"the article of {day}"
    return words.capital(said)


def days_of(published: Mapping[str, str | None]) -> dict[str, str]:
    """The day of each article (by its id) as it is said: 28 Oct, with the year where they are not all of one."""
    said = {id: words.date(day) for id, day in published.items() if day}
    years = {day.rpartition(" ")[2] for day in said.values()}
    if len(years) != 1 or any(day.count(" ") < 2 for day in said.values()):
        return said
    return {id: day.rpartition(" ")[0] for id, day in said.items()}
