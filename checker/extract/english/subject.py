"""Whose measure a number is: the entity at it, the actor of its clause, or who was spoken of before."""

from __future__ import annotations

from checker.extract.english.actor import (
    SITES,
    VIEWS,
    actor_between,
    antecedent,
    comes_from,
    described,
    describes,
    each_in,
    is_object,
    is_site,
    named_before,
    opened,
    outlook_for,
    owned,
    right_there,
    speaks,
)
from checker.extract.english.partner import given
from checker.extract.english.phrase import HEADS, distance, kind_of, kind_of_id, word_at
from checker.extract.frame import FLOWS, WORLDLY, Frame, Memory
from checker.extract.scene import COMMA, PREPOSITIONS, Scene


def subject_of(
    scene: Scene, i: int, low: int, high: int, memory: Memory, last: Frame | None, metric: str
) -> str | None:
    """Whose measure it is: the entity named at the number, else the actor of the clause, else carried."""
    atoms = scene.atoms
    if (place := right_there(scene, i, last) or each_in(scene, i)) is not None:
        return place
    if metric != "price" and (site := _of_a_site(scene, i)) is not None:
        return site
    if (gets := _endowed(scene, i, low)) is not None:
        return gets
    if metric in WORLDLY and (source := comes_from(scene, i)) is not None:
        return source
    if metric in WORLDLY and _of_all(scene, i):
        return "world"
    if _local(scene, i, low) and (named := named_before(scene, i, low)) is not None:
        return named
    if (
        word_at(scene, i - 1) == "of"
        and word_at(scene, i - 2) in HEADS
        and (
            (noun := i - 3 - (word_at(scene, i - 3) in ("the", "a"))) > 0
            and atoms[noun].text in COMMA
            and atoms[noun - 1].kind == "E"
        )
    ):
        owner = (
            noun - 3
            if scene.preposition(noun - 1) == "in" and noun > 2 and atoms[noun - 3].kind == "E"
            else noun - 1
        )
        return atoms[owner].id  # “Congo, source of 70% of …”
    if last is not None and last.actor and metric in ("revenue", "profit") and not actor_between(scene, last.at, i):
        return last.actor
    if last is not None and last.subject and last.at >= 0 and not actor_between(scene, last.at, i):
        if (main := resumed(scene, i, last, memory)) is not None:
            return main
        return _of_the_country(scene, i, last, memory, metric) or last.subject
    site = memory.site is not None and any(
        a.low.removeprefix("the ") in SITES and (a.low.startswith("the ") or word_at(scene, j - 1) == "the")
        for j, a in enumerate(atoms[:i])
    )
    if _nobody(scene, i) and metric in WORLDLY:
        return memory.anchor or "world"
    if (
        memory.anchor is not None
        and not site
        and not _says_country(scene, i, memory)
        and not any(
            atom.kind == "E"
            and atom.id != "world"
            and scene.bare(j)
            and not describes(scene, j)
            and not speaks(scene, j)
            for j, atom in enumerate(atoms[:i])
        )
    ):
        return memory.anchor
    if (firm := described(scene, i, memory)) is not None:
        return firm
    best: tuple[float, str] | None = None
    for j, atom in enumerate(atoms):
        if atom.kind == "E" and not describes(scene, j):
            cost = _subject_cost(scene, i, j, metric)
            if metric == "event" and kind_of(scene, atom) not in (
                "country",
                "bloc",
                "region",
                "world",
                "place",
            ):
                cost -= 4  # what opened or was enacted, before who did it
                if is_object(scene, j) and opened(scene, j):
                    cost -= 5
            if best is None or cost < best[0]:
                best = cost, atom.id
    for j in range(i - 1, -1, -1):
        word = atoms[j].low
        if scene.clauses[j] != scene.clauses[i]:
            break
        if (
            word in ("it", "its", "they", "their", "he", "she", "his", "her")
            or (word == "those" and j == 0)
            or word.partition("the ")[2] in HELD
            or (word == "the" and word_at(scene, j + 1) in HELD)
        ):
            who = _resolve(scene, j, memory)
            earlier = any(
                a.kind == "E" and scene.bare(k) and not speaks(scene, k) for k, a in enumerate(atoms[:j])
            )
            told = word in ("its", "their") and any(word_at(scene, k) in VIEWS for k in (j + 1, j + 2))
            nearer = best is None or best[1] == "world" or distance(scene, i, j) < best[0]
            if who is not None and not earlier and not told and nearer:
                best = distance(scene, i, j), who
            break
    if any(atoms[j].is_word("domestic") for j in range(low, i)) and (best is None or best[0] > 3):
        return memory.topic_country or memory.country
    alone = (
        best is not None and best[0] < 40 and sum(a.kind == "E" for a in atoms) == 1 and memory.frame is None
    )
    if best is not None and (best[0] < 12 or alone):
        return best[1]
    if metric == "event" and (head := _head_noun(scene)) is not None:
        return head
    if last is not None and last.subject:
        return last.subject
    if metric in ("demand", "consumption") and (
        _only_told(scene) or kind_of_id(scene, memory.anchor or memory.subject) in ("company", "mine", "plant", "source")
    ):
        return "world"  # no company has the demand of a market
    if metric == "other" and any(
        a.is_word("surplus", "deficit", "shortfall", "glut", "shortage") for a in atoms
    ):
        return "world"
    if memory.anchor is not None:
        return memory.anchor
    if (
        memory.frame is not None
        and memory.frame.subject == "world"
        and memory.frame.commodity
        and metric in WORLDLY
    ):
        return "world"
    held = memory.of_metric.get(metric)
    if (
        held is not None
        and held.subject
        and memory.subject is not None
        and metric not in ("event", "things", "other")
    ):
        return held.subject
    return memory.subject


