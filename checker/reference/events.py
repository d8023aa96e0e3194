"""What happened on a date, and whether a text speaks of the past: a few words of each language."""

from __future__ import annotations

import re
from collections.abc import Mapping

EVENTS: Mapping[str, re.Pattern[str]] = {
    event: re.compile(words, re.IGNORECASE)
    for event, words in {
        "resumed": r"\b(?:resum|restart|reopen|re-open|reviv)\w*|back in(?:to)? (?:production|operation)|恢复|重启|复产|重新开",
        "closed": r"\b(?:closed|closure|closing|shut|mothball\w*|idled|halted)\b|关闭|停产|关停",
        "bought": r"\b(?:bought|buys|acqui\w+|purchased|takeover)\b|收购|买下",
        "controls": r"\bexport (?:control|curb|restriction|licen[cs])\w*|\bcontrols? on\b|出口管制|管制",
        "amended": r"\b(?:amend|revis|overhaul)\w*|修订|修改",
        "in force": r"\b(?:takes?|took|taking) effect|in(?:to)? force|生效|施行|实施",
        "banned": r"\bban(?:s|ned)?\b|禁止",
    }.items()
}
"""By the name of an event the words that tell of it."""

PAST = re.compile(
    r"\bhistoric(?:al|ally)?\b|\bformerly\b|\bonce\b|\bused to\b|\bpreviously\b|历史上|曾经|一度|过去",
    re.IGNORECASE,
)


def event_of(text: str, at: int | None = None) -> str | None:
    """The event that a text tells of: the one whose word stands nearest to an offset, or first."""
    hits = [(hit.start(), event) for event, words in EVENTS.items() for hit in words.finditer(text)]
    if not hits:
        return None
    return min(hits, key=lambda hit: (abs(hit[0] - (at or 0)), hit[1]))[1]


def of_the_past(text: str) -> bool:
    """Whether a sentence says of its number that it was so once."""
    return PAST.search(text) is not None
