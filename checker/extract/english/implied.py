"""Whose a number is by the phrase that it stands in: totals, sites, gifts, asides, what nobody in particular does."""

from __future__ import annotations

import re

from checker.extract.english.actor import SITES, describes, is_site
from checker.extract.english.at_hand import comes_from
from checker.extract.english.phrase import HEADS, kind_of, kind_of_id, word_at
from checker.extract.english.telling import speaks
from checker.extract.frame import FIRMS, FLOWS, KNOWN_FIRMS, Frame, Memory, world_without
from checker.extract.joints_en import PREPOSITIONS
from checker.extract.scene import COMMA, Scene


def of_all(scene: Scene, i: int) -> bool:
    """Whether the sentence begins with a total of which it then tells parts: “Of the 1.6 million tonnes mined, …”."""
    opens = i > 1 and word_at(scene, i - 1) == "of" and scene.atoms[i - 2].text in (":", ";", "–", "—")
    if not opens and (i > 3 or word_at(scene, 0) != "of"):
        return False
    later = [k for k in range(i + 1, len(scene.atoms)) if scene.atoms[k].kind in "QE"]
    kinds = [scene.atoms[k].kind for k in later]
    several = (
        min(kinds.count("E"), kinds.count("Q")) > 1
    )  # “…, China accounted for 30 million, Europe for 15 million”
    return several or (kinds[:1] == ["Q"] and comes_from(scene, later[0]) is not None)


def of_a_site(scene: Scene, i: int) -> str | None:
    """The site that the number describes: “the 800 MW Palisades station”, “its 3.2 GW Hornsea wind farm”."""
    after = scene.atoms[i + 1] if i + 1 < len(scene.atoms) else None
    if (
        after is None
        or after.kind != "E"
        or after.adjective
        or kind_of(scene, after) not in ("mine", "plant", "")
    ):
        return None
    return after.id if word_at(scene, i - 1) in ("the", "a", "an", "its", "their", "'s") else None


def endowed(scene: Scene, i: int, low: int) -> str | None:
    """Who is given what the number measures: “the Hungarian factory gives CATL a capacity of 100 GWh”."""
    for j in range(i - 1, low, -1):
        atom, before = scene.atoms[j], scene.atoms[j - 1].low
        if atom.kind in "QTP":
            return None
        if atom.kind == "E" and before in ("gives", "gave", "give", "giving"):
            names = {name for a in scene.atoms[j + 1 : i] for name in a.metrics()}
            return atom.id if names and names.isdisjoint(("loan", "investment", "stake")) else None
    return None


def done_by(scene: Scene, i: int) -> str | None:
    """Who does it in the relative clause right behind: “67,000 of the 81,000 tonnes of tin that the world mined”."""
    that = i + 1
    while that < i + 5 and (
        word_at(scene, that) == "of" or (that < len(scene.atoms) and scene.atoms[that].kind == "C")
    ):
        that += 1
    if word_at(scene, that) not in ("that", "which") or that + 2 >= len(scene.atoms):
        return None
    who, does = scene.atoms[that + 1], scene.atoms[that + 2]
    acts = who.kind == "E" and not who.adjective and does.kind in "VM" and bool(does.metrics())
    return who.id if acts else None


def source_of(scene: Scene, i: int) -> str | None:
    """Who is put beside its rank: “Peru, source of 12% of …”, “the company in Peru, supplier of 12%”."""
    if word_at(scene, i - 1) != "of" or word_at(scene, i - 2) not in HEADS:
        return None
    comma = i - 3 - (word_at(scene, i - 3) in ("the", "a"))
    if comma < 1 or scene.atoms[comma].text not in COMMA or scene.atoms[comma - 1].kind != "E":
        return None
    whom = comma - 3
    within = scene.preposition(comma - 1) == "in" and whom >= 0 and scene.atoms[whom].kind == "E"
    return scene.atoms[whom if within else comma - 1].id


