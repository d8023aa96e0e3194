"""A claim that was misread: its fields, what another reading does to the findings, and saving it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from checker.ledger.decide import decided
from checker.ledger.decisions import decision_path, decision_text
from checker.model import CheckerError, Finding, Ruling
from checker.render import words
from checker.web.cases import corpus_case, lookalike
from checker.web.context import context
from checker.web.correcting import (
    Correction,
    Wrong,
    corrected,
    dropped,
    effect,
    shown_fields,
    texts,
    uncorrected,
)
from checker.web.difference import Difference
from checker.web.look import page, room_of, said
from checker.web.queue import HARD, Facets
from checker.web.room import Conflict, Room, State
from checker.web.subject import Subject, differing, subject_of

REASON = "The text says something else"
DONE = {"save": "corrected", "drop": "dropped", "restore": "as it was read"}
"""What a button does to a claim, for `undo`."""


def show(request: Request) -> Response:
    """The fields of a claim."""
    room = room_of(request)
    now = room.state()
    subject = _subject(request, room, now)
    return editor(request, now, subject, subject.fields(), case=_case(now, subject))


async def answer(request: Request) -> Response:
    """Show what a correction would do, or save it."""
    return await run_in_threadpool(_answered, request, await said(request))


def _answered(request: Request, form: Mapping[str, str]) -> Response:
    room = room_of(request)
    now = room.state()
    subject = _subject(request, room, now)
    try:
        correction = _correction(form, subject, now)
    except Wrong as wrong:
        return editor(request, now, subject, form, status=422, wrong=wrong.messages)
    saves = form.get("action") in DONE
    # What goes is decided as misread if that is asked for; else nobody waits for it.
    does = (
        effect(now.table.run, correction, now.table.pack) if not saves or "misread" in form else Difference()
    )
    if not saves:
        return editor(request, now, subject, form, does=does)
    if form.get("seen", "") != subject.seen(now):
        now = room.again()
        return _conflict(request, now, _subject(request, room, now), form)
    try:
        _save(room, now, subject, correction, form, does)
    except Conflict as conflict:
        return _conflict(request, conflict.state, _subject(request, room, conflict.state), form)
    except CheckerError as error:
        return editor(request, now, subject, form, status=422, wrong={"": str(error)})
    facets = Facets.of(request.query_params)
    if correction.after is None and subject.raw is None:
        return RedirectResponse(_article_of(subject, facets), 303)
    return RedirectResponse(f"{request.url.path}{facets.query(saved='yes', **_from(request))}", 303)


def editor(
    request: Request,
    now: State,
    subject: Subject,
    form: Mapping[str, str],
    *,
    status: int = 200,
    wrong: Mapping[str, str] | None = None,
    does: Difference | None = None,
    theirs: Sequence[tuple[str, str, str]] = (),
    case: str = "",
) -> Response:
    """The page of a claim, with what was typed, what is wrong with it and what it does."""
    fields = {**subject.fields(), **{name: form[name] for name in subject.fields() if name in form}}
    as_read = shown_fields(subject.raw.as_dict()) if subject.raw is not None else {}
    return page(
        request,
        "claim.html",
        now,
        status,
        subject=subject,
        around=context(subject.entry) if subject.entry is not None else None,
        fields=fields,
        as_read=as_read,
        wrong=wrong or {},
        does=does,
        theirs=theirs,
        seen=subject.seen(now),
        hard=[finding for finding in subject.findings if finding.severity in HARD],
        # A form that was sent without it took the tick away.
        misread="misread" in form if "action" in form else bool(_from(request)),
        reason=form.get("reason", REASON),
        finding=_finding(request, now),
        vocabulary=now.table.vocabulary,
        saved=request.query_params.get("saved") == "yes",
        case=case,
    )


def _subject(request: Request, room: Room, now: State) -> Subject:
    subject = subject_of(now, room.config.claims, request.path_params["id"])
    if subject is None:
        raise HTTPException(404, "There is no such claim any more: its article may have changed.")
    return subject


def _correction(form: Mapping[str, str], subject: Subject, now: State) -> Correction:
    match form.get("action"):
        case "drop":
            return dropped(subject.raw, subject.edit, subject.id)
        case "restore":
            return uncorrected(subject.raw, subject.id)
        case _:
            return corrected(subject.raw, subject.edit, form, now.table.pack)


def _save(
    room: Room,
    now: State,
    subject: Subject,
    correction: Correction,
    form: Mapping[str, str],
    does: Difference,
) -> None:
    """Write the correction and, if asked for, that the findings which go were misread; all or nothing."""
    claims = room.config.claims
    written = texts(claims, correction)
    seen: dict[Path, str | None] = {subject.path: subject.words}
    gone = [f for f in does.gone if subject.id in f.claims and f.severity in HARD]
    if "misread" in form and gone:
        why = " ".join(form.get("reason", "").split())
        about = [subject.id]
        made = decided(now.table.run, gone, Ruling.MISREAD, why, room.by, date.today(), about=about)
        written |= {decision_path(claims, one.fingerprint): decision_text(one) for one in made}
        seen |= {decision_path(claims, name): text for name, text in now.files(gone).items()}
    room.write(_what(subject, form, now), written, seen)


def _what(subject: Subject, form: Mapping[str, str], now: State) -> str:
    """A command in a few words, for `undo`."""
    claim = subject.shown
    about = f"{words.whose(claim, now.table.pack)}, {words.value(claim)}" if claim else subject.id
    return words.one_line(f"{DONE[form['action']]}: {about}")


def _conflict(request: Request, now: State, subject: Subject, form: Mapping[str, str]) -> Response:
    """Both: what the claim has become meanwhile, and what was typed; saving again says that it is meant."""
    mine = {name: form.get(name, "") for name in subject.fields()}
    theirs = differing(mine, subject.fields()) or [("", "", "")]
    return editor(request, now, subject, form, status=409, theirs=theirs)


def _case(now: State, subject: Subject) -> str:
    """What a corrected claim is as a case for the tests of extraction; nothing for one that was read rightly."""
    if subject.edit is None:
        return ""
    if subject.claim is not None:
        return corpus_case(subject.claim, now.table.pack)
    return (lookalike(subject.raw, now.table.run.claims) or "") if subject.raw is not None else ""


def _from(request: Request) -> dict[str, str]:
    """The finding that the editor came from."""
    id = request.query_params.get("finding", "")
    return {"finding": id} if id else {}


def _finding(request: Request, now: State) -> Finding | None:
    item = now.table.item(request.query_params.get("finding", ""))
    return item.finding if item is not None else None


def _article_of(subject: Subject, facets: Facets) -> str:
    from urllib.parse import quote

    return (
        f"/article/{quote(subject.article.id)}{facets.query()}"
        if subject.article
        else f"/articles{facets.query()}"
    )


ROUTES = (
    Route("/claim/{id}", show, methods=["GET"], name="correct"),
    Route("/claim/{id}", answer, methods=["POST"]),
)
