"""Whose flow a number is: among the imports of one, what another supplied is an import from that other."""

from __future__ import annotations

import re

from checker.extract.atom import Atom
from checker.extract.frame import FIRMS, FLOWS, KNOWN_FIRMS, LOOSE, Frame, Memory, dimension
from checker.extract.other_end import by_tender
from checker.extract.scene import Scene
from checker.packs import Pack

ENDS = frozenset({"country", "bloc", "region", "rest", "company", "mine", "plant", ""})


def to_member(frame: Frame, pack: Pack) -> None:
    """A member of the union takes part in its imports and supplies none: “Germany accounted for 42% of that”."""
    if frame.metric == "imports" and frame.subject == "EU" and pack.within(frame.counterparty, "EU"):
        frame.subject, frame.counterparty = frame.counterparty, None
        frame.whole = "EU" if frame.kind == "share" else frame.whole


def turn(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None) -> None:
    """See the number from the side of the flow that is spoken of, when its clause tells of the other end.

    After “imports of 273 bcm”, “Norway furnished 91 bcm” is the owner’s import from Norway; after “exports of
    10 million tons”, “Europe absorbed 6.9 million” its export to Europe.
    """
    if last is not None and _shown_by(scene, i, frame, last, last):
        frame.counterparty, frame.subject, frame.metric = last.counterparty, last.subject, last.metric
        return
    told = memory.frame
    if last is None and told is not None and _arrives_still(scene, i, frame, told):
        frame.metric, frame.subject, frame.counterparty = told.metric, told.subject, told.counterparty
        return
    if not scene.chinese and _again(scene, i, frame, memory, last):
        return
    held = _spoken_of(scene, frame, memory, last)
    if held is None or held.subject is None:
        return
    if scene.chinese and held is not last and last is not None and last.metric == frame.metric:
        return  # 产量7万吨，塔吉克斯坦2.7万吨，占27%: of the output that is told of
    sellers = {
        f.subject
        for f in (*memory.before, *(() if scene.chinese else memory.here))
        if f.metric == held.metric
    }
    if held is not last and len(sellers) > 1:
        return  # after what several sell, “the largest buyer” is that of the world
    if not scene.chinese and held is not last:
        if _of_another_origin(scene, i, held):
            return
        if not memory.same_block and held.subject != memory.lead and not _is_main(held, frame, memory):
            return  # a new paragraph goes on about no other trade than that of the article
    if frame.kind == "rank":
        _turn_rank(scene, i, frame, held)
        return
    if frame.kind != "change" and (end := _other_end(scene, i, held, last)) is not None:
        frame.counterparty, frame.subject, frame.metric = end, held.subject, held.metric
        frame.whole = held.subject if frame.kind == "share" else frame.whole
        return
    if _arrives(scene, frame, held, memory):
        frame.counterparty, frame.subject = frame.subject, held.subject
        return
    buyer = next((a.id for a in reversed(scene.atoms[:i]) if a.kind == "E"), None)
    if (
        not scene.chinese
        and _buys_of_it(frame, held, memory)
        and buyer == frame.subject not in ("world", held.subject)
    ):
        frame.counterparty, frame.subject, frame.metric = frame.subject, held.subject, held.metric
        return
    here = held is last or memory.same_block or scene.chinese
    if (
        here
        and frame.metric in FLOWS
        and (frame.metric != held.metric or scene.chinese)
        and frame.counterparty == held.subject != frame.subject
        and "counterparty" not in frame.evidence  # 七成买自中国 says whose imports they are
        and not any(
            a.kind in ("MV" if scene.chinese else "M") and frame.metric in a.metrics() for a in scene.atoms
        )
    ):
        frame.counterparty, frame.subject, frame.metric = frame.subject, held.subject, held.metric
        frame.whole = held.subject if frame.kind == "share" else frame.whole
        return
    if frame.counterparty is not None or _of_the_world(scene, i, frame):
        return
    if frame.subject in (None, "world", held.subject) or scene.pack.kind(frame.subject) not in ENDS:
        return
    named = [j for j, a in enumerate(scene.atoms[:i]) if a.kind == "E" and a.id == frame.subject]
    if not named:
        return
    between = scene.atoms[named[-1] + 1 : i]
    cue = "gives" if held.metric == "imports" else "takes"
    acts = [a for a in between if a.is_cue(cue)]
    ships = acts and acts[-1].low.startswith(("ship", "export", "load", "sell", "sold")) and not scene.chinese
    if ships and scene.pack.kind(frame.subject) in FIRMS and held is not last:
        return  # what a firm ships need not be all to one country
    passes = frame.metric in LOOSE or (acts and acts[-1].kind != "M" and frame.metric in FLOWS)
    if not acts or not passes or any(a.kind == "M" and not a.is_cue(cue) for a in between):
        return
    frame.counterparty, frame.subject, frame.metric = frame.subject, held.subject, held.metric
    frame.commodity = frame.commodity or held.commodity
    if frame.kind == "share":
        frame.whole = held.subject
    frame.because("metric", acts[-1].text)


