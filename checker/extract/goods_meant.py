"""Which goods an English number is of that are named half, at the end of a list, or by a heading: “6,300 tons of hydroxide”."""

from __future__ import annotations

import re

from checker.extract.frame import Frame, Memory
from checker.extract.scene import Scene
from checker.model import Kind

PRICED = ("price", "cost")
NEVER_BACK = frozenset(
    ["price", "cost", "refining", "investment", "loan", "stake", "event", "revenue", "profit", None]
)


def back_again(scene: Scene, frame: Frame, memory: Memory, spoken: str | None) -> str | None:
    """What a text comes back to after the price of a part of it: lithium, where only its carbonate was priced."""
    held, pack = memory.frame, scene.pack
    if scene.chinese or held is None or held.metric not in PRICED or frame.metric in NEVER_BACK:
        return None
    if spoken is None or held.commodity != spoken or any(a.kind == "C" for a in scene.atoms):
        return None
    if THAT_ONE.search(scene.text, scene.start, scene.end) is not None:
        return None
    return next((id for id in (memory.headed_goods, memory.topic) if pack.within(spoken, id)), None)


THAT_ONE = re.compile(
    r"\b(?:the|that|this) (?:material|metal|element|oxide|stuff|mineral|product|compound)\b"
)
FORMS = re.compile(
    r"(?P<one>\b(?:hydroxide|carbonate|sulphate|sulfate|intermediate|concentrate|chloride|tetroxide|trioxide|dioxide|pentoxide|sponge|scrap|powder|foil))s?\b",
    re.IGNORECASE,
)
SPELT = {"sulfate": "sulphate", "intermediate": "intermediates"}


def half_said(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The form of the goods spoken of that stands right at the number: “6,300 tons of hydroxide” of cobalt."""
    if scene.chinese:
        return None
    hit = FORM_OF.match(scene.text, scene.atoms[i].end, scene.end)
    if hit is None and frame.kind == Kind.SHARE:
        return None
    if hit is None:
        hit = FORMS.match(scene.text, scene.start)  # “Concentrate with 65% tungsten trioxide costs …”
    if hit is None:
        since = next((a for a in reversed(scene.atoms[:i]) if a.kind in "CQ"), None)
        begin = since.end + 1 if since is not None else scene.start
        hit = FORMS.search(scene.text, begin, scene.atoms[i].start)
        if hit is not None and since is not None and since.kind == "C" and hit.start() <= begin:
            return None
    if hit is None:
        return None
    word = SPELT.get(hit["one"].lower(), hit["one"].lower())
    pack = scene.pack
    for id in (memory.commodity, memory.topic, memory.headed_goods):
        wider = pack.commodities[id].within if id is not None and id in pack.commodities else ()
        for base in (id, *wider):
            if (made := f"{base}_{word}") in pack.commodities:
                return made
    return None


FORM_OF = re.compile(
    r" (?:worth )?of (?:the |its |their |this |that )?(?:[a-z]+[- ](?:grade|quality) )?" + FORMS.pattern,
    re.IGNORECASE,
)


def listed_last(scene: Scene, i: int) -> str | None:
    """The goods that a list of parts names after its last: “to dig a tenth, process a third and recycle half of the minerals”."""
    atoms = scene.atoms
    quantity = atoms[i].quantity
    if scene.chinese or quantity is None or quantity.unit != "percent":
        return None
    if any(a.kind == "C" for a in atoms[:i]):
        return None  # “mines 70% of the world's tin, refines 80% and makes 90% of solder”
    at, last = i, i
    while True:
        ahead = next((k for k in range(at + 1, min(at + 7, len(atoms))) if atoms[k].kind == "Q"), None)
        between = atoms[at + 1 : ahead] if ahead is not None else []
        if ahead is None or any(
            a.kind in "ECT" or a.low in ("of", "by") or a.is_cue("up") or a.is_cue("down") for a in between
        ):
            break
        if not any(a.text in ",、" or a.low in ("and", "to") for a in between) or not any(
            a.kind in "VM" for a in between
        ):
            break
        at = last = ahead
    if last == i or atoms[last].end + 4 > scene.end or not scene.text.startswith(" of ", atoms[last].end):
        return None
    return next((a.id for a in atoms[last + 1 : last + 6] if a.kind == "C"), None)


def of_the_last(scene: Scene, i: int, frame: Frame, last: Frame | None, beside: str | None) -> str | None:
    """Whose part of all goods a share is, after an amount: renewables, in “generated 90 TWh, a third of all electricity”."""
    if (
        scene.chinese
        or frame.kind != Kind.SHARE
        or last is None
        or beside is None
        or last.kind != Kind.AMOUNT
    ):
        return None
    if last.commodity == beside or not scene.pack.within(last.commodity, beside):
        return None
    between = scene.atoms[last.at + 1 : i] if last.at >= 0 else []
    return last.commodity if not any(a.kind in "CE" for a in between) else None


ANY_MINE_ZH = re.compile(r"从(?:找到|发现|發現|勘探)[^，。；]{0,6}到(?:出矿|投产|投產|生产|生產|建成)")
GENERIC_MINE = re.compile(
    r"\b(?:a|an|any|new|average|typical|every|most) (?:new |average |typical )?mines?\b|\bmines? of (?:any|every|all)\b"
)


def of_any_mine(scene: Scene, frame: Frame) -> bool:
    """Whether it is how long mines of every sort take: “a new mine takes 18 years to open in Canada”."""
    long = frame.metric == "lead_time" and not any(a.kind == "C" for a in scene.atoms)
    if long and scene.chinese:
        return ANY_MINE_ZH.search(scene.text, scene.start, scene.end) is not None
    in_a_state = any(
        a.kind == "E" and scene.pack.kind(a.id) == "country" and scene.preposition(j) == "in"
        for j, a in enumerate(scene.atoms)
    )
    return (
        long
        and in_a_state
        and not scene.chinese
        and GENERIC_MINE.search(scene.text, scene.start, scene.end) is not None
    )