def named_here(scene: Scene, i: int) -> str | None:
    """Whom a clause means that begins with “the country” or “the pit”, where the sentence has named one before."""
    low, _ = scene.span_of(i)
    low += scene.atoms[low].kind == "P"
    head = scene.atoms[low].low
    noun = head.removeprefix("the ") if head.startswith("the ") else word_at(scene, low + 1)
    if not head.startswith("the") or noun not in {"country", *SITES} or not low:
        return None
    for j in range(low - 1, -1, -1):
        if scene.atoms[j].kind == "E" and not scene.atoms[j].adjective:
            kind = kind_of(scene, scene.atoms[j])
            site = kind in ("mine", "plant") or is_site(scene, j)
            if (kind == "country") if noun == "country" else site:
                return scene.atoms[j].id
    return None


def home_of_the_firm(scene: Scene, i: int, last: Frame) -> str | None:
    """Which country a clause means that begins with “the country as a whole” after one on a firm."""
    low, _ = scene.span_of(i)
    low += scene.atoms[low].kind == "P"
    said = scene.atoms[low].low == "the country" or scene.words(low, low + 2) == "the country "
    firm = kind_of_id(scene, last.subject) in KNOWN_FIRMS
    return (
        scene.pack.home(last.subject)
        if said and firm and scene.clauses[last.at] != scene.clauses[i]
        else None
    )


def of_the_country(scene: Scene, i: int, last: Frame, memory: Memory, metric: str) -> str | None:
    """Whose flow it is when a clause after one on a company names nobody: “Coal India mined 781 million, while imports were cut 8%”."""
    clauses = scene.clauses
    if (
        metric not in FLOWS | {"demand", "consumption"}
        or clauses[last.at] == clauses[i]
        or last.metric == metric
    ):
        return None
    low, _ = scene.span_of(i)
    if kind_of_id(scene, last.subject) not in FIRMS or any(
        a.is_word("its", "their", "it", "they") for a in scene.atoms[low:i]
    ):
        return None
    return scene.pack.home(last.subject) or memory.topic_country


def resumed(scene: Scene, i: int, last: Frame, memory: Memory) -> str | None:
    """Whom the main clause goes on about after an aside: “it was 8.8 billion, with China burning 56%, and will be 8.9 billion”."""
    main = scene.clauses[i]
    if main < scene.clauses[last.at]:  # “Chile, where Codelco mines 1.3 million tonnes, exported 5 million”
        before = (
            a.id
            for j, a in enumerate(scene.atoms[: last.at])
            if scene.clauses[j] == main and a.kind == "E" and scene.bare(j)
        )
        return next(before, None)
    if main == scene.clauses[last.at] and (actor := _behind_a_relative(scene, i, last.at)) is not None:
        return actor
    aside = next((j for j in range(last.at - 1, 0, -1) if scene.atoms[j].kind in "EQ"), None)
    measured = aside is not None and scene.possessive(aside) and _set_against(scene, aside)
    if (
        measured
        and len(memory.spoken) > 1
        and word_at(scene, last.at + 1 + (word_at(scene, last.at + 1) == ","))
        in ("and", "or", "but", "yet", "though")
    ):
        return memory.spoken[
            -2
        ].subject  # “India has 7 million tonnes, second only to Chile's 40 million and …”
    if aside is None or scene.atoms[aside].kind != "E" or not scene.absolute(aside) or len(memory.spoken) < 2:
        return None
    close = next((j for j in range(last.at + 1, i) if scene.atoms[j].text in COMMA), None)
    if close is None or word_at(scene, close + 1) not in ("and", "but"):
        return None
    return memory.spoken[-2].subject


def _behind_a_relative(scene: Scene, i: int, told: int) -> str | None:
    """Who goes on acting behind “, which …, and”: “Honda halved output at its plant in Mexico, which built 190,000 cars, and cut its forecast”."""
    low, _ = scene.span_of(told)
    if word_at(scene, low) not in ("which", "where") or low < 2 or scene.atoms[low - 1].text not in COMMA:
        return None
    close = next((j for j in range(told + 1, i - 1) if scene.atoms[j].text in COMMA), None)
    if close is None or word_at(scene, close + 1) != "and" or scene.atoms[close + 2].kind not in "VK":
        return None
    return next((a.id for j, a in enumerate(scene.atoms[:low]) if a.kind == "E" and scene.bare(j)), None)


