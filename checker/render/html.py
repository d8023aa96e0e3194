"""The report as one HTML page that needs nothing else: it asks for nothing; for screens and for paper.

Its one script finds and filters, and all is shown without it. The page's own policy names that script by its hash,
so that no other runs; under a policy that allows none, the page is the same but for the search.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING

from checker.model import BlockKind, Run, Severity, Unread, Verdict
from checker.packs import Pack
from checker.quantity.words import number
from checker.render import decided, judged, stands, words
from checker.render.anchors import To, anchor, judged_anchor, on_this_page, row_anchor, row_name
from checker.render.chart import charts
from checker.render.entries import SHAPES, Entry, State
from checker.render.marks import outside, passages
from checker.render.mentions import linked
from checker.render.overview import pair_name
from checker.render.trend import Trend, trends
from checker.render.view import Report, report
from checker.render.wholes import stacks

if TYPE_CHECKING:
    from jinja2 import Environment

SHORT = 24
"""Letters that always fit beside each other in a cell."""

MOST, MOST_ON_AN_INDEX, MOST_HERE = 200, 40, 7
"""So many pairs, gone findings and sources are listed, on one page or an index, and of what hangs at one of them."""

FACETS = {
    "severity": "Severity",
    "rule": "Rule",
    "subject": "Subject",
    "measure": "Measure",
    "article": "Article",
    "decision": "Decision",
}
"""What a reader can choose by, and the name of the choice; the keys are names of `data-` attributes."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the first lines, its shape and style, and where it leads."""

    number: int
    name: str
    to: str = ""
    shape: str = ""
    style: str = ""


def render(run: Run, pack: Pack) -> str:
    """The whole page. Everything that comes from articles is escaped by the template, at the last moment."""
    return whole_page(report(run, pack))


def whole_page(view: Report) -> str:
    """All of a report on one page."""
    return page(
        "report.html",
        view,
        on_this_page,
        groups=view.groups,
        astray=view.astray,
        agreed=view.agreed,
        rows_of_what_stands=view.stands,
        held=view.by_article,
        over_the_years=_over_the_years(view),
        figures=figures(view, "#findings", "#facts", "#stands", "#articles"),
        facets=FACETS.items(),
        most=MOST,
        whole=True,
    )


def page(template: str, view: Report, to: To, **parts: object) -> str:
    """A page of a report by its template; `to` says where a place is."""
    script, script_hash = _script()
    return (
        _environment()
        .get_template(template)
        .render(
            view=view,
            to=to,
            headline=headline(view),
            span=span(view),
            script=script,
            script_hash=script_hash,
            articles=view.article_of,
            astray_at=view.astray_at,
            where=partial(_where, view=view),
            **parts,
        )
    )


def headline(view: Report) -> str:
    """What the page says first: 10 contradictions in 14 articles."""
    found = view.tally[Severity.CONTRADICTION]
    where = f" in {words.count(len(view.articles), 'article')}" if view.articles else ""
    return f"{words.count(found, 'contradiction') if found else 'No contradictions'}{where}"


def span(view: Report) -> str:
    """When the articles appeared: 3 Jun 2025 to 12 Nov 2025; empty where none says."""
    days = sorted(article.published for article in view.articles if article.published)
    ends = dict.fromkeys((words.date(days[0]), words.date(days[-1]))) if days else ()
    return " to ".join(ends)


def figures(view: Report, findings: str, facts: str, stands_at: str, texts: str) -> Iterator[Figure]:
    """The counts that come first, each with where it leads."""
    yield Figure(len(view.articles), _many("article", len(view.articles)), texts)
    yield Figure(len(view.entries), _many("claim", len(view.entries)), texts)
    yield Figure(view.measured, _many("measure", view.measured), stands_at)
    for severity in Severity:
        found = view.tally[severity]
        shape = SHAPES[State(severity.value)]
        yield Figure(found, _many(severity.value, found), findings, shape, severity.value)
    if view.verdicts:
        for verdict, name in (
            (Verdict.OUTDATED, "outdated figure"),
            (Verdict.DIFFERS, "differ from the facts"),
        ):
            found = view.verdicts.get(verdict, 0)
            name = _many(name, found) if verdict is Verdict.OUTDATED else name
            yield Figure(found, name, facts, judged.SHAPES[verdict], verdict.value)
    for name, found in view.changes.items():
        yield Figure(found, name, "#ledger" if name == "gone" else findings, decided.SHAPES[name], "change")


def _many(noun: str, count: int) -> str:
    return noun if count == 1 else f"{noun}s"


def _over_the_years(view: Report) -> Iterator[tuple[str, tuple[Trend, ...]]]:
    """The measures with several periods that no group draws."""
    for measure, together in view.over_time.items():
        if measure not in view.group_of and (found := trends(together.values(), view.pack)):
            yield measure, found


def at(entry: Entry) -> tuple[str, str]:
    """The place of a claim: in its text, or beside where that text would be."""
    return "c" if entry.article else "n", entry.claim.id


def _where(entry: Entry, view: Report) -> tuple[str, str] | None:
    """Where a claim is laid beside others: its worst finding's group, else its row in what stands; or nowhere."""
    if entry.findings:
        return "g", entry.findings[0].measure
    row = view.row_of.get(entry.claim.id)
    return ("w", row_name(row)) if row is not None else None


def _state(severity: Severity) -> State:
    return State(severity.value)


def fitting(text: str) -> str:
    """How a cell may be broken: short ones not at all, those with an overlong word anywhere, others at spaces."""
    if len(text) < SHORT:
        return "whole"
    return "long" if any(len(word) >= SHORT for word in text.split()) else ""


def unread_anchor(one: Unread) -> str:
    """The place of a number that was not understood."""
    return anchor("u", f"{one.article} {one.start}")


def not_understood(entries: Iterable[Entry]) -> Sequence[Entry]:
    """The claims of which nobody knows what they measure."""
    return [entry for entry in entries if entry.claim.metric == "other"]


@lru_cache(maxsize=1)
def _script() -> tuple[str, str]:
    """The script of the page, and its hash as a policy names it."""
    script = files("checker.render").joinpath("templates/facets.js").read_text(encoding="utf-8")
    return script, "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


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
        BlockKind=BlockKind,
        SHAPES=SHAPES,
        Severity=Severity,
        State=State,
        Verdict=Verdict,
        anchor=anchor,
        at=at,
        charts=charts,
        decided=decided,
        fitting=fitting,
        judged=judged,
        judged_anchor=judged_anchor,
        linked=linked,
        most_here=MOST_HERE,
        not_understood=not_understood,
        number=number,
        outside=outside,
        pair_name=pair_name,
        passages=passages,
        row_anchor=row_anchor,
        row_name=row_name,
        stacks=stacks,
        stands=stands,
        state=_state,
        trends=trends,
        unread_anchor=unread_anchor,
        words=words,
    )
    environment.filters["clean"] = words.clean
    return environment
