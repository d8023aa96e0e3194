"""Tables of plain text: rows that are cut by bars, tabs or wide gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.articles.flattened import cells_end, flat_bars, flat_end
from checker.articles.lines import Line, Mark
from checker.articles.listed import tells_figures

_GAP = re.compile(r"(?<=\S)(?: {2,}|\u3000+)(?=\S)")
_SEPARATOR_ROW = re.compile(r"[\s|:+-]*-[\s|:+-]*")


def find_tables(lines: list[Line]) -> dict[int, int]:
    """First row to one past the last of each table: Markdown's, or equal rows cut by `|`, tabs or, under a head, wide gaps."""
    found: dict[int, int] = {}
    at = 0
    while at < len(lines):
        if (last := cells_end(lines, at) or flat_end(lines, at)) is not None:
            found[at] = at = last
            continue
        sign = next((sign for sign in "|\t" if sign in lines[at].words), "")
        cuts: list[int] = []
        for line in map(lines.__getitem__, range(at, len(lines))):
            cut = line.words.strip("| ").count(sign) if sign else len(_GAP.findall(line.words))
            wide = cut >= 2 or (cut == 1 and line.indent > 0 and not cuts)
            there = sign in line.words if sign else wide and line.mark is Mark.TEXT
            if not there or (cuts and line.after_blank):
                break
            cuts.append(cut)
        end = at + len(cuts)
        rows = lines[at:end]
        if _hangs(rows):
            cuts[0] += 1
        ruled = next((n for n, row in enumerate(rows) if n and _SEPARATOR_ROW.fullmatch(row.words)), None)
        fewest = 2 if sign and min(cuts, default=0) >= 2 else 3
        headless = not sign and tells_figures(lines[at].words)
        if ruled is not None:
            found[at + ruled - 1] = end
        elif (
            not headless and len(rows) >= fewest and len(set(cuts)) == 1 and (cuts[0] >= 2 or sign == "\t")
        ) or (sign == "|" and _is_ragged(rows, cuts)):
            found[at] = end
        at = max(end, at + 1)
    return found


def _is_ragged(rows: list[Line], cuts: list[int]) -> bool:
    """Whether the rows are those of a table though its head, or a title in it, has fewer cells than they: most have figures."""
    told = [cut for row, cut in zip(rows, cuts, strict=True) if cut >= 2 and tells_figures(row.words)]
    return len(told) >= 2 and 2 * len(told) >= len(rows) and len(set(told)) <= 2


def _hangs(rows: list[Line]) -> bool:
    """Whether nothing but a gap stands in the corner: the years of a head over columns, further in than the rows."""
    if len(rows) < 2 or any(sign in row.words for sign in "|\t" for row in rows[:2]):
        return False
    head, row = (len(_GAP.findall(row.words)) for row in rows[:2])
    return rows[0].indent >= rows[1].indent + 2 and head == row - 1


def bars(rows: list[Line]) -> Iterator[int]:
    """Where the rows of a table are cut: places in the text where a bar may stand."""
    if rows and flat_end(rows, 0) == len(rows):
        for n, row in enumerate(rows):
            yield from flat_bars(row, not n)
        return
    if _hangs(rows):
        yield from (rows[0].start - 2, rows[0].start - 1)  # an empty corner between two
    for row in rows:
        if "|" in row.words or "\t" in row.words:
            yield from (row.start + at for at, char in enumerate(row.words) if char == "\t")
        else:
            yield from (row.start + gap.start() for gap in _GAP.finditer(row.words))
