"""Entries that tell who has which part of a trade: a line 来自中国：63%, the buyers behind 出口去向：."""

from __future__ import annotations

import re

from checker.extract.frame import Frame, Memory
from checker.extract.scene import Scene

LABEL = re.compile(
    r"\s*(?:[-·•●*]\s*)?(?:其中[,，]?)?(?:来自|产自|从|自)(?P<who>[\u4e00-\u9fff（）()]{2,10}?)(?:的)?(?:进口)?(?:占比|份额|占)?[:：,，]\s*(?:占比?|约|近|逾|超过?|将近|只|仅|为|达|有)*"
)
"""来自中国：63%, 其中从越南进口：占32%: a line that only says how much comes from whom."""


def origin_of_a_line(scene: Scene, i: int, memory: Memory, last: Frame | None) -> Frame | None:
    """The part of the imports of which a list tells that its line has from one country."""
    flow = last if last is not None else memory.frame
    owner = memory.over_list.owner or (flow.subject if flow is not None else None)
    split = scene.text.rfind("其中", scene.start, scene.atoms[i].start)
    hit = LABEL.match(scene.text, max(split, scene.start), scene.atoms[i].start)
    if hit is None or hit.end() != scene.atoms[i].start:
        return None
    whom = [a.id for a in scene.atoms[:i] if a.kind == "E" and hit.start() <= a.start]
    if len(whom) != 1 or owner in (None, whom[0]):
        return None
    said = any("imports" in a.metrics() for a in scene.atoms[:i])
    told = said or (flow is not None and flow.metric == "imports") or memory.over_list.trade == "imports"
    return (
        Frame(kind="share", metric="imports", subject=owner, whole=owner, counterparty=whom[0])
        if told
        else None
    )


DESTINATIONS = re.compile(
    r"出口(?:量|额)?的?(?:主要)?(?:结构|去向|流向|目的地|市场|国别|对象|地区)(?:构成|结构|分布)?[^,，;；。\d]{0,2}?[:：,，]"
)
"""中国钨品2024年出口结构：日本买走28%: whose exports are shared out among whom."""


def destination_told(scene: Scene, i: int) -> Frame | None:
    """The part of a country's exports that one of those takes who are listed after it says that they are."""
    hit = DESTINATIONS.search(scene.text, scene.start, scene.atoms[i].start)
    if hit is None or any(a.text in "。；;" for a in scene.atoms[:i] if a.start >= hit.end()):
        return None
    owners = [a.id for a in scene.atoms[:i] if a.kind == "E" and a.end <= hit.start()]
    low, _ = scene.span_of(i)
    buyers = [a.id for a in scene.atoms[low:i] if a.kind == "E" and a.start >= hit.end()]
    if len(set(owners)) != 1 or len(buyers) != 1 or buyers[0] in owners:
        return None
    return Frame(kind="share", metric="exports", subject=owners[0], whole=owners[0], counterparty=buyers[0])
