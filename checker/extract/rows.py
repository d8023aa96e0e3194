"""Names or numbers in a row: what only commas, “and” and glosses in brackets separate."""

from __future__ import annotations

from checker.extract.atom import Atom
from checker.extract.scene import JOINTS, Scene


def run(scene: Scene, i: int, kind: str) -> list[int]:
    """The atoms of one kind around `i` that only commas and “and” separate."""
    found = [i]
    j = i
    while (nxt := _next(scene.atoms, j, -1, kind)) is not None:
        found.insert(0, nxt)
        j = nxt
    j = i
    while (nxt := _next(scene.atoms, j, 1, kind)) is not None:
        found.append(nxt)
        j = nxt
    return found


def _next(atoms: list[Atom], i: int, step: int, kind: str) -> int | None:
    """The neighbour in a list; a possessor before a name is passed over: “Spain's Repsol and Italy's Eni”."""
    j = i + step
    if kind == "E" and 0 <= j < len(atoms) and _told_by_one_sign(atoms[min(i, j)], atoms[max(i, j)]):
        return j
    mark = i + 1 if step > 0 else i - 2
    listed = kind == "Q" and 0 < mark < len(atoms) and atoms[mark].text in LISTS
    if listed and (other := _moved_otherwise(atoms, i, step)) is not None:
        return other
    if kind == "C" and (other := _with_its_measure(atoms, i, step)) is not None:
        return other
    if kind == "E" and step > 0:
        j = _past_a_gloss(atoms, j, step)
    passes = step < 0 and kind == "E"
    if not passes and (not 0 <= j < len(atoms) or atoms[j].low not in JOINTS):
        return None
    if passes and _owned(atoms, i):
        j -= 2
    if passes and j > 2 and atoms[j].low in ("run", "owned", "held") and atoms[j - 1].text == "-":
        j -= 3
    if passes and j > 0 and atoms[j].low == "the":
        j -= 1
    joints = 0
    while 0 <= j < len(atoms) and (atoms[j].low in JOINTS) and joints < 2:
        j += step
        joints += 1
    if joints and kind == "E":
        j = _past_a_state(atoms, j, step) if step > 0 else _past_a_gloss(atoms, j, step)
        j += (
            step > 0 and 0 <= j < len(atoms) - 1 and atoms[j].low == "the"
        )  # “Japan, the U.S. and the Netherlands”
    if not joints or not 0 <= j < len(atoms) or atoms[j].kind != kind:
        return None
    return j + 2 if step > 0 and kind == "E" and j + 2 < len(atoms) and _owned(atoms, j + 2) else j


def _told_by_one_sign(one: Atom, other: Atom) -> bool:
    """Whether two countries are told by one character each, with nothing between: 中俄两国."""
    return one.kind == other.kind == "E" and one.end == other.start and len(one.text) == len(other.text) == 1


LISTS = frozenset("、和与及")


def _moved_otherwise(atoms: list[Atom], i: int, step: int) -> int | None:
    """The next percentage of a Chinese list whose members each say whether they rose or fell: 增长6%、下降2%."""
    first, second = (i, i + 3) if step > 0 else (i - 3, i)
    if first < 1 or second >= len(atoms) or atoms[first + 1].text not in LISTS:
        return None
    one, other = atoms[first].quantity, atoms[second].quantity
    if one is None or other is None or one.unit != other.unit or one.unit not in ("percent", "pp"):
        return None
    way = atoms[second - 1]
    return first + second - i if way.is_cue("up") or way.is_cue("down") else None


def _with_its_measure(atoms: list[Atom], i: int, step: int) -> int | None:
    """The next goods of a Chinese list whose members each have the same measure behind them: 锡价、铅价各涨一成和两成."""
    other = i + 3 * step
    first, second = min(i, other), max(i, other)
    if (
        first < 0
        or second + 1 >= len(atoms)
        or atoms[second].kind != "C"
        or atoms[first + 2].text not in LISTS
    ):
        return None
    one, two = atoms[first + 1], atoms[second + 1]
    return other if one.kind == "M" and one.text == two.text and one.text > "\u3400" else None


def _past_a_gloss(atoms: list[Atom], j: int, step: int) -> int:
    """Past what stands in brackets behind a name of a list: 甲(600000.SH)、乙(下称“乙”)和丙."""
    opens, closes = ("(", ")") if step > 0 else (")", "(")
    if not 0 <= j < len(atoms) or atoms[j].text != opens:
        return j
    for k in range(j + step, j + 9 * step, step):
        if not 0 <= k < len(atoms) or (atoms[k].kind in "QE" and not is_a_code(atoms[k])):
            return j
        if atoms[k].text == closes:
            return k + step
    return j


def is_a_code(atom: Atom) -> bool:
    """Whether a bare number of five or six digits can be that of a share at its exchange."""
    return atom.kind == "Q" and atom.text.isdigit() and 3 < len(atom.text) < 7


def _past_a_state(atoms: list[Atom], j: int, step: int) -> int:
    """Past what qualifies the next name of a list: “JSW, Tata and state-run SAIL”."""
    if (
        step > 0
        and j + 3 < len(atoms)
        and atoms[j].low in ("state", "privately")
        and atoms[j + 1].text == "-"
    ):
        return j + 3
    return (
        j + 1
        if step > 0 and j + 1 < len(atoms) and atoms[j].low in ("state-run", "state-owned", "rival", "fellow")
        else j
    )


def _owned(atoms: list[Atom], i: int) -> bool:
    """Whether a name stands behind its possessor."""
    return i > 1 and atoms[i].kind == "E" == atoms[i - 2].kind and atoms[i - 1].low in ("'s", "’s")
