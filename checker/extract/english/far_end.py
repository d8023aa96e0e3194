"""The other end of a trade or a duty where only the noun phrase of the goods tells it: “Exports of gallium to Japan”, “those from India”."""

from __future__ import annotations

from checker.extract.frame import Frame, Memory
from checker.extract.scene import Scene

WAY = {"imports": "from", "exports": "to"}


def settle_far_end(scene: Scene, i: int, frame: Frame, memory: Memory) -> None:
    """With whom is traded, where nobody else is named: “Exports of gallium to Japan came to 12 tons”, of whom the text speaks."""
    for j in range(2, min(i, 8)):
        atom, before = scene.atoms[j], j - 1 - (scene.atoms[j - 1].low == "the")
        if atom.kind != "E" or atom.id != frame.subject or scene.atoms[before].low != WAY[frame.metric or ""]:
            continue
        head = scene.atoms[:before]
        traded = any(frame.metric in a.metrics() or "sales" in a.metrics() for a in head)
        if not traded or any(a.kind not in "MCW" for a in head) or scene.possessive(j):
            return
        told = (
            memory.flow.subject if memory.flow is not None else None,
            memory.topic_country,
            memory.country,
        )
        own = frame.whole == frame.subject
        frame.counterparty = atom.id
        frame.subject = next((id for id in told if id not in (None, atom.id, "world")), None)
        frame.whole = frame.subject if own else frame.whole
        return


def of_those(scene: Scene, i: int) -> str | None:
    """Whose goods the next duty is on: “Cambodian cells pay 3,521%, those from Thailand 375%”."""
    for j in range(i - 1, 1, -1):
        atom = scene.atoms[j]
        if atom.kind == "Q":
            return None
        if atom.kind == "E" and scene.atoms[j - 1].low in ("from", "of"):
            return atom.id if scene.atoms[j - 2].low in ("those", "that", "ones", "goods") else None
    return None


def made_by(scene: Scene, i: int, frame: Frame) -> str | None:
    """The country whose the things are that a count of imports names: “130,000 Chinese electric cars”."""
    inside = (m.id for m in scene.inside.get(scene.atoms[i].start, ()) if m.role == "adjective")
    return next((id for id in inside if id != frame.subject and scene.pack.kind(id) == "country"), None)
