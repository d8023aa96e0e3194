"""Where claims stand in their files: line and column, as editors and CI systems want to be told."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import PurePosixPath

from checker.model import Run

_BREAK = re.compile("\n")


@dataclass(frozen=True, slots=True)
class Place:
    """A range of a file. Lines and columns count from 1, in characters; the end is exclusive.

    `offset` and `length` are characters of the decoded file.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    offset: int
    length: int


def places(run: Run) -> dict[str, Place]:
    """The places of the claims of a run by claim id; claims of articles that were not read have none.

    Each file is looked through once, whatever the number of its articles and claims. A claim that is older than
    its text, and beyond its end, is put at its end.
    """
    articles = {article.id: article for article in run.articles}
    starts: dict[str, list[int]] = {}
    found: dict[str, Place] = {}
    for claim in run.claims:
        article = articles.get(claim.article)
        if article is None:
            continue
        lines = starts.get(article.file)
        if lines is None:
            lines = starts[article.file] = [0, *(at.end() for at in _BREAK.finditer(article.text))]
        start, end = min(claim.start, len(article.text)), min(claim.end, len(article.text))
        first, last = bisect_right(lines, start), bisect_right(lines, end)
        found[claim.id] = Place(
            file=_within(article.file),
            line=first,
            column=start - lines[first - 1] + 1,
            end_line=last,
            end_column=end - lines[last - 1] + 1,
            offset=start,
            length=end - start,
        )
    return found


def _within(file: str) -> str:
    """A file as a path inside the project; of one outside only the name is told, as machines differ in the rest."""
    path = PurePosixPath(file)
    return path.name if path.is_absolute() or ".." in path.parts else str(path)
