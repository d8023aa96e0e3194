"""What starts or stops at a date: the mine or works that a text tells of, rather than the firm that owns it."""

from __future__ import annotations

import re

from checker.extract.english.actor import is_seat
from checker.extract.frame import Frame, Memory
from checker.extract.scene import Scene
from checker.model import Kind

STARTS = re.compile(
    r"\b(?:start(?:s|ed|ing)?(?: up)?|(?:re-?)?open(?:s|ed|ing)?|commission(?:s|ed|ing)?|production|first \w+|ramp(?:s|ed)? up|due|ready|complete[sd]?|completion|on ?stream|online)\b|"
    r"投产|复产|达产|开门|动工|破土|见货|量产|停产|下线|开工|建成|竣工|完工|投运|开采",
    re.IGNORECASE,
)
SITES = ("mine", "plant")


def of_a_site(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The mine or works that starts or stops then, where the sentence names it, or speaks on of it and names nobody."""
    if frame.kind != Kind.DATE or scene.pack.kind(frame.subject) in (*SITES, "country", "bloc"):
        return None
    low, high = scene.span_of(i)
    if STARTS.search(scene.text, scene.atoms[low].start, scene.atoms[high - 1].end) is None:
        return None
    named = [j for j, atom in enumerate(scene.atoms[:i]) if atom.kind == "E"]
    sites = [j for j in named if scene.pack.kind(scene.atoms[j].id) in SITES or is_seat(scene, j)]
    if sites and sites[-1] == named[-1]:
        return scene.atoms[sites[-1]].id
    told = memory.frame
    of_it = told is not None and memory.site in (told.subject, told.counterparty)
    of_it = of_it or (memory.site is not None and scene.pack.within(memory.site, frame.subject))
    return memory.site if not named and memory.same_block and of_it else None
