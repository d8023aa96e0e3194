"""Tripled, six-fold, six times: a multiple over time, or a ratio to something else."""

from __future__ import annotations

import re

from checker.extract.english.amount import amount_frame
from checker.extract.english.beside import own_measure
from checker.extract.english.change import name_what_changed
from checker.extract.english.moved import priced_thing, reached, set_beside, weighed_thing
from checker.extract.english.phrase import phrase, word_at
from checker.extract.forms import MONTH_PEAK
from checker.extract.frame import FLOWS, Frame, Memory, dimension
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

MONTHS_PEAK = re.compile(MONTH_PEAK)
"""“Closed at 900 yuan, twice May's low”: of the same at another time."""


def _of_the_value(scene: Scene, i: int, last: Frame) -> bool:
    """Whether the value that is multiplied follows, of the same dimension as the number before: “twice the 9 GW of 2020”."""
    other = scene.atoms[i + 2].quantity if i + 2 < len(scene.atoms) else None
    alike = other is not None and dimension(other.unit or "count") == dimension(last.unit or "count")
    return alike and word_at(scene, i + 1) in ("the", "its") and scene.clauses[last.at] == scene.clauses[i]


def multiple_frame(
    scene: Scene, i: int, quantity: Quantity, low: int, high: int, memory: Memory, last: Frame | None
) -> Frame:
    """Tripled, six-fold, six times: a multiple over time, or a ratio to something else."""
    atoms = scene.atoms
    if last is not None and last.kind in ("amount", "count") and _of_the_value(scene, i, last):
        frame = last.copy()  # “13,000 ships passed, half the 26,000 of 2023”
        frame.kind, frame.evidence = "multiple", {"metric": "as before"}
        return frame
    if last is not None and last.kind == "amount" and MONTHS_PEAK.match(scene.text, atoms[i].end, scene.end):
        frame = last.copy()
        frame.kind, frame.evidence = "multiple", {"metric": "as before"}
        return frame
    as_many = word_at(scene, i + 1) == "as" and word_at(scene, i + 2) == "many"
    if last is not None and (
        (as_many and last.unit == "count" and last.kind in ("amount", "count"))
        or set_beside(scene, i, last)
        or (word_at(scene, i + 1) in ("that", "this") and last.kind == "amount" and last.unit != "count")
    ):
        named = (
            scene.atoms[i + 2].metrics()
            if word_at(scene, i + 1) in ("that", "this") and i + 2 < len(scene.atoms)
            else ()
        )
        told = next((f for f in reversed(memory.spoken) if f.metric in named), last)
        frame = told.copy()
        frame.kind, frame.evidence = "multiple", {"metric": "as before"}
        frame.metric = named[0] if named and frame.metric not in named else frame.metric
        return frame  # “makes 4 tonnes for C$28 million; the full works would have ten times that capacity”
    frame = amount_frame(scene, i, quantity, "share", low, high, memory, last)
    frame.kind = "ratio" if quantity.note == "ratio" else "multiple"
    if (thing := priced_thing(scene, i, low)) is not None:
        frame.metric, frame.subject, frame.commodity = "price", None, thing
        return frame
    thing = next((a.id for a in scene.atoms[low:i] if a.kind == "C"), None)
    if (
        "metric" not in frame.evidence
        and thing is not None
        and (made := weighed_thing(reached(scene, i), memory))
    ):
        frame.metric, frame.commodity = made, thing  # “coking coal more than doubled to 24 million tonnes”
        return frame
    following = phrase(scene, i + 1, high)
    name_what_changed(scene, i, high, frame)
    own = following.has("its", "their") or (following.words[:1] == ["the"] and not following.has("pre"))
    money = last is not None and last.kind == "amount" and last.metric == "investment"
    if quantity.form == "multiple" and own and money and last is not None:
        frame = last.copy()
        frame.kind, frame.whole = "ratio", own_measure(last, following)
        frame.because("kind", " ".join(following.words))
        return frame
    if i + 1 < len(atoms) and atoms[i + 1].low in ("of",) and frame.metric in FLOWS:
        after = phrase(scene, i + 2, high)
        if after.entities:
            frame.subject = atoms[after.entities[0]].id
    return frame
