"""What a word for a metric means at a number: “sales” of cars or of a firm, “took” as imports, takings or a time."""

from __future__ import annotations

import re

from checker.extract.english.crops import REAPERS, of_a_grower, of_a_season, reaped
from checker.extract.english.nothing import MAKES, TOOK, gains, measures_nothing
from checker.extract.english.phrase import word_at
from checker.extract.english.selling import counts_goods, is_verb, of_sellers, one_of_goods, priced
from checker.extract.frame import KNOWN_FIRMS, Frame, Memory
from checker.extract.scene import COMMA, Scene

DRAWS = frozenset(["draw", "draws", "drew", "drawn", "drawing"])
"""Only of power and fuel a use: money and buyers are drawn, too."""
NEEDS = frozenset(["need", "needs", "needed", "requires"])
PAYS = frozenset(["pay", "pays", "paid", "paying", "charge", "charges", "charged"])
OUTPUT = frozenset(["production", "mine_production", "refining", "metal_production", "magnet_production"])
FACILITIES = frozenset(
    "refinery refineries refiner refiners smelter smelters mine mines separation processing".split()
)
GROWS = ("grow", "grows", "grew", "growing")
PICKS = ("pick", "picked", "picking", "plucked")
WORKS = frozenset("plants refineries smelters refiners processors works".split())


def sense(
    scene: Scene, i: int, j: int, dim: str, low: int, memory: Memory, last: Frame | None, frame: Frame
) -> str | None:
    """The metric that the word at `j` is of for the number at `i`; None where it says nothing of it."""
    names = _names(scene, i, j, dim, frame, memory)
    if (
        names == ["quota"]
        and scene.atoms[j].low.endswith(("target", "targets"))
        and of_a_firm(scene, i, memory)
    ):
        names = ["production"]  # a firm's own target, not what a cartel allows
    if not names or measures_nothing(scene, i, j, dim, names):
        return None
    if last is not None and j < last.at and len(names) > 1 and last.metric in names:
        return last.metric  # “delivered 2 million cars, 4% fewer than the year before”
    if names[0] == "tariff" and pays_for_power(scene, j):
        return "price"
    names = of_sellers(scene, i, j, dim, names, memory, last)
    names = _of_buyers(scene, i, j, dim, low, names, memory)
    if _is_too_loose(scene, i, j, dim, names):
        return None
    names = _of_makers(scene, i, j, dim, low, names, memory, last)
    return None if _is_of_another(scene, i, j, dim, names) else names[0]


def of_a_firm(scene: Scene, i: int, memory: Memory) -> bool:
    """Whether a company acts before the number, or is meant by “its”."""
    named = [a.id for j, a in enumerate(scene.atoms[:i]) if a.kind == "E" and scene.bare(j)]
    whom = named[-1] if named else memory.subject
    return scene.pack.kind(whom) in KNOWN_FIRMS


def _names(scene: Scene, i: int, j: int, dim: str, frame: Frame, memory: Memory) -> list[str]:
    """The metrics that the word names and a value of that dimension can be of."""
    atom = scene.atoms[j]
    said = atom.metrics()
    if dim == "money" and atom.low in MAKES and gains(scene, i, j):
        return ["profit"]
    if atom.low in GROWS and j == i - 1 and word_at(scene, i + 1) == "of" and dim in ("share", "mass"):
        return ["production"]  # “the two grow 55% of the world's cocoa”
    if atom.low in ("picked up", "pick up", "picks up") and j == i - 1 and dim in ("mass", "count", "volume"):
        return [_bought(scene, dim, memory)]  # “central banks picked up 220 tonnes”
    if atom.low in PICKS and j == i - 1 and dim in ("mass", "volume"):
        return ["production"]  # “growers picked 35 million bags of arabica”
    if atom.low.startswith("recover") and j == i - 1 and dim in ("mass", "volume"):
        return ["production"]  # “is to recover 100 tonnes of alloy a year”, not “recovered to”
    if not said:
        # ships and jets that are ordered
        ordered = atom.low.startswith("order") and atom.is_cue("takes") and dim in ("mass", "count")
        return ["other"] if ordered else []
    if (
        said[0] == "imports"
        and atom.low in ("shipped in", "ships in", "ship in")
        and IN_A_TIME.match(scene.text, atom.end)
    ):
        said = ("exports",)  # “a tenth of what it shipped in a typical month”
    if dim == "share" and atom.low in ("yield", "yields") and j and scene.atoms[j - 1].kind == "C" and j < i:
        return ["other"]  # “corn yields are to rise by 9%”: what an acre brings, not the harvest
    if atom.low in CONTRACTS and dim in ("share", "price") and _is_traded(scene, i, j):
        return ["price"]  # “the crude contract was down 3%”
    if atom.low == "arrivals" and "imports" in said and CROP_ARRIVES.match(scene.text, atom.end):
        return ["supply"]  # “cocoa arrivals at ports in Ghana”: what growers bring to the coast
    if atom.low.endswith("by imports") and dim in ("mass", "volume", "energy", "rate"):
        return ["imports"]  # “is covered by imports, which rose to 30 million tonnes”
    if dim == "share" and frame.kind == "amount" and said == ("market_size",):
        return ["market_size"]  # “its market value has trebled”
    if dim == "share" and atom.low.startswith("contain") and "resources" in said:
        return ["other"]  # “petrol contains 30% ethanol”
    return [name for name in said if fits(scene, name, dim)]


