"""What a count is of: people, patents, goods that are moved or lacking, the same as before, things."""

from __future__ import annotations

import re

from checker.extract.english.number import Number
from checker.extract.english.things import at_work, made_or_moved, of_things, units_of


def counted(number: Number) -> str | None:
    """The metric of a count: people, the same things as before, cars for which a metal is enough, things."""
    scene, i, quantity, last = number.scene, number.i, number.quantity, number.last
    if number.dim == "count" and OUT_OF_WORK.match(scene.text, scene.atoms[i].end):
        return "other"
    if number.dim == "count" and (quantity.note == "people" or at_work(scene, i, number.low)):
        return "other" if JOBLESS.search(number.before) else "workforce"
    of_staff = last is not None and last.metric == "workforce"
    if number.dim == "count" and of_staff and scene.atoms[i].low.endswith(" people"):
        return "workforce"  # “half of the engineers, some 900 people”
    if quantity.note == "counted as before" and last is not None and last.metric is not None:
        return last.metric
    told = number.memory.frame if number.memory.same_block else None
    alike = told is not None and told.unit == "count" and told.metric not in (None, "things", "workforce")
    if quantity.note == "counted as before" and last is None and told is not None and alike:
        return told.metric  # “Airbus delivered 766 aircraft. Boeing handed over only 348”
    if number.dim != "count":
        return None
    if scene.atoms[i].low.endswith("patents"):
        return "patents"
    if DELIVERED.search(scene.atoms[i].low) or (
        number.word(1) in ("deliveries", "handovers") and made_or_moved(scene, i, number.low, booked=True)
    ):
        return "sales"  # “its goal of 600 deliveries”, “48 aircraft deliveries”
    if _among_the_sold(number):
        return "sales"
    if scene.atoms[i].low.startswith("moved ") or number.word(-1) == "moved":
        return "sales" if made_or_moved(scene, i, number.low, booked=True) else None
    if last is not None and ENOUGH.search(number.words_before(5)) is not None:
        return "capacity"
    if number.word(-1) in ("lacks", "lacked", "lack", "lacking"):
        return "other"
    if number.word(-1) in SHIPPED and not of_things(scene, i, quantity):
        return "sales"  # “ASML shipped 44 machines”
    if LACK.search(number.before) is not None:
        return None
    if BOOKED.search(number.words_before(3)) and made_or_moved(scene, i, number.low, booked=True):
        return "other"
    few = (quantity.low < 1000 and not units_of(scene, i, number.low)) or of_things(scene, i, quantity)
    return "things" if few and not made_or_moved(scene, i, number.low) else None


def _among_the_sold(number: Number) -> bool:
    """Whether goods are some of those that were delivered: “its deliveries included 30 jets and five freighters”."""
    scene, i, low = number.scene, number.i, number.low
    verb = next((j for j in range(i - 1, low, -1) if scene.atoms[j].low in INCLUDE), None)
    if verb is None or any(a.kind in "VE" for a in scene.atoms[verb + 1 : i]):
        return False
    sold = any(
        a.low.endswith(("deliveries", "handovers", "sales")) for a in scene.atoms[max(low, verb - 5) : verb]
    )
    return sold and made_or_moved(scene, i, low, booked=True)


INCLUDE = frozenset(["included", "include", "includes", "comprised"])
DELIVERED = re.compile(r"\d (?:[\w-]+ )?(?:deliveries|handovers)$")
BOOKED = re.compile(
    r"\b(?:won|wins?|landed|lands|booked|books|bagged|bags|signed|secured|clinched|snagged|attracted|(?:has|have|had|holds?) (?:firm |new )?orders for|(?:its|the|an|this) order for)(?: (?:\w+ )?orders for)? (?:about |some |only |just )?$"
)
"""What yards and planemakers do with orders: “landed 103 vessels”."""
OUT_OF_WORK = re.compile(
    r" (?:are|were|was|is) (?:out of work|unemployed|jobless|looking for (?:work|a job))\b"
)
JOBLESS = re.compile(r"\b(?:unemploy|jobless)\w*\b")
SHIPPED = ("shipped", "ships", "delivered", "delivers", "handed over")
LACK = re.compile(r"\b(?:shortfall|shortage|deficit|surplus|glut|backlog)\b")
ENOUGH = re.compile(r"\b(?:enough|sufficient|good) (?:for|to (?:build|make|equip)) (?:\w+ ){0,2}$")
"""“40,000 tonnes a year, enough for 800,000 cars”."""
