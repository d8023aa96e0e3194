"""Who is named right at a number: behind it, before it in a list, as its place, as where it comes from."""

from __future__ import annotations

import re

from checker.extract.english.actor import describes, whom_described
from checker.extract.english.phrase import kind_of, word_at
from checker.extract.english.telling import by_its_count
from checker.extract.frame import Frame, Memory, dimension
from checker.extract.scene import COMMA, OPENERS, Scene

TOTALS = frozenset(["of", "total", "totals", "totalled", "totaled"])


def right_there(scene: Scene, i: int, last: Frame | None, memory: Memory) -> str | None:
    """Who stands right behind a number that is compared with another’s: “against $35,000 in China”, “at Tesla”."""
    if word_at(scene, i + 1) in ("worldwide", "globally") and word_at(scene, i - 1) in TOTALS:
        return "world"  # “9.2 million tons out of 37 million worldwide”
    if _of_the_worlds(scene, i):
        return "world"
    alone = scene.atoms[i].id != "rank" and not any(a.kind == "E" for a in scene.atoms[:i])
    if word_at(scene, i + 1) in ("worldwide", "globally") and alone:
        return "world"  # “By 2030 the agency sees 40 percent worldwide”
    own = i > 2 and word_at(scene, i - 1) in ("its", "their") and word_at(scene, i - 2) == "and"
    if own and scene.atoms[i - 3].kind == "E" and not scene.atoms[i - 3].adjective:
        return scene.atoms[i - 3].id  # “Canada and its 12 million tonnes rank third”
    if (
        last is not None
        and last.metric in ("price", "cost")
        and word_at(scene, i + 1) == "at"
        and word_at(scene, i + 2) == "home"
    ):
        return memory.country or memory.topic_country  # “$1,100 in Rotterdam, against $240 at home”
    if last is not None and (outdone := _outdone_with(scene, i, last)) is not None:
        return outdone
    if last is None or word_at(scene, i - 1) not in ("but", "against", "to", "and", "with", "versus", "than"):
        return None
    from_one = ("from", "by") if last.metric in ("patents", "things") else ()
    return _place_behind(scene, i, from_one) or _described_behind(scene, i, last, memory)


def _of_the_worlds(scene: Scene, i: int) -> bool:
    """Whether it is all that the world has: “China gave the world 1.3 million tonnes out of 1.6 million”."""
    if word_at(scene, i - 1) != "of" or word_at(scene, i - 2) != "out" or i < 4:
        return False
    world = next((j for j, a in enumerate(scene.atoms[: i - 2]) if a.kind == "E" and a.id == "world"), None)
    return world is not None and not any(a.kind == "E" for a in scene.atoms[i + 1 : i + 4])


def _outdone_with(scene: Scene, i: int, last: Frame) -> str | None:
    """Whose the second number is where one has overtaken another: “passed Ford in May with 9,412 cars against 8,870”."""
    if word_at(scene, i - 1) not in ("against", "to", "versus") or last.at < 0 or i - last.at > 8:
        return None
    if any(a.kind in "EV" for a in scene.atoms[last.at + 1 : i]):
        return None
    for j in range(last.at - 1, 0, -1):
        if scene.atoms[j].kind == "E" and word_at(scene, j - 1 - (word_at(scene, j - 1) == "the")) in OUTDOES:
            return scene.atoms[j].id if scene.atoms[j].id != last.subject else None
    return None


OUTDOES = frozenset(
    """overtake overtakes overtook overtaken overtaking surpass surpasses surpassed surpassing pass passes passed outdo outdid beat beats
    outsell outsells outsold exceed exceeds exceeded outpace outpaced rival rivals rivalled eclipse eclipsed trail trails trailed
    trailing past above outproduce outproduces outproduced outstrip outstrips outstripped outperform outperformed outnumber outnumbered outbid
    undercut undercuts outrank outranks""".split()
)
"""Verbs whose object is only what the actor is measured against."""


