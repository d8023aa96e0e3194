"""Which metric a number is of: the word that governs it, nearest in its clause and of a fitting dimension."""

from __future__ import annotations

import re

from checker.extract.atom import Atom
from checker.extract.english.asides import behind_aside
from checker.extract.english.ground import part_of_what_lies_there
from checker.extract.english.phrase import distance, word_at
from checker.extract.english.quoting import goods_moved_to, goods_quoted
from checker.extract.english.sense import fits, sense
from checker.extract.english.takings import has_its_own, takings_at
from checker.extract.frame import FLOWS, Frame, Memory, dimension
from checker.extract.joints_en import PREPOSITIONS
from checker.extract.scene import COMMA, Scene

TO_TRADE = ("import", "export")
SENDS_OUT = frozenset(["ship", "ships", "shipped", "sold", "sells", "delivered", "delivers"])
MADE = frozenset(["production", "mine_production", "refining", "supply", "demand", "consumption", "capacity"])


def _goes_on(scene: Scene, i: int, memory: Memory, last: Frame | None, word: Atom | None) -> bool:
    """Whether “it” is the measure that the sentence before named without a number, and no word before this one's is.

    “Consumption is the surprise. It is put at 27,000 t, against 9,000 t, and imports rose to 21,000 t.”
    """
    first = next((a for a in scene.atoms if a.kind not in "PT"), None)
    if (
        memory.theme is None
        or first is None
        or not memory.same_block
        or not first.is_word("it", "they", "those", "that")
    ):
        return False
    later = word is None or word.start > scene.atoms[i].end
    return later and (last is None or last.metric == memory.theme)


DONE = ("ed", "sold", "dug", "bought", "burnt")
"""How a passive ends that says what became of so much."""
NETTED = frozenset(["after", "before", "without", "excluding", "including"])
"""Before what an amount is told with or without."""


def _answered(scene: Scene, i: int, dim: str, memory: Memory, last: Frame | None) -> str | None:
    """The measure that was asked for, where nothing stands before the first number of the answer that could name another."""
    told = memory.question
    if told is None or last is not None or any(a.kind in "MVEC" for a in scene.atoms[:i]):
        return None
    told = "price" if told == "cost" and dim == "price" else told  # “What does it cost? $1,100 a kilogram.”
    return told if fits(scene, told, dim) else None


