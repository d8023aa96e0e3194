"""Parts of all that there is: “built 55.7% of all ships delivered”, “a share of world exports of 55%”, “11 of Ghana's 66 furnaces”."""

from __future__ import annotations

import re

from checker.extract.english.quota import quota_of
from checker.extract.frame import FLOWS, Frame, Memory
from checker.extract.scene import COMMA, Scene
from checker.model import Kind

OF_ALL = re.compile(
    r" of all (?:the )?(?:[\w-]+ ){1,4}?(?:sold|delivered|shipped|made|built|produced|completed|launched)\b"
)
OF_WORLD_TRADE = re.compile(
    r"\b(?:share|part|portion|slice) of (?:the )?(?:world|global|worldwide|international)(?:['’]s)? (?:[\w-]+ ){0,3}?(?:exports|trade|imports|shipments)\b[^,;]{0,40}$"
)
ARE_ELECTRIC = re.compile(
    r"(?: of)? (?:(?:all|the|its|their|new|other) )*(?:cars|vehicles)[^,;.]{0,50} (?:was|were|is|are|will be|should be|would be) electric\b"
)
"""“One in five cars sold around the world was electric.”"""
CAME = ("came", "come", "was", "were", "ranked", "finished")
MADE = frozenset(["production", "mine_production", "refining", "metal_production", "magnet_production"])


def settle_of_all(scene: Scene, i: int, frame: Frame, last: Frame | None, memory: Memory) -> None:
    """Write the whole, the measure or the goods of a part of all that there is into an English frame."""
    if scene.chinese:
        return
    if frame.kind == Kind.SHARE:
        _settle_part(scene, i, frame)
        frame.whole = _of_the_land(scene, i, frame, memory) or frame.whole
        if frame.commodity == "vehicles" and ARE_ELECTRIC.match(scene.text, scene.atoms[i].end, scene.end):
            frame.commodity = "electric_vehicles"
        if frame.metric == "sales" and frame.subject is None and frame.whole == "world":
            frame.subject = "world"  # “one in five cars sold around the world”
    elif frame.kind == Kind.AMOUNT:
        if last is not None:
            _settle_total(scene, i, frame, last)
        if frame.metric == "quota":
            frame.subject = quota_of(scene, i) or frame.subject
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


TOTAL = re.compile(
    r" of (?:(?:the|last year['’]s|that year['’]s|all) )?(?:(?:world|global|worldwide|total|overall|annual|whole|entire|combined)(?:['’]s)? ){1,3}(?:[\w-]+ ){0,3}?"
    r"(?:output|production|supply|supplies|demand|consumption|reserves|exports|imports|sales|total|market)(?: (?:of|at|estimated at|put at|totall?ing|that totall?ed|which totall?ed))? (?:about |some |an estimated |nearly |roughly |approximately )?$"
)
OUT_OF = re.compile(
    r"\bout of (?:a |the )?(?:world|global|worldwide|overall)?(?: ?total)? (?:of |output of )?(?:about |some )?$"
)
OF_A_LAND = frozenset(["country", "bloc"])


def _settle_total(scene: Scene, i: int, frame: Frame, last: Frame) -> None:
    """Give the total of which a part was told right before to its owner: “over 70% of last year's total output of 231,000 tons”."""
    if (
        last.at < 0
        or last.at >= i
        or frame.subject != last.subject
        or scene.pack.kind(last.subject) not in OF_A_LAND
    ):
        return
    between = scene.text[scene.atoms[last.at].end : scene.atoms[i].start]
    if (last.kind == Kind.SHARE and last.whole == "world" and TOTAL.match(between) is not None) or (
        last.kind == Kind.AMOUNT
        and frame.unit == last.unit
        and frame.value > last.value
        and OUT_OF.search(between)
    ):
        frame.subject, frame.counterparty = "world", None


OF_THE_TOTAL = re.compile(
    r" of (?:the (?:total|whole|sum|lot)|(?:the country|the nation|the kingdom)['’]s (?:total|output|production|whole)|(?:all of )?(?:it|that)(?=[,.;]| and\b|$))\b"
)
THAT_IT_NEEDS = re.compile(
    r" of (?:the |all (?:the )?)?(?:[\w-]+ ){1,4}?(?:that |which )?(?:it|they|the (?:country|bloc|nation|kingdom|union|EU)) (?:uses?|consumes?|needs?|requires?|burns?)\b"
)


def _of_the_land(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The country whose total was told before, or whose needs are met: “Coal India dug 781 million tonnes, three quarters of the total”."""
    if frame.whole != "world":
        return None
    lands = ("country", "bloc")
    if THAT_IT_NEEDS.match(scene.text, scene.atoms[i].end, scene.end) is not None:
        return frame.subject if scene.pack.kind(frame.subject) in lands else None
    if OF_THE_TOTAL.match(scene.text, scene.atoms[i].end, scene.end) is None or not memory.same_block:
        return None
    told = next((f for f in memory.before if f.kind == Kind.AMOUNT and f.metric == frame.metric), None)
    if told is None or told.commodity != frame.commodity or told.subject == frame.subject:
        return None
    return told.subject if scene.pack.kind(told.subject) in lands else None


def _of_counted_goods(scene: Scene, i: int) -> str | None:
    """The goods of the things of which so many are told: ferrochrome of “11 of South Africa's 66 ferrochrome furnaces”."""
    if i + 1 >= len(scene.atoms) or scene.atoms[i + 1].low != "of":
        return None
    whole = next((a for a in scene.atoms[i + 2 : i + 7] if a.kind == "Q"), None)
    if whole is None or whole.quantity is None or whole.quantity.unit != "count":
        return None
    goods = [m.id for m in scene.inside.get(whole.start, ()) if m.role == "commodity"]
    return goods[0] if goods else None


AHEAD = re.compile(
    r"[\"“(]?(?:For|As for|As regards|In the case of|When it comes to|As far as) (?:all |the )?$"
)
"""What sets the goods ahead of a sentence: “For natural graphite, battery makers lean on one neighbour”."""
OF_GOODS = ("import_reliance", "imports", "supply", "consumption", "demand")


def goods_ahead(scene: Scene, i: int, frame: Frame) -> str | None:
    """The goods that a sentence sets ahead, where none are named right behind the number."""
    if scene.chinese or frame.metric not in OF_GOODS or frame.kind != Kind.SHARE:
        return None
    first = next((k for k, a in enumerate(scene.atoms[:5]) if a.kind == "C"), None)
    if first is None or first + 1 >= i or scene.atoms[first + 1].text not in COMMA:
        return None
    if AHEAD.match(scene.text[scene.start : scene.atoms[first].start]) is None:
        return None
    behind = any(a.kind == "C" for a in scene.atoms[i + 1 : i + 5])
    return None if behind else scene.atoms[first].id
