"""Which quantities are claims: bare numbers, dates and small counts only where the text makes them one."""

from __future__ import annotations

import re

from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

COUNTED = re.compile(
    r"\b(?:elements?|countries|nations|members?|mines?|plants?|factories|refineries|smelters|compan(?:y|ies)|firms?|makers|"
    r"producers|suppliers|projects?|workers|employees|people|jobs|vehicles|cars|trucks|ships|vessels|tankers|"
    r"aircraft|jets|planes|reactors|turbines|patents?|licen[cs]es|metals|minerals|neighbou?rs|states|stations|units|"
    r"wells|rigs|fabs|stores|groups|steps|types|kinds|categories|villages|homes|households|deaths|cases)\b"
)
ZH_COUNTED = re.compile(r"[国种类家座个道邻艘辆架台名人口处]|国家|邻居")
EVENT = re.compile(
    r"\b(?:resum\w+|re-?open\w*|open(?:s|ed|ing)?|launch\w*|announc\w+|start(?:s|ed|ing)?|beg[aiu]n\w*|found(?:ed|ing)|establish\w*|"
    r"commission\w*|enact\w*|inaugurat\w+|came? online|come on ?stream|came? into force|take effect|took effect|clos(?:e|ed|es|ing)\b|complet\w+|"
    r"creat(?:e|ed|es|ing)|built|due|first (?:production|deliver\w+|shipments?|output)|deliver\w*|went public|ceased|shut|put .{0,40} under|"
    r"signed|ratified|approved|adopted|born|died|elected|merged|split|listed|entered|phase out|ban(?:ned|s)?)\b",
    re.IGNORECASE,
)
ZH_EVENT = re.compile(
    r"投产|开采|启动|成立|生效|实施|开工|建成|关闭|重启|恢复|交付|宣布|颁布|上市|量产|试采|落成|签署|通过|停产|投运"
)


AGO = re.compile(r"\s*(?:after|ago|later|before|earlier|from now|old|on)\b|[后前]|内|间|来(?!首|第|最)")
WHILE = re.compile(r"(?:过去|近|未来|今后|最近|此前|前|(?<!落)后)的?$")
"""过去一周, 未来五年: how long something else went on."""
AT_EVENT = re.compile(
    r"(?:opens?|opened|reopened|resumed(?: operations)?|launched|founded|established|commissioned|enacted|closed|started|began|due|completed)(?: \w+)? (?:in|on|by|for) (?:early |late |mid-)?$"
)


def is_claim(scene: Scene, i: int, quantity: Quantity) -> bool:
    """Whether the quantity at atom `i` says a value of a measure."""
    if quantity.form == "date":
        return _dates_an_event(scene, i, quantity)
    if quantity.unit is None or _word(scene, i - 1) == "not":
        return False
    if quantity.unit == "year" and _qualifies(scene, i):
        return False
    if quantity.unit in ("year", "day") and AGO.match(scene.text, scene.atoms[i].end, scene.end):
        return False
    if quantity.unit in ("year", "day") and WHILE.search(scene.text, scene.start, scene.atoms[i].start):
        return False
    if quantity.unit == "percent" and _is_grade(scene, i):
        return False
    if quantity.unit == "count" and quantity.form not in ("rank", "exclusive"):
        return _counts(scene, i, quantity)
    return True


def _counts(scene: Scene, i: int, quantity: Quantity) -> bool:
    atom = scene.atoms[i]
    if quantity.low >= 1000:
        return True
    if quantity.low < 2 or _word(scene, i - 1) in ("group", "both"):
        return False
    if quantity.low == 2 and _word(scene, i - 1) in ("the", "these", "both", "between"):
        return False
    after = scene.text[atom.start : min(scene.end, atom.end + 40)]
    after = re.split(r"[,;:.()，；。：、]", after)[0].lower()
    if i and "patents" in scene.atoms[i - 1].metrics():
        return True
    if scene.chinese:
        return ZH_COUNTED.search(after[: len(atom.text) + 2]) is not None and not re.match(
            r"[合共]|项", after[len(atom.text) :]
        )
    return COUNTED.search(" ".join(after.split()[:7])) is not None


def _is_grade(scene: Scene, i: int) -> bool:
    """“65%黑钨精矿报20万元”: a percentage that names the sort of goods whose price follows."""
    following = scene.atoms[i + 1 : i + 3]
    return (
        len(following) == 2
        and following[0].kind == "C"
        and following[0].start == scene.atoms[i].end
        and ("price" in following[1].metrics() or following[1].is_word("报"))
    )


def _qualifies(scene: Scene, i: int) -> bool:
    """“The ten-year average”, “a 20-year contract”: years that only say which one, not how long since."""
    text, end = scene.text, scene.atoms[i].end
    written = text[scene.atoms[i].start : end].lower()
    return written.endswith("-year") and not re.match(
        r"[ -](?:high|low|peak|record|best|worst)", text[end : scene.end]
    )


def _dates_an_event(scene: Scene, i: int, quantity: Quantity) -> bool:
    """A date is a claim only when dating is what the clause does: an event's verb, and no other number."""
    low, high = scene.span_of(i)
    if not scene.chinese and AT_EVENT.search(
        scene.text[max(scene.start, scene.atoms[i].start - 40) : scene.atoms[i].start]
    ):
        return True
    others = [
        a
        for a in scene.atoms[low:high]
        if a.quantity is not None and a.quantity.form not in ("date", "rank", "exclusive")
    ]
    if any(a.quantity is not None and a.quantity.unit not in (None, "count") for a in others):
        return False
    clause = scene.text[scene.atoms[low].start : scene.atoms[high - 1].end]
    before = scene.text[scene.atoms[low].start : scene.atoms[i].start]
    if scene.chinese:
        return ZH_EVENT.search(clause) is not None
    return EVENT.search(before) is not None


def _word(scene: Scene, i: int) -> str:
    return scene.atoms[i].text.lower() if 0 <= i < len(scene.atoms) else ""
