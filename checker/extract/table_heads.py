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
from checker.extract.table_times import YEAR, Column, column

Rows = list[list[Cell]]


def read_heads(
    text: str, rows: Rows, lexicon: Lexicon, clock: Clock, caption: str | None = None
) -> tuple[list[str], list[Column], Rows]:
    """The heads of the columns, what they say, and the rows under them; none where there are none.

    `caption` is the time that the line above them names, the current one of “Last month | Current month”.
    """
    rows = _with_units(text, _unnumbered(text, _unmarked(text, rows)))
    if len(rows) < 2:
        return [], [], []
    titles, rows = _in_groups(text, rows) or _under_heads(text, rows)
    titles = ["" if n == 1 and _is_unit_head(title) else title for n, title in enumerate(titles)]
    titles = [_with_change(titles, n) for n in range(len(titles))]
    columns = _to_date(titles, [column(title, lexicon, clock, caption) for title in titles])
    return titles, _names(columns, titles, lexicon), rows


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


MARK = re.compile(r"[a-z]|[*†‡]+")
"""A cell that only says of the number before it that it is revised or estimated."""
UNIT_HEAD = re.compile(r"\W*(?:units?(?: of measure(?:ment)?)?|UoM|单位|計量單位|计量单位)\W*", re.IGNORECASE)
UNIT_CELL = re.compile(
    r"(?:(?:US|U\.S\.|A|AU|C|CA|HK|NZ)?\s?[$€£¥]|USD|AUD|CAD|EUR|GBP|cents?|US¢|¢|c)?\s?(?:['’]?000s?|m|M|mn|MM|bn|B|k|million|billion|thousand)?\s?(?:/\s?|per )?"
    r"(?:(?:dry |wet |metric )?(?:tonnes?|tons?|[dw]?mt|t|tpa|g|kg)|kt(?:pa)?|Kt|Mt(?:pa)?|[kM]?oz|ounces?|lbs?|Mlbs?|pounds?|barrels?|bbl|boe|[MGk]Wh?|TWh|MMBtu|bcm|units|%|percent|g/t|元/吨|[万亿]?[吨元])?",
)
"""What stands in a column of units: “kt”, “US$/lb”, “$m”."""
HEAD_TIME = re.compile(
    r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?,? )?(?:[QHS][1-4]|[1-4][QHS]|FY|9M|6M)?[ '’]*(?:19|20)\d\d[EeFf]?|(?:[QHS][1-4]|[1-4][QHS]|FY|9M|6M)[ '’]*\d\d|[QHS][1-4]|[1-4][QHS]"
)


def _unmarked(text: str, rows: Rows) -> Rows:
    """Rows without the marks that stand in a cell of their own behind a number."""
    kept = [
        [cell for n, cell in enumerate(row) if not (n > 1 and MARK.fullmatch(text, *cell) and len(row) > 3)]
        for row in rows
    ]
    return [_without_empty_end(row) for row in kept]


def _without_empty_end(row: list[Cell]) -> list[Cell]:
    """The row without empty cells at its end, where none is empty before them: they only fill it up."""
    end = len(row)
    while end > 1 and row[end - 1][0] >= row[end - 1][1]:
        end -= 1
    return row[:end] if all(start < stop for start, stop in row[:end]) else row


def _is_unit_head(title: str) -> bool:
    return UNIT_HEAD.fullmatch(title) is not None


def _is_unit(text: str, cell: Cell) -> bool:
    return UNIT_CELL.fullmatch(text, *cell) is not None


def _with_units(text: str, rows: Rows) -> Rows:
    """Rows whose second cell is only the unit of the others, with that cell as a part of the first: “Zinc output | kt | 41.2”."""
    told = [row for row in rows if len(row) > 2 and not _is_head(text, row[2:])]
    units = [row for row in told if row[1][0] < row[1][1]]
    if len(units) < 2 or 2 * len(units) < len(told) or not all(_is_unit(text, row[1]) for row in units):
        return rows
    within = {id(row) for row in told}
    return [
        [(row[0][0], max(row[0][1], row[1][1])), *row[2:]]
        if id(row) in within
        else [row[0], *row[2:]]
        if len(row) > 2 and (_is_unit_head(text[slice(*row[1])]) or row[1][0] >= row[1][1])
        else row
        for row in rows
    ]


