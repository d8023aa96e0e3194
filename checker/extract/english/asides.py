"""Words put between a noun and its verb that only say more of it: “tin, used in solder, has gained 4%”."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extract.scene import COMMA, RELATIVES, STRONG, Scene

LONGEST = 22
"""So many atoms an aside has at most; what is longer is a list or a clause of its own."""
DASHES = frozenset(["–", "—", " – ", " — "])
OR_ELSE = frozenset(["or", "namely", "including", "especially", "notably"])
STRONG_PASTS = frozenset(
    "made grown sown known found sold held seen built dug drawn cut won mined bought kept taken shown".split()
)
"""Participles that do not end in “ed”."""


def behind_aside(scene: Scene, j: int, i: int) -> bool:
    """Whether the word at `j` stands in an aside that is closed before the number at `i`."""
    return not scene.chinese and any(first <= j <= stop < i for first, stop in _asides(scene))


def _asides(scene: Scene) -> list[tuple[int, int]]:
    """First and last atom of each aside of the sentence; asked of every word, so found once."""
    if scene.asides is None:
        scene.asides = list(_found(scene))
    return scene.asides


def _found(scene: Scene) -> Iterator[tuple[int, int]]:
    atoms = scene.atoms
    for k in range(1, len(atoms) - 2):
        mark = atoms[k].text
        if atoms[k].kind != "P" or not (mark in COMMA or mark in DASHES) or not _opens(scene, k):
            continue
        for stop in range(k + 1, min(len(atoms) - 1, k + LONGEST)):
            atom = atoms[stop]
            if atom.kind == "Q" or (atom.kind == "P" and atom.text in STRONG):
                break
            closes = atom.text in COMMA if mark in COMMA else atom.text == mark
            if atom.kind == "P" and closes and scene.goes_on(stop + 1):
                yield k + 1, stop - 1
                break


def _opens(scene: Scene, k: int) -> bool:
    """Whether an aside on the noun before the mark begins behind it."""
    before, first = scene.atoms[k - 1], scene.atoms[k + 1]
    if before.kind not in "CM":
        return False
    participle = first.low.endswith("ed") or first.low.partition(" ")[0] in STRONG_PASTS
    return participle or first.low in RELATIVES or first.low in OR_ELSE or first.low in ("a", "an", "the")
