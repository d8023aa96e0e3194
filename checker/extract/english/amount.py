"""Amounts: the metric whose word governs the number, flows and their partners, money and who gets it."""

from __future__ import annotations

import re

from checker.extract.english.again import apposed, begins_another, compares, once_was, restates, same_again
from checker.extract.english.apiece import held_apiece
from checker.extract.english.change import change_at
from checker.extract.english.ground import held_in_the_ground
from checker.extract.english.implied import foretold_growth
from checker.extract.english.metric import metric_of
from checker.extract.english.partner import (
    bought_firm,
    donor_of,
    flow_partner,
    from_the_state,
    lender_of,
    paid_to,
    pays_for_shares,
    recipient_of,
    sent_to,
)
from checker.extract.english.phrase import kind_of, kind_of_id, word_at
from checker.extract.english.quota import permitted
from checker.extract.english.subject import subject_of
from checker.extract.english.tariff import tariff_frame
from checker.extract.english.things import at_work, made_or_moved, of_things
from checker.extract.english.trade import BUYERS, bare_flow, received_from, seller_to, volumes_of
from checker.extract.english.users import spoken_goods, used_by
from checker.extract.english.whole import is_whole, whole_frame
from checker.extract.english.works import builds, by_the_year, goes_into_works, of_a_works
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
    if dim == "price" and (duty := _duty_at(scene, i, low)) is not None:
        return tariff_frame(scene, i, duty, low, high, memory)
    if dim in ("mass", "volume", "energy", "rate") and (end := bare_flow(scene, i, memory)) is not None:
        assert memory.frame is not None
        frame = memory.frame.copy()
        frame.kind, frame.whole, frame.sign, frame.evidence = "amount", None, 1, {"metric": "as before"}
        frame.counterparty = end
        return frame
    if dim in ("mass", "volume") and (trade := volumes_of(scene, i, low, memory)) is not None:
        return trade
    if dim == "mass" and (apiece := held_apiece(scene, i, low, quantity, last, memory)) is not None:
        return apiece
    if last is None and (then := once_was(scene, i, dim, memory)) is not None:
        return then
    if dim == "money" and last is not None and last.metric == "investment" and (other := paid_to(scene, i)):
        frame = last.copy()
        frame.counterparty, frame.evidence = other, {"metric": "as before"}
        return frame
    if last is not None and is_whole(scene, last, i):
        if (whole := whole_frame(scene, i, last, high)) is not None:
            return whole
    elif (
        last is not None
        and dim not in ("share", "count", "time")
        and not begins_another(scene, last, i, dim, high)
        and restates(scene, last, i, dim)
        and not compares(scene, i)
    ):
        return same_again(scene, i, low, last, memory)
    installed = dim == "power" and any(
        atom.is_word(*BUILT) and scene.atoms[j + 1].kind not in "CM"
        for j, atom in enumerate(scene.atoms[:i])
        if j >= low
    )
    if dim == "share" and last is not None and apposed(scene, last, i):
        frame = last.copy()  # “172 tons in June, a gain of 15%”: of what was just said
        frame.evidence = {"metric": "as before"}
        return frame
    if dim == "money" and (deal := bought_firm(scene, i, low, high)) is not None:
        verb, firm = deal
        target = scene.atoms[firm].id
        frame = Frame(kind="amount", metric="investment", counterparty=target)
        others = [
            a.id
            for j, a in enumerate(scene.atoms[:verb])
            if a.kind == "E" and a.id != target and scene.bare(j)
        ]
        frame.subject = others[-1] if others else memory.anchor or memory.company
        if scene.preposition(firm) == "by" and others:  # “Peak was bought by Shenghe for A$195 million”
            frame.subject, frame.counterparty = target, others[-1]
        frame.because("metric", scene.atoms[firm].text)
        return frame
    if dim == "money" and quantity.per is None and (shares := pays_for_shares(scene, i, low)) is not None:
        issuer = shares[1] or next(
            (id for id in (memory.anchor, memory.company) if id not in (None, shares[0])), None
        )
        frame = Frame(kind="amount", metric="investment", subject=shares[0], counterparty=issuer)
        frame.because("metric", scene.words(i + 1, i + 3))
        return frame
    frame = Frame(kind="count" if dim == "count" else "amount")
    sunk = dim == "money" and quantity.per is None and quantity.low >= 1e5 and goes_into_works(scene, i, low)
    if dim == "count" and at_work(scene, i, low):
        frame.metric = "workforce"
    elif quantity.note == "counted as before" and last is not None and last.metric is not None:
        frame.metric = last.metric
    elif dim == "count" and last is not None and ENOUGH.search(scene.words(max(low, i - 5), i)) is not None:
        frame.metric = "capacity"
    elif (
        dim == "count"
        and (quantity.low < 1000 or of_things(scene, i, quantity))
        and not made_or_moved(scene, i, low)
    ):
        frame.metric = "things"
    elif dim == "money" and quantity.per is None and word_at(scene, i + 1) in SCHEMES:
        frame.metric = "investment"
        frame.because("metric", word_at(scene, i + 1))
    elif sunk:
        frame.metric = "investment"
        frame.because("metric", scene.words(i, min(high, i + 2)))
    elif dim == "mass" and HOARDS.search(scene.words(low, i)) is not None:
        frame.metric = "stockpile"
    elif dim == "mass" and (held := held_in_the_ground(scene, i, low, memory)) is not None:
        frame.metric = held
    elif dim == "mass" and word_at(scene, i - 1) in ("owns", "owned", "own", "possesses"):
        frame.metric = "stockpile"
    else:
        frame.metric = metric_of(scene, i, dim, low, high, memory, last, frame)
    if dim == "money" and quantity.per is None and MARKET_AT.search(scene.words(max(low, i - 6), i)):
        frame.metric = "market_size"
    measured = MEASURED.match(scene.text, scene.atoms[i].end, scene.end) is not None
    if dim == "mass" and (measured or FOUND.search(scene.words(max(low, i - 5), i)) is not None):
        frame.metric = "resources"
    if dim in ("mass", "volume", "energy", "rate") and GAP.search(scene.words(low, i)) is not None:
        frame.metric, frame.subject = "other", "world"
        return frame
    if dim in ("mass", "volume", "energy", "rate") and foretold_growth(scene, low, i):
        frame.metric = "demand"
    if dim in ("mass", "energy") and of_a_works(scene, i, low, quantity, frame):
        frame.metric = "capacity"
    if frame.metric in MADE | {"exports"} and permitted(scene, i, low, memory):
        frame.metric = "quota"
    if frame.metric in MADE and by_the_year(scene, i, quantity) and CAN.search(scene.words(low, i)):
        frame.metric = "capacity"
    if frame.metric in ("demand", "consumption") and (user := used_by(scene, i, low)) is not None:
        frame.subject, frame.commodity = user, spoken_goods(scene, user, memory)
        return frame
    frame.subject = subject_of(scene, i, low, high, memory, last, frame.metric or "")
    if (
        not sunk
        and (dim not in ("share", "count", "time") or (dim == "count" and frame.metric == "workforce"))
    ) and (change := change_at(scene, i, quantity, low, high)) is not None:
        word = change[1]
        settled = (
            word in ("lost", "losing", "lose", "cut", "raise", "raised", "lift")
            and word_at(scene, i - 1) != "by"
        )
        if dim == "money" and (word in RAISED or (word in ADDS and _gives_too(scene, i, last))):
            frame.metric, settled = "investment", True
            frame.counterparty = last.counterparty if last is not None and word in ADDS else None
            return frame
        scheme = dim == "money" and word_at(scene, i + 1) in SCHEMES
        if word_at(scene, i - 1) != "to" and not scheme and (not settled or frame.metric == "workforce"):
            frame.kind, frame.sign = "change", change[0]
            frame.because("kind", word)
    if frame.metric == "cost" and dim == "money" and quantity.per is None and builds(scene, i, low):
        frame.metric = "investment"
    if frame.metric == "sales" and _abroad(scene, i, low, high):
        frame.metric = "exports"
    if installed and frame.metric == "capacity" and not IN_ALL.search(scene.words(max(low, i - 5), i)):
        frame.kind = "change"  # what was put up in a year is what the fleet grew by
    goes_on = last is not None and last.metric == "profit" and last.kind == "amount" and last.sign < 0
    if frame.metric == "profit" and dim == "money" and "metric" not in frame.evidence and goes_on:
        frame.sign = -1  # “Tongwei lost 5 billion, Jinko 4 billion”
    if frame.metric == "profit" and dim == "money" and _lost(scene, i, low):
        owner = scene.pack.entities.get(frame.subject or "")
        if owner is not None and owner.kind in ("country", "bloc", "world"):
            frame.metric = "other"
        else:
            frame.kind, frame.sign = "amount", -1
    if (
        frame.metric in ("sales", "supply", "production", "revenue")
        and (flow := sent_to(scene, i, low, dim)) is not None
    ):
        frame.metric, frame.counterparty = "exports", flow
        others = [
            a.id for j, a in enumerate(scene.atoms[:i]) if a.kind == "E" and a.id != flow and scene.bare(j)
        ]
        if frame.subject == flow:
            held = memory.flow.subject if memory.flow is not None else memory.topic_country
            frame.subject = next(
                (id for id in (*others, held, memory.country, memory.topic_country) if id != flow), None
            )
    if (frame.metric is None or frame.metric in MADE) and _sent_abroad(scene, i, high):
        frame.metric = "exports"
    goods = dim in ("mass", "volume", "energy", "rate") and kind_of_id(scene, frame.subject) in BUYERS
    if goods and (frame.metric is None or frame.metric in MADE):
        sender = received_from(scene, i, low, high)
        if sender not in (None, frame.subject):
            frame.metric, frame.counterparty = "imports", sender
    abroad = any(a.is_word("abroad", "overseas") for a in scene.atoms[low:high])
    if frame.metric == "sales" and abroad and kind_of_id(scene, frame.subject) in ("country", "bloc"):
        frame.metric = "exports"  # what a country sells abroad
    if (
        dim == "money"
        and frame.metric in (None, "investment")
        and (receiver := paid_to(scene, i)) is not None
    ):
        frame.metric, frame.counterparty = "investment", receiver
        return frame
    if dim == "money" and BACKED.search(scene.words(max(low, i - 5), i)):
        giver = next(
            (
                a.id
                for j, a in enumerate(scene.atoms[i + 1 : i + 6], start=i + 1)
                if a.kind in "ES" and scene.preposition(j) == "from"
            ),
            None,
        )
        frame.metric, frame.counterparty = "investment", frame.subject
        frame.subject = giver
        return frame
    if (seller := seller_to(scene, i, frame, memory)) is not None:
        frame.metric, frame.subject, frame.counterparty = "exports", seller, frame.subject
    if dim == "money" and frame.metric == "imports" and kind_of_id(scene, frame.subject) == "company":
        frame.metric = "investment"  # “Apple will buy $500 million of magnets from MP Materials”
        frame.counterparty = flow_partner(scene, i, low, high, frame) or frame.counterparty
    if frame.metric in FLOWS:
        frame.counterparty = frame.counterparty or flow_partner(scene, i, low, high, frame)
    elif (
        dim == "money"
        and "metric" not in frame.evidence
        and (grant := from_the_state(scene, i, frame.subject))
    ):
        frame.metric, (frame.subject, frame.counterparty) = "investment", grant
    elif (
        dim == "money"
        and "metric" not in frame.evidence
        and frame.metric in ("profit", "revenue", "cost")
        and (pair := lender_of(scene, i, "", memory.anchor or memory.company)) is not None
        and pair[0] is not None
    ):
        frame.metric, (frame.subject, frame.counterparty) = "investment", pair
    elif (frame.metric in ("loan", "investment") or (frame.metric is None and dim == "money")) and (
        pair := lender_of(scene, i, frame.metric or "", memory.anchor or memory.company)
    ) is not None:
        frame.subject, frame.counterparty = pair
    elif frame.metric in ("investment", "loan") and (gift := donor_of(scene, i)) is not None:
        headed = memory.anchor if kind_of_id(scene, memory.anchor) in ("company", "mine", "plant") else None
        frame.subject, frame.counterparty = gift[0], gift[1] or (headed if headed != gift[0] else None)
    elif frame.metric == "investment" and (pair := _owner_of(scene, i, low, frame)) is not None:
        frame.subject, frame.counterparty = pair
    elif frame.metric in ("investment", "loan"):
        receiver = recipient_of(scene, i, low, high, memory, frame)
        frame.counterparty = receiver if receiver != frame.subject else None
    return frame


