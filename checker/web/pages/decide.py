"""One finding: its claims side by side, all that speaks for each, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from checker.ledger.decisions import ABOUT
from checker.model import CheckerError, Dimension, Finding, Ruling
from checker.packs import Fact
from checker.render import words
from checker.render.entries import Entry
from checker.render.judged import references
from checker.render.stands import Reconciled
from checker.web.answer import AT_FIRST, REASONS, REVIEWS, Answer, decisions, meant
from checker.web.context import Context, context
from checker.web.look import page, room_of
from checker.web.pages.queue import heading
from checker.web.queue import Facets, Item, beside, progress
from checker.web.room import Conflict, State, Table
from checker.web.scope import chosen, scopes

SHOWN = 200
"""So many findings are named before they are decided together."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One value of a finding: the claim that says it first, in its text, and the others that say it too."""

    entry: Entry
    context: Context
    also: tuple[Entry, ...]

    @property
    def ids(self) -> str:
        """The ids of all its claims, with a space between."""
        return " ".join(entry.claim.id for entry in (self.entry, *self.also))


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """All that the page says of a finding."""

    item: Item
    subject: str
    title: str
    sides: tuple[Side, ...]
    entries: tuple[Entry, ...]
    rows: tuple[Reconciled, ...]
    facts: tuple[Fact, ...]
    conclusion: str


def shown(item: Item, table: Table) -> Shown:
    """A finding as the page shows it: values in the order of the finding, copies of one value together."""
    view, finding = table.view, item.finding
    entries = [view.by_id[id] for id in dict.fromkeys(finding.claims) if id in view.by_id]
    together: dict[tuple[object, ...], list[Entry]] = {}
    for entry in entries:
        said = (entry.key, words.value(entry.claim), entry.period, entry.claim.quote)
        together.setdefault(said[:3], []).append(entry)
    rows = dict.fromkeys(view.row_of[entry.claim.id] for entry in entries if entry.claim.id in view.row_of)
    subject, title = heading(item, view, table.pack)
    return Shown(
        item,
        subject,
        words.capital(title),
        tuple(Side(first, context(first), tuple(rest)) for first, *rest in together.values()),
        tuple(entries),
        tuple(row for row in rows if row.why),
        tuple(references(entries)),
        view.conclusions.get(finding.id, ""),
    )


def show(request: Request) -> Response:
    """A finding, and the form of the verdict that was chosen."""
    now = room_of(request).state()
    item = _item(now, request)
    return _page(request, now, item, _begun(request.query_params.get("verdict", "")))


async def answer(request: Request) -> Response:
    """Decide: a wider scope is shown first, and what changed meanwhile is shown instead."""
    form = await request.form()
    fields = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    return await run_in_threadpool(_answered, request, fields)


def _answered(request: Request, form: Sequence[tuple[str, str]]) -> Response:
    room = room_of(request)
    now = room.state()
    item = _item(now, request)
    try:
        given = Answer.of(form)
    except CheckerError as error:
        raise HTTPException(422, str(error)) from None
    if problem := given.missing():
        return _page(request, now, item, given, problem, 422)
    scope = chosen(now.table, now.settled, item, given.scope)
    findings, about = meant(now.table, given, item, scope)
    said = dict(form)
    if scope.name != "one" and "sure" not in said:
        return _preview(request, now, item, given, findings)
    try:
        made = decisions(now.table, given, findings, about, room.by)
    except CheckerError as error:
        return _page(request, now, item, given, str(error), 422)
    try:
        room.decide(_what(given.ruling, findings, item, now), findings, made, said.get("seen", ""))
    except Conflict as conflict:
        return _conflict(request, conflict.state, item, given)
    now = room.state()
    facets = Facets.of(request.query_params)
    _, after = beside(now.table.items, now.settled, facets, now.table.place_of[item.finding.id])
    return RedirectResponse(
        f"/finding/{after.finding.id}{facets.query()}" if after else f"/{facets.query()}", 303
    )


def _item(now: State, request: Request) -> Item:
    item = now.table.item(request.path_params["id"])
    if item is None:
        raise HTTPException(
            404, "There is no such finding any more: its articles or claims may have changed."
        )
    return item


def _begun(verdict: str) -> Answer | None:
    """An answer with nothing in it but its verdict."""
    if verdict not in tuple(Ruling):
        return None
    ruling = Ruling(verdict)
    return Answer(ruling, reason=REASONS[ruling][0], review=AT_FIRST.get(ruling, ""))


def _what(ruling: Ruling, findings: Sequence[Finding], item: Item, now: State) -> str:
    """A command in a few words, for `undo`."""
    if len(findings) > 1:
        return f"{ruling}: {words.count(len(findings), 'finding')}"
    subject, title = heading(item, now.table.view, now.table.pack)
    return words.one_line(f"{ruling}: {subject}, {title}" if subject else f"{ruling}: {title}")


def _page(
    request: Request, now: State, item: Item, given: Answer | None, problem: str = "", status: int = 200
) -> Response:
    facets = Facets.of(request.query_params)
    before, after = beside(now.table.items, now.settled, facets, now.table.place_of[item.finding.id])
    wider = []
    for scope in scopes(now.table, now.settled, item) if given else ():
        wider.append((scope, len(scope.items)))
    return page(
        request,
        "decide.html",
        now,
        status,
        shown=shown(item, now.table),
        settled_as=now.settled[item.finding.id],
        progress=progress(now.table.items, now.settled, facets),
        before=before,
        after=after,
        given=given,
        problem=problem,
        scopes=wider,
        seen=now.seen([item.finding]),
        asks_claims=given is not None and given.ruling in ABOUT,
        wanted=ABOUT.get(given.ruling, "") if given else "",
        dimensions=tuple(Dimension) if given and given.ruling is Ruling.BOTH_STAND else (),
        reasons=REASONS[given.ruling] if given else (),
        reviews=REVIEWS,
        corrections=any(getattr(route, "name", "") == "correct" for route in request.app.routes),
    )


def _preview(
    request: Request, now: State, item: Item, given: Answer, findings: Sequence[Finding]
) -> Response:
    """What an answer for several findings would decide, before it does."""
    named = []
    for finding in findings[:SHOWN]:
        other = now.table.item(finding.id)
        if other is not None:
            named.append((other, *heading(other, now.table.view, now.table.pack)))
    return page(
        request,
        "preview.html",
        now,
        item=item,
        given=given,
        named=named,
        number_of=len(findings),
        seen=now.seen(findings),
    )


def _conflict(request: Request, now: State, item: Item, given: Answer) -> Response:
    """Both: what was decided meanwhile, and what was answered here; nothing is written until one is chosen."""
    there = now.table.item(item.finding.id)
    if there is None:
        raise HTTPException(
            404, "There is no such finding any more: its articles or claims may have changed."
        )
    scope = chosen(now.table, now.settled, there, given.scope)
    findings, _ = meant(now.table, given, there, scope)
    facets = Facets.of(request.query_params)
    _, after = beside(now.table.items, now.settled, facets, now.table.place_of[there.finding.id])
    return page(
        request,
        "conflict.html",
        now,
        409,
        shown=shown(there, now.table),
        settled_as=now.settled[there.finding.id],
        given=given,
        after=after,
        number_of=len(findings),
        seen=now.seen(findings),
    )


ROUTES = (
    Route("/finding/{id}", show, methods=["GET"], name="finding"),
    Route("/finding/{id}", answer, methods=["POST"]),
)