def resumed(scene: Scene, i: int, last: Frame, memory: Memory) -> str | None:
    """Whom the main clause goes on about after an aside: “it was 8.8 billion, with China burning 56%, and will be 8.9 billion”."""
    aside = next((j for j in range(last.at - 1, 0, -1) if scene.atoms[j].kind in "EQ"), None)
    if aside is None or scene.atoms[aside].kind != "E" or not scene.absolute(aside) or len(memory.spoken) < 2:
        return None
    close = next((j for j in range(last.at + 1, i) if scene.atoms[j].text in COMMA), None)
    if close is None or word_at(scene, close + 1) not in ("and", "but"):
        return None
    return memory.spoken[-2].subject


def _of_the_country(scene: Scene, i: int, last: Frame, memory: Memory, metric: str) -> str | None:
    """Whose flow it is when a clause after one on a company names nobody: “Coal India mined 781 million, while imports were cut 8%”."""
    clauses = scene.clauses
    if metric not in FLOWS | {"demand", "consumption"} or clauses[last.at] == clauses[i] or last.metric == metric:
        return None
    low, _ = scene.span_of(i)
    if kind_of_id(scene, last.subject) not in ("company", "mine", "plant", "") or any(
        a.is_word("its", "their", "it", "they") for a in scene.atoms[low:i]
    ):
        return None
    known = scene.pack.entities.get(last.subject or "")
    home = (id for id in (known.within if known else ()) if len(id) == 2)
    return memory.topic_country or next(home, None)


OUTDOES = frozenset(
    """overtake overtakes overtook overtaken overtaking surpass surpasses surpassed surpassing pass passes passed outdo outdid beat beats
    outsell outsells outsold exceed exceeds exceeded outpace outpaced rival rivals rivalled eclipse eclipsed trail trails trailed
    trailing past above""".split()
)
"""Verbs whose object is only what the actor is measured against."""


def _says_country(scene: Scene, i: int, memory: Memory) -> bool:
    """Whether “the country” is spoken of in a group that a company heads."""
    firm = kind_of_id(scene, memory.anchor) in ("company", "mine", "plant", "")
    return firm and any(a.is_word("the country", "country", "the nation", "nation") for a in scene.atoms[:i])


def _of_all(scene: Scene, i: int) -> bool:
    """Whether the sentence begins with a total of which it then tells parts: “Of the 1.6 million tonnes mined, …”."""
    all_the = word_at(scene, i - 2) == "of" and word_at(scene, i - 1) == "the"
    if all_the and any(a.is_word("worldwide", "globally") for a in scene.atoms[i + 1 : i + 7]):
        return True  # “three quarters of the 240,000 tonnes dug worldwide”
    if i > 3 or word_at(scene, 0) != "of":
        return False
    later = [k for k in range(i + 1, len(scene.atoms)) if scene.atoms[k].kind in "QE"]
    kinds = [scene.atoms[k].kind for k in later]
    several = min(kinds.count("E"), kinds.count("Q")) > 1  # “…, China accounted for 30 million, Europe for 15 million”
    return several or (kinds[:1] == ["Q"] and comes_from(scene, later[0]) is not None)


