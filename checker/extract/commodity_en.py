"""Which goods an English sentence means: those that it leaves out, those of the next number, “the oxide” spoken of."""

from __future__ import annotations

import re

from checker.extract.frame import NO_COMMODITY, Frame, Memory
from checker.extract.hints import holds
from checker.extract.scene import COMMA, Scene

OFFICES_OF = frozenset(
    "exchange council association lobby union ministry institute bureau federation minister strike strikes attack attacks".split()
)
LEFT_OUT = re.compile(
    r"\b(?:other than|apart from|except(?: for)?|excluding|without|because of|thanks to|owing to|due to|rather than|not|like|from (?:recycled|spent|scrapped|old|used|dead|end-of-life|waste)|such as(?: [\w-]+,)*(?: [\w-]+ and)?) $",
    re.IGNORECASE,
)


BECAUSE = re.compile(
    r"\b(?:(?:helped|hurt|driven|lifted|fuell?ed|spurred|boosted|squeezed|buoyed|supported|dragged down|weighed down|held back) by|amid|on the back of) (?:[a-z]+ ){0,3}$"
)
"""What before goods says that they are only the cause: “consumption jumped 8%, helped by dear gas”."""
TELLERS = re.compile(
    r" (?:makers?|packers?|traders?|producers?|growers?|farmers|miners?|exporters|importers|analysts|brokers|workers|executives|officials)(?: in [A-Z]\w+)? (?:now |still |already )?(?:speak|spoke|talk|talked|complain(?:ed)?|warn(?:ed)?|report(?:ed)?) (?:of|that|about)\b"
)
"""Those of a trade who only tell of other goods: “meat packers speak of a low for beef consumption”."""
CAUSES = (" by ", "amid ", "on the back of ")
"""Letters of which BECAUSE needs some."""


def of_stock(scene: Scene, i: int) -> bool:
    """Whether a price is that of a firm's shares: “Its shares have gained 62%”, “Shares of Talga jumped”."""
    if scene.chinese:
        return False
    named = next(
        (j for j, a in enumerate(scene.atoms[:i]) if a.low in ("shares", "its shares", "stock")), None
    )
    if named is None:
        return False
    between = scene.atoms[named + 1 : i]
    moves = next((k for k, a in enumerate(between) if a.is_cue("up") or a.is_cue("down")), None)
    said = scene.atoms[i].quantity
    moves = len(between) if moves is None and said is not None and said.form == "multiple" else moves
    return moves is not None and all(a.kind in "EWKT" or a.text in COMMA for a in between[:moves])


def left_out(scene: Scene, j: int) -> bool:
    """Whether goods are named only as those that are not meant: “rare earths other than magnets”."""
    if scene.chinese:
        return False
    if j + 1 < len(scene.atoms) and (scene.atoms[j + 1].low in OFFICES_OF or compound(scene, j + 1)):
        return True  # “the Rosario grains exchange”
    if for_its_sake(scene, j) or TELLERS.match(scene.text, scene.atoms[j].end, scene.end):
        return True
    before = scene.text[max(scene.start, scene.atoms[j].start - 40) : scene.atoms[j].start]
    if holds(before, CAUSES) and BECAUSE.search(before) is not None:
        return True
    return (
        scene.text.startswith("-free", scene.atoms[j].end)
        or LEFT_OUT.search(scene.text, max(scene.start, scene.atoms[j].start - 14), scene.atoms[j].start)
        is not None
    )


STUFF = frozenset(
    "metal metals material materials mineral minerals ingredient ingredients input inputs feedstock".split()
)


def for_its_sake(scene: Scene, j: int) -> bool:
    """Whether goods only say what others are for: the cobalt of “the battery metal”, “battery-grade graphite”."""
    atom = scene.atoms[j]
    known = scene.pack.commodities.get(atom.id) if atom.kind == "C" else None
    if scene.chinese or known is None or known.mined or known.exchange or known.made_by == "refining":
        return False
    after = scene.atoms[j + 1] if j + 1 < len(scene.atoms) else None
    stuff = after is not None and after.low in STUFF and after.start == atom.end + 1
    return stuff or GRADE.match(scene.text, atom.end, scene.end) is not None


