"""How the text goes on about a trade that it has told of: who bought of it, and to what its volumes came."""

from __future__ import annotations

from checker.extract.english.phrase import kind_of_id, word_at
from checker.extract.frame import Frame, Memory
from checker.extract.scene import PREPOSITIONS, Scene

BUYS = frozenset(
    "take takes took taking buys bought buying receive receives received get gets got purchased absorbed ordered".split()
)
BUYERS = ("country", "bloc", "region")


def seller_to(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The country whose exports were told last, where the number at `i` is what another one bought of them.

    After “exports came to 6,150 tons”, “the United States took 582 tons”.
    """
    flow = memory.flow
    said = frame.evidence.get("metric", "").lower().partition(" ")[0]
    if flow is None or flow.metric != "exports" or frame.metric != "imports" or said not in BUYS:
        return None
    if kind_of_id(scene, flow.subject) not in BUYERS or kind_of_id(scene, frame.subject) not in BUYERS:
        return None
    if flow.subject != memory.topic_country:
        return None
    goods = [a.id for a in scene.atoms if a.kind == "C"]
    if flow.subject == frame.subject or (goods and flow.commodity not in goods):
        return None
    if any(a.low.startswith("import") for a in scene.atoms):
        return None
    from_elsewhere = any(
        a.low == "from" and scene.atoms[j + 1].kind == "E" for j, a in enumerate(scene.atoms[:-1])
    )
    return None if from_elsewhere else flow.subject


VOLUMES = frozenset(["volume", "volumes", "tonnage", "tonnages", "flows", "trade"])


def volumes_of(scene: Scene, i: int, low: int, memory: Memory) -> Frame | None:
    """The flow told last, where the clause speaks of its volumes: “by May monthly volumes had shrunk to 1,238 tons”."""
    noun = next((j for j in range(i - 1, low - 1, -1) if scene.atoms[j].low in VOLUMES), None)
    if noun is None or memory.flow is None or word_at(scene, noun + 1) in PREPOSITIONS:
        return None
    between = scene.atoms[noun + 1 : i]
    if any(a.kind in "EMQC" or (a.kind == "V" and a.metrics()) for a in between):
        return None
    before = scene.atoms[max(low, noun - 2) : noun]
    if any(a.kind in "EMCV" for a in before):
        return None  # “Chinese volumes”, “export volumes”
    frame = memory.flow.copy()
    frame.kind, frame.sign, frame.whole, frame.base, frame.item = "amount", 1, None, None, None
    frame.counterparty, frame.evidence = None, {"metric": scene.atoms[noun].text}
    return frame
