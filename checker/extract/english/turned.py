"""Whom a text has turned to: the firm under the heading of its country, and who is only named in passing."""

from __future__ import annotations

from checker.extract.english.actor import FIRM_NOUNS
from checker.extract.english.phrase import kind_of_id, word_at
from checker.extract.frame import FIRMS, LANDS, Frame, Memory
from checker.extract.scene import COMMA, Scene

BEGUN = frozenset(["built", "founded", "bought", "backed", "owned", "listed", "opened", "started"])
"""How a sentence begins that tells what became of a firm: “Built for €40 million, it …”."""


def only_in_passing(scene: Scene, id: str, i: int) -> bool:
    """Whether a name only stands in another clause and acts nowhere: “A duty shuts out Chinese panels, and purchases fell by 14%”."""
    named = [j for j, a in enumerate(scene.atoms) if a.kind == "E" and a.id == id]
    return bool(named) and all(_stands_aside(scene, j, i) for j in named)


def _stands_aside(scene: Scene, j: int, i: int) -> bool:
    if scene.possessive(j) or (scene.bare(j) and not scene.atoms[j].adjective):
        return False
    if scene.clauses[j] != scene.clauses[i]:
        return True
    measured = any(a.metrics() for a in scene.atoms[j + 1 : j + 3])
    return j < i and not measured and any(a.text in COMMA for a in scene.atoms[j:i])


def goes_on_about_a_firm(scene: Scene, memory: Memory) -> str | None:
    """The firm that “it” or “the group” is under the heading of its country: “**India.** Coal India … It fell short with 781 million”."""
    if not memory.same_block or kind_of_id(scene, memory.anchor) not in LANDS:
        return None
    told = memory.frame.subject if memory.frame is not None and not memory.turned else memory.subject
    if (
        told == memory.anchor
        or kind_of_id(scene, told) not in FIRMS
        or any(a.kind == "E" for a in scene.atoms[:6])
    ):
        return None
    opening = scene.atoms[0].low.partition(" ")[0]
    begins = opening in ("it", "its", "he", "she") or opening in BEGUN or _opens_with_a_firm(scene)
    return told if begins else None


def _opens_with_a_firm(scene: Scene) -> bool:
    """Whether the sentence begins with “the company”, “the Swiss miner's profit”."""
    head = scene.atoms[0].low.partition(" ")
    if head[0] != "the":
        return False
    return head[2] in FIRM_NOUNS or any(word_at(scene, j) in FIRM_NOUNS for j in (1, 2))


def turned_to_another(scene: Scene, i: int, last: Frame) -> bool:
    """Whether a clause of its own speaks of a firm by what it is: “…; the Chinese recycler plans a works for 66,000 tons”."""
    low = scene.span_of(i)[0]
    return (
        0 <= last.at < low and scene.atoms[low].text in (";", "–", "—") and word_at(scene, low + 1) == "the"
    )


def told_land(scene: Scene, memory: Memory) -> str | None:
    """The country that the paragraph tells of, whose mills or growers a sentence means: “Thailand's stocks rose. Mills crushed 9 million tons”."""
    told = memory.frame.subject if memory.frame is not None and memory.told_here else None
    return told if kind_of_id(scene, told) == "country" else None
