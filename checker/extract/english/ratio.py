"""Percentages and multiples that set one measure beside another: thrice the price in China, 80% more than in China, a target."""

from __future__ import annotations

import re

from checker.extract.comparatives import COMPARATIVES
from checker.extract.english.phrase import word_at
from checker.extract.frame import Frame, Memory
from checker.extract.joints_en import IN_IT
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

COMPARES = COMPARATIVES - {"up", "down", "shy", "beneath"}


def more_than(scene: Scene, i: int) -> str | None:
    """Whom somebody's value is more than at one time: “80% more than in China”, “56% dearer than Chinese ones”."""
    if word_at(scene, i + 1) not in COMPARES:
        return None
    j = i + 2 if word_at(scene, i + 1) in ("above", "below") else i + 3
    if j == i + 3 and word_at(scene, i + 2) != "than":
        return None
    while word_at(scene, j) in (
        "in",
        "the",
        "those",
        "of",
        "that",
        "its",
        "at",
        "a",
        "an",
        "any",
        "current",
        "present",
        "going",
        "prevailing",
        "made",
        "produced",
        "mined",
        "refined",
        "from",
    ):
        j += 1
    who = scene.atoms[j] if j < len(scene.atoms) else None
    dated = any(a.kind == "T" for a in scene.atoms[j + 1 : j + 4])
    place = who is not None and who.kind == "E" and who.id != "world"
    return who.id if place and who is not None and not dated and not scene.possessive(j) else None


RIVALS = re.compile(
    r" (?:the|that|those|what|as (?:much|many|high|dear|large) as)\b[^,;.:]{0,40}\b(?:predecessors?|rivals?|competitors?|at home|elsewhere|everybody else|everyone else|anybody else|the others?)\b"
)
"""“Twice as much as its predecessor”, “three times the price at home”: of something else, not of another time."""
OF_CAPACITY = re.compile(r" of (?:its|their|the|installed|total)(?: \w+)? capacity\b")


OF_SALES = re.compile(r" of (?:its |the |their |group |total )?(?:revenues?|sales|turnover)\b", re.IGNORECASE)


OF_PRICE = re.compile(
    r" of (?:the|its|their|that) (?:[\w-]+ ){0,2}price\b(?! (?:rise|increase|difference|cut|fall))",
    re.IGNORECASE,
)


OF_EXPECTED = re.compile(
    r" of what (?:[\w'’]+ ){1,4}?(?:had |has |have )?(?:expected|planned|forecast|foreseen|hoped for|promised|reckoned with|budgeted)\b"
)
"""“A third of what economists had expected.”"""
OF_AIM = re.compile(
    r" of (?:its|their|the|his|a|an)(?: own| whole| entire)?(?: [\w'’-]+){0,2} (?P<aim>target|goal|guidance|plan|budget|objective|forecast|quota|allowance|ceiling)\b",
    re.IGNORECASE,
)
"""“81% of its annual target”: what was reached of what was meant to be."""


OF_GDP = re.compile(
    r" of (?:its |the |their |[\w’']+ ){0,2}(?:(?-i:GDP)|gross domestic product|economic output|national income)\b",
    re.IGNORECASE,
)


DEARER = re.compile(
    r" (?:dearer|cheaper|costlier|pricier|(?:more|less) (?:expensive|costly))\b(?P<than> than\b)?"
)


def settle_dearer(scene: Scene, i: int, frame: Frame, memory: Memory) -> None:
    """What is dearer is a price or a cost, and set against the other one told: “spends $310,000 and a Chinese one $190,000; production in Germany is thus 63% dearer”."""
    hit = DEARER.match(scene.text, scene.atoms[i].end, scene.end)
    if hit is None:
        return
    if frame.metric not in ("price", "cost"):
        frame.metric = "cost"
    told = {f.subject: f for f in memory.spoken if f.metric in ("price", "cost") and f.kind == "amount"}
    there = next((a.id for a in scene.atoms if a.start > hit.end() and a.kind == "E"), None)
    if there in told and word_at(scene, i + 2) == "in":
        frame.subject = there  # “so it is 50% dearer in Germany”
    if frame.kind == "change" and not hit["than"] and len(told) == 2 and frame.subject in told:
        frame.kind, frame.base = "ratio", None
        frame.whole = next(id for id in told if id != frame.subject)


LEVELS = ("price", "prices", "cost", "level", "rate", "average", "figure")


def other_one(scene: Scene, i: int, quantity: Quantity, high: int) -> str | None:
    """Who or where the same is so many times as much or only a part: “thrice the Indian price”, “nearly 1.4 times as much as Spain”."""
    verb = scene.atoms[i].low.endswith(("ed", "es", "ing", "s")) or word_at(scene, i + 1) not in (
        "the",
        "what",
        "that",
    )
    moves = verb and scene.atoms[i].low.startswith(
        ("doubl", "tripl", "trebl", "quadrupl", "quintupl", "halv")
    )
    if quantity.form not in ("multiple", "share_word") or moves:
        return None
    following = scene.atoms[i + 1 : min(high, i + 9)]
    words = [a.low for a in following]
    if (
        words
        and (following[0].is_cue("up") or following[0].is_cue("down"))
        and following[0].kind in "MK"
        and words[1:2] == ["in"]
    ):
        return None  # “a threefold increase in Brazil's imports”
    as_much = "as" in words[:4] and words.count("as") > 1
    if quantity.form == "share_word" and words[:1] == ["of"] and not as_much:
        return None
    for n, atom in enumerate(following):
        if atom.kind in "QT" or (atom.kind == "P" and atom.text not in "’'"):
            return None
        if atom.kind == "E" and atom.id != "world":
            after = following[n + 1].low if n + 1 < len(following) else ""
            far = next((a for a in following[n + 1 :] if a.kind == "E" and a.id != "world"), None)
            if as_much and far is not None and following[n - 1].low == "in":
                return far.id  # “three times as much in Europe as in China”
            that = words[0] in ("those", "that") and following[n - 1].low in ("in", "of", "the")
            there = following[n - 1].low in ("in", "inside", *IN_IT) or (
                n > 1 and following[n - 1].low == "the" and following[n - 2].low in ("in", "inside", *IN_IT)
            )
            there = there and words[0] in ("the", "prices") and any(w in LEVELS for w in words[:n])
            compared = (
                words[0] == "what"
                or there  # “twice the price in Japan”
                or after
                in ("price", "level", "cost", "one", "rate", "average", "market", "'s", "’s", "figure")
                or as_much
                or that
            )
            return atom.id if compared else None
    return None


def compared_noun(scene: Scene, i: int, high: int) -> str | None:
    """The measure that is named with the other one: “twice the Indian price”."""
    for atom in scene.atoms[i + 1 : min(high, i + 6)]:
        if atom.kind == "M" and not (atom.is_cue("up") or atom.is_cue("down")):
            return atom.metrics()[0]
        if atom.kind in "QTVP" and atom.text not in "’'":
            return None
    return None


OF_LEVEL = re.compile(
    r" (?:of )?(?:the|its|that|their) (?:[$€£¥]|[A-Z]{1,3}[$€£]|\d|(?:\w+ )?(?:peak|record|high|level)\b)"
)
"""“A third of the $48,000 that it cost”: a price has no parts."""
