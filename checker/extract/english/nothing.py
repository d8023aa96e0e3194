"""Words of measures that measure nothing at a number: a tax that is set aside, a mine that is lost, prices that are put up."""

from __future__ import annotations

import re

from checker.extract.english.phrase import word_at
from checker.extract.frame import dimension
from checker.extract.scene import Scene

LOSES = frozenset(["lose", "loses", "lost", "losing"])
"""Only of money a loss: a share or a mine is lost, too."""
TOOK = frozenset(["take", "takes", "took"])
OFF_MARKET = frozenset(["off", "offline", "out"])
TAXES = frozenset(["tax", "taxes"])
NOT_TAKEN_OFF = frozenset(["before", "after", "interest"])
MADE_WHEN = frozenset(["before", "after", "by", "public", "available", "when", "since"])
PICKS = ("pick", "picks", "picked", "picking", "pluck", "plucks", "plucked")
MAKES = frozenset(["make", "makes", "made", "making"])
"""Of money no production: a profit is made, too."""


def measures_nothing(scene: Scene, i: int, j: int, dim: str, names: list[str]) -> bool:
    """Whether the word is of something else than a measure here."""
    atom, after = scene.atoms[j], word_at(scene, j + 1)
    if dim == "share" and atom.kind == "V" and atom.low.startswith(PROMISES):
        return True  # “promises growth of up to 2%”
    if (atom.low == "using" and j < i - 3) or (atom.low == "made" and after in MADE_WHEN and j < i):
        return True  # “Hanoi, using a looser definition, claims …”, “in a forecast made before the ban”
    if atom.low in PICKS and dim not in ("mass", "volume", "share"):
        return True  # what is picked otherwise is chosen
    if _has_its_own(scene, i, j, dim) or _leads_to(scene, i, j) or only_says_which(scene, j):
        return True
    if atom.low == "shares" and j and scene.atoms[j - 1].kind == "Q" and j < i:
        return True  # “a buyback of 31 million shares, totalling $0.7 billion”: not what one costs
    if atom.low == "loss" and word_at(scene, j + 1) == "of" and _is_percent(scene, j + 2):
        return True  # “a gain of 2% on the day but a loss of 14% since January”
    if atom.low.endswith("put up") and any("price" in a.metrics() for a in scene.atoms[j + 1 : j + 4]):
        return True  # “put up its prices by 15%”: no sum
    if atom.low == "ground" and (j == 0 or scene.atoms[j + 1].kind != "Q"):
        return True  # “out of the ground”, but “ground 330,000 tonnes of beans”
    if atom.low == "contained" and word_at(scene, j - 1) == "of":
        return True  # “7.4 million tonnes of contained metal”
    if atom.is_word("made") and j > i and not (dim == "share" and _is_made_there(scene, j)):
        return True
    if dim == "money" and atom.low in MAKES and not gains(scene, i, j):
        return True
    if (names[0] == "resources" and after == "no") or (atom.low == "used" and after == "to"):
        return True  # “cells which contain no cobalt”, “most of which used to go to China”
    asked = next((k for k in range(j - 1, max(0, j - 5), -1) if word_at(scene, k) == "what"), None)
    if asked is not None and asked > 0 and j < i and scene.atoms[asked - 1].kind == "Q":
        return True  # “602 million, five times what the EU uses, and is to swell to 721 million”
    if set_aside(scene, j) or (j > i and dim != "count" and atom.low.endswith(" through")):
        return True  # “20 million barrels go through the strait”
    took = names[0] == "imports" and atom.low in TOOK
    if took and any(a.low in OFF_MARKET for a in scene.atoms[i + 1 : i + 7]):
        return True  # “maintenance took 400,000 tonnes off the market”
    # “a cap is planned for 2026”
    return (dim != "money" and atom.low in LOSES) or (atom.low.endswith("ed for") and j != i - 1)


def only_says_which(scene: Scene, j: int) -> bool:
    """Whether the word only says which goods or makers are meant: “processed palm oil stocks”, “a contract chipmaker”."""
    atom, after = scene.atoms[j], word_at(scene, j + 1)
    if atom.low == "contract":
        return after.endswith(("er", "ers", "ing")) and after not in NO_MAKERS
    if atom.kind not in "VM" or not atom.low.endswith("ed") or j + 2 >= len(scene.atoms):
        return False
    head = scene.atoms[j + 2]
    goods = scene.atoms[j + 1].kind == "C" and scene.atoms[j + 1].start == atom.end + 1
    return goods and head.kind == "M" and "stockpile" in head.metrics()


