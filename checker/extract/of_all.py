"""Parts of all that there is: “built 55.7% of all ships delivered”, “a share of world exports of 55%”, “11 of Ghana's 66 furnaces”."""

from __future__ import annotations

import re

from checker.extract.frame import FLOWS, Frame
from checker.extract.scene import Scene
from checker.model import Kind

OF_ALL = re.compile(
    r" of all (?:the )?(?:[\w-]+ ){1,4}?(?:sold|delivered|shipped|made|built|produced|completed|launched)\b"
)
OF_WORLD_TRADE = re.compile(
    r"\b(?:share|part|portion|slice) of (?:the )?(?:world|global|worldwide|international)(?:['’]s)? (?:[\w-]+ ){0,3}?(?:exports|trade|imports|shipments)\b[^,;]{0,40}$"
)
CAME = ("came", "come", "was", "were", "ranked", "finished")
MADE = frozenset(["production", "mine_production", "refining", "metal_production", "magnet_production"])


def settle_of_all(scene: Scene, i: int, frame: Frame, last: Frame | None) -> None:
    """Write the whole, the measure or the goods of a part of all that there is into an English frame."""
    if scene.chinese:
        return
    if frame.kind == Kind.SHARE:
        _settle_part(scene, i, frame)
    elif frame.kind == Kind.RANK and last is not None and last.kind == Kind.SHARE:
        if last.metric in MADE and last.whole == frame.whole and scene.atoms[i - 1].low in CAME:
            frame.metric = last.metric  # “built half of all ships sold; South Korea's came second”
    elif frame.kind == Kind.COUNT and (goods := _of_counted_goods(scene, i)) is not None:
        frame.commodity = goods


def _settle_part(scene: Scene, i: int, frame: Frame) -> None:
    """The world is the whole of “all ships delivered”, whoever built them, and of a “share of world exports”."""
    if frame.metric in FLOWS and frame.whole == frame.subject:
        before = scene.text[scene.start : scene.atoms[i].start]
        frame.whole = "world" if OF_WORLD_TRADE.search(before) is not None else frame.whole
    if OF_ALL.match(scene.text, scene.atoms[i].end, scene.end) is None:
        return
    low = scene.span_of(i)[0]
    verb = next((a for a in reversed(scene.atoms[low:i]) if a.kind in "VM" and a.metrics()), None)
    made = next((name for name in verb.metrics() if name in MADE), None) if verb is not None else None
    if made is not None:
        frame.metric = made
        frame.whole = "world" if frame.whole in (None, frame.subject) else frame.whole


def _of_counted_goods(scene: Scene, i: int) -> str | None:
    """The goods of the things of which so many are told: ferrochrome of “11 of South Africa's 66 ferrochrome furnaces”."""
    if i + 1 >= len(scene.atoms) or scene.atoms[i + 1].low != "of":
        return None
    whole = next((a for a in scene.atoms[i + 2 : i + 7] if a.kind == "Q"), None)
    if whole is None or whole.quantity is None or whole.quantity.unit != "count":
        return None
    goods = [m.id for m in scene.inside.get(whole.start, ()) if m.role == "commodity"]
    return goods[0] if goods else None
