"""What somebody saves, and what a duty or a shortage adds to a cost: changes of a cost by a sum."""

from __future__ import annotations

import re

from checker.extract.english.number import Number
from checker.extract.english.subject import subject_of
from checker.extract.frame import Frame

SAVES = re.compile(
    r"\b(?:sav(?:es?|ed|ing)|(?:cuts?|cutting|reduc(?:es?|ed|ing)|lower(?:s|ed|ing)?) (?:its |their |annual |operating |fixed )*costs by) (?:[a-z]+ ){0,2}?$"
)
"""“Hopes to save €300 million a year.”"""
SAVED = re.compile(r"\b(?:savings|economies|cost cuts) (?:of|worth|totalling|totaling) (?:[a-z]+ ){0,2}?$")
FOR_OTHERS = re.compile(
    r"\b(?:sav(?:es?|ed|ing)) (?:the |its |their |[A-Z])|\bsavings? (?:banks?|accounts?|bonds?)\b"
)
"""“Has saved the country $8 billion”: what another need not pay."""
ADDS = re.compile(
    r"\badd(?:s|ed|ing)? (?:another |an extra |a further |about |around |roughly |some |up to |over |nearly )*$"
)
TO_COST = re.compile(
    r"(?: (?:a|per|for each|for every) [a-z-]+)? (?:to|on to|onto) (?:the |its |their |a |an |every |each )?(?:[\w-]+ ){0,3}?(?:costs?|bills?|cells?|packs?)\b"
)
"""“Adds $60 a tonne to the cost of steel.”"""


def saved(number: Number) -> Frame | None:
    """The frame of a sum by which a cost falls or rises, or None."""
    if number.dim not in ("money", "price"):
        return None
    before = number.words_before(7)
    added = ADDS.search(before) is not None
    if added:
        sign = (
            1 if TO_COST.match(number.scene.text, number.scene.atoms[number.i].end, number.scene.end) else 0
        )
    else:
        less = SAVED.search(before) or (SAVES.search(before) and not FOR_OTHERS.search(before))
        sign = -1 if less and number.dim == "money" else 0
    if not sign:
        return None
    frame = Frame(kind="change", metric="cost", sign=sign)
    frame.because("metric", "adds" if added else "saves")
    told = "tariff" if added else "cost"
    frame.subject = subject_of(
        number.scene, number.i, number.low, number.high, number.memory, number.last, told
    )
    return frame
