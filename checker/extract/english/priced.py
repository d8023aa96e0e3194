"""Whose price a number is: of shares their issuer's, of goods outside a country the rest's."""

from __future__ import annotations

import re

from checker.extract.english.phrase import kind_of_id, word_at
from checker.extract.frame import Memory, world_without
from checker.extract.scene import Scene

ITS_SHARES = re.compile(
    r"\b(?:Its|its|The(?=\W+(?:shares|stock)\b)|The company['’]s) (?:shares|stock|share price)\b"
)
GOODS_PRICE = re.compile(r"\W*(?:[Tt]he )?(?:[Pp]rices? of |(?:[\w-]+ ){1,2}prices? )(?!.*\b(?:its|their)\b)")
"""“Lithium prices have fallen by 80%”, in an article on a company."""

SHARES = ("shares", "stock", "share")


def of_shares(scene: Scene, i: int, low: int) -> bool:
    """Whether a price is that of a firm's shares: “its shares closed at 15 dollars”, “Lynas shares have tripled”."""
    quantity = scene.atoms[i].quantity
    if (
        quantity is None
        or quantity.unit is None
        or "/" in quantity.unit
        or quantity.per not in (None, "share")
    ):
        return False
    if scene.atoms[i].low.endswith(" share"):
        return True
    for j in range(i - 1, low - 1, -1):
        atom = scene.atoms[j]
        if atom.low.removeprefix("the ") in SHARES:
            return (
                "price" in atom.metrics() and word_at(scene, j + 1) not in ("of", "in", "-")
            ) or atom.low == "shares"
        if atom.kind == "C":
            return False
    return False


SELLS_AT = re.compile(r"(?:now )?(?:sells?|sold|trades?|traded|fetch(?:es|ed)?|costs?)\b")
"""What goods do that have a price: “Neodymium oxide sells at 550,000 yuan a tonne”."""


def priced_by(scene: Scene, i: int, memory: Memory) -> str | None:
    """Whose price it is, where shares or the world but one country are named; None where nothing says so."""
    if (elsewhere := _outside(scene, i)) is not None:
        return elsewhere
    if (issuer := _shares_in(scene)) is not None:
        return issuer
    if (market := _market(scene, i)) is not None:
        return market
    if _of_the_market(scene, i):
        return "world"
    if ITS_SHARES.search(scene.text, scene.start, scene.atoms[i].start):
        owners = (id for id in (memory.company, memory.topic_company) if kind_of_id(scene, id) == "company")
        return next(owners, memory.subject)
    return None


def of_goods(scene: Scene, i: int) -> bool:
    """Whether it is the price of goods that nobody in particular sells: “Lithium prices have fallen by 80%”."""
    said = GOODS_PRICE.match(scene.text, scene.start, scene.atoms[i].start) is not None
    return said and any(a.kind == "C" and a.id != "shares" for a in scene.atoms[:i])


def _of_the_market(scene: Scene, i: int) -> bool:
    """Whether goods that no one in particular sells begin the sentence."""
    _, high = scene.span_of(i)
    named = (
        any(a.kind == "E" for a in scene.atoms[1:high])
        or scene.atoms[0].kind != "C"
        or scene.atoms[0].id == "shares"
    )
    return not named and i > 1 and SELLS_AT.match(scene.text, scene.atoms[1].start) is not None


def _outside(scene: Scene, i: int) -> str | None:
    """The world but one, whose price it is: “prices rose to $83 a kilogram outside China”."""
    named = [j for j, a in enumerate(scene.atoms) if a.kind == "E"]
    left_out = len(named) == 1 and word_at(scene, named[0] - 1) == "outside"
    opens = word_at(scene, 0) == "outside"  # “Outside China dysprosium costs $820 a kilogram”
    if left_out and named[0] < i and not opens and "price" not in scene.atoms[max(0, named[0] - 2)].metrics():
        return None  # but “prices outside China have quadrupled”
    return world_without(scene.atoms[named[0]].id, scene.pack) if left_out else None


def _market(scene: Scene, i: int) -> str | None:
    """Where a price is said to be paid: “since Beijing's ban the price in Rotterdam has doubled”."""
    for j in range(i - 1, 1, -1):
        if scene.atoms[j].kind == "Q":
            return None
        noun = j - 4 if j > 4 and scene.atoms[j - 2].kind == "C" and word_at(scene, j - 3) == "of" else j - 2
        priced = "price" in scene.atoms[noun].metrics() and scene.atoms[noun].kind == "M"
        if scene.atoms[j].kind == "E" and scene.atoms[j - 1].low == "in" and priced:
            place = kind_of_id(scene, scene.atoms[j].id) in ("country", "region", "bloc")
            return scene.atoms[j].id if place else None
    return None


def moved_there(scene: Scene, i: int) -> str | None:
    """The land in which the goods are said to have moved: “Lithium carbonate lost 1.2% in China this week”."""
    there = i + 2 + (word_at(scene, i + 2) == "the")
    if word_at(scene, i + 1) != "in" or there >= len(scene.atoms) or scene.atoms[i].id != "percent":
        return None
    goods = scene.atoms[0].kind == "C" and scene.atoms[0].id != "shares"
    alone = not any(a.kind in "EQM" for a in scene.atoms[:i])
    named = scene.atoms[there].kind == "E" and not scene.atoms[there].adjective
    land = kind_of_id(scene, scene.atoms[there].id) in ("country", "region", "bloc")
    return scene.atoms[there].id if goods and alone and named and land else None


PAID_IN = re.compile(
    r"(?:,? or (?:about |some |around |nearly )?[^ ;]{2,10}(?: (?:million|yuan|dollars|euros|a tonne|a kilo))?)?,?"
    r"(?: (?:a|per) \w+)?(?: (?:that|which))?(?: it| they)? ?(?:is |are |was |were )?(?:paid|costs?|fetch(?:es|ed)?|charged|asked|quoted) (?:for it |for them )?(?:in|at) (?:the )?"
)
"""What leads from a sum to where it is paid: “on the 2,900 yuan, or some $400, that are paid in Shanghai”."""


def paid_there(scene: Scene, i: int) -> str | None:
    """The market in which the sum is said right behind it to be paid."""
    hit = PAID_IN.match(scene.text, scene.atoms[i].end, scene.end)
    if hit is None:
        return None
    place = next((a for a in scene.atoms[i + 1 :] if a.start == hit.end() and a.kind == "E"), None)
    if place is not None and kind_of_id(scene, place.id) == "place":
        return scene.pack.home(place.id)
    land = place is not None and kind_of_id(scene, place.id) in ("country", "region", "bloc")
    return place.id if place is not None and land else None


TARGET = re.compile(r"\b(?:price targets?|target prices?) (?:for|on|of) (?:the )?(?:shares (?:in|of) )?$")
"""What stands before the firm whose shares somebody thinks will cost so much."""


def _shares_in(scene: Scene) -> str | None:
    """Whose shares a sentence begins with or sets a target for: “Shares in Northern jumped 9.9%”, “its price target for Northern”."""
    for atom in scene.atoms:
        if atom.kind == "E" and TARGET.search(scene.text, scene.start, atom.start):
            return atom.id
    if word_at(scene, 0) != "shares" or word_at(scene, 1) not in ("in", "of") or len(scene.atoms) < 3:
        return None
    issuer = scene.atoms[2]
    return issuer.id if issuer.kind == "E" and kind_of_id(scene, issuer.id) in ("company", "") else None
