"""An HTML page as a test sees it: elements, attributes, places, links, text, rows of tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = ("meta", "link", "img", "br", "hr", "input")


@dataclass
class Page:
    """What was found on a page; `rows` pairs the number of heads of a table with the cells of each
    row, `said` each piece of text with the language it is said to be in."""

    tags: list[str] = field(default_factory=list)
    attributes: set[tuple[str, str]] = field(default_factory=set)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)
    rows: list[tuple[int, int]] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[str] = []
        self.langs: list[str] = []
        self.heads = self.cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        page, named = self.page, {name: value or "" for name, value in attrs}
        page.tags.append(tag)
        page.attributes |= set(named.items())
        if tag not in EMPTY:
            self.open.append(tag)
            self.langs.append(named.get("lang", self.langs[-1] if self.langs else ""))
        if "id" in named:
            page.ids.append(named["id"])
        if "href" in named:
            page.links.append(named["href"])
        if tag == "mark":
            page.marks.append("")
        if tag == "table":
            self.heads = 0
        if tag == "tr":
            self.cells = 0
        self.heads += tag == "th" and "thead" in self.open
        self.cells += tag in ("td", "th")

    def handle_endtag(self, tag: str) -> None:
        if tag == "tr":
            self.page.rows.append((self.heads, self.cells))
        if tag in self.open:
            at = len(self.open) - 1 - self.open[::-1].index(tag)
            del self.open[at:]
            del self.langs[at:]

    def handle_data(self, data: str) -> None:
        if "style" in self.open or "script" in self.open:
            return
        self.page.text += data
        self.page.said.append((data, self.langs[-1] if self.langs else ""))
        if "mark" in self.open:
            self.page.marks[-1] += data


def parsed(html: str) -> Page:
    """The page that a text of HTML is."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page
