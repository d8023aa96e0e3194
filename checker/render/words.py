"""Claims, dates and measures in the words that a reader of a report sees."""

from __future__ import annotations

import re

from checker.model import Claim, Kind, Modality, Place
from checker.packs import Pack
from checker.quantity import words as quantities
from checker.quantity.interval import Interval

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LINKS = {"imports": "from", "import_reliance": "on", "exports": "to", "tariff": "on"}
FOR = {
    "import_reliance": "for",
    "demand": "for",
    "investment": "in",
    "lead_time": "for",
    "loan": "for",
    "stake": "in",
    "tariff": "on",
}
SMALL = ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with")
BARE = ("event", "things", "other")

_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\U000e0000-\U000e007f]"
)
_DAY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")
_SENTENCE = re.compile(r".+?(?<![A-Z])[.?!](?=\s+[A-Z\[(]|$)", re.DOTALL)


def value(claim: Claim) -> str:
    """The value of a claim in the canonical unit, with its hedge: about 43,000 t; 60–70%; number 1; 2017."""
    said = quantities.said(claim.low, claim.high, claim.hedge, claim.unit, claim.kind)
    counted = claim.kind == Kind.COUNT and claim.unit == "count" and claim.item
    return f"{said} {claim.item}" if counted else said


def interval(ends: Interval, unit: str) -> str:
    """An interval in brackets, a round one where the end itself is left out; years stay years: 2017."""
    if unit == "year" and ends.lower > 1000 and ends.upper < 3000:
        first, last = f"{ends.lower + 0.5:.0f}", f"{ends.upper - 0.5:.0f}"
        return first if first == last else f"{first}–{last}"
    return quantities.interval(ends.lower, ends.upper, ends.lower_open, ends.upper_open, unit)


def period(text: str | None) -> str:
    """A period in words: 2024; Jun 2025; 2020 to 2023; 1 Jul 2025."""
    return " to ".join(date(part) for part in text.split("/")) if text else ""


def date(text: str | None) -> str:
    """A date without its time of day: 28 Oct 2025; Jun 2025; what is no date stays as it stands."""
    if not text:
        return ""
    read = _DAY.match(text)
    if not read or not 1 <= int(read[2]) <= 12:
        return text
    day = f"{int(read[3])} " if read[3] else ""
    return f"{day}{MONTHS[int(read[2]) - 1]} {read[1]}"


def whose(claim: Claim, pack: Pack) -> str:
    """The subject of a claim as a heading: The U.S.; Mountain Pass; what no pack knows as a name."""
    if not claim.subject:
        return "No one named"
    label = pack.label(claim.subject)
    return capital(label) if claim.subject in pack else titled(label)


def titled(label: str) -> str:
    """A name in capitals but for its small words: Indo Pacific Rare Earth Alliance."""
    return " ".join(
        word if number and word in SMALL else capital(word) for number, word in enumerate(label.split(" "))
    )


def measure(claim: Claim, pack: Pack) -> str:
    """What a claim measures, without whose it is: share of world mine production of rare earths."""
    words = _metric(claim, pack)
    whole = pack.label(claim.whole).removeprefix("the ")
    elsewhere = claim.whole is not None and claim.whole != claim.subject
    match claim.kind:
        case Kind.SHARE if elsewhere:
            words = f"share of {whole} {words}"
        case Kind.SHARE if claim.counterparty and claim.metric in ("imports", "exports"):
            words = f"share of {words}"
        case Kind.RATIO if elsewhere:
            words = f"{words} against {whole}"
        case Kind.RANK:
            words = f"rank in {whole or 'its'} {words}"
        case Kind.EXCLUSIVE:
            words = f"the only one in {pack.label(claim.whole) or 'its field'}: {words}"
        case Kind.CHANGE | Kind.MULTIPLE:
            words = f"change in {words}"
    if claim.counterparty:
        words += f" {LINKS.get(claim.metric, 'with')} {pack.label(claim.counterparty)}"
    if claim.item and claim.kind != Kind.COUNT:
        words += f" ({claim.item})"
    return words


def _metric(claim: Claim, pack: Pack) -> str:
    metric = pack.label(claim.metric)
    if not claim.commodity:
        return metric
    if claim.metric in BARE:
        return f"{metric}, {pack.label(claim.commodity)}"
    return f"{metric} {FOR.get(claim.metric, 'of')} {pack.label(claim.commodity)}"


def standing(claim: Claim) -> str:
    """What else a reader has to know of a claim: headline, forecast, y/y, according to whom; often empty."""
    words = []
    if claim.place == Place.TITLE:
        words.append("headline")
    if claim.modality == Modality.FORECAST:
        words.append("forecast")
    elif claim.modality == Modality.CLAIMED:
        words.append("put at a distance")
    if claim.base:
        words.append(f"against {claim.base}" if "/" not in claim.base else claim.base)
    if claim.attribution:
        words.append(f"according to {claim.attribution}")
    return ", ".join(words)


def first_sentence(text: str) -> str:
    """The first sentence of an explanation; “U.S.” ends none."""
    found = _SENTENCE.match(text)
    return found[0] if found else text


def capital(words: str) -> str:
    """The words with a capital at their beginning."""
    return words[:1].upper() + words[1:]


def count(number: int, one: str) -> str:
    """A count with its noun: 1 tension, 3 tensions, 1,204 claims."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def chinese(text: str) -> bool:
    """Whether a text has Han letters, so that it is to be set and read aloud as Chinese."""
    return _HAN.search(text) is not None


def clean(text: str) -> str:
    """A text without control characters, which could steer a terminal or turn the direction of reading."""
    return _CONTROL.sub("\ufffd", text)


def one_line(text: str) -> str:
    """A clean text on one line."""
    return clean(" ".join(text.split()))
