"""A page as its lines, with what can be said of each alone: dateline, possible title, furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from checker.articles.dateline import Dateline, is_date, read_dateline, width
from checker.articles.digest import is_digest
from checker.articles.flattened import flat_end
from checker.articles.lines import Line, Mark
from checker.articles.wrapping import ends_sentence, unspaced
from checker.model import Block

_YEAR = re.compile(r"(?:19|20)\d\d")
_INNER_STOP = re.compile(r"。|[^\W\d_]{3}\. +[A-Z]")


@dataclass(slots=True)
class Part:
    """One article of a page, before it has an id: `start` to `end` go around all that belongs to it."""

    title: str
    published: str | None
    source: str | None
    start: int
    end: int
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Known:
    """What a page says of its article outside the text: front matter, `<meta>`. `title` is a span."""

    title: tuple[int, int] | None = None
    published: str | None = None
    source: str | None = None


@dataclass(slots=True)
class Page:
    """The lines of a page and which of them are datelines or can be titles, by their number.

    `joined`: only an empty line ends a paragraph (Markdown). `whole_lines`: an article ends with its last
    line, citations and all, and not where its last block ends (HTML).
    """

    text: str
    chars: list[str]
    lines: list[Line]
    known: Known = field(default_factory=Known)
    joined: bool = False
    whole_lines: bool = True
    datelines: dict[int, Dateline] = field(default_factory=dict)
    titles: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.lines = unspaced(self.lines)
        table = 0
        for at, line in enumerate(self.lines):
            table = max(table, flat_end(self.lines, at) or 0) if at >= table else table
            if line.words.startswith("|") or self._is_row(at) or at < table:
                continue  # a row of a table, though its columns be dates
            dateline = None if self._is_dated_title(line) else read_dateline(line.words)
            if dateline and (dateline.published or line.mark is not Mark.FURNITURE):
                self.datelines[at] = dateline
            elif _is_title_like(line):
                self.titles.add(at)

    def _is_dated_title(self, line: Line) -> bool:
        """Whether it heads a page that says elsewhere when it appeared: `# Tin stocks (21 March)`, 锂业日评（12月8日）."""
        if self.known.published is None or is_date(line.words):
            return False
        first = line is self.lines[0] and line.mark is Mark.TEXT and _YEAR.search(line.words) is None
        return first or (line.mark is Mark.HEADING and line.level == 1)

    def _is_row(self, at: int) -> bool:
        """Whether the line is one of several with as many tabs: a table that was copied from a page."""
        tabs = self.lines[at].words.count("\t")
        beside = (self.lines[n].words.count("\t") for n in (at - 1, at + 1) if 0 <= n < len(self.lines))
        return tabs > 1 and tabs in beside

    def mark(self, at: int) -> Mark:
        """What the line begins with."""
        return self.lines[at].mark

    def words(self, at: int) -> str:
        """What the line says."""
        return self.lines[at].words

    def date(self, at: int) -> str | None:
        """The date that the line gives if it is a dateline with one."""
        return self.datelines[at].published if at in self.datelines else None

    def is_body(self, at: int) -> bool:
        """Whether the line is neither title nor dateline nor the page's own."""
        shown = self.mark(at) in (Mark.TEXT, Mark.BULLET, Mark.TABLE)
        return shown and at not in self.datelines and at not in self.titles

    def title_above(self, date: int) -> int | None:
        """The possible title right above a line with a date, with at most two lines of authors between."""
        if self.date(date) is None:
            return None
        for at in range(date - 1, max(-1, date - 4), -1):
            if at in self.titles:
                return at
            if self.mark(at) is not Mark.FURNITURE and (at not in self.datelines or self.date(at)):
                return None
        return None


def has_inner_stop(words: str) -> bool:
    """Whether a sentence ends before the end of the words, which no title has."""
    return _INNER_STOP.search(words) is not None


def _is_title_like(line: Line) -> bool:
    words = line.words
    if line.mark is Mark.HEADING:
        return bool(words.strip())
    if line.mark is not Mark.TEXT or not 2 <= width(words[:201].strip()) <= 200:
        return False
    stops = ends_sentence(words) and words.rstrip("\"'”’)）]」』")[-1:] in (".", "。", ";", "；")
    return not stops and not has_inner_stop(words) and not is_digest(words) and words.count("|") < 2
