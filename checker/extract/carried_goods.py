"""Which goods a duty is on, and of which things are counted and ordered, where their clause names none."""

from __future__ import annotations

import re

from checker.extract.frame import Frame, Memory
from checker.extract.scene import Scene

ALL_GOODS = re.compile(
    r"\b(?:goods|imports|products|items|everything|economy|economies|reciprocal|fentanyl|agreement|agreed|trade|deal|in return)\b|商品|货物|产品|关税战|对等|芬太尼|[国美中日韩]货(?![币轮柜船源])|平均(?:关税)?税率|平均关税|综合税率|普遍关税|基准关税"
)
"""What says that a duty is on whatever a country sells."""


def dutiable(scene: Scene, i: int, memory: Memory, last: Frame | None) -> str | None:
    """What a duty is on: the goods of its clause, else those that the text speaks of, unless it is on all of them."""
    for j, a in enumerate(scene.atoms):
        taken = any(b.kind in "VT" or b.is_cue("share") for b in scene.atoms[i + 1 : j])
        if a.kind == "C" and scene.clauses[j] == scene.clauses[i] and not taken:
            return a.id
    if (theirs := _of_the_taxed(scene, i)) is not None:
        return theirs
    if last is not None and last.metric == "tariff":
        return last.commodity
    if ALL_GOODS.search(scene.text, scene.start, min(scene.end, scene.atoms[i].end + 60)) is not None:
        return None
    before = [a.id for a in scene.atoms[:i] if a.kind == "C"]
    return before[-1] if before else memory.commodity


def _of_the_taxed(scene: Scene, i: int) -> str | None:
    """What the firm sells that a duty is on: “charges BYD 17%”, “17% for BYD”."""
    for atom in (*reversed(scene.atoms[max(0, i - 2) : i]), *scene.atoms[i + 1 : i + 3]):
        firm = scene.pack.entities.get(atom.id) if atom.kind == "E" else None
        if firm is not None and firm.kind == "company":
            return firm.makes or firm.commodity
    return None


OF_A_TRADE = re.compile(
    r"\b(?:project|mine|pit|site|(?:ship)?yard|fab|application|licen[cs]e|permit|smelter|refiner|refiner(?:y|ie)|maker|rig|plant"
    r"|factor(?:y|ie)|producer|supplier|miner|deposit|proposal|firm|compan(?:y|ie)|well)s?\b"
)
"""What of the goods that the text speaks of is counted."""


def counted_of(scene: Scene, i: int, memory: Memory, last: Frame | None) -> str | None:
    """Of which goods things are that are counted: “eight large yards survive” in an article on ships."""
    if scene.title:
        return None
    if last is not None and last.metric == "things":
        return last.commodity
    of_a_trade = OF_A_TRADE.search(scene.words(i, min(len(scene.atoms), i + 4))) is not None
    return memory.commodity or memory.topic if of_a_trade else None
