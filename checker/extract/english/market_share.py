"""Parts of a market: “for a 12% market share”, “its 34 percent share”, where the makers of a country sell."""

from __future__ import annotations

import re

from checker.extract.english.subject import subject_of
from checker.extract.frame import KNOWN_FIRMS, Frame, Memory
from checker.extract.scene import Scene

FOR_SO_MUCH = re.compile(
    r" (?:(?:global|world|worldwide|domestic|local|total|overall) )?(?:market[ -])?share\b(?! price)"
)
"""“Sales rose by a tenth, for a 12% market share”: what a change or a sum has brought."""
BARE_SHARE = re.compile(
    r" shares?\b(?! (?:in (?!\d|[A-Z][a-z]+[,. ]|the (?:\w+ )?quarter)|of|price|capital|buy|to|went|goes|was sold|issue)\b)"
)
FOR = re.compile(r"\b(?:for|(?:up|down) to) (?:an?|its|their) $")
FOR_SHARE_OF = re.compile(
    r"\bfor (?:an?|its|their) (?:\w+ )?market share of (?:about |around |nearly |some )?$"
)
LED = re.compile(r"\b(?:with|its|their|has|had|have|holds?|held|and)(?: an?)? $")
PLACED = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|lead|leads|led|top|ahead) with an? $")
SPOKEN = re.compile(r"\bmarket[ -]share\b", re.IGNORECASE)
OWNERS = re.compile(r"\b(?:(?:share|stake)holders?|owners?|stakes?|venture|consortium)\b")


def of_a_market(scene: Scene, i: int) -> bool:
    """Whether a percentage is a part of a market that somebody has, and neither a change nor a stake."""
    quantity = scene.atoms[i].quantity
    if scene.chinese or quantity is None or quantity.unit != "percent":
        return False
    start, end = max(scene.start, scene.atoms[i].start - 48), scene.atoms[i].end
    before = scene.text[start : scene.atoms[i].start]
    if FOR_SHARE_OF.search(before) or (FOR.search(before) and FOR_SO_MUCH.match(scene.text, end, scene.end)):
        return True
    if BARE_SHARE.match(scene.text, end, scene.end) is None or LED.search(before) is None:
        return False
    if OWNERS.search(scene.text, scene.start, scene.end):
        return False
    ranked = PLACED.search(before) or any(
        a.quantity is not None and a.quantity.form == "rank" for a in scene.atoms[:i]
    )
    return bool(ranked) or SPOKEN.search(scene.text, 0, scene.end) is not None


def market_share(scene: Scene, i: int, low: int, high: int, memory: Memory, last: Frame | None) -> Frame:
    """The frame of a part of a market; what grew “for a 12% market share” is what has it."""
    frame = Frame(kind="share", metric="sales")
    frame.because("metric", "share")
    if last is not None and last.kind in ("change", "amount", "count") and last.metric in SOLD:
        frame.subject, frame.commodity = last.subject, last.commodity
    else:
        frame.subject = subject_of(scene, i, low, high, memory, last, "sales")
    firm = scene.pack.kind(frame.subject) in KNOWN_FIRMS
    frame.whole = "world" if firm or frame.subject is not None else None
    return frame


SOLD = ("sales", "revenue", "exports", "production")
MAKERS = re.compile(
    r"(?:-(?:built|made|owned|branded)\b| (?:[\w-]+ ){0,2}?(?:[a-z]*makers?|[a-z]*builders?|brands?|manufacturers?|producers?|companies|firms?|groups?|yards?|shipyards?|suppliers?|vendors?|rivals?|models?)\b)"
)


def by_makers_of(scene: Scene, i: int, id: str | None) -> bool:
    """Whether a country is named only as that of those who sell: “Japanese builders had a 13% market share”, “Chinese-built cars”."""
    if scene.chinese:
        return False
    named = [a for a in scene.atoms[:i] if a.kind == "E" and a.id == id]
    return bool(named) and all(MAKERS.match(scene.text, a.end, scene.end) is not None for a in named)
