"""Firms that no pack knows, by what an English text says of them: “Calder earned $3 million”, “Calder's shares”."""

from __future__ import annotations

import re

from checker.extract.bodies import FIRM_ACTS, FIRMS
from checker.extract.lexicon import Mention

HAS = re.compile(
    r"['’]s? (?:(?:net|gross|operating|annual|quarterly|underlying|third-quarter|second-quarter|first-quarter|fourth-quarter) )?"
    r"(?:profits?|loss|losses|revenues?|sales|turnover|earnings|shares?|share price|stock|market value|shareholders|chief executive|chief|chairman|boss|owners?|board)\b"
)
"""What only a firm has."""
IS = re.compile(
    r", (?:which (?:makes|owns|sells|supplies|employs|earns?|built|operates)|(?:an? |the |its |another )?(?:[\w-]+ ){0,4}?"
    r"(?:company|firm|group|maker|miner|producer|developer|start-up|startup|carmaker|chipmaker|refiner|retailer|utility|lender|subsidiary|operator|manufacturer|supplier|shipbuilder|steelmaker|trader|rival))\b"
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
    ends_so = text[start:end].rpartition(" ")[2] in FIRMS and " " in text[start:end]
    return (
        ends_so
        or HAS.match(text, end) is not None
        or IS.match(text, end) is not None
        or FIRM_ACTS.match(text, end) is not None
        or CALLED.search(text, max(0, start - 22), start) is not None
    )
