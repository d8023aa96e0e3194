"""The report as one HTML page that needs nothing else: no script, no request; for screens and for paper."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from checker.model import BlockKind, Finding, Run, Severity, Verdict
from checker.packs import Pack
from checker.quantity.words import number
from checker.render import judged, stands, words
from checker.render.chart import charts
from checker.render.entries import SHAPES, Entry, State
from checker.render.judged import Judged
from checker.render.marks import outside, passages
from checker.render.stands import Reconciled
from checker.render.view import Group, Report, report

if TYPE_CHECKING:
    from jinja2 import Environment

SHORT = 24
"""Letters that always fit beside each other in a cell."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


def render(run: Run, pack: Pack) -> str:
    """The whole page. Everything that comes from articles is escaped by the template, at the last moment."""
    view = report(run, pack)
    page = _environment().get_template("report.html")
    return page.render(
        view=view,
        headline=headline(view),
        held=view.by_article,
        articles={article.id: article for article in view.articles},
        astray_at={entry.claim.id: judged_anchor(one) for one in view.astray for entry in one.entries},
        where=partial(_where, view=view),
    )


def headline(view: Report) -> str:
    """What the page says first: 10 contradictions in 14 articles."""
    found = view.tally[Severity.CONTRADICTION]
    where = f" in {words.count(len(view.articles), 'article')}" if view.articles else ""
    return f"{words.count(found, 'contradiction') if found else 'No contradictions'}{where}"


def anchor(kind: str, name: str) -> str:
    """The name of a place on the page: a kind, and an id with whatever is special in it spelled out.

    >>> anchor("g", "imports|US|-")
    'g:imports~7c~US~7c~-'
    """
    return f"{kind}:" + _UNSAFE.sub(lambda found: f"~{ord(found[0]):x}~", name)


def row_anchor(row: Reconciled) -> str:
    """The place of a row in the table of what stands."""
    return anchor("w", row.values[0].entry.claim.id)


def judged_anchor(one: Judged) -> str:
    """The place of a value among those that facts do not bear out."""
    return anchor("j", one.entries[0].claim.id)


def linked(text: str, finding: Finding, group: Group) -> list[tuple[str, Entry | None]]:
    """An explanation cut at the ids of the articles it names, each with the claim of it that is meant.

    Named several times, an article stands for its claims in their order, the last one for what is left.
    """
    held: dict[str, list[Entry]] = {}
    for entry in group.entries:
        if entry.claim.id in finding.claims:
            held.setdefault(entry.claim.article, []).append(entry)
    if not held:
        return [(text, None)]
    ids = "|".join(re.escape(id) for id in sorted(held, key=len, reverse=True))
    parts = re.split(rf"(?<![\w.,%-])({ids})(?![\w%-]|[.,]\d)", text)
    pieces: list[tuple[str, Entry | None]] = []
    for at, part in enumerate(parts):
        entries = held.get(part, []) if at % 2 else []
        pieces.append((part, (entries.pop(0) if len(entries) > 1 else entries[0]) if entries else None))
    return pieces


def _where(entry: Entry, view: Report) -> str:
    """Where a claim is laid beside the others: its worst finding's group, else its row in what stands; or nowhere."""
    if entry.findings:
        return anchor("g", entry.findings[0].measure)
    row = view.row_of.get(entry.claim.id)
    return row_anchor(row) if row is not None else ""


def fitting(text: str) -> str:
    """How a cell may be broken: short ones not at all, those with an overlong word anywhere, others at spaces."""
    if len(text) < SHORT:
        return "whole"
    return "long" if any(len(word) >= SHORT for word in text.split()) else ""


def _state(severity: Severity) -> State:
    return State(severity.value)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("checker.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        SHAPES=SHAPES,
        State=State,
        Severity=Severity,
        BlockKind=BlockKind,
        anchor=anchor,
        row_anchor=row_anchor,
        judged_anchor=judged_anchor,
        judged=judged,
        stands=stands,
        Verdict=Verdict,
        charts=charts,
        linked=linked,
        fitting=fitting,
        passages=passages,
        outside=outside,
        state=_state,
        words=words,
        number=number,
    )
    environment.filters["clean"] = words.clean
    return environment
