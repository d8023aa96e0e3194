"""What a bare count is of: people at work, things that are no goods, goods that a verb makes or moves."""

from __future__ import annotations

import re

from checker.extract.counted import MODELS, NOUNS
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

STAFF = re.compile(
    r"\b(?:employees|workers|jobs|staff|(?<!listed )(?<!junior )(?<!largest )(?<!private )miners|engineers|positions|posts)$",
    re.IGNORECASE,
)
AT_WORK = re.compile(
    r"(?: people)? (?:(?:have|had|has) (?:a )?jobs?\b|in (?:work|jobs|employment)\b|on (?:its|their|the|his|her) payroll\b|work(?:s|ed|ing)?|toil(?:s|ed|ing)?|dig(?:s|ging)?(?= |$)|are employed|were employed)\b(?! (?:on|out))"
)
OF_STAFF = re.compile(
    r" of (?:its|the|their|his|her|all|those)(?: \d[\d,]*)? (?:[\w-]+ ){0,2}?(?:jobs|workers|employees|posts|positions|staff|miners|people)\b"
)
"""“Will axe 11,000 of its 26,000 steel jobs.”"""
HIRES = re.compile(
    r"\b(?:employ(?:s|ed|ing)?|hir(?:e|es|ed|ing)|giv(?:e|es|ing) (?:work|jobs?) to|gave (?:work|jobs?) to|provid(?:e|es|ed|ing) (?:work|jobs) (?:for|to)|lay(?:s|ing)? off|laid off|let(?:s|ting)? go of|(?:took|takes?|taking) on(?= (?:about |some |another )*$))\b[^,;]{0,24}$"
)
"""Verbs of which only people are the object: “employs about 80 people”."""
OF_THINGS = re.compile(
    r"\b(?:pits|mines|plants|factories|projects|applications|licen[cs]es|permits|proposals|companies|firms|businesses|products|items|homes|households|stores|shops|stations|wells|villages|farms|schools|hospitals|sites|records|deaths)$",
    re.IGNORECASE,
)
NAMED = re.compile(r"\d [\w -]*[a-z]s$")
KNOWN = re.compile(rf"\b(?:{NOUNS}|registrations|orders|bookings|deliveries|sales|exports|imports|units)$")
"""What texts count of which some is made, sold or moved."""
MOVES = frozenset({"sales", "production", "exports", "imports"})


def at_work(scene: Scene, i: int, low: int) -> bool:
    """Whether the number is of people who work somewhere: “employs about 80 people”."""
    return bool(
        OF_STAFF.match(scene.text, scene.atoms[i].end, scene.end)
        or AT_WORK.match(scene.text, scene.atoms[i].end, scene.end)
        or STAFF.search(scene.atoms[i].text)
        or HIRES.search(scene.words(max(low, i - 4), i))
    )


def of_things(scene: Scene, i: int, quantity: Quantity) -> bool:
    """Whether many things are counted that are no goods: “shut about 1,000 illegal pits”, “3,000 graduates”."""
    if quantity.form != "count":
        return False
    said = scene.atoms[i].text
    return OF_THINGS.search(said) is not None or (
        NAMED.search(said) is not None and KNOWN.search(said) is None
    )


def units_of(scene: Scene, i: int, low: int) -> bool:
    """Whether few units are those of a measure that the clause names: “lift its output of transformers to 57 units”."""
    named = any(a.kind == "M" and not MOVES.isdisjoint(a.metrics()) for a in scene.atoms[low:i])
    return named and scene.atoms[i].low.endswith(" units")


def made_or_moved(scene: Scene, i: int, low: int, booked: bool = False) -> bool:
    """Whether few things are goods that a verb makes or moves: “handed over 793 jets”, “built 12 ships”."""
    goods = any(
        mention.role == "commodity" and scene.pack.counted(mention.id)
        for mention in scene.inside.get(scene.atoms[i].start, ())
    )
    goods = goods or MODELS.search(scene.text, scene.atoms[i].start, scene.atoms[i].end) is not None
    if booked:
        return goods
    verbs = [
        a
        for a in scene.atoms[max(low, i - 4) : i]
        if a.kind == "V" or (a.kind == "M" and a.low.endswith(("ed", "sold", "built")))
    ]
    return goods and bool(verbs) and not MOVES.isdisjoint(verbs[-1].metrics())
