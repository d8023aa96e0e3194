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
        "suspended": r"\bsuspen\w+|暂停|中止",
        "banned": r"\bban(?:s|ned)?\b|禁止",
    }.items()
}
"""By the name of an event the words that tell of it."""

PAST = re.compile(
    r"\bhistoric(?:al|ally)?\b|\bformerly\b|\bonce\b|\bused to\b|\bpreviously\b|历史上|曾经|一度|过去",
    re.IGNORECASE,
)


_HAN = re.compile(r"[\u3400-\u9fff]")


def event_of(text: str, at: int = 0) -> str | None:
    """The event that a text tells of a date at an offset, None for none of those here.

    The word nearest before the date counts in English (“closed in 2002 and reopened in 2012”), in Chinese the one
    nearest after it; where there is none on that side, the other one.
    """
    hits = [(hit.start(), event) for event, words in EVENTS.items() for hit in words.finditer(text)]
    if not hits:
        return None
    after = _HAN.search(text) is not None
    return min(hits, key=lambda hit: ((hit[0] >= at) is not after, abs(hit[0] - at), hit[1]))[1]


def of_the_past(text: str) -> bool:
    """Whether a sentence says of its number that it was so once."""
    return PAST.search(text) is not None
