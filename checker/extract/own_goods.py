"""Goods that a number has of its own beside another's: “solar grew by 8 GW and wind by 2 GW”, “51% of new cars were electric”."""

from __future__ import annotations

from checker.extract.by_kind import right_there
from checker.extract.commodity_en import left_out
from checker.extract.frame import Frame, Memory
from checker.extract.goods_meant import half_said, listed_last
from checker.extract.joints_en import PREPOSITIONS
from checker.extract.measurable import measurable
from checker.extract.scene import COMMA, Scene


def own_goods(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None) -> str | None:
    """The goods of a number that says itself what it is of, though half or later."""
    told = half_said(scene, i, frame, memory) or right_there(scene, i, memory) or listed_last(scene, i)
    return told or _own_of_two(scene, i, frame, last) or _in_the_noun(scene, i, frame)


def _in_the_noun(scene: Scene, i: int, frame: Frame) -> str | None:
    """The goods that the noun of the measure names itself: “the gold reserves of the Polish central bank grew by 102 tonnes”."""
    if scene.chinese or frame.metric != "stockpile":
        return None
    nouns = (a.low for a in reversed(scene.atoms[:i]) if a.kind == "M" and "stockpile" in a.metrics())
    word = next(nouns, "").partition(" ")[0]
    return word if word in scene.pack.commodities else None


def _own_of_two(scene: Scene, i: int, frame: Frame, last: Frame | None) -> str | None:
    """The goods of a number that leaves the rest to the one before: “solar grew by 8 GW and wind by 2 GW”."""
    if scene.chinese or last is None or last.at < 0 or frame.commodity != last.commodity:
        return None
    if all(a.kind != "C" for a in scene.atoms[last.at + 1 : i]):
        return None
    between = [
        a for j, a in enumerate(scene.atoms[last.at + 1 : i], start=last.at + 1) if not left_out(scene, j)
    ]
    goods = [a.id for a in between if a.kind == "C" and measurable(scene.pack, a.id, frame.unit)]
    small = all(a.kind in "CKPT" or a.low in LINKS for a in between)
    if len(goods) == 1 and small:
        return goods[0]
    return _acts(scene, last.at, i, frame)


def _acts(scene: Scene, low: int, i: int, frame: Frame) -> str | None:
    """The goods with which a clause of its own begins between two numbers: “and modules hardly moved at 0.7 yuan a watt”."""
    named = [j for j in range(low + 1, i) if scene.atoms[j].kind == "C" and not left_out(scene, j)]
    if len(named) != 1 or any(a.kind in "EM" for a in scene.atoms[low + 1 : i]):
        return None
    at = named[0] - (scene.atoms[named[0] - 1].low in ("a", "an", "the", "one"))
    opens = scene.atoms[at - 1].low in ("and", "but", "while", "whereas", ",", ";") and at - 1 > low
    near = i - named[0] < 7 and not any(
        a.low in PREPOSITIONS - {"at", "to", "by", "from"} for a in scene.atoms[named[0] + 1 : i]
    )
    return (
        scene.atoms[named[0]].id
        if opens and near and measurable(scene.pack, scene.atoms[named[0]].id, frame.unit)
        else None
    )


LINKS = frozenset(
    """and by to at of for but while with in is was were are costs cost a the only oxide oxides metal concentrate ore carbonate
    hydroxide powder went goes that price prices stood on""".split()
)
"""Small words between goods and their number, where the number before has the verb."""


def _akin(scene: Scene, i: int, id: str, whole: str | None) -> bool:
    """Whether goods bring in a part of the takings from their like: “3 nm chips made up 20% of wafer sales”."""
    known = scene.pack.commodities.get(whole or "")
    sold = any("sales" in a.metrics() or "revenue" in a.metrics() for a in scene.atoms[i + 1 : i + 6])
    return sold and known is not None and any(scene.pack.within(id, wider) for wider in known.within)


def part_of(scene: Scene, i: int, whole: str | None) -> str | None:
    """What a share is of, where both it and the wider thing are named: “51% of new cars were electric vehicles”."""
    for around in (range(i - 1, -1, -1), range(i + 1, len(scene.atoms))):
        for j in around:
            atom = scene.atoms[j]
            if (
                atom.kind == "Q"
                or atom.text in COMMA
                or atom.text == "、"
                or scene.clauses[j] != scene.clauses[i]
                or (j < i and atom.low == "and" and any(a.kind == "Q" for a in scene.atoms[:j]))
            ):
                break  # “made 94% of magnets and refined 91% of rare earths”
            if atom.kind == "C" and scene.pack.within(atom.id, whole):
                return atom.id
            if atom.kind == "C" and j < i and _akin(scene, i, atom.id, whole):
                return atom.id
    return None
