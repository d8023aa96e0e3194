"""Deals as an English sentence tells them beside a sum: who orders from whom, who pays for whose works, who is handed how much."""

from __future__ import annotations

import re

from checker.extract.english.actor import FIRM_NOUNS, SITES, describes
from checker.extract.english.situated import site_at
from checker.extract.english.telling import speaks
from checker.extract.frame import FIRMS, KNOWN_FIRMS, LANDS, Frame, Memory, dimension
from checker.extract.scene import COMMA, Scene
from checker.model import Kind

ORDERS = frozenset(
    """order orders ordered ordering buy buys bought buying purchase purchases purchased purchasing procure procures procured
    book books booked commission commissioned""".split()
)
"""What a firm does that pays another for its goods."""
COSTS = frozenset(["cost", "costs", "costing"])
GIVES = frozenset(
    """give gives gave giving given hand hands handed handing promise promises promised promising award awards awarded awarding
    grant grants granted granting offer offers offered offering pay pays paid paying lend lends lent lending loan loans loaned""".split()
)
LENDS = frozenset("lend lends lent lending loan loans loaned".split())
"""Verbs of giving that ask for the money back."""
HEDGES = frozenset(
    "about around some up to over more than nearly almost roughly at least a an another further".split()
)
ANEW = re.compile(r"\b(?:on top|as well|in addition|too|also|another|further|additional|more)\b")
"""What makes a sum one more for the same receiver."""
BANKS = frozenset(["banks", "lenders", "investors"])
"""Lenders that nobody names."""


def settle_deal(scene: Scene, i: int, frame: Frame, memory: Memory, last: Frame | None) -> None:
    """Write the other end of a deal into the frame, where words right beside the sum tell it."""
    if scene.chinese:
        return
    if frame.kind == Kind.RANK and frame.metric == "stake" and last is not None and last.metric == "stake":
        own = scene.atoms[i].low.startswith(("its ", "their ")) or scene.atoms[i - 1].is_word("its", "their")
        frame.whole = last.whole if own and last.subject == frame.subject else frame.whole
    if frame.kind == Kind.SHARE:
        _settle_part_of_a_firm(scene, i, frame, last)
        return
    if dimension(frame.unit) != "money" or frame.kind != Kind.AMOUNT:
        return
    if (handed := _handed(scene, i, memory)) is not None:
        frame.metric, frame.subject, frame.counterparty = handed
    elif frame.metric == "investment" and _is_paid(scene, i, frame):
        frame.subject, frame.counterparty = frame.counterparty, frame.subject
    elif frame.metric == "investment" and HARMS.search(scene.text, scene.start, scene.atoms[i].start):
        frame.metric, frame.counterparty = "cost", None
    elif frame.metric in ("cost", "investment") and (built := _costs_a_firm(scene, i)) is not None:
        frame.metric, (frame.subject, frame.counterparty) = "investment", built
    elif frame.metric in ("investment", None) and frame.counterparty is None:
        frame.counterparty = _ordered_from(scene, i, frame) or _bought_as_told(scene, i)
        frame.metric = frame.metric if frame.counterparty is None else "investment"
    if frame.metric in ("investment", "loan") and frame.counterparty is None:
        frame.counterparty = _once_more(scene, frame, memory)


def _ordered_from(scene: Scene, i: int, frame: Frame) -> str | None:
    """From whom a firm buys: the Livent of “BMW has ordered lithium for 285 million euros from Livent”."""
    low, high = scene.span_of(i)
    if not any(a.low in ORDERS for a in scene.atoms[low:i]):
        return None
    named = [j for j in range(low, high) if scene.atoms[j].kind == "E" and scene.preposition(j) == "from"]
    firms = [scene.atoms[j].id for j in named if scene.pack.kind(scene.atoms[j].id) in FIRMS]
    return next((id for id in firms if id != frame.subject), None)


BUYS = frozenset(
    "bought buys acquired acquires built builds opened developed founded purchased sold revived expanded restarted".split()
)


def _bought_as_told(scene: Scene, i: int) -> str | None:
    """What a relative clause says that somebody bought or built: “the Ngualla project, which Shenghe bought for $195 million”."""
    low = scene.span_of(i)[0]
    verb = next((k for k in range(low + 2, i) if scene.atoms[k].low in BUYS), None)
    if scene.atoms[low].low not in ("which", "that") or verb is None or scene.atoms[verb - 1].kind != "E":
        return None
    return site_at(scene, low - 1 - (scene.atoms[low - 1].text in COMMA))


def _before(scene: Scene, i: int) -> int:
    """The atom before a sum and its hedges."""
    j = i - 1
    while j > 0 and scene.atoms[j].low in HEDGES:
        j -= 1
    return j