def _of_a_site(scene: Scene, i: int) -> str | None:
    """The site that the number describes: “the 800 MW Palisades station”, “its 3.2 GW Hornsea wind farm”."""
    after = scene.atoms[i + 1] if i + 1 < len(scene.atoms) else None
    if after is None or after.kind != "E" or after.adjective or kind_of(scene, after) not in ("mine", "plant", ""):
        return None
    return after.id if word_at(scene, i - 1) in ("the", "a", "an", "its", "their", "'s") else None


def _endowed(scene: Scene, i: int, low: int) -> str | None:
    """Who is given what the number measures: “the Hungarian factory gives CATL a capacity of 100 GWh”."""
    for j in range(i - 1, low, -1):
        atom, before = scene.atoms[j], scene.atoms[j - 1].low
        if atom.kind in "QTP":
            return None
        if atom.kind == "E" and before in ("gives", "gave", "give", "giving"):
            names = {name for a in scene.atoms[j + 1 : i] for name in a.metrics()}
            return atom.id if names and names.isdisjoint(("loan", "investment", "stake")) else None
    return None


ACTORS = frozenset(
    """makers mines miners producers growers farmers refiners smelters manufacturers carmakers consumers buyers mills plants drillers
    factories refineries exporters importers utilities developers shipyards yards suppliers households""".split()
)


def foretold_growth(scene: Scene, low: int, i: int) -> bool:
    """Whether a forecaster's bare “growth” is that of a market: “OPEC expects growth of 1.3 million barrels a day”."""
    said = scene.atoms[low:i]
    named = any(a.metrics() and not (a.is_cue("up") or a.is_cue("down")) for a in said)
    return any(a.is_word("growth") for a in said) and not named and _only_told(scene)


def _only_told(scene: Scene) -> bool:
    """Whether the sentence names none but who tells the figure: “OPEC expects growth of 1.3 million barrels a day”."""
    tellers = [j for j, a in enumerate(scene.atoms) if a.kind == "S" or (a.kind == "E" and speaks(scene, j))]
    return bool(tellers) and all(a.kind != "E" or j in tellers for j, a in enumerate(scene.atoms))


def _nobody(scene: Scene, i: int) -> bool:
    """Whether the clause is about all who do a thing, without saying where: “Mines yielded 3,672 tonnes”."""
    low, _ = scene.span_of(i)
    head = [atom for atom in scene.atoms[low : low + 3] if atom.kind != "P"]
    if not any(atom.low in ACTORS for atom in head) or any(
        atom.is_word("its", "their", "whether", "if") for atom in head
    ):
        return False
    return not any(atom.kind == "E" for atom in scene.atoms[low:i])


def _head_noun(scene: Scene) -> str | None:
    """The noun of an unnamed actor: “a collaborative initiative with …” is an initiative."""
    if not scene.atoms or scene.atoms[0].low not in ("a", "an", "the"):
        return None
    for j in range(1, min(len(scene.atoms), 6)):
        if scene.atoms[j].low in PREPOSITIONS or scene.atoms[j].kind in "VKTQP":
            before = scene.atoms[j - 1]
            return before.id if before.kind == "W" and before.id not in ("a", "an", "the") else None
    return None


HELD = frozenset(
    """company country group firm bloc venture miner producer maker nation kingdom""".split()
) | SITES


STATES = ("country", "bloc", "region", "place")


