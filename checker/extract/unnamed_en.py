"""Firms that a text does not name, “a Danish maker of pumps”, “an importer in Hamburg”, and for which of them somebody speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extract.bodies import id_of
from checker.extract.lexicon import Mention
from checker.extract.scene import Scene

TRADE = r"(?:importer|trader|dealer|merchant|distributor|supplier|manufacturer|maker|carmaker|recycler|separator|smelter|refiner|processor|buyer|purchaser)"
HERE = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne) (?P<of>[A-Z][a-z]+(?:an|ese|ish|ch|ss|ic|i|ian|or|er)|[A-Z][a-z]+) (?P<sort>(?:[a-z-]+ ){{0,2}}?)(?P<who>{TRADE})\b(?!,? (?:called|named)\b|,? [A-Z]|['’-]| (?:price|share|prices)\b)"
)
IN_A_TOWN = re.compile(
    rf"\b(?:[Aa]n?|[Oo]ne) (?:[a-z-]+ ){{0,2}}?(?P<who>{TRADE})(?: of [a-z]+(?: [a-z]+)?)? in (?:the )?(?P<of>[A-Z][a-z]+)\b(?! [A-Z])"
)
NAMED = re.compile(r"(?:\b[A-Z][\w.&'’-]*,|\b(?:is|was|becomes?|became|remains?)) $")
"""What stands before a trade that only says what a firm with a name is: “Basaltor, a Canadian maker”."""
ENDS = re.compile(rf"{TRADE} in | {TRADE}$")


def by_trade(text: str, start: int, end: int) -> bool:
    """Whether a mention is one of `unnamed_firms`."""
    return (
        ENDS.match(text, start, end) is not None or ENDS.search(text, max(start, end - 14), end) is not None
    )


def unnamed_firms(text: str, start: int, end: int, known: list[Mention]) -> Iterator[Mention]:
    """Mentions of firms by their trade and where they are, if the place is one that is known; their id says both."""
    places = {m.start: m for m in known if m.role in ("entity", "adjective")}
    for form in (HERE, IN_A_TOWN):
        for hit in form.finditer(text, start, end):
            place = places.get(hit.start("of"))
            if form is HERE and place is None and not hit["of"].endswith(("an", "ese", "ish")):
                continue
            if place is not None and place.end != hit.end("of"):
                continue
            if NAMED.search(text, start, hit.start()):
                continue
            begin, stop = (
                (hit.start("of"), hit.end("who")) if form is HERE else (hit.start("who"), hit.end("of"))
            )
            yield Mention(begin, stop, "entity", id_of(f"{hit['of']} {hit['who']}"))


SPEAKS = re.compile(
    r"\b(?:says?|said|told|adds?|added|warns?|buys|works|runs|heads|manages|(?:chief|head|manager|director|boss|buyer) (?:of|at))\b[^.;]{0,70} (?:at|for|of) (?:an? |one )$"
)


def who_speaks(scene: Scene) -> str | None:
    """The unnamed firm for which somebody speaks in a sentence, and the next ones go on: “… said Ann Lee, who buys for a Danish supplier”."""
    for atom in reversed(scene.atoms):
        if atom.kind == "E" and by_trade(scene.text, atom.start, atom.end):
            said = SPEAKS.search(scene.text, scene.start, atom.start) is not None
            return atom.id if said else None
    return None
