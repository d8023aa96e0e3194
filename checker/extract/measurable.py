"""Which goods a number with a unit can be of: no tonnes of cars, no barrels of gas."""

from __future__ import annotations

from checker.extract.frame import Frame
from checker.packs import Pack

CARRIED_IN = frozenset({"t", "oz", "bbl", "bbl/d", "bcm", "bcf", "bcf/d", "m3", "l", "gallon", "bushel"})
"""What is measured in these does not come in pieces."""
BURNT_IN = {"bbl": "oil", "bbl/d": "oil", "bcm": "natural_gas", "bcf": "natural_gas", "bcf/d": "natural_gas"}
"""The one fuel of several that is measured in a unit."""
PUMPED = frozenset({"production", "price", "cost"})
LIVESTOCK = frozenset(["pigs", "cattle", "sheep", "chickens"])
"""What is counted and sold by weight."""
UNWEIGHED = ("electricity", "semiconductors")
FUELS = ("oil", "natural_gas", "coal", "electricity")


def measurable(pack: Pack, id: str, unit: str | None) -> bool:
    """Whether a number with that unit can be of the commodity: no tonnes of cars or of power, no barrels of gas."""
    if id == "shares" and unit in CARRIED_IN:
        return False
    of = (unit or "").partition("/")[2] if unit not in BURNT_IN else unit
    said = of if of in CARRIED_IN else unit
    if (
        said in CARRIED_IN
        and pack.counted(id)
        and not (said == "t" and id in LIVESTOCK)
        and not (said == "t" and (id == "ships" or pack.within(id, "ships")))
    ):
        return False  # ships come in tonnes deadweight, but their oil in barrels
    if said == "t" and (id in UNWEIGHED or any(pack.within(id, whole) for whole in UNWEIGHED)):
        return False
    known = pack.commodities.get(id)
    if unit in ("TWh", "GWh") and known is not None and known.counted and known.power is None:
        return False  # no watt-hours of cars
    if unit in ("GW", "TWh") and known is not None and known.power is None and pack.within(id, "minerals"):
        return id in FUELS  # no gigawatts of a metal
    own = BURNT_IN.get(said or "")
    return own is None or not any(id == fuel or pack.within(id, fuel) for fuel in FUELS if fuel != own)


def fuel_of(frame: Frame) -> str | None:
    """The fuel that a number is measured like: what a country pumps in barrels a day is crude."""
    if frame.unit in ("TWh", "GW"):
        return "electricity"
    fuel = BURNT_IN.get(frame.unit or "") or BURNT_IN.get((frame.unit or "").partition("/")[2])
    return "crude_oil" if fuel == "oil" and frame.metric in PUMPED else fuel
