"""Which metric a number is of: the word that governs it, nearest in its clause and of a fitting dimension."""

from __future__ import annotations

from checker.extract.english.phrase import distance, word_at
from checker.extract.frame import FLOWS, Frame, Memory, dimension
from checker.extract.scene import COMMA, PREPOSITIONS, Atom, Scene

LOSES = frozenset(["lose", "loses", "lost", "losing"])
"""Only of money a loss: a share or a mine is lost, too."""
DRAWS = frozenset(["draw", "draws", "drew", "drawn", "drawing"])
"""Only of power and fuel a use: money and buyers are drawn, too."""
PAYS = frozenset(["pay", "pays", "paid", "paying"])
REAPERS = frozenset(["farmers", "growers", "planters", "harvesters", "farms", "smallholders"])
TOOK = frozenset(["take", "takes", "took"])
MADE = frozenset(["production", "mine_production", "refining", "supply", "demand", "consumption", "capacity"])
MAKES = frozenset(["make", "makes", "made", "making"])
"""Of money no production: a profit is made, too."""


def _goes_on(scene: Scene, i: int, memory: Memory, last: Frame | None, word: Atom | None) -> bool:
    """Whether “it” is the measure that the sentence before named without a number, and no word before this one's is.

    “Consumption is the surprise. It is put at 27,000 t, against 9,000 t, and imports rose to 21,000 t.”
    """
    first = next((a for a in scene.atoms if a.kind not in "PT"), None)
    if memory.theme is None or first is None or not first.is_word("it", "they") or not memory.same_block:
        return False
    later = word is None or word.start > scene.atoms[i].end
    return later and (last is None or last.metric == memory.theme)


