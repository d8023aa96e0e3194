"""Parts by the phrase behind them: of goods bought by somebody, of a flow told before, of the nation's, of what one gets from another."""

from __future__ import annotations

import re

from checker.extract.english.phrase import Phrase, kind_of, kind_of_id, phrase, word_at
from checker.extract.frame import FLOWS, STATES, Frame, Memory, dimension
from checker.extract.rows import run
from checker.extract.scene import COMMA, Scene

BOUGHT = ("bought", "imported", "purchased")


def bought_by(scene: Scene, of: Phrase, high: int) -> str | None:
    """Who bought the goods of “89% of the magnets that South Korea imported”."""
    j = of.end
    atoms = scene.atoms
    if j + 2 < len(atoms) and atoms[j].low in BOUGHT and word_at(scene, j + 1) == "by":
        return atoms[j + 2].id if atoms[j + 2].kind == "E" else None  # “of the uranium bought by Japan”
    if of.words[:1] == ["what"] and of.entities and j < len(atoms) and _buys(scene, j):
        return atoms[of.entities[0]].id  # “78% of what the EU bought”
    if j + 2 >= len(atoms) or not atoms[j].is_word("that", "which"):
        return None
    buyer = j + 1 + (word_at(scene, j + 1) == "the")
    named = buyer + 1 < len(atoms) and atoms[buyer].kind == "E"
    return atoms[buyer].id if named and _buys(scene, buyer + 1) else None


def _buys(scene: Scene, j: int) -> bool:
    """Whether a verb of buying stands there."""
    return "imports" in scene.atoms[j].metrics() or word_at(scene, j) in ("bought", "buys", "purchased")


SHIPPED = ("exported", "exports", "shipped", "ships", "sold", "sells", "sends", "sent")


def shipped_by(scene: Scene, i: int) -> str | None:
    """Who shipped the goods of “49% of all that Brazil exported”, “a tenth of everything Chile ships”."""
    j = i + 2
    while word_at(scene, j) in ("all", "that", "what", "everything", "which", "the"):
        j += 1
    if word_at(scene, i + 1) != "of" or not i + 3 <= j < len(scene.atoms) - 1 or scene.atoms[j].kind != "E":
        return None
    relative = any(word_at(scene, k) in ("that", "what", "everything", "which") for k in range(i + 2, j))
    noun = scene.atoms[j + 1].low == "exports" and not relative  # “21% of all U.S. exports”
    return scene.atoms[j].id if scene.atoms[j + 1].low in SHIPPED and not noun else None


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
    if not acting or buyer is None or buyer == acting[-1] or kind_of_id(scene, buyer) not in STATES:
        return None
    frame = Frame(kind="share", metric="imports", subject=buyer, whole=buyer, counterparty=acting[-1])
    frame.commodity = scene.atoms[of.commodities[-1]].id if of.commodities else None
    frame.because("metric", verb.text)
    return frame


WENT_TO = re.compile(
    r" (?:of (?:it|them|that) )?(?:went|goes|go|is sold|was sold|are sold|were sold|was shipped|is shipped|were shipped) to (?:the )?"
)
CAME_FROM = re.compile(
    r" of (?:it|them|that|those|these|which)(?: came| comes| was| were| being)? from (?:the )?"
)
SOLD_ON = ("sales", "revenue", "exports")
NEEDED_OF = ("import_reliance", "consumption", "demand")


def part_held(scene: Scene, i: int, of: Phrase, last: Frame | None) -> Frame | None:
    """The part of an amount told before that lies somewhere: “264 million tonnes, half of it in China”."""
    if (
        last is None
        or last.kind != "amount"
        or last.metric in FLOWS
        or of.words[:1] not in (["it"], ["them"], ["that"])
    ):
        return None
    there = of.end + 1 + (word_at(scene, of.end + 1) == "the")
    if (
        word_at(scene, of.end) not in ("in", "at")
        or there >= len(scene.atoms)
        or scene.atoms[there].kind != "E"
    ):
        return None
    if scene.possessive(there) or scene.atoms[there].id == last.subject or last.subject is None:
        return None
    frame = last.copy()
    frame.kind, frame.sign, frame.base, frame.item, frame.evidence = (
        "share",
        1,
        None,
        None,
        {"metric": "as before"},
    )
    frame.subject, frame.whole = scene.atoms[there].id, last.subject
    return frame


