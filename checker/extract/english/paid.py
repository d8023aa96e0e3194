"""Money that changes hands: a firm that is bought, shares, grants and loans, what goods were sold for, and who gets it."""

from __future__ import annotations

import re

from checker.extract.english.actor import describes
from checker.extract.english.made_at import done_to
from checker.extract.english.number import Number
from checker.extract.english.partner import (
    bought_firm,
    donor_of,
    from_the_state,
    funded_by,
    lender_of,
    paid_to,
    pays_for_shares,
    recipient_of,
)
from checker.extract.english.phrase import kind_of, kind_of_id, word_at
from checker.extract.english.stake import paid_for
from checker.extract.frame import KNOWN_FIRMS, Frame, dimension
from checker.extract.scene import Scene


def purchase(number: Number) -> Frame | None:
    """The frame of a sum that buys a firm or its shares, or that goes to the next receiver of a list."""
    scene, i, last = number.scene, number.i, number.last
    if number.dim != "money":
        return None
    if last is not None and last.metric == "investment" and (other := paid_to(scene, i)):
        frame = last.copy()
        frame.counterparty, frame.evidence = other, {"metric": "as before"}
        return frame
    return _gives_in_turn(scene, i, last)


MORE = ("a", "an", "another", "further", "more", "some", "about", "extra", "the", "other")


def _gives_in_turn(scene: Scene, i: int, last: Frame | None) -> Frame | None:
    """The sum of the next giver of a list: “Helsinki has put in €150 million, Brussels a further 45 million”."""
    if last is None or last.metric not in ("investment", "loan") or last.counterparty is None:
        return None
    j = i - 1
    while j > last.at and word_at(scene, j) in MORE:
        j -= 1
    who = scene.atoms[j]
    apart = j - 1 > last.at and (scene.atoms[j - 1].text in (",", ";") or word_at(scene, j - 1) == "and")
    if who.kind != "E" or who.adjective or not apart or who.id in (last.subject, last.counterparty):
        return None
    frame = last.copy()
    frame.subject, frame.evidence = who.id, {"metric": "as before"}
    return frame


def deal(number: Number) -> Frame | None:
    """The frame of a sum for which a firm, or shares of it, are bought."""
    scene, i, memory = number.scene, number.i, number.memory
    if number.dim != "money":
        return None
    if (bought := bought_firm(scene, i, number.low, number.high)) is not None:
        verb, firm = bought
        target = scene.atoms[firm].id
        frame = Frame(kind="amount", metric="investment", counterparty=target)
        others = [
            a.id
            for j, a in enumerate(scene.atoms[:verb])
            if a.kind == "E" and a.id != target and scene.bare(j)
        ]
        frame.subject = others[-1] if others else memory.anchor or memory.firm(scene.pack)
        if scene.preposition(firm) == "by" and others:  # “Peak was bought by Shenghe for A$195 million”
            frame.subject, frame.counterparty = target, others[-1]
        frame.because("metric", scene.atoms[firm].text)
        return frame
    if number.quantity.per is None and (price := paid_for(scene, i, number.last)) is not None:
        return price
    if number.quantity.per is None and (shares := pays_for_shares(scene, i, number.low)) is not None:
        issuer = shares[1] or next(
            (id for id in (memory.anchor, memory.company) if id not in (None, shares[0])), None
        )
        frame = Frame(kind="amount", metric="investment", subject=shares[0], counterparty=issuer)
        frame.because("metric", scene.words(i + 1, i + 3))
        return frame
    return None


OFFERS = frozenset("offers offered offer offering pays paid paying bid bids bidding".split())


def _offered_for(scene: Scene, i: int, low: int) -> str | None:
    """Whom an offer is for: the Teck of “offers $34 billion, or $31 a share, for Teck”."""
    verb = next((j for j in range(i - 1, max(low - 1, i - 8), -1) if scene.atoms[j].low in OFFERS), None)
    behind = next(
        (j for j in range(i + 1, min(i + 8, len(scene.atoms) - 1)) if scene.atoms[j].low == "for"), None
    )
    if verb is None or behind is None or any(a.kind not in "PQW" for a in scene.atoms[i + 1 : behind]):
        return None
    if any(a.low in ("to", "in", "of", "and") for a in scene.atoms[i + 1 : behind]):
        return None
    target = scene.atoms[behind + 1]
    return target.id if target.kind == "E" and kind_of(scene, target) in ("company", "") else None


