"""When a number is all the world's, by the noun before it or at the head of its clause, and when it is not."""

from __future__ import annotations

from checker.extract.english.phrase import kind_of, word_at
from checker.extract.frame import FLOWS
from checker.extract.scene import Scene


def of_world_trade(scene: Scene, i: int) -> bool:
    """Whether a noun says that it is the world's: “a world trade of 90 million”, “booked worldwide sales of $628 billion”."""
    if _begins_with_the_world(scene, i):
        return True
    noun = scene.atoms[i - 2] if i > 2 and word_at(scene, i - 1) == "of" else None
    if noun is None or noun.kind != "M":
        return False
    before = scene.atoms[i - 3 - (i > 4 and scene.atoms[i - 3].low in ("'s", "’s", "total"))]
    said = noun.low.startswith(("world ", "global ")) or before.id == "world"
    firm = any(a.kind == "E" and kind_of(scene, a) in ("company", "") for a in scene.atoms[: i - 3])
    return said and not firm


def has_the_part(scene: Scene, i: int, j: int) -> bool:
    """Whether the world at `j` is what a part behind the number is of: “2.2 million tonnes, or 60% of the world's output”."""
    parts = (a.quantity for a in scene.atoms[i + 1 : j])
    return any(part is not None and part.unit == "percent" for part in parts)


def _begins_with_the_world(scene: Scene, i: int) -> bool:
    """Whether a clause begins with the trade of all: “World trade in rice grew 2%”, “Global ore shipments should reach …”."""
    low, _ = scene.span_of(i)
    low += scene.atoms[low].kind in "PT"
    head = scene.atoms[low]
    if head.low not in WORLDWIDE and not (head.kind == "M" and head.low.startswith(("world ", "global "))):
        return False
    noun = next((a for a in scene.atoms[low : min(i, low + 4)] if a.kind == "M"), None)
    if noun is None or FLOWS.isdisjoint(noun.metrics()) or not (head.kind == "E" or noun is head):
        return False
    others = (j for j in range(low + 1, i) if scene.atoms[j].kind == "E")
    return all(scene.preposition(j) not in ("", "by", "with") for j in others)


WORLDWIDE = frozenset(["world", "global", "the world", "world's", "international"])
