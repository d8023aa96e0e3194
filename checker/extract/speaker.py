"""For which firm that is not named somebody speaks: “… said Ann Lee, who buys for a Danish supplier”."""

from __future__ import annotations

import re

from checker.extract.scene import Scene
from checker.extract.unnamed_en import by_trade

SPEAKS = re.compile(
    r"\b(?:says?|said|told|adds?|added|warns?|buys|works|runs|heads|manages|(?:chief|head|manager|director|boss|buyer) (?:of|at))\b[^.;]{0,70} (?:at|for|of) (?:an? |one )$"
)


def who_speaks(scene: Scene) -> str | None:
    """The firm of which a sentence says that somebody speaks for it, and the next ones go on."""
    for atom in reversed(scene.atoms):
        if atom.kind == "E" and by_trade(scene.text, atom.start, atom.end):
            said = SPEAKS.search(scene.text, scene.start, atom.start) is not None
            return atom.id if said else None
    return None