def offer(number: Number) -> Frame | None:
    """The frame of what is bid for a firm, or for each of its shares."""
    scene, memory = number.scene, number.memory
    if number.dim != "money" or (target := _offered_for(scene, number.i, number.low)) is None:
        return None
    if scene.atoms[number.i].low.endswith(" share"):
        frame = Frame(kind="amount", metric="price", subject=target, commodity="shares", passing=True)
    else:
        acting = [a.id for j, a in enumerate(scene.atoms[: number.i]) if a.kind == "E" and scene.bare(j)]
        frame = Frame(kind="amount", metric="investment", counterparty=target)
        frame.subject = acting[-1] if acting else memory.anchor or memory.firm(scene.pack)
    frame.because("metric", scene.words(number.i - 1, number.i))
    return frame


GIVES_US = re.compile(
    r"\b(?:g[ai]ves?|has given|have given|grants?|granted|awarded|handed|offers?|offered|promises?|promised|(?P<lent>lent|lends?)) (?:us|it|them|the (?:company|firm|group|miner|start-up)) (?:an? |another |some |about |up to |nearly )*(?:grant (?:of|worth) |(?P<loan>loan) of )?$"
)
"""“The energy agency gave us 85 million kronor.”"""


def paid_over(number: Number, frame: Frame) -> bool:
    """Whether the sum is one that is handed to somebody or paid for goods; its frame is then complete."""
    scene, i, last = number.scene, number.i, number.last
    if number.dim != "money":
        return False
    if frame.metric in (None, "investment") and (receiver := paid_to(scene, i)) is not None:
        frame.metric, frame.counterparty = "investment", receiver
        return True
    if BACKED.search(number.words_before(5)):
        giver = next(
            (
                a.id
                for j, a in enumerate(scene.atoms[i + 1 : i + 6], start=i + 1)
                if a.kind in "ES" and scene.preposition(j) == "from"
            ),
            None,
        )
        lent = any("loan" in a.metrics() for a in scene.atoms[i + 1 : i + 3])
        frame.metric, frame.counterparty = "loan" if lent else "investment", frame.subject
        frame.subject = giver
        return True
    carried = "metric" not in frame.evidence and number.quantity.per is None
    if carried and (gift := GIVES_US.search(number.words_before(9))) is not None:
        lent = gift["loan"] is not None or gift["lent"] is not None
        frame.metric = "loan" if lent else "investment"
        us = number.memory.topic_company or number.memory.holder
        frame.counterparty = us if us != frame.subject else None
        return True
    spoken = number.memory.anchor or number.memory.firm(scene.pack)
    if (carried or frame.metric in ("investment", "loan")) and (
        funds := funded_by(scene, i, spoken)
    ) is not None:
        frame.metric = frame.metric if frame.metric == "loan" else "investment"
        frame.subject, frame.counterparty = funds
        return True
    if last is not None and _sold_for(scene, i, last):
        frame.metric, frame.subject = "exports" if last.metric == "exports" else "revenue", last.subject
        frame.counterparty = last.counterparty
        return True
    return False


def settle_giver(number: Number, frame: Frame) -> None:
    """Write giver and receiver of a grant, a loan or an investment into the frame."""
    scene, i, memory = number.scene, number.i, number.memory
    if number.dim == "money" and (given := _granted_by(scene, i, number.low)) is not None:
        frame.metric = frame.metric if frame.metric == "loan" else "investment"
        frame.subject, frame.counterparty = given[0], given[1] or frame.subject
        return
    if number.dim == "money" and frame.metric == "investment":
        acts = ((a.id, done_to(scene, k)) for k, a in enumerate(scene.atoms[:i]) if a.kind == "E")
        deed = next((d for d in acts if d[1] is not None and frame.subject in d), None)
        if deed is not None:
            frame.subject, frame.counterparty = deed  # “Balama was reopened by Syrah for $40 million”
            return
    untold = number.dim == "money" and "metric" not in frame.evidence
    spoken = memory.anchor or memory.firm(scene.pack)
    if untold and (grant := from_the_state(scene, i, frame.subject)):
        frame.metric, (frame.subject, frame.counterparty) = "investment", grant
    elif (
        untold
        and frame.metric in ("profit", "revenue", "cost")
        and (pair := lender_of(scene, i, "", spoken)) is not None
        and pair[0] is not None
    ):
        frame.metric, (frame.subject, frame.counterparty) = "investment", pair
    elif (frame.metric in ("loan", "investment") or (frame.metric is None and number.dim == "money")) and (
        pair := lender_of(scene, i, frame.metric or "", spoken)
    ) is not None:
        frame.subject, frame.counterparty = pair
    elif frame.metric in ("investment", "loan") and (gift := donor_of(scene, i)) is not None:
        headed = memory.anchor if kind_of_id(scene, memory.anchor) in KNOWN_FIRMS else None
        frame.subject, frame.counterparty = gift[0], gift[1] or (headed if headed != gift[0] else None)
    elif frame.metric == "investment" and (pair := _owner_of(scene, i, number.low, frame)) is not None:
        frame.subject, frame.counterparty = pair
    elif frame.metric in ("investment", "loan"):
        receiver = recipient_of(scene, i, number.low, number.high, memory, frame)
        frame.counterparty = receiver if receiver != frame.subject else None
        if (
            frame.counterparty is None
            and kind_of_id(scene, frame.subject) in ("country", "bloc", "agency")
            and PUT_IN.search(number.words_before(4))
        ):
            spoken_of = (
                f.subject for f in reversed(memory.here) if kind_of_id(scene, f.subject) in KNOWN_FIRMS
            )
            frame.counterparty = next(spoken_of, None) or memory.main_firm(scene.pack)


