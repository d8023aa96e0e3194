"""Whose measure a number is: the entity at it, the actor of its clause, or who was spoken of before."""

from __future__ import annotations

import re

from checker.extract.english.acting import acts_right_there
from checker.extract.english.actor import SITES, described, describes, nationals
from checker.extract.english.at_hand import (
    OUTDOES,
    comes_from,
    credited,
    each_in,
    named_before,
    part_there,
    put_onto,
    right_there,
)
from checker.extract.english.candidate import likeliest
from checker.extract.english.carried import carried_subject
from checker.extract.english.epithets import employer
from checker.extract.english.goes_on import (
    at_the_other_end,
    its_own_use,
    of_that_amount,
    of_that_trade,
    of_the_last,
)
from checker.extract.english.implied import (
    done_by,
    endowed,
    nobody,
    of_a_site,
    of_all,
    only_told,
    outside,
    recycled,
    says_country,
    source_of,
)
from checker.extract.english.joint import one_of_two, together
from checker.extract.english.meant import borne_by
from checker.extract.english.number import LOSES, USES
from checker.extract.english.offices import office_of, tells_on, told_by_a_body
from checker.extract.english.partner import given
from checker.extract.english.phrase import kind_of_id, word_at
from checker.extract.english.priced import priced_by
from checker.extract.english.sited import site_of_the_land
from checker.extract.english.situated import fronted, told_by_the_way
from checker.extract.english.telling import speaks
from checker.extract.english.turned import (
    goes_on_about_a_firm,
    only_in_passing,
    told_land,
    turned_to_another,
)
from checker.extract.english.worldly import of_world_trade
from checker.extract.frame import FIRMS, KNOWN_FIRMS, LANDS, WORLDLY, Frame, Memory, dimension
from checker.extract.scene import Scene

OF_ALL = frozenset(
    "demand consumption supply production mine_production refining magnet_production reserves price".split()
)
"""What is told of all the world but one: “demand outside China”."""
AT_A_PLACE = frozenset([*WORLDLY, "imports", "exports", "stockpile", "workforce"])
MARKETS = ("global market", "world market", "worldwide market")
RECYCLED = frozenset(["supply", "production", "mine_production", "metal_production", "refining"])


def subject_of(
    scene: Scene, i: int, low: int, high: int, memory: Memory, last: Frame | None, metric: str
) -> str | None:
    """Whose measure it is: the entity named at the number, else the actor of the clause, else carried."""
    id = _subject_of(scene, i, low, memory, last, metric)
    if metric in (*TAKINGS, "workforce") and (firm := _firm_behind(scene, i, id, memory, metric)) is not None:
        return firm
    if metric == "workforce" and (firm := employer(scene, i, id)) is not None:
        return firm
    return "world" if metric in USES and id in SELLERS else id  # OPEC foresees what others burn


