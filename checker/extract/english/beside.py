"""A part or a multiple that sets what was told before beside another measure: equal to 4% of world demand, twice what the market needs."""

from __future__ import annotations

import re

from checker.extract.english.number import MADE, USES
from checker.extract.english.phrase import FUNCTION, Phrase, kind_of, word_at
from checker.extract.frame import FLOWS, Frame, Memory, dimension
from checker.extract.quantity import Quantity
from checker.extract.scene import COMMA, Scene

EQUALS = re.compile(
    r"\b(?:equal|equals|equivalent|correspond(?:s|ing)?|equat(?:es|ing)|amount(?:s|ed|ing)?|comes?|came) to $"
)
ITS_VALUE = re.compile(
    r" (?:(?:expected|core|net|operating|underlying|pre-tax|gross|forward|forecast|estimated|projected|trailing|annual|next year's|this year's|last year's|its|their) )*"
    r"(?P<of>earnings|profits?|sales|revenues?|ebitda|book value)\b",
    re.IGNORECASE,
)


MULTIPLIES = ("ed", "ing", "le", "les", "ve", "ves")
"""How “doubled”, “tripling” and “halve” end, but no “times” and no “x”."""


def its_value(scene: Scene, i: int) -> re.Match[str] | None:
    """What a value is so many times of: “valued at 24 times forecast earnings”, but “has doubled its sales”."""
    if scene.atoms[i].low.endswith(MULTIPLIES):
        return None
    return ITS_VALUE.match(scene.text, scene.atoms[i].end, scene.end)


OF_FLEET = re.compile(
    r" of (?:the|its|their) (?:(?:present|existing|current|world's|world|whole) )*(?:fleet|what is afloat)\b"
)
"""“Ships on order equal a third of the existing fleet.”"""


def beside(
    scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None, of: Phrase | None
) -> Frame | None:
    """The ratio of the amount before to another measure, or None."""
    told = last
    if told is None and memory.same_block and scene.atoms[0].is_word("that", "this", "it", "which"):
        told = memory.frame
    if told is None or told.metric is None or told.kind not in ("amount", "change"):
        return None
    if quantity.unit == "x" and (value := its_value(scene, i)):
        if told.metric not in ("market_size", "other", "investment"):
            return None
        return _ratio(told, value["of"].lower().replace(" ", "_"))
    if of is not None and quantity.unit == "percent" and EQUALS.search(scene.words(max(0, i - 3), i)):
        return _equal_to(scene, told, of)
    if of is not None and told is last and quantity.unit == "percent" and _of_its_output(scene, i, told, of):
        return _equal_to(scene, told, of)
    if OF_FLEET.match(scene.text, scene.atoms[i].end, scene.end) and told.metric in ("other", "capacity"):
        return _ratio(told, "fleet")
    if told is last and quantity.unit == "percent" and _half_the(scene, i, told):
        return _ratio(told, None)
    if told is last and told.metric == "price" and quantity.unit == "percent" and _of_a_sum(scene, i):
        return _ratio(told, "price")
    if told is last and told.metric == "price" and AS_MUCH.match(scene.text, scene.atoms[i].end, scene.end):
        return _ratio(told, "price") if quantity.unit == "percent" else None
    if quantity.unit == "x" and told is last and _what_is_needed(scene, i):
        return _ratio(told, "demand")
    return None


def _equal_to(scene: Scene, told: Frame, of: Phrase) -> Frame | None:
    """“A surplus of 3 million, equal to 3% of world demand”: of another measure than the one before."""
    names = {name for k in of.metrics for name in scene.atoms[k].metrics()}
    if not names or told.metric in names or told.metric == "import_reliance":
        return None
    if told.metric in MADE and not names.isdisjoint(MADE | USES):
        return None  # who makes so much meets that part of what is needed
    owner = next((scene.atoms[k].id.lower() for k in of.entities), "")
    noun = scene.atoms[of.metrics[-1]].low.replace(" ", "_")
    return _ratio(told, f"{owner}_{noun}".strip("_"))


AS_MUCH = re.compile(
    r" as (?:much|high|dear|expensive) as\b| of what (?:it|they) (?:cost|costs|fetched|was|were|sold for)\b"
)
"""“Costs £4,900 a tonne, half as much as at its peak”, “less than half of what it cost in 2022”."""


def _of_a_sum(scene: Scene, i: int) -> bool:
    """Whether the part is one of another price: “60,100 yuan a tonne, a tenth of the 600,000 yuan it fetched”."""
    at = i + 2 + (word_at(scene, i + 2) in ("the", "its"))
    other = scene.atoms[at].quantity if word_at(scene, i + 1) == "of" and at < len(scene.atoms) else None
    return other is not None and other.form == "money"


