"""Whose measure a number is: the entity at it, the actor of its clause, or who was spoken of before."""

from __future__ import annotations

from checker.extract.english.phrase import HEADS, distance, kind_of, word_at
from checker.extract.frame import FLOWS, WORLDLY, Frame, Memory
from checker.extract.scene import COMMA, OPENERS, PREPOSITIONS, Scene


def subject_of(
    scene: Scene, i: int, low: int, high: int, memory: Memory, last: Frame | None, metric: str
) -> str | None:
    """Whose measure it is: the entity named at the number, else the actor of the clause, else carried."""
    atoms = scene.atoms
    if (place := right_there(scene, i, last)) is not None:
        return place
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
    if last is not None and last.subject and last.at >= 0 and not actor_between(scene, last.at, i):
        return last.subject
    site = memory.site is not None and any(atom.is_word("the plant", "the mine") for atom in atoms[:i])
    if _nobody(scene, i) and metric in WORLDLY:
        return memory.anchor or "world"
    if (
        memory.anchor is not None
        and not site
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
            if best is None or cost < best[0]:
                best = cost, atom.id
    for j in range(i - 1, -1, -1):
        word = atoms[j].low
        if scene.clauses[j] != scene.clauses[i]:
            break
        if (
            word in ("it", "its", "they", "their", "he", "she", "his", "her")
            or word.partition("the ")[2] in HELD
            or (word == "the" and word_at(scene, j + 1) in HELD)
        ):
            who = _resolve(scene, j, memory)
            earlier = any(
                a.kind == "E" and scene.bare(k) and not speaks(scene, k) for k, a in enumerate(atoms[:j])
            )
            if who is not None and not earlier and (best is None or distance(scene, i, j) < best[0]):
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
    if metric in ("demand", "consumption") and _only_told(scene):
        return "world"
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


FIRM_NOUNS = frozenset(
    """company group firm developer maker carmaker miner giant producer lender refiner trader smelter start-up startup manufacturer
    supplier rival house utility operator chipmaker planemaker shipbuilder steelmaker retailer conglomerate business owner explorer
    foundry bank major champion venture partner""".split()
)
"""Nouns by which a text speaks of a company that it has named: “the Pittsburgh company”, “the Danish developer”."""


def describes(scene: Scene, j: int) -> bool:
    """Whether a name only describes the company that is meant: “the Texan carmaker”."""
    first = j - 2 if j > 2 and word_at(scene, j - 1) == "-" else j  # “the Anglo-Australian group”
    if first == 0 or not scene.atoms[first - 1].is_word("the", "a", "an"):
        return False
    for atom in scene.atoms[j + 1 : j + 4]:
        if atom.low in FIRM_NOUNS:
            return True
        if atom.kind not in "WCM" or atom.low in ("of", "in", "and", "'s", "’s"):
            return False
    return False


ACTORS = frozenset(
    """makers mines miners producers growers farmers refiners smelters manufacturers carmakers consumers buyers mills plants drillers
    factories refineries exporters importers utilities developers shipyards yards suppliers households""".split()
)


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


def right_there(scene: Scene, i: int, last: Frame | None) -> str | None:
    """Who stands right behind a number that is compared with another’s: “against $35,000 in China”, “at Tesla”."""
    if (
        last is None
        or word_at(scene, i + 1) not in ("in", "at", "for")
        or word_at(scene, i - 1) not in ("against", "to", "and", "with", "versus", "than")
    ):
        return None
    j = i + 2 + (word_at(scene, i + 2) == "the")
    return scene.atoms[j].id if j < len(scene.atoms) and scene.atoms[j].kind == "E" else None


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
    """company country group firm mine bloc plant venture miner producer maker nation kingdom""".split()
)


def actor_between(scene: Scene, low: int, high: int) -> bool:
    """Whether somebody else takes over between two numbers of a sentence."""
    return any(
        atom.kind == "E" and (scene.bare(j) or word_at(scene, j - 1) in ("to", "from", "in", "at", "for"))
        for j, atom in enumerate(scene.atoms[low + 1 : high], start=low + 1)
        if not (atom.id == "world" or scene.preposition(j) == "of")
    ) or any(
        atom.kind == "E" and _antecedent(scene, j) for j, atom in enumerate(scene.atoms[:high]) if j > low
    )


NOT_VERBS = PREPOSITIONS | {"and", "or", "'s", "the", "a", "an", "other", "alone", "both", "then"}


def _object(scene: Scene, j: int) -> bool:
    """Whether a verb stands between the entity and an actor before it in its clause."""
    verb = False
    after = scene.atoms[j + 1] if j + 1 < len(scene.atoms) else None
    if scene.absolute(j) or after is None or after.low in ("to", "is", "was", "has", "had", "will", "can"):
        return False
    if after.kind in "VK" and not after.is_cue("clause"):
        return False
    for k in range(j - 1, -1, -1):
        atom = scene.atoms[k]
        if scene.clauses[k] != scene.clauses[j] or atom.kind == "Q":
            return False
        if atom.kind in "VK" or (atom.kind == "W" and atom.id not in NOT_VERBS):
            verb = True
        if atom.kind == "E" and verb and scene.bare(k):
            return True
    return False


SAYS = frozenset(
    """says said say estimates estimated estimate predicts predicted reports reported counts counted sees
    saw puts gives gave reckons forecasts projects expects thinks believes calculates finds found shows
    calls warns warned notes noted argues looks has""".split()
)