def label_of(text: str, cell: Cell) -> str:
    """The words of the first cell of a row, the unit that stood in the second in brackets."""
    label, bar, unit = text[slice(*cell)].partition("|")
    return f"{label.strip()} ({unit.strip()})" if bar and unit.strip() else label.strip()


def _is_head(text: str, row: list[Cell]) -> bool:
    return not any(
        map(
            str.isdigit,
            re.sub(r"(?<=[a-z])\d\b", "", HEAD_TIME.sub("", " ".join(text[slice(*c)] for c in row))),
        )
    )


def _in_groups(text: str, rows: Rows) -> tuple[list[str], Rows] | None:
    """The heads and the rows where a head has fewer cells than the rows: “Year to date | Q3” over “2024 | 2023 | % | 2024 | %”.

    A head of as many cells as there are columns of numbers stands over these; a shorter one over groups of them, each of
    which begins where a head below it comes again. None where every row has its cell in each column.
    """
    at = 0
    while at < min(4, len(rows) - 1) and _is_head(text, rows[at]):
        at += 1
    heads, rest = rows[:at], rows[at:]
    wide = max(map(len, rest), default=0)
    if (
        not heads
        or wide < 3
        or (len(heads) == 1 and len(heads[0]) + 1 != wide)
        or all(len(h) >= wide for h in heads)
    ):
        return None
    if any(head[0][0] >= head[0][1] for head in heads[1:]):
        return None  # each cell in its place, “Exports” over an empty corner, “2023” and “2024”
    if len(heads) == 1 and (
        not text[slice(*heads[0][0])].strip() or HEAD_TIME.match(text, heads[0][0][0]) is None
    ):
        return None
    values = wide - 1
    titles = [""] * wide
    for row in reversed(heads):
        said = [text[slice(*cell)] for cell in row]
        if len(said) == 1:
            continue  # a title
        spread = _spread(said, values, titles[1:])
        if spread is None:
            return None
        titles = [f"{over} {below}".strip() for over, below in zip(spread, titles, strict=True)]
    return titles, rest


def _spread(said: list[str], values: int, below: list[str]) -> list[str] | None:
    """A head as one cell for the labels and one for each column of numbers."""
    if len(said) == values:
        return ["", *said]
    if len(said) == values + 1:
        return said
    begins, seen = list[int](), set[str]()
    for n, title in enumerate(below):
        if not begins or (title in seen and title.strip() != "%"):
            begins.append(n)
            seen = set()
        seen.add(title)
    for corner, groups in (("", said), (said[0], said[1:])):
        if len(groups) == len(begins):
            ends = [*begins[1:], values]
        elif len(groups) > 1 and values % len(groups) == 0:
            ends = [(n + 1) * values // len(groups) for n in range(len(groups))]
        else:
            continue
        return [corner, *(groups[sum(end <= n for end in ends)] for n in range(values))]
    return None


def _with_change(titles: list[str], n: int) -> str:
    """A head that says no more than “%” over two columns of other times is that of their change."""
    title = titles[n]
    bare = re.sub(HEAD_TIME, "", title).strip()
    if n > 2 and title.rstrip().endswith("%") and (bare == "%" or bare.endswith(" %")):
        before = [HEAD_TIME.search(t) for t in titles[n - 2 : n]]
        if all(before):
            return f"{title} change"
    return title


TO_DATE = re.compile(r"\b(?:YTD|year[- ]to[- ]date|cumulative)\b", re.IGNORECASE)


def _to_date(titles: list[str], columns: list[Column]) -> list[Column]:
    """The columns, those of a year so far to the last quarter or month of it that another one is of."""
    found = list(columns)
    for n, (title, (_, metrics, entities)) in enumerate(zip(titles, columns, strict=True)):
        year = YEAR.search(title)
        if TO_DATE.search(title) is None or year is None:
            continue
        ends = [p[-2:] for p, _, _ in columns if p and len(p) in (7, 15)]
        found[n] = (f"{year[0]}-01/{year[0]}-{max(ends)}" if ends else year[0], metrics, entities)
    return found


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
