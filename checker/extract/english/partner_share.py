"""Shares of a flow by the partner that has them: main suppliers, nationalities in a list."""

from __future__ import annotations

from checker.extract.frame import Frame, Memory
from checker.extract.scene import Scene

MAIN = frozenset("main biggest largest leading top chief principal prime".split())


OTHER_END = {
    "supplier": "imports", "source": "imports", "provider": "imports",
    "customer": "exports", "buyer": "exports", "destination": "exports", "market": "exports", "client": "exports",
}  # fmt: skip


def main_partner(scene: Scene, i: int, low: int, memory: Memory) -> Frame | None:
    """The frame of “Brazil is China's main supplier with 71%”: of the flow of the one whose partner it is."""
    for j in range(i - 1, max(low, i - 9), -1):
        atom = scene.atoms[j]
        if atom.kind == "Q" and atom.id != "rank":
            return None
        if atom.low not in OTHER_END:
            continue
        first = next(
            (k for k in range(j - 1, max(low, j - 4), -1) if scene.atoms[k].low.split()[-1] in MAIN), None
        )
        owner = scene.atoms[first - 2] if first is not None and first > 2 else None
        if (
            owner is None
            or owner.kind != "E"
            or owner.id == "world"
            or not scene.possessive(first - 2 if first else 0)
        ):
            return None
        who = next(
            (
                a.id
                for k, a in enumerate(scene.atoms[: first - 2 if first else 0])
                if a.kind == "E" and scene.bare(k)
            ),
            None,
        )
        who = who or next((id for id in (memory.subject,) if id != owner.id), None)
        frame = Frame(
            kind="share", metric=OTHER_END[atom.low], subject=owner.id, whole=owner.id, counterparty=who
        )
        frame.because("metric", atom.text)
        return frame
    return None


def nationality(scene: Scene, i: int) -> str | None:
    """The nationality that closes a part of a list: “half was Chinese, a tenth Dutch and 4% Thai”."""
    if i + 1 >= len(scene.atoms) or not scene.atoms[i + 1].adjective:
        return None
    closed = i + 2 >= len(scene.atoms) or scene.atoms[i + 2].kind == "P" or scene.atoms[i + 2].is_word("and")
    return scene.atoms[i + 1].id if closed else None