def _subject_of(
    scene: Scene, i: int, low: int, memory: Memory, last: Frame | None, metric: str
) -> str | None:
    if (told := together(scene, i, low, memory) or one_of_two(scene, i, low, memory)) is not None:
        return told
    if (whose := of_that_amount(scene, i, memory)) is not None and metric not in ("imports", "exports"):
        return whose
    if last is not None and at_the_other_end(scene, i, last, metric):
        flow = memory.of_metric.get(metric)
        home = flow.subject if flow is not None else memory.topic_country
        return home if home != last.subject else None
    if (trader := of_that_trade(scene, i, memory, metric)) is not None:
        return trader
    first = low + (scene.atoms[low].kind == "P")
    if i > first + 2 and word_at(scene, first) in ("that", "those") and word_at(scene, first + 1) == "of":
        owner = scene.atoms[first + 2 + (word_at(scene, first + 2) == "the")]
        if owner.kind in "ES" and not any(a.kind == "Q" for a in scene.atoms[first:i]):
            return owner.id  # “; that of Airbus stands at 8,754”
    if (
        metric in ("cost", "revenue", "profit", "other")
        and (bearer := borne_by(scene, i, memory)) is not None
    ):
        return bearer
    if metric in ("profit", "other", "cost") and LOSES.search(scene.text, scene.start, scene.atoms[i].start):
        return memory.topic_country or memory.country  # “the economy would lose $3 billion”
    if (doer := done_by(scene, i)) is not None:
        return doer
    if metric in USES and last is not None and its_own_use(scene, i, last):
        return last.subject
    if metric in RECYCLED and recycled(scene, i, low):
        return "recycling"
    if (beside := acts_right_there(scene, i, low, metric, memory)) is not None:
        return beside
    if metric in USES and only_told(scene) and not any(a.is_word("its", "their") for a in scene.atoms[:i]):
        return "world"  # “Shell, the leading trader, forecasts that demand will rise 60%”
    if metric == "market_size" and any(a.low.startswith(MARKETS) for a in scene.atoms[low:i]):
        return "world"
    if metric in OF_ALL and (others := outside(scene, i, low)) is not None:
        return others
    if metric == "price" and (priced := priced_by(scene, i, memory)) is not None:
        return priced
    if (named := _at_the_number(scene, i, low, last, memory, metric)) is not None:
        return named
    if last is not None and turned_to_another(scene, i, last) and (firm := described(scene, i, memory)):
        return firm
    if last is None and metric in AT_A_PLACE and (place := fronted(scene, i)) is not None:
        return place
    if (goes_on := of_the_last(scene, i, last, memory, metric)) is not None:
        return goes_on
    if metric in {*WORLDLY, "other"} and tells_on(scene, i, memory):
        return "world"
    if metric == "exports" and nobody(scene, i) and _in_pieces(scene, i):
        return memory.anchor or "world"  # “Cell makers shipped 900 GWh”
    if nobody(scene, i) and metric in WORLDLY and AT_HOME.isdisjoint(a.low for a in scene.atoms[low:i]):
        return memory.anchor or told_land(scene, memory) or "world"
    if (
        last is None
        and memory.anchor is not None
        and (firm := goes_on_about_a_firm(scene, memory)) is not None
    ):
        return firm
    if (works := site_of_the_land(scene, i, memory, metric)) is not None:
        return works
    if memory.anchor is not None and _is_headed(scene, i, memory):
        return _firm_of_the_group(scene, memory, metric) or memory.anchor
    if (firm := described(scene, i, memory)) is not None:
        return firm
    best = likeliest(scene, i, memory, metric)
    if (
        memory.turned
        and memory.same_block
        and best is not None
        and metric not in ("event", "things", "price")
    ):
        turned_to = kind_of_id(scene, memory.subject) in (*LANDS, *KNOWN_FIRMS)
        if turned_to and only_in_passing(scene, best[1], i):
            return memory.subject
    said = {a.low for a in scene.atoms[low:i]}
    if "domestic" in said and (best is None or best[0] > 3):
        told = memory.frame.subject if memory.frame is not None and memory.same_block else None
        return told if kind_of_id(scene, told) == "country" else memory.topic_country or memory.country
    if not NATIONAL.isdisjoint(said) and not _acts_before(scene, i, low):
        told = memory.frame.subject if memory.frame is not None else None
        at_home = kind_of_id(scene, told) in ("country", "bloc")
        return told if at_home else memory.country or memory.topic_country
    rules = memory.topic_country is not None and not memory.same_block and word_at(scene, low) == "the"
    if rules and word_at(scene, low + 1) in RULERS and not any(a.kind == "E" for a in scene.atoms[:i]):
        return memory.topic_country
    if metric in ("demand", "consumption") and best is not None and _only_sells(scene, best[1]):
        return "world"
    taxed = (
        best is not None and kind_of_id(scene, best[1]) == "country" and _only_adjective(scene, best[1], i)
    )
    if (
        metric in CORPORATE
        and best is not None
        and (firm := nationals(scene, best[1], i, memory)) is not None
    ):
        return firm
    if metric in ("revenue", "profit") and taxed:
        acts = [
            a.id
            for j, a in enumerate(scene.atoms[:i])
            if a.kind == "E" and (scene.bare(j) or scene.possessive(j))
        ]
        firms = [id for id in acts if kind_of_id(scene, id) == "company"]
        if firms:
            return firms[-1]
    if metric in ("revenue", "profit") and (best is None or best[0] > 12):
        firms = [
            a.id
            for j, a in enumerate(scene.atoms[:i])
            if a.kind == "E"
            and kind_of_id(scene, a.id) in ("company", "")
            and scene.preposition(j) in ("for", "of", "at", "with")
        ]
        if len({*firms}) == 1:
            return firms[0]  # “The numbers look good for Nvidia: revenue rose 56%”
    if best is None and metric in OF_NATIONS and (home := office_of(scene, i, memory)) is not None:
        return home
    if best is not None:
        alone = memory.frame is None and sum(a.kind == "E" for a in scene.atoms) == 1
        if best[0] < (40 if alone else 12):
            return best[1]
    carried = carried_subject(scene, i, memory, last, metric)
    if metric in ("revenue", "profit") and kind_of_id(scene, carried) == "country":
        return memory.topic_company or carried  # no country has a net profit
    if (
        metric in WORLDLY
        and memory.anchor is None
        and _is_a_firm(scene, carried)
        and told_by_a_body(scene, i)
    ):
        return memory.lead if kind_of_id(scene, memory.lead) == "country" else "world"
    return carried