NO_MAKERS = frozenset(["offer", "offers", "order", "orders", "number", "tender", "after", "over", "under"])


def _is_made_there(scene: Scene, j: int) -> bool:
    """Whether a passive tells where goods are made: “of the world's gallium, 98% is now made in China”."""
    before = [word_at(scene, j - 1), word_at(scene, j - 2)]
    return not BE.isdisjoint(before[: 1 + (before[0] in WHILE_IT_IS)]) and word_at(scene, j + 1) in (
        "in",
        "by",
    )


BE = frozenset(["is", "are", "was", "were"])
WHILE_IT_IS = frozenset(["now", "still", "already", "currently"])
MADE_IN = re.compile(
    r" (?:last year|this year|a year|in (?:19|20)\d\d|in the (?:first|second|third|fourth|last|year|quarter|half))\b"
)
BEFORE_TAX = re.compile(
    r",? (?:before (?:interest|tax|taxes)|after (?:tax|taxes)|net of tax|in (?:net |operating |pre-tax |underlying )?profits?|on (?:it|them|that|those|each|(?:revenues?|sales|turnover) of)|at the (?:operating|net|pre-tax) (?:level|line))\b"
)


PROMISES = ("promis", "pledg", "commit", "offer")
SHARED = ("share", "part", "rank")


def _has_its_own(scene: Scene, i: int, j: int, dim: str) -> bool:
    """Whether the word measures another number: “cut its forecast by 35% and lost a quarter of its value”, “needs $3 million to reach 200 tonnes”."""
    if scene.atoms[j].low.startswith("in ") and scene.atoms[j - 1].kind == "Q" and j != i + 1:
        return True  # “had $166 million in the bank and raised $750 million”
    if j > i + 2:
        others = [k for k in range(i + 1, j) if scene.atoms[k].kind == "Q"]
        return bool(others) and any(a.kind == "V" for a in scene.atoms[i + 1 : others[0]])
    own = scene.atoms[j + 1].quantity if j + 1 < min(i, len(scene.atoms)) else None
    if own is None or scene.atoms[j].kind not in "VM" or dim in SHARED:
        return False
    its = dimension(own.unit)
    return its not in (dim, "share", "none", "time") and dim not in ("time", "price")


LEADS = ("tak", "took", "bring", "brought")


def _leads_to(scene: Scene, i: int, j: int) -> bool:
    """Whether it only says what came of something: “which took the total to $140 billion”, “taking its holdings to 900 tonnes”."""
    if not scene.atoms[j].low.startswith(LEADS):
        return False
    if j > i:  # “an 8% fall took output to 30,000 tonnes”
        behind = range(j + 2, min(j + 9, len(scene.atoms) - 1))
        return any(word_at(scene, k) == "to" and scene.atoms[k + 1].kind == "Q" for k in behind)
    if not 1 < i - j < 9 or word_at(scene, i - 1) != "to":
        return False
    return word_at(scene, j + 1) in ("the", "its", "their", "this", "that", "his", "her", "output", "sales")


def gains(scene: Scene, i: int, j: int) -> bool:
    """Whether money that is made is a profit: “made $2.3 billion before interest and tax”."""
    after = scene.atoms[i + 1] if i + 1 < len(scene.atoms) else None
    if j == i - 1 and (after is None or (after.text in ".;" and after.kind == "P")):
        return True  # “shipped 154 cargoes and made $1.6 billion”
    if j == i - 1 and MADE_IN.match(scene.text, scene.atoms[i].end, scene.end):
        return True  # “the mine made $300 million last year”
    return 0 < i - j < 4 and BEFORE_TAX.match(scene.text, scene.atoms[i].end, scene.end) is not None


def _is_percent(scene: Scene, j: int) -> bool:
    quantity = scene.atoms[j].quantity if j < len(scene.atoms) else None
    return quantity is not None and quantity.unit == "percent"


def set_aside(scene: Scene, j: int) -> bool:
    """Whether the tax at `j` is only what is not yet taken off: “earnings before interest, tax and depreciation”."""
    before = scene.atoms[max(0, j - 3) : j]
    return scene.atoms[j].low in TAXES and any(a.low in NOT_TAKEN_OFF for a in before)
