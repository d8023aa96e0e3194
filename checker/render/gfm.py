"""Markdown as GitHub takes it: letters that stay letters, cells, tables, marked sentences.

Escaped is what Markdown, HTML, tables, GitHub's mathematics, mentions, references and bare links would take
for something else. The result reads the same in GitHub, GitLab and plain CommonMark.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from checker.packs import Fact
from checker.render import judged, words
from checker.render.entries import Entry

_SPECIAL = re.compile(r"[\\`*_{}\[\]#|~<>&]")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_BLOCK = re.compile(r"^(\s*)(\d+(?=[.)](?:\s|$))|[-+=])")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp|www)([:.])")
_JOIN = "&#8203;"
"""A space without width, by which a reader sees the same and a program no link and no name."""


def escaped(text: str) -> str:
    r"""A text that shows as its own letters, on one line, in a table cell and anywhere else.

    >>> print(escaped("a|b [c](d) <i>"))
    a\|b \[c\](d) &lt;i&gt;
    """
    return _letters(words.one_line(text))


def _letters(text: str) -> str:
    line = _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), text)
    line = _BLOCK.sub(lambda f: f"{f[1]}{f[2]}\\" if f[2].isdigit() else f"{f[1]}\\{f[2]}", line)
    return _unlinked(line).replace("$", "<span>$</span>")


def _unlinked(line: str) -> str:
    return _LINK.sub(rf"\1{_JOIN}\2", line).replace("@", f"@{_JOIN}")


def in_html(text: str) -> str:
    """A text inside a line of HTML, where Markdown has no say and a backslash is a letter."""
    return _unlinked(html.escape(words.one_line(text)))


def linked(fact: Fact, said: str) -> str:
    """A text that leads to where a fact was read; what is no plain web address stands beside it as text."""
    if (where := judged.address(fact)) is not None:
        return f"[{escaped(said)}](<{where}>)"
    return f"{escaped(said)} {escaped(fact.address)}".rstrip()


def sentence(entry: Entry) -> str:
    """The quote with its number in bold; HTML's `<b>`, as two stars fail beside letters without spaces."""
    before, value, after = (_letters(words.clean(re.sub(r"\s+", " ", part))) for part in entry.quote)
    note = words.standing(entry.claim)
    said = f"{before.lstrip()}<b>{value}</b>{after.rstrip()}" if value else before.strip()
    return f"{said} <sub>{escaped(note)}</sub>" if note else said


def table(named: Sequence[str], *parts: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table of cells that are escaped already, its rows in one part or several."""
    yield from head(named)
    for rows in parts:
        yield from map(row, rows)


def row(cells: Sequence[str]) -> str:
    """A row of a table, its cells escaped already."""
    return f"| {' | '.join(cells)} |"


def head(cells: Sequence[str]) -> tuple[str, str]:
    """The first two lines of a table."""
    return row(cells), f"|{'|'.join(' --- ' for _ in cells)}|"
