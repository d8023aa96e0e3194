"""What a comparison keeps of the flow that it begins with: “sold 21,840 tons to China, 62% more than the 13,480 tons of February”."""

from __future__ import annotations

import re

from checker.extract.frame import FLOWS, Frame, Memory, dimension
from checker.extract.scene import COMMA, Scene
from checker.model import Kind

LINK = re.compile(
    r"\b(?:than|against|versus|compared (?:with|to)|as opposed to|up from|down from|rather than|(?:which|that) (?:is|was|were|means?|meant)|"
    r"after|following|from|increase|decrease|decline|drop|fall|rise|gain|jump)\b|, (?:up|down|or|and so)\b"
)
"""What stands between two numbers that are compared."""
MORE = re.compile(
    r" (?:more|less|fewer|higher|lower|larger|smaller|above|below|up|down)\b(?: than| on| from)?"
)
"""What stands behind by how much it is more."""
IN_ALL = re.compile(r"\b(?:total|totals|all|overall|altogether|worldwide|elsewhere|others?|abroad|in sum)\b")
MADE = ("sales", "production", "mine_production", "supply", None)


PART = re.compile(
    r" of (?:(?:the|its|their|that) (?:total|whole|sum|lot|latter)\b|(?:(?:the|its|their|all)|the country['’]s|the nation['’]s|[A-Z]\w+['’]s)"
    r"(?: total| overall| whole| entire)? (?:imports|exports|purchases|shipments|trade)\b)"
)
"""What makes a part one of the flow that stands right before it: “4,900 tons from Vietnam, a quarter of the country's total imports”."""
APPOSED = re.compile(
    r" ?(?:or |thus |and so |i\.e\. |(?:which|that|this) (?:is|was|were|made|makes|equals|equalled) |making |meaning )?(?:just |only |about |some |nearly |almost |over )?$"
)
ANOTHER = re.compile(
    r"\b(?:took|takes?|bought|buys?|got|gets|imported|brought in|received|ordered|sold|sells|shipped|sent|delivered|exported|came to|added) (?:in )?(?:another|a further|an additional|a mere|only|just) $"
)
ITS_PART = re.compile(
    r"\b(?:its|their|his|the country['’]s|the nation['’]s) (?:own )?(?:share|portion|part|slice|proportion)\b"
)


def settle_compared(scene: Scene, i: int, frame: Frame, last: Frame | None, memory: Memory) -> None:
    """Give a number that is compared with that of a flow, is a part of it or goes on with it, the same partner."""
    part = last is not None and frame.kind == Kind.SHARE and frame.counterparty == last.counterparty
    if scene.chinese or (frame.counterparty is not None and not part):
        return
    if last is None:
        _settle_next(scene, i, frame, memory)
    elif frame.metric == "stake" and last.kind == Kind.AMOUNT and last.at >= 0:
        _settle_taken(scene, i, frame, last)
    elif last.counterparty is not None and last.metric in FLOWS and last.at >= 0:
        if frame.kind == Kind.SHARE:
            _settle_part(scene, i, frame, last)
        elif (
            frame.kind in MOVED and last.kind in (*MOVED, Kind.SHARE) and _is_compared(scene, i, frame, last)
        ):
            frame.metric, frame.subject, frame.counterparty = last.metric, last.subject, last.counterparty


def _is_compared(scene: Scene, i: int, frame: Frame, last: Frame) -> bool:
    """Whether the number is set against the one before it, and neither another nor a total is named."""
    partner = last.counterparty if last.kind == Kind.SHARE or frame.kind == Kind.CHANGE else None
    if frame.metric not in (last.metric, *MADE) or frame.subject not in (last.subject, partner, None):
        return False
    if last.kind == Kind.SHARE and frame.kind == Kind.AMOUNT:
        return False
    behind = scene.text[scene.atoms[i].end : scene.end]
    close = scene.words(last.at + 1, i)
    linked = LINK.search(close) is not None or (frame.kind != Kind.AMOUNT and MORE.match(behind) is not None)
    total = IN_ALL.search(behind[:40].lower()) or (last.kind != Kind.SHARE and IN_ALL.search(close))
    return linked and not total and not _turns(scene, last, i)


