"""What one piece of something holds or takes: “an electric car contains up to 2 kg of magnets, a turbine 600 kg”."""

from __future__ import annotations

import re

from checker.extract.bodies import id_of
from checker.extract.english.actor import SITES
from checker.extract.english.phrase import kind_of
from checker.extract.frame import Frame, Memory
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

THING = r"\b(?:an?|each|every|one|any)(?: (?:typical|single|modern|average|new|standard))? (?P<thing>[\w'’-]+(?: [\w-]+){0,3}?)"
HOLDS = re.compile(
    rf"{THING}(?: (?:can|may|will|typically|usually|now|alone))? (?:contains?|holds?|needs?|requires?|uses?|takes?|carries|carry|packs?|consumes?)(?: between| from)? $",
    re.IGNORECASE,
)
ANOTHER = re.compile(
    rf"(?:,|;|\band|\bwhile|\bbut)(?: and)? {THING}(?: needs?| takes?| uses?)? $", re.IGNORECASE
)
"""What the verb is not said again of: “…, an offshore turbine around 600 kg”."""
EACH_ONE = re.compile(r"\beach(?: of (?:them|which))? (?:contains|holds|needs|requires|uses|takes|carries) $")
NO_PIECES = SITES | {"deposit", "region", "country", "year", "company", "firm", "province", "area", "area's"}
HEAVIEST = 100.0
"""Tonnes: what holds more is no piece of anything."""


def held_apiece(
    scene: Scene, i: int, low: int, quantity: Quantity, last: Frame | None, memory: Memory
) -> Frame | None:
    """The use of goods in one piece, whose subject is the thing; None where the number is of nothing of the kind."""
    if quantity.unit != "t" or quantity.high > HEAVIEST:
        return None
    goes_on = last is not None and last.apiece
    begin = scene.atoms[last.at].end if last is not None and goes_on else scene.atoms[low].start
    before = scene.text[begin : scene.atoms[i].start]
    if EACH_ONE.search(before) is not None:
        counted = [a.id for a in scene.atoms[:i] if a.kind == "C" and scene.pack.counted(a.id)]
        inside = [
            m.id
            for k in range(i)
            for m in scene.inside.get(scene.atoms[k].start, ())
            if scene.pack.counted(m.id)
        ]
        if counted or inside:
            return _apiece(scene, i, (counted or inside)[-1], last if goes_on else None, memory, "each")
    hit = (ANOTHER.search(before) if goes_on else None) or HOLDS.search(before)
    if hit is None or hit["thing"].rpartition(" ")[2].lower() in NO_PIECES:
        return None
    start, end = begin + hit.start("thing"), begin + hit.end("thing")
    named = [a for a in scene.atoms if a.kind in "EC" and start <= a.start and a.end <= end]
    if any(kind_of(scene, a) not in ("", "place") for a in named if a.kind == "E"):
        return None
    thing = named[-1].id if named else id_of(hit["thing"])
    return _apiece(scene, i, thing, last if goes_on else None, memory, hit[0])


def _apiece(scene: Scene, i: int, thing: str, last: Frame | None, memory: Memory, said: str) -> Frame:
    goods = [a.id for a in scene.atoms[i + 1 : i + 6] if a.kind == "C"]
    frame = Frame(metric="consumption", subject=thing)
    frame.passing = frame.apiece = True
    frame.commodity = goods[0] if goods else last.commodity if last is not None else memory.commodity
    frame.because("metric", said)
    return frame