def part_sent(scene: Scene, i: int, last: Frame | None) -> Frame | None:
    """The part of what was told before that went somewhere, or came: “shipped 2.3 GW, of which a fifth went to Japan”."""
    if last is None or last.subject is None:
        return None
    went = WENT_TO.match(scene.text, scene.atoms[i].end, scene.end) if last.metric in SOLD_ON else None
    came = CAME_FROM.match(scene.text, scene.atoms[i].end, scene.end) if last.metric in NEEDED_OF else None
    hit = came or (went if last.kind == "amount" else None)
    end = next((a for a in scene.atoms[i + 1 : i + 8] if hit is not None and a.start == hit.end()), None)
    if end is None or end.kind != "E" or end.id == last.subject:
        return None
    frame = last.copy()
    frame.kind, frame.sign, frame.base, frame.evidence = "share", 1, None, {"metric": "as before"}
    frame.whole, frame.counterparty = last.subject, end.id
    if came is not None:
        frame.metric = "imports"
    return frame


def home(scene: Scene, of: Phrase, i: int, memory: Memory) -> str | None:
    """The country that “4% of the nation's electricity” and “a quarter of domestic needs” are parts of."""
    if not of.has("nation", "country", "national", "domestic", "home", "local"):
        return None
    if of.has("country") and not any(w in ("the country", "country") for w in of.words[:2]):
        return None
    named = (
        a.id
        for j, a in reversed([*enumerate(scene.atoms[:i])])
        if a.kind == "E" and kind_of(scene, a) == "country" and not (a.adjective and _of_others(scene, j))
    )
    sites = (
        scene.pack.home(a.id)
        for a in reversed(scene.atoms[:i])
        if a.kind == "E" and kind_of(scene, a) in ("mine", "plant")
    )
    others = {
        a.id for j, a in enumerate(scene.atoms[:i]) if a.kind == "E" and a.adjective and _of_others(scene, j)
    }
    lately = reversed(memory.states[-3:]) if others else ()  # where the firms of others act was named of late
    told = (*lately, memory.country, memory.topic_country)
    spoken_of = (id for id in told if id is not None and id not in others)
    return next(named, None) or next(filter(None, sites), None) or next(spoken_of, None)


FOREIGN = frozenset(
    "companies firms investors groups miners producers interests capital owners players banks".split()
)


def _of_others(scene: Scene, j: int) -> bool:
    """Whether an adjective says whose firms they are that act in another country: “Chinese firms run half of the country's …”."""
    return any(word_at(scene, k) in FOREIGN for k in (j + 1, j + 2))


GETS = frozenset(
    """gets get got getting takes take took taking sources source sourced draws drew receives received buys bought imports import
    imported""".split()
)


EARNED = frozenset(["revenue", "sales", "profit", "other"])
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
SENDS = frozenset("sends send sent exports exported export".split())
SELLS = frozenset("sells sell sold sends send sent ships ship shipped exports export exported".split())


def gets_from(
    scene: Scene, i: int, of: Phrase, low: int, high: int, memory: Memory
) -> tuple[str, str | None] | None:
    """Flow and partner: “Turkey gets 45% of its gas from Russia”, “Brazil sells 70% of its soybeans to China”."""
    verbs = {a.low for a in scene.atoms[max(low, i - 3) : i]}
    flow = ("imports", "from") if verbs & GETS else ("exports", "to") if verbs & SELLS else None
    earned = {m for k in of.metrics for m in scene.atoms[k].metrics()} & EARNED
    if flow is not None and earned and not of.commodities:
        flow = (
            "revenue" if "revenue" in earned else min(earned),
            flow[1],
        )  # “gets 60% of its orders from Asia”
    elif flow is None or not (of.commodities or of.has(*STUFF)):
        return None
    there = word_at(scene, of.end + 1) == "there" and word_at(scene, of.end) == flow[1]
    if there and memory.country is not None:
        return flow[0], memory.country  # “Europe gets 97% of its magnesium from there”
    if (
        verbs & SENDS
        and of.commodities
        and not any(kind_of(scene, a) in STATES for a in scene.atoms[of.end : high] if a.kind == "E")
    ):
        return flow[0], None  # “sends 80% of its oil through the pipeline”
    for j in range(of.end, min(high, of.end + 4)):
        if scene.atoms[j].kind == "E":
            state = kind_of(scene, scene.atoms[j]) in STATES
            return (flow[0], scene.atoms[j].id) if state and scene.preposition(j) == flow[1] else None
    return None


