"""Which country “the government”, “Congress” or “the taxpayer” is: the one spoken of, where a text names none."""

from __future__ import annotations

import re

from checker.extract.hints import holds
from checker.extract.lexicon import Mention
from checker.packs import Pack

HINTS = (
    "government", "taxpayer", "treasury", "congress", "parliament", "cabinet", "administration", "lawmakers", "senate", "legislators",
)  # fmt: skip
ORGAN = re.compile(
    r"(?<!\b(?:of|by|to|on|in|at|or|as) )(?<!\b(?:and|for|its|any) )(?<!\b(?:from|with|that|into|than) )(?<!['’]s )"
    r"\b(?P<who>the (?:federal |national |central )?(?:government|treasury|parliament|cabinet|administration|senate|taxpayer)"
    r"|(?:the )?(?:congress|taxpayers|lawmakers|legislators))"
    r"(?= |['’]s )(?! (?:of|in|said|says|body|fund|bank|office|agency|statisticians?|data|figures|officials?|geologists|scientists|estimates?)\b"
    r"|['’]s (?:own )?(?:data|figures|statistic|estimate|geologist))",
    re.IGNORECASE,
)
"""A state's organ that acts: no preposition leads it and no noun makes an office of it."""


def of_state_organs(
    known: list[Mention], text: str, start: int, end: int, home: str | None, pack: Pack
) -> list[Mention]:
    """The mentions of a sentence, with the organs of state that it names without their country."""
    if (
        home is None
        or pack.kind(home) not in ("country", "bloc")
        or not holds(text[start:end].lower(), HINTS)
    ):
        return known
    found = [
        Mention(hit.start("who"), hit.end("who"), "entity", home) for hit in ORGAN.finditer(text, start, end)
    ]
    return [*known, *(m for m in found if all(m.end <= k.start or k.end < m.start - 1 for k in known))]
