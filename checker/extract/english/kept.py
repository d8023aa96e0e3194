"""Goods that are kept rather than made: in a store, in the ground, in somebody's hands."""

from __future__ import annotations

import re

from checker.extract.english.ground import IN_THE_GROUND, held_in_the_ground
from checker.extract.english.number import MADE, WEIGHED, Number
from checker.extract.english.phrase import kind_of
from checker.extract.english.spells import stocked


def kept(number: Number) -> str | None:
    """Whether goods are kept rather than made, above the ground or under it."""
    if number.dim in WEIGHED and CAN_STORE.search(number.words_before(5)):
        below = number.dim == "mass" and held_in_the_ground(number.scene, number.i, number.low, number.memory)
        return "resources" if below == "resources" else "capacity"
    if number.dim not in ("mass", "volume"):
        return None
    end = number.scene.atoms[number.i].end
    if (
        HOARDS.search(number.before)
        or stocked(number)
        or any(form.match(number.scene.text, end, number.scene.end) for form in (IN_STORE, FOR_STOCK))
    ):
        return "stockpile"
    if number.dim == "volume" and IN_THE_GROUND.search(number.scene.words(max(0, number.i - 10), number.i)):
        return "resources"
    if number.dim != "mass":
        return None
    if CONTAINED.match(number.scene.text, end) and not number.scene.times:
        said = {name for a in number.scene.atoms[number.low : number.i] for name in a.metrics()}
        return "resources" if MADE.isdisjoint(said) else None
    if (
        number.quantity.low >= 1e6
        and number.word(-1) in ("holds", "held", "contains", "contain")
        and OF_ORE.match(number.scene.text, end)
    ):
        return "resources"  # “Mingomba holds 247 million tonnes of ore”
    if (held := held_in_the_ground(number.scene, number.i, number.low, number.memory)) is not None:
        return held
    if number.word(-1) in ("holds", "held", "hold") and _by_a_firm(number):
        return "stockpile"
    return "stockpile" if number.word(-1) in ("owns", "owned", "own", "possesses") else None


def _by_a_firm(number: Number) -> bool:
    """Whether a company holds goods, no measure being named: “the firm holds 352 tons of it”."""
    said = number.scene.atoms[number.low : number.i]
    firm = any(
        (a.kind == "E" and kind_of(number.scene, a) == "company") or a.low.removeprefix("the ") in HOLDERS
        for a in said
    )
    return firm and not any(a.kind == "M" for a in said) and number.word(1) == "of"


HOLDERS = frozenset(
    "firm company group trader dealer importer merchant distributor buyer carmaker supplier".split()
)
HOARDS = re.compile(
    r"\b(?:funds?|trusts?|etfs?|warehouses?|vaults?|traders?|exchanges?|depots?|tanks?|silos?|granar(?:y|ies)|elevators?|bins?|reserve|stockpile)(?: [^.;]{0,90} and)? (?:now |still |alone |already )?(?:holds?|held|sits? on|sat on|stores?|stored|has|have|had|keeps?|kept|contain(?:s|ed)?) (?:about |some |over |nearly |around |more than |just |another |a further )*$"
)
"""Who keeps goods rather than making them: “the trust holds 70 million pounds”."""
CONTAINED = re.compile(r" of contained [a-z]")
"""“38 million tonnes of contained copper”, where nothing is said to be dug."""
OF_ORE = re.compile(r" of (?:\w+ )?ore\b")
IN_STORE = re.compile(
    r" (?:of [\w-]+(?: [\w-]+)? )?in (?:its |their |the |state |bonded |exchange |public |government )*"
    r"(?:silos|warehouses|stock|store|storage|tanks|vaults|bins|granaries|reserve|depots|sheds)\b"
)
"""“Egypt has 4.5 million tonnes in its silos.”"""
FOR_STOCK = re.compile(
    r" (?:of [\w-]+(?: [\w-]+)? )?for (?:its|the|their|a) (?:national |state |strategic |own )*(?:stockpile|reserves?|stocks)\b"
)
"""“Bought 5,000 tonnes for its stockpile.”"""
CAN_STORE = re.compile(
    r"\b(?:can|could|able to|will|would) (?:now |still |then )?(?:store|hold|stockpile|carry|transport|handle|load) (?:about |some |up to |almost |nearly )?$"
)
