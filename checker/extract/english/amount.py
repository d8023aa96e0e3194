"""Amounts: the number before said again, or a measure, its owner and its partner; a change given in the unit itself."""

from __future__ import annotations

import re

from checker.extract.english.again import (
    apposed,
    begins_another,
    compares,
    figure_for,
    once_was,
    restates,
    same_again,
)
from checker.extract.english.apiece import held_apiece
from checker.extract.english.beside import lasts_for
from checker.extract.english.change import change_at
from checker.extract.english.implied import only_told
from checker.extract.english.meant import meant
from checker.extract.english.measured import SCHEMES, is_sunk, measure, tells_a_gap
from checker.extract.english.number import MADE, WEIGHED, Number
from checker.extract.english.paid import deal, gives_too, offer, paid_over, purchase, settle_giver
from checker.extract.english.partner import flow_partner
from checker.extract.english.phrase import kind_of_id, word_at
from checker.extract.english.savings import saved
from checker.extract.english.subject import subject_of
from checker.extract.english.tariff import tariff_frame
from checker.extract.english.trade import (
    bare_flow,
    earned_abroad,
    seller_to,
    sent_out,
    sold_abroad,
    volumes_of,
)
from checker.extract.english.users import spoken_goods, used_by
from checker.extract.english.whole import is_whole, whole_frame
from checker.extract.english.works import builds
from checker.extract.frame import FLOWS, Frame, Memory
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene


def amount_frame(
    scene: Scene,
    i: int,
    quantity: Quantity,
    dim: str,
    low: int,
    high: int,
    memory: Memory,
    last: Frame | None,
) -> Frame:
    """The frame of a value of the measure itself, or of a change given in its unit."""
    number = Number(scene, i, quantity, dim, low, high, memory, last)
    if (
        told := saved(number) or _duty(number) or offer(number) or _told_on(number) or deal(number)
    ) is not None:
        return told
    if dim == "time" and KEEPS_FOR.search(number.words_before(9)):
        kept = Frame(kind="ratio", metric="stockpile", whole="consumption")
        kept.subject = subject_of(scene, i, low, high, memory, last, "stockpile")
        return kept
    if dim == "time" and last is not None and (use := lasts_for(scene, i, last)) is not None:
        return use
    frame = Frame(kind="count" if dim == "count" else "amount")
    measure(number, frame)
    if tells_a_gap(number):
        frame.metric, frame.subject = "other", "world"
        return frame
    if frame.metric in ("demand", "consumption") and (user := used_by(scene, i, low)) is not None:
        frame.subject, frame.commodity = user, spoken_goods(scene, user, memory)
        frame.passing = True
        return frame
    frame.subject = subject_of(scene, i, low, high, memory, last, frame.metric or "")
    if _changes(number, frame):
        return frame
    if frame.metric == "cost" and number.sum and builds(scene, i, low, memory.frame):
        frame.metric = "investment"
    if last is not None and (partner := _next_partner(number, frame, last)) is not None:
        frame.subject, frame.counterparty = last.subject, partner
        return frame
    if (frame.metric == "sales" and sold_abroad(number)) or earned_abroad(number, frame):
        frame.metric = "exports"
    if frame.metric == "profit" and dim == "money":
        _sign_loss(number, frame)
    sent_out(number, frame)
    if paid_over(number, frame):
        return frame
    if (seller := seller_to(scene, i, frame, memory)) is not None:
        frame.metric, frame.subject, frame.counterparty = "exports", seller, frame.subject
    if (
        dim == "money"
        and frame.metric == "imports"
        and kind_of_id(scene, frame.subject) in ("company", "agency")
    ):
        frame.metric = "investment"  # “Apple will buy $500 million of magnets from MP Materials”
        frame.counterparty = flow_partner(scene, i, low, high, frame) or frame.counterparty
    if frame.metric in FLOWS:
        frame.counterparty = frame.counterparty or flow_partner(scene, i, low, high, frame)
    else:
        settle_giver(number, frame)
    return frame


KEEPS_FOR = re.compile(
    r"\b(?:hold|holds|held|keep|keeps|kept) (?:[\w-]+ ){0,3}?(?:materials?|stocks?|ore|feed|feedstock|concentrate|inventory|supplies) (?:good |enough |to last |sufficient )?for (?:about |some |just |only )?$"
)
"""“Smelters hold raw material for two to three months.”"""


