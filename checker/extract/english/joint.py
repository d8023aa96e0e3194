"""Several as one: “Chile and Peru together”, “the three combined”, “the pair”; and the one of two: “the latter”."""

from __future__ import annotations

import re

from checker.extract.english.actor import owns_a_name
from checker.extract.english.phrase import kind_of, word_at
from checker.extract.frame import LANDS, Memory
from checker.extract.joints_en import PREPOSITIONS
from checker.extract.rows import run
from checker.extract.scene import COMMA, Scene

TOGETHER = re.compile(
    r"\b(?:the )?(?:(?:top|first|other) )?(?P<n>two|three|four|five|pair|duo|trio)(?: of them| [a-z]+)? (?:together|combined|jointly)\b|\b(?P<them>between them)\b"
    r"|\bgives the (?P<pair>pair|two|duo|trio|three)\b"
)
THEY = re.compile(
    r"\bthe (?P<n>two|pair|duo|trio|three)(?: (?:companies|firms|groups|countries|nations|states|miners|producers|makers|carmakers|rivals|partners|giants|neighbours|neighbors|economies|powers|majors|suppliers|exporters|mines|plants))?"
    r"(?: (?:now|already|still|also|together|jointly|alone))? (?!of\b|and\b|largest|biggest|other)[a-z]+"
)
"""“The two countries supply 60%”, “the duo plans to spend $26 billion”."""
SHARED = re.compile(
    r"\bthe (?P<n>two|pair|duo|trio|three)['’]s? (?:combined|joint|total|aggregate|collective)\b"
)
MANY = {"two": 2, "pair": 2, "duo": 2, "three": 3, "trio": 3, "four": 4, "five": 5}
JOINTLY = frozenset(["together", "jointly", "combined", "collectively"])
MAKE = frozenset(
    "grow grew dig dug mine mined make made catch caught build built run ran own owned use used burn burned drink need plan want".split()
)
INTEND = frozenset(
    "will want wants plan plans hope hopes aim aims intend intends expect expects anticipate anticipates agreed".split()
)
EACH = frozenset(["each", "respectively", "apiece", "both"])


def together(scene: Scene, i: int, low: int, memory: Memory) -> str | None:
    """Those who were named one by one, where a number is of them all: “…; the three combined have most of it”.

    The id of such a group is made of theirs: `shell_and_bp`, `chile_and_peru`, `br_pe_bo`.
    """
    before = scene.text[scene.start : scene.atoms[i].start]
    if (" and " in before or " & " in before) and (both := _named_as_one(scene, i, low)) is not None:
        return joined(scene, both)
    said = scene.words(max(low, i - 8), i)
    if (hit := TOGETHER.search(said)) is not None:
        here = list(dict.fromkeys(f.subject for f in memory.spoken if f.subject is not None))
        named = here if len(here) > 1 else [f.subject for f in memory.before if f.subject is not None]
        named = list(dict.fromkeys(named))
        if len(named) < 2:
            named = list(memory.listed)
        count = MANY[hit["n"] or hit["pair"]] if not hit["them"] else len(named)
        ids = [id for id in named[-count:] if id != "world"]
        return joined(scene, ids) if 1 < len(ids) == count else None
    hit = (SHARED.search(said) or THEY.search(said)) if "the " in said else None
    if hit is None:
        return None
    told = list(dict.fromkeys(f.subject for f in memory.before if f.subject is not None))
    named = list(memory.listed) if len(memory.listed) == MANY[hit["n"]] else told
    if (
        any(
            (a.kind == "E" and not (j < 3 and scene.preposition(j) == "in"))
            or (a.kind == "Q" and a.id != "count")
            for j, a in enumerate(scene.atoms[:i])
        )
        or len(named) != MANY[hit["n"]]
        or any(scene.pack.kind(id) in ("region", "place", "world") for id in named)
    ):
        return None  # “the two stood at $520 and $1,880”: what is dear in two ports is no joint price
    return joined(scene, named)