GRADE = re.compile(r"[- ](?:grade|quality|making|ready)\b")


def has_its_own(scene: Scene, i: int, j: int) -> bool:
    """Whether goods behind a comma have a number themselves: “neodymium rose to $76 a kilogram, dysprosium to $240”."""
    if not any(a.text in COMMA or a.low in ("and", "but", "while") for a in scene.atoms[i + 1 : j]):
        return False
    after = next((a for a in scene.atoms[j + 1 : j + 5] if a.kind in "PQ"), None)
    return after is not None and after.kind == "Q"


def compound(scene: Scene, j: int) -> bool:
    """Whether goods only follow other goods that say for what they are: the graphite of “battery graphite”."""
    before, atom = scene.atoms[j - 1 : j], scene.atoms[j]
    return bool(before) and before[0].kind == atom.kind == "C" and before[0].end + 1 == atom.start


OR = re.compile(
    r"[^,;.]{0,16},? (?:or|that is|equal to|equivalent to|amounting to|representing|accounting for|making up|and thus)\b[^;.]{0,14} $"
)
OF_ITS = re.compile(r" of (?:its|the|their|all|[A-Z]\w+(?:'s|’s)?)(?: [a-z]+)? $")


def restated(scene: Scene, i: int, j: int) -> bool:
    """Whether the goods behind the next number are those of this one, being the same told again: “44 t, or 60% of its tin imports”."""
    atoms = scene.atoms
    q = next((k for k in range(i + 1, j) if atoms[k].kind == "Q"), None)
    if scene.chinese or q is None or any(a.kind == "Q" for a in atoms[q + 1 : j]):
        return False
    said = OR.fullmatch(scene.text, atoms[i].end, atoms[q].start) is not None
    return said and OF_ITS.fullmatch(scene.text, atoms[q].end, atoms[j].start) is not None


RAW = re.compile(
    r" of (?:mixed |separated |total )?(?:oxides?|concentrates?|ores?|feed(?:stock)?|carbonates?)\b"
)


def raw_form(scene: Scene, i: int, id: str) -> str:
    """What “4,000 tonnes of oxides” are of, where magnets were spoken of: what those are made of."""
    known = scene.pack.commodities.get(id)
    if scene.chinese or known is None or known.mined or RAW.match(scene.text, scene.atoms[i].end) is None:
        return id
    return next((wider for wider in known.within if scene.pack.commodities[wider].mined), id)


THE_SAME = frozenset(["oxide", "metal", "element", "mineral", "material", "compound", "alloy"])


THE_METAL = re.compile(r"\bthe metal\b")
TOTAL_OXIDE = re.compile(
    r"\b(?:total|overall|combined|all) (?:rare[- ]earth )?(?:oxides?|REO|output|production)\b"
)


def total_oxide(scene: Scene, i: int, told: Frame | None) -> str | None:
    """What “total oxide output” is of after that of NdPr: all the rare earths."""
    known = (
        scene.pack.commodities.get(told.commodity or "") if told is not None and not scene.chinese else None
    )
    if known is None or TOTAL_OXIDE.search(scene.text, scene.start, scene.atoms[i].start) is None:
        return None
    whole = ("critical_minerals", "minerals")
    wider = [
        id for id, goods in scene.pack.commodities.items() if goods.mined and scene.pack.within(known.id, id)
    ]
    kin = [
        id for id in wider if any(id in whole for id in scene.pack.commodities[id].within) and id not in whole
    ]
    return kin[-1] if kin else None


TWO = re.compile(
    r" (?:of|on|for|in) (?:the two|both|these two) (?:metals|elements|minerals|materials|oxides)\b"
)


def both(scene: Scene, i: int, memory: Memory) -> str | None:
    """The two goods told of last: “9 tonnes of dysprosium and terbium”, then “750 tonnes of the two metals”."""
    if scene.chinese or TWO.match(scene.text, scene.atoms[i].end, scene.end) is None:
        return None
    told = [f.commodity for f in (*memory.before, memory.frame) if f is not None and f.commodity]
    joint = [id for id in told if id not in scene.pack.commodities]
    single = list(dict.fromkeys(told))
    return joint[-1] if joint else "_".join(single) if len(single) == 2 else None