def _set_against(scene: Scene, j: int) -> bool:
    """Whether the name only says what something is measured against: “second only to China's”, “against China's”."""
    before = scene.words(max(0, j - 3), j)
    return (
        re.search(
            r"\b(?:only to|next to|compared (?:with|to)|against|behind|ahead of|versus) (?:the )?$", before
        )
        is not None
    )


def says_country(scene: Scene, i: int, memory: Memory) -> bool:
    """Whether “the country” is spoken of in a group that a company heads."""
    firm = kind_of_id(scene, memory.anchor) in FIRMS
    return firm and any(a.is_word("the country", "country", "the nation", "nation") for a in scene.atoms[:i])


def foretold_growth(scene: Scene, low: int, i: int) -> bool:
    """Whether a forecaster's bare “growth” is that of a market: “OPEC expects growth of 1.3 million barrels a day”."""
    said = scene.atoms[low:i]
    named = any(a.metrics() and not (a.is_cue("up") or a.is_cue("down")) for a in said)
    return any(a.is_word("growth") for a in said) and not named and only_told(scene)


def only_told(scene: Scene) -> bool:
    """Whether the sentence names none but who tells the figure: “OPEC expects growth of 1.3 million barrels a day”."""
    tellers = [j for j, a in enumerate(scene.atoms) if a.kind == "S" or (a.kind == "E" and speaks(scene, j))]
    return bool(tellers) and all(
        a.kind != "E" or j in tellers or describes(scene, j) for j, a in enumerate(scene.atoms)
    )


ACTORS = frozenset(
    """makers mines miners producers growers farmers refiners smelters manufacturers carmakers consumers buyers mills plants drillers
    factories refineries exporters importers utilities developers shipyards yards suppliers households dairies airlines carriers trawlers foundries
    drugmakers chipmakers steelmakers automakers planters brewers distillers housebuilders fishermen fleets spinners roasters grinders
    crushers publishers foundries breweries slaughterhouses kilns""".split()
)


def _behind_a_time(scene: Scene, low: int, i: int) -> int:
    """Where a clause begins behind its time: “In the year to June, carmakers sold …”."""
    if scene.atoms[low].kind != "T" and scene.atoms[low].low not in (
        "in",
        "during",
        "over",
        "since",
        "from",
        "by",
    ):
        return low
    for j in range(low, min(i, low + 9)):
        if scene.atoms[j].text in COMMA:
            return j + 1 if any(a.kind == "T" for a in scene.atoms[low:j]) else low
        if scene.atoms[j].kind not in "WT":
            return low
    return low


def nobody(scene: Scene, i: int) -> bool:
    """Whether the clause is about all who do a thing, without saying where: “Mines yielded 3,672 tonnes”."""
    low, _ = scene.span_of(i)
    low = _behind_a_time(scene, low, i)
    head = [atom for atom in scene.atoms[low : low + 3] if atom.kind != "P"]
    if head and head[0].low in ("which", "that", "who"):
        return False  # “which mines a mere 770,000 tonnes”
    if not any(atom.low in ACTORS for atom in head) or any(
        atom.is_word("its", "their", "whose", "whether", "if") for atom in head
    ):
        return False
    high = scene.span_of(i)[1]
    high = next((j for j in range(i + 1, high) if scene.atoms[j].kind == "Q"), high)
    there = (  # but “made 70 tonnes, half of it in China”
        j for j in range(i + 1, high) if scene.atoms[j].kind == "E" and scene.preposition(j) in ("in", "into")
    )
    return not any(atom.kind == "E" for atom in scene.atoms[low:i]) and next(there, None) is None


def head_noun(scene: Scene) -> str | None:
    """The noun of an unnamed actor: “a collaborative initiative with …” is an initiative."""
    if not scene.atoms or scene.atoms[0].low not in ("a", "an", "the"):
        return None
    for j in range(1, min(len(scene.atoms), 6)):
        if scene.possessive(j):
            return None  # “the department's goal”
        named = any(a.kind == "E" for a in scene.atoms[:j])
        if scene.atoms[j].low in BE and j > 1 and scene.atoms[j - 1].kind == "W" and not named:
            return (
                scene.atoms[j - 1].id if scene.atoms[j - 1].id not in RULES else None
            )  # “A restart is unlikely”
        done = scene.atoms[j].low.endswith("ed") and scene.atoms[j - 1].kind == "W" and j > 1
        if scene.atoms[j].low in PREPOSITIONS or scene.atoms[j].kind in "VKTQP" or done:
            before = scene.atoms[j - 1 - (scene.atoms[j - 1].low in BE and j > 2)]
            named = before.kind == "W" and before.id not in ("a", "an", "the") and before.id not in RULES
            return before.id if named else None
    return None


