"""Shares of a flow by the partner that has them: main suppliers, nationalities in a list."""

from __future__ import annotations

import re

from checker.extract.frame import STATES, Frame, Memory
from checker.extract.scene import Scene

MAIN = frozenset("main biggest largest leading top chief principal prime".split())


OTHER_END = {
    "supplier": "imports", "source": "imports", "provider": "imports",
    "customer": "exports", "buyer": "exports", "destination": "exports", "market": "exports", "client": "exports",
}  # fmt: skip


TRADE = r"(?:[\w-]+ ){0,3}?(?P<trade>imports|exports|purchases)\b"
OF_ITS_TRADE = re.compile(rf" of (?:its|their|all(?: its| their)?|the country['’]s) {TRADE}")
OF_ONES_TRADE = re.compile(rf"(?:['’]s?)? {TRADE}")
PROVIDES = re.compile(r" (?:[a-z]+ ){0,2}?(?:furnish|provid|suppl)\w*(?: the)? ")
IS_SOURCE = re.compile(
    r" (?:is|was|were|remains|remained|has been|became) (?:the |a )?(?:country of )?(?:origin|source|supplier|provider)s? (?:of|for) "
)
LEADS = re.compile(
    r"\) (?:together )?(?:dominat\w+|led|leads?|topped|top|headed|head|suppl\w+|provid\w+|account\w* for|made up|make up|covered|cover)(?: (?:most|the bulk|much|nearly all) of)?(?: the)? "
)
"""“Qatar (45%) and Australia (20%) led India's LNG imports”: what stands between the last part and whose imports they are."""


def by_partner(scene: Scene, i: int, low: int, bare: bool, memory: Memory) -> Frame | None:
    """The frame of a share of somebody's trade that its partner is told to have; `bare` where nothing says of what it is."""
    its = OF_ITS_TRADE.match(scene.text, scene.atoms[i].end, scene.end)
    if (bare or its) and (main := main_partner(scene, i, low, memory)) is not None:
        return main
    if bare:
        return _in_brackets(scene, i)
    states = [j for j in scene.names if scene.pack.kind(scene.atoms[j].id) in STATES]
    before = [j for j in states if low <= j < i]
    behind = [j for j in states if i < j < i + 6]
    if its and len(before) > 1:
        giver, taker = scene.atoms[before[-2]], scene.atoms[before[-1]]
        gives = PROVIDES.fullmatch(scene.text, giver.end, taker.start)
        if gives and scene.text[taker.end : scene.atoms[i].start] == " with ":
            return _traded(taker.id, giver.id, its["trade"])
    if not before or not IS_SOURCE.fullmatch(scene.text, scene.atoms[before[-1]].end, scene.atoms[i].start):
        return None
    source = scene.atoms[before[-1]].id
    if behind and (owns := OF_ONES_TRADE.match(scene.text, scene.atoms[behind[0]].end, scene.end)):
        return _traded(scene.atoms[behind[0]].id, source, owns["trade"])
    told = memory.earlier.subject if memory.earlier is not None else memory.subject
    return _traded(told, source, its["trade"]) if its and told not in (None, source) else None


def _in_brackets(scene: Scene, i: int) -> Frame | None:
    """That of a share in brackets behind whom somebody buys from: “Qatar (45%) and Australia (20%) led India's imports”."""
    opened = i > 1 and scene.atoms[i - 1].text == "(" and scene.atoms[i - 2].kind == "E"
    for j in scene.names if opened else ():
        last = scene.text.rfind(")", scene.atoms[i].end, scene.atoms[j].start)
        led = last >= 0 and LEADS.fullmatch(scene.text, last, scene.atoms[j].start) is not None
        owns = OF_ONES_TRADE.match(scene.text, scene.atoms[j].end, scene.end) if led else None
        if owns is not None:
            return _traded(scene.atoms[j].id, scene.atoms[i - 2].id, owns["trade"])
    return None


def _traded(owner: str | None, partner: str, trade: str) -> Frame:
    """A part of the owner's imports or exports that its partner has."""
    metric = "exports" if trade == "exports" else "imports"
    frame = Frame(kind="share", metric=metric, subject=owner, whole=owner, counterparty=partner)
    frame.because("metric", trade)
    return frame


def main_partner(scene: Scene, i: int, low: int, memory: Memory) -> Frame | None:
    """The frame of “Brazil is China's main supplier with 71%”: of the flow of the one whose partner it is."""
    for j in range(i - 1, max(low, i - 9), -1):
        atom = scene.atoms[j]
        if atom.kind == "Q" and atom.id != "rank":
            return None
        if atom.low not in OTHER_END:
            continue
        first = next(
            (k for k in range(j - 1, max(low, j - 4), -1) if scene.atoms[k].low.split()[-1] in MAIN), None
        )
        owner = scene.atoms[first - 2] if first is not None and first > 2 else None
        if (
            owner is None
            or owner.kind != "E"
            or owner.id == "world"
            or not scene.possessive(first - 2 if first else 0)
        ):
            return None
        who = next(
            (
                a.id
                for k, a in enumerate(scene.atoms[: first - 2 if first else 0])
                if a.kind == "E" and scene.bare(k)
            ),
            None,
        )
        who = who or next((id for id in (memory.subject,) if id != owner.id), None)
        frame = Frame(
            kind="share", metric=OTHER_END[atom.low], subject=owner.id, whole=owner.id, counterparty=who
        )
        frame.because("metric", atom.text)
        return frame
    return None


def nationality(scene: Scene, i: int) -> str | None:
    """The nationality that closes a part of a list: “half was Chinese, a tenth Dutch and 4% Thai”."""
    if i + 1 >= len(scene.atoms) or not scene.atoms[i + 1].adjective:
        return None
    closed = i + 2 >= len(scene.atoms) or scene.atoms[i + 2].kind == "P" or scene.atoms[i + 2].is_word("and")
    return scene.atoms[i + 1].id if closed else None
