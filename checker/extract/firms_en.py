"""Firms that no pack knows, by what an English text says of them: “Calder earned $3 million”, “Calder's shares”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.extract import english
from checker.extract.bodies import FIRM_ACTS
from checker.extract.frame import Memory
from checker.extract.lexicon import Mention, Words
from checker.extract.names import MAKERS, Letters, find_names
from checker.extract.unnamed_en import by_trade
from checker.model import Block, BlockKind
from checker.packs import Pack

HAS = re.compile(
    r"['’]s? (?:(?:net|gross|operating|annual|quarterly|underlying|third-quarter|second-quarter|first-quarter|fourth-quarter) )?"
    r"(?:profits?|loss|losses|revenues?|sales|turnover|earnings|shares?|share price|stock|market value|shareholders|chief executive|chief|chairman|boss|owners?|board)\b"
)
"""What only a firm has."""
IS = re.compile(
    r", (?:which (?:makes|owns|sells|supplies|employs|earns?|built|operates)|(?:an? |the |its |another )?(?:[\w-]+ ){0,4}?"
    r"(?:company|firm|group|maker|miner|producer|developer|start-up|startup|carmaker|chipmaker|refiner|retailer|utility|lender|subsidiary|operator|manufacturer|supplier|shipbuilder|steelmaker|trader|rival)"
    r"|(?:which is |now )?(?:bought|acquired|taken over|majority-owned|owned) by)\b"
    r"|(?: of (?:the )?[A-Z][\w ]{2,20})? (?:holds|has|had|held|won|took|commands|controls) (?:about |some |nearly |over )?[\d.]+ ?(?:%|percent|per cent) of (?:the|its) [\w'’ -]{0,30}\bmarket\b"
)
"""What a firm is called behind its name."""
CALLED = re.compile(
    r"\b(?:company|firm|group|maker|miner|producer|developer|start-up|startup|carmaker|chipmaker|subsidiary|operator|rival|giant|manufacturer|supplier|refiner|trader|planemaker|steelmaker|shipbuilder|brewer|retailer|insurer|airline|utility)"
    r" $|(?:[Ss]tate-owned|[Pp]rivately held|-listed|-based) $"
)
"""What a firm is called before its name."""
WHERE = re.compile(r"\b(?:in|at|near|from|around|outside) $")
SITE = re.compile(
    r" (?:mine|pit|deposit|project|field|reactor|smelter|refinery|plant|dam|pipeline|works|line|complex|terminal)\b"
)


def is_firm(text: str, name: Mention) -> bool:
    """Whether an unknown name is that of a firm by what stands around it."""
    start, end = name.start, name.end
    if SITE.match(text, end) or WHERE.search(text, max(0, start - 8), start):
        return False
    if by_trade(text, start, end):
        return True
    ends_so = text[start:end].rpartition(" ")[2] in MAKERS and " " in text[start:end]
    return (
        ends_so
        or HAS.match(text, end) is not None
        or IS.match(text, end) is not None
        or FIRM_ACTS.match(text, end) is not None
        or CALLED.search(text, max(0, start - 22), start) is not None
    )


def titled_firm(text: str, blocks: Sequence[Block], words: Words, letters: Letters) -> str | None:
    """The unknown firm that the title names and the text goes on about: “Calder's profit drops by a third”."""
    for block in blocks:
        if block.kind is not BlockKind.TITLE:
            continue
        known = words.within(block.start, block.end)
        for name in find_names(text, block.start, block.end, known, letters):
            first, _, rest = text[name.start : name.end].partition(" ")
            said = re.compile(
                rf"\b{re.escape(first)}(?: {re.escape(rest)})?\b" if rest else rf"\b{re.escape(first)}\b"
            )
            told = [name._replace(start=hit.start(), end=hit.end()) for hit in said.finditer(text, block.end)]
            opens = not text[block.start : name.start].strip("# *") and is_firm(text, name)
            if opens or (len(told) > 1 and any(is_firm(text, again) for again in (name, *told))):
                return name.id
    return None


WE = re.compile(r"\b(?:We|we|Our|our|us)\b")
SPEAKS_FOR = re.compile(
    r"\b(?:(?:chief executive(?: officer)?|CEO|head|boss|(?:co-)?founder|chair(?:man|woman)|president|(?:managing )?director|owner) (?:of|at)"
    r"|runs|heads|leads|founded|co-founded|chairs) (?:the (?:[a-z]+ ){0,2})?(?=[A-Z])"
)
"""What stands before the firm for which somebody speaks: “Ann Lee runs Calder Metals”."""
SPOKEN_FOR = re.compile(
    r"['’]s (?:chief executive|CEO|head|boss|(?:co-)?founder|chair(?:man|woman)|president)\b"
)
"""What stands behind it: “Calder's chief executive”."""


def interviewed_firm(
    text: str, blocks: Sequence[Block], words: Words, letters: Letters, memory: Memory
) -> str | None:
    """The firm for which somebody answers who says “we” again and again: who that is stands near the beginning.

    From there on the text is about it.
    """
    begin = next((b.start for b in blocks if b.kind is not BlockKind.HEADING), 0)
    if sum(1 for _ in WE.finditer(text, begin)) < 3:
        return None
    for block in blocks:
        if block.start > begin + 1500:
            return None
        known = words.within(block.start, block.end)
        names = [m for m in known if m.role == "entity" and m.senses.by_role.get("entity")]
        for form, before in ((SPEAKS_FOR, True), (SPOKEN_FOR, False)):
            for hit in form.finditer(text, block.start, block.end):
                at = hit.end() if before else hit.start()
                fits = (
                    m
                    for m in (*names, *find_names(text, block.start, block.end, known, letters))
                    if at == (m.start if before else m.end)
                )
                if (named := next(fits, None)) is not None:
                    memory.subject = memory.company = named.id
                    return named.id
    return None


def firm_at(
    text: str, block: Block, cut: Sequence[tuple[int, int]], words: Words, pack: Pack, place: str
) -> str:
    """Whom a heading means that is only a town: “**Linz.** Voestalpine earned …”; any other means what it names."""
    if pack.kind(place) not in ("place", "") or block.kind is BlockKind.TABLE or ":" in block.heading:
        return place
    first = next(
        (span for span in cut if text[slice(*span)].strip(" .:*") != block.heading.strip(" .:*")), None
    )
    if first is None or english.names_a_site(text[slice(*first)]):
        return place
    known = words.within(*first)
    return next((m.id for m in known if m.role == "entity" and pack.kind(m.id) == "company"), place)