def _costs_a_firm(scene: Scene, i: int) -> tuple[str, str] | None:
    """Who pays for which works: “Building the Jansen mine in Canada will cost BHP $7.4 billion”."""
    j = _before(scene, i)
    payer = scene.atoms[j]
    if payer.kind != "E" or scene.atoms[j - 1].low not in COSTS or scene.possessive(j):
        return None
    if scene.pack.kind(payer.id) not in ("company", ""):
        return None
    works = [
        k
        for k in range(j - 1)
        if _names_works(scene, k) and scene.atoms[k].id != payer.id and _is_built(scene, k)
    ]
    return (payer.id, scene.atoms[works[0]].id) if works else None


HARMS = re.compile(
    r"\b(?:strikes?|fires?|floods?|accidents?|collapse|closure|shutdown|loss|delays?|outages?|blockades?|landslides?|explosion|spill) (?:at|of|in|on) [^,;]{2,60} (?:has |had |will |could )?costs? [^,;]{2,40}$"
)
"""“A strike at the Escondida mine cost BHP $100 million”: nothing is built with it."""
BUILDING = frozenset(
    "construction expansion development building completion upgrade restart extension overhaul purchase".split()
)


def _is_built(scene: Scene, k: int) -> bool:
    """Whether the works itself is what costs money, not a strike or a fire at it."""
    of = k - 1 - (scene.atoms[k - 1].low == "the") if k else 0
    if scene.preposition(k) == "of":
        return scene.atoms[of - 1].low in BUILDING
    return scene.preposition(k) == ""


def _names_works(scene: Scene, k: int) -> bool:
    """Whether the name at `k` is that of a mine or works, or of something that no pack knows at the head of its sentence."""
    atom = scene.atoms[k]
    if atom.kind != "E" or atom.adjective or scene.possessive(k):
        return False
    kind = scene.pack.kind(atom.id)
    called = any(a.low in SITES for a in scene.atoms[k + 1 : k + 4] if a.kind in "WCMV")
    return kind in ("mine", "plant") or (kind == "" and (called or k < 2))


def _handed(scene: Scene, i: int, memory: Memory) -> tuple[str, str | None, str | None] | None:
    """Measure, giver and receiver of “Washington is giving the company $300 million”, “a group of banks is lending Northvolt $5 billion”."""
    j = _before(scene, i)
    spoken = scene.atoms[j].low.removeprefix("the ") in FIRM_NOUNS
    verb = j - 1 - (spoken and scene.atoms[j - 1].low == "the")
    named = scene.atoms[j].kind == "E" and scene.pack.kind(scene.atoms[j].id) in FIRMS
    if verb < 1 or not (spoken or named) or scene.atoms[verb].low not in GIVES or scene.possessive(j):
        return None
    if named and scene.atoms[verb].low not in LENDS:
        return None  # read already
    low = scene.span_of(i)[0]
    giver = next((scene.atoms[k] for k in range(verb - 1, low - 1, -1) if _gives(scene, k)), None)
    unnamed = next((a.low for a in scene.atoms[low:verb] if a.low in BANKS), None)
    who = unnamed if giver is None else giver.id
    if who is None:
        return None
    gets = scene.atoms[j].id if named else _firm_before(scene, verb, who, memory)
    if gets is None:
        return None
    return "loan" if scene.atoms[verb].low in LENDS else "investment", who, gets


def _is_paid(scene: Scene, i: int, frame: Frame) -> bool:
    """Whether who seems to spend money is who gets it from one that has no name: “A fund paid Talga $50 million”."""
    j = _before(scene, i)
    named = scene.atoms[j].kind == "E" and scene.atoms[j].id == frame.subject and not scene.possessive(j)
    if not named or j < 2 or frame.counterparty == frame.subject:
        return False
    return scene.atoms[j - 1].low in GIVES and not any(
        _gives(scene, k) for k in range(scene.span_of(i)[0], j - 1)
    )


def _gives(scene: Scene, k: int) -> bool:
    """Whether the name at `k` can be who hands out money."""
    return scene.atoms[k].kind in "ES" and scene.bare(k)


def _firm_before(scene: Scene, verb: int, giver: str, memory: Memory) -> str | None:
    """The firm that “the company” means: the one that acts before in the sentence, else the one spoken of."""
    here = [
        atom.id
        for k, atom in enumerate(scene.atoms[:verb])
        if atom.kind == "E" and atom.id != giver and scene.bare(k) and not atom.adjective
        if scene.pack.kind(atom.id) in ("company", "") and not describes(scene, k) and not speaks(scene, k)
    ]
    return here[0] if here else memory.firm(scene.pack)


def _once_more(scene: Scene, frame: Frame, memory: Memory) -> str | None:
    """Who gets one more sum: after “put C$36 million into Fireweed”, “a bank has provided C$20 million on top”."""
    told = memory.frame
    given = told is not None and memory.same_block and told.metric in ("investment", "loan", "stake")
    if told is None or not given or ANEW.search(scene.text, scene.start, scene.end) is None:
        return None
    others = (a for a in scene.atoms if a.kind == "E" and a.id not in (frame.subject, "world"))
    gets = told.whole if told.metric == "stake" else told.counterparty
    firm = gets != frame.subject and gets is not None and scene.pack.kind(gets) in FIRMS
    return gets if firm and next(others, None) is None else None


