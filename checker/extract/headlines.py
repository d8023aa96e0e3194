"""What a headline leaves out is taken from the body where its number recurs."""

from __future__ import annotations

from checker.extract.frame import FLOWS, Frame
from checker.extract.quantity import Quantity


def settle_headline(
    quantity: Quantity, frame: Frame, named: frozenset[str], body: list[tuple[Quantity, Frame]]
) -> None:
    """Fill the open fields of a title's frame from the body claim with the same number and unit.

    Kind and metric must not differ where both are known; what the title names itself (`named`) stays. Where no number
    recurs, a trade of nobody is that of whom the body speaks first.
    """
    for other, known in body:
        if (other.low, other.high, other.unit) != (quantity.low, quantity.high, quantity.unit):
            continue
        if frame.kind != known.kind:
            continue
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
    if frame.subject is None and frame.metric in FLOWS:  # 锡出口大增: whose trade the text tells first
        first = (
            known for _, known in body if (known.metric, known.commodity) == (frame.metric, frame.commodity)
        )
        frame.subject = next((known.subject for known in first), None)