THEY = frozenset(["it", "they", "the country", "the nation", "the kingdom", "the company", "the island"])
PURCHASES = frozenset(["purchases", "buying", "offtake"])


def _again(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None) -> bool:
    """See the number from the side told of where its clause goes on about the partner that was named before.

    After “Japan remained the top customer”, “it bought 1,200 tons” is an export to Japan, and so is its part of all.
    """
    if last is not None and last.metric in FLOWS and last.counterparty is not None:
        moved = frame.kind in ("change", "multiple") and frame.subject == last.subject
        same = frame.metric == last.metric or frame.evidence.get("metric", "").lower() in PURCHASES
        if moved and same and frame.counterparty is None and not _names_another(scene, last.at + 1, i):
            frame.metric, frame.counterparty = last.metric, last.counterparty
            return True  # “purchases dropped to 760 barrels from 800, or by 5%”
        part = frame.kind == "share" and (frame.subject, frame.metric) == (last.subject, last.metric)
        if part and frame.counterparty is None and not _names_another(scene, last.at + 1, i):
            frame.counterparty = last.counterparty
            return True
    held = memory.frame if last is None else last
    if held is None or held.metric not in FLOWS or held.counterparty is None or frame.subject != held.subject:
        return False
    if frame.counterparty is not None or frame.kind not in ("amount", "share"):
        return False
    cue = "gives" if held.metric == "imports" else "takes"
    low = scene.span_of(i)[0]
    he = next((j for j in range(low, i) if scene.atoms[j].low in THEY and scene.bare(j)), None)
    having = scene.atoms[low].low == "having" and any(a.low in THEY for a in scene.atoms[i:])
    if he is None and not having:
        return False
    verbs = [a for a in scene.atoms[he if he is not None else low : i] if a.kind in "VK" and a.is_cue(cue)]
    taken = having and scene.atoms[low + 1].low in ("taken", "had")
    if not (verbs or taken) or any(a.kind == "E" and scene.bare(j) for j, a in _between(scene, low, i)):
        return False
    frame.metric, frame.counterparty = held.metric, held.counterparty
    frame.whole = held.subject if frame.kind == "share" else frame.whole
    return True


def _between(scene: Scene, low: int, high: int) -> list[tuple[int, Atom]]:
    return [(j, scene.atoms[j]) for j in range(low, high)]


def _names_another(scene: Scene, low: int, high: int) -> bool:
    return any(a.kind == "E" for _, a in _between(scene, low, high))


def _buys_of_it(frame: Frame, held: Frame, memory: Memory) -> bool:
    """Whether purchases are those of one more who buys: after China's exports to Germany, “American purchases fell”."""
    if frame.metric != "imports" or held.metric != "exports" or frame.counterparty is not None:
        return False
    told = (held, *memory.before, *memory.here)
    listed = any(f.metric == "exports" and f.counterparty and f.subject == held.subject for f in told)
    return listed and frame.evidence.get("metric", "").lower() in PURCHASES


