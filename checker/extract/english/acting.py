"""Who acts right before a number: “Bosch needs 600 tons”, “she paid €58 a kilo”, “China, which has listed six”."""

from __future__ import annotations

from checker.extract.english.number import USES
from checker.extract.english.phrase import word_at
from checker.extract.frame import Memory
from checker.extract.joints_en import AUXILIARY
from checker.extract.scene import Scene

PAID = ("paid", "pays", "pay")
THEY = ("she", "he", "it", "they", "we")
OWN = ("his", "her", "its", "their")
TAKE = ("take", "takes", "took", "taking")
PERMITS = ("licence", "license", "permit", "approval", "export licence", "export license")
NEED = ("needs", "need", "wants", "uses")


def acts_right_there(scene: Scene, i: int, low: int, metric: str, memory: Memory) -> str | None:
    """The one at the verb of a number, named or spoken of."""
    verb, before = word_at(scene, i - 1), scene.atoms[max(0, i - 2)]
    meant = memory.company or memory.subject
    if metric in USES and verb in NEED:
        if before.kind == "E":
            return before.id
        return meant if word_at(scene, i - 3) in OWN else None  # “her employer needs 900”
    if metric == "price" and verb in PAID and before.low in THEY:
        return meant
    if metric in ("lead_time", "") and (begins := _begins_then(scene, i)) is not None:
        return begins
    if metric == "lead_time" and verb in TAKE and _permitted(scene, low, i):
        return memory.topic_country  # “on paper a licence takes 45 days”: whoever grants it
    return _led_by(scene, i, low) if metric == "things" else None


def _begins_then(scene: Scene, i: int) -> str | None:
    """Who can begin after so long: “It will be ten years before LKAB can dig”."""
    j = i + 2 + (word_at(scene, i + 2) == "the")
    if word_at(scene, i + 1) != "before" or j + 1 >= len(scene.atoms) or scene.atoms[j].kind != "E":
        return None
    return scene.atoms[j].id if word_at(scene, j + 1) in AUXILIARY else None


def _permitted(scene: Scene, low: int, i: int) -> bool:
    """Whether a permit is what takes so long, and nobody is named."""
    said = scene.atoms[low:i]
    return any(a.low.rstrip("s") in PERMITS for a in said) and all(a.kind != "E" for a in said)


def _led_by(scene: Scene, i: int, low: int) -> str | None:
    """Who does what a relative clause tells: “out of China, which has put under licence six other elements”."""
    if word_at(scene, low) not in ("which", "who") or low < 2 or scene.atoms[low - 2].kind != "E":
        return None
    named = any(a.kind == "E" for a in scene.atoms[low:i])
    return None if named or scene.possessive(low - 2) else scene.atoms[low - 2].id
