"""What goods cost, what is sold of them and what that brings in: “sales” of cars or of a firm, a cost that is a price."""

from __future__ import annotations

import re

from checker.extract.atom import Atom
from checker.extract.english.phrase import word_at
from checker.extract.frame import STATES, Frame, Memory, dimension
from checker.extract.scene import Scene
from checker.model import Kind


def of_sellers(
    scene: Scene, i: int, j: int, dim: str, names: list[str], memory: Memory, last: Frame | None
) -> list[str]:
    """What goods cost, what is sold of them and what that brings in."""
    atom = scene.atoms[j]
    if set(names) == {"cost"} and atom.low in ("cost", "costs") and is_verb(scene, j):
        near = 0 < i - j < (6 if dim == "price" else 4) or (0 < j - i < 3 and priced(last))
        dearer = dim == "share" and scene.atoms[j - 1].kind == "C"
        cheap = scene.atoms[i].quantity
        goods = j > 0 and scene.atoms[j - 1].kind == "C" and cheap is not None and cheap.low < 1e6
        if near and dim == "money" and goods:
            return ["price"]  # “lumber costs $590 per thousand board feet”
        owned = any(a.kind == "E" and scene.pack.kind(a.id) == "company" for a in scene.atoms[j + 1 : i])
        if owned or word_at(scene, j - 1) in ("a", "an"):
            return names  # “mining a tonne costs Minsur $15,000”, “at a cost of $15,000 a tonne”
        if near and (dim == "price" or (dim == "money" and j > i) or _so_many_times(scene, i) or dearer):
            names = ["price"]  # what goods cost is their price; “cash costs” are somebody's
    sells = dim == "share" and "sales" in names and "revenue" in names
    if sells and (
        (last is not None and last.metric == "sales")
        or counts_goods(scene, memory)
        or BY_VOLUME.match(scene.text, scene.atoms[i].end, scene.end)
    ):
        names = ["sales"]
    if last is not None and last.metric == "revenue" and "revenue" in names:
        names = ["revenue"]  # “sales were $200 million, 18% above …”
    if dim == "share" and atom.kind == "V" and names[0] in ("sales", "revenue") and priced(last):
        names = ["price"]  # “sells at 120,000 yuan, a third of the Japanese level”
    again = dim == "share" and last is not None and last.metric == "sales"
    if atom.low in SUPPLIES and _supplies_goods(scene, j, (last.unit or "") if again and last else dim):
        names = ["sales"]  # “battery makers supplied 930 GWh to carmakers”
    if "sales" in names and "production" in names:  # cars are delivered to buyers, ore by mines
        fed = dim == "energy" and any(_is_plant(scene, a) for a in scene.atoms[:j])
        sold = dim in ("count", "power") or (counts_goods(scene) and not fed)
        names = ["sales" if sold else "production"]
    return names


SUPPLIES = ("supplied", "supplies", "supply")


def _supplies_goods(scene: Scene, j: int, dim: str) -> bool:
    """Whether goods that are counted, or batteries, are supplied to buyers; not power by a plant."""
    if scene.atoms[j].kind != "V" or any(_is_plant(scene, a) for a in scene.atoms[:j]):
        return False
    stored = dim in ("energy", "TWh") and any(
        a.id == "batteries" or scene.pack.within(a.id, "batteries") for a in scene.atoms if a.kind == "C"
    )
    return stored or (dim == "count" and counts_goods(scene))


def _is_plant(scene: Scene, atom: Atom) -> bool:
    """Whether it is what makes power: “turbines at sea delivered 11 TWh”, not “batteries delivered”."""
    known = scene.pack.commodities.get(atom.id) if atom.kind == "C" else None
    return known is not None and known.power is not None and known.power != "grid_batteries"


BY_VOLUME = re.compile(r" (?:by|in) (?:volume|units|tonnage|volume terms|unit terms)\b")


