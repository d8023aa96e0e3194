"""Where one article of a bundle ends and the next begins: titles with source-date lines that repeat."""

from __future__ import annotations

import re
from itertools import pairwise

from checker.articles.dateline import width
from checker.articles.lines import Mark
from checker.articles.page import Page

_BODY = 300  # characters under a bare date that make it an article and not an entry in a list of days
Range = tuple[int, int]


def sections(page: Page) -> list[Range]:
    """The ranges of lines that are one article each; the whole page when it is no bundle.

    An article of a bundle is title, dateline, body; or body, title, dateline; or dateline, title, body.
    """
    return _titles_first(page) or _datelines_first(page) or [(0, len(page.lines))]


def _titles_first(page: Page) -> list[Range]:
    heads = [(title, at) for at in page.datelines if (title := page.title_above(at)) is not None]
    if len(heads) < 2:
        return []
    stops = [*(title for title, _ in heads[1:]), len(page.lines)]
    bodies = [(date + 1, stop) for (_, date), stop in zip(heads, stops, strict=True)]
    if _has_body(page, 0, heads[0][0]) and not _has_body(page, *bodies[-1]):
        return _ranges([0, *(date + 1 for _, date in heads)])
    if not _has_body(page, *bodies[-1]) and _shape(page, heads[-1][1]) != _shape(page, heads[0][1]):
        heads, bodies = heads[:-1], bodies[:-1]  # a line with a date at the end of the last article
    later = zip(heads[1:], bodies[1:], strict=True)
    if not all(_begins_article(page, *head, *body) for head, body in later):
        return []
    return _ranges([0, *(_furniture_above(page, title) for title, _ in heads[1:]), len(page.lines)])


def _datelines_first(page: Page) -> list[Range]:
    first = next((at for at in range(len(page.lines)) if page.mark(at) is not Mark.FURNITURE), 0)
    heads = [at for at in page.datelines if _is_full(page, at) and at + 1 in page.titles]
    bodies = zip(heads, [*heads[1:], len(page.lines)], strict=True)
    if len(heads) < 2 or heads[0] != first or not all(_has_body(page, at + 2, stop) for at, stop in bodies):
        return []
    return _ranges([0, *heads[1:], len(page.lines)])


def _ranges(bounds: list[int]) -> list[Range]:
    ranges = list(pairwise(bounds))
    return ranges if len(ranges) > 1 else []


def _begins_article(page: Page, title: int, date: int, low: int, high: int) -> bool:
    """Whether a head begins an article: a bare date under a short line may be an entry in a list of days."""
    if _is_full(page, date) or page.mark(title) is Mark.HEADING:
        return True
    if title > 0 and page.mark(title - 1) is Mark.RULE:
        return True
    return page.lines[title].after_blank and sum(len(page.words(at)) for at in range(low, high)) >= _BODY


def _is_full(page: Page, date: int) -> bool:
    """Whether a dateline names a source or a time beside its date."""
    published = page.date(date)
    return published is not None and (page.datelines[date].source is not None or "T" in published)


def _has_body(page: Page, low: int, high: int) -> bool:
    return any(page.is_body(at) for at in range(low, high))


def _shape(page: Page, at: int) -> str:
    """The signs of a dateline without its letters: `Ore Review · 2025-11-30` → `·9-9-9`."""
    return re.sub(r"\d+", "9", re.sub(r"[^\W\d]+", "", page.words(at))).replace(" ", "")


def _furniture_above(page: Page, title: int) -> int:
    """Where the page's own lines above a title begin: `icon`, `Search documents`, the channel's name."""
    at = title
    while at > 0 and page.mark(at - 1) in (Mark.FURNITURE, Mark.RULE):
        at -= 1
    if at < title and page.mark(at) is Mark.FURNITURE:
        while at > 0 and title - at < 5 and at - 1 in page.titles and width(page.words(at - 1)) <= 60:
            at -= 1
        while at > 0 and page.mark(at - 1) is Mark.FURNITURE:
            at -= 1
    return at