def _next_partner(number: Number, frame: Frame, last: Frame) -> str | None:
    """Who stands before a number in brackets where those are told who buy: “…, followed by South Korea (712 tons)”."""
    if frame.metric not in FLOWS or last.metric != frame.metric or last.counterparty is None:
        return None
    before = number.scene.atoms[number.i - 2] if number.i > 2 and number.word(-1) in ("(", "（") else None
    named = before is not None and before.kind == "E" and before.id == frame.subject != last.subject
    return before.id if named and before is not None else None


def _says_its_own(scene: Scene, i: int, last: Frame | None) -> bool:
    """Whether another measure stands right behind the number: “made 29,000 tonnes and has 38,000 tonnes of capacity”."""
    if last is None or word_at(scene, i + 1) != "of":
        return False
    behind = (a.metrics() for a in scene.atoms[i + 2 : i + 4] if a.kind == "M")
    return any(last.metric not in names for names in behind if names)


def _duty(number: Number) -> Frame | None:
    """The frame of a duty that is so much a tonne: “the levy on Russian nitrogen, now €40 a tonne”."""
    if number.dim != "price":
        return None
    scene, i, low = number.scene, number.i, number.low
    taxed = next((j for j in range(i - 1, -1, -1) if scene.atoms[j].kind in "QV"), None)
    if taxed is not None and "tariff" in scene.atoms[taxed].metrics():
        return tariff_frame(
            scene, i, taxed, low, number.high, number.memory
        )  # “taxes the stuff: €40 a tonne”
    if (
        taxed is not None
        and COLLECTED.search(number.words_before(9))
        and AT_A_GATE.search(scene.text, scene.start, scene.end)
    ):
        return _toll(number)
    for j in range(i - 1, low - 1, -1):
        names = scene.atoms[j].metrics()
        if "tariff" in names:
            return tariff_frame(scene, i, j, low, number.high, number.memory)
        if "price" in names or "cost" in names or scene.atoms[j].kind == "Q":
            return None
    return None


def _toll(number: Number) -> Frame:
    """The frame of “the canal bills foreign tankers $9 a ton for every passage”."""
    scene, memory = number.scene, number.memory
    verb = next((j for j in range(number.i - 1, -1, -1) if COLLECTED.fullmatch(scene.atoms[j].low)), number.i)
    told = meant(scene, number.i, memory)
    who = told[1] if told is not None else memory.country or memory.subject
    levier = next((a.id for a in scene.atoms[:verb] if a.kind == "E"), who)
    payer = next((a.id for a in scene.atoms[verb : number.i] if a.kind == "E"), None)
    frame = Frame(kind="amount", metric="tariff", subject=levier, counterparty=payer)
    frame.because("metric", scene.atoms[verb].text)
    return frame


COLLECTED = re.compile(r"\b(?:charges?|charged|charging|collects?|collected|levy|levies|levied)\b")
AT_A_GATE = re.compile(
    r"\b(?:ports?|border|customs|toll|canal|militia|rebels|insurgents|guerrillas|army|junta|on every|from (?:exporters|miners|traders|buyers|importers|smugglers|diggers)|for each call|a fee|fees)\b"
)
"""Where what is charged a ton is a toll: “bills tankers $9 a ton for every passage”."""


def _told_on(number: Number) -> Frame | None:
    """The frame of a number that says no measure of its own: one more of a flow, the same again, the whole of a part."""
    scene, i, dim, last, memory = number.scene, number.i, number.dim, number.last, number.memory
    if dim in WEIGHED and (end := bare_flow(scene, i, memory)) is not None:
        assert memory.frame is not None
        frame = memory.frame.copy()
        frame.kind, frame.whole, frame.sign, frame.evidence = "amount", None, 1, {"metric": "as before"}
        frame.counterparty = end
        return frame
    if (of_another := figure_for(scene, i, memory, last)) is not None:
        return of_another
    if dim in ("mass", "volume") and (trade := volumes_of(scene, i, number.low, memory)) is not None:
        return trade
    if dim == "mass":
        apiece = held_apiece(scene, i, number.low, number.quantity, last, memory)
        if apiece is not None:
            return apiece
    if last is None:
        return once_was(scene, i, dim, memory)
    if (next_sum := purchase(number)) is not None:
        return next_sum
    if is_whole(scene, last, i):
        if (whole := whole_frame(scene, i, last, number.high)) is not None:
            return whole
    elif (
        dim not in ("share", "count", "time")
        and not begins_another(scene, last, i, dim, number.high)
        and restates(scene, last, i, dim)
        and not compares(scene, i)
        and not _says_its_own(scene, i, last)
    ):
        return same_again(scene, i, number.low, last, memory)
    if dim == "share" and apposed(scene, last, i):
        frame = last.copy()  # “172 tons in June, a gain of 15%”: of what was just said
        frame.evidence = {"metric": "as before"}
        return frame
    return None