CONTRACTS = ("contract", "contracts")
CROP_ARRIVES = re.compile(
    r" (?:of [\w-]+(?: [\w-]+)? )?(?:at|to|in) (?:the |its |their |all |local )?(?:(?:country['’]s|two|main) )?(?:ports?|mills?|mandis|market yards|gins|gin|warehouses|factories|buying (?:centres|centers|stations))\b"
)


def _is_traded(scene: Scene, i: int, j: int) -> bool:
    """Whether a contract for goods moved, as on an exchange, and was not won or awarded."""
    dated = j > 0 and scene.atoms[j - 1].kind in "CTM"
    moved = any(a.is_cue("up") or a.is_cue("down") or a.low in QUOTES for a in scene.atoms[j + 1 : i])
    return j < i and dated and moved and all(a.kind not in "QE" for a in scene.atoms[j + 1 : i])


QUOTES = (
    "settled",
    "settled at",
    "closed",
    "closed at",
    "traded",
    "traded at",
    "ended",
    "quoted",
    "quoted at",
)
IN_A_TIME = re.compile(
    r" (?:(?:the|a|an|its|that|this|all of|each|every) )?(?:[\w-]+ ){0,2}?(?:month|year|quarter|week|half|season|decade|20\d\d|January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter)s?\b"
)
DEALS = frozenset(
    "transaction deal takeover merger acquisition buyout contract order orders project offer purchase sale".split()
)


def _deal_before(scene: Scene, j: int) -> bool:
    return any(a.low.rpartition(" ")[2] in DEALS for a in scene.atoms[max(0, j - 4) : j])


BROUGHT = ("bring in", "brings in", "brought in")
BRINGS = ("contribut", "generat", "yield")


def _of_buyers(
    scene: Scene, i: int, j: int, dim: str, low: int, names: list[str], memory: Memory
) -> list[str]:
    """What is taken, needed and used up: imports, takings, a harvest, money for a purchase."""
    atom = scene.atoms[j]
    if names[0] == "imports" and dim == "money" and atom.low in TOOK and _is_its_own(scene, i, j):
        names = [
            "investment" if word_at(scene, i + 1) == "to" else "revenue"
        ]  # “Nvidia took $130 billion in its fiscal year”
    if (
        names[0] == "imports"
        and atom.low.endswith(" in")
        and word_at(scene, j - 1) in ("was", "were", "been")
    ):
        return ["imports"]  # “crude worth $13 billion was brought in”
    if names[0] == "imports" and atom.low.endswith(" in"):
        farmers = any(a.low in REAPERS for a in scene.atoms[low:i]) or of_a_season(scene, i)
        if farmers or reaped(scene, memory) or of_a_grower(scene):
            names = ["production"]  # “farmers are bringing in 425 million tonnes”
    if names[0] == "imports" and atom.is_cue("takes") and not atom.low.startswith("import"):
        names = [_bought(scene, dim, memory)]
    takes = names[0] == "demand" and atom.kind == "V" and atom.is_cue("takes")
    if takes and (dim == "count" or counts_goods(scene)):
        names = ["sales"]  # “China absorbed 11 million electric cars”
    if dim == "money" and atom.kind == "V":
        if names[0] == "consumption":
            names = ["cost"]  # “the pit will swallow $7.4 billion”
        elif names[0] in ("imports", "demand") and _for_so_much(scene, i, j):
            names = ["investment"]
    return names


def _is_too_loose(scene: Scene, i: int, j: int, dim: str, names: list[str]) -> bool:
    """Whether the word only qualifies another, or stands too far from a number of that dimension."""
    atom = scene.atoms[j]
    if set(names) == {"grade"} and word_at(scene, j - 1) == "-":
        return True  # “battery-grade chemicals”
    if dim == "money" and atom.kind == "M" and atom.low in FACILITIES:
        return True
    if dim == "money" and names[0] in OUTPUT and not _valued(scene, i):
        # “bringing the deposit into production will take six years and $1 billion”
        return abs(i - j) > (2 if atom.kind == "V" else 4)
    return names[0] == "other" and atom.kind == "V" and dim != "count" and not atom.low.startswith("yield")