def _firm_behind(scene: Scene, i: int, id: str | None, memory: Memory, metric: str) -> str | None:
    """The firm that is spoken of, where takings seem to be those of a land that is only a place: “Sales rose, although mines in Peru stood still”."""
    firm = memory.firm_here or memory.main_firm(scene.pack)
    if LOSES.search(scene.text, scene.start, scene.atoms[i].start):
        return None
    if firm is None or not (kind_of_id(scene, id) in LANDS or id in memory.spots):
        return None
    told = {name for name, f in memory.of_metric.items() if f.subject == id}
    if (
        metric == "workforce"
        and kind_of_id(scene, id) != "bloc"
        and not (told and told <= {"investment", "loan"})
    ):
        return None  # but “Paris put in €20 million. The work force, now 80, …”
    here = (j for j, a in enumerate(scene.atoms) if a.kind == "E" and a.id == id)
    acts = any(scene.clauses[j] == scene.clauses[i] or scene.possessive(j) or scene.bare(j) for j in here)
    return None if acts else firm


TAKINGS = ("revenue", "profit", "market_size")
"""What a land has only where it is said to."""


def _in_pieces(scene: Scene, i: int) -> bool:
    """Whether the number counts things or is the energy or power of what is made."""
    quantity = scene.atoms[i].quantity
    return dimension(quantity.unit if quantity is not None else None) in ("energy", "power", "count")


def _only_adjective(scene: Scene, id: str, i: int) -> bool:
    """Whether a country is only named by its adjective before the number: “once the American tax credit was gone”."""
    named = [a for a in scene.atoms[:i] if a.kind == "E" and a.id == id]
    return bool(named) and all(a.adjective for a in named)


def _is_a_firm(scene: Scene, id: str | None) -> bool:
    return id is not None and kind_of_id(scene, id) in FIRMS


NATIONAL = frozenset(["national", "nationwide", "homegrown", "home", "indigenous"])
RULERS = frozenset(["government", "cabinet", "parliament", "country", "nation"])
"""Who acts for the country that an article is about, where a paragraph begins with them."""
AT_HOME = NATIONAL | {"domestic", "local"}


def _acts_before(scene: Scene, i: int, low: int) -> bool:
    named = (j for j, a in enumerate(scene.atoms[low:i], start=low) if a.kind == "E" and scene.bare(j))
    return any(not speaks(scene, j) for j in named)


OF_NATIONS = frozenset(
    "production mine_production area stockpile consumption exports imports reserves capacity sales".split()
)
"""What an office of a state counts at home, where it names nobody."""
CORPORATE = ("revenue", "profit", "workforce", "market_size")
"""What a state does not have."""
SELLERS = ("opec", "opec_plus")


def _only_sells(scene: Scene, id: str) -> bool:
    """Whether the demand of which somebody tells is that of his buyers: “OPEC still thinks that demand will grow”."""
    told = next((j for j, a in enumerate(scene.atoms) if a.kind == "E" and a.id == id), None)
    noun = next(
        (j for j, a in enumerate(scene.atoms) if a.kind == "M" and not USES.isdisjoint(a.metrics())), None
    )
    own = noun is not None and (
        word_at(scene, noun - 1) in ("its", "their", "'s", "’s") or word_at(scene, noun + 1) == "of"
    )
    seller = id in SELLERS or (kind_of_id(scene, id) == "company" and noun is not None and not own)
    return seller and (told is None or scene.preposition(told) not in ("in", "of"))