def each_in(scene: Scene, i: int) -> str | None:
    """The place of a number in a list of such: “33.4% in Britain, 29.1% in Germany and 7.2% in Italy”."""
    here = _place_behind(scene, i)
    if here is None:
        return None
    quantity = scene.atoms[i].quantity
    unit = quantity.unit if quantity is not None else None
    others = [
        j
        for j, q in scene.quantities()
        if j != i
        and (None in (q.unit, unit) or dimension(q.unit) == dimension(unit))
        and word_at(scene, _behind(scene, j)) == word_at(scene, _behind(scene, i))
    ]
    return here if any(_place_behind(scene, j) not in (None, here) for j in others) else None


def _behind(scene: Scene, i: int) -> int:
    """What follows a number and its goods: the “for” of “44 million tonnes of nickel for Indonesia”."""
    of_goods = word_at(scene, i + 1) == "of" and i + 2 < len(scene.atoms) and scene.atoms[i + 2].kind == "C"
    begin = i + 3 if of_goods else i + 1
    return begin + (word_at(scene, begin) in LIES)


LIES = frozenset("lie lies lay are is were was sit sits located".split())
"""Verbs that may stand between a number and its place: “44 million lie in China, 21 million in Brazil”."""


def _place_behind(scene: Scene, i: int, more: tuple[str, ...] = ()) -> str | None:
    begin = _behind(scene, i)
    if word_at(scene, begin) not in ("in", "at", "for", *more):
        return None
    j = begin + 1 + (word_at(scene, begin + 1) == "the")
    named = j < len(scene.atoms) and scene.atoms[j].kind == "E" and not describes(scene, j)
    return scene.atoms[j].id if named else None


def part_there(scene: Scene, i: int) -> str | None:
    """Where a part of what was told before is: “430 million tonnes were made, 150 million of them in China”."""
    if word_at(scene, i + 1) != "of" or word_at(scene, i + 2) not in ("it", "them", "that", "these", "which"):
        return None
    begin = i + 3 + (word_at(scene, i + 3) in LIES)
    named = begin + 1 + (word_at(scene, begin + 1) == "the")
    there = word_at(scene, begin) in ("in", "at") and named < len(scene.atoms)
    return scene.atoms[named].id if there and scene.atoms[named].kind == "E" else None


ONTO = re.compile(
    r" (?:was|were|is|are|(?:will|would|could) be|has been|have been) (?:added to|(?:wiped|knocked|shaved|lopped|taken) off) (?:the )?"
)


def put_onto(scene: Scene, i: int) -> str | None:
    """Whose measure so much is added to or taken from: “18 TWh was added to Africa's power output”."""
    hit = ONTO.match(scene.text, scene.atoms[i].end, scene.end)
    whose = next((a for a in scene.atoms[i + 1 : i + 8] if hit is not None and a.end > hit.end()), None)
    return whose.id if whose is not None and whose.kind == "E" else None


def left_for(scene: Scene, i: int) -> str | None:
    """Who gets what the others leave: “Asia took 82% of it, leaving 18% for the rest of the world”."""
    leaves = any(word_at(scene, k) in LEAVES for k in (i - 1, i - 2))
    named = i + 2 + (word_at(scene, i + 2) == "the")
    if not leaves or word_at(scene, i + 1) not in ("for", "to") or named >= len(scene.atoms):
        return None
    return scene.atoms[named].id if scene.atoms[named].kind == "E" else None


LEAVES = frozenset("leaving leaves left leave".split())


def _described_behind(scene: Scene, i: int, last: Frame, memory: Memory) -> str | None:
    """Whom a description behind a number means: “2.7 million for the Andean nation”, “at its Danish rival”."""
    begin = _behind(scene, i)
    if word_at(scene, begin) not in ("in", "at", "for") or word_at(scene, begin + 1) not in ("the", "its"):
        return None
    j = next((k for k in (begin + 2, begin + 3) if k < len(scene.atoms) and scene.atoms[k].kind == "E"), None)
    return whom_described(scene, j, memory, last.subject) if j is not None and describes(scene, j) else None