PUT_IN = re.compile(
    r"\b(?:put|chipped|puts|chips|putting|kicked|threw|paid) in (?:about |another |a further |some |up to )?$|\b(?:contributed|contributes|contributing) (?:about |another |a further |some |up to )?$"
)
"""“Brussels has chipped in €14 million”, of what is spoken of."""

GRANTED = re.compile(
    r"\b(?:was|were|been|being|be) (?:\w+ly )?(?:granted|given|awarded|lent|promised|offered|allotted|allocated|pledged) (?:a |an |the )?(?:\w+ ){0,2}$"
)
"""“Calder Metals was granted $166 million by the Energy Department.”"""


def _granted_by(scene: Scene, i: int, low: int) -> tuple[str, str | None] | None:
    """Giver and receiver of what somebody “was granted … by” another."""
    if GRANTED.search(scene.words(max(low, i - 7), i)) is None:
        return None
    by = next((j for j in range(i + 1, min(i + 6, len(scene.atoms))) if scene.atoms[j].low == "by"), None)
    if by is None:
        return None
    named = [a for a in scene.atoms[by + 1 : by + 5] if a.kind in "ES"]
    second = len(named) > 1 and named[0].start < named[1].start <= named[0].end + 1
    takers = [
        a.id
        for j, a in enumerate(scene.atoms[:i])
        if a.kind == "E" and scene.bare(j) and not describes(scene, j)
    ]
    return (named[1 if second else 0].id, takers[-1] if takers else None) if named else None


def gives_too(number: Number) -> bool:
    """Whether somebody puts a sum on top of another's: “the bank lends 600 million and the ministry adds 50 million”."""
    given = number.last is not None and number.last.metric in ("investment", "loan")
    return given and number.i > 1 and number.scene.atoms[number.i - 2].kind in "ES"


BACKED = re.compile(
    r"\b(?:backed|financed|funded|supported|subsidi[sz]ed|helped) (?:\w+ )?(?:by|with) (?:an? )?$"
)


def _owner_of(scene: Scene, i: int, low: int, frame: Frame) -> tuple[str, str] | None:
    """Who pays for a site of his: “BHP's Jansen will cost $7.4 billion”."""
    for j in range(i - 1, low + 1, -1):
        site, owner = scene.atoms[j], scene.atoms[j - 2]
        if site.kind == "E" and site.id == frame.subject and owner.kind == "E" and scene.possessive(j - 2):
            firm = kind_of(scene, owner) in ("company", "") and kind_of(scene, site) in ("mine", "plant", "")
            return (owner.id, site.id) if firm else None
    return None


SELLS = frozenset(
    "sold sell sells selling shipped exported exports send sends sent deliver delivers delivered supply supplied".split()
)


def _sold_for(scene: Scene, i: int, last: Frame) -> bool:
    """Whether a sum is what was paid for the goods before: “sold 29 million tonnes of ore last year for $1 billion”."""
    goods = last.kind == "amount" and last.metric in ("sales", "exports") and dimension(last.unit) != "money"
    if (
        not goods
        or word_at(scene, i - 1) != "for"
        or last.at < 1
        or scene.clauses[last.at] != scene.clauses[i]
    ):
        return False
    quantity = scene.atoms[i].quantity
    return (
        quantity is not None
        and quantity.per is None
        and any(a.low in SELLS for a in scene.atoms[max(0, last.at - 4) : last.at])
    )
