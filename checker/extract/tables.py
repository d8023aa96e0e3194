"""Tables: row and column heads give subject, metric, unit and period to the numbers in the cells."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from checker.extract.calendar import Clock
from checker.extract.frame import Frame, Memory, dimension, settle_metric
from checker.extract.lexicon import Lexicon
from checker.extract.quantities import find_quantities
from checker.extract.quantity import Quantity
from checker.extract.times import find_times
from checker.model import Block
from checker.packs import Pack

RULE = re.compile(r"[\s|:+-]*-{2,}[\s|:+-]*$")
NUMBER = re.compile(r"[-+−–]?\s?\d[\d,.\s]*\d|[-+−–]?\s?\d")
Cell = tuple[int, int]
UNITS = re.compile(
    r"(?P<sign>(?:US|A|C|HK|NT)?[$€£¥])\s?(?P<scale>(?:trillion|billion|million|thousand|bn|mn|m)\b)?|\b(?:million |thousand |billion |'000 |kilo)?(?:metric )?(?:tons?|tonnes?|t|kt|Mt|GW|MW|TWh|GWh|bcm|bbl/d|b/d|percent|units|vehicles|USD|EUR|yuan|years)\b|%|万吨|亿吨|吨|亿元|万辆"
)


def read_table(
    text: str, block: Block, lexicon: Lexicon, pack: Pack, clock: Clock, memory: Memory
) -> Iterator[tuple[Quantity, Frame, tuple[int, int]]]:
    """The claims in the cells of one table, with the row as their sentence."""
    rows = [row for row in _rows(text, block) if row]
    if len(rows) < 2:
        return
    heads = rows[0]
    titles = [text[a:b].strip() for a, b in heads]
    columns = [_column(title, lexicon, clock) for title in titles]
    before: dict[str, str] = {}
    for row in rows[1:]:
        span = (row[0][0], row[-1][1])
        label = text[row[0][0] : row[0][1]]
        for n, (start, end) in enumerate(row):
            if n == 0 or n >= len(columns):
                continue
            frame = _frame(label, titles[n], columns, n, lexicon, pack, memory, block.heading)
            quantity = _quantity(text, start, end, titles[n])
            if quantity is None:
                continue
            frame.sign = quantity.direction or 1
            if dimension(quantity.unit) == "share" and _is_change(titles[n]):
                frame.kind = "change"
                frame.period = frame.period or before.get("period")
                frame.base = "y/y"
            elif dimension(quantity.unit) == "share":
                frame.kind = "share"
                frame.whole = "world"
            if frame.kind == "amount":
                before["period"] = frame.period or before.get("period", "")
                before["metric"] = frame.metric or "production"
            frame.metric = frame.metric or before.get("metric")
            frame.metric = settle_metric(
                frame.metric or ("production" if dimension(quantity.unit) == "mass" else None),
                frame.commodity,
                pack,
            )
            yield quantity, frame, span


def _rows(text: str, block: Block) -> Iterator[list[Cell]]:
    at = block.start
    for line in text[block.start : block.end].split("\n"):
        if "|" in line and not RULE.fullmatch(line):
            yield list(_cells(text, at, at + len(line)))
        at += len(line) + 1


def _cells(text: str, start: int, end: int) -> Iterator[Cell]:
    bounds = [m.start() for m in re.finditer(r"\|", text[start:end])]
    edges = [start - 1, *(start + b for b in bounds), end]
    cells = [(a + 1, b) for a, b in itertools.pairwise(edges)]
    if cells and not text[cells[0][0] : cells[0][1]].strip():
        cells = cells[1:]
    if cells and not text[cells[-1][0] : cells[-1][1]].strip():
        cells = cells[:-1]
    for a, b in cells:
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        yield a, b


def _column(title: str, lexicon: Lexicon, clock: Clock) -> tuple[str | None, list[str], list[str]]:
    times = find_times(title, 0, len(title), Clock(clock.today))
    mentions = lexicon.find(title)
    metrics = [id for m in mentions for id in (*m.ids("metric"), *m.ids("verb"))]
    entities = [m.id for m in mentions if m.role in ("entity", "adjective")]
    return (times[0].period if times else None), metrics, entities


def _frame(
    label: str, title: str, columns: list[tuple[str | None, list[str], list[str]]], n: int, lexicon: Lexicon, pack: Pack,
    memory: Memory, heading: str,
) -> Frame:  # fmt: skip
    period, metrics, entities = columns[n]
    frame = Frame(kind="amount", period=period)
    row = lexicon.find(label)
    subjects = [m.id for m in row if m.role in ("entity", "adjective")] or entities
    frame.subject = subjects[0] if subjects else memory.subject
    row_metrics = [id for m in row for id in (*m.ids("metric"), *m.ids("verb"))]
    head = lexicon.find(heading)
    corner = columns[0][1]
    around = [id for m in head for id in m.ids("metric")]
    named = [m for m in (*metrics, *row_metrics, *corner, *around) if m not in ("other", "things")]
    frame.metric = named[0] if named else None
    commodities = [m.id for m in (*lexicon.find(title), *row, *head) if m.role == "commodity"]
    frame.commodity = commodities[0] if commodities else memory.commodity or memory.topic
    times = find_times(label, 0, len(label), Clock(None))
    if times and not frame.period:
        frame.period = times[0].period
    return frame


def _is_change(title: str) -> bool:
    return (
        re.search(
            r"change|growth|y/y|yoy|year-on-year|±|increase|同比|增幅|增长|变化|涨跌", title, re.IGNORECASE
        )
        is not None
    )


def _quantity(text: str, start: int, end: int, title: str) -> Quantity | None:
    """The number of a cell, with the unit of its column's head when it has none of its own."""
    found = [q for q in find_quantities(text, start, end) if q.form != "date"]
    if found and found[0].unit is not None and found[0].unit != "count":
        return found[0]
    hit = NUMBER.search(text, start, end)
    unit = UNITS.search(title)
    if hit is None or unit is None:
        return None
    number = hit[0].strip()
    said = (
        f"{unit['sign']}{number} {unit['scale'] or ''}" if unit["sign"] else f"{number} {unit[0].strip('()')}"
    )
    virtual = [q for q in find_quantities(said, 0, len(said)) if q.unit not in (None, "count")]
    if not virtual:
        return None
    return replace(virtual[0], start=hit.start(), end=hit.end(), numeral=(hit.start(), hit.end()))