def metric_of(
    scene: Scene, i: int, dim: str, low: int, high: int, memory: Memory, last: Frame | None, frame: Frame
) -> str | None:
    """The metric whose word governs the number: nearest, in its clause, of a fitting dimension."""
    if word_at(scene, i + 1) in ("short", "shy") and dim in ("mass", "volume", "energy", "rate"):
        return "other"  # “the market is 400,000 tonnes short”
    best: tuple[float, str, Atom] | None = None
    for j, atom in enumerate(scene.atoms):
        if j == i or atom.mention is None:
            continue
        names = [m for m in atom.metrics() if fits(scene, m, dim)]
        if atom.low.endswith("by imports") and dim in ("mass", "volume", "energy", "rate"):
            names = ["imports"]  # “is covered by imports, which rose to 30 million tonnes”
        if dim == "share" and frame.kind == "amount" and atom.metrics() == ("market_size",):
            names = ["market_size"]  # “its market value has trebled”
        if not names and atom.low.startswith("order") and atom.is_cue("takes") and dim in ("mass", "count"):
            names = ["other"]  # ships and jets that are ordered
        if atom.low == "contained" and word_at(scene, j - 1) == "of":
            continue  # “7.4 million tonnes of contained metal”
        if not names or (atom.is_word("made") and j > i) or (dim == "money" and atom.low in MAKES):
            continue
        if atom.low == "used" and word_at(scene, j + 1) == "to":
            continue  # “most of which used to go to China”
        if (dim != "money" and atom.low in LOSES) or (atom.low.endswith("ed for") and j != i - 1):
            continue  # “a cap is planned for 2026”
        if (
            set(names) == {"cost"}
            and atom.low in ("cost", "costs")
            and (
                dim == "price"
                or _so_many_times(scene, i)
                or (dim == "share" and scene.atoms[j - 1].kind == "C")
            )
            and 0 < i - j < (6 if dim == "price" else 4)
            and _is_verb(scene, j)
        ):
            names = ["price"]  # what goods cost is their price; “cash costs” are somebody's
        if dim == "share" and "sales" in names and "revenue" in names and _counts_goods(scene):
            names = ["sales"]
        if last is not None and last.metric == "revenue" and "revenue" in names:
            names = ["revenue"]  # “sales were $200 million, 18% above …”
        if dim == "share" and atom.kind == "V" and names[0] in ("sales", "revenue") and _priced(last):
            names = ["price"]  # “sells at 155,000 yuan, less than half the European level”
        if "sales" in names and "production" in names:
            names = [
                "sales" if dim in ("count", "power") or _counts_goods(scene) else "production"
            ]  # cars are delivered to buyers, ore by mines
        if names[0] == "imports" and dim == "money" and atom.low in TOOK and _is_its_own(scene, i, j):
            names = ["revenue"]  # “Nvidia took $130 billion in its fiscal year”
        if (
            names[0] == "imports"
            and atom.low.endswith(" in")
            and any(a.low in REAPERS for a in scene.atoms[low:i])
        ):
            names = ["production"]  # “farmers are bringing in 425 million tonnes”
        if names[0] == "imports" and atom.is_cue("takes") and not atom.low.startswith("import"):
            names = [_bought(scene, dim, memory)]
        if (
            names[0] == "demand"
            and atom.kind == "V"
            and atom.is_cue("takes")
            and (dim == "count" or _counts_goods(scene))
        ):
            names = ["sales"]  # “China absorbed 11 million electric cars”
        if names[0] == "consumption" and dim == "money" and atom.kind == "V":
            names = ["cost"]  # “the pit will swallow $7.4 billion”
        if (
            names[0] in ("imports", "demand")
            and dim == "money"
            and atom.kind == "V"
            and _for_so_much(scene, i, j)
        ):
            names = ["investment"]
        if set(names) == {"grade"} and word_at(scene, j - 1) == "-":
            continue  # “battery-grade chemicals”
        if names[0] == "other" and atom.kind == "V" and dim != "count":
            continue
        if names[0] == "production" and _works_make(scene, j, memory):
            names = ["refining"]
        if atom.low in DRAWS and not _uses(scene, i, dim):
            continue
        if names == ["profit"] and atom.kind == "V" and _by_exports(scene, j):
            names = ["exports"]
        if names[0] == "demand" and word_at(scene, j + 1) == "to" and atom.low in ("need", "needs", "needed"):
            continue  # “needs to import 4 bcm”
        if names[0] == "demand" and dim == "money" and atom.low in ("need", "needs", "needed", "requires"):
            names = ["investment"]
        if set(names) == {"cost"} and dim == "money" and 0 < i - j < 4 and _one_of_goods(scene, j, low):
            names = ["price"]  # “a container ship of 24,000 TEU costs $262 million”
        if set(names) == {"cost"} and dim == "share" and _priced(last) and _is_verb(scene, j):
            names = ["price"]
        if set(names) == {"cost"} and dim == "money" and _is_verb(scene, j):
            goes_on = memory.same_block and not any(
                a.kind == "E" and scene.bare(k) for k, a in enumerate(scene.atoms[:i])
            )
            if _priced(last or (memory.frame if goes_on else None)):
                names = ["price"]  # “$5,100 a kilogram; in China it costs 14,300 yuan”
        if "imports" in names and "revenue" in names:
            names = ["revenue" if dim == "money" else "imports"]  # “its energy arm took in $3.4 billion”
        if dim == "share" and atom.low in PAYS:
            names = ["price"]  # who pays 40% more pays a higher price
        if names[0] == "other" and any(a.kind == "Q" for a in scene.atoms[i + 1 : j]):
            continue  # “slid to 1.8 million once it had scrapped its $7,500 tax credit”
        if j > i and atom.kind == "M" and _has_its_own(scene, i, j):
            continue
        next_one = scene.atoms[j + 1] if j + 1 < len(scene.atoms) else None
        if (
            j > i + 1
            and dim != "rank"
            and (atom.kind == "V" or atom.low.endswith("ed"))
            and next_one is not None
            and next_one.kind == "Q"
        ):
            continue  # “5.1 million, a bit below its allotted 5.3 million”
        cost = distance(scene, i, j)
        if atom.kind == "M" and dim not in ("share", "part", "rank") and _in_its_phrase(scene, i, j):
            cost = -3.0  # “84 bcm of new capacity”
        elif j == i + 1 and atom.kind == "M":
            cost = -2.0
        elif j == i - 2 and atom.kind == "M" and word_at(scene, i - 1) == "of":
            cost = -5.0  # “on sales of $4.2 billion”
        elif j > i:
            near = word_at(scene, i + 1) in ("of", "in", "for") or j - i <= 2
            cost += 0.5 if near and j - i <= 6 and scene.clauses[i] == scene.clauses[j] else 9
        infinitive = atom.kind == "V" and i - j < 4 and word_at(scene, j - 1) == "to"
        if (
            scene.preposition(j) in ("for", "to", "on", "with", "despite", "against")
            and j < i
            and not infinitive
        ):
            takings = atom.kind == "M" and names[0] in ("revenue", "sales") and word_at(scene, j - 1) == "on"
            cost += 0 if takings else 4  # “a profit of 12 million, on sales that grew 9%”
        if atom.kind == "V" and j < i:
            cost -= 0.5
        if _passive_adjective(scene, j):
            cost += 6
        name = names[0]
        if (
            last is not None
            and last.metric == "quota"
            and name in MADE
            and 0 < j - i < 3
            and word_at(scene, i + 1) == "of"
        ):
            name = "quota"  # “allowed 270,000 tonnes of mining and 254,000 tonnes of smelting”
        if name in FLOWS and atom.kind == "V":
            cost += {"money": 4, "power": 20}.get(dim, 0)
        if last is not None and last.metric == "quota" and j < i and scene.preposition(j) == "for":
            continue  # “900 tons for smelting, 3% more”: of the quota
        if dim == "money" and j > i and cost > 9 and name in MADE:
            continue  # “received $47 million and wants to raise output”
        if best is None or cost < best[0]:
            best = cost, name, atom
    if (logged := _logged(scene, i, low, dim)) is not None and (
        best is None or best[0] > 1 or best[2].kind == "V"
    ):
        return logged
    trade = _by_trade(scene, i, low) if dim in ("share", "mass") else None
    if trade is not None and (
        best is None or best[1] in ("supply", "other", "import_reliance") or best[0] > 4
    ):
        return trade  # “its own mines contribute under 1%”
    if _goes_on(scene, i, memory, last, best[2] if best is not None else None) and fits(
        scene, memory.theme or "", dim
    ):
        return memory.theme
    if best is not None and best[0] < 14:
        frame.because("metric", best[2].text)
        return best[1]
    if dim == "share" and frame.kind == "share":
        dim = "part"  # what is carried must have parts; a price or an investment has none
    vague = dim == "power" and last is not None and last.metric == "other"
    if last is not None and last.metric and fits(scene, last.metric, dim) and not vague:
        return last.metric
    if dim == "power":
        return "capacity"  # what is measured in watts is there, unless a word says that it moves
    if memory.headed is not None and fits(scene, memory.headed, dim):
        told = memory.frame.metric if memory.frame is not None else None
        made = memory.headed in ("supply", "production") and told in MADE and fits(scene, told or "", dim)
        return told if made else memory.headed  # under “Supply”, what was mined before
    if (
        dim == "money"
        and memory.frame is not None
        and dimension(memory.frame.unit) != "money"
        and memory.frame.metric in MADE
    ):
        return None  # what was dug before says nothing of what a plant costs
    if dim == "money" and _anothers(scene, memory):
        return None  # “Vale earned 2 billion. Nigeria has opened a plant worth 600 million”
    held = memory.frame
    if (
        held is not None
        and held.metric not in (None, "other", "event")
        and fits(scene, held.metric or "", dim)
    ):
        return held.metric
    spoken = memory.of_dimension.get(dim)
    return None if spoken == "event" else spoken  # how long something takes is no date


