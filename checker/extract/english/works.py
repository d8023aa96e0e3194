"""What a works costs and can make: money that is put into it, so many tonnes a year."""

from __future__ import annotations

import re

from checker.extract.english.phrase import word_at
from checker.extract.frame import Frame
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

PUTS = frozenset(
    """put puts putting sink sinks sank sunk sinking plough ploughs ploughed ploughing plow plows plowed plowing pour pours poured pouring
    pump pumps pumped pumping funnel funnelled channel channelled throw throws threw thrown inject injects injected injecting""".split()
)


BUILDINGS = r"(?:plants?|factory|factories|mines?|refiner(?:y|ies)|smelters?|works|terminals?|projects?|pipelines?|fabs?|complex|facility|gigafactory|mills?|yards?|data cent(?:re|er)s?|circuits?|kilns?|furnaces?|expansion|upgrade|extension|phase|stage|railway|port|dam|tunnel|wind farms?|solar parks?|cable|reactors?|(?:production |assembly |separation )line)"
"""What is built for money."""
WORKS_FOR = re.compile(
    r"[ -](?:(?!and\b|of\b|in\b|for\b|from\b|to\b|at\b|on\b|with\b)[\w-]+ ){0,2}(?:plants?|factory|factories|mines?|refiner(?:y|ies)|smelters?|works|terminals?|projects?|pipelines?|fabs?|complex|facility|gigafactory|mills?|yards?|data cent(?:re|er)s?)\b"
)
COST_AT = re.compile(
    r"\b(?:(?:priced|budgeted|costed|billed) at|(?:prices?|priced|budgets?|costs) (?:the|its|a|an) (?:[\w-]+ ){0,2}?(?:mine|project|plant|scheme|refinery|smelter|works|factory|pipeline|port|line) at|at (?:a|an estimated|a total|an) (?:cost|price|outlay|price tag) of|(?:reactors?|plants?|mines?|projects?|works|pipelines?|smelters?|fabs?) (?:is|are|was|were) (?:now )?put at)(?: about| around| some| nearly| over| more than| up to)?\s*$"
)


WORTH = re.compile(
    rf"\b{BUILDINGS}(?: (?:in|at|near|on) [\w-]+)?,? (?:worth|costing)(?: about| around| some| nearly| over| more than| up to)?\s*$"
)
"""“A new circuit worth 500 million ringgit”, “a second phase, costing $35 million”."""


def goes_into_works(scene: Scene, i: int, low: int) -> bool:
    """Whether money is what a works costs to build: “a $7.4bn smelter”, “a refinery priced at A$1.7 billion”."""
    before = scene.words(max(low, i - 7), i)
    if _put_into(scene, i, low) or COST_AT.search(before) or WORTH.search(before):
        return True
    determined = any(
        a.is_word("a", "an", "the", "its", "their", "'s", "’s", "this", "another")
        for a in scene.atoms[max(low, i - 2) : i]
    )
    return determined and WORKS_FOR.match(scene.text, scene.atoms[i].end, scene.end) is not None


def _put_into(scene: Scene, i: int, low: int) -> bool:
    """Whether money goes into something: “put $1 billion into the mine”, “wants to sink $5 billion into its yard”."""
    return word_at(scene, i + 1) == "into" and any(
        atom.low.split()[0] in PUTS for atom in scene.atoms[max(low, i - 4) : i] if atom.low
    )


WORKS = re.compile(
    r"\b(?:plant|line|works|factory|smelter|refinery|mill|facility|complex|phase|furnace|separator)s?(?: \w+|(?: (?:in|near|at|on) (?:the )?[\w-]+(?: [\w-]+)?){1,2})?,? (?:of|with|(?:designed |sized |good |laid out )?for)(?: about| some| around| roughly)?\s*$"
)
"""What before a weight makes it what a works can make."""
ABOUT = r"(?: about| some| around| roughly| nearly| up to)?"
OPENS = re.compile(
    r"\b(?:plants?|factory|works|smelter|refinery|mill|line|site|facility|mine|fab|gigafactory|yard|furnace)\b[^.;]{0,60}\b"
    rf"(?:(?:opens?|opened|begins?|began|start(?:s|ed)?|reopens?)\b[^.;]{{0,30}} with{ABOUT}|"
    rf"(?:is|are|was|due|meant|able|planned|set|should|will|would|could|can|may)(?: to)? (?:[a-z]+ ){{0,2}}?(?:reach|(?:grow|rise|expand|be expanded|be enlarged|increase)(?: to| from)){ABOUT})\s*$"
)
"""“Its plant opens next year with 600 tonnes”, “the works is to reach 100 GWh”, “will grow from 13 GWh to 40 GWh”."""


