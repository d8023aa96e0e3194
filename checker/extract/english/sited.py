"""Works that are told by the town they stand in: “opened a factory in Narva”, “the refinery that it is building at Eneabba”."""

from __future__ import annotations

from checker.extract.english.actor import is_seat
from checker.extract.english.phrase import kind_of_id
from checker.extract.frame import Frame, Memory
from checker.extract.scene import COMMA, Scene

OF_WORKS = ("capacity", "magnet_production", "refining")
"""What is told of works rather than of who owns them."""


def of_the_works(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The works whose capacity the number is, where the sentence, or the one before, tells them by their town."""
    if (
        frame.kind != "amount"
        or frame.metric not in OF_WORKS
        or kind_of_id(scene, frame.subject) not in ("company", "")
    ):
        return None
    named = [j for j, atom in enumerate(scene.atoms[:i]) if atom.kind == "E"]
    if not named and memory.turned and memory.same_block and frame.metric == "capacity":
        return (
            memory.site
        )  # “Solvay is expanding its works in La Rochelle. Capacity will rise to 4,000 tonnes”
    for j in reversed(named):
        if is_seat(scene, j):
            owned = any(scene.possessive(k) for k in named if j - 8 < k < j)
            return None if owned else scene.atoms[j].id  # “CATL's plant in Debrecen” is CATL's
        if scene.bare(j) and not _follows_a_town(scene, j):
            return None
    return None


def _follows_a_town(scene: Scene, j: int) -> bool:
    """Whether it only says where the town before it lies: “Narva, Estonia”."""
    return j > 1 and scene.atoms[j - 1].text in COMMA and scene.atoms[j - 2].kind == "E"


OF_A_SITE = ("", "capacity", "mine_production", "workforce", "grade")


def site_of_the_land(scene: Scene, i: int, memory: Memory, metric: str) -> str | None:
    """The mine that a paragraph headed by its country has just spoken of without a number: “Operations have resumed; 26,000 t came out”."""
    land, site = memory.anchor, memory.site
    if land is None or site is None or memory.told_here or not memory.turned or metric not in OF_A_SITE:
        return None
    if any(atom.kind == "E" for atom in scene.atoms[:i]) or not scene.pack.within(site, land):
        return None
    return site if memory.same_block and kind_of_id(scene, land) == "country" else None