WORKS = frozenset("plants refineries smelters refiners processors works".split())


def _works_make(scene: Scene, j: int, memory: Memory) -> bool:
    """Whether those who process what others dig make it: “local plants made 700 tons of it”."""
    if scene.atoms[j].kind != "V" or not j or scene.atoms[j - 1].low not in WORKS:
        return False
    spoken = memory.commodity if memory.commodity == memory.topic else None
    here = (a for k, a in enumerate(scene.atoms) if scene.clauses[k] == scene.clauses[j])
    goods = [a.id for a in here if a.kind == "C"] or [spoken or ""]
    known = scene.pack.commodities.get(goods[0])
    return known is not None and known.mined


TRADES = {
    "mines": "mine_production", "pits": "mine_production", "miners": "mine_production", "smelters": "refining",
    "refineries": "refining", "refiners": "refining",
}  # fmt: skip


def _by_trade(scene: Scene, i: int, low: int) -> str | None:
    """What those do who act in the clause, where the verb is as good for any: “Chinese refiners account for 90%”."""
    for j in range(i - 1, max(low - 1, i - 8), -1):
        atom = scene.atoms[j]
        if atom.kind in "QT" or (atom.kind == "P" and atom.text in COMMA):
            return None
        if atom.low in TRADES:
            verbs = [a for a in scene.atoms[j + 1 : i] if a.kind in "VK"]
            vague = bool(verbs) and all(a.is_cue("share") or a.is_cue("gives") for a in verbs)
            return TRADES[atom.low] if vague and scene.preposition(j) == "" else None
    return None


