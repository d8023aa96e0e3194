"""What a firm is called instead of its name where it is ranked: “The world's ninth largest automaker is cutting 340 jobs”."""

from __future__ import annotations

import re

from checker.extract.english.phrase import word_at
from checker.extract.frame import LANDS, Memory
from checker.extract.scene import Scene

MAKERS = frozenset(
    """company firm group miner producer maker carmaker automaker chipmaker steelmaker drugmaker planemaker shipbuilder airline carrier
    retailer refiner smelter supplier trader utility manufacturer brewer insurer""".split()
)
IDENTIFIES = frozenset(["is", "was", "are", "were", "remains", "became"])


def named_by_trade(scene: Scene, j: int) -> int | None:
    """Where the firm stands that a nationality and its trade lead to: “Norwegian state-backed metals group Norsk Hydro”."""
    for k in range(j + 2, min(len(scene.atoms), j + 9)):
        atom = scene.atoms[k]
        if atom.kind == "E" and not atom.adjective:
            own = scene.pack.kind(atom.id) in ("company", "")
            return k if own and word_at(scene, k - 1) in MAKERS else None
        if atom.kind not in "WCM" and atom.text != "-":
            return None
    return None


def ranked_firm(scene: Scene, i: int, memory: Memory) -> str | None:
    """The firm spoken of that a rank at the head of the sentence calls by its trade; None where it says who that is."""
    low = next((k for k in range(min(3, len(scene.atoms))) if scene.atoms[k].kind == "Q"), None)
    if low is None or low > i:
        return None
    rank = scene.atoms[low].quantity
    if (
        rank is None
        or rank.form != "rank"
        or any(a.kind == "E" for a in scene.atoms[:low] if a.id != "world")
    ):
        return None
    noun = next(
        (k for k in range(low + 1, min(low + 4, len(scene.atoms))) if word_at(scene, k) in MAKERS), None
    )
    if noun is None or any(a.kind in "EQP" for a in scene.atoms[low + 1 : noun]):
        return None
    after = noun + 1
    if word_at(scene, after) in IDENTIFIES and not any(
        word_at(scene, k).endswith(("ing", "ed")) for k in range(after + 1, after + 3)
    ):
        return None
    if after < len(scene.atoms) and (
        scene.atoms[after].kind in "EP" or word_at(scene, after) in ("of", "by", "in")
    ):
        return None  # “The largest producer, Codelco, …”
    if any(a.kind == "E" and scene.bare(k) for k, a in enumerate(scene.atoms[:i]) if a.id != "world"):
        return None
    firms = (id for id in reversed(memory.firms) if scene.pack.kind(id) == "company")
    return next(firms, None) or memory.topic_company


WORK_FOR = re.compile(
    r"(?: (?:people|workers|employees|men|staff))?,? (?:who )?(?:are |were )?(?:now |still |already )?(?:work(?:s|ed|ing)?|employed|on the payroll) (?:there )?(?:for|at|of|by) (?:the )?"
)
"""What behind a number leads to whom so many work for: “some 377 people work at Ferrowin”."""


def employer(scene: Scene, i: int, place: str | None) -> str | None:
    """Whom so many are said to work for, or the only firm of a sentence, where the jobs are said to be in a place: “Calder will close its works in Derby, putting 700 jobs at risk”."""
    if (works := WORK_FOR.match(scene.text, scene.atoms[i].end, scene.end)) is not None:
        whose = next((a for a in scene.atoms[i + 1 :] if a.kind == "E" and a.start == works.end()), None)
        if whose is not None:
            return whose.id
    if place is None or scene.pack.kind(place) not in (*LANDS, "place", ""):
        return None
    if all(a.id != place for a in scene.atoms):
        return None
    for j, atom in enumerate(scene.atoms):
        if atom.kind == "E" and atom.id == place:
            listed = word_at(scene, j - 1) == "," and scene.preposition(j) in ("", *THERE)
            owned = word_at(scene, j - 1) in ("'s", "’s")
            if scene.possessive(j) or not (scene.preposition(j) in THERE or listed or owned):
                return None
    firms = {
        a.id
        for j, a in enumerate(scene.atoms[:i])
        if a.kind == "E" and not a.adjective and scene.pack.kind(a.id) == "company"
        if scene.bare(j) or scene.possessive(j)
    }
    return firms.pop() if len(firms) == 1 else None


THERE = ("in", "at", "near", "outside")
