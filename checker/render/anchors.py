"""Places of a report: what each is called, and on which of its pages it is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from checker.render.judged import Judged
from checker.render.stands import Reconciled

To = Callable[[str, str], str]
"""From a kind of place and a name to the address that leads there."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


def anchor(kind: str, name: str) -> str:
    """The name of a place: a kind, and an id with whatever is special in it spelled out.

    Kinds are `a` article, `c` claim in its text, `n` claim beside it, `u` number that was not understood, `g` group,
    `h` its heading, `f` finding, `w` row of what stands, `j` value judged by facts, `p` pair of articles.

    >>> anchor("g", "imports|US|-")
    'g:imports~7c~US~7c~-'
    """
    return f"{kind}:" + _UNSAFE.sub(lambda found: f"~{ord(found[0]):x}~", name)


def row_anchor(row: Reconciled) -> str:
    """The place of a row in the table of what stands."""
    return anchor("w", row_name(row))


def row_name(row: Reconciled) -> str:
    """The name of a row: its first claim, which leads no other row."""
    return row.values[0].entry.claim.id


def judged_anchor(one: Judged) -> str:
    """The place of a value among those that facts do not bear out."""
    return anchor("j", one.entries[0].claim.id)


def on_this_page(kind: str, name: str) -> str:
    """The address of a place where all there is is one page."""
    return f"#{anchor(kind, name)}"


def across(pages: Mapping[str, str], page: str) -> To:
    """The addresses of places from one page of several; `pages` has the file of every place by its anchor."""
    folder = posixpath.dirname(page) or "."
    relative = lru_cache(maxsize=None)(lambda file: posixpath.relpath(file, folder))

    def to(kind: str, name: str) -> str:
        place = anchor(kind, name)
        file = pages.get(place, page)
        return f"#{place}" if file == page else f"{relative(file)}#{place}"

    return to
