"""Parts by the phrase behind them: of goods bought by somebody, of a flow told before, of the nation's, of what one gets from another."""

from __future__ import annotations

from checker.extract.english.phrase import Phrase, kind_of, kind_of_id, word_at
from checker.extract.frame import FLOWS, Frame, Memory
from checker.extract.scene import Scene

BOUGHT = ("bought", "imported", "purchased")


def bought_by(scene: Scene, of: Phrase, high: int) -> str | None:
    """Who bought the goods of “89% of the magnets that South Korea imported”."""
    j = of.end
    atoms = scene.atoms
    if j + 2 < len(atoms) and atoms[j].low in BOUGHT and word_at(scene, j + 1) == "by":
        return atoms[j + 2].id if atoms[j + 2].kind == "E" else None  # “of the uranium bought by Japan”
    if j + 2 >= len(atoms) or not atoms[j].is_word("that", "which"):
        return None
    verb = atoms[j + 2]
    if atoms[j + 1].kind == "E" and (
        "imports" in verb.metrics() or verb.low in ("bought", "buys", "purchased")
    ):
        return atoms[j + 1].id
    return None


SHIPPED = ("exported", "exports", "shipped", "ships", "sold", "sells", "sends", "sent")


def shipped_by(scene: Scene, i: int) -> str | None:
    """Who shipped the goods of “49% of all that Brazil exported”, “a tenth of everything Chile ships”."""
    j = i + 2
    while word_at(scene, j) in ("all", "that", "what", "everything", "which", "the"):
        j += 1
    if word_at(scene, i + 1) != "of" or not i + 3 <= j < len(scene.atoms) - 1 or scene.atoms[j].kind != "E":
        return None
    return scene.atoms[j].id if scene.atoms[j + 1].low in SHIPPED else None


FLOWN = (
    "deliveries",
    "shipments",
    "cargoes",
    "purchases",
    "volumes",
    "arrivals",
    "sales",
    "exports",
    "imports",
)


def of_that_flow(scene: Scene, of: Phrase, i: int, memory: Memory) -> Frame | None:
    """A part of the flow that was told before: “cargoes from Qatar made up 57% of those deliveries”."""
    held = memory.frame
    if held is not None and held.metric == "import_reliance":
        held = held.copy()  # “relies on imports for most of it. Norway sent a fifth of those imports”
        held.metric = "imports"
    if held is None or held.metric not in FLOWS or of.entities or of.words[:1] not in (["those"], ["these"]):
        return None
    if not of.has(*FLOWN):
        return None
    named = [(j, a.id) for j, a in enumerate(scene.atoms[:i]) if a.kind == "E" and a.id != held.subject]
    frame = held.copy()
    frame.kind, frame.sign, frame.whole, frame.evidence = "share", 1, held.subject, {"metric": "as before"}
    frame.item = frame.base = None
    frame.counterparty = next(
        (id for j, id in named if scene.bare(j) or scene.preposition(j) in ("from", "to")), None
    )
    return frame


def supplied(scene: Scene, i: int, of: Phrase, memory: Memory) -> Frame | None:
    """What another supplied of the imports of whom the text speaks: after India's use, “China supplied 80% of its imports”."""
    taken = any("imports" in scene.atoms[k].metrics() for k in of.metrics)
    verb = next((a for a in reversed(scene.atoms[max(0, i - 3) : i]) if a.kind in "VK"), None)
    if not taken or not of.has("its", "their") or verb is None or not verb.is_cue("gives"):
        return None
    acting = [a.id for j, a in enumerate(scene.atoms[:i]) if a.kind == "E" and scene.bare(j)]
    buyer = memory.subject if memory.subject not in (None, "world", *acting) else memory.country
    if (
        not acting
        or buyer is None
        or buyer == acting[-1]
        or kind_of_id(scene, buyer) not in ("country", "bloc", "region")
    ):
        return None
    frame = Frame(kind="share", metric="imports", subject=buyer, whole=buyer, counterparty=acting[-1])
    frame.commodity = scene.atoms[of.commodities[-1]].id if of.commodities else None
    frame.because("metric", verb.text)
    return frame


def home(scene: Scene, of: Phrase, i: int, memory: Memory) -> str | None:
    """The country that “4% of the nation's electricity” and “a quarter of domestic needs” are parts of."""
    if not of.has("nation", "country", "national", "domestic", "home", "local"):
        return None
    if of.has("country") and not any(w in ("the country", "country") for w in of.words[:2]):
        return None
    named = (a.id for a in reversed(scene.atoms[:i]) if a.kind == "E" and kind_of(scene, a) == "country")
    return next(named, None) or memory.country or memory.topic_country


GETS = frozenset(
    """gets get got getting takes take took taking sources source sourced draws drew receives received buys bought imports import
    imported""".split()
)


STUFF = (
    "ore",
    "ores",
    "supplies",
    "material",
    "materials",
    "feedstock",
    "fuel",
    "parts",
    "components",
    "minerals",
    "them",
    "these",
)
SELLS = frozenset("sells sell sold sends send sent ships ship shipped exports export exported".split())


def gets_from(
    scene: Scene, i: int, of: Phrase, low: int, high: int, memory: Memory
) -> tuple[str, str] | None:
    """Flow and partner: “Turkey gets 45% of its gas from Russia”, “Brazil sells 70% of its soybeans to China”."""
    verbs = {a.low for a in scene.atoms[max(low, i - 3) : i]}
    flow = ("imports", "from") if verbs & GETS else ("exports", "to") if verbs & SELLS else None
    if flow is None or not (of.commodities or of.has(*STUFF)):
        return None
    there = word_at(scene, of.end + 1) == "there" and word_at(scene, of.end) == flow[1]
    if there and memory.country is not None:
        return flow[0], memory.country  # “Europe gets 97% of its magnesium from there”
    for j in range(of.end, min(high, of.end + 4)):
        if scene.atoms[j].kind == "E":
            state = kind_of(scene, scene.atoms[j]) in ("country", "bloc", "region")
            return (flow[0], scene.atoms[j].id) if state and scene.preposition(j) == flow[1] else None
    return None