def _logged(scene: Scene, i: int, low: int, dim: str) -> str | None:
    """Which way goods went that customs counted: “customs logged 900 tonnes from Myanmar”, “… to Japan”."""
    if dim not in ("mass", "volume", "money", "count", "energy"):
        return None
    if scene.text.find("ustoms", scene.start, scene.atoms[i].start) < 0:
        return None
    if not any(a.low in ("customs", "customs officers") for a in scene.atoms[low:i]):
        return None
    for atom in scene.atoms[i + 1 : i + 9]:
        if atom.kind in "QVT" or (atom.kind == "P" and atom.text in COMMA):
            return None
        if atom.low in ("from", "to"):
            return "imports" if atom.low == "from" else "exports"
    return None


def _anothers(scene: Scene, memory: Memory) -> bool:
    """Whether the sentence is about somebody else than the one whose takings were told before."""
    told = memory.frame
    if told is None or told.metric not in ("profit", "revenue"):
        return False
    acting = [a.id for j, a in enumerate(scene.atoms) if a.kind == "E" and scene.bare(j)]
    return bool(acting) and told.subject not in acting


def _one_of_goods(scene: Scene, j: int, low: int) -> bool:
    """Whether what costs so much is any one of goods that are counted: “a large LNG carrier”, “one such machine”."""
    head = scene.atoms[low : low + 1]
    counted = any(a.kind == "C" and scene.pack.counted(a.id) for a in scene.atoms[low:j])
    return bool(head) and head[0].is_word("a", "an", "one", "each") and counted


def _in_its_phrase(scene: Scene, i: int, j: int) -> bool:
    """Whether the noun is that of the number’s own phrase: “40,000 tonnes of annual output”, not “of lithium for production”."""
    if not 1 < j - i < 6 or word_at(scene, i + 1) != "of":
        return False
    inside = scene.atoms[i + 2 : j]
    return all(a.kind in "WCK" and a.low not in PREPOSITIONS and a.low not in ("and", "or") for a in inside)


def _priced(last: Frame | None) -> bool:
    """Whether the number before in the sentence is a price."""
    return last is not None and last.metric == "price"


def _so_many_times(scene: Scene, i: int) -> bool:
    """“Dysprosium costs three times as much in Europe”: of its price."""
    quantity = scene.atoms[i].quantity
    return quantity is not None and quantity.form == "multiple"


