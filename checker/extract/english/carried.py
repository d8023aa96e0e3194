"""Whom a sentence that names nobody speaks of: the market, the heading, whoever was spoken of before."""

from __future__ import annotations

import re

from checker.extract.english.implied import (
    foreseen_by_nobody,
    head_noun,
    only_told,
    owned_by_nobody,
    told_of,
)
from checker.extract.english.offices import told_by_a_body, told_by_the_world
from checker.extract.english.phrase import kind_of_id
from checker.extract.english.priced import of_goods
from checker.extract.frame import FIRMS, WORLDLY, Frame, Memory
from checker.extract.scene import Scene

BALANCES = ("surplus", "deficit", "shortfall", "glut", "shortage")


def carried_subject(scene: Scene, i: int, memory: Memory, last: Frame | None, metric: str) -> str | None:
    """Whom a sentence that names nobody speaks of: the market, the heading, whoever was spoken of before."""
    if metric == "event" and (head := head_noun(scene)) is not None:
        return head
    if last is not None and last.subject:
        return last.subject
    if (
        metric == "event"
        and memory.site == memory.company is not None
        and BEGINS.match(scene.text, scene.start) is not None
    ):
        return memory.site  # “Commissioning is due in 2027”
    firm = kind_of_id(scene, memory.anchor or memory.subject) in ("company", "mine", "plant", "source")
    used = metric in ("demand", "consumption") and kind_of_id(scene, memory.lead) == "country"
    if (
        not memory.same_block
        and memory.lead
        and memory.anchor is None
        and not used
        and told_by_a_body(scene, i)
    ):
        return memory.lead  # “The association expects sales to grow by 1%” is of whom the article is about
    if metric == "stockpile":
        exchange = next(
            (
                a.id
                for j, a in enumerate(scene.atoms)
                if a.kind == "S" and scene.preposition(j) in ("at", "of", "in")
            ),
            None,
        )
        if exchange is not None and all(a.kind != "E" for a in scene.atoms[:i]):
            return exchange  # “stocks at the LME have tripled”
    if (
        metric == "quota"
        and any(a.is_word("total") for a in scene.atoms[:i])
        and kind_of_id(scene, memory.subject) == "company"
    ):
        return memory.topic_country  # “last year's total of 270,000 tons” is that of all firms
    if metric == "lead_time" and ANY_MINE.search(scene.text, scene.start, scene.end):
        return "world"
    if metric in ("demand", "consumption") and any(a.is_word(*BALANCES) for a in scene.atoms):
        return "world"  # “demand reached 3.6 million tonnes, leaving a surplus of 200,000”
    if metric in ("demand", "consumption") and (firm or only_told(scene) or told_by_a_body(scene, i)):
        return "world"  # no company has the demand of a market
    if metric in ("demand", "consumption") and memory.anchor is None and foreseen_by_nobody(scene, memory):
        return "world"
    if metric in {*WORLDLY, "things"} and memory.anchor is None and told_by_the_world(scene, i):
        return "world"
    if metric == "price" and of_goods(scene, i):
        return "world"
    if metric == "other" and any(a.is_word(*BALANCES) for a in scene.atoms) and scene.atoms[i].id != "money":
        return "world"  # of goods; that of a trade in money is a country's
    if memory.anchor is not None:
        return memory.anchor
    if not memory.same_block and _is_of_a_market(scene, i, memory, metric):
        at_home = kind_of_id(scene, memory.lead) in ("country", "bloc")
        return (
            memory.lead if at_home else "world"
        )  # “Chip sales rose to $208 billion”, after what a firm earned
    frame = memory.frame
    if metric in ("production", "mine_production", "supply") and kind_of_id(scene, memory.subject) == "group":
        return "world"  # jewellers and funds dig nothing
    if (
        frame is not None
        and frame.subject == "world"
        and frame.commodity
        and metric in {*WORLDLY, "stockpile"}
    ):
        return "world"
    if metric == "sales" and OF_THE_REGION.search(scene.text, scene.start, scene.end) is not None:
        return memory.region or memory.country or memory.topic_country
    if (
        (memory.worldly or kind_of_id(scene, memory.lead) == "group")
        and memory.frame
        and kind_of_id(scene, memory.lead) not in ("country", "bloc", "company", "mine")
        and not memory.told_here
        and metric in WORLDLY
        and owned_by_nobody(scene, i)
    ):
        return "world"
    fresh = memory.of_the_world and not memory.told_here and memory.anchor is None
    if fresh and metric in {*WORLDLY, "lead_time", "investment", "price"} and owned_by_nobody(scene, i):
        return "world"
    held = memory.of_metric.get(metric)
    if metric == "revenue" and frame is not None and (frame.metric, frame.subject) == ("sales", "world"):
        return "world"  # “global chip sales totalled $792 billion; fourth-quarter sales were …”
    if metric in ("revenue", "profit") and memory.same_block and not memory.turned:
        firms = (f.subject for f in reversed(memory.before) if kind_of_id(scene, f.subject) == "company")
        if (firm_before := next(firms, None)) is not None:
            return firm_before
    goes_on = memory.same_block and not (memory.turned and not memory.here)
    if frame is not None and goes_on and _other_firm(scene, frame.subject, held):
        return frame.subject
    about = frame.subject if frame is not None and memory.same_block and frame.metric == metric else None
    if held is not None and held.subject == "world" and about is not None:
        return about  # after “Brazil sells 20 million tonnes of a world trade of 90 million”
    if memory.turned_to is not None and memory.same_block and metric not in ("event", "things"):
        return memory.turned_to  # “America is the exception. Arrivals dropped by 6%”
    told = next(
        (told_of(f, memory) for f in reversed(memory.here) if f.metric not in ("event", "tariff")), None
    )
    if (
        held is not None
        and all(f is not held for f in memory.here)
        and told not in (None, "world", held.subject)
    ):
        return told  # the paragraph has turned to another than the one whose measure was told before
    if held is not None and held.subject and memory.subject and metric not in ("event", "things", "other"):
        return _country_told_of(scene, held.subject, memory) or held.subject
    return memory.subject