def one_of_goods(scene: Scene, j: int, low: int) -> bool:
    """Whether what costs so much is any one of goods that are counted: “a large LNG carrier”, “one such machine”."""
    head = scene.atoms[low : low + 1]
    counted = any(a.kind == "C" and scene.pack.counted(a.id) for a in scene.atoms[low:j])
    one = bool(head) and (head[0].is_word("a", "an", "one", "each") or word_at(scene, low + 1) in USUAL)
    one = one or (
        bool(head)
        and head[0].is_word("the")
        and scene.atoms[low + 1].kind == "C"
        and not scene.atoms[low + 1].low.endswith("s")
    )
    return one and (counted or any(a.low.partition(" ")[0] in UNITS for a in scene.atoms[low + 1 : low + 3]))


UNITS = frozenset(
    "tonne ton kilo kilogram pound ounce barrel litre gallon bushel bag box night ticket seat room flat apartment house home square pint loaf cup share megawatt-hour kilowatt-hour mwh kwh".split()
)
"""One of what goods are sold by: “a square metre in Munich costs €9,100”."""
USUAL = ("average", "typical", "cheapest", "usual", "median")
"""What after “the” makes it any one of goods: “the average new car costs €31,800”."""


def priced(last: Frame | None) -> bool:
    """Whether the number before in the sentence is a price."""
    return last is not None and last.metric == "price"


def _so_many_times(scene: Scene, i: int) -> bool:
    """“Dysprosium costs three times as much in Europe”: of its price."""
    quantity = scene.atoms[i].quantity
    return quantity is not None and quantity.form == "multiple"


def counts_goods(scene: Scene, memory: Memory | None = None) -> bool:
    """Whether a sentence speaks of goods that are counted, so that their sales are, too: “car sales rose 5%”."""
    if memory is not None and all(a.kind != "C" for a in scene.atoms):
        spent = any(a.quantity is not None and dimension(a.quantity.unit) == "money" for a in scene.atoms)
        return scene.pack.counted(memory.commodity or "") and not spent
    return any(atom.kind == "C" and scene.pack.counted(atom.id) for atom in scene.atoms)


def is_verb(scene: Scene, j: int) -> bool:
    """Whether “costs” is what goods do, not what somebody has: after a name or thing, not after an adjective."""
    before = scene.atoms[j - 1] if j else None
    return before is not None and (
        (before.kind in "CEW" or before.is_cue("pronoun"))
        and before.low
        not in (
            "cash",
            "unit",
            "production",
            "operating",
            "the",
            "its",
            "their",
            "of",
            "sustaining",
            "total",
            "fixed",
            "labour",
            "labor",
            "energy",
        )
        and not (before.kind == "W" and "-" in before.low)
        and word_at(scene, j - 2) not in ("its", "their")
        and not (before.low == "in" and word_at(scene, j - 2) == "-")
    )


NEW_CARS = re.compile(
    r" of (?:all |the )?(?:new (?:cars|vehicles|trucks|buses|passenger cars)|new-car|car sales|registrations)\b"
)
ELECTRIC = re.compile(r"\b(?:electric|battery-powered|plug-in)\b")


def settle_new_cars(scene: Scene, i: int, frame: Frame) -> None:
    """What part of the new cars of a country are of a kind is told of its sales: “in Norway 95% of new cars were electric”."""
    if (
        scene.chinese
        or frame.kind != Kind.SHARE
        or not NEW_CARS.match(scene.text, scene.atoms[i].end, scene.end)
    ):
        return
    places = [
        (abs(j - i), a.id)
        for j, a in enumerate(scene.atoms)
        if a.kind == "E" and scene.preposition(j) == "in"
    ]
    near = min(((d, id) for d, id in places if scene.pack.kind(id) in STATES), default=None)
    frame.metric = "sales"
    if near is not None:
        frame.subject = frame.whole = near[1]
    if frame.commodity == "vehicles" and ELECTRIC.search(scene.text, scene.start, scene.end):
        frame.commodity = "electric_vehicles"
