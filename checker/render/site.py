"""The report as one page up to a budget, then as an index and a folder: a page a subject, and the articles.

A subject with much to say has several pages, those with little share one. Each page is made when it is asked for,
so that what is held is one page and not all of them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from checker.model import Run, Severity, Verdict
from checker.packs import Pack
from checker.render import words
from checker.render.anchors import across, anchor, judged_anchor, row_anchor
from checker.render.entries import Entry
from checker.render.html import FACETS, MOST_ON_AN_INDEX, figures, page, whole_page
from checker.render.judged import Judged
from checker.render.stands import Reconciled
from checker.render.trend import trends
from checker.render.view import Group, Report, report

BUDGET = 2_000_000
"""Bytes that one page may have, about; a browser opens twice as much at once."""

SHEET = 400_000
"""Bytes of one page of several, about."""

LITTLE = SHEET // 8
"""A subject with less than this shares its page with its neighbours in the alphabet."""

CLAIM, FINDING, ROW, FIGURE = 1500, 800, 900, 700
"""Bytes that a claim in a table, a finding, a row of what stands and a claim beside its text take, about."""

T = TypeVar("T")

_NO_NAME = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """What is never torn apart, of one subject, and how many bytes it takes, about."""

    subject: str
    weight: int
    groups: tuple[Group, ...] = ()
    judged: tuple[Judged, ...] = ()
    rows: tuple[Reconciled, ...] = ()


@dataclass(slots=True)
class Sheet:
    """One page: its file, its title, and what is on it."""

    file: str
    title: str
    pieces: list[Piece] = field(default_factory=list)
    articles: dict[str, Sequence[Entry]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Subject:
    """A line of the index: a subject, where it begins, and how much there is of it."""

    name: str
    to: tuple[str, str]
    counts: dict[Severity, int]
    measures: int


def render(run: Run, pack: Pack, name: str = "consistency") -> Iterator[tuple[str, str]]:
    """The files of a report, the first `<name>.html`, others below `<name>/`; each as path and text."""
    view = report(run, pack)
    if size(view) <= BUDGET:
        yield f"{name}.html", whole_page(view)
        return
    pieces = list(_pieces(view))
    subjects = list(_sheets(pieces, name))
    texts = list(_article_sheets(view, name))
    places = {place: sheet.file for sheet in (*subjects, *texts) for place in _places(sheet)}
    index = f"{name}.html"
    yield index, _index(view, index, places, subjects, texts)
    for sheets, template in ((subjects, "subject.html"), (texts, "texts.html")):
        for before, sheet, after in zip([None, *sheets], sheets, [*sheets[1:], None], strict=False):
            yield sheet.file, _page(view, sheet, template, places, index, before, after)


def size(view: Report) -> int:
    """How many bytes all of a report takes on one page, about."""
    return sum(piece.weight for piece in _pieces(view)) + sum(
        _text_weight(view, article, entries) for article, entries in view.by_article.items()
    )


def _pieces(view: Report) -> Iterator[Piece]:
    for group in view.groups:
        yield Piece(
            group.subject, CLAIM * len(group.entries) + FINDING * len(group.findings), groups=(group,)
        )
    for one in view.judged:
        subject = words.whose(one.entries[0].claim, view.pack)
        yield Piece(subject, ROW, judged=(one,))
    for row in view.stands:
        yield Piece(row.subject, ROW * len(row.values), rows=(row,))


def _sheets(pieces: Iterable[Piece], name: str) -> Iterator[Sheet]:
    """The pages of the subjects, in their alphabet."""
    of_subject: dict[str, list[Piece]] = {}
    for piece in pieces:
        of_subject.setdefault(piece.subject, []).append(piece)
    file = _files(name)
    shared: list[list[Piece]] = []
    for subject in sorted(of_subject, key=str.casefold):
        own = of_subject[subject]
        if sum(piece.weight for piece in own) < LITTLE:
            shared.append(own)
            if sum(piece.weight for held in shared for piece in held) >= SHEET:
                yield _shared(shared, file)
                shared = []
            continue
        for number, held in enumerate(_batches(own, lambda piece: piece.weight), start=1):
            title = subject if number == 1 else f"{subject} ({number})"
            yield Sheet(file(title), title, held)
    if shared:
        yield _shared(shared, file)


def _shared(held: Sequence[Sequence[Piece]], file: Callable[[str], str]) -> Sheet:
    first, last = held[0][0].subject, held[-1][0].subject
    title = first if len(held) == 1 else f"{first} to {last}"
    return Sheet(file(title), title, [piece for own in held for piece in own])


def _article_sheets(view: Report, name: str) -> Iterator[Sheet]:
    """The pages of the articles, in their order."""
    held = list(view.by_article.items())
    for number, batch in enumerate(_batches(held, lambda item: _text_weight(view, *item)), start=1):
        ends = dict.fromkeys((batch[0][0], batch[-1][0]))
        yield Sheet(f"{name}/articles-{number}.html", f"Articles {' to '.join(ends)}", articles=dict(batch))


def _text_weight(view: Report, article: str, entries: Sequence[Entry]) -> int:
    read = view.article_of.get(article)
    return FIGURE * (1 + len(entries)) + (read.end - read.start if read else 0)


def _batches(items: Iterable[T], weight: Callable[[T], int]) -> Iterator[list[T]]:
    """Items in their order, as many together as a page has room for, and at least one."""
    held: list[T] = []
    full = 0
    for item in items:
        if held and full + weight(item) > SHEET:
            yield held
            held, full = [], 0
        held.append(item)
        full += weight(item)
    if held:
        yield held


def _files(name: str) -> Callable[[str], str]:
    """From a title to the name of a file that no other title has, in letters that every disk and server takes."""
    taken: dict[str, int] = {}

    def file(title: str) -> str:
        slug = _NO_NAME.sub("-", title.casefold()).strip("-")[:60] or "subject"
        slug = f"{slug}-page" if slug.startswith("articles") else slug
        taken[slug] = taken.get(slug, 0) + 1
        return f"{name}/{slug}.html" if taken[slug] == 1 else f"{name}/{slug}--{taken[slug]}.html"

    return file


def _places(sheet: Sheet) -> Iterator[str]:
    """The anchors of all places that links lead to on a page."""
    for piece in sheet.pieces:
        for group in piece.groups:
            yield anchor("g", group.measure)
            yield from (anchor("f", finding.id) for finding in group.findings)
        yield from (judged_anchor(one) for one in piece.judged)
        yield from (row_anchor(row) for row in piece.rows)
    for article, entries in sheet.articles.items():
        yield anchor("a", article)
        for entry in entries:
            yield from (anchor("c", entry.claim.id), anchor("n", entry.claim.id))


def _index(
    view: Report, index: str, places: dict[str, str], subjects: Sequence[Sheet], texts: Sequence[Sheet]
) -> str:
    return page(
        "index.html",
        view,
        across(places, index),
        subjects=sorted(_lines(subjects), key=lambda one: [-one.counts[severity] for severity in Severity]),
        sheets=len(subjects) + len(texts),
        held=view.by_article,
        figures=figures(view, "#subjects", "#subjects", "#subjects", "#articles"),
        facets=(),
        most=MOST_ON_AN_INDEX,
        whole=True,
    )


def _lines(sheets: Iterable[Sheet]) -> Iterator[Subject]:
    """The subjects of the index, in the order of their pages."""
    of_subject: dict[str, list[Piece]] = {}
    for sheet in sheets:
        for piece in sheet.pieces:
            of_subject.setdefault(piece.subject, []).append(piece)
    for name, pieces in of_subject.items():
        findings = [finding for piece in pieces for group in piece.groups for finding in group.findings]
        counts = {severity: sum(one.severity is severity for one in findings) for severity in Severity}
        yield Subject(name, _first(pieces[0]), counts, sum(len(piece.rows) for piece in pieces))


def _first(piece: Piece) -> tuple[str, str]:
    """The place where a piece begins."""
    if piece.groups:
        return "g", piece.groups[0].measure
    if piece.judged:
        return "j", piece.judged[0].entries[0].claim.id
    return "w", piece.rows[0].values[0].entry.claim.id


def _page(
    view: Report,
    sheet: Sheet,
    template: str,
    places: dict[str, str],
    index: str,
    before: Sheet | None,
    after: Sheet | None,
) -> str:
    groups = [group for piece in sheet.pieces for group in piece.groups]
    judged = [one for piece in sheet.pieces for one in piece.judged]
    rows = [row for piece in sheet.pieces for row in piece.rows]
    own = {row.suggestion.measure: None for row in rows}
    measures = (measure for measure in own if measure not in view.group_of)
    folder = posixpath.dirname(sheet.file)
    return page(
        template,
        view,
        across(places, sheet.file),
        sheet_title=sheet.title,
        index=posixpath.relpath(index, folder),
        before=before and replace(before, file=posixpath.relpath(before.file, folder)),
        after=after and replace(after, file=posixpath.relpath(after.file, folder)),
        groups=groups,
        astray=[one for one in judged if one.entries[0].astray],
        agreed=[one for one in judged if one.verdict is Verdict.AGREES],
        rows_of_what_stands=rows,
        over_the_years=[
            (measure, trends(view.over_time.get(measure, {}).values(), view.pack)) for measure in measures
        ],
        held=sheet.articles,
        facets=FACETS.items(),
        whole=False,
    )