def metric_of(
    scene: Scene, i: int, dim: str, low: int, high: int, memory: Memory, last: Frame | None, frame: Frame
) -> str | None:
    """The metric whose word governs the number: nearest, in its clause, of a fitting dimension."""
    if (told := _answered(scene, i, dim, memory, last)) is not None:
        return told
    lacks = scene.atoms[i].low.startswith("short of") and word_at(scene, i - 1) in (
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
    )
    of_before = word_at(scene, i + 2) == "of" and any(a.kind == "T" for a in scene.atoms[i + 3 : i + 6])
    if ((word_at(scene, i + 1) in ("short", "shy") and not of_before) or lacks) and dim in (
        "mass",
        "volume",
        "energy",
        "rate",
    ):
        return "other"  # “the market is 400,000 tonnes short”
    if dim == "money" and (earned := takings_at(scene, i, low, memory)) is not None:
        return earned
    if dim in ("money", "share") and (billed := _billed(scene, i, low, memory)) is not None:
        return billed
    best: tuple[float, str, Atom] | None = None
    for j, atom in enumerate(scene.atoms):
        if j == i or atom.mention is None or _told_by(scene, j):
            continue
        name = sense(scene, i, j, dim, low, memory, last, frame)
        if name is None or (name in FLOWS and _only_moves(scene, i, j)) or behind_aside(scene, j, i):
            continue
        if name in PRICES and frame.kind == "share" and (j > i + 3 or _behind_comma(scene, i, j)):
            continue  # “made up 0.3% of all fuel, and cost thrice as much”
        if j > i and has_its_own(scene, j):
            continue  # “next year it should earn 14 billion on sales of 520 billion”
        if name == "tariff" and j < i and scene.clauses[j] > scene.clauses[i]:
            continue  # “sales to America, where a duty of 15% applies, sank by a fifth”
        cost = distance(scene, i, j)
        if atom.kind == "M" and dim not in ("share", "part", "rank") and _in_its_phrase(scene, i, j):
            cost = -3.0  # “84 bcm of new capacity”
        elif j == i + 1 and atom.kind == "M":
            cost = -2.0
        elif j == i + 2 and word_at(scene, i + 1) in ("was", "were", "is", "are") and atom.low.endswith(DONE):
            cost = -2.0  # “118,000 tonnes were sold”
        elif j == i - 2 and atom.kind == "M" and word_at(scene, i - 1) == "of":
            cost = -5.0  # “on sales of $4.2 billion”
        elif j > i:
            near = word_at(scene, i + 1) in ("of", "in", "for", "that", "which", "it") or j - i <= 2
            if word_at(scene, i + 1) in ("that", "which", "it") and atom.kind == "V" and j - i < 5:
                cost -= 3  # “half of the 220,000 tonnes that the country produced”
            cost += 0.5 if near and j - i <= 6 and scene.clauses[i] == scene.clauses[j] else 9
            if dim == "share" and frame.kind == "share" and scene.clauses[i] != scene.clauses[j]:
                cost += 6  # “… accounts for 60% of the world's cobalt, will let miners export”
        infinitive = (
            i - j < 4 and word_at(scene, j - 1) == "to" and (atom.kind == "V" or atom.low in TO_TRADE)
        )
        if (
            scene.preposition(j) in ("for", "to", "on", "with", "despite", "against")
            and j < i
            and not infinitive
        ):
            takings = atom.kind == "M" and name in ("revenue", "sales") and word_at(scene, j - 1) == "on"
            cost += 0 if takings else 4  # “a profit of 12 million, on sales that grew 9%”
        if j < i and word_at(scene, i - 1) == "and" and scene.preposition(j) in NETTED:
            cost += 9  # “€18,000 in Germany after subsidies and £6,500 in Britain”
        if atom.kind == "V" and j < i:
            cost -= 0.5
        if _passive_adjective(scene, j):
            cost += 6
        if (
            last is not None
            and last.metric == "quota"
            and name in MADE
            and 0 < j - i < 3
            and word_at(scene, i + 1) == "of"
        ):
            name = "quota"  # “allowed 270,000 tonnes of mining and 254,000 tonnes of smelting”
        if name in MADE and 0 < j - i < 3 and word_at(scene, i + 1) == "of" and _allotted(scene, i, low):
            name = "quota"  # “the quota was 270,000 tonnes of mining”
        if name in FLOWS and atom.kind == "V":
            cost += {"money": 4, "power": 20}.get(dim, 0)
        if last is not None and last.metric == "quota" and j < i and scene.preposition(j) == "for":
            continue  # “900 tons for smelting, 3% more”: of the quota
        if dim == "money" and j > i and cost > 9 and name in MADE:
            continue  # “received $47 million and wants to raise output”
        if best is None or cost < best[0]:
            best = cost, name, atom
    if dim == "share" and part_of_what_lies_there(scene, i, memory):
        return "reserves"
    if last is not None and dim not in ("share", "rank", "part") and _up_from(scene, i, last, dim):
        return last.metric  # “paid $115 million in duties in those months, up from $20 million”
    if (logged := _logged(scene, i, low, dim)) is not None and (
        best is None or best[0] > 1 or best[2].kind == "V"
    ):
        return logged
    trade = _by_trade(scene, i, low) if dim in ("share", "mass") else None
    if trade is not None and (
        best is None or best[1] in ("supply", "other", "import_reliance") or best[0] > 4
    ):
        return trade  # “its own mines contribute under 1%”
    if (
        best is None
        and dim in ("mass", "share", "count")
        and _by_volume(scene, low, i)
        and _firm_acts(scene, i)
    ):
        return "sales"  # “Barry Callebaut's volumes fell 7% to 2.1 million tonnes”
    told = memory.frame.metric if memory.frame is not None and memory.same_block and last is None else None
    if best is None and dim == "money" and told == "price" and scene.atoms[0].is_word("it", "they"):
        return "price"  # “the price has doubled to $1,572 a kilogram. It stood at $225 before”
    goods = goods_quoted(scene, low, i) if dim == "money" else None
    if goods is not None and (best is None or not goods.start < best[2].start < scene.atoms[i].start):
        return "price"
    if _goes_on(scene, i, memory, last, best[2] if best is not None else None) and fits(
        scene, memory.theme or "", dim
    ):
        return memory.theme
    paid = last is not None and last.metric in ("revenue", "price", "profit")
    if paid and _by_volume(scene, low, i):
        return "sales"  # “revenue rose by a fifth, while volumes slipped 3.6%”
    aims_again = (
        best is not None and best[2].low in PROMISED and best[2].start > scene.atoms[max(last.at, 0)].start
        if last
        else False
    )
    if aims_again and last is not None and last.metric in ("profit", "revenue") and dim == "money":
        return last.metric  # “hopes to earn $66 million; in March it had promised $60 million”
    if best is not None and best[0] < 14:
        frame.because("metric", best[2].text)
        return best[1]
    moved = memory.frame is not None and memory.frame.metric == "price" and memory.same_block
    if moved and dim == "share" and last is None and any(a.is_word("they", "it") for a in scene.atoms[:3]):
        return "price"  # “Shares jumped 9%. They have more than doubled since January”
    if dim == "share" and frame.kind == "share":
        dim = "part"  # what is carried must have parts; a price or an investment has none
    if last is not None and last.kind == "ratio" and last.metric == "profit" and dim == "money":
        return "revenue"  # “… and the margin to 59%; it guides to 32 billion for the year”
    vague = dim == "power" and last is not None and last.metric == "other"
    vague = vague or (dim == "money" and last is not None and last.metric in MADE)
    if last is not None and last.metric and fits(scene, last.metric, dim) and not vague:
        return last.metric
    if dim == "power" and any(a.low in SENDS_OUT for a in scene.atoms[max(low, i - 4) : i]):
        return "sales"  # of modules and turbines
    if dim == "power":
        return "capacity"  # what is measured in watts is there, unless a word says that it moves
    if dim == "money" and goods_moved_to(scene, i, low):
        return "price"  # “milling wheat slid to €188”
    if dim == "count" and _names_things(scene, i):
        return None  # “built 3,000 jets. It carried 6 million passengers”
    if memory.headed is not None and fits(scene, memory.headed, dim):
        told = memory.frame.metric if memory.frame is not None else None
        made = memory.headed in ("supply", "production") and told in MADE and fits(scene, told or "", dim)
        return told if made else memory.headed  # under “Supply”, what was mined before
    if (
        dim == "money"
        and memory.frame is not None
        and dimension(memory.frame.unit) != "money"
        and memory.frame.metric in MADE | {"reserves", "resources"}
    ):
        return None  # what was dug before says nothing of what a plant costs
    held = memory.frame
    spoken = memory.of_dimension.get(dim)
    taxed = "tariff" in (spoken, held.metric if held is not None else None)
    if dim == "price" and taxed and any(a.kind == "C" for a in scene.atoms[:i]):
        return "price"  # after what a border takes, “dysprosium averaged $260”
    if (
        held is not None
        and held.metric not in (None, "other", "event")
        and fits(scene, held.metric or "", dim)
    ):
        return held.metric
    if dim == "count" and spoken in ("workforce", "patents"):
        return None  # “employs 3,000 people. … The island lets in 20,000 cars”
    if dim == "price" and spoken == "cost" and all("cost" not in a.metrics() for a in scene.atoms):
        return "price"  # after what it costs to make, “NdPr rose to 560,000 yuan per ton”
    return None if spoken == "event" else spoken  # how long something takes is no date