def _by_exports(scene: Scene, j: int) -> bool:
    """Whether it is what goods sold abroad bring in: “salmon exports earned $6.3 billion”."""
    return any("exports" in a.metrics() and a.kind == "M" for a in scene.atoms[max(0, j - 9) : j])


def _uses(scene: Scene, i: int, dim: str) -> bool:
    """Whether what is drawn is used: “drew 176 TWh”, “draws 4% of the power”, not “drew 34% from wind”."""
    if dim == "share":
        return not any(atom.is_word("from") for atom in scene.atoms[i + 1 : i + 9])
    return dim in ("energy", "power", "rate")


def _has_its_own(scene: Scene, i: int, j: int) -> bool:
    """Whether the noun behind a comma is measured by another number: “300,000, from a harvest of 2 million”."""
    own = word_at(scene, j + 1) == "of" and j + 2 < len(scene.atoms) and scene.atoms[j + 2].kind == "Q"
    return own and any(atom.text in COMMA for atom in scene.atoms[i + 1 : j])


def _is_its_own(scene: Scene, i: int, j: int) -> bool:
    """Whether a sum stands right behind its verb and is not worth of goods."""
    return 0 < i - j < 3 and word_at(scene, i + 1) not in ("of", "worth", "from", "for")


def _for_so_much(scene: Scene, i: int, j: int) -> bool:
    """Whether money is what a purchase takes: “bought a miner for $3 billion”, “needs €22 billion”."""
    return "demand" in scene.atoms[j].metrics() or (j < i and word_at(scene, i - 1) == "for")


def _counts_goods(scene: Scene) -> bool:
    """Whether a sentence speaks of goods that are counted, so that their sales are, too: “car sales rose 5%”."""
    return any(atom.kind == "C" and scene.pack.counted(atom.id) for atom in scene.atoms)


def _is_verb(scene: Scene, j: int) -> bool:
    """Whether “costs” is what goods do, not what somebody has: after a name or thing, not after an adjective."""
    before = scene.atoms[j - 1] if j else None
    return before is not None and (
        (before.kind in "CEW" or before.is_cue("pronoun"))
        and before.low
        not in ("cash", "unit", "production", "operating", "the", "its", "their", "of", "sustaining")
    )


def _bought(scene: Scene, dim: str, memory: Memory) -> str:
    """What buying is a measure of: of cars sales, of gold demand, of anything else a country's imports."""
    goods = [a.id for a in scene.atoms if a.kind == "C"] or [memory.commodity or ""]
    if scene.pack.counted(goods[0]) or (dim == "count" and not goods[0]):
        return "sales"
    golden = goods[0] == "gold" or scene.pack.within(goods[0], "gold")
    return "demand" if golden else "imports"


def _passive_adjective(scene: Scene, j: int) -> bool:
    """Whether a metric word only qualifies a noun: “mining and refining company”, “import curbs”."""
    nxt = scene.atoms[j + 1] if j + 1 < len(scene.atoms) else None
    return nxt is not None and nxt.low in (
        "company",
        "companies",
        "firm",
        "industry",
        "sector",
        "technology",
        "technologies",
        "licence",
        "license",
        "restrictions",
        "controls",
        "curbs",
        "ban",
        "facilities",
        "mechanism",
    )


def fits(scene: Scene, metric: str, dim: str) -> bool:
    """Whether a value of that dimension can be one of the metric."""
    known = scene.pack.metrics.get(metric)
    if known is None:
        return True
    if dim == "part":
        return bool(
            {"mass", "energy", "volume", "count", "rate", "power"} & set(known.units)
        ) and metric not in (
            "workforce",
            "patents",
            "stockpile",
        )
    if dim in ("share", "rank"):
        return metric not in ("lead_time", "things", "event", "market_size")
    if dim == "price":
        return metric in ("price", "cost")
    return not known.units or dim in known.units
