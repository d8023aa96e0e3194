"""Claims alone, as `checker extract` and `checker claims` list them: text, JSON, JSON lines, Markdown."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence

from checker.model import Claim
from checker.packs import Pack
from checker.render import words
from checker.render.gfm import escaped, table
from checker.store import claim_line

VERSION = 1
HEAD = ("claim", "value", "measure", "period", "kind")


def text(claims: Sequence[Claim], pack: Pack) -> str:
    """A table in columns, as wide as its cells; Han letters count for two."""
    rows = [HEAD, *(_row(claim, pack) for claim in claims)]
    columns = [max(width(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = ["  ".join(padded(cell, wide) for cell, wide in zip(row, columns, strict=True)) for row in rows]
    return "".join(f"{line.rstrip()}\n" for line in (*lines, words.count(len(claims), "claim")))


def json_document(claims: Sequence[Claim], pack: Pack) -> str:
    """One versioned JSON document."""
    document = {"version": VERSION, "claims": [claim.as_dict() for claim in claims]}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def jsonl(claims: Sequence[Claim], pack: Pack) -> str:
    """One claim a line, as the claim model has it."""
    return "".join(claim_line(claim) + "\n" for claim in claims)


def markdown(claims: Sequence[Claim], pack: Pack) -> str:
    """A Markdown table with the sentences."""
    rows = ((*map(escaped, _row(claim, pack)), escaped(claim.quote)) for claim in claims)
    return "\n".join(table((*HEAD, "sentence"), rows)) + "\n"


def _row(claim: Claim, pack: Pack) -> tuple[str, ...]:
    what = f"{words.whose(claim, pack)}: {words.measure(claim, pack)}"
    cells = (claim.id, words.value(claim), what, words.period(claim.period), claim.kind)
    return tuple(words.one_line(cell) for cell in cells)


def padded(cell: str, columns: int) -> str:
    """A cell filled up with spaces to so many columns of a terminal."""
    return cell + " " * (columns - width(cell))


def width(cell: str) -> int:
    """How many columns of a terminal a text takes; Han letters take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in cell)


def cut(cell: str, columns: int) -> str:
    """A text that takes no more than so many columns, with … where its end is left out."""
    if width(cell) <= columns:
        return cell
    kept, used = "", 1
    for letter in cell:
        used += width(letter)
        if used > columns:
            break
        kept += letter
    return f"{kept.rstrip(' ,;')}…"