USE = r"(?:demand|consumption|use|needs|offtake)"
OUTPUT = r"(?:supply|supplies|output|production|crops?|harvests?)"
BEATS = r"(?:outstrip|outpac|exceed|surpass|overtak|overshoot|outrun|outran|lag|trail|top|run ahead of|ran ahead of|fall short of|fell short of)\w*"
GAP = re.compile(
    rf"\b(?:{USE}\b.{{0,40}}\b{BEATS} (?:[\w-]+ ){{0,2}}{OUTPUT}|{OUTPUT}\b.{{0,40}}\b{BEATS} (?:[\w-]+ ){{0,2}}{USE}) by (?:\w+ )?$"
)
"""“Demand will outstrip supply by 850,000 ounces” tells a shortfall, the reverse a surplus."""


MARKET_AT = re.compile(
    r"\b(?:the|a|this) (?:[\w-]+ ){0,2}market (?:at|is worth|was worth|worth) (?:about |around |some |over |nearly )?$"
)
"""“Adamas puts the market at $6 billion.”"""
BACKED = re.compile(r"\b(?:backed|financed|funded|supported|subsidi[sz]ed|helped) (?:\w+ )?(?:by|with) $")
MEASURED = re.compile(r" (?:are|is|were) (?:now )?(?:measured|indicated|inferred)\b")
FOUND = re.compile(
    r"\b(?:found|discovered|located|identified|drilled out)(?: [a-z]+){0,3}\s*$|\b(?:lies?|lay) $"
)


