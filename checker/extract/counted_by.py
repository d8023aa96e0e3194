"""Offices, lobbies and houses of analysts own none of the figures that they count: their country does, or the world."""

from __future__ import annotations

from checker.extract.exchanges import EXCHANGES
from checker.extract.frame import Frame
from checker.model import Kind
from checker.packs import Pack

COUNTED = frozenset(
    """production mine_production refining metal_production magnet_production supply demand consumption imports exports reserves resources
    import_reliance quota area grade market_size sales price tariff stockpile""".split()
)
"""What somebody counts for others; a ministry gives loans."""
OF_THE_WORLD = ("world_", "international_", "global_")
WORLDLY = frozenset(
    "iea fao wto imf unctad igc ico icco icsg insg ilzsg icac itri worldsteel wsts gwec iata bimco irena iaea".split()
)
"""Bodies of the world whose id does not say so."""


def of_their_land(frame: Frame, pack: Pack, country: str | None) -> None:
    """Give what an office counted to the country that it counts for, or to the world; else nobody has it.

    `country` is the one that the article is about: a “Ministry of Mines” without a land is its.
    """
    if pack.kind(frame.subject) != "source" or frame.metric not in COUNTED or frame.subject is None:
        return
    teller = frame.subject
    if frame.kind == Kind.SHARE and frame.metric == "supply":
        return  # what is no share of a market: “the department received 10% of the company”
    if frame.metric == "stockpile" and (teller in EXCHANGES.values() or "exchange" in teller):
        return
    if teller in WORLDLY or teller.startswith(OF_THE_WORLD):
        frame.subject = "world" if frame.metric != "price" else None
    elif teller.startswith("ministry_"):
        frame.subject = pack.home(teller) or country
    elif pack.home(teller) is not None or pack.entities[teller].names:
        frame.subject = pack.home(teller) if frame.metric != "price" else None
    if frame.whole == teller:
        frame.whole = frame.subject
