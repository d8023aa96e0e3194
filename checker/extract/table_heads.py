"""The heads of a table: which rows and columns they are, and of what the numbers under them."""

from __future__ import annotations

import re
from itertools import zip_longest

from checker.articles.listed import tells_figures
from checker.extract.bodies import id_of_label
from checker.extract.calendar import Clock
from checker.extract.cells import DIGIT, Cell
from checker.extract.entries import NO_NAME
from checker.extract.lexicon import Lexicon
from checker.extract.table_times import Column, column

Rows = list[list[Cell]]


def read_heads(text: str, rows: Rows, lexicon: Lexicon, clock: Clock) -> tuple[list[str], list[Column], Rows]:
    """The heads of the columns, what they say, and the rows under them; none where there are none."""
    rows = _unnumbered(text, rows)
    if len(rows) < 2:
        return [], [], []
    titles, rows = _under_heads(text, rows)
    return titles, _names([column(title, lexicon, clock) for title in titles], titles, lexicon), rows


def _names(columns: list[Column], titles: list[str], lexicon: Lexicon) -> list[Column]:
    """The columns, each headed by a name where two are that are known and none says anything else: “Albemarle | SQM | Patagon”."""
    told = any(period or metrics for period, metrics, _ in columns[1:])
    if told or sum(bool(entities) for _, _, entities in columns[1:]) < 2:
        return columns
    unknown = [title for title, (_, _, entities) in zip(titles[1:], columns[1:], strict=True) if not entities]
    if not all(unknown) or any(lexicon.find(t) or DIGIT.search(t) or NO_NAME.match(t) for t in unknown):
        return columns
    return [
        columns[0],
        *(
            (None, [], entities or [id_of_label(title)])
            for title, (_, _, entities) in zip(titles[1:], columns[1:], strict=True)
        ),
    ]


def _under_heads(text: str, rows: Rows) -> tuple[list[str], Rows]:
    """The heads of the columns and the rows under them.

    A second row without a figure and without a name of its own belongs to the head: “Exports” over “2023” and “2024”.
    What stands over the first of several columns counts for all of them.
    """
    upper, lower = ([text[slice(*cell)] for cell in row] for row in rows[:2])
    if lower[0] or len(rows) < 3 or any(map(tells_figures, lower)):
        return upper, rows[1:]
    heads, wide = list[str](), ""
    for top, below in zip_longest(upper, lower, fillvalue=""):
        wide = top or wide
        heads.append(f"{wide if below else top} {below}".strip())
    return heads, rows[2:]


def names_no_figure(text: str, row: list[Cell]) -> bool:
    """Whether the second cell of a row has no figure but a time, so that the cell above fills the blank first one."""
    return len(row) > 1 and not tells_figures(text[slice(*row[1])])


NUMBERS = re.compile(
    r"(?:Rank(?:ing)?|No\.?|Nr\.?|#|Pos(?:ition|\.)?|Place|排名|排序|序号|名次|位次|编号)?", re.IGNORECASE
)
NUMBER = re.compile(r"(?:No\.? ?|#|第)?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\.?|[-–—]?")


def _unnumbered(text: str, rows: Rows) -> Rows:
    """Rows without a first column that only numbers them, “Rank | Company | Output”; a total in it is moved to the next."""
    if len(rows) < 2 or any(len(row) < 3 for row in rows):
        return rows
    head, *firsts = (text[slice(*row[0])] for row in rows)
    totals = [NUMBER.fullmatch(first) is None for first in firsts]
    there = any(first and not total for first, total in zip(firsts, totals, strict=True))
    sums = all(NO_NAME.match(first) for first, total in zip(firsts, totals, strict=True) if total)
    if not (NUMBERS.fullmatch(head) and there and sums):
        return rows
    return [
        [row[0], *row[2:]] if total and not text[slice(*row[1])] else row[1:]
        for row, total in zip(rows, [False, *totals], strict=True)
    ]
