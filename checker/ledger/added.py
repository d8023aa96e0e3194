"""Claims that people added, where they stand in the articles as they are now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from checker.articles.passage import nearest, place_of
from checker.model import Article
from checker.store import Edit


def anchored(edits: Sequence[Edit], articles: Sequence[Article]) -> tuple[tuple[Edit, ...], tuple[str, ...]]:
    """The corrections, with added claims at the place where their words stand now; and warnings.

    A text that was wrapped anew or grew above keeps its added claims. One whose sentence is no longer there, or that
    is itself gone, has lost them: they are left out with a warning.
    """
    by_id = {article.id: article for article in articles}
    standing, gone = [], []
    for edit in edits:
        if not edit.add or edit.drop:
            standing.append(edit)
            continue
        name = edit.fields.get("article")
        article = by_id.get(name) if isinstance(name, str) else None
        if article is None:
            gone.append(f"{edit.file}: there is no article {name!r} any more")
        elif (fields := _where(edit.fields, article)) is None:
            gone.append(f"{edit.file}: its sentence does not stand in {article.id} any more")
        else:
            standing.append(replace(edit, fields={**edit.fields, **fields}))
    return tuple(standing), tuple(gone)


def _where(fields: Mapping[str, object], article: Article) -> dict[str, object] | None:
    """The fields that say where a claim stands, None where its words are gone. Those that are no text are left alone."""
    quote, value, start = (fields.get(name) for name in ("quote", "value_text", "start"))
    if not isinstance(quote, str) or not isinstance(value, str) or not isinstance(start, int):
        return {}
    sentence = nearest(article, quote, start)
    if sentence is None:
        return None
    inside = replace(article, start=sentence[0], end=sentence[1])
    number = nearest(inside, value, start)
    if number is None:
        return None
    return {
        "published": article.published or "",
        "place": str(place_of(article, number[0])),
        "quote": article.text[slice(*sentence)],
        "value_text": article.text[slice(*number)],
        "start": number[0],
        "end": number[1],
    }
