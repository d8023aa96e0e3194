"""What a headline leaves out is taken from the body where its number recurs."""

from __future__ import annotations

from checker.extract.frame import FLOWS, Frame
from checker.extract.quantity import Quantity

VAGUE = (None, "things", "other")
"""Measures that say little: “a 20.7-million-car year”."""
MANY = 10_000
"""From so many pieces on, their number is as good as a name: 首破四千万."""


def _rounded(
    quantity: Quantity, frame: Frame, named: frozenset[str], body: list[tuple[Quantity, Frame]]
) -> Frame | None:
    """The body's claim that a headline rounds: “copper clears $13,000” of one at $13,120, “passes one billion” of 1.05."""
    near: list[tuple[float, int, Frame]] = []
    for other, known in body:
        alike = other.unit == quantity.unit and _of_a_kind(frame, known)
        alike = alike and (
            known.metric == frame.metric or (frame.metric in VAGUE and quantity.unit == "count")
        )
        same = frame.subject in (None, known.subject) or frame.subject not in named
        few = quantity.unit == "year" or (quantity.unit == "count" and quantity.high < MANY)
        if not (alike and same) or few or not quantity.high:
            continue
        off = (other.high - quantity.high) / abs(quantity.high)
        if {"over": 0 <= off <= 0.1, "nearly": -0.1 <= off < 0, "under": -0.1 <= off < 0}.get(
            quantity.hedge, abs(off) <= 0.02
        ):
            near.append((abs(off), len(near), known))
    return min(near)[2] if near else None


def _of_a_kind(frame: Frame, known: Frame) -> bool:
    """Whether two numbers can be one by their kinds; pieces that are counted may be sold: “a 20.7-million-car year”."""
    return frame.kind == known.kind or {frame.kind, known.kind} == {"count", "amount"}


def _distinctive(quantity: Quantity) -> bool:
    """Whether the number has two digits that say something: 43 and 1,950, not 40 or 2,000."""
    digits = f"{abs(quantity.high):.6g}".replace(".", "").strip("0").split("e")[0]
    few = quantity.unit == "count" and quantity.high < MANY
    return not few and quantity.unit != "year" and len(digits) > 1


def _taken(frame: Frame, known: Frame) -> None:
    """All that the body says of the number, where the headline tells no measure; a place in a row lasts."""
    for name in ("kind", "metric", "subject", "counterparty", "whole", "commodity", "base"):
        setattr(frame, name, getattr(known, name))
    if frame.period is None and known.kind != "rank":
        frame.period = known.period


def settle_headline(
    quantity: Quantity, frame: Frame, named: frozenset[str], body: list[tuple[Quantity, Frame]]
) -> None:
    """Fill the open fields of a title's frame from the body claim with the same number and unit.

    Kind and metric must not differ where both are known; what the title names itself (`named`) stays. Where no number
    recurs, a trade of nobody is that of whom the body speaks first.
    """
    again = [
        known
        for other, known in body
        if (other.low, other.high, other.unit) == (quantity.low, quantity.high, quantity.unit)
        and _of_a_kind(frame, known)
    ]
    one = len({known.metric for known in again}) == 1 and (frame.metric in VAGUE or _distinctive(quantity))
    for known in again:
        own = frame.metric not in (None, known.metric)
        if one and frame.metric in VAGUE:
            _taken(frame, known)
            return
        if own and one and (frame.subject in (None, known.subject) or known.subject not in named):
            frame.metric = known.metric  # one number is one claim, whatever the headline's verb
        if frame.metric in (None, known.metric) or known.kind in ("change", "multiple"):
            if frame.subject not in named:
                frame.subject, frame.whole = known.subject, known.whole
                if frame.counterparty not in named:
                    frame.counterparty = known.counterparty
            if frame.kind in ("change", "multiple") and known.base is not None:
                frame.base = known.base
            for name in ("metric", "counterparty", "commodity", "base", "period"):
                if getattr(frame, name) is None:
                    setattr(frame, name, getattr(known, name))
            return
    if (rounded := _rounded(quantity, frame, named, body)) is not None:
        if frame.metric in VAGUE:
            _taken(frame, rounded)
            return
        for name in ("subject", "counterparty", "whole", "commodity", "period"):
            if getattr(frame, name) is None:
                setattr(frame, name, getattr(rounded, name))
        return
    if frame.subject is None and frame.metric in FLOWS:  # 锡出口大增: whose trade the text tells first
        first = (
            known for _, known in body if (known.metric, known.commodity) == (frame.metric, frame.commodity)
        )
        frame.subject = next((known.subject for known in first), None)