def joined(scene: Scene, ids: list[str]) -> str:
    """The id of several as one."""
    if len(ids) > 2:
        return "_".join(id.lower() for id in ids)
    names = [scene.pack.label(id) if len(id) == 2 and id in scene.pack.entities else id for id in ids]
    return "_and_".join(re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") for name in names)


def _named_as_one(scene: Scene, i: int, low: int) -> list[str] | None:
    """The names of “Peru and Chile together mined”, “Kazakhstan and Canada account for 60% of”."""
    ends = next((j for j in range(i - 1, low - 1, -1) if scene.atoms[j].kind in "QE"), None)
    if (
        ends is None
        and low > 2
        and word_at(scene, low) in ("which", "who")
        and not JOINTLY.isdisjoint({word_at(scene, low + 1), word_at(scene, low + 2)})
    ):
        ends = low - 2  # “Sojitz and JOGMEC, which together invested …”
        names = coordinated(scene, ends) if scene.atoms[ends].kind == "E" else []
        return names if len(names) > 1 else None
    if (called := _called(scene, i)) is not None:
        return called
    if any(word_at(scene, k) == "between" and word_at(scene, k + 1) == "them" for k in range(i + 1, i + 8)):
        first = _first_name(scene, low)
        names = coordinated(scene, first) if first is not None and scene.bare(first) else []
        return names if len(names) > 1 else None
    if ends is None or scene.atoms[ends].kind != "E" or scene.possessive(ends):
        return None
    between = [a.low for a in scene.atoms[ends + 1 : i]]
    if not JOINTLY.isdisjoint(between[:3]) or between[:2] == ["between", "them"]:
        names = coordinated(scene, ends)
        return names if len(names) > 1 and scene.bare(ends) else None
    verb = scene.atoms[ends + 1]
    shares = verb.kind == "K" and (verb.is_cue("share") or verb.is_cue("takes") or verb.is_cue("gives"))
    will = verb.low.split()[0] in INTEND or verb.low in ("are to", "were to")
    if (
        not (shares or will or verb.kind == "V" or verb.low in MAKE or _does(scene, ends + 1, i))
        or not EACH.isdisjoint(between)
        or len(run(scene, i, "Q")) > 1
    ):
        return None
    after = {word_at(scene, k) for k in range(i + 1, i + 7)}
    names = coordinated(scene, ends)
    return names if len(names) > 1 and scene.bare(ends) and EACH.isdisjoint(after) else None


def _does(scene: Scene, j: int, i: int) -> bool:
    """Whether an unknown word right behind the names can only be a verb: “Thailand and Vietnam tap 60% of …”."""
    words = scene.atoms[j:i]
    plain = all(a.kind in "WK" and a.low.isalpha() and a.low not in PREPOSITIONS for a in words)
    return 0 < len(words) < 4 and plain and words[0].kind == "W" and words[0].low not in NO_VERBS


NO_VERBS = frozenset("and or at the a an second third first was were is are with alone".split())


def _first_name(scene: Scene, low: int = 0) -> int | None:
    """The name that a sentence or a clause begins with; of “Japan's Resonac” the firm."""
    named = (j for j, a in enumerate(scene.atoms[low : low + 6], start=low) if a.kind == "E")
    return next((j for j in named if not owns_a_name(scene, j)), None)


def _called(scene: Scene, i: int) -> list[str] | None:
    """The names at the head of a sentence that an aside sums up: “Huayou and Sinomine, the two big investors, have spent”."""
    first = _first_name(scene)
    if first is None or not scene.bare(first) or len(names := coordinated(scene, first)) < 2:
        return None
    ends = run(scene, first, "E")[-1]
    close = next((j for j in range(ends + 2, min(i, ends + 10)) if scene.atoms[j].text in COMMA), None)
    opens = word_at(scene, ends + 1) == "," and word_at(scene, ends + 2) in (
        "the",
        "both",
        "all",
        "its",
        "two",
        "three",
    )
    if close is None or not opens or any(a.kind in "QE" and a.id != "world" for a in scene.atoms[close:i]):
        return None
    return names


def coordinated(scene: Scene, j: int) -> list[str]:
    """The ids of the names of one kind that “and” joins to the one at `j`: “Chile, Peru and Mexico”."""
    listed = run(scene, j, "E")
    joint = listed[-1] - 1 - (word_at(scene, listed[-1] - 1) == "the")
    if word_at(scene, joint) in ("'s", "’s"):
        joint -= 2  # “Spain's Repsol and Italy's Eni”
    elif word_at(scene, joint) in ("run", "owned", "held") and word_at(scene, joint - 1) == "-":
        joint -= 3  # “JSW and state-run SAIL”
    if len(listed) < 2 or word_at(scene, joint) not in ("and", "&"):
        return []
    places = kind_of(scene, scene.atoms[j]) in LANDS
    alike = [
        k
        for k in listed
        if (kind_of(scene, scene.atoms[k]) in LANDS) == places and scene.atoms[k].id != "world"
    ]
    return list(dict.fromkeys(scene.atoms[k].id for k in alike))


def one_of_two(scene: Scene, i: int, low: int, memory: Memory) -> str | None:
    """Whom “the former” and “the latter” mean: the first and the second of the two who were named last."""
    before = scene.text[scene.start : scene.atoms[i].start]
    if "latter" not in before and "former" not in before:
        return None
    for j in range(i - 1, low - 1, -1):
        word = scene.atoms[j].low
        if word not in ("former", "latter", "the former", "the latter"):
            continue
        the = j if word.startswith("the ") else j - 1
        acts = the <= low or word_at(scene, the - 1) in (",", ";", "and", "but", "while", "with", "that", ":")
        if not scene.atoms[the].low.startswith("the") or not acts or not _stands_alone(scene, j):
            return None
        here = list(dict.fromkeys(a.id for a in scene.atoms[:j] if a.kind == "E" and not a.adjective))
        two = here if len(here) == 2 else list(memory.listed)
        return two[word.endswith("latter")] if len(two) == 2 else None
    return None


def _stands_alone(scene: Scene, j: int) -> bool:
    """Whether “the former” is somebody and no “former minister”."""
    after = scene.atoms[j + 1] if j + 1 < len(scene.atoms) else None
    return (
        after is None
        or after.kind in "VKQP"
        or after.low in ("has", "had", "is", "was", "with", "at", "'s", "’s", "nearly", "about")
    )
