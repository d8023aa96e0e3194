"""A person's correction of a claim: from the fields of a form to a file in `claims/edits/`, and what it does."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker.articles.passage import spans
from checker.model import FIELDS, CheckerError, Claim, Run
from checker.packs import Pack
from checker.store import (
    NULLABLE,
    NUMBERS,
    WHERE,
    BadClaims,
    Edit,
    added_claim,
    corrected_claim,
    edit_path,
    edit_text,
    value_at,
)
from checker.web.difference import Difference, difference

SAID = tuple(name for name in FIELDS[1:] if name not in WHERE)
"""The fields that say what a claim says."""
ASKED = ("value_text", *SAID)
"""The fields that a person can put right, in the order of a form that begins with the words."""


class Wrong(CheckerError):
    """Fields that cannot be so; `messages` has for each what was found and what would be right."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        self.messages = dict(messages)
        super().__init__("\n".join(f"{name}: {message}" for name, message in self.messages.items()))


@dataclass(frozen=True, slots=True)
class Correction:
    """A claim as it would be after a correction: `after` is None where it is dropped.

    `edit` is what `claims/edits/` would have of it, None where nothing is left to correct.
    """

    id: str
    after: Claim | None
    edit: Edit | None


def shown_fields(row: Mapping[str, object]) -> dict[str, str]:
    """The fields of a claim as a form shows them; what is not there is an empty text."""
    return {name: _shown(row.get(name)) for name in ASKED}


def corrected(raw: Claim | None, old: Edit | None, form: Mapping[str, str], pack: Pack) -> Correction:
    """The correction that a form makes of a claim as it was extracted, or, where `raw` is None, as it was added.

    Only what differs from extraction is kept. Raises Wrong with a message for each field that cannot be so.
    """
    if raw is None:
        return _readded(old, form, pack)
    said = _fields(form, pack, raw)
    as_read = shown_fields(raw.as_dict())
    differing = {name: value for name, value in said.items() if form[name] != as_read[name]}
    # Fields that no form asks for, such as a title that was taken for a body, stay as they were corrected.
    kept = {name: value for name, value in _own(old).items() if name not in ASKED}
    edit = Edit(raw.id, {**kept, **differing})
    after = _tried(lambda: corrected_claim(raw, edit))
    return Correction(raw.id, after, edit if edit.fields else None)


def dropped(raw: Claim | None, old: Edit | None, id: str) -> Correction:
    """The correction that a claim is none; of an added one nothing is left at all."""
    return Correction(id, None, None if raw is None else Edit(id, _own(old), drop=True))


def _own(old: Edit | None) -> Mapping[str, object]:
    """What a correction says of a claim that is extracted; one that was added says all, and extraction does now."""
    return {} if old is None or old.add else old.fields


def uncorrected(raw: Claim | None, id: str) -> Correction:
    """The claim as extraction reads it, without a correction; an added one is gone."""
    return Correction(id, raw, None)


def effect(run: Run, correction: Correction, pack: Pack) -> Difference:
    """Which findings vanish and which appear. Only the blocks that the claim is in are looked at, before and after."""
    articles = {claim.article for claim in (correction.after, _held(run, correction.id)) if claim is not None}
    if not articles:
        return Difference()
    from checker import pipeline  # an editor who corrects nothing does not wait for it

    (article,) = articles
    before, after = pipeline.changed(run, with_it(run.claims, correction), article, pack)
    return difference(before, after)


def _held(run: Run, id: str) -> Claim | None:
    return next((claim for claim in run.claims if claim.id == id), None)


def with_it(claims: Sequence[Claim], correction: Correction) -> tuple[Claim, ...]:
    """All claims with one of them corrected, dropped or added."""
    after, id = correction.after, correction.id
    if after is None:
        return tuple(claim for claim in claims if claim.id != id)
    if any(claim.id == id for claim in claims):
        return tuple(after if claim.id == id else claim for claim in claims)
    return (*claims, after)


def texts(claims: Path, correction: Correction) -> dict[Path, str | None]:
    """What is to be written into `claims/` for a correction."""
    text = edit_text(correction.edit) if correction.edit is not None else None
    return {edit_path(claims, correction.id): text}


def filled(edit: Edit, form: Mapping[str, str], pack: Pack) -> Correction:
    """A claim that extraction missed, its place from `edit` and the rest from a form. Raises Wrong."""
    where = {name: edit.fields[name] for name in WHERE if name in edit.fields}
    said = _fields(form, pack, None)
    made = Edit(edit.id, {**where, **{name: value for name, value in said.items() if value != ""}}, add=True)
    return Correction(made.id, _tried(lambda: added_claim(made)), made)


def _fields(form: Mapping[str, str], pack: Pack, claim: Claim | None) -> dict[str, object]:
    """What a form says, typed; a field that the form does not have is not among them."""
    said: dict[str, object] = {}
    wrong: dict[str, str] = {}
    for name in SAID:
        if name not in form:
            continue
        text = " ".join(form[name].split())
        if name in NUMBERS:
            number = _number(text)
            if number is None:
                wrong[name] = f"found {text!r}, expected a number such as 43,000 or 12.5"
            else:
                said[name] = number
        elif not text and name not in NULLABLE:
            wrong[name] = "found nothing, expected a value; a claim cannot do without it"
        else:
            said[name] = _id(name, text, pack)
    if claim is not None and form.get("value_text", claim.value_text) != claim.value_text:
        found = spans(form["value_text"], claim.quote)
        if found:
            said["value_text"] = claim.quote[slice(*found[0])]
        else:
            wrong["value_text"] = (
                f"found {form['value_text']!r}, expected words of the quote, letter for letter"
            )
    if wrong:
        raise Wrong(wrong)
    return said


def _readded(old: Edit | None, form: Mapping[str, str], pack: Pack) -> Correction:
    """A claim that was added, with what a form makes of it."""
    assert old is not None, "a claim is extracted or added"
    claim = added_claim(old)
    said = _fields(form, pack, claim)
    if isinstance(value := said.get("value_text"), str):
        said["start"], said["end"] = value_at(claim, value)
    fields = {name: value for name, value in {**old.fields, **said}.items() if value != ""}
    edit = Edit(old.id, fields, add=True)
    return Correction(edit.id, _tried(lambda: added_claim(edit)), edit)


def _number(text: str) -> float | None:
    try:
        number = float(text.replace(",", ""))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _id(name: str, text: str, pack: Pack) -> str:
    """The id of what may have been called by its name: “Mountain Pass” is `mountain_pass`."""
    entities = {id: one.label for id, one in pack.entities.items()}
    metrics = {id: one.label for id, one in pack.metrics.items()}
    match name:
        case "metric":
            labels = metrics
        case "commodity":
            labels = {id: one.label for id, one in pack.commodities.items()}
        case "subject" | "counterparty":
            labels = entities
        case "whole":
            labels = {**metrics, **entities}
        case _:
            return text
    wanted = text.casefold()
    if text in labels:
        return text
    return next((id for id, label in labels.items() if wanted in (label.casefold(), id.casefold())), text)


def _tried(make: Callable[[], Claim]) -> Claim:
    """The claim, or what the door for claims from files has against it."""
    try:
        return make()
    except BadClaims as error:
        messages: dict[str, str] = {}
        for problem in error.problems:
            messages.setdefault(problem.field, f"found {problem.found}, expected {problem.expected}")
        raise Wrong(messages) from None


def _shown(value: object) -> str:
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return "" if value is None else str(value)
