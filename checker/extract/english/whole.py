"""A number that is the whole of the one before it: “300 t of the 900 t mined”, “a third of the 60,000 tons grown worldwide”."""

from __future__ import annotations

import re

from checker.extract.english.number import WEIGHED
from checker.extract.english.phrase import Phrase, word_at
from checker.extract.english.sense import fits
from checker.extract.frame import FLOWS, WORLDLY, Frame, Memory, dimension
from checker.extract.scene import Scene

DETERMINERS = frozenset(["the", "a", "an", "all", "those", "these"])
QUALIFIERS = frozenset(
    "known total estimated some about roughly nearly almost around proven global world 's ’s world's".split()
)
OWNED = frozenset("it they he she its their that which country company group firm bloc nation we".split())


def is_whole(scene: Scene, last: Frame | None, i: int) -> bool:
    """Whether the number stands in what the one before it is a part of: “half of the 35 million t made worldwide”."""
    if last is None or last.at < 0 or last.kind not in ("share", "amount"):
        return False
    listed = _is_of_all(scene, i, last)
    if word_at(scene, last.at + 1) != "of" and not listed:
        return False
    quantity = scene.atoms[i].quantity
    dim = dimension(quantity.unit if quantity is not None else None)
    if dim not in WEIGHED or (last.kind == "amount" and dimension(last.unit) != dim):
        return False
    if listed or OF_A_TOTAL.search(scene.words(last.at + 1, i)) is not None:
        return True
    between = [atom.low for atom in scene.atoms[last.at + 2 : i]]
    return between[:1] != [] and between[0] in DETERMINERS and all(word in QUALIFIERS for word in between[1:])


OUT_OF = re.compile(r"\bout of (?:a (?:global |world )?total of )?(?:about |some |around |nearly |over )?$")
ALL_TOLD = re.compile(r" (?:[\w-]+ ){0,2}?(?:in all|altogether|all told|in total|worldwide|globally)\b")


def _is_of_all(scene: Scene, i: int, last: Frame) -> bool:
    """Whether a list has told the parts of it: “South Africa has 560 million, China 280 million, out of 1.7 billion in all”."""
    if last.subject == "world" or OUT_OF.search(scene.words(max(0, i - 8), i)) is None:
        return False
    return last.kind == "share" or ALL_TOLD.match(scene.text, scene.atoms[i].end, scene.end) is not None


def of_all_the_world(scene: Scene, i: int, of: Phrase | None, last: Frame | None) -> bool:
    """Whether a part of the world's is nobody's in particular: “to 390,000 tonnes, half of it for solder”, “40% worldwide”."""
    told = of is not None and of.has("it", "that", "market") and last is not None and last.subject == "world"
    return told or word_at(scene, i + 1) in ("worldwide", "globally")


def all_of_it(last: Frame, memory: Memory) -> Frame:
    """The whole told before his own amount: “The world made 1.8 billion tonnes; China, with a billion, made 55% of it”."""
    told = (f for f in reversed(memory.spoken) if f is not last and f.kind == "amount" == last.kind)
    alike = (f for f in told if (f.metric, f.commodity) == (last.metric, last.commodity))
    whole = next(alike, None)
    return whole if whole is not None and whole.subject == "world" and whole.value > last.value else last


OF_A_TOTAL = re.compile(
    r"^of (?:(?:a|the|an|all) )?(?:(?:(?:world|global|worldwide)(?:['’]s)? (?:[\w-]+ ){0,2}?(?:total|reserves|output|production|resources|capacity|demand|supply|consumption|stocks|crop|harvest|sales|fleet|market))|total|sum|tally) of (?:about |some |around |nearly |over )?$"
)
"""“12% of a total of 23 million”, “30 million of the world's bauxite reserves of 120 million”."""


def whole_frame(scene: Scene, i: int, last: Frame, high: int) -> Frame | None:
    """The frame of the whole: of the same measure as its part, the world's or that of whom the share is taken."""
    quantity = scene.atoms[i].quantity
    dim = dimension(quantity.unit if quantity is not None else None)
    metric = own_noun(scene, i, dim, high) or last.metric
    if metric is None or not fits(scene, metric, dim):
        return None
    worldly = metric in WORLDLY and metric == last.metric
    subject = last.whole if last.kind == "share" else "world" if worldly else None
    if subject is None or _owned(scene, i, high):
        return None
    frame = last.copy()
    frame.evidence = {"metric": "as before"}
    frame.kind, frame.metric, frame.subject, frame.whole, frame.sign = "amount", metric, subject, None, 1
    frame.counterparty = frame.item = frame.base = None
    return frame


def own_noun(scene: Scene, i: int, dim: str, high: int) -> str | None:
    """The measure that follows a number in its own phrase: the reserves of “3 of the 7 million t of reserves”."""
    for j in range(i + 1, min(high, i + 9)):
        atom = scene.atoms[j]
        named = [name for name in atom.metrics() if fits(scene, name, dim)]
        if atom.kind == "M" and named and not (atom.is_cue("up") or atom.is_cue("down")):
            return named[0]
        if atom.kind in "EVTP" or (
            atom.kind == "W" and atom.low not in DETERMINERS | QUALIFIERS | {"of", "in"}
        ):
            return None
    return None


def _owned(scene: Scene, i: int, high: int) -> bool:
    """Whether the whole is said to be somebody's: “3 of the 5 million barrels that it pumped”."""
    for atom in scene.atoms[i + 1 : min(high, i + 9)]:
        if atom.kind in "QTP":
            return False
        if (atom.kind == "E" and atom.id != "world") or not OWNED.isdisjoint(atom.low.split()):
            return True
    return False


def part_before(scene: Scene, last: Frame, memory: Memory) -> Frame:
    """The part, where the number before is its whole: in “300 t of the 900 t mined, or a third” the share is that of the 300."""
    told = memory.spoken
    if last.kind == "change" and last.metric in FLOWS:  # “exports rose to 900 t, 12% more; Japan took 40%”
        flows = (f for f in reversed(told) if f.kind == "amount" and f.metric == last.metric)
        return next((f for f in flows if f.subject == last.subject), last)
    if len(told) < 2 or told[-1] is not last or last.subject != "world" or last.metric in FLOWS:
        return last
    part = told[-2]
    alike = part.metric == last.metric and part.subject != "world" and part.value < last.value
    return part if alike and last.kind == "amount" and is_whole(scene, part, last.at) else last
