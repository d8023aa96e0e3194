"""What a buyer has bound himself to take: it is the seller's, “Bosch has signed up for 800 tonnes a year from Neo”."""

from __future__ import annotations

import re

from checker.extract.english.phrase import kind_of, kind_of_id, word_at
from checker.extract.frame import FIRMS, Frame, Memory
from checker.extract.scene import Scene

HEDGED = r"(?:at least |up to |about |some |the first |another |a further )?$"
BINDS = re.compile(
    r"\b(?:signed up for|spoken for|spoke for|(?:agreed|contracted|undertaken|undertook|committed|pledged|promised|signed up) to (?:take|buy|purchase|offtake)"
    r"|(?:has|have|had) (?:already |also )?(?:reserved|contracted|contracted for|booked|pre-ordered|bespoken)"
    rf"|(?:is|are) (?:committed|bound|contracted) to (?:take|buy|purchase)) {HEDGED}"
)
"""Words of a contract that is not yet fulfilled; who says so has the goods still to come."""
TAKES = re.compile(rf"\b(?:(?:will|would|is to|are to) (?:take|buy|purchase)|ordered) {HEDGED}")
"""Words that are of such a contract only where a firm is named from which it comes."""
SOLD = frozenset(["mass", "volume", "energy", "count"])


def offtake(scene: Scene, i: int, dim: str, memory: Memory, last: Frame | None) -> Frame | None:
    """The frame of what one firm is to take from another: sales of the seller, the buyer being his partner."""
    if dim not in SOLD:
        return None
    low, high = scene.span_of(i)
    said = scene.words(max(0, i - 9), i)
    bound = BINDS.search(said) is not None
    if not bound and TAKES.search(said) is None:
        return None
    buyer = _buyer(scene, i, low)
    if buyer is None or kind_of_id(scene, buyer) not in FIRMS or word_at(scene, i - 1) == "of":
        return None
    seller = _from(scene, i, high) or (_told(scene, memory, last, buyer) if bound else None)
    if seller in (None, buyer):
        return None
    frame = Frame(kind="amount", metric="sales", subject=seller, counterparty=buyer)
    frame.evidence = {"subject": seller or "", "counterparty": buyer}
    frame.because("metric", "offtake")
    return frame


def _buyer(scene: Scene, i: int, low: int) -> str | None:
    """Who binds himself: the name that acts in the clause, or before its “which”."""
    names = [j for j in range(low, i) if scene.atoms[j].kind == "E" and scene.bare(j)]
    if not names and word_at(scene, low) in ("which", "who") and low > 1 and scene.atoms[low - 2].kind == "E":
        names = [low - 2]
    adjective = bool(names) and scene.atoms[names[-1]].adjective
    return scene.atoms[names[-1]].id if names and not adjective else None


def _from(scene: Scene, i: int, high: int) -> str | None:
    """The firm that is named behind “from”: “10,000 tonnes of graphite a year from Novonix”."""
    for j in range(i + 1, min(high, i + 10)):
        if scene.atoms[j].kind == "Q" or scene.atoms[j].text in (",", ";"):
            return None
        if scene.atoms[j].kind == "E" and word_at(scene, j - 1) == "from":
            firm = kind_of(scene, scene.atoms[j]) in FIRMS and not scene.atoms[j].adjective
            return _company(scene, scene.atoms[j].id) if firm else None
    return None


def _told(scene: Scene, memory: Memory, last: Frame | None, buyer: str) -> str | None:
    """The firm of whose plant the text has just spoken."""
    told = [last] if last is not None else []
    told += [*reversed(memory.spoken), *(reversed(memory.here) if memory.told_here else ())]
    for frame in told:
        for id in (frame.subject, frame.counterparty):
            if id not in (None, buyer) and kind_of_id(scene, id) in FIRMS:
                return _company(scene, str(id))
    return memory.anchor if kind_of_id(scene, memory.anchor) == "company" else None


def _company(scene: Scene, id: str) -> str:
    """The firm that works belong to."""
    known = scene.pack.entities.get(id)
    owners = known.within if known is not None and known.kind in ("mine", "plant") else ()
    return next((owner for owner in owners if scene.pack.kind(owner) == "company"), id)
