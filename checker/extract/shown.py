"""What a text shows a name that no pack knows to be: a firm, or somebody who only tells the figures of others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from checker.extract.firms_en import is_firm
from checker.extract.frame import STATES
from checker.extract.lexicon import Mention
from checker.packs import Entity, Pack

TELLER = (
    r"(?:regulator|watchdog|lobby(?: group)?|think[- ]tank|consultanc(?:y|ies)|consultants?|brokers?|brokerage|forecasters?|pollsters?"
    r"|(?:trade|industry|standards|umbrella|statistics?|statistical|professional) (?:body|group|association|office|bureau|agency|institute|service|union)"
    r"|(?:research|advisory|analysis|analytics|data|market[- ]research|market[- ]data|consulting|forecasting|ratings?) (?:firm|group|house|company|provider|agency|service|outfit|institute)"
    r"|(?:price[- ]reporting|pricing|news|customs|tax) agency|association|federation|observatory|newspaper|magazine|newsletter|journal)"
)
BEFORE = re.compile(rf"\b{TELLER} $", re.IGNORECASE)
"""Who a name is called before it: “the regulator Arvo”, “consultants Lanark”."""
BEHIND = re.compile(
    rf"(?: \([A-Z]{{2,8}}\))?, (?:an? |the |its |another |itself an? )?(?:[\w'’-]+ ){{0,3}}?{TELLER}\b"
)
"""What it is called behind it: “Lanark, a Scottish consultancy, …”."""
ENDS = re.compile(
    r" (?:Associations?|Federation|Institute|Observatory|Survey|Confederation|Council|Chamber|Bureau|Statistics|Society|Union)$"
)
"""How the names of those end who count others."""
BEGINS = re.compile(
    r"(?:Ministry|Association|Federation|Institute|Bureau|Chamber|Council|Confederation|Union|Department|Society) of [A-Z]"
    r"|(?!(?:Federal|National|State) )[A-Z]\w+ (?:[A-Z]\w+ ){1,2}Board$"
)
"""How they begin: “Association of Steel Traders”; the board of a good: “Kenya Tea Board”."""


def shown(text: str, names: Iterable[Mention], known: Sequence[Mention], pack: Pack) -> Pack:
    """The pack that also knows what the text shows unknown names to be; an office lies in the country that it is named after."""
    own: dict[str, Entity] = {}
    for name in names:
        if name.id in pack.entities:
            continue
        if is_teller(text, name):
            home = [
                m.id
                for m in known
                if name.start <= m.start and m.end <= name.end and pack.kind(m.id) in STATES
            ]
            own[name.id] = Entity(name.id, _spelt(name.id), "source", {}, tuple(home[:1]))
        elif is_firm(text, name):
            own[name.id] = Entity(name.id, _spelt(name.id), "company", {})
    return pack.knowing(own) if own else pack


def _spelt(id: str) -> str:
    return id.replace("_", " ").title()


def is_teller(text: str, name: Mention) -> bool:
    """Whether an unknown name is that of an office, a lobby or a house of analysts, by its end or by what it is called."""
    return (
        BEFORE.search(text, max(0, name.start - 32), name.start) is not None
        or BEHIND.match(text, name.end) is not None
        or ENDS.search(text, name.start, name.end) is not None
        or BEGINS.match(text, name.start, name.end) is not None
    )