ARRIVALS = frozenset(["shipments", "deliveries", "cargoes", "volumes"])


def _arrives(scene: Scene, frame: Frame, held: Frame, memory: Memory) -> bool:
    """Whether shipments are those to one more partner of the flow told of: “America slipped to fifth place as shipments fell 29%”."""
    flow = (
        held.metric == "exports" == frame.metric
        and held.counterparty is not None
        and frame.counterparty is None
    )
    if scene.chinese or not flow or not memory.same_block or frame.subject in (None, "world", held.subject):
        return False
    said = frame.evidence.get("metric", "").lower()
    return said in ARRIVALS and scene.pack.kind(frame.subject) == "country"


def _arrives_still(scene: Scene, i: int, frame: Frame, held: Frame) -> bool:
    """Whether deliveries without an end are those of the purchase told of: “bought 2,410 tons from Myanmar. Deliveries since January …”."""
    bought = held.metric == "imports" and held.counterparty is not None
    if scene.chinese or not bought or frame.metric not in ("exports", "sales") or frame.counterparty:
        return False
    said = frame.evidence.get("metric", "").lower()
    return said in ("deliveries", "arrivals") and not any(a.kind == "E" for a in scene.atoms[:i])


def _shown_by(scene: Scene, i: int, frame: Frame, held: Frame, last: Frame | None) -> bool:
    """Whether the number shows the rank of a partner that was told right before: “the top destination, taking 9.8 million tonnes”."""
    if scene.chinese or held is not last or held.kind != "rank" or held.counterparty is None:
        return False
    between = scene.atoms[held.at + 1 : i]
    return (
        frame.kind in ("amount", "share")
        and (frame.metric in FLOWS or frame.metric in LOOSE)
        and frame.subject in (held.subject, held.counterparty)
        and any(a.is_cue("takes") or a.is_cue("gives") or a.low == "with" for a in between)
        and not any(a.kind == "E" and a.id != held.subject for a in between)
    )


