"""Prices that somebody has promised a maker: floors, guarantees, and to whom."""

from __future__ import annotations

import re

from checker.extract.frame import Memory
from checker.extract.scene import Scene

GUARANTEED = re.compile(
    r"\b(?:floor price|price floor|guarantee[ds]?|minimum price)\b|保底价|最低价|价格下限|托底价|底价|保护价"
)


def is_guaranteed(scene: Scene, i: int, memory: Memory) -> bool:
    """Whether a price is one that somebody has promised a maker: “a floor like the one that the Pentagon gave MP”."""
    maker = guaranteed_to(scene, i)
    told = (memory.holder or maker) and GUARANTEED.search(_told_with(scene, i)) is not None
    floor = not scene.chinese and maker is not None and scene.text.find("floor", scene.start, scene.end) >= 0
    return bool(told or floor)


def _told_with(scene: Scene, i: int) -> str:
    """The words that a number is told with: up to the next semicolon, in Chinese only its clause."""
    if scene.chinese:
        return scene.words(*scene.span_of(i))
    ends = [j for j, a in enumerate(scene.atoms) if a.text == ";"]
    low = max((j for j in ends if j < i), default=-1) + 1
    high = min((j for j in ends if j > i), default=len(scene.atoms))
    return scene.words(low, high)


def guaranteed_to(scene: Scene, i: int) -> str | None:
    """The maker beside a guaranteed price in Chinese: 五角大楼给某公司的110美元保底价."""
    low, high = scene.span_of(i) if scene.chinese else (0, 0)
    if not scene.chinese:
        return _promised_to(scene, i)
    firms = [a for a in scene.atoms[:high] if a.kind == "E" and scene.pack.kind(a.id) == "company"]
    near = [a.id for a in firms if a.start >= scene.atoms[low].start] or [a.id for a in firms]
    return near[-1] if near else None


PROMISES = frozenset("guarantees guaranteed promised promises gave gives granted grants assured pays".split())


def _promised_to(scene: Scene, i: int) -> str | None:
    """The maker to whom an English sentence says that this price is guaranteed: “the floor that the Pentagon gave MP Materials”."""
    given = _promises(scene)
    between = None if given is None else scene.atoms[min(i, given) + 1 : max(i, given)]
    near = between is not None and len(between) < 9 and all(a.kind != "Q" for a in between)
    return scene.atoms[given].id if near and given is not None else None


def _promises(scene: Scene) -> int | None:
    """The maker behind a word of promise in an English sentence."""
    return next(
        (
            j
            for j, a in enumerate(scene.atoms[1:], start=1)
            if a.kind == "E" and scene.atoms[j - 1].low in PROMISES and scene.pack.kind(a.id) == "company"
        ),
        None,
    )
