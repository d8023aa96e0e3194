"""Templates to pages: everything from articles and people is escaped, at the last moment."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from checker.model import Ruling, Severity, Verdict
from checker.quantity.words import number
from checker.render import judged, settled, stands, words
from checker.render.anchors import anchor, on_this_page
from checker.render.chart import charts
from checker.render.entries import SHAPES, State
from checker.render.html import at
from checker.render.wholes import stacks
from checker.web import static
from checker.web.keys import ACTIONS, Keys
from checker.web.queue import SEVERITIES, STATES, Facets, undecided
from checker.web.room import Room
from checker.web.room import State as Now
from checker.web.vocabulary import CLOSED, LIST_OF, MEANS

if TYPE_CHECKING:
    from jinja2 import Environment


def room_of(request: Request) -> Room:
    """The room that an app was made for."""
    room = request.app.state.room
    assert isinstance(room, Room)
    return room


def page(request: Request, name: str, now: Now | None, status: int = 200, **parts: object) -> Response:
    """A page by its template. `now` is how things stand; None for a page that has nothing to do with them."""
    keys: Keys = request.app.state.keys
    facets = Facets.of(request.query_params)
    text = (
        _environment()
        .get_template(name)
        .render(now=now, keys=keys, facets=facets, query=facets.query(), by=room_of(request).by, **parts)
    )
    return HTMLResponse(text, status)


async def said(request: Request) -> dict[str, str]:
    """The fields of a form that was sent, without its files."""
    form = await request.form()
    return {name: value for name, value in form.items() if isinstance(value, str)}


def asked_page(request: Request) -> int:
    """The page of a list that an address asks for; the first where it asks for none that there can be."""
    asked = request.query_params.get("page", "")
    return int(asked) if asked.isdecimal() and len(asked) < 9 else 1


def _state(severity: Severity) -> State:
    return State(severity.value)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    environment = Environment(
        # The charts are those of the report.
        loader=ChoiceLoader([PackageLoader("checker.web"), PackageLoader("checker.render")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        ACTIONS=ACTIONS,
        CLOSED=CLOSED,
        LIST_OF=LIST_OF,
        MEANS=MEANS,
        Ruling=Ruling,
        SEVERITIES=SEVERITIES,
        SHAPES=SHAPES,
        STATES=STATES,
        Severity=Severity,
        State=State,
        Verdict=Verdict,
        address=static.address,
        anchor=anchor,
        at=at,
        charts=charts,
        judged=judged,
        number=number,
        settled=settled,
        stacks=stacks,
        stands=stands,
        state=_state,
        to=on_this_page,
        undecided=undecided,
        words=words,
    )
    environment.filters["clean"] = words.clean
    return environment