def _settle_part_of_a_firm(scene: Scene, i: int, frame: Frame, last: Frame | None) -> None:
    """A part of a firm is a stake in it: “Zijin's share of Ivanhoe Mines is 12.2%”, “is converting grants into 9.9% of Intel”."""
    whole = frame.whole
    owned = scene.pack.kind(whole) in KNOWN_FIRMS and scene.pack.kind(frame.subject) not in LANDS
    untold = frame.metric == "supply" and "metric" not in frame.evidence
    if owned and untold and frame.subject != whole:
        frame.metric = "stake"
    firm = _of_a_firm(scene, i) if frame.metric in ("investment", "loan", "supply") else None
    if firm not in (None, frame.subject):
        frame.metric, frame.whole = "stake", firm
    if (
        frame.metric in ("sales", "supply", "investment")
        and (sold := _part_of_works_sold(scene, i)) is not None
    ):
        frame.metric, frame.subject, frame.whole = "stake", sold[0] or frame.subject, sold[1]
    if frame.metric != "stake":
        return
    frame.subject = _made_owner(scene, i) or frame.subject
    if last is not None and last.metric == "stake" and (held := _held_ahead(scene, i, last)) is not None:
        frame.subject, frame.whole = last.subject, held
    if last is None or last.metric != "investment" or last.kind != Kind.AMOUNT:
        return
    if last.counterparty is None and last.subject == frame.subject != frame.whole and last.at >= 0:
        last.counterparty = frame.whole  # “Having invested C$69 million, Volkswagen owns 9.9% of Patriot”


MAKES_OWNER = re.compile(
    r" (?:stake|holding|shareholding|share|interest|slice) (?:in|of) (?:the )?(?:[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,4}) (?:has |had |would |will )?(?:made|makes?|turned|turns?|gives?|gave|given) (?:the )?"
)


def _made_owner(scene: Scene, i: int) -> str | None:
    """Whom a stake makes an owner: “A 9.8% stake in Orsted has made Equinor its second-largest shareholder”."""
    hit = MAKES_OWNER.match(scene.text, scene.atoms[i].end, scene.end)
    owner = next((a for a in scene.atoms[i:] if hit is not None and a.start == hit.end()), None)
    return owner.id if owner is not None and owner.kind == "E" else None


def _held_ahead(scene: Scene, i: int, last: Frame) -> str | None:
    """What is set ahead of what the same one owns of it: “…, and of the Kamoa mine in Congo it owns 39.6%”."""
    if not scene.atoms[i - 1].is_word("owns", "holds", "owned", "held", "has", "controls"):
        return None
    if not scene.atoms[i - 2].is_word("it", "they"):
        return None
    ahead = [
        k for k in range(last.at + 1, i) if scene.atoms[k].kind == "E" and scene.atoms[k].id != last.subject
    ]
    first = ahead[0] if ahead else i
    led = any(scene.atoms[k].is_word("of", "in") for k in range(max(last.at, first - 3), first))
    return scene.atoms[first].id if ahead and led else None


SELLS = frozenset("sold sells sell selling".split())
TAKES = frozenset("bought buys buy buying acquired acquires acquire took takes owns own holds".split())


def _part_of_works_sold(scene: Scene, i: int) -> tuple[str | None, str] | None:
    """Who gets which works of which a part is sold: “has sold half of Hornsea 3 to Apollo”; the buyer may be who acts."""
    verb = scene.atoms[i - 1].low if i else ""
    if verb not in SELLS | TAKES or i + 3 >= len(scene.atoms) or scene.atoms[i + 1].low != "of":
        return None
    j = i + 2 + (scene.atoms[i + 2].low == "the")
    works = scene.atoms[j]
    site = works.kind == "E" and not works.adjective and not scene.possessive(j)
    if not site or scene.pack.kind(works.id) not in ("mine", "plant", ""):
        return None
    if any(a.kind in "CM" for a in scene.atoms[j + 1 : j + 2]) or works.id is None:
        return None
    to = next((k for k in range(j + 1, min(j + 6, len(scene.atoms))) if scene.preposition(k) == "to"), None)
    buyer = scene.atoms[to].id if to is not None and scene.atoms[to].kind == "E" else None
    return (buyer, works.id) if verb in TAKES or buyer is not None else None


def _of_a_firm(scene: Scene, i: int) -> str | None:
    """The firm of “9.9% of Intel”, of nothing that it has."""
    j = i + 1 + (i + 1 < len(scene.atoms) and scene.atoms[i + 1].low == "of")
    if j == i + 1 or j + 1 >= len(scene.atoms) or scene.possessive(j):
        return None
    atom, after = scene.atoms[j], scene.atoms[j + 1]
    closed = after.kind == "P" or after.text in COMMA or after.low in ("for", "in", "and", "from")
    return atom.id if atom.kind == "E" and closed and scene.pack.kind(atom.id) == "company" else None
