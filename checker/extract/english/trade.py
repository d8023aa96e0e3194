"""Goods that cross a border: sent abroad, received from somewhere, and how a text goes on about a trade that it has told of."""

from __future__ import annotations

from checker.extract.english.number import MADE, WEIGHED, Number
from checker.extract.english.partner import flow_partner, sent_to
from checker.extract.english.phrase import kind_of_id, phrase, word_at
from checker.extract.frame import FLOWS, STATES, Frame, Memory
from checker.extract.joints_en import PREPOSITIONS
from checker.extract.other_end import by_tender
from checker.extract.scene import COMMA, Scene

BUYS = frozenset(
    "take takes took taking buys bought buying receive receives received get gets got purchased absorbed ordered".split()
)


def _received_from(scene: Scene, i: int, low: int, high: int) -> str | None:
    """The country that goods are received from: “Germany received 1,010 tonnes of magnets from China”."""
    verbs = [a for a in scene.atoms[max(low, i - 3) : i] if a.kind in "VK" and a.is_cue("takes")]
    if not verbs or verbs[-1].low.startswith("account"):
        return None
    for j in range(i + 1, min(high, i + 7)):
        atom = scene.atoms[j]
        if atom.kind in "QPV":
            return None
        if atom.kind == "E" and kind_of_id(scene, atom.id) in STATES and scene.preposition(j) == "from":
            return atom.id
    return None