MARKETED = frozenset(["revenue", "sales", "production", "supply", "exports"])


def _is_of_a_market(scene: Scene, i: int, memory: Memory, metric: str) -> bool:
    """Whether a paragraph begins with the sales of goods that nobody is said to own, after one on a firm."""
    told = memory.frame.subject if memory.frame is not None else memory.topic_company
    if metric not in MARKETED or memory.issuer is not None or kind_of_id(scene, told) not in FIRMS:
        return False
    head = [a for a in scene.atoms[:3] if a.kind in "CM"]
    goods = [a.kind for a in head[:2]] == ["C", "M"] and scene.atoms[0] is head[0]
    return goods and not any(a.kind == "E" for a in scene.atoms[:i])


def _country_told_of(scene: Scene, held: str, memory: Memory) -> str | None:
    """The country that an agency's figure is of when a new paragraph names nobody: after “Plaquemines shipped …”, “the EIA expects shipments …”."""
    site = kind_of_id(scene, held) in FIRMS
    home = memory.country or memory.topic_country
    told = only_told(scene) or (scene.atoms[0].metrics()[:1] in (("exports",), ("imports",)))
    office = not memory.same_block and memory.topic_company is None and told
    return home if site and office else None


BEGINS = re.compile(
    r"(?:The |Its |A |Full |Commercial |First |Trial )?(?:start|start-up|startup|commissioning|opening|launch|completion|construction|first (?:production|output|ore|concentrate)|production|operations?) ",
    re.IGNORECASE,
)
"""What begins at a works that was spoken of before."""
OF_THE_REGION = re.compile(
    r"\b(?:in|across) the (?:region|bloc|country|continent)\b|\b(?:Overall|Total) (?:new )?(?:car|vehicle|market|EV)?\b"
)
"""What says that sales are those of all firms: “Overall car sales in the region rose”."""
ANY_MINE = re.compile(
    r"\b(?:an?|any|each|every) (?:(?:new|typical|average|modern|Western|large|rare earth) )?(?:mine|plant|refinery|project|deposit|smelter|factory|separation plant)\b",
    re.IGNORECASE,
)
"""What takes so long wherever it is built: “a new mine takes eight years”."""


def _other_firm(scene: Scene, spoken_of: str | None, held: Frame | None) -> bool:
    """Whether the paragraph has turned to another company than the one whose revenue was told before."""
    firms = (spoken_of, held.subject if held is not None else None)
    return firms[0] != firms[1] and all(kind_of_id(scene, id) == "company" for id in firms)