def _duty_at(scene: Scene, i: int, low: int) -> int | None:
    """The word of a duty that is so much a tonne: “the levy on Russian nitrogen, now €40 a tonne”."""
    for j in range(i - 1, low - 1, -1):
        names = scene.atoms[j].metrics()
        if "tariff" in names:
            return j
        if "price" in names or "cost" in names or scene.atoms[j].kind == "Q":
            return None
    return None


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
HOARDS = re.compile(
    r"\b(?:funds?|trusts?|etfs?|warehouses?|vaults?|traders?|exchanges?|depots?|tanks?|silos?|granar(?:y|ies)|elevators?|bins?|reserve|stockpile)(?: [^.;]{0,50} and)? (?:now |still |alone |already )?(?:holds?|held|stores?|stored|has|have|had|keeps?|kept|contain(?:s|ed)?) (?:about |some |over |nearly |around |more than |just |another |a further )*$"
)
"""Who keeps goods rather than making them: “the trust holds 70 million pounds”."""
SCHEMES = frozenset(
    "plan package programme program fund scheme project contract deal agreement partnership expansion upgrade facility venture".split()
)
"""What a sum is for, right behind it: “a €5 billion scheme for ports”."""


def _owner_of(scene: Scene, i: int, low: int, frame: Frame) -> tuple[str, str] | None:
    """Who pays for a site of his: “BHP's Jansen will cost $7.4 billion”."""
    for j in range(i - 1, low + 1, -1):
        site, owner = scene.atoms[j], scene.atoms[j - 2]
        if site.kind == "E" and site.id == frame.subject and owner.kind == "E" and scene.possessive(j - 2):
            firm = kind_of(scene, owner) in ("company", "") and kind_of(scene, site) in ("mine", "plant", "")
            return (owner.id, site.id) if firm else None
    return None


