"""The queue: what is to be decided, by what hangs together, the worst first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from checker.packs import Pack
from checker.render import words
from checker.render.entries import named
from checker.render.view import Report
from checker.web.look import asked_page, page, room_of
from checker.web.queue import Facets, Item, Listed, listed
from checker.web.room import State, Table


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """The findings of one component that stand on a page of the queue, under the names of their measures."""

    title: str
    below: str
    items: tuple[Item, ...]


def show(request: Request) -> Response:
    """The queue as the facets choose it."""
    now = room_of(request).state()
    facets = Facets.of(request.query_params)
    shown = listed(now.table.items, now, facets, asked_page(request))
    return page(
        request,
        "queue.html",
        now,
        listed=shown,
        parts=parts(shown, now.table),
        choices=choices(now),
        first=shown.items[0] if shown.items else None,
    )


def parts(shown: Listed, table: Table) -> tuple[Part, ...]:
    """The rows of a page by component."""
    held: dict[int, list[Item]] = {}
    for item in shown.items:
        held.setdefault(item.component, []).append(item)
    return tuple(_part(items, table.view, table.pack) for items in held.values())


def _part(items: Sequence[Item], view: Report, pack: Pack) -> Part:
    """A part under the names of its subjects, each once; one alone has the name of its measure as well."""
    headings = [heading(item, view, pack) for item in items]
    first, *rest = dict.fromkeys(subject for subject, _ in headings)
    more = f"and {len(rest)} others" if len(rest) > 2 else f"and {', '.join(rest)}" if rest else ""
    below = words.capital(headings[0][1]) if len(items) == 1 else f"{len(items)} that hang together"
    return Part(f"{first} {more}".rstrip(), below, tuple(items))


def heading(item: Item, view: Report, pack: Pack) -> tuple[str, str]:
    """Subject and measure of a finding, in words."""
    entries = [view.by_id[id] for id in item.finding.claims if id in view.by_id]
    own = [entry for entry in entries if entry.key.measure == item.finding.measure] or entries
    return named(own, pack) if own else ("", item.finding.measure.replace("|", " · "))


def choices(now: State) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen of rules, subjects and articles: value and words, sorted by the words."""
    pack, items = now.table.pack, now.table.items
    rules = {item.finding.rule for item in items}
    subjects = {item.subject for item in items if item.subject}
    articles = {article for item in items for article in item.articles}
    return {
        "rule": [(rule, rule.replace("-", " ")) for rule in sorted(rules)],
        "subject": sorted(((id, pack.label(id)) for id in subjects), key=lambda pair: pair[1].casefold()),
        "article": [(id, id) for id in sorted(articles)],
    }


ROUTES = (Route("/", show, name="queue"),)