NEEDS = frozenset("needs need uses use consumes consume requires require burns eats wants absorbs".split())


def _what_is_needed(scene: Scene, i: int) -> bool:
    """Whether so many times is of what somebody needs: “twice what the market needs”."""
    at = i + 1 + (word_at(scene, i + 1) == "of")
    if word_at(scene, at) != "what":
        return False
    ahead = scene.atoms[at + 1 : at + 6]
    named = any(a.kind == "E" and kind_of(scene, a) != "world" for a in ahead)
    return not named and any(a.low in NEEDS for a in ahead)


def _of_its_output(scene: Scene, i: int, told: Frame, of: Phrase) -> bool:
    """“Exports came to 58,000 tonnes, a fifth of its output”: of what it makes, not of its exports."""
    flow = told.metric in FLOWS | {"sales", "stockpile"} and told.kind == "amount" and told.unit != "USD"
    made = any(name in MADE | USES for k in of.metrics for name in scene.atoms[k].metrics())
    beside = scene.atoms[i - 1].text in COMMA or scene.atoms[i - 1].is_word("or")
    return flow and made and beside and of.has("its", "their")


def _half_the(scene: Scene, i: int, told: Frame) -> bool:
    """“$5.4 billion, barely half the $10 billion of last August”: of the same at another time."""
    other = scene.atoms[i + 2].quantity if i + 2 < len(scene.atoms) else None
    alike = other is not None and dimension(other.unit) == dimension(told.unit)
    return alike and word_at(scene, i + 1) in ("the", "its") and told.kind == "amount"


def _ratio(told: Frame, whole: str | None) -> Frame:
    frame = told.copy()
    frame.kind, frame.whole, frame.sign, frame.counterparty, frame.base = "ratio", whole, 1, None, None
    frame.evidence = {"metric": "as before"}
    return frame


def as_full(scene: Scene, i: int, quantity: Quantity, memory: Memory, last: Frame | None) -> Frame | None:
    """The next of a list of how full stores are: “EU caverns are 83% full; Italy's stood at 94% and Dutch ones at 72%”."""
    if quantity.unit != "percent":
        return None
    told = last or (memory.frame if memory.same_block else None)
    if (
        last is not None
        and last.metric in ("stockpile", "capacity")
        and last.kind == "amount"
        and memory.same_block
    ):
        told = next((f for f in reversed(memory.before) if f.kind == "ratio"), told)
    if told is None or (told.kind, told.metric) != ("ratio", "stockpile"):
        return None
    start = last.at + 1 if last is not None and last.at >= 0 else 0
    between = scene.atoms[start:i]
    if word_at(scene, i + 1) == "of" or any(a.kind == "Q" for a in between) or not between:
        return None
    if any(a.kind in "VMC" or a.is_cue("up") or a.is_cue("down") for a in between):
        return None
    at = word_at(scene, i - 1) in ("at", "was", "with", "against") or last is not None
    named = [j for j in range(start, i) if scene.atoms[j].kind == "E" and not scene.possessive(j)]
    acting = [j for j in named if scene.bare(j)]
    names = [scene.atoms[j].id for j in acting or named] or [a.id for a in between if a.kind == "E"]
    if not at or (last is None and not names):
        return None
    frame = told.copy()
    frame.evidence = {"metric": "as before"}
    owner = last.subject if last is not None else told.subject
    frame.subject = names[-1] if names else owner
    return frame


LASTS = re.compile(
    r" of (?:[\w'’-]+ ){0,3}?(?P<of>demand|consumption|use|supply|production|output|imports|sales|mining)\b"
)
ENOUGH = re.compile(
    r"\b(?:equal to|equals|enough for|enough to last|equivalent (?:to|of)|or|represent(?:s|ing)|cover(?:s|ing)?) (?:only |just |about |almost |nearly )?$"
)


def lasts_for(scene: Scene, i: int, last: Frame) -> Frame | None:
    """How long an amount lasts: “211,000 tonnes, equal to three weeks of demand”, “a backlog of 55 GW, enough for three years of output”."""
    if last.kind != "amount" or last.metric is None or last.at < 0:
        return None
    of = LASTS.match(scene.text, scene.atoms[i].end, scene.end)
    if of is None or ENOUGH.search(scene.words(max(0, i - 4), i)) is None:
        return None
    return _ratio(last, of["of"])


def own_measure(told: Frame, of: Phrase) -> str:
    """What the number before is set against, when it is its own: `jp_foreign_exchange_reserves`."""
    nouns = (word.replace(" ", "_") for word in of.words if word not in FUNCTION)
    return "_".join([(told.subject or "").lower(), *nouns]).strip("_")
