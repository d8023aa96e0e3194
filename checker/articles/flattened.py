"""Tables that lost their shape when they were copied: a cell on each line, or nothing but a space between the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checker.articles.lines import Line, Mark
from checker.articles.listed import tells_figures

_NUMBER = r"(?:[($€£¥+−–-]{0,3}\d[\d,]*(?:\.\d+)?(?:\s?%|\)\s?%?)?\)?[*†]?|n/?a|--?)"
_ROW = re.compile(rf"(?P<label>(?:[^\W\d]|\()[^|\t]*?\S)(?P<numbers>(?:\s{_NUMBER})+)\s*")
_CELL = re.compile(rf"\s(?={_NUMBER}(?:\s|$))")
_TIME = re.compile(
    r"(?<!\S)(?:(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?,? |(?:[QHS][1-4]|[1-4][QHS]|FY)[ '’]?)?(?:19|20)\d\d[EeFf]?|(?:[QHS][1-4]|[1-4][QHS]|FY)[ '’]?\d\d)(?!\S)"
)
_FEWEST = 3  # lines, with the head


def flat_end(lines: list[Line], at: int) -> int | None:
    """One past the last row of a table that begins there, with only spaces between its cells; None where none does.

    Its head names as many times as each row has numbers: “Market 2024 2025”, “Oil price $81 $66”.
    """
    if lines[at].mark is not Mark.TEXT:
        return None
    times = len(_times(lines[at].words))
    if times < 2:
        return None
    end, rows, title = at + 1, 0, 0
    while end < len(lines) and lines[end].mark is Mark.TEXT and not lines[end].after_blank:
        cells = len(_cells(lines[end].words))
        titled = cells == 0 and not tells_figures(lines[end].words) and len(lines[end].words) < 60
        title = title + 1 if cells != times else 0
        if title > titled:
            break  # no row, and no title of rows or the second in a row
        rows += cells == times
        end += 1
    while end > at and not _cells(lines[end - 1].words):
        end -= 1
    return end if rows + 1 >= _FEWEST else None


def flat_bars(row: Line, head: bool) -> Iterator[int]:
    """Where the cells of a row of such a table are cut: the spaces before its numbers, those of its head before its times."""
    starts = _times(row.words) if head else _cells(row.words)
    yield from (row.start + start for start in starts if start > 0)


def _times(words: str) -> list[int]:
    """Where the times of a head begin, a place before each, if it says nothing else of any length behind them."""
    return [hit.start() - 1 for hit in _TIME.finditer(words)]


def _cells(words: str) -> list[int]:
    """The spaces before the numbers with which a row ends; a share keeps its sign behind a space."""
    row = _ROW.fullmatch(words)
    return [hit.start() for hit in _CELL.finditer(words, row.end("label"))] if row is not None else []


def cells_end(lines: list[Line], at: int) -> int | None:
    """One past the last line of a table that has each cell on a line of its own, closed by a bar; None where there is none."""
    end = at
    while end < len(lines) and _is_cell(lines[end]) and not (end > at and lines[end].after_blank):
        end += 1
    figures = sum(map(_tells, lines[at:end]))
    return end if end - at >= 6 and figures > 1 and row_starts(lines[at:end]) else None


def row_starts(cells: list[Line]) -> set[int]:
    """The cells that begin a row: those behind a bar that stands alone, else each label that figures follow."""
    alone = [n for n, line in enumerate(cells) if line.words.strip() == "|"]
    lengths = {after - before for before, after in pairwise([*alone, len(cells)])}
    if alone and alone[0] == 0 and len(alone) > 1 and len(lengths) == 1 and lengths.pop() > 2:
        return set(alone)
    starts = {0}
    said = [(n, _tells(line)) for n, line in enumerate(cells) if line.words.strip() != "|"]
    for (n, label), (_, value) in pairwise(said):
        if n and not label and value:
            starts.add(n)
    return starts if len(starts) > 1 else set()


def _tells(line: Line) -> bool:
    """Whether a cell has a figure, which can look like the number of an entry: “(9) %”."""
    return line.mark is Mark.BULLET or tells_figures(line.words)


def _is_cell(line: Line) -> bool:
    words = line.words.strip()
    return line.mark in (Mark.TEXT, Mark.BULLET) and words.endswith("|") and words.count("|") == 1
