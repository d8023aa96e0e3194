"""The label of a value: “Exports to China: 9.6 million tons”, 铜产量：132.8万吨."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.atom import Atom
from checker.extract.verbs_en import FUTURE, PAST, PRESENT, TOLD

LONGEST = 12
"""So many pieces the label of a value may have."""
BEFORE = frozenset("(（;；")
"""Marks behind which a label can begin inside a sentence: “(a year earlier: 1.9 million)”."""
FORESEEN = frozenset("expected planned due scheduled targeted set foreseen".split())
"""What an entry can say of its date before the date."""
CLOSES = frozenset(".,;)。，；）")
"""Marks behind a date that is all that a label has: “Start of the smelter: mid-2027”."""
NAMING = frozenset("the a an its new first second third next of".split())
"""Words behind which what could be a verb is none."""
NO_LABEL = PAST | PRESENT | FUTURE | TOLD | frozenset("it this that what they he she we sees thinks".split())
"""Words with which something is told, so that what stands before the mark is no label."""


def ends_label(atoms: Sequence[Atom], i: int) -> bool:
    """Whether the mark at `i` stands between a label without a verb and its value, so that both are of one clause."""
    back = range(i - 1, max(-1, i - LONGEST - 2), -1)
    first = next((j + 1 for j in back if atoms[j].text in BEFORE), max(0, i - LONGEST - 1))
    label, behind = atoms[first:i], i + 1
    if behind < len(atoms) and _foreseen(atoms[behind]):
        behind += 1 if " " in atoms[behind].low else 2  # “First cargo: expected in 2027”
    value = atoms[behind : behind + 2]
    if not label or len(label) > LONGEST or any(a.kind in "QP" for a in label):
        return False
    if any(_tells(atoms, j) for j in range(first, i)):
        return False
    if not value or value[0].kind not in "QT":
        return False
    dated = value[0].quantity is not None and (len(value) == 1 or value[1].text in CLOSES)
    return value[0].kind == "Q" or value[-1].kind == "Q" or dated


def _foreseen(atom: Atom) -> bool:
    """Whether it says of what a label names that it is to come: “planned for”."""
    return atom.low.split(" ")[0] in FORESEEN


def _tells(atoms: Sequence[Atom], j: int) -> bool:
    """Whether the atom at `j` is a verb, or takes up something said before: “sees it otherwise:”; the first word of all, “Planned”, is none."""
    atom = atoms[j]
    if _foreseen(atom):
        return False
    if atom.kind == "V":
        return j == 0 or atoms[j - 1].low not in NAMING  # “Start of the new mine: 2027”
    return j > 0 and atom.kind in "WK" and (atom.low in NO_LABEL or atom.low.endswith("ed"))