def seller_to(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The country whose exports were told last, where the number at `i` is what another one bought of them.

    After “exports came to 6,150 tons”, “the United States took 582 tons”.
    """
    flow = memory.flow
    said = frame.evidence.get("metric", "").lower().partition(" ")[0]
    if flow is None or flow.metric != "exports" or frame.metric != "imports" or said not in BUYS:
        return None
    if kind_of_id(scene, flow.subject) not in STATES or kind_of_id(scene, frame.subject) not in STATES:
        return None
    if flow.subject != memory.topic_country:
        return None
    goods = [a.id for a in scene.atoms if a.kind == "C"]
    if flow.subject == frame.subject or (goods and flow.commodity not in goods):
        return None
    named = (
        a.id
        for j, a in enumerate(scene.atoms[:-1])
        if a.kind == "E" and scene.atoms[j + 1].kind == "C" and not scene.possessive(j)
    )
    if any(id not in (flow.subject, "world") and kind_of_id(scene, id) == "country" for id in named):
        return None  # “China bought 2 million tonnes of U.S. soybeans” after what Brazil sold
    if by_tender(scene) or any(a.low.startswith("import") for a in scene.atoms):
        return None  # “Egypt, the biggest importer, bought 3 million tons” from whomever
    from_elsewhere = any(
        a.low == "from" and scene.atoms[j + 1].kind == "E" for j, a in enumerate(scene.atoms[:-1])
    )
    return None if from_elsewhere else flow.subject


VOLUMES = frozenset(["volume", "volumes", "tonnage", "tonnages", "flows", "trade"])
ARRIVALS = frozenset(["shipments", "deliveries", "cargoes"])
"""What are imports where these were told of."""


def volumes_of(scene: Scene, i: int, low: int, memory: Memory) -> Frame | None:
    """The flow told last, where the clause speaks of its volumes: “by April monthly volumes had dropped to 900 tons”."""
    brought_in = memory.flow is not None and memory.flow.metric == "imports" and memory.same_block
    nouns = VOLUMES | ARRIVALS if brought_in else VOLUMES
    noun = next((j for j in range(i - 1, low - 1, -1) if scene.atoms[j].low in nouns), None)
    if noun is None or memory.flow is None or word_at(scene, noun + 1) in PREPOSITIONS:
        return None
    between = scene.atoms[noun + 1 : i]
    if any(a.kind in "EMQC" or (a.kind == "V" and a.metrics()) for a in between):
        return None
    before = scene.atoms[max(low, noun - 2) : noun]
    if any(a.kind in "EMCV" for a in before):
        return None  # “Chinese volumes”, “export volumes”
    frame = memory.flow.copy()
    frame.kind, frame.sign, frame.whole, frame.base, frame.item = "amount", 1, None, None, None
    if scene.atoms[noun].low in VOLUMES:
        frame.counterparty = None
    frame.evidence = {"metric": scene.atoms[noun].text}
    return frame


def bare_flow(scene: Scene, i: int, memory: Memory) -> str | None:
    """The partner of “21 bcm from Norway” when imports or exports were spoken of before."""
    held = memory.frame
    if held is None or held.metric not in FLOWS or i + 2 >= len(scene.atoms):
        return None
    wanted = "from" if held.metric == "imports" else "to"
    if (
        word_at(scene, i + 1) == wanted
        and scene.atoms[i + 2].kind == "E"
        and not any(
            a.metrics() for k, a in enumerate(scene.atoms[:i]) if scene.clauses[k] == scene.clauses[i]
        )
    ):
        return scene.atoms[i + 2].id
    return None


def sent_out(number: Number, frame: Frame) -> None:
    """Make what is sold, made or supplied an export or an import where the words send it over a border."""
    scene, i, low, high = number.scene, number.i, number.low, number.high
    memory = number.memory
    if _of_its_flow(number, frame):
        return
    sold = frame.metric in ("sales", "supply", "production", "mine_production", "revenue", None)
    sold = sold or (frame.metric == "exports" and scene.atoms[i - 1].id == frame.subject)
    if sold and (flow := sent_to(scene, i, low, number.dim)) is not None:
        frame.metric, frame.counterparty = "exports", flow
        others = [
            a.id for j, a in enumerate(scene.atoms[:i]) if a.kind == "E" and a.id != flow and scene.bare(j)
        ]
        if frame.subject == flow:
            held = memory.flow.subject if memory.flow is not None else memory.topic_country
            frame.subject = next(
                (id for id in (*reversed(others), held, memory.country, memory.topic_country) if id != flow),
                None,
            )
    made = frame.metric is None or frame.metric in MADE | {"sales"}
    if made and number.dim in WEIGHED and (buyer := _given_to(number, frame)) is not None:
        frame.metric, frame.counterparty = "exports", buyer
        return
    if (frame.metric is None or frame.metric in MADE) and _sent_abroad(scene, i, high):
        frame.metric = "exports"
    goods = number.dim in WEIGHED and kind_of_id(scene, frame.subject) in STATES
    if goods and (frame.metric is None or frame.metric in MADE):
        sender = _received_from(scene, i, low, high)
        if sender not in (None, frame.subject):
            frame.metric, frame.counterparty = "imports", sender
    sold = frame.metric == "sales" and kind_of_id(scene, frame.subject) in ("country", "bloc")
    if sold and any(a.is_word("abroad", "overseas") for a in scene.atoms[low:high]):
        frame.metric = "exports"  # what a country sells abroad


def _of_its_flow(number: Number, frame: Frame) -> bool:
    """Make the frame one of the flow that the clause begins with: “Of Australia's exports, Korea received 74,000 tons”."""
    scene, i = number.scene, number.i
    first = number.low + (word_at(scene, number.low) == "out")
    if word_at(scene, first) != "of" or number.dim not in (*WEIGHED, "money"):
        return False
    ahead = phrase(scene, first + 1, i)
    if word_at(scene, ahead.end) in ("that", "which"):
        ahead = phrase(scene, ahead.end + 1, i)  # “of the maize that Spain imported”
    comma = next((j for j in range(ahead.end, i) if scene.atoms[j].kind not in "TW"), i)
    flows = [m for k in ahead.metrics for m in scene.atoms[k].metrics() if m in FLOWS]
    if not flows or not ahead.entities or scene.atoms[comma].text not in COMMA:
        return False
    cue, owner = "takes" if flows[0] == "exports" else "gives", scene.atoms[ahead.entities[0]].id
    acting = [a.id for j, a in enumerate(scene.atoms[:i]) if j > comma and a.kind == "E" and scene.bare(j)]
    if not acting or acting[-1] == owner or not any(a.is_cue(cue) for a in scene.atoms[comma:i]):
        return False
    frame.metric, frame.subject, frame.counterparty = flows[0], owner, acting[-1]
    return True


SENDS = frozenset(
    """pump pumps pumped pumping pipe pipes piped piping deliver delivers delivered delivering supply supplies supplied send sends sent
    truck trucks trucked provide provides provided""".split()
)


def _given_to(number: Number, frame: Frame) -> str | None:
    """The country to which goods go that a verb gives: “Gazprom should pump 38 bcm to China”, “piped 118 bcm of gas to Europe”."""
    scene, i = number.scene, number.i
    if not any(a.low in SENDS for a in scene.atoms[max(number.low, i - 3) : i]):
        return None
    for j in range(i + 1, min(number.high, i + 8)):
        atom = scene.atoms[j]
        if atom.kind in "QV" or atom.text in COMMA:
            return None
        if atom.kind == "E" and scene.preposition(j) == "to":
            return atom.id if kind_of_id(scene, atom.id) in STATES and atom.id != frame.subject else None
    return None


def sold_abroad(number: Number) -> bool:
    """Whether goods are sold in other countries: “abroad it sold 1.05 million”, “sold 5,473 tons abroad”."""
    scene = number.scene
    for around in (range(number.i - 1, number.low - 1, -1), range(number.i + 1, number.high)):
        for j in around:
            if scene.atoms[j].kind == "Q":
                break
            if scene.atoms[j].low in ("abroad", "overseas") or (
                scene.atoms[j].low == "border" and word_at(scene, j - 2) in ("across", "over")
            ):
                return True
    return False


def earned_abroad(number: Number, frame: Frame) -> bool:
    """Whether a sum is what a country's goods fetch in others: “sold copper worth $2 billion abroad”, “… to China”."""
    scene, i = number.scene, number.i
    if not number.sum or frame.metric != "revenue" or kind_of_id(scene, frame.subject) not in STATES:
        return False
    last = number.last
    if last is not None and last.metric == "exports" and last.kind == "change" and last.at == i - 3:
        return True  # “sales of cars abroad edged 2% higher to $6 billion”
    told = {a.low for a in scene.atoms[number.low : i] if "sales" in a.metrics()}
    goods = any(a.kind == "C" for a in scene.atoms[number.low : i])
    buyer = flow_partner(scene, i, i, min(number.high, i + 4), Frame(metric="exports", subject=frame.subject))
    return bool(told) and goods and (sold_abroad(number) or buyer is not None)


def _sent_abroad(scene: Scene, i: int, high: int) -> bool:
    """Whether a verb sends the goods out of the country: “mills sent 110 million tonnes of steel abroad”."""
    gives = any(a.is_cue("gives") or a.is_word("let", "lets") for a in scene.atoms[max(0, i - 2) : i])
    after = scene.atoms[i + 1 : min(high, i + 6)]
    until = next((n for n, a in enumerate(after) if a.kind in "QPV"), len(after))
    return gives and any(a.low in ("abroad", "overseas", "border") for a in after[:until])