TAKEN = re.compile(
    r"\b(?:of|from) which [^,;]{2,40} (?:took|takes?|bought|buys?|got|gets|received|receives?|absorbed|absorbs) (?:about |some |nearly |almost |over |only )?$"
)


def _settle_taken(scene: Scene, i: int, frame: Frame, last: Frame) -> None:
    """Make what a buyer took of goods a part of their seller's flow: “Vale shipped 300 million tons, of which China took 62%”."""
    between = scene.text[scene.atoms[last.at].end : scene.atoms[i].start]
    if last.metric in (*FLOWS, *MADE) and TAKEN.search(between) is not None:
        frame.metric, frame.counterparty = last.metric, frame.subject
        frame.subject = frame.whole = last.subject


def _settle_part(scene: Scene, i: int, frame: Frame, last: Frame) -> None:
    """Make a part that is put right behind a flow a part of that flow: “5 million tonnes to Japan, 7% of the total”."""
    if last.kind != Kind.AMOUNT or frame.metric not in (last.metric, *MADE):
        return
    if _apposed(scene, i, last) and PART.match(scene.text, scene.atoms[i].end, scene.end) is not None:
        frame.metric, frame.subject, frame.whole = last.metric, last.subject, last.subject
        frame.counterparty = last.counterparty


def _apposed(scene: Scene, i: int, last: Frame) -> bool:
    """Whether nothing but the goods, the partner and the time of the amount stands between the two, and a comma."""
    commas = [k for k in range(last.at + 1, i) if scene.atoms[k].kind == "P"]
    comma = commas[0] if len(commas) == 1 and scene.atoms[commas[0]].text in COMMA else i
    if comma == i and not (commas == [] and scene.atoms[i - 1].low == "or"):
        return False
    if APPOSED.fullmatch(scene.text, scene.atoms[comma].end, scene.atoms[i].start) is None:
        return comma == i
    return all(a.kind in "WCET" or a.is_cue("origin") for a in scene.atoms[last.at + 1 : comma])


def _settle_next(scene: Scene, i: int, frame: Frame, memory: Memory) -> None:
    """Give the partner to what a sentence tells next of a flow: “the country took another 10 GW”, “in 2024 its portion shrank to 25%”."""
    flow = memory.flow
    if flow is None or not memory.same_block or flow.counterparty is None:
        return
    partner = (flow.subject, flow.counterparty, "world")
    if any(a.kind == "E" and a.id not in partner for a in scene.atoms):
        return
    before = scene.text[scene.start : scene.atoms[i].start]
    if frame.kind == Kind.SHARE and flow.kind == Kind.SHARE and frame.metric == flow.metric:
        if ITS_PART.search(before) is not None and frame.subject in partner:
            frame.subject, frame.whole, frame.counterparty = flow.subject, flow.whole, flow.counterparty
    elif frame.kind == Kind.AMOUNT and dimension(frame.unit) == dimension(flow.unit):
        again = ANOTHER.search(before) is not None and frame.subject == flow.subject
        if again and frame.commodity in (flow.commodity, None):
            frame.metric, frame.counterparty = flow.metric, flow.counterparty


MOVED = (Kind.AMOUNT, Kind.CHANGE, Kind.MULTIPLE)


def _turns(scene: Scene, last: Frame, i: int) -> bool:
    """Whether somebody else or another measure is named between the two numbers or right behind the second."""
    ends = next((k for k in range(i + 1, len(scene.atoms)) if scene.atoms[k].kind in "QP"), len(scene.atoms))
    beside = (*scene.atoms[last.at + 1 : i], *scene.atoms[i + 1 : ends])
    partner = (last.subject, last.counterparty, "world")
    if any(a.kind == "E" and a.id not in partner for a in beside):
        return True
    moved = [a for a in scene.atoms[last.at + 1 : i] if a.kind == "M" and a.metrics()]
    return any(last.metric not in a.metrics() for a in moved)