def of_a_works(scene: Scene, i: int, low: int, quantity: Quantity, frame: Frame) -> bool:
    """Whether a weight that no word governs is what a works can make: “a line of 1,200 tons”, “will run at 5,000 tons a year”."""
    if (
        _names_a_works(scene, i)
        or enlarges(scene, i, low)
        or WITH_OUTPUT.search(scene.words(max(low, i - 14), i)) is not None
    ):
        return True
    if WORKS.search(scene.words(max(low, i - 7), i)) is not None or opens_with(scene, i):
        return True
    return "metric" not in frame.evidence and by_the_year(scene, i, quantity)


ENLARGES = re.compile(
    r"\b(?:expand(?:s|ed|ing)?|enlarg(?:e|es|ed|ing)|extend(?:s|ed|ing)?) (?:its|the|their|a) (?:[\w-]+ ){0,3}?(?:smelter|plant|mill|works|refinery|factory|line|mine|site|facility|terminal)\b[^.;]{0,60} (?:to|by|from) (?:about |some )?$"
)
"""“Is expanding its smelter at Thompson Falls to 500 tons a month.”"""


def enlarges(scene: Scene, i: int, low: int) -> bool:
    """Whether a works is made so large or by so much larger."""
    return ENLARGES.search(scene.words(max(low, i - 16), i)) is not None


WITH_OUTPUT = re.compile(
    r"\b(?:plants?|factory|works|smelter|refinery|mill|line|facility|complex)\b[^.;]{0,60} (?:with|has|have|had) (?:an?|its|a planned) (?:[\w-]+ ){0,2}?(?:output|production|throughput) of (?:about |some |around |up to )?$"
)
"""“A works in Chattanooga with a yearly output of 31,500 tonnes.”"""


def _names_a_works(scene: Scene, i: int) -> bool:
    """Whether a weight is what a works is called by: “a 3,000-tonne magnet plant”."""
    sized = scene.atoms[i].low.endswith(("-tonne", "-ton", "-gwh", "-mw"))
    return sized and WORKS_FOR.match(scene.text, scene.atoms[i].end, scene.end) is not None


def opens_with(scene: Scene, i: int) -> bool:
    """Whether the number is what a works begins with or is to reach."""
    return OPENS.search(scene.words(max(0, i - 16), i)) is not None


BUILDS = re.compile(
    rf"\b{BUILDINGS}\b|\b(?:takeover|acquisition|purchase of|buyout|merger|reactors?|stations?|dams?|bridges?|tunnels?|airports?|railways?|wind farms?|solar parks?|plants?|factory|factories|mines?|refiner(?:y|ies)|smelters?|works|line|terminal|project|pipeline|port|fab)\b"
)


MAKES = ("capacity", "mine_production", "refining", "production")


def builds(scene: Scene, i: int, low: int, told: Frame | None = None) -> bool:
    """Whether money went into something that is built: “the plant cost $75 million”, not “will cost”."""
    verb = next(
        (j for j in range(i - 1, low - 1, -1) if scene.atoms[j].is_word("cost", "costs", "costing")), None
    )
    if verb is None or i - verb > 4 or word_at(scene, verb - 1) in ("will", "would", "could", "may", "to"):
        return False
    opened = scene.atoms[verb - 1].is_word("it", "they") and told is not None and told.metric in MAKES
    if opened:
        return True  # “The works will press 2,000 tonnes a year. It cost $75 million”
    if verb == low + 1 and word_at(scene, low) in ("which", "that"):
        low = 0  # “its smelter in Kitwe, which cost $80 million”
    return BUILDS.search(scene.words(max(low, verb - 9), verb)) is not None


YEARLY = re.compile(r"(?: (?:of|in) (?:[\w-]+ ){1,3}?)? ?(?:(?:a|per|each|every) year|annually|yearly)\b")


def by_the_year(scene: Scene, i: int, quantity: Quantity) -> bool:
    """Whether so much is meant of every year: “5,000 tonnes a year”, “5,000 tonnes of oxides annually”."""
    yearly = quantity.per in ("year", "annum", "yr")
    return yearly or YEARLY.match(scene.text, scene.atoms[i].end, scene.end) is not None
