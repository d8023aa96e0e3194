"""What a number is of where raw goods are named or meant: the power that they make, their metal, what a mine yields."""

from __future__ import annotations

import re

from checker.extract.frame import Frame, Memory
from checker.extract.scene import Scene
from checker.model import Kind

GENERATED = frozenset({"production", "mine_production", "supply", "capacity"})
TRADED = frozenset({"imports", "exports", "sales", "other"})
UNBURNT = ("natural_gas", "batteries")
"""What is counted in watt-hours itself."""
REFINED = re.compile(
    r"\brefined (?:surplus|deficit|shortfall|market|balance|supply|output|production|usage|demand)"
)


def speaks_of_metal(scene: Scene) -> bool:
    """Whether the sentence speaks of the metal, in an article on the ore and the metal alike."""
    if scene.text.find("refined ", scene.start, scene.end) < 0:
        return False
    return REFINED.search(scene.text, scene.start, scene.end) is not None


BY_MINES = re.compile(r"\b(?:mines|miners|pits)\b")


def by_mines(scene: Scene) -> bool:
    """Whether it is mines that produce: “American mines produced 900,000 tons”."""
    return not scene.chinese and BY_MINES.search(scene.text, scene.start, scene.end) is not None


PIPES = re.compile(r"\b(?:pipelines?|pipes?|piped|TurkStream|Nord Stream|Power of Siberia|Yamal-Europe)\b")
CONNECTED = re.compile(r"\b(?:connected|hooked up|installed|added|adding|additions|fleet|grid)\b")
OF_PANELS = ("solar_modules", "solar_panels", "solar_cells", "polysilicon", "wafers")


def carried_gas(scene: Scene, id: str, frame: Frame) -> str:
    """Whether gas is cooled or piped: LNG by the tonne, gas in stores and at hubs, what a pipeline brings."""
    if id not in ("natural_gas", "lng"):
        return id
    named = any(a.kind == "C" and a.id == id for a in scene.atoms)
    unit = frame.unit or ""
    if id == "natural_gas" and unit in ("t", "USD/t") and not scene.chinese:
        return "lng"
    if id == "lng" and not named and (frame.metric == "stockpile" or unit.endswith("/MWh")):
        return "natural_gas"
    by_volume = unit in ("bcm", "bcf", "bcf/d", "percent") and frame.metric in (
        "imports",
        "exports",
        "supply",
    )
    piped = any(a.kind == "C" and a.id == "pipeline_gas" for a in scene.atoms)
    if (
        by_volume
        and not piped
        and not (named and id == "lng")
        and PIPES.search(scene.text, scene.start, scene.end)
    ):
        return "pipeline_gas"
    return id


def dug_up(scene: Scene, id: str | None) -> str | None:
    """What a mine yields of which a refinery makes what was spoken of: lithium, not its carbonate."""
    pack = scene.pack
    known = pack.commodities.get(id or "")
    if known is None or known.mined:
        return id
    return next(
        (wider for wider in known.within if wider in pack.commodities and pack.commodities[wider].mined), id
    )


MIX = re.compile(
    r"\b(?:power|electricity|generation|generating) mix\b|\b(?:in|of) the mix\b|\b(?:share|part|slice|proportion) of (?:the )?[A-Z][\w.]+(?:['’]s)? (?:electricity|power)\b(?! (?:plant|station|sector|demand|firm))"
)


def of_the_mix(scene: Scene) -> bool:
    """Whether the sentence speaks of what a country's power is made from: “the share of coal in the mix”."""
    return not scene.chinese and MIX.search(scene.text, scene.start, scene.end) is not None


def made_of(scene: Scene, id: str, frame: Frame, memory: Memory, last: Frame | None) -> str:
    """What is made of a commodity, where a number is of that: in watts, coal is coal power.

    “Coal fell below 10%” is of power, too, where the article is about electricity and does not speak of its tonnes. Demand that names nothing is not
    for the crude or for the reactors that were spoken of before but for oil and for electricity.
    """
    pack, known = scene.pack, scene.pack.commodities.get(id)
    if known is None:
        return id
    if (gas := carried_gas(scene, id, frame)) != id:
        return gas
    if id in OF_PANELS and frame.unit == "GW" and not any(a.kind == "C" for a in scene.atoms):
        return "solar_power" if CONNECTED.search(scene.text, scene.start, scene.end) else id
    if known.power is not None:
        told = any(a.kind == "C" and a.id == "electricity" for a in scene.atoms) or of_the_mix(scene)
        before = last or memory.frame
        by_weight = before is not None and before.commodity == id
        about = memory.topic == "electricity" or pack.within(memory.topic, "electricity")
        grid = last is not None and pack.within(last.commodity, "electricity")
        electric = told or grid or (about and not by_weight)
        # turbines and panels that stand, not those on order or shipped
        fleet = frame.metric == "capacity" if pack.counted(id) else frame.metric not in TRADED
        if (frame.unit == "GW" and fleet) or (frame.unit == "TWh" and id not in UNBURNT):
            return known.power
        made = frame.metric in GENERATED or (frame.metric in (None, "other") and of_the_mix(scene))
        if electric and made and frame.unit in ("TWh", "percent", "count"):
            return known.power
    traded = frame.unit in ("TWh", "GW") and frame.metric in ("imports", "exports", "import_reliance")
    if frame.metric not in ("demand", "consumption") and not traded:
        return id
    used = known.used_as
    named = any(a.kind == "C" and a.id == id for a in scene.atoms)
    if not scene.chinese and not named and pack.within(id, "electricity"):
        return "electricity"  # nobody needs the power of reactors rather than that of the grid
    return id if used is None or any(a.kind == "C" for a in scene.atoms) else used


