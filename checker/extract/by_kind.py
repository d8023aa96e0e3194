"""Goods that an English sentence names only by their kind: “the beans” of an article on cocoa, “the yellow metal”."""

from __future__ import annotations

import re

from checker.extract.frame import Memory
from checker.extract.scene import Scene

BEANS = ("cocoa", "coffee", "arabica_coffee", "robusta_coffee", "soybeans", "vanilla")
OILSEEDS = ("soybeans", "rapeseed", "sunflower_seed", "palm_oil", "peanuts")
GRAINS = ("wheat", "corn", "rice", "barley", "durum_wheat", "sorghum", "oats", "rye")
FIBRES = ("cotton", "wool", "polyester", "jute", "silk")
FUELS = (
    "lng",
    "natural_gas",
    "coal",
    "thermal_coal",
    "diesel",
    "gasoline",
    "jet_fuel",
    "crude_oil",
    "uranium",
    "hydrogen",
    "ethanol",
)
KINDS: dict[str, tuple[str, ...]] = {
    "beans": BEANS, "bean": BEANS, "beverage": ("coffee", "tea", "arabica_coffee", "robusta_coffee"), "oilseed": OILSEEDS,
    "the cereal": GRAINS, "the staple": GRAINS, "the fibre": FIBRES, "the fiber": FIBRES, "the fuel": FUELS,
    "yellow metal": ("gold",), "precious metal": ("gold", "silver", "platinum", "palladium"), "red metal": ("copper",), "white metal": ("silver",),
    "galvanising metal": ("zinc",), "galvanizing metal": ("zinc",), "soldering metal": ("tin",), "solder metal": ("tin",), "ingots": ("aluminium", "tin", "zinc", "lead"),
    "meal": ("soybean_meal", "fishmeal"), "the crude": ("crude_oil",), "cells": ("solar_cells", "ev_batteries", "lithium_ion_batteries", "batteries"), "freight rates": ("container_freight",), "freight rate": ("container_freight",),
    "grinders": ("cocoa",), "grindings": ("cocoa",), "roasters": ("coffee",), "spinners": ("cotton",), "crushers": ("soybeans", "rapeseed", "sugarcane"),
    "cathodes": ("copper", "refined_copper", "nickel", "refined_nickel"), "cathode": ("copper", "refined_copper", "nickel", "refined_nickel"),
    "pellets": ("iron_ore_pellets", "wood_pellets"), "heavies": ("heavy_rare_earths",), "light elements": ("light_rare_earths",), "heavy elements": ("heavy_rare_earths",),
    "heavy ones": ("heavy_rare_earths",), "light ones": ("light_rare_earths",), "stones": ("diamonds", "emeralds", "rubies"), "gems": ("diamonds", "emeralds", "rubies"),
}  # fmt: skip
"""What a word for a kind can stand for; which of them, the article says."""
SAID = re.compile(r"\b(?:" + "|".join(sorted(KINDS, key=len, reverse=True)) + r")\b", re.IGNORECASE)


def right_there(scene: Scene, i: int, memory: Memory) -> str | None:
    """The goods that the word for a kind means which stands at the number: “50 GW of cells”, “those of cells rose by 9%”."""
    if scene.chinese:
        return None
    since = next((a.end for a in reversed(scene.atoms[:i]) if a.kind in "CQ"), scene.start)
    used = USES.search(scene.text, max(scene.start, scene.atoms[i].start - 24), scene.atoms[i].start)
    if used is not None and OF_ITS_POWER.match(scene.text, scene.atoms[i].end, scene.end) is not None:
        return "electricity"
    behind = AFTER.match(scene.text, scene.atoms[i].end, scene.end)
    parted = scene.text.rfind(";", since, scene.atoms[i].start)
    before = [] if behind else list(SAID.finditer(scene.text, max(since, parted), scene.atoms[i].start))
    word = behind["kind"] if behind is not None else before[-1][0] if before else None
    return _meant(word, memory) if word is not None else None


BESIDE: dict[str, tuple[tuple[str, ...], str]] = {
    "pellets": (("iron_ore",), "iron_ore_pellets"),
    "cells": (("solar_modules", "polysilicon", "solar_panels"), "solar_cells"),
    "meal": (("soybeans",), "soybean_meal"),
    "the crude": (("oil",), "crude_oil"),
}
"""What a word means in an article that names what it goes with."""


def _meant(word: str, memory: Memory) -> str | None:
    """Which goods of the article a word for a kind stands for."""
    kin = KINDS[word.lower()]
    spoken = (memory.commodity, memory.topic, *memory.goods)
    found = next((id for id in spoken if id in kin), kin[0] if len(kin) == 1 else None)
    others, meant = BESIDE.get(word.lower(), ((), ""))
    return found or (meant if any(id in memory.goods for id in others) else None)


USES = re.compile(
    r"\b(?:use[sd]?|consume[sd]?|needs?|eats?|takes?|took|swallow(?:s|ed)?|absorb(?:s|ed)?)(?: up| about| some| nearly| over)? $"
)
OF_ITS_POWER = re.compile(
    r" of (?:its|the|their|all|the country's|the nation's) power\b(?! (?:plants?|stations?|cables?|lines?)\b)"
)
AFTER = re.compile(
    r" (?:of|on|in) (?:the |its |their |more )?(?P<kind>"
    + "|".join(sorted(KINDS, key=len, reverse=True))
    + r")\b(?! makers?\b)"
)


def by_kind(scene: Scene, i: int, memory: Memory) -> str | None:
    """The goods that the word for a kind nearest to the number means, being goods of the article."""
    if scene.chinese:
        return None
    at = scene.atoms[i].start
    for hit in sorted(
        SAID.finditer(scene.text, scene.start, scene.end), key=lambda hit: abs(hit.start() - at)
    ):
        if (found := _meant(hit[0], memory)) is not None:
            return found
    return None
