"""What lies in the ground and is neither made nor kept: reserves of a country, resources of a deposit."""

from __future__ import annotations

import re

from checker.extract.atom import Atom
from checker.extract.english.actor import SITES
from checker.extract.english.phrase import kind_of, word_at
from checker.extract.frame import KNOWN_FIRMS, Frame, Memory
from checker.extract.scene import COMMA, Scene

HOLDS = frozenset(["holds", "hold", "held", "contains", "contain", "contained"])
HAS = HOLDS | frozenset(
    "has,have,had,owns,own,owned,possesses,possess,boasts,boast,boasted,hosts,host,sits,sit,sitting,sits on,sit on,sat on".split(
        ","
    )
)
YEARLY = re.compile(
    r" (?:(?:a|per|each|every) (?:year|month|day|week)|annually|yearly|in stock|in storage|of capacity)\b"
)


IN_THE_GROUND = re.compile(
    r"\b(?:brines?|deposits?|clays?|veins?|mud|nodules|seabed|orebody|discovery|tailings|lagoons|(?:oil|gas) ?fields?|fields?|basins?)\b(?:,[^.;,]{1,40},)?[^.;,]{0,40} (?:holds?|contains?|hosts?|harbours?) (?:about |some |over |nearly |up to )?$"
)
"""“Brines in Arkansas that hold 4 million tonnes.”"""


PUT_AT = re.compile(
    r"\b(?:puts?|put|estimates?|estimated|reckons|measures?|measured) (?:the |its |their )?[\w .'’-]{0,30}\b(?:deposit|ore ?body|discovery|find|resource|lode|seam|vein)(?: at [A-Z]\w+)? (?:at|to hold|to contain) (?:about |some |over |nearly |around )?$"
)
"""“Puts the Fen deposit at 16 million tonnes.”"""


def held_in_the_ground(scene: Scene, i: int, low: int, memory: Memory) -> str | None:
    """What a deposit or a country has, no other measure being named: “Brazil has 21 million tonnes of rare earths”."""
    said = scene.words(max(0, i - 10), i)
    if IN_THE_GROUND.search(said) is not None or PUT_AT.search(said) is not None:
        return "resources"
    has = [j for j in range(low, i) if scene.atoms[j].low in HAS]
    verb = has[-1] if has else None
    if verb is None or i - verb > 3:
        return None
    if scene.atoms[verb].low in ("has", "have", "had") and _is_done(scene.atoms[verb + 1]):
        return None  # “imports from Laos have reached 5,000 tonnes”
    sits = scene.atoms[verb].low.startswith(("sit", "sat"))
    head = low + (word_at(scene, low) == "the")
    head += scene.atoms[head].low in SITES  # “the mine” is no measure of its own
    main = [a for k, a in enumerate(scene.atoms[head:i], head) if scene.clauses[k] == scene.clauses[i]]
    if not sits and any(a.metrics() for a in main):
        return None
    named = [a for a in scene.atoms[low:verb] if a.kind == "E"]
    opening = scene.atoms[0].low.removeprefix("the ") if scene.atoms[0].low != "the" else scene.atoms[1].low
    if opening in SITES and scene.atoms[verb].low in HOLDS:
        return "resources"  # “The mine, which will cost $2.2 billion, holds 148 million pounds of antimony”
    if not named:
        return None
    kind = kind_of(scene, named[-1])
    dug = kind == "" and (
        memory.site == named[-1].id or word_at(scene, i + 2) in ("rock", "ore", "mineralisation")
    )
    if (kind in ("mine", "place") or dug) and scene.atoms[verb].low in HOLDS:
        return "resources"
    if (
        kind != "country"
        or YEARLY.search(scene.text, scene.atoms[i].end, min(scene.end, scene.atoms[i].end + 40)) is not None
    ):
        return None
    return "reserves" if _is_mined(scene, memory) else None


def _is_done(atom: Atom) -> bool:
    """Whether a participle stands there, so that the verb before it only tells the time."""
    moves = atom.kind == "K" and any(map(atom.is_cue, ("up", "down", "reach")))
    return moves or (atom.kind in "VW" and atom.low.endswith(("ed", "en", "ung", "unk")))


PART_HELD = re.compile(
    r" of (?:the |all (?:the )?)?(?:world|planet|earth|globe)(?:['’]s)? (?:(?:known|total|entire) )?(?:[\w-]+ ){0,2}?[\w-]+(?=[.,;]|$| (?:and|but|yet|in|under|according|though|while|although)\b)"
)


def part_of_what_lies_there(scene: Scene, i: int, memory: Memory) -> bool:
    """Whether a part is of all that lies in the ground: “Brazil holds a quarter of the world's rare earths”."""
    if word_at(scene, i - 1) not in HOLDS_PART or not PART_HELD.match(
        scene.text, scene.atoms[i].end, scene.end
    ):
        return False
    goods = next((j for j in range(i + 1, min(i + 8, len(scene.atoms))) if scene.atoms[j].kind == "C"), None)
    if goods is None or any(a.metrics() for a in scene.atoms[i + 1 : goods + 2]):
        return False
    firm = any(a.kind == "E" and kind_of(scene, a) in KNOWN_FIRMS for a in scene.atoms[:i])
    return not firm and _is_mined(scene, memory)


HOLDS_PART = frozenset("holds hold held has have possesses possess boasts boast sits on sit on".split())


def _is_mined(scene: Scene, memory: Memory) -> bool:
    """Whether the goods of a sentence, or those spoken of before, come out of the ground; gold is what a bank has, too."""
    goods = next(
        (a.id for a in scene.atoms if a.kind == "C"), memory.frame.commodity if memory.frame else None
    )
    known = scene.pack.commodities.get(goods or "")
    return known is not None and known.mined and known.id != "gold"


def at_a_grade(scene: Scene, i: int, last: Frame | None) -> bool:
    """Whether the percentage is how rich the ore of the number before is: “261 million tonnes at 2.19%”."""
    ore = last is not None and last.metric in ("resources", "reserves") and last.unit == "t"
    if not ore or last is None or scene.atoms[i - 1].low not in ("at", "grading"):
        return False
    return i - 5 <= last.at < i - 1 and all(
        a.kind in "WCV" and a.text not in COMMA for a in scene.atoms[last.at + 1 : i]
    )
