"""What right behind a number makes it a change: “a 38% year-on-year jump”, “5 cents, or 2.6%, higher at $2”."""

from __future__ import annotations

import re

from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

STEP = r"(?:(?:year|quarter|month|week|day)(?:[- ](?:on|over|to)[- ]|-)(?:year|quarter|month|week|day)|(?:on-(?:year|quarter|month|week))|yoy|qoq|mom|y-o-y|q-o-q|y/y|q/q|m/m|annual|annualised|annualized|yearly|quarterly|monthly|weekly|daily|sequential|one-day|single-day)"
UP = "rise|increase|jump|gain|growth|surge|climb|uptick|hike|uplift|expansion|improvement|advance|rally|rebound|upturn"
DOWN = "fall|drop|decline|decrease|slump|plunge|reduction|contraction|dip|slide|cut|tumble|slowdown|downturn|shortfall"
STEPPED = re.compile(
    rf",? \(?{STEP}\)?(?: (?!(?:and|or|but|to|after|in|of|while|from|for|with|the|an?)\b)[a-z-]+){{0,2}}? (?:(?P<up>{UP})|(?P<down>{DOWN}))\b",
    re.IGNORECASE,
)
"""“A 7.5% year-on-year decline.”"""
CLOSED = re.compile(
    r"(?:,? (?:or|and) (?:about |around |nearly )?[\d.,]+ ?(?:%|per ?cent|percent|points?|cents?))?,? (?:(?P<up>higher|dearer)|(?P<down>lower|cheaper))(?= at| to|,|\.| on| in| by|$)"
)
"""“Settled 5 cents, or 2.6%, higher at 19.95 cents.”"""
REVISION = re.compile(
    r"[ -](?:(?P<up>upgrade|upward revision|lift|uplift)|(?P<down>downgrade|downward revision)) (?:to|of|in|for) (?:its|the|their)\b"
)
"""“A 1.2 million tonne upgrade to its forecast.”"""
MOVE = re.compile(
    r"[ -](?:(?:[a-z-]+|US|U\.S\.) ){0,2}?(?:(?P<up>rise|increase|jump|surge|climb|upgrade)|(?P<down>drop|fall|decline|decrease|slump|plunge|reduction))\b"
)
STOCK_MOVE = re.compile(
    r"[ -](?:[a-z-]+ ){0,2}?(?:(?P<up>injection|build|build-up|inflow)|(?P<down>draw|drawdown|draw-down|withdrawal|outflow))\b"
)
"""“An 800,000-barrel rise”, “a 90 bcf injection”: the number on a noun of change."""
A = re.compile(r"\b(?:an?|the|its|another) (?:net |modest |sharp |record |further |whopping |mere )?$")
OFF = re.compile(r"(?:^|[,;(]|\b(?:was|were|is|are|down and)) ?off (?:about |around |nearly |some |just )?$")
"""“Stood at $7.58, off 19.9 cents from the day before.”"""


def told_behind(scene: Scene, i: int, quantity: Quantity) -> tuple[int, str] | None:
    """The sign of the change that the words behind the number make it, and those words."""
    end = scene.atoms[i].end
    forms: tuple[re.Pattern[str], ...] = (
        (STEPPED, REVISION) if quantity.unit not in ("percent", "pp") else (STEPPED, CLOSED)
    )
    if quantity.unit is not None and quantity.unit.startswith(MONEY):
        forms = (STEPPED, CLOSED, REVISION)
    for form in forms:
        if (hit := form.match(scene.text, end, scene.end)) is not None:
            return (1 if hit["up"] else -1), hit[0].strip(" ,-")
    before = scene.text[max(scene.start, scene.atoms[i].start - 30) : scene.atoms[i].start]
    if before.rstrip().endswith(("off", "about", "around", "nearly", "some", "just")) and OFF.search(before):
        return -1, "off"
    return None


def moved_by(scene: Scene, i: int, quantity: Quantity, metric: str | None) -> tuple[int, str] | None:
    """The sign of the change that an amount is by the noun behind it, and the words: “a $3 decrease from August”."""
    if (told := told_behind(scene, i, quantity)) is not None:
        return told
    before = scene.text[max(scene.start, scene.atoms[i].start - 20) : scene.atoms[i].start]
    if not scene.title and A.search(before) is None:
        return None
    forms = (MOVE, STOCK_MOVE) if metric == "stockpile" else (MOVE,)
    for form in forms:
        if (hit := form.match(scene.text, scene.atoms[i].end, scene.end)) is not None:
            return (1 if hit["up"] else -1), hit[0].strip(" -")
    return None


MONEY = ("USD", "EUR", "CNY", "JPY", "GBP", "AUD", "CAD")