def _firm_of_the_group(scene: Scene, memory: Memory, metric: str) -> str | None:
    """The company that the group of a country has come to, for what only a company has: “Phase one can press 2,000 tonnes”."""
    told = memory.frame.subject if memory.frame is not None else None
    in_a_state = kind_of_id(scene, memory.anchor) in ("country", "region", "bloc")
    return told if in_a_state and kind_of_id(scene, told) == "company" and metric in OF_FIRMS else None


PHASE = re.compile(
    r"(?:[^\w]*)(?:the |its |a |an )?(?:(?:first|second|third|next|initial|final) (?:phase|stage|line|train)|(?:phase|stage|train|line) (?:one|two|three|four|\d)) (?!of\b)"
)
"""A part of the works that were spoken of: “Phase two will treat 1.2 million tonnes”."""
OF_FIRMS = frozenset(
    ["capacity", "investment", "revenue", "profit", "workforce", "loan", "sales", "lead_time"]
)


def _at_the_number(
    scene: Scene, i: int, low: int, last: Frame | None, memory: Memory, metric: str
) -> str | None:
    """Who is named right at the number, or implied by the phrase that it stands in."""
    if (place := right_there(scene, i, last, memory) or each_in(scene, i) or put_onto(scene, i)) is not None:
        return place
    if word_at(scene, i - 1) in ("'s", "’s") and i > 1 and scene.atoms[i - 2].kind == "E":
        return scene.atoms[i - 2].id  # “second only to China's 44 million”
    if metric not in ("price", "investment") and (site := of_a_site(scene, i)) is not None:
        return site
    if metric != "price" and (told_of := told_by_the_way(scene, i, low, metric, memory)) is not None:
        return told_of
    if memory.site is not None and memory.anchor is None and PHASE.match(scene.words(low, i)) is not None:
        return memory.site
    if (gets := endowed(scene, i, low)) is not None:
        return gets
    if metric in WORLDLY and (source := comes_from(scene, i) or part_there(scene, i)) is not None:
        return source
    if (metric in WORLDLY and of_all(scene, i)) or of_world_trade(scene, i):
        return "world"
    if _local(scene, i, low) and (named := named_before(scene, i, low)) is not None:
        return named
    return source_of(scene, i) or credited(scene, i, low)


def _is_headed(scene: Scene, i: int, memory: Memory) -> bool:
    """Whether the group's heading says who acts: no site is spoken of, no country, and nobody acts before the number."""
    before = scene.atoms[:i]
    site = memory.site is not None and any(
        a.low.removeprefix("the ") in SITES and (a.low.startswith("the ") or word_at(scene, j - 1) == "the")
        for j, a in enumerate(before)
    )
    return (
        not site
        and not says_country(scene, i, memory)
        and not any(
            a.kind == "E"
            and a.id != "world"
            and scene.bare(j)
            and not describes(scene, j)
            and not speaks(scene, j)
            for j, a in enumerate(before)
        )
    )


def _local(scene: Scene, i: int, low: int) -> bool:
    """Whether the number stands right at a name: in brackets, after at, a colon, or nothing but the name."""
    for j in range(i - 1, max(low - 1, i - 4), -1):
        atom = scene.atoms[j]
        if atom.kind == "E" and speaks(scene, j):
            return False
        if atom.kind == "E":
            preposition = scene.preposition(j)
            if word_at(scene, j - 1) in OUTDOES:
                return False  # “overtook Japan with 82 million tonnes”
            if j == i - 2 and word_at(scene, i - 1) == "at":
                return True
            if preposition == "in" and word_at(scene, j - 2) in SITES and scene.atoms[j - 3].kind == "E":
                return False  # “its Zafranal pit in Peru holds …”
            if preposition == "in" and any(a.is_word("with", "has", "had") for a in scene.atoms[j:i]):
                return not any(
                    a.kind == "E" and scene.bare(k) for k, a in enumerate(scene.atoms[low:j], start=low)
                )
            return preposition not in (
                "to",
                "from",
                "on",
                "for",
                "against",
                "outside",
                "beyond",
                "without",
            ) and not given(scene, j)
        if atom.kind == "P" and atom.text not in "(（'’":
            return False
        if atom.kind == "W" and atom.low not in (
            "at",
            "has",
            "had",
            "with",
            "'s",
            "only",
            "still",
            "almost",
            "a",
            "the",
            "an",
        ):
            return False
        if atom.kind in "VKM" and not (atom.is_cue("share") and j >= i - 2):
            return False
    return False
