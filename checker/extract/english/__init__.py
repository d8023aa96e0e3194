"""The grammar of English: which words around a number say what it measures, whose, of what and when."""

from __future__ import annotations

import re

from checker.extract.english.actor import (
    as_described,
    describes,
    is_owned_by_a_firm,
    is_site,
    names_a_firm,
    names_a_site,
    owns_a_name,
    whom_described,
)
from checker.extract.english.amount import amount_frame
from checker.extract.english.by_how_much import moved_by
from checker.extract.english.contracts import contract
from checker.extract.english.customers import from_buyers
from checker.extract.english.elsewhere import elsewhere
from checker.extract.english.firm_to_firm import between_firms
from checker.extract.english.joint import coordinated
from checker.extract.english.leaving import leaves_ports
from checker.extract.english.metric import metric_of
from checker.extract.english.moved import hit_extreme
from checker.extract.english.offtake import offtake
from checker.extract.english.phrase import word_at
from checker.extract.english.priced import of_shares
from checker.extract.english.proportion import proportion_frame
from checker.extract.english.rank import exclusive_frame, rank_frame
from checker.extract.english.ratio import settle_dearer
from checker.extract.english.recency import recency_at
from checker.extract.english.rival import rival_figure
from checker.extract.english.subject import subject_of
from checker.extract.english.telling import speaks
from checker.extract.frame import Frame, Memory, dimension
from checker.extract.joints_en import IN_IT
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

__all__ = [
    "coordinated",
    "describes",
    "is_owned_by_a_firm",
    "is_site",
    "names_a_firm",
    "names_a_site",
    "owns_a_name",
    "read_frame",
    "speaks",
    "whom_described",
]


def read_frame(scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None) -> Frame:
    """The frame of the quantity at atom `i`; `last` is the frame of the one before it in the sentence."""
    frame = Frame()
    low, high = scene.span_of(i)
    if last is not None and last.metric == "things" and _only_where(scene, last.at, low):
        last = None
    if (
        last is not None
        and last.metric == "tariff"
        and last.at >= 0
        and scene.clauses[last.at] > scene.clauses[i]
    ):
        told = (f for f in reversed(memory.spoken) if f.metric != "tariff")
        last = next(told, None)  # “sales to America, where a duty of 15% applies, sank by a fifth”
    if quantity.form not in ("rank", "date", "exclusive") and (
        there := elsewhere(scene, i, quantity, memory)
    ):
        return there
    if (rival := rival_figure(scene, i, quantity, memory, last)) is not None:
        return rival
    dim = dimension(quantity.unit)
    if dim == "time" and quantity.form != "date" and (recency := recency_at(scene, i)) is not None:
        if (
            recency == "event"
            and last is not None
            and last.kind == "change"
            and FIRST_SUCH.search(scene.words(max(low, i - 5), i))
        ):
            recency = "measure"  # “a decline of 1%, its first in ten years”
        frame = Frame(kind="recency", metric=recency)
        if last is not None and last.metric == "price" and FIRST_TIME.search(scene.words(max(low, i - 5), i)):
            frame.metric, frame.commodity, frame.subject = "price", last.commodity, last.subject
            return frame  # “closed below $5,000 for the first time in two years”
        if recency != "event" and (thing := hit_extreme(scene, i, low)) is not None:
            frame.metric, frame.commodity, frame.subject = "price", thing, None
            return frame
        if recency != "event" and last is not None:
            frame.metric, frame.commodity = last.metric, last.commodity
            if last.metric == "price":
                frame.subject = last.subject
                return frame
        elif recency != "event":
            frame.metric = metric_of(scene, i, "rank", low, high, memory, last, frame) or "event"
        frame.subject = subject_of(scene, i, low, high, memory, last, frame.metric or "")
        return frame
    if quantity.form == "exclusive":
        return exclusive_frame(scene, i, memory)
    if quantity.form == "rank":
        return rank_frame(scene, i, memory)
    if quantity.form == "date":
        frame.kind, frame.metric = "date", "event"
        frame.subject = subject_of(scene, i, low, high, memory, last, "event")
        return frame
    if (deal := offtake(scene, i, dim, memory, last)) is not None:
        return deal
    if (deal := contract(scene, i, dim, memory) or between_firms(scene, i, dim)) is not None:
        return deal
    if (shipped := leaves_ports(scene, i, dim)) is not None:
        return shipped
    if dim == "share":
        frame = proportion_frame(scene, i, quantity, low, high, memory, last)
        from_buyers(frame, scene.pack)
        as_described(scene, i, frame, memory)
        settle_dearer(scene, i, frame, memory)
    else:
        frame = amount_frame(scene, i, quantity, dim, low, high, memory, last)
        moved = moved_by(scene, i, quantity, frame.metric) if frame.kind == "amount" else None
        if moved is not None and frame.metric not in ("investment", "loan", "tariff", "lead_time"):
            frame.kind, frame.sign = "change", moved[0]
            frame.because("kind", moved[1])
    if frame.metric == "price" and frame.commodity is None and of_shares(scene, i, low):
        frame.commodity = "shares"
    if frame.kind == "amount" and word_at(scene, i - 1) == "minus":
        frame.sign = -1  # “treatment charges sank to minus 40 dollars”
    return frame


FIRST_TIME = re.compile(r"\bfor the first time in (?:about |over |more than |nearly |almost )?$")
FIRST_SUCH = re.compile(r"\b(?:its|their|the) first (?:in|for) $")


def _only_where(scene: Scene, at: int, low: int) -> bool:
    """Whether a count only says of how many something is told: “Sales in 14 countries fell by 21%”."""
    behind = at > low and scene.atoms[at - 1].is_word("in", "at", "of", "by", "for", *IN_IT)
    return behind and any(atom.kind == "M" and atom.metrics() for atom in scene.atoms[low:at])