def _allotted(scene: Scene, i: int, low: int) -> bool:
    """Whether a quota is what comes to so much: “China's quota for 2024 was 270,000 tonnes of mining”."""
    noun = next((j for j in range(i - 1, low - 1, -1) if scene.atoms[j].metrics()), None)
    return noun is not None and "quota" in scene.atoms[noun].metrics()


PROMISED = frozenset(["promised", "promise", "promises", "pledged", "offered", "budgeted"])


def _names_things(scene: Scene, i: int) -> bool:
    """Whether a count says what it counts, and these are neither goods nor people at work."""
    if any(scene.pack.counted(m.id) for m in scene.inside.get(scene.atoms[i].start, ())):
        return False
    words = scene.atoms[i].low.split()
    if words[-1] in ("orders", "bookings", "registrations", "deliveries", "patents", "shares"):
        return False
    return words[-1].isalpha() and words[-1] not in ("million", "billion", "thousand", "hundred", "people")


PRICES = ("price", "cost")
VOLUMES = ("volume", "volumes", "tonnage", "tonnages")


def _up_from(scene: Scene, i: int, last: Frame, dim: str) -> bool:
    """Whether the number is what the one before it came up or down from."""
    moved = word_at(scene, i - 1) == "from" and word_at(scene, i - 2) in ("up", "down")
    if last.kind == "change" and word_at(scene, i - 1) in ("the", "its") and word_at(scene, i - 2) == "than":
        return fits(scene, last.metric or "", dim)  # “95% more than the 580 billion of 2023, on revenue of …”
    return (
        moved
        and last.metric is not None
        and dimension(last.unit) == dim
        and scene.clauses[max(last.at, 0)] == scene.clauses[i]
    )