FORESEEN = re.compile(
    r"\b(?:raised|raises|raising) (?:its|their|the|his|her) [^.;,$€£¥\d]{0,40}?\b(?P<of>revenues?|sales|profits?|earnings|income|cash flow|ebitda|spending|investment|capital expenditure|capex) (?:[\w-]+ ){0,2}?(?:projection|forecast|outlook|guidance|target|estimate|goal)s? [^.;,$€£¥\d]{0,40}$",
    re.IGNORECASE,
)
"""“Raised its full-year revenue projection by $2 billion”: no money was raised."""
OF_WHAT = {
    "revenue": "revenue",
    "sales": "revenue",
    "cash": "other",
    "spending": "investment",
    "investment": "investment",
    "cap": "investment",
}


def _told_higher(number: Number) -> str | None:
    """The measure whose forecast was raised by so much or to so much."""
    scene, i = number.scene, number.i
    said = FORESEEN.search(scene.text, scene.start, scene.atoms[i].start)
    if said is None:
        return None
    of = said["of"].lower()
    return next((metric for word, metric in OF_WHAT.items() if of.startswith(word)), "profit")


FEWER = re.compile(r"\d (?:more|fewer) [a-z]")
"""“Means to make 60,000 fewer cars.”"""
TERMS = re.compile(
    r"\b(?:terms|conditions|interest|rate|covenants|repayment|maturity) (?:of|on|for) (?:an?|the|its|that) $"
)
"""“Eased the terms of a $2 billion loan.”"""
SETTLED = frozenset("extended extends extend extending lost losing lose cut raise raised lift".split())
"""Verbs whose object is what there is, not by how much it moved: “lost 600 tonnes”, but “cut by 600 tonnes”."""
LOSES = frozenset(["lost", "loses", "lose", "losing"])
RAISED = frozenset(["raised", "raises", "raising"])
ADDS = frozenset(["add", "adds", "added", "adding"])
AGAIN = ("another", "further", "extra", "additional")
ADDED_TO = MADE | FLOWS | {"demand", "consumption", "sales"}
"""Measures to which one more member of a list adds his own part: “… and Kuwait adds 2.5 million”."""


def _changes(number: Number, frame: Frame) -> bool:
    """Make the frame one of a change where the words say so; whether it is complete then, as of money that is raised."""
    scene, i, dim = number.scene, number.i, number.dim
    installed = dim == "power" and (
        any(
            scene.atoms[j].is_word(*BUILT) and scene.atoms[j + 1].kind not in "CMP"
            for j in range(number.low, i)
        )
        or WERE_BUILT.match(scene.text, scene.atoms[i].end, scene.end) is not None
    )
    if installed and frame.metric in ("demand", "consumption", "supply"):
        frame.metric = "capacity"  # “put up 16 GW and met a fifth of its needs with wind”
    if installed and frame.metric == "capacity" and not IN_ALL.search(number.words_before(5)):
        frame.kind = "change"  # what was put up in a year is what the fleet grew by
    counted = dim == "count" and (
        frame.metric == "workforce"
        or number.word(-1) == "by"
        or (number.word(1) in ("more", "fewer", "less") and number.word(2) == "than")
        or (frame.metric in MADE | FLOWS | {"sales"} and FEWER.search(scene.atoms[i].low) is not None)
        or (frame.metric in MADE | FLOWS | {"sales"} and number.word(1) == "fewer")
    )
    measured = dim not in ("share", "count", "time") or counted
    if not measured or is_sunk(number):
        return False
    if (grown := _grows_on(number, frame)) is not None:
        frame.kind, frame.sign = "change", grown.sign
        frame.metric, frame.commodity = grown.metric, grown.commodity
        return True
    change = change_at(scene, i, number.quantity, number.low, number.high)
    if change is None or TERMS.search(number.words_before(6)):
        return False
    word, last = change[1], number.last
    if dim == "money" and word in RAISED and (told := _told_higher(number)) is not None:
        frame.kind, frame.metric = "amount" if number.word(-1) == "to" else "change", told
        frame.sign = change[0]
        return False
    if dim == "money" and (word in RAISED or (word in ADDS and gives_too(number))):
        frame.metric = "investment"
        frame.counterparty = last.counterparty if last is not None and word in ADDS else None
        return True
    one_more = word in ADDS and frame.metric in ADDED_TO and number.word(-1) not in AGAIN
    adds = next((j for j in range(i - 1, number.low, -1) if scene.atoms[j].low == word), number.low)
    auxiliary = scene.atoms[adds - 1].low in ("to", "could", "can", "will", "would", "may", "might", "should")
    if one_more and any(a.low.endswith("capacity") for a in scene.atoms[i + 1 : i + 5]):
        one_more = False  # “is adding 10,000 tonnes of smelting capacity”
    if one_more and (auxiliary or scene.atoms[adds - 1].kind == "M"):
        one_more = False  # “consumption adds 790,000 barrels a day”, “agreed to add 137,000”
    shrank = word in LOSES and scene.atoms[adds - 1].kind == "M"  # “generation lost 88 TWh”
    settled = (word in SETTLED and number.word(-1) != "by" and not shrank) or (
        one_more and dim not in ("power", "energy", "count")
    )
    scheme = dim == "money" and number.word(1) in SCHEMES
    if number.word(-1) != "to" and not scheme and (not settled or frame.metric == "workforce"):
        frame.kind, frame.sign = "change", change[0]
        frame.because("kind", word)
    return False


