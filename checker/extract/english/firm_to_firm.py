"""Goods that one firm sells or supplies to another: they are the seller's, “will supply Bosch with 700 tonnes”, “ordered 40 planes from Airbus”."""

from __future__ import annotations

from checker.extract.atom import Atom
from checker.extract.english.contracts import PLACES, WINS
from checker.extract.english.partner import SUPPLIED
from checker.extract.english.phrase import kind_of, word_at
from checker.extract.frame import Frame
from checker.extract.scene import Scene

SELLS = frozenset(
    """sell sells sold selling deliver delivers delivered delivering supply supplies supplied supplying ship ships shipped shipping
    provide provides provided providing send sends sent""".split()
)
"""What a seller does with goods that go “to” somebody."""
HANDS = frozenset("sell sells sold selling send sends sent ship ships shipped".split())
"""What he does where the buyer stands right behind: “sold Bosch 700 tonnes”."""
BUYS = frozenset(
    """buy buys bought buying purchase purchases purchased purchasing order orders ordered ordering take takes took taking get gets got
    receive receives received receiving book books booked booking secure secures secured source sources sourced contract contracted
    obtain obtains obtained procure procures procured""".split()
)
"""What a buyer does with goods that come “from” somebody."""
ORDERS = frozenset("order orders contract contracts deal agreement".split())
GOODS = ("mass", "count", "energy", "volume")


def between_firms(scene: Scene, i: int, dim: str) -> Frame | None:
    """The seller's frame of an amount of goods that a clause sends from one firm to another; None where it is no such deal."""
    if dim not in GOODS:
        return None
    pair = _handed(scene, i) or _over(scene, i, SELLS, "to") or _ordered(scene, i)
    if pair is None and (bought := _over(scene, i, BUYS, "from")) is not None:
        pair = bought[::-1]
    if pair is None or pair[0] == pair[1]:
        return None
    supplied = any(word_at(scene, k) in SUPPLIED for k in range(max(0, i - 7), i))
    frame = Frame(
        kind="amount", metric="supply" if supplied else "sales", subject=pair[0], counterparty=pair[1]
    )
    frame.evidence = {"subject": pair[0], "counterparty": pair[1]}
    frame.because("metric", "sold")
    return frame


def _is_firm(scene: Scene, j: int) -> bool:
    atom = scene.atoms[j]
    return atom.kind == "E" and not atom.adjective and kind_of(scene, atom) in ("company", "")


def _acting(scene: Scene, verb: int) -> str | None:
    """The firm that acts before a verb, which another's name or number parts from none."""
    low, _ = scene.span_of(verb)
    for j in range(verb - 1, low - 1, -1):
        atom = scene.atoms[j]
        if atom.kind == "Q":
            return None
        if atom.kind == "E":
            return atom.id if _is_firm(scene, j) and scene.bare(j) and not scene.possessive(j) else None
    return None


def _behind(scene: Scene, i: int, preposition: str) -> str | None:
    """The firm behind a preposition after the number, before another number, verb or comma."""
    for j in range(i + 1, min(len(scene.atoms), i + 10)):
        atom = scene.atoms[j]
        if atom.kind in "QPV" and not atom.is_cue("to"):
            return None
        if atom.kind == "E":
            firm = _is_firm(scene, j) and scene.preposition(j) == preposition and not scene.possessive(j)
            return atom.id if firm else None
    return None


def _over(scene: Scene, i: int, verbs: frozenset[str], preposition: str) -> tuple[str, str] | None:
    """Who acts and the other end of “sold 700 tonnes of magnets to Bosch”, “bought … from Ferrowin”."""
    verb = next((k for k in range(i - 1, max(-1, i - 4), -1) if word_at(scene, k) in verbs), None)
    if verb is None or any(a.kind in "EQ" for a in scene.atoms[verb + 1 : i]):
        return None
    who, other = _acting(scene, verb), _behind(scene, i, preposition)
    return (who, other) if who is not None and other is not None else None


def _describes(atom: Atom) -> bool:
    """Whether a word can stand between a verb and the name that it leads to, as “the German carmaker” does."""
    verb = atom.low in SUPPLIED | HANDS
    return not verb and (atom.kind in "WC" or atom.adjective or atom.is_cue("pronoun"))


def _handed(scene: Scene, i: int) -> tuple[str, str] | None:
    """Seller and buyer of “sold Bosch 700 tonnes”, “is to supply Bosch with 700 tonnes”."""
    equipped = word_at(scene, i - 1) == "with"
    whom = i - 1 - equipped
    if whom < 2 or not _is_firm(scene, whom):
        return None
    verb = whom - 1
    while verb > whom - 5 and _describes(scene.atoms[verb]):
        verb -= 1  # “provide the German carmaker Bosch with …”
    if verb < 0 or word_at(scene, verb) not in (SUPPLIED if equipped else HANDS):
        return None
    who = _acting(scene, verb)
    return (who, scene.atoms[whom].id) if who is not None else None


def _ordered(scene: Scene, i: int) -> tuple[str, str] | None:
    """Seller and buyer of “won an order for 700 tonnes from Bosch”, “placed an order for 700 tonnes with Ferrowin”."""
    noun = next((k for k in range(i - 1, max(0, i - 8), -1) if word_at(scene, k) in ORDERS), None)
    if noun is None or word_at(scene, i - 1) not in ("for", "of", "to"):
        return None
    verbs = range(noun - 1, max(-1, noun - 5), -1)
    verb = next((k for k in verbs if word_at(scene, k) in WINS | PLACES), None)
    who = _acting(scene, verb) if verb is not None else None
    if verb is None or who is None:
        return None
    if word_at(scene, verb) in PLACES:
        seller = _behind(scene, i, "with")
        return (seller, who) if seller is not None else None
    named = [j for j in range(noun + 1, i) if _is_firm(scene, j) and scene.preposition(j) in ("from", "with")]
    other = scene.atoms[named[0]].id if named else _behind(scene, i, "from")
    if other is None:
        return None
    buys = not named and not word_at(scene, noun).startswith(
        "order"
    )  # “has a contract for 700 tonnes from Ferrowin”
    return (other, who) if buys else (who, other)