def _firm_acts(scene: Scene, i: int) -> bool:
    """Whether the last that is named before the number is a company."""
    named = [a.id for a in scene.atoms[:i] if a.kind == "E"]
    return bool(named) and scene.pack.kind(named[-1]) == "company"


def _by_volume(scene: Scene, low: int, i: int) -> bool:
    """Whether volumes moved, of what was told in money: “freight rates fell by 31%, although volumes grew 7%”."""
    at = next((j for j in range(i - 1, low - 1, -1) if scene.atoms[j].low in VOLUMES), None)
    return at is not None and all(a.kind not in "QM" for a in scene.atoms[at + 1 : i])


TRADERS = frozenset(
    "exporters importers producers miners growers refiners smelters buyers sellers traders makers".split()
)


def _told_by(scene: Scene, j: int) -> bool:
    """Whether those in a trade only tell the number: “according to exporters”."""
    return (
        scene.atoms[j].low in TRADERS
        and word_at(scene, j - 1) == "to"
        and word_at(scene, j - 2) == "according"
    )


BILL = re.compile(r"\b(?:the|its|that|their) bill (?:[a-z]+ ){1,4}$")


def _billed(scene: Scene, i: int, low: int, memory: Memory) -> str | None:
    """The trade of which the bill is told: after what a country bought, “the bill shrank by 11% to €1 billion”."""
    told = memory.frame
    if told is None or told.metric not in FLOWS or not memory.same_block:
        return None
    said = any(a.low == "bill" for a in scene.atoms[low:i]) and BILL.search(scene.words(low, i))
    moved = said and not any(a.kind == "E" for a in scene.atoms[low:i])
    return told.metric if moved else None


def _behind_comma(scene: Scene, i: int, j: int) -> bool:
    return j > i and any(a.text in COMMA for a in scene.atoms[i:j])


TRADES = {
    "mines": "mine_production", "pits": "mine_production", "miners": "mine_production", "smelters": "refining",
    "refineries": "refining", "refiners": "refining", "separators": "refining", "processors": "refining",
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


def _in_its_phrase(scene: Scene, i: int, j: int) -> bool:
    """Whether the noun is that of the number’s own phrase: “40,000 tonnes of annual output”, not “of lithium for production”."""
    if not 1 < j - i < 6 or word_at(scene, i + 1) != "of":
        return False
    inside = scene.atoms[i + 2 : j]
    return all(a.kind in "WCK" and a.low not in PREPOSITIONS and a.low not in ("and", "or") for a in inside)


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


MOVES = ("take", "took", "taking", "bring", "brought")
LED_TO = ("to", "from", "past", "beyond", "above", "below")


def _only_moves(scene: Scene, i: int, j: int) -> bool:
    """Whether the verb says that a measure comes to the number, and not that goods come in: “takes output from 3 to 5 tonnes”."""
    measure = any(a.kind == "M" for a in scene.atoms[j + 1 : i])
    return (
        measure
        and scene.atoms[j].low.startswith(MOVES)
        and any(word_at(scene, k) in LED_TO for k in range(max(j + 1, i - 3), i))
    )