PARTS = frozenset(["share", "portion", "slice", "proportion", "part"])


def part_of(scene: Scene, i: int, low: int) -> int | None:
    """The noun of “China's share of U.S. imports was 70%”, when whose and of what stand at it."""
    for j in range(i - 1, low, -1):
        if scene.atoms[j].kind == "Q":
            return None
        if scene.atoms[j].low in PARTS:
            before = scene.atoms[max(0, j - 2) : j]
            owner = any(
                a.kind == "E" or a.low in ("the country", "the bloc", "the company") for a in before
            ) or (
                word_at(scene, j - 1) in ("its", "their")
                and any(a.kind == "E" for a in scene.atoms[j + 2 : j + 5])
            )
            return j if owner and word_at(scene, j + 1) in ("of", "in") else None
    return None


def named_part(scene: Scene, i: int, j: int, memory: Memory) -> Frame:
    """The frame of “X's share of Y's imports”: of a flow the whole's owner is the subject and X its partner."""
    whole = phrase(scene, j + 2, i)
    frame = Frame(kind="share")
    frame.because("kind", scene.atoms[j].text)
    owner = next((scene.atoms[k].id for k in (j - 1, j - 2) if k >= 0 and scene.atoms[k].kind == "E"), None)
    if owner is None:
        owner = (
            memory.company
            if scene.atoms[j - 2].low == "the company"
            else memory.frame.subject
            if scene.atoms[j - 1].low in ("its", "their") and memory.frame is not None
            else memory.country or memory.topic_country
        )
    names = [name for k in whole.metrics for name in scene.atoms[k].metrics()]
    specific = [name for name in names if name != "capacity"] or names
    frame.metric = specific[-1] if specific else "supply"
    if frame.metric == "market_size":
        frame.metric = "sales"  # a share of a market is one of what is sold there
    frame.commodity = scene.atoms[whole.commodities[-1]].id if whole.commodities else None
    named = [scene.atoms[k].id for k in whole.entities]
    if not named and any(
        word in ("the country", "the bloc", "its", "their", "country", "bloc") for word in whole.words
    ):
        named = [id for id in (memory.topic_country, memory.country) if id is not None and id != owner][:1]
    flow = next((f for f in reversed(memory.spoken) if f.metric in (*FLOWS, "import_reliance")), None)
    if not specific and flow is not None and whole.words in (["that"], ["this"], ["it"], ["them"], ["these"]):
        frame.metric = "exports" if flow.metric == "exports" else "imports"
        frame.subject = frame.whole = flow.subject
        frame.counterparty = owner if owner != flow.subject else None
        return frame  # “imports half of it; China's part in that has dropped to 27%”
    if frame.metric in FLOWS and "world" not in named:
        told = flow.subject if flow is not None and whole.words[:1] in (["those"], ["these"]) else None
        others = [
            id
            for id in (*named, told, memory.topic_country, memory.country)
            if id is not None and id != owner
        ]
        frame.subject = frame.whole = others[0] if others else None
        frame.counterparty = owner
        return frame
    frame.subject, frame.whole = owner, named[0] if named else "world"
    return frame


PIECES = frozenset("tonnes tons barrels kilograms ounces bushels bags litres".split())