def _of_makers(
    scene: Scene, i: int, j: int, dim: str, low: int, names: list[str], memory: Memory, last: Frame | None
) -> list[str]:
    """What works, earnings, needs and costs come to by who has them and beside what they stand."""
    atom = scene.atoms[j]
    if names[0] == "production" and _works_make(scene, j, memory):
        names = ["refining"]
    large = scene.atoms[i].quantity
    earns = (
        names == ["profit"]
        or (names[0] == "price" and large is not None and large.low >= 1e7)
        or (dim == "money" and "revenue" in names)
    )
    if earns and atom.kind == "V" and (_by_exports(scene, j) or _by_sales_to(scene, i)):
        names = ["exports"]
    if names[0] == "demand" and dim == "money" and atom.low in NEEDS:
        names = ["investment"]
    if names[0] == "demand" and dim == "money" and atom.low in ("demands", "demanded", "demanding"):
        names = ["other"]  # “the miner demands $20 billion in damages”
    near = 0 < i - j < 4 or (j < i and priced(last))
    if set(names) == {"cost"} and dim == "money" and near and one_of_goods(scene, j, low):
        names = ["price"]  # “a container ship of 24,000 TEU costs $262 million”
    if (
        set(names) == {"cost"}
        and dim == "money"
        and last is not None
        and last.metric == "imports"
        and j == i - 2
    ):
        names = ["imports"]  # “imports reached 549 billion chips and cost it $385 billion”
    if set(names) == {"cost"} and dim == "share" and priced(last) and is_verb(scene, j):
        names = ["price"]
    if names[0] == "market_size" and atom.low == "valued at" and _deal_before(scene, j):
        names = ["investment"]  # “a transaction valued at $12 billion”
    sum_ = scene.atoms[i].quantity
    if dim == "money" and names[0] == "price" and atom.low.startswith("fetch") and sum_ is not None:
        told = memory.frame.metric if memory.frame is not None else None
        if sum_.per is None and sum_.low >= 1e8:
            names = ["exports" if told == "exports" else "revenue"]  # “petroleum products fetched $4 billion”
    state = memory.frame is not None and scene.pack.kind(memory.frame.subject) == "country"
    if "revenue" in names and atom.low.startswith(BROUGHT) and state and memory.same_block:
        told = memory.frame.metric if memory.frame is not None else None
        meant = scene.atoms[j - 1].low in ("these", "they", "it", "that", "this", "those")
        if told == "exports" and (meant or scene.atoms[j - 1].kind == "C"):
            names = ["exports"]  # “exports earned $4 billion. Lithium brought in another $300 million”
    if dim == "money" and names[0] == "production" and atom.low.startswith(BRINGS):
        names = ["revenue"]  # “memory contributed $220 billion”
    if (
        names[0] == "profit"
        and atom.kind == "V"
        and last is not None
        and last.metric == "exports"
        and j < last.at
    ):
        names = ["exports"]  # “Russia earned 10 billion from oil, a third less than in 2023”
    if "imports" in names and "revenue" in names:
        names = ["revenue" if dim == "money" else "imports"]  # “its energy arm took in $3.4 billion”
    if dim == "share" and atom.low in ("royalty", "royalties"):
        names = ["other"]
    if dim == "share" and atom.low in PAYS:
        names = ["price"]  # who pays 40% more pays a higher price
    return names


def _is_of_another(scene: Scene, i: int, j: int, dim: str, names: list[str]) -> bool:
    """Whether the word measures another number of the sentence, or nothing that is used or needed."""
    atom, after = scene.atoms[j], word_at(scene, j + 1)
    if atom.low in DRAWS and not _uses(scene, i, dim):
        return True
    if atom.low in ("loss", "losses") and after == "since":
        return True  # “so the loss since then comes to 30%”
    if atom.low in ("need", "needs", "needed") and after == "to" and "demand" in atom.metrics():
        return True  # “needs to import 4 bcm”
    if atom.low in NEEDS and dim != "share" and any(a.kind == "Q" for a in scene.atoms[i + 1 : j]):
        return True  # “58,000 tonnes a year, as much as a million cars need”
    if names[0] == "other" and any(a.kind == "Q" for a in scene.atoms[i + 1 : j]):
        return True  # “slid to 1.8 million once it had scrapped its $7,500 tax credit”
    if j > i and atom.kind == "M" and _has_its_own(scene, i, j):
        return True
    verb = atom.kind == "V" or atom.low.endswith("ed")
    followed = j + 1 < len(scene.atoms) and scene.atoms[j + 1].kind == "Q"
    # “5.1 million, a bit below its allotted 5.3 million”
    return j > i + 1 and dim != "rank" and verb and followed