def _behind_goods(scene: Scene, i: int) -> int:
    """The atom behind the number and what it is of: the “came” of “296,000 pounds of uranium came out of Honeymoon”."""
    goods = i + 1 + (word_at(scene, i + 1) == "of")
    of = goods > i + 1 or scene.atoms[i].low.endswith(" of")
    return goods + 1 if of and goods < len(scene.atoms) and scene.atoms[goods].kind == "C" else i + 1


def comes_from(scene: Scene, i: int) -> str | None:
    """Where the number says that its part comes from: “77,000, or 13%, came from China, 4,400 from Vietnam”, “2.27 million was Chinese”."""
    begin = j = _behind_goods(scene, i)
    while j < len(scene.atoms) and (
        scene.atoms[j].text in COMMA or scene.atoms[j].kind == "Q" or word_at(scene, j) == "or"
    ):
        j += 1
    if j > begin and word_at(scene, begin + 1) != "or":
        return None
    be = word_at(scene, j) in ("was", "were", "is", "are")
    if j + 1 >= len(scene.atoms) or not (be or scene.atoms[j].is_cue("origin")):
        return None
    who = (
        scene.atoms[j + 1 + (word_at(scene, j + 1) == "the")]
        if j + 2 < len(scene.atoms)
        else scene.atoms[j + 1]
    )
    if (
        scene.atoms[j].low.endswith("out of")
        and scene.possessive(j + 1)
        and j + 3 < len(scene.atoms)
        and scene.atoms[j + 3].kind == "E"
    ):
        who = scene.atoms[j + 3]  # “came out of Boss Energy's Honeymoon mine”
    return who.id if who.kind == "E" and (who.adjective or not be) else None


def named_before(scene: Scene, i: int, low: int) -> str | None:
    """The entity right before a number in a list: “Malaysia (13%)”, “Malaysia at 9%”, “Estonia 6%”."""
    atoms = scene.atoms
    for j in range(i - 1, max(low - 1, i - 5), -1):
        atom, word = atoms[j], atoms[j].low
        if atom.kind == "E" and describes(scene, j):
            return None  # “its Peruvian unit another 71,000 tonnes”
        if atom.kind == "E":
            seat = j > 1 and atoms[j - 1].low == "of" and atoms[j - 2].kind == "E"
            return atoms[j - 2].id if seat else atom.id  # “Rio Tinto of London holds 42%”
        if atom.kind == "P" and word not in OPENERS and word not in "'’“”\"":
            return None
        if atom.kind in "QCMT":
            return None
        if word in ("and", "or", "it", "them") or (word == "with" and j < i - 1):
            return None  # “S&P expects it to take 24%”
    return None


def nearest_actor(scene: Scene, low: int, high: int) -> str | None:
    """The last entity between two atoms that can act or be the place of the act."""
    for j in range(high - 1, low, -1):
        if (
            scene.atoms[j].kind == "E"
            and not by_its_count(scene, j)
            and not describes(scene, j)
            and (
                scene.bare(j)
                or (
                    scene.preposition(j) in ("from", "in", "at") and kind_of(scene, scene.atoms[j]) != "place"
                )
            )
        ):
            return scene.atoms[j].id
    return None


CREDITS = frozenset("credit credits credited".split())


def credited(scene: Scene, i: int, low: int) -> str | None:
    """Who is said to have so much: “statisticians credit Brazil with a mere 20 tonnes”."""
    for j in range(i - 1, low, -1):
        if scene.atoms[j].kind in "QP":
            return None
        if (
            scene.atoms[j].kind == "E"
            and word_at(scene, j - 1) in CREDITS
            and word_at(scene, j + 1) == "with"
        ):
            return scene.atoms[j].id
    return None