IN_ALL = re.compile(r"\b(?:total|tally|fleet|sum|capacity|base)(?: \w+)? to $")
"""What all of it comes to: “added 277 GW, bringing the total to 887 GW”."""
ENOUGH = re.compile(r"\b(?:enough|sufficient|good) (?:for|to (?:build|make|equip)) (?:\w+ ){0,2}$")
"""“40,000 tonnes a year, enough for 800,000 cars”."""


def _abroad(scene: Scene, i: int, low: int, high: int) -> bool:
    """Whether goods are sold in other countries: “abroad it sold 1.05 million”, “sold 5,473 tons abroad”."""
    for around in (range(i - 1, low - 1, -1), range(i + 1, high)):
        for j in around:
            if scene.atoms[j].kind == "Q":
                break
            if scene.atoms[j].low in ("abroad", "overseas") or (
                scene.atoms[j].low == "border" and word_at(scene, j - 2) in ("across", "over")
            ):
                return True
    return False


MADE = frozenset(
    {"production", "mine_production", "magnet_production", "metal_production", "supply", "refining"}
)
CAN = re.compile(
    r"\b(?:can|could|able to|(?:is|are|was|were) (?:to|designed|meant|built|expected|due)|capable|designed|will|would|should|good for)\b"
)
"""What a works is to make every year is its capacity."""


RAISED = frozenset(["raised", "raises", "raising"])
ADDS = frozenset(["adds", "added", "adding"])


def _gives_too(scene: Scene, i: int, last: Frame | None) -> bool:
    """Whether somebody puts a sum on top of another's: “the bank lends 600 million and the ministry adds 50 million”."""
    given = last is not None and last.metric in ("investment", "loan")
    return given and i > 1 and scene.atoms[i - 2].kind in "ES"


def _lost(scene: Scene, i: int, low: int) -> bool:
    """Whether money is a loss: “lost $2 billion”, “1.4 billion in the red”, not “a loss of 1.7, having earned 5”."""
    first = next((j + 1 for j in range(i - 1, low - 1, -1) if scene.atoms[j].kind == "Q"), low)
    red = scene.text.startswith(" in the red", scene.atoms[i].end)
    return red or LOSS.search(scene.words(first, i)) is not None


LOSS = re.compile(r"\b(?:lost|loses?|losing|loss|losses)\b")


def _sent_abroad(scene: Scene, i: int, high: int) -> bool:
    """Whether a verb sends the goods out of the country: “mills sent 110 million tonnes of steel abroad”."""
    gives = any(a.is_cue("gives") for a in scene.atoms[max(0, i - 2) : i])
    after = scene.atoms[i + 1 : min(high, i + 6)]
    until = next((n for n, a in enumerate(after) if a.kind in "QPV"), len(after))
    return gives and any(a.low in ("abroad", "overseas", "border") for a in after[:until])
