"""Numbers and names that pair off: “Australia and Myanmar at 18% and 9%”, 分别为, respectively."""

from __future__ import annotations

from checker.extract.frame import Frame, Memory
from checker.extract.quantity import Quantity
from checker.extract.scene import COMMA, JOINTS, Atom, Scene


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


def mirrored(scene: Scene, i: int, quantity: Quantity, memory: Memory) -> Frame | None:
    """The frame that the number at `i` takes over by its place in a list that names nothing itself.

    “A 4.4 and B 3.7 in 2024, against 4.2 and 3.5 the year before”; “a year later it was 53%, 33% and 14%”;
    两项将分别降至54%和77%: the first number speaks of what the first one before did, and so on.
    """
    numbers = _run(scene, i, "Q")
    low, _ = scene.span_of(numbers[0])
    if any((other := scene.atoms[j].quantity) is None or other.unit != quantity.unit for j in numbers):
        return None
    follows = any(scene.atoms[j].kind == "Q" for j in range(low, numbers[0]))
    for j in range(numbers[0] - 1, low - 1, -1):
        atom = scene.atoms[j]
        if atom.kind == "Q" or (follows and atom.text in COMMA):
            break
        if atom.kind in "ECM":
            return None
    earlier = memory.spoken[: len(memory.spoken) - numbers.index(i)] or memory.before
    models = earlier[-len(numbers) :]
    if len(numbers) < 2 or len(models) < len(numbers):
        return None
    if any(model.unit != quantity.unit or model.kind != models[0].kind for model in models):
        return None
    if len({(m.metric, m.subject, m.counterparty, m.commodity) for m in models}) < len(models):
        return None
    frame = models[numbers.index(i)].copy()
    frame.evidence = {"subject": "in the order of the list before"}
    frame.period = frame.carry = frame.base = frame.item = None
    frame.sign = 1
    if (
        frame.kind == "change"
        and numbers[0]
        and scene.atoms[numbers[0] - 1].text.lower() in ("to", "at", "至", "到", "为")
    ):
        frame.kind = (
            "amount"  # “277 GW of new solar and 80 GW of new wind, taking the totals to 890 GW and 520 GW”
        )
    return frame


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
