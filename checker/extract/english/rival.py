"""A rival figure: another who foresees or counts the same gives his own number: “UBS expects growth of 14%; SQM's boss prefers 20%”."""

from __future__ import annotations

import re

from checker.extract.english.phrase import word_at
from checker.extract.english.telling import OFFICERS, TELLERS, TELLING, speaks
from checker.extract.frame import FIRMS, Frame, Memory, dimension
from checker.extract.modality import FORETELLERS
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

SETTLES = re.compile(
    r"\b(?:prefers?|favou?rs?|makes? it|puts? it at|has it at|have it at|gets? to|arrives? at|holds? (?:on )?to|sticks? (?:to|with|by)|stands? by|clings? to"
    r"|(?:keeps?|maintains?|retains?|leaves?) (?:to )?(?:(?:its|his|her|their) (?:\w+ )?(?:estimate|forecast|projection|guess|figure)s? (?:of|at)|(?:it )?at)"
    r"|(?:is|are) (?:content with|hoping for|betting on|holding out for|sticking (?:to|with)|closer to|nearer)"
    r"|hopes? for|talks? of|bets? on|settles? for|goes for|plumps? for|reckons? with|dreams? of|imagines|pencils? in|looks? for) "
    r"(?:only |just |a mere |merely |as little as |as much as |nearer |closer to )?$"
)
"""Verbs by which somebody gives a number of his own."""
HAS = re.compile(
    r"\b(?:has|says|sees|expects|anticipates|thinks|reckons|forecasts) (?:only |just |a mere )?$"
)
"""Verbs of which only a bank or a body of forecasters says as much with a bare number behind."""
OTHERS = frozenset(["another", "others", "a second", "a third", "rival", "rivals"])
CARTELS = frozenset(["opec", "opec_plus"])
"""Sellers whose figures of what the world burns are forecasts like any other's."""
HANDS_ON = frozenset(["amount", "share", "change", "ratio"])


def rival_figure(
    scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None
) -> Frame | None:
    """The frame of the number told before, where its clause only names another who gives one of his own.

    “One bank puts demand at 1.5 million tonnes; Albemarle's boss makes it 1.7 million.”
    """
    low, _ = scene.span_of(i)
    said = scene.words(low, i)
    bare = SETTLES.search(said) is None
    if bare and HAS.search(said) is None:
        return None
    before = scene.atoms[low:i]
    if any(a.kind in "QCT" or (a.kind == "M" and a.low not in TELLERS) for a in before):
        return None
    if word_at(scene, i + 1) == "of" or not _is_told(scene, low, i, bare):
        return None
    told = _told(scene, quantity, memory, last)
    if told is None:
        return None
    frame = told.copy()
    frame.evidence = {"metric": "as before", "subject": "as before"}
    frame.base = frame.item = None
    frame.carry = frame.period = None
    frame.rival = told
    return frame


def _is_told(scene: Scene, low: int, i: int, bare: bool) -> bool:
    """Whether the clause begins with somebody who tells: a bank, an office, the boss of a firm, “another”."""
    for j in range(low, min(i, low + 7)):
        atom = scene.atoms[j]
        if atom.kind == "S" or (atom.kind == "E" and (atom.id in CARTELS or speaks(scene, j))):
            return True
        word = atom.low.removeprefix("the ").removeprefix("a ")
        if not bare and (word in OFFICERS or word in TELLING or word in FORETELLERS or word in OTHERS):
            return True
    return False


def _told(scene: Scene, quantity: Quantity, memory: Memory, last: Frame | None) -> Frame | None:
    """The measure that was told last, in the sentence or the one before, in a unit like that of the number.

    Of several it is that of the number nearest in size: beside a trade of 210 million and a seller's 44, 46 is the seller's.
    """
    near = [last] if last is not None else [*reversed(memory.before)] if memory.told_here else []
    alike = [
        frame
        for frame in near
        if frame.kind in HANDS_ON
        and frame.metric is not None
        and dimension(frame.unit) == dimension(quantity.unit)
    ]
    told = min(alike, key=lambda frame: _apart(frame.value, quantity.high), default=None)
    if told is None or (scene.pack.kind(told.subject) in FIRMS and told.metric in OWN):
        return None
    return told


OWN = ("revenue", "profit", "stake")
"""What is said of a firm and not foreseen by several."""


def _apart(one: float, other: float) -> float:
    """How many times the one is the other, whichever is larger; a sign counts for nothing."""
    low, high = sorted((abs(one), abs(other)))
    return high / low if low else float("inf")
