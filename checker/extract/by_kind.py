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
    "beans": BEANS, "bean": BEANS, "beverage": ("coffee", "tea", "arabica_coffee", "robusta_coffee"), "oilseed": OILSEEDS, "oilseeds": OILSEEDS,
    "the cereal": GRAINS, "the staple": GRAINS, "the fibre": FIBRES, "the fiber": FIBRES, "the fuel": FUELS,
    "yellow metal": ("gold",), "precious metal": ("gold", "silver", "platinum", "palladium"), "red metal": ("copper",), "white metal": ("silver",),
    "galvanising metal": ("zinc",), "galvanizing metal": ("zinc",), "soldering metal": ("tin",), "solder metal": ("tin",), "ingots": ("aluminium", "tin", "zinc", "lead"),
    "cells": ("solar_cells", "ev_batteries", "lithium_ion_batteries", "batteries"), "freight rates": ("container_freight",), "freight rate": ("container_freight",),
    "grinders": ("cocoa",), "grindings": ("cocoa",), "roasters": ("coffee",), "spinners": ("cotton",), "crushers": ("soybeans", "rapeseed", "sugarcane"),
    "cathodes": ("copper", "refined_copper", "nickel", "refined_nickel"), "cathode": ("copper", "refined_copper", "nickel", "refined_nickel"),
    "heavies": ("heavy_rare_earths",), "the heavies": ("heavy_rare_earths",), "light elements": ("light_rare_earths",), "heavy elements": ("heavy_rare_earths",),
    "heavy ones": ("heavy_rare_earths",), "light ones": ("light_rare_earths",), "stones": ("diamonds", "emeralds", "rubies"), "gems": ("diamonds", "emeralds", "rubies"),
}  # fmt: skip
"""What a word for a kind can stand for; which of them, the article says."""
SAID = re.compile(r"\b(?:" + "|".join(sorted(KINDS, key=len, reverse=True)) + r")\b")


def by_kind(scene: Scene, i: int, memory: Memory) -> str | None:
    """The goods that the word for a kind nearest to the number means, being goods of the article."""
    if scene.chinese:
        return None
    at = scene.atoms[i].start
    for hit in sorted(
        SAID.finditer(scene.text, scene.start, scene.end), key=lambda hit: abs(hit.start() - at)
    ):
        kin = KINDS[hit[0]]
        spoken = (memory.commodity, memory.topic, *memory.goods)
        found = next((id for id in spoken if id in kin), None)
        if found is not None or len(kin) == 1:
            return found or kin[0]
    return None
