"""Whose the stocks of exchanges are where none is named: “exchange stocks”, “warehouse stocks of nickel”."""

from __future__ import annotations

import re

from checker.extract.scene import Scene


def of_all_exchanges(scene: Scene, goods: str | None) -> str | None:
    """The exchange of base metals, or the world, whose warehouses hold it where none is named: “certified cocoa in exchange sheds”."""
    if scene.chinese:
        return None
    if (hit := KEPT_AT.search(scene.text, scene.start, scene.end)) is not None:
        return EXCHANGES[(hit["before"] or hit["behind"]).lower()]
    if WAREHOUSES.search(scene.text, scene.start, scene.end) is None:
        return None
    named = [a.id for a in scene.atoms if a.kind in "ES"]
    if goods in BASE_METALS and set(named) <= {"new_york", "shanghai"}:
        return {"new_york": "comex", "shanghai": "shfe"}.get(named[0] if named else "", "lme")
    return None if named else "world"


EXCHANGES = {
    "lme": "lme",
    "london metal exchange": "lme",
    "comex": "comex",
    "shfe": "shfe",
    "shanghai futures exchange": "shfe",
}
STOCKS = r"(?:warehouses|stocks|stockpiles|inventories|sheds|depots)"
KEPT_AT = re.compile(
    rf"\b(?P<before>LME|Comex|COMEX|SHFE)(?:['’]s)?(?:[ -](?!price)[\w-]+){{0,2}} {STOCKS}\b"
    rf"|\b{STOCKS} (?:of \w+ )?(?:held |registered |kept )?(?:in|on|at|by|with) (?:the )?(?P<behind>LME|Comex|COMEX|SHFE|London Metal Exchange|Shanghai Futures Exchange)\b"
)
"""Which exchange it is, where that is said."""
BASE_METALS = frozenset(["copper", "aluminium", "zinc", "lead", "nickel", "tin"])


WAREHOUSES = re.compile(
    r"\b(?:exchange|certified|exchange-registered|bourse)s?[ -](?:[\w-]+ ){0,3}?(?:warehouses|stocks|stockpiles|inventories|sheds)\b|\bcertified \w+ (?:stocks|in)\b|\bwarehouse (?:stocks|stockpiles|inventories)\b",
    re.IGNORECASE,
)