OPINES = frozenset("believes reckons predicts forecasts thinks expects sees estimates foresees anticipates".split())
OFFICERS = frozenset(
    """chairman chairwoman boss chief ceo president executive executives analysts economists spokesman spokeswoman minister ministry
    director managers strategists officials""".split()
)


def speaks(scene: Scene, j: int) -> bool:
    """Whether the entity is only the one who says so: “the IEA predicts”, “according to USGS”."""
    if word_at(scene, j - 1) == "to" and word_at(scene, j - 2) == "according":
        return True
    if scene.possessive(j) and word_at(scene, j + 2) in OFFICERS:
        return any(word_at(scene, k) in OPINES and word_at(scene, k + 1) != "to" for k in (j + 3, j + 4, j + 5))
    if word_at(scene, j + 1) == "," and word_at(scene, j + 2) in ("the", "a", "an"):
        close = next((k for k in range(j + 3, j + 9) if word_at(scene, k) == ","), None)
        if close is not None and word_at(scene, close + 1) in OPINES and word_at(scene, close + 2) != "to":
            return True
    after = scene.atoms[j + 1] if j + 1 < len(scene.atoms) else None
    if after is not None and after.kind == "K" and SAYS & set(after.low.split()):
        return kind_of(scene, scene.atoms[j]) not in ("country", "mine", "plant")
    word = word_at(scene, j + 1)
    if word in ("now", "also", "still", "already", "meanwhile", "currently", "itself"):
        word = word_at(scene, j + 2)
    if word_at(scene, j + 2) == "to":
        return False  # “expects to produce”: of itself
    kind = kind_of(scene, scene.atoms[j])
    return word in SAYS and kind not in ("country", "mine", "plant") and not (word == "has" and kind)


def _antecedent(scene: Scene, j: int) -> bool:
    """Whether “, which” follows the noun phrase of the entity, so that it acts in what comes."""
    for k in range(j + 1, min(len(scene.atoms) - 1, j + 5)):
        atom = scene.atoms[k]
        if atom.text in COMMA:
            return word_at(scene, k + 1) in ("which", "who")
        if atom.kind not in "CWM" or atom.low in PREPOSITIONS:
            return False
    return False


def _subject_cost(scene: Scene, i: int, j: int, metric: str) -> float:
    """How unlikely the entity at `j` is the one that the number at `i` speaks of."""
    atoms, atom = scene.atoms, scene.atoms[j]
    preposition = scene.preposition(j)
    cost = distance(scene, i, j)
    if scene.absolute(j):
        preposition = ""
    if _antecedent(scene, j) and preposition != "in" and j < i:
        preposition, cost = "", cost - 3
    if preposition in ("to", "for", "on", "against", "outside", "than", "via", "into", "among", "between"):
        return 99.0
    if atom.id == "world" and metric in FLOWS:
        return 99.0
    if preposition == "with":
        cost += 12
    elif preposition == "from":
        cost += 3 if metric == "exports" else 30
    if kind_of(scene, atom) == "place":
        cost += 5
    if preposition == "":
        pass
    elif preposition == "by":
        cost += -1 if j > i else 1
    elif preposition in ("in", "at", "of"):
        cost += 4
    if atom.adjective and _governs_other(scene, j):
        cost += 3
    if _places_a_rank(scene, j) or _apposed(scene, j):
        cost += 4
    if speaks(scene, j) and metric not in ("revenue", "profit", "investment", "loan", "stake", "sales"):
        return 99.0
    if preposition == "" and j < i and _object(scene, j):
        cost += 3
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
    kinds = {
        "mine": ("mine", "plant"),
        "plant": ("plant", "mine"),
        "company": ("company",),
        "country": ("country",),
    }.get(nxt, ())
    for atom in reversed(scene.atoms[:j]):
        if atom.kind == "E" and kind_of(scene, atom) in kinds:
            return atom.id
    if scene.atoms[j].is_word("he", "she", "his", "her"):
        return memory.company or memory.subject  # who speaks for a company
    if nxt in ("mine", "plant"):
        return memory.site or memory.company or memory.subject
    if nxt in ("company", "group", "firm", "venture"):
        return memory.company or memory.subject
    if nxt in ("country", "bloc"):
        return memory.country or memory.subject
    return memory.frame.subject if memory.frame and memory.frame.subject else memory.subject


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
            return preposition not in ("to", "from", "on", "for", "against") and not (
                atom.id == "world" and j == i - 1 and False
            )
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


def named_before(scene: Scene, i: int, low: int) -> str | None:
    """The entity right before a number in a list: “Malaysia (13%)”, “Malaysia at 9%”, “Estonia 6%”."""
    atoms = scene.atoms
    for j in range(i - 1, max(low - 1, i - 5), -1):
        atom, word = atoms[j], atoms[j].low
        if atom.kind == "E":
            return atom.id
        if atom.kind == "P" and word not in OPENERS and word not in "'’“”\"":
            return None
        if atom.kind in "QCMT":
            return None
        if word in ("and", "or") or (word == "with" and j < i - 1):
            return None
    return None


def nearest_actor(scene: Scene, low: int, high: int) -> str | None:
    """The last entity between two atoms that can act or be the place of the act."""
    for j in range(high - 1, low, -1):
        if scene.atoms[j].kind == "E" and (scene.bare(j) or scene.preposition(j) in ("from", "in", "at")):
            return scene.atoms[j].id
    return None