BE = ("is", "are", "was", "were", "be", "been", "will", "has", "had")
RULES = frozenset(
    """ban bans tax law bill decree truce rule rules curb curbs freeze moratorium embargo levy deal accord pact waiver exemption decision
    joint strike lockout quota scheme start start-up startup commissioning opening delivery deliveries completion launch production
    output construction operations closure decision tonnes tons metal ore concentrate oxide oxides power cargo cargoes magnets shipments
    work talks digging mining""".split()
)
"""What begins and ends and is a state's or a firm's: “a ban signed last year”, “the start has slipped to 2036”."""


RECYCLES = frozenset(["recycling", "recyclers", "recycler"])
AGAIN = frozenset(["recycled", "secondary", "reclaimed"])


def recycled(scene: Scene, i: int, low: int) -> bool:
    """Whether it is recycling that supplies so much: “and recycling 1,400 tonnes”, “recycled metal makes up 1%”."""
    for j in range(i - 1, low - 1, -1):
        atom = scene.atoms[j]
        if atom.kind in "QE":
            return False
        if atom.low in RECYCLES:
            return scene.preposition(j) == "" and word_at(scene, j + 1) not in (
                "rate",
                "rates",
                "capacity",
                "plant",
                "company",
                "firm",
                "target",
                "of",
            )
        if atom.low in AGAIN and j <= low + 2:
            return any(a.kind in "CW" for a in scene.atoms[j + 1 : j + 2]) and scene.preposition(j + 1) == ""
    return False


def outside(scene: Scene, i: int, low: int) -> str | None:
    """All the world but one, whose measure is named: “demand outside China came to 60,000 tonnes”."""
    for j in range(low + 1, i):
        if scene.atoms[j].kind == "E":
            noun = scene.atoms[j - 2] if word_at(scene, j - 1) == "outside" and j > 1 else None
            owned = (
                noun is not None
                and noun.kind in "MC"
                and not any(a.is_cue("pronoun") for a in scene.atoms[low:j])
            )
            opens = word_at(scene, j - 1) == "outside" and all(
                a.kind == "P" for a in scene.atoms[low : j - 1]
            )
            opens = opens and all(
                a.kind != "E" for a in scene.atoms[j + 1 : i]
            )  # “Outside Japan tin fetched $30 a kilo”
            return world_without(scene.atoms[j].id, scene.pack) if owned or opens else None
        if scene.atoms[j].kind == "Q":
            return None
    return None


def told_of(frame: Frame, memory: Memory) -> str | None:
    """Whom a number tells of: of a part it is the whole, if that was spoken of: “Texas accounts for 42% of that”."""
    part = frame.kind == "share" and frame.whole not in (None, "world", frame.subject)
    whole = part and any(f.subject == frame.whole and f.kind == "amount" for f in memory.here)
    return frame.whole if whole else frame.subject


def owned_by_nobody(scene: Scene, i: int) -> bool:
    """Whether no name and no pronoun stands before the number: “Output rose 1% to 3,661 tonnes”."""
    return not any(
        (a.kind == "E" and scene.preposition(j) != "for")
        or a.is_word("it", "its", "they", "their", "he", "she", "country", "company")
        or a.is_cue("pronoun")
        for j, a in enumerate(scene.atoms[:i])
    )


FORESEEN = re.compile(r"\b(?:is|are) (?:seen|forecast|expected|projected|put|estimated|set|likely)\b")


def foreseen_by_nobody(scene: Scene, memory: Memory) -> bool:
    """Whether a use that is foreseen without an owner follows a balance of the world: “Consumption is seen at 178 million”."""
    balance = memory.of_metric.get("other")
    told = balance is not None and balance.subject == "world"
    alone = not any(a.kind == "E" or a.is_word("its", "their", "the country") for a in scene.atoms)
    return told and alone and FORESEEN.search(scene.text, scene.start, scene.end) is not None
