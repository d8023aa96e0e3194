"""What contracts and orders are worth: they are the seller's sales, “won an order worth $40 million from the navy”."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.extract.english.phrase import kind_of_id, word_at
from checker.extract.frame import FIRMS, Frame, Memory
from checker.extract.scene import Scene

NOUNS = (
    r"(?:contracts?|orders?|(?:supply|purchase|sales|offtake|procurement) (?:agreements?|deals?|accords?))"
)
HEDGED = r"(?:up to |as much as |about |around |some |roughly |nearly |over |more than |at least )?"
BEFORE = re.compile(
    rf"\b{NOUNS},? (?:(?:in (?:[\w-]+ )?|for (?:[\w-]+ ){{1,4}}?)?(?:worth|valued at|of)|(?:that|which) (?:is|are|was|may be|could be) (?:worth|valued at)|(?:which|that) (?:may|might|could|should|will) bring in) {HEDGED}$"
)
"""“An order worth …”, “a contract which may bring in …”."""
AFTER = re.compile(rf"[ -](?:[a-z]+(?:-[a-z]+)* ){{0,3}}?{NOUNS}\b")
"""“A $30 million supply contract.”"""
NAMED_FOR = re.compile(rf"(?:[\w-]+ )?{NOUNS}\b")
"""“A Pentagon [supply] contract.”"""
DETERMINED = frozenset("a an the its their 's ’s another first new latest this that".split())
WINS = frozenset(
    """won win wins winning landed lands landing secured secures securing bagged bags clinched clinches received receives receiving got gets
    signed signs signing booked books booking gained gains has have had holds hold held scored nabbed obtained obtains snapped
    filling fulfilling fills""".split()
)
AWARDS = frozenset(
    "awarded award awards awarding gave give gives giving handed hands handing granted grants".split()
)
PLACES = frozenset("placed places placing issued issues issuing".split())
BE = frozenset("was were been being is are be".split())


def contract(scene: Scene, i: int, dim: str, memory: Memory) -> Frame | None:
    """The frame of a sum that a contract or an order is worth: sales of who delivers, to who ordered."""
    if not dim.startswith("money") or not _is_worth(scene, i):
        return None
    seller, buyer = _awarded(scene, i) or _won(scene, i, memory)
    if seller is None or kind_of_id(scene, seller) not in (*FIRMS, ""):
        return None
    if buyer is None and "orders" in scene.words(max(0, i - 6), i):
        return None  # all that a maker of ships has booked in a year
    frame = Frame(kind="amount", metric="sales", subject=seller, counterparty=buyer)
    frame.evidence = {"subject": seller, "counterparty": buyer or ""}
    frame.because("metric", "contract")
    return frame


def _is_worth(scene: Scene, i: int) -> bool:
    """Whether a contract or an order is named whose worth the sum is."""
    if BEFORE.search(scene.words(max(0, i - 12), i)) is not None:
        return True
    determined = any(word_at(scene, j) in DETERMINED for j in range(max(0, i - 3), i))
    return determined and AFTER.match(scene.text, scene.atoms[i].end, scene.end) is not None


def _awarded(scene: Scene, i: int) -> tuple[str | None, str | None] | None:
    """Seller and buyer where the buyer acts, or where the seller is given it: “the army awarded Calder a contract worth …”."""
    low, high = scene.span_of(i)
    for k in range(max(low, i - 14), i):
        word = word_at(scene, k)
        if word not in AWARDS and word not in PLACES:
            continue
        before = _name(scene, range(k - 1, low - 1, -1))
        if word in PLACES:
            return _name(scene, range(k + 1, high), ("with", "to", "at")), before
        if word_at(scene, k - 1) in BE:
            return before, _name(scene, range(k + 1, high), ("by", "from"))
        given = _name(scene, range(k + 1, i))
        return (given or _name(scene, range(i, high), ("to",))), before
    return None


def _won(scene: Scene, i: int, memory: Memory) -> tuple[str | None, str | None]:
    """Seller and buyer where the seller acts, before the sum or behind it: “the $40 million order that Calder won from the army”."""
    low, high = scene.span_of(i)
    verb = next((k for k in range(i - 1, max(low, i - 14) - 1, -1) if word_at(scene, k) in WINS), None)
    if verb is None:
        last = min(len(scene.atoms), i + 12)
        verb = next((k for k in range(i + 1, last) if word_at(scene, k) in WINS), None)
        start = i + 1
    else:
        start = low
    seller = _owner(scene, i)
    if seller is None and verb is not None:
        seller = _name(scene, range(verb - 1, start - 1, -1)) or (memory.company if start == low else None)
    verb = i if verb is None else verb
    others = (*range(verb + 1, i), *range(i + 1, min(len(scene.atoms), max(high, verb + 12))))
    return seller, _name(scene, others, ("from", "with", "to", "by")) or _naming(scene, i, seller)


def _name(scene: Scene, places: Iterable[int], behind: tuple[str, ...] = ()) -> str | None:
    """The first name at these places that acts, or that stands behind one of some prepositions."""
    for j in places:
        if scene.atoms[j].kind != "E" or scene.possessive(j):
            continue
        if scene.preposition(j) in behind if behind else scene.bare(j) and not scene.atoms[j].adjective:
            return scene.atoms[j].id
    return None


def _owner(scene: Scene, i: int) -> str | None:
    """Whose the contract is: “Calder's navy contract, worth …”."""
    for j in range(max(0, i - 12), i):
        if (
            scene.atoms[j].kind == "E"
            and scene.possessive(j)
            and kind_of_id(scene, scene.atoms[j].id) in FIRMS
        ):
            return scene.atoms[j].id if OWN.match(scene.words(j + 1, i)) is not None else None
    return None


OWN = re.compile(rf"(?:'s|’s|'|’) (?:[\w-]+ ){{0,3}}{NOUNS}\b")


def _naming(scene: Scene, i: int, seller: str | None) -> str | None:
    """Whose order it is where his name stands before the word: “a Pentagon contract”."""
    for j in range(max(0, i - 10), min(len(scene.atoms), i + 5)):
        named = scene.atoms[j].kind == "E" and scene.atoms[j].id != seller and not scene.possessive(j)
        if named and NAMED_FOR.match(scene.words(j + 1, j + 4)) is not None:
            return scene.atoms[j].id
    return None
