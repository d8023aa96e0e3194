"""Dates that an English clause sets, whatever other numbers stand in it: put off until, slipped to, from a year on, none since."""

from __future__ import annotations

import re

from checker.extract.hints import holds
from checker.extract.words_en import MONTH

TAIL = rf"(?:early |late |mid-|(?:the )?(?:end|start|middle|beginning) of )?(?:(?:\d{{1,2}} )?(?:{MONTH})(?: \d{{1,2}},?)? )?$"
"""What may stand between a preposition and the year."""
GONE_ON = r"(?: [\w'’-]+){0,5}?"

UNTIL = re.compile(
    rf"\b(?:suspend(?:s|ed|ing)?|paus(?:es?|ed|ing)|postpon(?:es?|ed|ing)|delay(?:s|ed|ing)?|defer(?:s|red|ring)?|put (?:off|back)|lift(?:s|ed)?|waive[sd]?|waivers?|exten(?:ds?|ded|sion)|prolong(?:s|ed)?|valid|froze|frozen"
    rf"|(?:may|can|must|will|to) (?:[a-z]+ )?(?:pump|mine|run|operate|last|work|drill|dig|extract|stay|remain)(?:ed)?){GONE_ON} (?:until|till) {TAIL}"
    rf"|\bban{GONE_ON} on{GONE_ON} until {TAIL}"
)
"""“The levy has been put off until March 2027”, “the brine may be pumped until 2045”."""
SLIPPED = re.compile(
    rf"\b(?:slip(?:s|ped|ping)?|slid|push(?:es|ed)? (?:it |them )?(?:back|out)|put back|delay(?:s|ed)?|postponed?|deferred|brought forward|shifted){GONE_ON} to {TAIL}"
)
"""“The opening has slipped to 2029.”"""
ENDS = re.compile(
    rf"(?<!year )(?<!years )(?<!season )(?<!quarter )(?<!months )(?<!half )(?<!that )\b(?:lapses?|expires?|ends?|rid of(?: [\w'’-]+){{1,5}}?) (?:in|on|by) {TAIL}"
    rf"|\b(?:pencilled in|slated|[Cc]ommissioning is (?:set|due|planned)|[Ss]tart-?up is (?:set|due|planned)) (?:for|in|by) {TAIL}"
    rf"|\b(?:[Rr]eopening|[Oo]pening|[Ss]tarting up|[Ll]aunching) (?:in|by) {TAIL}"
)
"""“The licence lapses on 3 May 2028”, “wants to be rid of Russian fuel by 2029”, “Reopening in 2027, the pit …”."""
SINCE = re.compile(
    rf"\b(?:has|have) had (?:no|not a single)(?: [\w-]+){{1,4}} since {TAIL}"
    rf"|\b(?:[Nn]othing|[Nn]obody|[Nn]o one) has (?:been )?[a-z]+ (?:there |here )?since {TAIL}"
    rf"|\b(?:has|have) been (?:selling|using|building|supplying|running|offering)(?: [\w-]+){{1,4}} since {TAIL}"
    rf"|\blast (?:mined|dug|made|smelted|refined|produced|poured|built|exported|ran)(?: [\w-]+){{0,4}} in {TAIL}"
)
"""“The country has had no tin smelter since 1991”, “last mined the metal in 1996”."""
QUIT = re.compile(
    rf"\b(?:quit|exited|abandoned|gave up|pulled out of|withdrew from|left) (?:the |this |that )?(?:business|trade|market|industry|field|venture|project|country)(?: altogether)? in {TAIL}"
)
"""“Hungary quit the trade in 2011.”"""
FROM = re.compile(rf"\b[Ff]rom {TAIL}")
TO_BE = re.compile(
    r"\b(?:will|would|to|may|might|must|should|hopes?|hoping|plans?|planned|due|scheduled|intends?|aims?)\b"
)
RULED = re.compile(
    r"[^.;\d]{0,60}?\b(?:(?:may|must|can|will) (?:no longer|not\b|only)|(?:are|is|will|must|to) (?:to )?be (?:banned|barred|forbidden|outlawed|shut out|required|illegal|phased out))"
)
"""“From 2028 contractors may no longer buy there”: a rule that begins then."""
APIECE = re.compile(
    r"(?:\d\S*(?: [\w'’-]+){0,4}|\b(?:year|month|day|latter|former|each|them|that|one|it|those))$"
)
"""“10 tons a year from 2028”, “a duty of 15% from 2027”: when an amount begins to be so."""
HINTS = (
    "until", "till ", " to ", "lapse", "expire", "end", "rid of", "pencilled", "slated", "ommissioning", "tart", "pening", "aunching",
    "since ", "last ", "quit", "exited", "abandoned", "gave up", "pulled", "withdrew", "left",
)  # fmt: skip


def sets_a_date(before: str, after: str, clause: str) -> bool:
    """Whether the year between `before` and `after` is what the clause dates; `clause` is its text as far as the year."""
    if holds(before, HINTS) and any(
        form.search(before) is not None for form in (UNTIL, SLIPPED, ENDS, SINCE, QUIT)
    ):
        return True
    if "rom " not in before[-30:] or (begun := FROM.search(before)) is None:
        return False
    if RULED.match(after) is not None:
        return True
    if after.lstrip()[:2] in ("to", "un", "ti", "th") or after.lstrip(" ]")[:1] not in (
        ".",
        ",",
        ";",
        ")",
        "[",
        "",
    ):
        return False
    told = before[: begun.start()].rstrip()
    return APIECE.search(told) is None and TO_BE.search(clause) is not None
