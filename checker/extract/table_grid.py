"""The rows and cells of a table: where each begins and ends."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from checker.extract.cells import Cell
from checker.model import Block

RULE = re.compile(r"(?=[\s|:+-]*?--)[\s|:+-]*+$")


def rows_of(text: str, block: Block) -> Iterator[list[Cell]]:
    """The rows of a table but for the rule under its head; a line without a bar is one cell."""
    at = block.start
    for line in text[block.start : block.end].split("\n"):
        if line.strip() and not RULE.fullmatch(line):
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


def told_over(text: str, rows: list[list[Cell]]) -> str:
    """The words of the rows that are one cell over a table of more: its title."""
    said = list[str]()
    for row in rows[:-1]:
        full = [cell for cell in row if cell[0] < cell[1]]
        if len(full) != 1 or full[0] is not row[0]:
            break
        said.append(text[slice(*full[0])])
    return " ".join(said)
