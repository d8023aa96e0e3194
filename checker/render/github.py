"""GitHub's annotations: workflow commands that a job prints, and GitHub shows beside the changed lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.model import Change, Run, Severity
from checker.packs import Pack
from checker.render import words
from checker.render.places import Place, places
from checker.render.settled import Held, Part, decided, held, sides
from checker.render.view import Report, report

MOST = 10
"""GitHub shows ten annotations of a kind for a step."""

QUOTES = 4


def render(run: Run, pack: Pack) -> str:
    """The ten findings that matter most, as annotations, and a line that says how many more there are.

    What fails comes first, then the worst; what is decided, and what was there before and fails nothing, is left out.
    """
    view = report(run, pack)
    where = places(run)
    found = [
        one for one in held(run) if one.fails or not (one.decided or one.settled.change is Change.UNCHANGED)
    ]
    lines = [_command(one, view, where) for one in found[:MOST]]
    lines.append(_last(len(found) - len(lines)) if found else "No finding to annotate.")
    return "\n".join(filter(None, lines)) + "\n"


def _last(more: int) -> str:
    return (
        f"{words.count(more, 'more finding')} without an annotation; the summary has them."
        if more > 0
        else ""
    )


def _command(one: Held, view: Report, where: Mapping[str, Place]) -> str:
    place = where.get(one.claims[0]) if one.claims else None
    values: dict[str, str] = {}
    if place is not None:
        values = {"file": place.file, "line": str(place.line)}
        if place.line == place.end_line:  # GitHub takes columns within one line only
            values |= {"col": str(place.column), "endColumn": str(place.end_column)}
        else:
            values["endLine"] = str(place.end_line)
    values["title"] = _title(one)
    properties = ",".join(f"{name}={_property(value)}" for name, value in values.items())
    return f"::{_level(one)} {properties}::{_data(chr(10).join(_message(one, view)))}"


def _level(one: Held) -> str:
    """What fails the check is an error, whatever its severity: a red job must say why it is red."""
    if one.fails:
        return "error"
    return "notice" if one.finding.severity is Severity.NOTE else "warning"


def _title(one: Held) -> str:
    state = f"{one.part.value} " if one.part is not Part.OPEN else ""
    return f"{state}{one.finding.severity.value} ({words.one_line(one.finding.rule)})"


def _message(one: Held, view: Report) -> Iterator[str]:
    yield words.one_line(one.finding.explanation)
    if conclusion := view.conclusions.get(one.finding.id):
        yield words.one_line(f"→ {conclusion}")
    if one.why:
        yield f"{one.why}."
    if said := decided(one.settled):
        yield said
    entries = sides(one, view)
    for entry in entries[:QUOTES]:
        claim = entry.claim
        who = ", ".join(filter(None, (claim.article, words.date(claim.published))))
        yield words.one_line(f"{who}: “{claim.quote}”")
    if len(entries) > QUOTES:
        yield f"and {words.count(len(entries) - QUOTES, 'more claim')}"


def _data(text: str) -> str:
    """A message as a command takes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property as a command takes it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