def _of_the_world(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether a share is said to be one of the world's: 满产时占全球锂供应的4%, 至于全球产量，智利占三成."""
    if frame.kind != "share" or frame.whole != "world" or not scene.chinese:
        return False
    low, high = scene.span_of(i)
    before = scene.span_of(low - 1)[0] if low else low
    if not any(a.kind == "Q" for a in scene.atoms[before:low]):
        low = before
    return any(a.kind == "E" and a.id == "world" for a in scene.atoms[low:high])


OTHER_END = {
    "exports": (
        "customer",
        "customers",
        "buyer",
        "destination",
        "market",
        "taker",
        "client",
        "recipient",
        "outlet",
    ),
    "imports": ("supplier", "source", "provider", "seller", "vendor"),
}


def _other_end(scene: Scene, i: int, held: Frame, last: Frame | None) -> str | None:
    """Who is called the partner just before the number: “Switzerland being the main supplier with 40%”."""
    start = last.at + 1 if last is not None else 0
    for j in range(start, i):
        atom = scene.atoms[j]
        if (
            atom.kind == "E"
            and atom.id not in ("world", held.subject)
            and scene.preposition(j) in ("", "with")
        ):
            nouns = OTHER_END[held.metric or ""]
            partner = any(a.low in nouns for a in scene.atoms[j + 1 : min(i, j + 7)]) and not any(
                a.low in ("once", "formerly", "previously") for a in scene.atoms[j + 1 : j + 4]
            )
            world = any(a.id == "world" for a in scene.atoms[j + 1 : i])
            return atom.id if partner and not world and not scene.possessive(j) else None
    return None


def _of_another_origin(scene: Scene, i: int, held: Frame) -> bool:
    """Whether the goods are of another country than the one that sells, “6 million tonnes of Russian wheat”, or of any: “in a tender”."""
    if by_tender(scene):
        return True
    for j in range(max(0, i - 3), min(len(scene.atoms) - 1, i + 4)):
        atom = scene.atoms[j]
        if atom.kind == "E" and scene.atoms[j + 1].kind == "C" and atom.id not in (held.subject, "world"):
            return (
                held.metric == "exports" and not scene.possessive(j) and scene.pack.kind(atom.id) == "country"
            )
    return False


def _turn_rank(scene: Scene, i: int, frame: Frame, held: Frame) -> None:
    """“Germany remained the largest customer”: the rank of a partner among those of the flow that is spoken of."""
    words = [a.low for a in scene.atoms[i + 1 : i + 4]]
    if frame.subject in (None, "world", held.subject) or any(
        a.id == "world" for a in scene.atoms[max(0, i - 2) : i + 6]
    ):
        return
    if not any(w in OTHER_END[held.metric or ""] for w in words):
        return
    if not scene.chinese and OF_GOODS.match(scene.text, scene.atoms[i].end, scene.end) is not None:
        return  # “the fourth-largest buyer of the fuel” is that of the world
    frame.counterparty, frame.metric = frame.subject, held.metric
    frame.subject = frame.whole = held.subject
    frame.commodity = frame.commodity or held.commodity


OF_GOODS = re.compile(
    r" (?:buyer|customer|importer|purchaser|consumer|supplier|exporter) of (?:the )?(?:fuel|grain|metal|crop|commodity|mineral|ore|oil)\b"
)


def _of_other_goods(scene: Scene, frame: Frame, held: Frame, memory: Memory) -> bool:
    """Whether the text has turned from one trade to another's goods: after the exports of maize, “Soybeans. China bought …”."""
    now = frame.commodity or memory.commodity
    if scene.chinese or now is None or held.commodity is None or now == held.commodity:
        return False
    return not (scene.pack.within(now, held.commodity) or scene.pack.within(held.commodity, now))


def _is_main(held: Frame, frame: Frame, memory: Memory) -> bool:
    """Whether a flow of another group is the one that the article is about: its country's, or one whose partners a heading promises."""
    if held.subject == memory.protagonist() and PARTNERS.search(memory.heading) is not None:
        return True
    return held.subject == memory.topic_country != frame.subject


PARTNERS = re.compile(
    r"\b(?:buyers?|destinations?|customers?|markets|recipients|takers|outlets|suppliers?|sources|origins?|sellers|partners)\b|买家|目的地|客户|流向|去向|来源|供应方",
    re.IGNORECASE,
)


def _spoken_of(scene: Scene, frame: Frame, memory: Memory, last: Frame | None) -> Frame | None:
    """The flow that the sentence, the one before or the group is about, if the number can be a part of it."""
    for held in (last, memory.frame, memory.flow):
        if held is not None and held.metric in FLOWS and held.subject is not None:
            here = not scene.chinese and any(f is held for f in memory.spoken)
            if held not in (last, memory.frame) and not here and not _is_main(held, frame, memory):
                return None
            makes = scene.pack.kind(frame.subject) in KNOWN_FIRMS
            if held not in (last, memory.frame) and not here and makes and not scene.chinese:
                return None  # what a firm supplies is no part of a trade that another paragraph told of
            if (
                held is memory.flow is not memory.frame
                and frame.metric in FLOWS
                and frame.counterparty
                and not scene.chinese
            ):
                return None  # a flow with both its ends is told from its own side
            if held is not last and _of_other_goods(scene, frame, held, memory):
                return None
            if (
                held is not last
                and held.metric == "imports"
                and not scene.chinese
                and scene.pack.kind(held.subject) == "company"
            ):
                return None  # what a firm takes in is no trade of which a text goes on
            share = dimension(frame.unit) == "share" or frame.kind == "rank"
            share = share or (held.kind == "rank" and not scene.chinese)  # “Canada was the largest supplier”
            return held if share or dimension(held.unit) in ("share", dimension(frame.unit)) else None
    return None
