"""Names before or behind a number that cannot be whose it is: of a war, of a currency, of the next in a list."""

from __future__ import annotations

from checker.extract.english.phrase import word_at
from checker.extract.english.situated import only_situates
from checker.extract.frame import LANDS, Memory
from checker.extract.joints_en import IN_IT
from checker.extract.scene import Scene

MONEY = frozenset(["currency", "money", "dollar", "dollars", "coin"])
"""What a land is named by that a sum is only counted in: “in US currency, sales were 33 billion”."""
WARS = frozenset(["invasion", "invasions", "annexation", "bombing", "occupation", "assault", "shelling"])
"""What is done to a land at a time: “before the invasion of Ukraine the flow was below 90,000”."""


def not_meant(scene: Scene, i: int, j: int, memory: Memory) -> bool:
    """Whether the name at `j` says nothing of whose the number at `i` is."""
    atom = scene.atoms[j]
    if word_at(scene, j + 1) in MONEY and word_at(scene, j - 1) in ("in", "into", "of"):
        return True
    if scene.pack.kind(atom.id) == "group" and word_at(scene, j + 1) in ("in", *IN_IT):
        where = scene.atoms[j + 2 + (word_at(scene, j + 2) == "the")] if j + 3 < len(scene.atoms) else atom
        return scene.pack.kind(where.id) in LANDS  # “Carmakers in Morocco can assemble …”
    if j < i and atom.kind == "E" and not atom.adjective and _attacked(scene, j):
        told = memory.frame.subject if memory.frame is not None and memory.told_here else None
        return told not in (None, atom.id)
    return (j > i and _next_in_list(scene, i, j)) or only_situates(scene, i, j)


def _attacked(scene: Scene, j: int) -> bool:
    """Whether it is the land of “the invasion of Ukraine”."""
    return word_at(scene, j - 1) in ("of", "on") and word_at(scene, j - 2) in WARS


def _next_in_list(scene: Scene, i: int, j: int) -> bool:
    """Whether a name behind has a number of its own: “gives Samsung 33% of sales and Micron 21%”."""
    behind = scene.atoms[j + 1 : j + 2]
    owns = bool(behind) and behind[0].kind == "Q" and behind[0].id == scene.atoms[i].id
    return owns and word_at(scene, j - 1) == "and" and not scene.atoms[j].adjective
