"""Partners and wholes that a text leaves to its reader: of a flow that goes on, of a floor under a price, of a region's part."""

from __future__ import annotations

import re

from checker.extract.english.far_end import made_by, of_those, settle_far_end
from checker.extract.frame import FIRMS, FLOWS, STATES, Frame, Memory, dimension
from checker.extract.scene import Scene
from checker.model import Kind

MADE = frozenset(
    [
        "production",
        "mine_production",
        "refining",
        "magnet_production",
        "capacity",
        "supply",
        "reserves",
        "resources",
    ]
)
BACKED = re.compile(
    r"\b(?:floor|guarantee[sd]?|guaranteeing|[Aa]ssure[sd]?(?: \w+)? of|price support|minimum price|makes? up the difference|made up the difference|underwr\w+|top(?:s|ped)? up)\b"
)
NEAR = 70


def settle_other_end(scene: Scene, i: int, frame: Frame, memory: Memory) -> None:
    """Fill the partner and the whole of an English frame where neither its clause nor the number before says them."""
    if scene.chinese:
        return
    if (buyer := _brought_to(scene, i, frame, memory)) is not None:
        frame.metric, frame.subject, frame.counterparty = "imports", buyer, frame.subject
    if frame.metric in FLOWS and (one := _one_of_two(scene, i, frame, memory)) is not None:
        frame.counterparty = one
    if frame.metric in FLOWS and frame.counterparty is None and frame.kind not in (Kind.RATIO, Kind.MULTIPLE):
        settle_far_end(scene, i, frame, memory)
    if frame.metric == "tariff" and (payer := of_those(scene, i)) not in (None, frame.subject):
        frame.counterparty = payer
    if frame.metric in TAKINGS and memory.spoken:
        _settle_region(scene, i, frame, memory.spoken[-1])
    if frame.metric == "price" and dimension(frame.unit) in ("price", "money"):
        _settle_floor(scene, i, frame, memory)
        _settle_paid(scene, i, frame)
    elif frame.metric == "lead_time" and frame.counterparty is None:
        _settle_term(scene, i, frame, memory)
    elif frame.kind == Kind.SHARE and _sold_to_a_state(scene, i, frame, memory):
        return
    elif (
        frame.kind == Kind.SHARE
        and frame.metric in FLOWS
        and frame.whole == frame.subject
        and not frame.counterparty
    ):
        frame.whole = _whole_flow(scene, i, frame, memory) or frame.whole
    elif frame.kind == Kind.SHARE and frame.metric == "revenue" and frame.whole is None:
        frame.whole = _market_taken(scene, i, frame, memory)
    elif frame.metric == "exports" and frame.counterparty is None:
        frame.counterparty = _out_there(scene, i, frame, memory)
    elif frame.metric == "imports" and frame.counterparty is None:
        frame.counterparty = (
            _there(scene, i, frame, memory)
            or made_by(scene, i, frame)
            or _told_by_the_seller(scene, frame)
            or _goes_on(scene, frame, memory)
        )
    elif frame.kind == Kind.SHARE and frame.metric in MADE and frame.whole == "world":
        frame.whole = _of_which(scene, i, memory) or frame.whole


BROUGHT = re.compile(
    r"\b(?:shipments|deliveries|supplies|cargoes|arrivals|flows) from (?:the )?[A-Z][^,;:]{2,40}$"
)


