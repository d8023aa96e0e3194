"""The time of a rank: that of the number that shows it, before or behind it."""

from __future__ import annotations

import re

from checker.extract.frame import Frame
from checker.extract.scene import Scene
from checker.model import Kind

RANKED = re.compile(r"\b(?:was|were|remained|stayed|became|came|ranked)\b")
MADE_IT = re.compile(r"\b(?:make|made|makes|making) (?:it|them) $")
"""What a number shows whose rank is told right behind it: “31,000 tonnes, which would make it the third-biggest”."""


def rank_that_was_made(scene: Scene, i: int, frame: Frame, last: Frame | None) -> None:
    """Give a rank the time and the certainty of the number that makes it one."""
    if frame.kind == Kind.RANK and last is not None and MADE_IT.search(scene.words(max(0, i - 3), i)):
        frame.modality, frame.period = last.modality, frame.period or last.period


def date_rank(scene: Scene, i: int, frame: Frame, last: Frame | None) -> None:
    """Give a rank that is told the period of the number that shows it: “was the biggest customer with 102 tonnes”."""
    if (
        last is not None
        and last.kind == Kind.RANK
        and last.period is None
        and frame.kind in (Kind.AMOUNT, Kind.SHARE)
        and (last.metric, last.subject) == (frame.metric, frame.subject)
        and (
            scene.clauses[i] - scene.clauses[last.at] == 1 and last.counterparty == frame.counterparty
            if scene.chinese  # 印尼仍是头号供应国，前三季度到港2.37亿吨
            else scene.clauses[last.at] == scene.clauses[i]
            and RANKED.search(scene.words(max(0, last.at - 3), last.at))
        )
    ):
        last.period = frame.period
