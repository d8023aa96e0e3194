"""The label of a value: “Exports to China: 9.6 million tons”, 铜产量：132.8万吨."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.atom import Atom
from checker.extract.verbs_en import FUTURE, PAST, PRESENT, TOLD

LONGEST = 12
"""So many pieces the label of a value may have."""
BEFORE = frozenset("(（;；")
"""Marks behind which a label can begin inside a sentence: “(a year earlier: 1.9 million)”."""
NO_LABEL = PAST | PRESENT | FUTURE | TOLD | frozenset("it this that what they he she we sees thinks".split())
"""Words with which something is told, so that what stands before the mark is no label."""


def ends_label(atoms: Sequence[Atom], i: int) -> bool:
    """Whether the mark at `i` stands between a label without a verb and its value, so that both are of one clause."""
    back = range(i - 1, max(-1, i - LONGEST - 2), -1)
    first = next((j + 1 for j in back if atoms[j].text in BEFORE), max(0, i - LONGEST - 1))
    label, value = atoms[first:i], atoms[i + 1 : i + 3]
    if not label or len(label) > LONGEST or any(a.kind in "QVP" or _tells(a) for a in label):
        return False
    return value[:1] != [] and (value[0].kind == "Q" or (value[0].kind == "T" and value[-1].kind == "Q"))


def _tells(atom: Atom) -> bool:
    """Whether it is a verb, or takes up something said before: “sees it otherwise:”."""
    return atom.kind in "WK" and (atom.low in NO_LABEL or atom.low.endswith("ed"))