def _brought_to(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """Whose imports were told, where deliveries from another fell: “Germany imported 900 tons; shipments from China halved”."""
    flow = memory.flow
    if flow is None or flow.metric != "imports" or not memory.told_here or frame.kind == Kind.SHARE:
        return None
    told = frame.metric in ("exports", "sales", "supply", "production") and frame.counterparty is None
    if not told or scene.pack.kind(frame.subject) not in STATES or frame.subject == flow.subject:
        return None
    begin = max((a.end for a in scene.atoms[:i] if a.kind == "Q"), default=scene.start)
    said = BROUGHT.search(scene.text, begin, scene.atoms[i].start) is not None
    return flow.subject if said and frame.commodity == flow.commodity else None


OF_TWO = re.compile(r"\b(?P<way>from|to) the (?P<which>former|latter)\b")


def _one_of_two(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """With whom is traded, where two were named: “from the former it took 5,400 tonnes, from the latter came 310”."""
    before = (a.end for a in reversed(scene.atoms[:i]) if a.kind == "Q")
    ways = list(OF_TWO.finditer(scene.text.lower(), next(before, scene.start), scene.atoms[i].start))
    if len(memory.listed) != 2 or not ways:
        return None
    own = ways[-1]["way"] == ("from" if frame.metric == "imports" else "to")
    return memory.listed[ways[-1]["which"] == "latter"] if own else None


TAKINGS = ("sales", "revenue", "other")


def _settle_region(scene: Scene, i: int, frame: Frame, told: Frame) -> None:
    """Where a firm's sales moved is no seller: “its deliveries fell 1%, with China down 8% and America up 2%”."""
    firm = scene.pack.kind(told.subject) == "company" and told.metric in TAKINGS and told.at >= 0
    if not firm or frame.kind == Kind.SHARE:
        return
    place = next((j for j in range(i - 1, told.at, -1) if scene.atoms[j].kind == "E"), None)
    if place is None and told.counterparty is not None and told.kind == Kind.CHANGE:
        return
    if place is None or scene.atoms[place].adjective or scene.pack.kind(scene.atoms[place].id) not in STATES:
        return
    moved = all(
        a.is_cue("up") or a.is_cue("down") or a.low in GAPS or a.kind == "Q"
        for a in scene.atoms[place + 1 : i]
    )
    led = any(a.low == "with" for a in scene.atoms[told.at : place]) or told.counterparty is not None
    if moved and led and frame.subject in (told.subject, scene.atoms[place].id):
        frame.subject, frame.metric, frame.commodity = told.subject, told.metric, told.commodity
        frame.counterparty = scene.atoms[place].id


GAPS = frozenset(["to", "by", "at", "as", "much", "the", "about", "only", "just", "nearly", "flat"])


def _settle_floor(scene: Scene, i: int, frame: Frame, memory: Memory) -> None:
    """A price that a state guarantees a firm is the firm's, with the state as its other end."""
    numbers = [j for j, a in enumerate(scene.atoms) if a.kind == "Q"]
    begin = max((scene.atoms[j].end for j in numbers if j < i), default=scene.start)
    end = min((scene.atoms[j].start for j in numbers if j > i), default=scene.end)
    begin = max(begin, scene.atoms[i].start - NEAR)
    if BACKED.search(scene.text, begin, min(end, scene.atoms[i].end + NEAR)) is None:
        return
    backers = [a.id for a in scene.atoms if a.kind in "ES" and scene.pack.kind(a.id) == "agency"]
    firms = [a.id for a in scene.atoms if a.kind == "E" and scene.pack.kind(a.id) == "company"]
    state = _state_that_backs(scene)
    if state is not None and not backers:
        backers = [state]
        firms = firms or [a.id for a in scene.atoms if a.kind == "E" and not scene.pack.kind(a.id)]
    if not backers:
        return
    firm = next(iter(firms), memory.anchor or memory.topic_company)
    if firm in firms and state in backers:
        frame.subject, frame.counterparty = firm, state
    if firm is not None and scene.pack.kind(firm) == "company":
        frame.subject, frame.counterparty = firm, backers[0]


BACKS = re.compile(
    r"(?:['’]s (?:federal |central )?government| government)? (?:(?:has|have|will|now|also) )*(?:guarantee|promise|assure|underwr)\w*\b"
)


def _state_that_backs(scene: Scene) -> str | None:
    """The country that guarantees a price: “Australia's government guarantees Iluka a price”, “is guaranteed by Australia”."""
    for j, atom in enumerate(scene.atoms):
        if atom.kind != "E" or scene.pack.kind(atom.id) not in ("country", "bloc"):
            continue
        if scene.preposition(j) == "by" or BACKS.match(scene.text, atom.end, scene.end) is not None:
            return atom.id
    return None


PAY = frozenset("pay pays paid paying".split())
CHARGE = frozenset("charge charges charged charging bill bills billed".split())


def _settle_paid(scene: Scene, i: int, frame: Frame) -> None:
    """A price that one firm pays another is the seller's, with the buyer at its other end: “Plansee pays Almonty $235 a ton”."""
    named = scene.atoms[i - 1] if i > 2 else None
    verb = scene.atoms[i - 2].low if i > 2 else ""
    if named is None or named.kind != "E" or verb not in PAY | CHARGE or frame.kind != Kind.AMOUNT:
        return
    acting = [a.id for j, a in enumerate(scene.atoms[: i - 2]) if a.kind == "E" and scene.bare(j)]
    if (
        not acting
        or acting[-1] == named.id
        or not {*map(scene.pack.kind, (named.id, acting[-1]))} <= {*FIRMS}
    ):
        return
    both = (named.id, acting[-1])
    frame.subject, frame.counterparty = both if verb in PAY else both[::-1]


TERM = re.compile(
    r"\b(?:contract|agreement|accord|deal|offtake|promise[sd]?|guarantee[sd]?|assured|pact|count(?:s|ed)? on|buys?|bought|purchases?|purchased|takes?|receives?|gets?|get|draws?)\b"
)
"""What holds for so many years between two firms."""


def _settle_term(scene: Scene, i: int, frame: Frame, memory: Memory) -> None:
    """Between whom a contract or a price holds: “Tesla can count on graphite from Syrah for four years”."""
    if scene.atoms[i - 1].low != "for" or TERM.search(scene.words(0, i)) is None:
        return
    told = memory.spoken[-1] if memory.spoken else None
    if told is not None and told.metric == "price" and told.counterparty is not None:
        frame.subject, frame.counterparty = told.subject, told.counterparty
        return
    for j in range(i - 1, 0, -1):
        atom = scene.atoms[j]
        if scene.atoms[j - 1].low not in ("from", "with"):
            continue
        if atom.is_word("it", "them") and told is not None:
            held = told.whole if told.metric == "stake" else told.counterparty
            frame.counterparty = held if held != frame.subject else None
        elif atom.kind == "E" and atom.id != frame.subject and scene.pack.kind(atom.id) in FIRMS:
            frame.counterparty = atom.id
        return


WARES = re.compile(
    r" of (?:the|its|their) (?:systems|machines|tools|units|cars|vehicles|chips|phones|wafers|jets|planes|turbines)\b(?! that\b)"
)


def _sold_to_a_state(scene: Scene, i: int, frame: Frame, memory: Memory) -> bool:
    """Make a part of a firm's wares that a country buys a part of the firm's sales: “China bought 40% of the systems”."""
    held = memory.frame
    if held is None or not memory.same_block or held.metric not in ("revenue", "sales", "profit", "other"):
        return False
    buyer, firm = frame.subject, held.subject
    bought = frame.metric in ("imports", "sales") and scene.pack.kind(buyer) in STATES
    if (
        not bought
        or scene.pack.kind(firm) != "company"
        or not WARES.match(scene.text, scene.atoms[i].end, scene.end)
    ):
        return False
    frame.metric, frame.subject, frame.whole, frame.counterparty = "sales", firm, firm, buyer
    return True


def _whole_flow(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The whole of a part of a trade that was told as the world's, or of a port's part of its country's."""
    told = (*memory.spoken, *((memory.flow,) if memory.flow is not None else ()))
    if any(
        f.subject == "world" and f.metric == frame.metric and f.kind == Kind.AMOUNT for f in memory.spoken
    ):
        return "world"
    home = scene.pack.home(frame.subject)
    total = "of the total" in scene.words(i, min(len(scene.atoms), i + 4))
    of_home = any(f.subject == home and f.metric == frame.metric for f in told)
    return (
        home
        if total and home is not None and scene.pack.kind(frame.subject) not in STATES and of_home
        else None
    )


def _market_taken(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The world, where a firm has a part of what all takings are from goods: “71% of contract chipmaking revenue”."""
    after = scene.atoms[i + 1 : i + 6]
    goods = after[:1] and after[0].low == "of" and after[1].kind == "C"
    told = any(f.metric == "revenue" and f.whole == "world" for f in memory.spoken)
    spoken = memory.frame is not None and memory.frame.metric == "revenue" and memory.frame.whole == "world"
    named = goods and any("revenue" in a.metrics() for a in after)
    return "world" if named or told or (spoken and memory.same_block) else None


BUYS = re.compile(r"\W*[A-Z][a-z]+(?: [A-Z][a-z]+)?['’]s? purchases\b")
SAYS = re.compile(r"\b(?:says?|said|announced|claims?|claimed|insists?|according to)\b")
TAKES = re.compile(r"\b(?:buy|take|purchase|import)\b")


def _told_by_the_seller(scene: Scene, frame: Frame) -> str | None:
    """The state that announces what another one will buy, for it is of its goods: “Washington says Beijing will buy 12 million tonnes”."""
    if SAYS.search(scene.text, scene.start, scene.end) is None or not TAKES.search(
        scene.text, scene.start, scene.end
    ):
        return None
    states = [a.id for a in scene.atoms if a.kind in "ES" and scene.pack.kind(a.id) == "country"]
    return (
        states[0] if len(states) > 1 and states[0] != frame.subject and states[1] == frame.subject else None
    )


THERE = re.compile(
    r"(?:[^,;.]|,\d){0,30}\b(?:there\b(?! (?:is|are|was|were|will|has|have)\b)|across the border\b)"
)


def _there(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The country spoken of where goods are bought “there” or “from across the border”."""
    if THERE.match(scene.text, scene.atoms[i].end, scene.end) is None:
        return None
    spoken = (memory.subject, memory.country, *reversed(memory.states))
    return next((id for id in spoken if id != frame.subject and scene.pack.kind(id) == "country"), None)


def _out_there(scene: Scene, i: int, frame: Frame, memory: Memory) -> str | None:
    """The country told last as a buyer, where goods are sold “there”."""
    flow = memory.flow
    known = (
        flow is not None
        and memory.same_block
        and flow.metric == "exports"
        and flow.counterparty != frame.subject
    )
    if not known or THERE.match(scene.text, scene.atoms[i].end, scene.end) is None:
        return None
    return flow.counterparty if flow is not None else None


ALL = re.compile(
    r"\b(?:total|all|overall|altogether|worldwide|global|other|elsewhere|biggest|largest|imports of|its imports|their imports|net imports)\b|\b(?:all|in) sum\b",
    re.IGNORECASE,
)


def _goes_on(scene: Scene, frame: Frame, memory: Memory) -> str | None:
    """From whom goods came of which a paragraph goes on: “940 tonnes came in in May, against 1,310 in April”."""
    flow = memory.flow
    if flow is None or not memory.same_block or frame.kind == Kind.RANK:
        return None
    same = (flow.metric, flow.subject, flow.commodity) == (frame.metric, frame.subject, frame.commodity)
    named = any(a.kind == "E" and a.id not in (frame.subject, "world") for a in scene.atoms)
    bought = (
        BUYS.match(scene.text, scene.start, scene.end) is not None
        and scene.pack.kind(frame.subject) in STATES
    )
    if (
        flow.metric == "exports"
        and bought
        and flow.commodity == frame.commodity
        and flow.subject != frame.subject
    ):
        return flow.subject  # after what Norway sold, “China's purchases doubled to 13,000 tonnes”
    if not same or named or flow.kind == Kind.SHARE or ALL.search(scene.text, scene.start, scene.end):
        return None
    return flow.counterparty


OF_WHICH = re.compile(r" of which\b")


def _of_which(scene: Scene, i: int, memory: Memory) -> str | None:
    """Whose amount was told of which this is a part: “makes 90 tonnes a year, half of which is sold in advance”."""
    told = memory.spoken[-1] if memory.spoken else None
    said = OF_WHICH.match(scene.text, scene.atoms[i].end, scene.end) is not None
    return told.subject if said and told is not None and told.kind == Kind.AMOUNT else None


def settle_part_told(scene: Scene, i: int, frame: Frame, last: Frame) -> None:
    """Make an amount the same flow as the part that it is put as: “Brazil delivered 11 million tons, or 85% of Chinese imports”."""
    bought = frame.kind == Kind.SHARE and frame.metric == "imports" and frame.whole == frame.subject
    if not bought or last.kind != Kind.AMOUNT or frame.counterparty != last.subject or last.at < 0:
        return
    beside = scene.atoms[last.at + 1 : i]
    if not any(a.low == "or" for a in beside) or any(a.kind in "EVMQ" for a in beside):
        return
    if last.metric in ("production", "mine_production", "sales", "supply"):
        last.metric, last.subject, last.counterparty = "imports", frame.subject, frame.counterparty


def of_another_state(scene: Scene, frame: Frame, last: Frame) -> str | None:
    """The whole of a part that the next country has of its own: “In Norway 95% of new cars were electric, in Germany 19%”."""
    alone = last.metric not in (*FLOWS, "import_reliance") and frame.metric not in FLOWS
    own = alone and last.kind == Kind.SHARE and last.whole is not None and last.whole == last.subject
    state = scene.pack.kind(frame.subject) in STATES and scene.pack.kind(last.subject) in STATES
    return frame.subject if own and state and frame.whole == last.subject else None


def by_tender(scene: Scene) -> bool:
    """Whether goods are bought from whoever sells cheapest: “bought 60,000 tonnes in its last tender”."""
    return any(atom.is_word("tender", "tenders", "auction") for atom in scene.atoms)