def whole_phrase(scene: Scene, i: int, low: int, high: int) -> Phrase | None:
    """What a share is taken of: after it, after the last of its list (“21%, 20% and 19% of exports”), or ahead of it all.

    “Of global LNG exports in 2024, the United States had 21%, Australia 20%”.
    """
    end = run(scene, i, "Q")[-1]
    end += word_at(scene, end + 1) in PIECES  # “one in four tonnes of …”
    if (
        word_at(scene, end + 1) == "of"
        and end + 2 < len(scene.atoms)
        and scene.atoms[end + 2].kind == "T"
        and not scene.possessive(end + 2)
    ):
        return None  # “the more than 95% of 2021”
    if word_at(scene, end + 1) == "of":
        return _of_an_amount(scene, end + 2, high) or phrase(scene, end + 2, high)
    if word_at(scene, low) == "of" and i > low + 3:
        ahead = phrase(scene, low + 1, i)
        closed = next((a for a in scene.atoms[ahead.end : i] if a.kind not in "TW"), None)
        if ahead.metrics and closed is not None and closed.text in COMMA:
            return ahead
    return _put_in_words(scene, i, low)


def _put_in_words(scene: Scene, i: int, low: int) -> Phrase | None:
    """What a part is of that words and a number in an aside tell: “Nearly all of the world's gallium, 98%, is made in China”."""
    aside = word_at(scene, i - 1) == "," == word_at(scene, i + 1)
    of = next((j for j in range(low + 1, min(low + 4, i)) if word_at(scene, j) == "of"), None)
    if not aside or of is None or word_at(scene, of - 1) not in ("all", "most", "bulk", "majority"):
        return None
    named = phrase(scene, of + 1, i - 1)
    return named if named.end == i - 1 and (named.entities or named.metrics) else None


def _of_an_amount(scene: Scene, j: int, high: int) -> Phrase | None:
    """What stands behind the amount that a share is taken of: “a third of the 60,000 tons of cocoa grown worldwide”."""
    amount = j + (word_at(scene, j) in ("the", "all", "those"))
    quantity = scene.atoms[amount].quantity if amount < high else None
    if quantity is None or dimension(quantity.unit) not in ("mass", "volume", "energy", "rate"):
        return None
    return phrase(scene, amount + 1 + (word_at(scene, amount + 1) == "of"), high)


def bought_of_it(scene: Scene, of: Phrase, last: Frame | None) -> Frame | None:
    """The part of what was imported that came from somebody: “took 59,000 tons from abroad, 42% of it from China”."""
    if (
        last is None
        or last.metric != "imports"
        or of.words[:1] not in (["it"], ["them"], ["that"], ["which"])
    ):
        return None
    if of.entities and scene.atoms[of.entities[0]].adjective and of.entities[0] == of.end - 1:
        frame = last.copy()  # “it took in 12,000 tonnes, 63% of them Chinese”
        frame.kind, frame.whole, frame.sign, frame.base = "share", last.subject, 1, None
        frame.counterparty, frame.evidence = scene.atoms[of.entities[0]].id, {"metric": "as before"}
        return frame
    j = next(
        (k for k in range(of.end, min(of.end + 4, len(scene.atoms))) if scene.atoms[k].low.endswith("from")),
        None,
    )
    if j is None or j + 1 >= len(scene.atoms) or scene.atoms[j + 1].kind != "E":
        return None
    frame = last.copy()
    frame.kind, frame.whole, frame.sign, frame.base = "share", last.subject, 1, None
    frame.counterparty = scene.atoms[j + 1].id
    frame.evidence = {"metric": "as before"}
    return frame


TRADED = re.compile(
    r" of (?:the |all )?(?:(?!of\b)[\w'’-]+ ){1,4}(?:traded|shipped|exported|sold) (?:across borders|between countries|globally|internationally|worldwide|by sea|(?:in|around|across) the (?:world|globe))\b"
    r"| of (?:the |all )?(?:(?:world|global|world['’]s) )?(?:seaborne|internationally traded|traded)\b(?! trade)"
)


def of_world_trade(scene: Scene, i: int, subject: str | None, of: Phrase) -> Frame | None:
    """The share of “furnishes 70% of the juice traded globally”, “36% of seaborne ore”: of all that countries export."""
    if TRADED.match(scene.text, scene.atoms[i].end, scene.end) is None or subject in (None, "world"):
        return None
    buys = i > 0 and "imports" in scene.atoms[i - 1].metrics()
    frame = Frame(kind="share", metric="imports" if buys else "exports", subject=subject, whole="world")
    frame.commodity = scene.atoms[of.commodities[0]].id if of.commodities else None
    frame.because("metric", "traded")
    return frame