def _valued(scene: Scene, i: int) -> bool:
    """Whether the sum is said to be what goods are worth."""
    return any(a.is_word("worth", "value", "valued") for a in scene.atoms[max(0, i - 6) : i + 3])


def _works_make(scene: Scene, j: int, memory: Memory) -> bool:
    """Whether those who process what others dig make it: “local plants made 700 tons of it”."""
    if scene.atoms[j].kind != "V" or not j or scene.atoms[j - 1].low not in WORKS:
        return False
    spoken = memory.commodity if memory.commodity == memory.topic else None
    here = (a for k, a in enumerate(scene.atoms) if scene.clauses[k] == scene.clauses[j])
    goods = [a.id for a in here if a.kind == "C"] or [spoken or ""]
    known = scene.pack.commodities.get(goods[0])
    return known is not None and known.mined


def pays_for_power(scene: Scene, j: int) -> bool:
    """Whether a tariff is what is paid for power: “lifted industrial tariffs by 12.5%”."""
    return scene.atoms[j].low.startswith("tariff") and word_at(scene, j - 1) in OF_POWER


OF_POWER = frozenset("electricity power industrial household residential feed-in retail grid".split())


def _by_exports(scene: Scene, j: int) -> bool:
    """Whether it is what goods sold abroad bring in: “salmon exports earned $6.3 billion”."""
    return any("exports" in a.metrics() and a.kind == "M" for a in scene.atoms[max(0, j - 9) : j])


FROM_GOODS = re.compile(r" (?:a (?:year|month|week|day) )?from ")


def _state_sells(scene: Scene, i: int, behind: range) -> bool:
    """Whether what a country earns comes from goods."""
    acting = [a.id for j, a in enumerate(scene.atoms[:i]) if a.kind == "E" and scene.bare(j)]
    state = bool(acting) and scene.pack.kind(acting[-1]) in ("country", "bloc")
    return state and any(scene.atoms[k].kind == "C" for k in behind)


def _by_sales_to(scene: Scene, i: int) -> bool:
    """Whether a sum is what sales to a country bring in: “earned 15 billion euros from gas sales to the EU”."""
    behind = range(i + 2, min(i + 6, len(scene.atoms)))
    if FROM_GOODS.match(scene.text, scene.atoms[i].end, scene.end) and _state_sells(scene, i, behind):
        return True  # “Russia earned 10 billion euros a month from oil”
    if word_at(scene, i + 1) == "in" and "exports" in word_at(scene, i + 2).split():
        return True  # “tin earned Peru $50 million in exports”
    if word_at(scene, i + 1) == "from" and any("exports" in scene.atoms[k].metrics() for k in behind):
        return True  # “earned $21 billion from copper exports”
    for k in range(i + 2, min(i + 6, len(scene.atoms) - 1)):
        if "sales" in scene.atoms[k].metrics() and word_at(scene, k + 1) == "to":
            return word_at(scene, i + 1) == "from"
    return False


def _uses(scene: Scene, i: int, dim: str) -> bool:
    """Whether what is drawn is used: “drew 176 TWh”, “draws 4% of the power”, not “drew 34% from wind”."""
    if dim == "share":
        return not any(atom.is_word("from") for atom in scene.atoms[i + 1 : i + 9])
    return dim in ("energy", "power", "rate")


def _has_its_own(scene: Scene, i: int, j: int) -> bool:
    """Whether the noun behind a comma is measured by another number: “300,000, from a harvest of 2 million”."""
    own = (
        word_at(scene, j + 1) in ("of", "worth")
        and j + 2 < len(scene.atoms)
        and scene.atoms[j + 2].kind == "Q"
    )
    return own and any(atom.text in COMMA for atom in scene.atoms[i + 1 : j])


def _is_its_own(scene: Scene, i: int, j: int) -> bool:
    """Whether a sum stands right behind its verb and is not worth of goods."""
    return 0 < i - j < 3 and word_at(scene, i + 1) not in ("of", "worth", "from", "for")


def _for_so_much(scene: Scene, i: int, j: int) -> bool:
    """Whether money is what a purchase takes: “bought a miner for $3 billion”, “needs €22 billion”."""
    return "demand" in scene.atoms[j].metrics() or (j < i and word_at(scene, i - 1) == "for")


def _bought(scene: Scene, dim: str, memory: Memory) -> str:
    """What buying is a measure of: of cars sales, of gold demand, of anything else a country's imports."""
    goods = [a.id for a in scene.atoms if a.kind == "C"] or [memory.commodity or ""]
    if scene.pack.counted(goods[0]) or (dim == "count" and not goods[0]):
        return "sales"
    golden = goods[0] == "gold" or scene.pack.within(goods[0], "gold")
    return "demand" if golden else "imports"


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
