"""Numbers and names that pair off: “Australia and Myanmar at 18% and 9%”, 分别为, respectively."""

from __future__ import annotations

from checker.extract.scene import Atom, Scene

JOINTS = frozenset([",", "，", "、", "and", "和", "及", "与", "or"])


def partner_in_list(scene: Scene, i: int) -> str | None:
    """The entity that the number at `i` belongs to when as many names as numbers are listed before it."""
    numbers = _run(scene, i, "Q")
    if len(numbers) < 2:
        return None
    before = [
        j
        for j in range(numbers[0])
        if scene.atoms[j].kind == "E" and scene.clauses[j] >= scene.clauses[i] - 1
    ]
    if not before:
        return None
    names = _run(scene, before[-1], "E")
    if len(names) != len(numbers):
        return None
    if any(a.kind == "Q" for a in scene.atoms[names[0] : numbers[0]]):
        return None
    return scene.atoms[names[numbers.index(i)]].id


def _run(scene: Scene, i: int, kind: str) -> list[int]:
    """The atoms of one kind around `i` that only commas and “and” separate."""
    run = [i]
    j = i
    while (nxt := _next(scene.atoms, j, -1, kind)) is not None:
        run.insert(0, nxt)
        j = nxt
    j = i
    while (nxt := _next(scene.atoms, j, 1, kind)) is not None:
        run.append(nxt)
        j = nxt
    return run


def _next(atoms: list[Atom], i: int, step: int, kind: str) -> int | None:
    j = i + step
    joints = 0
    while 0 <= j < len(atoms) and (atoms[j].text.lower() in JOINTS) and joints < 2:
        j += step
        joints += 1
    return j if joints and 0 <= j < len(atoms) and atoms[j].kind == kind else None