def the_same(scene: Scene, i: int, memory: Memory) -> str | None:
    """The goods told of last that “the oxide” means, though a new paragraph has begun."""
    told = memory.frame.commodity if memory.frame is not None else None
    said = any(
        a.low in THE_SAME and scene.atoms[j - 1].low == "the" and scene.preposition(j) == ""
        for j, a in enumerate(scene.atoms[1:i], start=1)
    )
    if not said or scene.chinese:
        return None
    known = scene.pack.commodities.get(told or "")
    metal = known is not None and THE_METAL.search(scene.text, scene.start, scene.end) is not None
    if (
        metal
        and known is not None
        and known.id.endswith(("_concentrate", "_ore", "_oxide", "_carbonate", "_hydroxide", "_scrap"))
    ):
        return next((wider for wider in known.within if scene.pack.commodities[wider].mined), told)
    return told


POWER = re.compile(
    r"\bpower (?:demand|use|usage|consumption|output|generation|prices?|load|needs|mix|bills?)\b",
    re.IGNORECASE,
)


def spoken_power(scene: Scene, frame: Frame) -> str | None:
    """Electricity where a sentence that names no goods speaks of “power demand”, or of “power” by the megawatt-hour."""
    if frame.metric in NO_COMMODITY or scene.chinese or any(a.kind == "C" for a in scene.atoms):
        return None
    if scene.text.find("ower", scene.start, scene.end) < 0:
        return None
    said = POWER.search(scene.text, scene.start, scene.end) is not None
    by_hour = (frame.unit or "").endswith(("/MWh", "/kWh"))
    return "electricity" if said or by_hour else None


KINDS = frozenset(
    "grain grains cereal crop crops fuel fuels metal metals mineral minerals element elements".split()
)


def narrower(scene: Scene, j: int, memory: Memory) -> str | None:
    """What “the grain” means in an article on rice: the goods spoken of, of which it is only the kind."""
    if scene.chinese or not j or scene.atoms[j - 1].low != "the":
        return None
    if scene.atoms[j].low not in KINDS:
        return None
    spoken = (memory.frame.commodity if memory.frame is not None else None, memory.topic)
    return next(
        (id for id in spoken if scene.pack.within(id, scene.atoms[j].id) and scene.pack.kind(id) == ""), None
    )


FORMS = frozenset(["carbonate", "hydroxide", "oxide", "sulphate", "sulfate"])


def half_named(scene: Scene, j: int, memory: Memory) -> bool:
    """Whether only a form is named that the goods of this article have too: “mixed carbonate” of rare earths."""
    atom, topic = scene.atoms[j], memory.topic
    if scene.chinese or atom.low not in FORMS or topic is None:
        return False
    pack = scene.pack
    spoken = [id for id in (topic, memory.commodity) if id is not None]
    wider = [
        *spoken,
        *(id for one in spoken if one in pack.commodities for id in pack.commodities[one].within),
    ]
    kin = [id for id in wider if id not in ("minerals", "critical_minerals", "metals")]
    return not any(pack.within(atom.id, id) or pack.within(id, atom.id) or id == atom.id for id in kin)


OF_SO_MANY = re.compile(
    r"\b(?:group|family|set|series) of (?:the )?(?:\d+|[a-z]+teen|ten|eleven|twelve|six|seven) (?:[\w-]+ ){0,2}?(?:minerals|metals|elements|materials)\b"
)
GENERIC = frozenset(["minerals", "metals", "base_metals", "critical_minerals", None])


def group_meant(scene: Scene, commodity: str | None, memory: Memory) -> str | None:
    """What “the group of 17 minerals” means: the goods that the article is about, which are such a group."""
    if scene.chinese or commodity not in GENERIC or memory.topic in GENERIC:
        return commodity
    if OF_SO_MANY.search(scene.text, scene.start, scene.end) is None:
        return commodity
    kin = scene.pack.within(memory.topic, "minerals")
    return memory.topic if kin else commodity
