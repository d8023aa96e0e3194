"""Which state a Chinese sentence means by its government or by 该国."""

from __future__ import annotations

from checker.extract.frame import LANDS, Memory
from checker.extract.lists import points
from checker.extract.scene import Scene


def state_of(scene: Scene, memory: Memory) -> str | None:
    """Whose government it is that is not named: that of the country that acts, else the one named last."""
    topic = memory.topic_country
    if topic is not None and topic != memory.home and not memory.same_block:
        return topic
    found = memory.subject if scene.pack.kind(memory.subject) == "country" else memory.country
    federal = found == "CN" and scene.text.find("联邦政府", scene.start, scene.end) >= 0
    return topic if federal and topic is not None else found


def state_before(scene: Scene, j: int) -> str | None:
    """The country that the sentence named last: 澳大利亚…，联邦政府为其提供贷款."""
    states = [
        a.id
        for k, a in enumerate(scene.atoms[:j])
        if a.kind == "E" and scene.pack.kind(a.id) in ("country", "bloc") and not points(scene, k)
    ]
    offices = (scene.pack.home(a.id) for a in reversed(scene.atoms[:j]) if a.kind in "ES")
    whose = next((home for home in offices if home is not None), None)
    return states[-1] if states else whose if whose != "US" else None  # American offices count all countries


def in_that_land(scene: Scene, j: int) -> bool:
    """Whether a country is only pointed at as where a firm that is named does something: 必和必拓去年在该国产铜."""
    atom = scene.atoms[j]
    if atom.text != "该国" or scene.text[max(scene.start, atom.start - 1)] != "在":
        return False
    return any(a.kind == "E" and scene.pack.kind(a.id) in ("company", "") for a in scene.atoms[:j])


def of_a_firm(scene: Scene, metric: str, memory: Memory) -> bool:
    """Whether no country has what is measured, though one was spoken of last: 营收, 员工, 股价."""
    said = scene.text[scene.start : scene.end]
    own = metric in ("revenue", "profit", "market_size") or "股价" in said or "员工" in said
    return own and scene.pack.kind(memory.subject) in LANDS and "全国" not in said