def _subject_cost(scene: Scene, i: int, j: int, metric: str) -> float:
    """How unlikely the entity at `j` is the one that the number at `i` speaks of."""
    atoms, atom = scene.atoms, scene.atoms[j]
    preposition = scene.preposition(j)
    cost = distance(scene, i, j)
    if scene.absolute(j):
        preposition = ""
    if preposition == "for" and outlook_for(scene, j):
        preposition = "of"
    if antecedent(scene, j) and preposition != "in" and j < i:
        preposition, cost = "", cost - 3
    if preposition in ("to", "for", "on", "against", "outside", "than", "via", "into", "among", "between", "after", "behind", "before"):
        return 99.0
    if atom.id == "world" and metric in FLOWS:
        return 99.0
    if preposition == "with":
        cost += 12
    elif preposition == "from":
        cost += 3 if metric == "exports" else 30
    if kind_of(scene, atom) == "place":
        cost += 5
    if metric in ("revenue", "profit") and kind_of(scene, atom) in STATES and not scene.possessive(j):
        cost += 5  # takings are a firm's, or those of a state that is said to own them
    if preposition == "":
        pass
    elif preposition == "by":
        cost += -1 if j > i else 1
    elif preposition in ("in", "at", "of"):
        cost += 4
    if (atom.adjective and _governs_other(scene, j)) or owned(scene, j):
        cost += 3
    if _places_a_rank(scene, j) or _apposed(scene, j):
        cost += 4
    if speaks(scene, j):
        return 99.0
    if preposition == "" and j < i and is_object(scene, j):
        cost += 9 if word_at(scene, j - 1) in OUTDOES or given(scene, j) else 3
    if atom.id == "world" and any(
        a.kind == "E" and a.id != "world" and scene.bare(k) and scene.clauses[k] == scene.clauses[i]
        for k, a in enumerate(atoms[:i])
    ):
        cost += 3
    if j > i:
        cost += 2 if preposition in ("in", "by") and j - i <= 4 else 6
        if scene.clauses[j] != scene.clauses[i]:
            cost += 6
    return cost


def _resolve(scene: Scene, j: int, memory: Memory) -> str | None:
    nxt = scene.atoms[j].low.partition("the ")[2] or word_at(scene, j + 1)
    kinds = {"company": ("company",), "country": ("country",)}.get(nxt, ("mine", "plant") if nxt in SITES else ())
    for k, atom in reversed([*enumerate(scene.atoms[:j])]):
        if atom.kind == "E" and (kind_of(scene, atom) in kinds or (nxt in SITES and is_site(scene, k))):
            return atom.id
    if scene.atoms[j].is_word("he", "she", "his", "her"):
        return memory.company or memory.subject  # who speaks for a company
    if nxt in SITES:
        return memory.site or memory.company or memory.subject
    if nxt in ("company", "group", "firm", "venture"):
        return memory.company or memory.subject
    if nxt in ("country", "bloc"):
        return memory.country or memory.subject
    held = memory.frame.subject if memory.frame is not None else None
    return held if held not in (None, "world") else memory.subject


def _apposed(scene: Scene, j: int) -> bool:
    """Whether the name stands in an apposition to another actor: “The maker, a Tesla and BYD supplier, earned …”."""
    for k in range(j - 1, max(-1, j - 6), -1):
        atom = scene.atoms[k]
        if atom.text in COMMA:
            opened = k + 1 < len(scene.atoms) and scene.atoms[k + 1].is_word("a", "an", "the", "one")
            ahead = scene.atoms[j + 1 : j + 7]
            closed = next((a for a in ahead if a.text in COMMA or a.kind in "VQ"), None)
            return opened and k > 0 and closed is not None and closed.text in COMMA
        if atom.kind in "VQP":
            return False
    return False


def _places_a_rank(scene: Scene, j: int) -> bool:
    """Whether the name only says where somebody else is first: “SMIC, China’s largest foundry”."""
    after = scene.atoms[j + 2] if scene.possessive(j) and j + 2 < len(scene.atoms) else None
    return after is not None and (after.id == "rank" or after.is_word("largest", "biggest", "top", "leading"))


def _governs_other(scene: Scene, j: int) -> bool:
    """Whether an adjective of nationality belongs to officials, banks or goods that are not the subject."""
    return word_at(scene, j + 1) in (
        "officials",
        "customs",
        "companies",
        "goods",
        "products",
        "scientists",
        "media",
        "workers",
    )


def _local(scene: Scene, i: int, low: int) -> bool:
    """Whether the number stands right at a name: in brackets, after at, a colon, or nothing but the name."""
    for j in range(i - 1, max(low - 1, i - 4), -1):
        atom = scene.atoms[j]
        if atom.kind == "E" and speaks(scene, j):
            return False
        if atom.kind == "E":
            preposition = scene.preposition(j)
            if j == i - 2 and word_at(scene, i - 1) == "at":
                return True
            return preposition not in ("to", "from", "on", "for", "against") and not given(scene, j)
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
