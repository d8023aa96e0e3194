"""Choosing among candidates: each fact has a weight, and the candidate with the highest sum is taken.

The weights are data (`weights.json`, made by `tests/extract/fit.py` from articles marked by hand). A fact that has no
weight counts nothing, so that what the grammar found stands where nothing speaks against it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

from checker.extract.calendar import Clock
from checker.extract.candidates import Facts, metrics, periods, subjects
from checker.extract.frame import FLOWS, Frame, Memory
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

Observer = Callable[[str, Quantity, Facts], None]
"""Told of every choice before it is made: the field with its language, the number, the candidates."""
WEIGHTS = Path(__file__).with_name("weights.json")


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Mapping[str, float]]:
    """Field with language (`subject:en`) to the weight of each fact."""
    if not WEIGHTS.exists():
        return {}
    read: Mapping[str, Mapping[str, float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return read


def choose(facts: Facts, worth: Mapping[str, float], kept: str | None) -> str | None:
    """The candidate whose facts weigh most; of equals the one that was there, then the first by name."""
    scores = {id: sum(worth.get(fact, 0.0) for fact in said) for id, said in facts.items()}
    return max(scores, key=lambda id: (scores[id], id == kept, id or ""))


def reconsider(
    scene: Scene, i: int, quantity: Quantity, frame: Frame, memory: Memory, last: Frame | None, clock: Clock,
    observe: Observer | None = None,
) -> None:  # fmt: skip
    """Weigh metric, subject and period of a settled frame against all other candidates, and take the best."""
    language = "zh" if scene.chinese else "en"

    def best(field: str, facts: Facts, kept: str | None) -> str | None:
        if observe is not None:
            observe(f"{field}:{language}", quantity, facts)
        return choose(facts, weights().get(f"{field}:{language}", {}), kept)

    if frame.kind not in ("date", "rank", "exclusive", "recency") and frame.metric not in ("tariff", "event"):
        metric = best("metric", metrics(scene, i, frame, memory, last), frame.metric)
        if metric is not None and metric != frame.metric:
            frame.metric = metric
            if frame.kind == "share" and metric not in FLOWS and frame.counterparty is not None:
                frame.counterparty = None
    subject = best("subject", subjects(scene, i, frame, memory, last), frame.subject)
    if subject != frame.subject:
        if frame.whole == frame.subject:
            frame.whole = subject
        if frame.counterparty == subject:
            frame.counterparty = frame.subject if frame.metric in FLOWS else None
        frame.subject = subject
    if frame.kind != "date":
        period = best("period", periods(scene, i, frame, memory, last, clock), frame.period)
        if period != frame.period:
            if frame.carry == frame.period or frame.carry is None:
                frame.carry = period
            frame.period = period
