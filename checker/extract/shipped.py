"""Shipping and selling: which of them are sales and which are exports, by who does it and what goods they are."""

from __future__ import annotations

from checker.extract.frame import STATES, Frame, dimension
from checker.extract.scene import Scene
from checker.model import Kind

SHIPS = ("ship", "dispatch")


def settle_flow(scene: Scene, i: int, frame: Frame) -> None:
    """What a maker ships are its sales, what a country sells of goods that are weighed its exports."""
    pack, kind = scene.pack, scene.pack.kind(frame.subject)
    if frame.metric == "exports" and kind == "company" and "收" in frame.evidence.get("metric", ""):
        frame.metric, frame.commodity = "revenue", None  # 公司对美出口收入3亿元
    elif frame.metric == "exports" and frame.counterparty is None:
        shipped = frame.evidence.get("metric", "").lower().startswith(SHIPS)
        counted = pack.counted(frame.commodity or "")
        fuel = any(pack.within(frame.commodity, id) for id in ("natural_gas", "oil"))
        power = kind == "world" and dimension(frame.unit) in ("energy", "power")
        made = (
            power
            or (counted and kind in ("", "world"))
            or (kind == "" and not fuel and frame.kind != Kind.SHARE)
        )
        if shipped and dimension(frame.unit) not in PIPED and (kind == "company" or made):
            frame.metric = "sales"
            if frame.kind == Kind.SHARE and frame.whole == frame.subject and not scene.chinese:
                frame.whole = "world"
    elif (
        frame.metric == "sales"
        and kind == "country"
        and (
            dimension(frame.unit) in WEIGHED
            or (frame.whole == "world" and pack.within(frame.commodity, "minerals"))
        )
    ):
        frame.metric = "exports"
        frame.counterparty = frame.counterparty or _sold_to(scene, i, frame)


def _sold_to(scene: Scene, i: int, frame: Frame) -> str | None:
    """The country right after what a country sold: “sold 900 tonnes of it to Japan”."""
    for j, atom in enumerate(scene.atoms[i + 1 : i + 6], start=i + 1):
        if atom.kind in "QVP":
            return None
        if atom.kind == "E" and scene.preposition(j) == "to":
            return atom.id if scene.pack.kind(atom.id) in STATES and atom.id != frame.subject else None
    return None


WEIGHED = ("mass", "volume")
PIPED = ("volume", "rate")
