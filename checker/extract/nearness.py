"""How near a time stands to a number."""

from __future__ import annotations

from checker.extract.scene import COMMA, Scene
from checker.extract.tenses import listed, when


def cost_of(scene: Scene, i: int, j: int) -> float:
    """How far a time at `j` is from the number at `i` for a reader: words, marks, numbers and clauses between."""
    i = listed(scene, i, j) if j > i else i
    if when(scene, j, i):
        return 0.0
    if i + 2 < j and scene.atoms[i + 1].low == "to" and scene.atoms[i + 2].kind == "Q":
        i += 2  # “doubled to 2,600 tonnes last year”
    low, high = (i, j) if i < j else (j, i)
    far = 0.0
    for k in range(low + 1, high):
        atom = scene.atoms[k]
        if atom.kind == "Q" and atom.id != "date":
            far += 2.0 if j > i else 0.6
        elif atom.kind == "T" and j < i:
            far += 2.0
        elif atom.kind == "P":
            far += 0.6 if atom.text in COMMA else 0.3
        else:
            far += 0.12
    far += 2.0 * abs(scene.clauses[i] - scene.clauses[j])
    between = atoms_between(scene, low, high)
    if j < i and scene.atoms[j + 1].low in ("and", "but"):
        far += 1.0
    if j > i:
        far += (
            0.5 if scene.chinese else 0.0
        )  # 从2022年的19万吨增至2030年的35万吨: a time stands before its number
        return far + (0.2 if not between & {"Q", ","} else 1.5)
    return far + (1.0 if "," in between and j > 3 else 0.3)


def atoms_between(scene: Scene, low: int, high: int) -> set[str]:
    """What kinds of atoms stand between two: `Q` for a number, `,` for a comma."""
    inside = scene.atoms[low + 1 : high]
    return {"Q" for a in inside if a.kind == "Q" and a.id != "date"} | {
        "," for a in inside if a.text in COMMA
    }