def refined(scene: Scene, id: str, frame: Frame) -> str:
    """The refined metal where the sentence speaks of a “refined surplus” and the pack knows one."""
    metal = f"refined_{id}"
    known = metal in scene.pack.commodities and frame.metric not in ("mine_production", "production")
    said = known and speaks_of_metal(scene)
    return metal if said else id


SMELTERS = re.compile(r"\b(?:smelters?|refiner(?:y|ies|s)?|works|furnaces)\b")
"""Where refined metal comes from: “two-fifths of the world's refined tin came from Chinese smelters”."""


def is_refined(scene: Scene, frame: Frame) -> bool:
    """Whether it is of refined metal that somebody makes so much: “of refined tin it turns out 39%”."""
    part = frame.kind == Kind.SHARE and frame.metric == "supply" and "metric" not in frame.evidence
    smelted = part and SMELTERS.search(scene.text, scene.start, scene.end) is not None
    if not smelted and frame.metric not in ("production", "mine_production"):
        return False
    if frame.commodity is None or frame.at < 0:
        return False
    if scene.chinese or scene.text.find("refined ", scene.start, scene.end) < 0:
        return False
    at = scene.atoms[frame.at]
    named = next((a for a in reversed(scene.atoms[max(0, frame.at - 7) : frame.at]) if a.kind == "C"), None)
    named = next((a for a in scene.atoms[frame.at + 1 : frame.at + 6] if a.kind == "C"), named)
    if named is None or scene.text[at.end : named.start].count(","):
        return False
    return named.id == frame.commodity and (
        named.low.startswith("refined ") or scene.text.endswith("refined ", scene.start, named.start)
    )


ALLOYED = re.compile(
    r"\b(?:rare[- ]earth|NdPr|neodymium|praseodymium|dysprosium|terbium|samarium|yttrium) (?:metal(?: and alloys?)?|metals and alloys?|alloys?)\b"
)
SMELTED_METALS = re.compile(rf"{ALLOYED.pattern}|\brare[- ]earth metals\b")
SMELTING = re.compile(r"\b[Ss]melt(?:ers?|ing|ed|s)\b")
"""Who makes metals of what others call so: “smelting works turned out 48,000 tons of rare earth metals”."""
SMELTED = ("production", "mine_production", "refining")


def is_metal_made(scene: Scene, frame: Frame) -> bool:
    """Whether it is the metal of rare earths that is made: “the only maker of rare earth metal”."""
    if frame.metric not in SMELTED or scene.chinese or frame.commodity is None:
        return False
    if (
        scene.text.find("metal", scene.start, scene.end) < 0
        and scene.text.find("alloy", scene.start, scene.end) < 0
    ):
        return False
    if frame.evidence.get("metric", "").lower().startswith(("refin", "separat")):
        return False
    rare = frame.commodity == "rare_earths" or scene.pack.within(frame.commodity, "rare_earths")
    near = max(scene.start, scene.atoms[frame.at].start - 60) if frame.at >= 0 else scene.start
    form = SMELTED_METALS if SMELTING.search(scene.text, scene.start, scene.end) is not None else ALLOYED
    return rare and form.search(scene.text, near, min(scene.end, near + 160)) is not None


SMELTED_ZH = re.compile(
    r"(?P<refined>精炼[铜锡铅锌镍钴铟锑铋银]|电解[铜锰镍锌钴铅]|精(?:炼)?(?=[锡铅锌]产)[锡铅锌])|原镁|镁锭|锑锭|锡锭|铟锭|金属(?:[镁钴锰镓锗铟铬锑锂]|钕|镝|铽|镨钕)(?![矿])"
)
"""What is made of ore and is none: 精炼锡, 电解锰, 原镁."""


DUG = re.compile(r"[矿挖采]")


def smelted_in_chinese(scene: Scene, frame: Frame, memory: Memory) -> str | None:
    """The metric of a metal's output that a Chinese clause tells of: 全国原镁产量66万吨 is of no mine."""
    if not scene.chinese or frame.metric != "mine_production" or frame.at < 0:
        return None
    low, _ = scene.span_of(frame.at)
    end = min(scene.end, scene.atoms[frame.at].end + 8)
    hit = SMELTED_ZH.search(scene.text, scene.atoms[low].start, end)
    if hit is not None:
        return "refining" if hit["refined"] else "metal_production"
    told = memory.spoken[-1] if memory.spoken else memory.earlier if memory.same_block else None
    if (
        told is None
        or told.commodity != frame.commodity
        or told.metric not in ("metal_production", "refining")
    ):
        return None
    dug = DUG.search(scene.text, scene.atoms[low].start, end) is not None
    return None if dug or told.subject == frame.subject else told.metric
