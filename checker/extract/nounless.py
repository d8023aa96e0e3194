"""A number without a noun: of people at work by its verb, or so many more of the things counted before it."""

from __future__ import annotations

import re

from checker.extract.counted import NOUNS, NUMBER_OF, TOTAL_TO
from checker.extract.quantity import Quantity

PEOPLE = re.compile(
    r"\b(?:workforce|headcount|payrolls?|staff|jobs|unemployment|joblessness|jobless total)\b[^.;:,\d]{0,24}\b(?:by|to|from|at|of|totalled|totaled|numbered|numbers|stood at|passed|topped|exceeded|reached|hit|was|is)\s$|\b(?:workforce|headcount|payrolls?)\s$|\bemploy(?:s|ed|ing)?\s$"
    r"|\b(?:work ?force|headcount|payrolls?|staff)\b[^.;:,\d]{0,24}, (?:now|today|currently|at present|presently|still|then|once|at last count)(?: only| just| about| some)? $"
    r"|\b(?:work ?force|headcount|payrolls?|staff)\b[^.;:]{0,44}, (?:is|are|was|will|would|should|could|has|had)\b[^.;:,\d]{0,24}\bto $",
    re.IGNORECASE,
)
LABEL_OF_PEOPLE = re.compile(
    r"\W*(?:[\w-]+ ){0,3}?(?:employees|workers|staff|workforce|head ?count|contractors|jobs|employed)(?: (?:once|when|to be|in|at|on|of|by|with|outside|abroad|worldwide)\b[^:;\d]{0,40})?: $",
    re.IGNORECASE,
)
"""“People employed: 6,100”, “Staff at the end of June: 940”."""
LABEL_OF_THINGS = re.compile(
    rf"\W*(?:[\w-]+ ){{0,3}}?(?:{NOUNS})(?: (?:in|under|with|of|at|on|by|for|now|[a-z]+ed|[a-z]+ing|built|abroad|open|idle)\b[^:;\d]{{0,40}})?: $",
    re.IGNORECASE,
)
"""“Mines in operation: 11”, “Number of smelters: 4”."""
HIRES = re.compile(
    r"\b(?:hir(?:e|es|ed|ing)|recruit(?:s|ed|ing)?|tak(?:e|es|ing|en) on|took on|laid off|lays? off|laying off|dismiss(?:es|ed)?) (?:about |some |another |only |up to )?$"
)
SET_AGAINST = re.compile(
    r"(?:\b(?:against|versus|from|to|than|after|short of|instead of|compared with|on the|the|was|were|made up|accounted for|makes up|delivered|delivers|sold|sells|built|builds|building|approved|shipped|ships|registered|handed over|won|booked|ordered|received|managed|(?:goal|target|aim|plan|record|total|tally) of|another|(?:, |; |and )[A-Z][\w&.-]+(?: [A-Z][\w&.-]+)?|turned out|assembled|produced|exported|reached|totalled)"
    r"(?: (?:the|about|around|just|only|some|nearly|over))?|,|\b(?:from|of|to|than|against|with|below|above) (?:[A-Z][\w&.-]+ )?[A-Z][\w&.-]+['’]s(?: \([A-Z:]{1,12}\))?|\bor) $"
)
GOES_ON = re.compile(r"(?:\b(?:and|but|while|of which|of them)|[,;]) (?:another |a further |some |about )?$")
STATE = re.compile(
    r" (?:of (?:them|these|those|which) )?(?:(?:are|were|is|was|have|had|has) (?!more|less|fewer)|under (?:construction|way|review)\b|in (?:operation|use|service|reserve)\b|inside\b|outside\b|abroad\b|at home\b|overseas\b|on order\b|idle\b|\w+ ones\b|planned\b|closed\b)"
)
ACTS_ON = re.compile(r"(?:[,;:]|\b(?:and|but|while|of which|of them))(?: only| just| some)? $")
DID = re.compile(
    r" (?:of (?:them|these|those|which) )?(?:are|were|have|had|remain(?:ed)?|surviv(?:e|ed)|went|got|came|won|failed|passed|closed|still|now|live|work|opened|collapsed|received)\b"
)
"""A verb of which so many of the things counted before are the subject."""
MORE_THAN = re.compile(r" (?:more|fewer|less) than\b")
ENDS = re.compile(
    r"(?=[.,;)]|$| (?:of|in|a year|a month|the year|last|this|and|at|for|before|two|by|to reach|to meet|to hit|more|fewer|under|on|as|after|but|including|instead|it|they|that|which|since)\b)"
)