def _grows_on(number: Number, frame: Frame) -> Frame | None:
    """The change told before in the same unit, where a forecaster only gives his own figure for it.

    After “OPEC sees demand growing by 1.3 million barrels a day”: “The IEA expects 860,000 barrels a day”.
    """
    told, quantity, scene = number.last or number.memory.frame, number.quantity, number.scene
    if told is None or told.kind != "change" or told.unit != quantity.unit or number.dim not in WEIGHED:
        return None
    again = told is number.last and told.metric == frame.metric and HOLDS_TO.search(number.words_before(6))
    if (
        ("metric" in frame.evidence and not again)
        or not (again or number.memory.same_block)
        or not told.value
    ):
        return None
    alike = told.value / 4 < abs(quantity.high) < told.value * 4
    return told if alike and (again or only_told(scene) or told is number.last) else None


HOLDS_TO = re.compile(
    r"\b(?:its|their) (?:estimate|forecast|projection|figure|call) (?:of|at) (?:about )?$|\b(?:holds? on|held on|clings?|clung|sticks?|stuck) (?:to|with) (?:about )?$"
)
"""“Demand will grow by 790,000 barrels a day, says one; another keeps its estimate of 1.3 million.”"""
BUILT = (
    "put up",
    "hooked up",
    "connected",
    "brought",
    "bring",
    "commissioned",
    "built",
    "erected",
    "added",
    "installed",
    "add",
    "install",
)
WERE_BUILT = re.compile(
    r" (?:of [\w -]{1,24} )?(?:was|were|has been|have been|had been) (?:newly )?(?:connected|built|added|installed|commissioned|hooked up|put up|erected)\b"
    r"| (?:of [\w -]{1,24} )?(?:went|came|(?:will )?(?:go|come)) (?:on[ -]?line|on[ -]?stream|into (?:operation|service))\b"
)
IN_ALL = re.compile(r"\b(?:total|tally|fleet|sum|capacity|base)(?: \w+)? to $")
"""What all of it comes to: “added 277 GW, bringing the total to 887 GW”."""


def _sign_loss(number: Number, frame: Frame) -> None:
    """Make a profit a loss where the words say that money was lost, or the one before was; of a country it is other."""
    last = number.last
    goes_on = last is not None and last.metric == "profit" and last.kind == "amount" and last.sign < 0
    if "metric" not in frame.evidence and goes_on:
        frame.sign = -1  # “Tongwei lost 5 billion, Jinko 4 billion”
    if _lost(number.scene, number.i, number.low):
        owner = number.scene.pack.entities.get(frame.subject or "")
        if owner is not None and owner.kind in ("country", "bloc", "world"):
            frame.metric = "other"
        else:
            frame.kind, frame.sign = "amount", -1 if number.quantity.high > 0 else 1


def _lost(scene: Scene, i: int, low: int) -> bool:
    """Whether money is a loss: “lost $2 billion”, “1.4 billion in the red”, not “a loss of 1.7, having earned 5”."""
    first = next((j + 1 for j in range(i - 1, low - 1, -1) if scene.atoms[j].kind == "Q"), low)
    red = scene.text.startswith(" in the red", scene.atoms[i].end)
    return red or LOSS.search(scene.words(first, i)) is not None


LOSS = re.compile(r"\b(?:lost|bled|loses?|losing|loss|losses)\b")
