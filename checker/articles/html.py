"""HTML pages: the text of the article at its offsets, without the page around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from checker.articles.html_meta import Meta
from checker.articles.inline import ENTITY, blank, blank_citations, write_entity
from checker.articles.lines import Line, Mark, is_furniture
from checker.articles.page import Known, Page, Part
from checker.articles.parts import read_parts

_AMPERSAND = "\ue000"  # stands for & while parsing: entities are read here, at their offsets
_SKIPPED = frozenset({
    "aside", "button", "canvas", "datalist", "dialog", "form", "head", "iframe", "math", "menu", "nav",
    "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
})  # fmt: skip
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
})  # fmt: skip
_BREAKING = frozenset({
    "address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
_PAGE_CLASSES = frozenset({
    "ad", "ads", "advert", "advertisement", "breadcrumb", "breadcrumbs", "comments", "cookie-banner",
    "menu", "nav", "navbar", "navigation", "newsletter", "pagination", "promo", "related",
    "related-articles", "share", "sharing", "sidebar", "social",
})  # fmt: skip
_PAGE_ROLES = frozenset(("banner", "complementary", "contentinfo", "dialog", "navigation", "search"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SITE = re.compile(r"\s*(?:\s[|–—-]\s|[|_])\s*(?=[^|_]{2,40}$)")


def read_html(text: str) -> tuple[list[Part], str]:
    """The articles of an HTML page, and its text with all markup blanked at the same offsets.

    In `plain` a cell of a table begins with `|` and a row with a line end, so that one reader serves all
    tables; line ends inside a paragraph, which mean nothing in HTML, are spaces.
    """
    reader = _Reader(text)
    reader.run()
    lines = reader.article_lines()
    meta = reader.meta
    known = Known(None, meta.published, meta.source)
    if reader.title and not any(line.mark is Mark.HEADING and line.level == 1 for line in lines):
        known = Known(_without_site(reader.chars, *reader.title), meta.published, meta.source)
    parts = read_parts(Page(text, reader.chars, lines, known, whole_lines=False))
    kept = [(part.start, part.end) for part in parts] + ([known.title] if known.title else [])
    _blank_outside(reader.chars, kept)
    return parts, "".join(reader.chars)


def _without_site(chars: list[str], start: int, end: int) -> tuple[int, int]:
    """The title of a page without the name of the site behind it: `Copper falls | Ore Review`."""
    words = "".join(chars[start:end]).rstrip()
    cut = _SITE.search(words)
    return start, start + (cut.start() if cut and cut.start() >= 10 else len(words))


def _blank_outside(chars: list[str], kept: list[tuple[int, int]]) -> None:
    at = 0
    for start, end in sorted(kept):
        blank(chars, at, max(at, start))
        at = max(at, end)
    blank(chars, at, len(chars))


@dataclass(slots=True)
class _Table:
    """An open `<table>`: where its bars and row ends go if it turns out to hold data and not the layout."""

    start: int
    lines: int
    bars: list[int] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    layout: bool = False
    column: int = 0
    behind: int = 0
    """Columns that the last cell is wide beyond its first."""
    until: dict[int, int] = field(default_factory=dict)
    """The last row that a cell of an earlier one fills, by column."""

    def row(self, at: int) -> None:
        """A row begins."""
        self.rows.append(at)
        self.column = self.behind = 0

    def cell(self, at: int, room: int, wide: int, high: int) -> None:
        """A cell begins, with so many characters in its tag: a bar for it and for each column that has none before it."""
        now, empty = len(self.rows), self.behind
        while self.until.get(self.column, 0) >= now:
            self.column, empty = self.column + 1, empty + 1
        self.bars += range(at, at + 1 + min(empty, room - 1))
        self.until |= dict.fromkeys(range(self.column, self.column + wide), now + high - 1)
        self.column, self.behind = self.column + wide, wide - 1

    @property
    def is_data(self) -> bool:
        """Two rows and two columns at least, and neither headings nor tables within."""
        return not self.layout and len(self.rows) >= 2 and len(self.bars) >= 2 * len(self.rows)


class _Reader(HTMLParser):
    """Writes the text of a page into `chars` at its offsets and cuts it into lines, one a paragraph."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.chars = ["\n" if char == "\n" else " " for char in text]
        self.meta = Meta()
        self.lines: list[Line] = []
        self.inside: list[bool] = []  # of each line, whether it stands in <article> or <main>
        self.title: tuple[int, int] | None = None
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._skip: list[str] = []
        self._article = 0
        self._level = 0
        self._lists = 0
        self._tables: list[_Table] = []
        self._span: tuple[int, int] | None = None
        self._raw = ""  # title, script or sup: the element whose content is looked at as a whole
        self._script: list[str] = []
        self._note: int | None = None
        self._term = False  # whether a <dt> was the last to begin

    def run(self) -> None:
        """Read the whole page."""
        self.feed(_parsable(self.text))
        self.close()
        self._flush(len(self.text))
        for hit in re.finditer("&", self.text):
            if self.chars[hit.start()] == _AMPERSAND:
                self.chars[hit.start()] = "&"
        for entity in ENTITY.finditer(self.text):
            if self.chars[entity.start()] == "&":
                write_entity(entity[0], entity.start(), self.chars)
        blank_citations("".join(self.chars), self.chars)
        settled = zip(map(self._settled, self.lines), self.inside, strict=True)
        shown = [(line, inside) for line, inside in settled if line.words.strip() or line.mark is Mark.TABLE]
        self.lines, self.inside = [line for line, _ in shown], [inside for _, inside in shown]

    def article_lines(self) -> list[Line]:
        """The article's lines: from the first `<h1>` on, in `<article>` or `<main>` if these hold a third."""
        lines = list(zip(self.lines, self.inside, strict=True))
        size = sum(len(line.words) for line, _ in lines)
        within = sum(len(line.words) for line, inside in lines if inside)
        first = next((at for at, (line, _) in enumerate(lines) if line.level == 1), 0)
        if within * 3 >= size:
            begin = next((at for at, (_, inside) in enumerate(lines) if inside), 0)
            return [
                line
                for at, (line, inside) in enumerate(lines)
                if inside or first <= at < begin or at == first
            ]
        return [line for line, _ in lines[first:]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag: what it skips, breaks or says of the article."""
        at = self._at()
        values = {name: (value or "").replace(_AMPERSAND, "&") for name, value in attrs}
        if tag == "meta":
            name = values.get("property") or values.get("name") or values.get("itemprop") or ""
            self.meta.tag(name, unescape(values.get("content", "")))
        elif tag in ("title", "script"):
            self._raw = tag if tag == "title" or "ld+json" in values.get("type", "") else ""
        if self._skip:
            self._skip += [tag] if tag == self._skip[-1] else []
            return
        if tag == "dd" and self._term and self._span is not None:
            end = self._span[1]  # a term and what it is: one entry
            self.chars[end] = " " if self.chars[end - 1] in ":：" else ":"
        elif tag in _BREAKING or (tag == "br" and not self._level):
            self._flush(at)
        if tag in _BREAKING:
            self._term = tag == "dt"
        if tag not in _VOID and (tag in _SKIPPED or _is_page(tag, values, bool(self._article))):
            self._skip.append(tag)
        elif tag in ("article", "main"):
            self._article += 1
        elif tag in ("ul", "ol"):
            self._lists += 1
        elif re.fullmatch("h[1-6]", tag):
            self._level = int(tag[1])
            self._table_is_layout()
        elif tag == "table":
            self._table_is_layout()
            self._tables.append(_Table(at, len(self.lines)))
        elif tag == "tr" and self._tables:
            self._tables[-1].row(at)
        elif tag in ("td", "th") and self._tables:
            wide, high = (_so_many(values.get(name, "")) for name in ("colspan", "rowspan"))
            self._tables[-1].cell(at, len(self.get_starttag_text() or " "), wide, high)
        elif tag == "sup":
            self._note = at
        elif tag == "time" and values.get("datetime"):
            self.meta.time(values["datetime"])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<br/>`, `<meta …/>`: a slash in any other tag means nothing in HTML."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag; one that was never opened closes a paragraph at most."""
        at = self._at()
        if tag == "script" and self._raw == "script":
            self.meta.data("".join(self._script).replace(_AMPERSAND, "&"))
            self._script.clear()
        if tag == self._raw:
            self._raw = ""
        if self._skip:
            if tag == self._skip[-1]:
                self._skip.pop()
            return
        if tag in _BREAKING and not (tag == "dt" and self._term):
            self._flush(at)
        if tag in ("article", "main"):
            self._article = max(0, self._article - 1)
        elif tag in ("ul", "ol"):
            self._lists = max(0, self._lists - 1)
        elif re.fullmatch("h[1-6]", tag):
            self._level = 0
        elif tag == "table" and self._tables:
            self._close_table(self._tables.pop(), at)
        elif tag == "sup" and self._note is not None:
            if "[" in "".join(self.chars[self._note : at]):
                blank(self.chars, self._note, at)
            self._note = None

    def handle_data(self, data: str) -> None:
        """Text: kept where it stands, unless it belongs to the page."""
        at = self._at()
        if self._raw == "script":
            self._script.append(data)
        words = data.strip()
        if self._raw == "title" and words and self.title is None:
            start = at + len(data) - len(data.lstrip())
            self.title = start, start + len(words)
            self.chars[start : start + len(words)] = words.replace("\r", " ").replace("\n", " ")
        if self._skip or self._raw or not words:
            return
        self.chars[at : at + len(data)] = data.replace("\r", " ").replace("\n", " ")
        start = at + len(data) - len(data.lstrip())
        self._span = (self._span[0] if self._span else start, at + len(data.rstrip()))

    def _at(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _flush(self, at: int) -> None:
        """End the paragraph that is open."""
        if self._span is None:
            return
        start, end = self._span
        self._span = None
        for here in range(start, end):
            if self.chars[here] == "\n":
                self.chars[here] = " "
        mark = Mark.HEADING if self._level else Mark.BULLET if self._lists else Mark.TEXT
        self._add(Line(mark, start, end, "", self._level, self._lists, True))

    def _add(self, line: Line) -> None:
        self.lines.append(line)
        self.inside.append(self._article > 0)

    def _table_is_layout(self) -> None:
        """A table with a heading or a table in it is there for the layout, as those around it are by then."""
        if self._tables:
            self._tables[-1].layout = True

    def _close_table(self, table: _Table, at: int) -> None:
        """Make one line of a table of data; one of the layout leaves the paragraphs in its cells."""
        if not table.is_data or any(line.end - line.start > 400 for line in self.lines[table.lines :]):
            return
        caption = [line for line in self.lines[table.lines :] if line.end <= table.rows[0]]
        del self.lines[table.lines :], self.inside[table.lines :]
        for line in caption:
            self._add(Line(Mark.HEADING, line.start, line.end, "", 6, 0, True))
        for row in table.rows:
            self.chars[row] = "\n"
        for here in range(table.rows[0] + 1, at):
            if self.text[here] == "\n" and self.chars[here] == "\n":
                self.chars[here] = " "
        for bar in table.bars:
            self.chars[bar] = "|"
        self._add(Line(Mark.TABLE, table.bars[0], at, "", 0, 0, True))

    def _settled(self, line: Line) -> Line:
        """The line with its words, now that entities and citations are settled."""
        words = "".join(self.chars[line.start : line.end]) if line.mark is not Mark.TABLE else ""
        mark = Mark.FURNITURE if line.mark is not Mark.TABLE and is_furniture(words) else line.mark
        return Line(mark, line.start, line.end, words, line.level, line.indent, True)


def _so_many(said: str) -> int:
    """Over how many columns or rows a cell goes; one where it does not say so in earnest."""
    return min(max(int(said), 1), 50) if said.isascii() and said.isdigit() else 1


def _parsable(text: str) -> str:
    """The text as the parser gets it: of the same length, and without what makes it look ahead to the end.

    `html.parser` searches the whole rest for the end of each thing that has none; one such thing is enough.
    """
    comment = text.find("<!--", text.rfind("-->") + 1)
    if comment >= 0:
        text = text[:comment]
    last = text.rfind(">") + 1
    open_tag = re.search(r"<[A-Za-z/!?]", text[last:])
    if open_tag:
        text = text[: last + open_tag.start()]
    return text.replace("<![", "<! ").replace("&", _AMPERSAND)


def _is_page(tag: str, values: dict[str, str], in_article: bool) -> bool:
    """Whether an element belongs to the page and not to the article."""
    if "hidden" in values or values.get("aria-hidden") == "true" or _HIDDEN.search(values.get("style", "")):
        return True
    if tag in ("body", "html", "article", "main"):
        return False
    if (tag == "footer" and not in_article) or values.get("role", "") in _PAGE_ROLES:
        return True
    names = f"{values.get('class', '')} {values.get('id', '')}".lower().split()
    return any(name in _PAGE_CLASSES for name in names)