def as_before(text: str, quantity: Quantity, last: Quantity | None, start: int) -> bool:
    """Whether a bare number is so many of the things counted before: “handed over 793 jets, against the 766 of 2024”."""
    if quantity.unit is not None or quantity.form != "number" or last is None or last.unit != "count":
        return False
    if last.start >= start and MORE_THAN.match(text, quantity.end) and quantity.low < last.high:
        return True  # “handed over 44 jets, nine fewer than in October”
    if (
        last.start < start
        or not text[quantity.numeral[0]].isdigit()
        or not 10 <= quantity.low < (1e6 if last.note == "people" or _is_grouped(text, quantity) else 1000)
    ):
        return False
    alike = last.low / 20 <= quantity.low <= last.high * 20
    if (
        alike
        and ACTS_ON.search(text, max(start, quantity.start - 12), quantity.start)
        and DID.match(text, quantity.end)
    ):
        return True  # “of 25 workshops in 1982, 14 survive”
    here = text[max(start, quantity.start - 36) : quantity.start]
    from_another = BY_WHOM.match(text, quantity.end) is not None
    if alike and from_another and (SET_AGAINST.search(here) or LISTED.search(here)):
        return True  # “25,911 patents, against 13,920 from Japan and 9,810 from the United States”
    if last.note != "people" and quantity.low >= 1000:
        return False
    if alike and GOES_ON.search(here) and STATE.match(text, quantity.end):
        return True  # “58 reactors in operation and 32 under construction”
    return alike and SET_AGAINST.search(here) is not None and ENDS.match(text, quantity.end) is not None


BY_WHOM = re.compile(r" (?:from|by|in|for|at) (?:the )?[A-Z]")
LISTED = re.compile(r"(?:\band|,) (?:only |just |about |some )?$")


def _is_grouped(text: str, quantity: Quantity) -> bool:
    """Whether the number is written with a comma, as no year is: “13,920”."""
    return "," in text[quantity.start : quantity.end]


CLOSES = re.compile(r"(?=[.,;)\n]|$| (?:in|by|at|this|last|and|from)\b)")


def number_of(text: str, quantity: Quantity, last: Quantity | None, start: int) -> bool:
    """Whether a bare number is that of things named before it: “brings the number of uranium mines in Australia to three”."""
    bare = quantity.unit is None and quantity.form == "number"
    before = text[max(start, quantity.start - 90) : quantity.start]
    if bare and 2 <= quantity.low < 10_000 and LABEL_OF_THINGS.fullmatch(text, start, quantity.start):
        return CLOSES.match(text, quantity.end) is not None
    word = last is not None and last.unit == "count" and not text[quantity.numeral[0]].isdigit()
    counted = word and TOTAL_TO.search(before) is not None
    return (
        bare
        and (counted or NUMBER_OF.search(before) is not None)
        and CLOSES.match(text, quantity.end) is not None
    )


HANDED_OVER = re.compile(
    r"\b(?:delivered|sold|built|handed over|shipped|registered|finished|completed|assembled|turned out|made|produced"
    r"|aims? (?:at|for)|aiming (?:at|for)|hopes? for|counts? on|reckons? with|plans?|targets?|is targeting|expects) (?:just |only |about |another )?$"
)


def handed_over(text: str, quantity: Quantity, start: int) -> bool:
    """Whether a bare number is so many of the goods that are counted: after what Airbus delivered, “Boeing handed over 44, down from 53”."""
    whole = quantity.unit is None and quantity.form == "number" and text[quantity.numeral[0]].isdigit()
    behind = ENDS.match(text, quantity.end) is not None
    return whole and behind and HANDED_OVER.search(text, start, quantity.start) is not None


def of_people(text: str, quantity: Quantity, start: int) -> bool:
    """Whether a bare number is of people at work: “cut its workforce by 11,000”, “will employ 300”."""
    before = text[max(start, quantity.start - 48) : quantity.start]
    if 10 <= quantity.low < 1e5 and HIRES.search(before) and ENDS.match(text, quantity.end):
        return True
    if LABEL_OF_PEOPLE.fullmatch(text, start, quantity.start):
        return CLOSES.match(text, quantity.end) is not None
    return quantity.low >= 100 and PEOPLE.search(before) is not None


TAKES = re.compile(
    r"\b(?:needs?|uses?|used|makes?|made|takes?|took|produces?|produced|consumes?|burns?|wants?|buys?|bought|sells?|sold|exports?|exported|imports?|imported|ships?|shipped|mines?|mined|got|gets|holds?|held) (?:about |only |just |some |nearly |over )?$"
)
STOPS = re.compile(r"(?=[.;,]|$| (?:and|but|while|in|a year|last|this)\b)")


def as_much(text: str, quantity: Quantity, before: Quantity | None, start: int) -> bool:
    """Whether a bare number is a weight as the one before: “Solvay makes 600 tons a year. Its rival makes 900.”"""
    if before is None or before.unit not in ("t", "TWh", "bcm", "bbl") or before.form != "number":
        return False
    whole = quantity.unit is None and quantity.form == "number" and text[quantity.numeral[0]].isdigit()
    written = before.high / before.factor
    alike = written / 20 <= quantity.low <= written * 20
    takes = TAKES.search(text, max(start, quantity.start - 24), quantity.start) is not None
    far = quantity.start - before.end > 90
    return whole and alike and takes and not far and STOPS.match(text, quantity.end) is not None
