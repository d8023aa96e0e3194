"""Markdown files: front matter, headings of both kinds, paragraphs that run over lines."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.articles.dates import find_stamps
from checker.articles.inline import blank
from checker.articles.lines import Line, Mark, blank_page, read_lines
from checker.articles.page import Known, Page, Part
from checker.articles.parts import read_parts

_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n((?:[^\n]*\n){0,100}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(
    r"^(title|date|published|publishdate|pubdate|source|publisher|site|outlet)[ \t]*:[ \t]*(.*?)[ \t\r]*$",
    re.MULTILINE | re.IGNORECASE,
)


def read_markdown(text: str) -> tuple[list[Part], str]:
    """The articles of a Markdown file, and the text with its marks blanked at the same offsets."""
    chars = blank_page(text)
    known, body = _front_matter(text, chars)
    lines = _underlined(read_lines(chars, body))
    if (
        known.title
        and lines
        and lines[0].mark is Mark.HEADING
        and lines[0].words == text[slice(*known.title)]
    ):
        known = replace(known, title=None)
    parts = read_parts(Page(text, chars, lines, known, joined=True))
    return parts, "".join(chars)


def _front_matter(text: str, chars: list[str]) -> tuple[Known, int]:
    """What the front matter gives, and where the text begins. Only the title stays readable."""
    front = _FRONT.match(text)
    if front is None or ":" not in front[1]:
        return Known(), 0
    blank(chars, *front.span())
    title: tuple[int, int] | None = None
    published = source = None
    for field in _FIELD.finditer(text, front.start(1), front.end(1)):
        start, end = field.span(2)
        if end - start >= 2 and text[start] in "\"'" and text[end - 1] == text[start]:
            start, end = start + 1, end - 1
        key = field[1].lower()
        if start >= end:
            continue
        if key == "title":
            title = start, end
            chars[start:end] = text[start:end]
        elif key in ("source", "publisher", "site", "outlet"):
            source = source or text[start:end]
        else:
            published = published or next((stamp.iso for stamp in find_stamps(text[start:end])), None)
    return Known(title, published, source), front.end()


def _underlined(lines: list[Line]) -> list[Line]:
    """Lines over a row of `=` or `-` are headings, and the row is gone."""
    kept: list[Line] = []
    for line in lines:
        sign = line.words[:1]
        if (
            line.mark is Mark.RULE
            and sign in "=-"
            and kept
            and not line.after_blank
            and kept[-1].mark is Mark.TEXT
        ):
            kept[-1] = replace(kept[-1], mark=Mark.HEADING, level=1 if sign == "=" else 2)
        else:
            kept.append(line)
    return kept
