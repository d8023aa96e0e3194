"""Whose measure a number is: the entity at it, the actor of its clause, or who was spoken of before."""

from __future__ import annotations

from checker.extract.english.actor import (
    SITES,
    actor_between,
    comes_from,
    described,
    describes,
    each_in,
    named_before,
    right_there,
)
from checker.extract.english.candidate import likeliest
from checker.extract.english.implied import (
    endowed,
    head_noun,
    nobody,
    of_a_site,
    of_all,
    of_the_country,
    of_world_trade,
    only_told,
    resumed,
    says_country,
    source_of,
    together,
    told_by_the_world,
)
from checker.extract.english.partner import given
from checker.extract.english.phrase import kind_of_id, word_at
from checker.extract.english.telling import speaks
from checker.extract.frame import WORLDLY, Frame, Memory
from checker.extract.scene import Scene

BALANCES = ("surplus", "deficit", "shortfall", "glut", "shortage")


def subject_of(
    scene: Scene, i: int, low: int, high: int, memory: Memory, last: Frame | None, metric: str
) -> str | None:
    """Whose measure it is: the entity named at the number, else the actor of the clause, else carried."""
    if (all_of_them := together(scene, i, low, memory)) is not None:
        return all_of_them
    if (named := _at_the_number(scene, i, low, last, metric)) is not None:
        return named
    if (goes_on := _of_the_last(scene, i, last, memory, metric)) is not None:
        return goes_on
    if nobody(scene, i) and metric in WORLDLY:
        return memory.anchor or "world"
    if memory.anchor is not None and _is_headed(scene, i, memory):
        return _firm_of_the_group(scene, memory, metric) or memory.anchor
    if (firm := described(scene, i, memory)) is not None:
        return firm
    best = likeliest(scene, i, memory, metric)
    if any(scene.atoms[j].is_word("domestic") for j in range(low, i)) and (best is None or best[0] > 3):
        return memory.topic_country or memory.country
    if best is not None:
        alone = sum(a.kind == "E" for a in scene.atoms) == 1 and memory.frame is None
        if best[0] < (40 if alone else 12):
            return best[1]
    return _carried(scene, memory, last, metric)


def _firm_of_the_group(scene: Scene, memory: Memory, metric: str) -> str | None:
    """The company that the group of a country has come to, for what only a company has: “Phase one can press 2,000 tonnes”."""
    told = memory.frame.subject if memory.frame is not None else None
    in_a_state = kind_of_id(scene, memory.anchor) in ("country", "region", "bloc")
    return told if in_a_state and kind_of_id(scene, told) == "company" and metric in OF_FIRMS else None


OF_FIRMS = frozenset(
    ["capacity", "investment", "revenue", "profit", "workforce", "loan", "sales", "lead_time"]
)


def _at_the_number(scene: Scene, i: int, low: int, last: Frame | None, metric: str) -> str | None:
    """Who is named right at the number, or implied by the phrase that it stands in."""
    if (place := right_there(scene, i, last) or each_in(scene, i)) is not None:
        return place
    if metric != "price" and (site := of_a_site(scene, i)) is not None:
        return site
    if (gets := endowed(scene, i, low)) is not None:
        return gets
    if metric in WORLDLY and (source := comes_from(scene, i)) is not None:
        return source
    if (metric in WORLDLY and of_all(scene, i)) or of_world_trade(scene, i):
        return "world"
    if _local(scene, i, low) and (named := named_before(scene, i, low)) is not None:
        return named
    return source_of(scene, i)


def _of_the_last(scene: Scene, i: int, last: Frame | None, memory: Memory, metric: str) -> str | None:
    """The subject of the number before, when nobody takes over in between."""
    if last is None or last.at < 0 or actor_between(scene, last.at, i):
        return None
    if last.actor and metric in ("revenue", "profit"):
        return last.actor
    if not last.subject:
        return None
    if last.subject == "world" and any(a.is_word("it", "he", "they") for a in scene.atoms[last.at + 1 : i]):
        return None  # “of 48 million tonnes mined worldwide it turned out 15 million”
    main = resumed(scene, i, last, memory)
    return main or of_the_country(scene, i, last, memory, metric) or last.subject


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


def _carried(scene: Scene, memory: Memory, last: Frame | None, metric: str) -> str | None:
    """Whom a sentence that names nobody speaks of: the market, the heading, whoever was spoken of before."""
    if metric == "event" and (head := head_noun(scene)) is not None:
        return head
    if last is not None and last.subject:
        return last.subject
    firm = kind_of_id(scene, memory.anchor or memory.subject) in ("company", "mine", "plant", "source")
    if metric in ("demand", "consumption") and (firm or only_told(scene)):
        return "world"  # no company has the demand of a market
    if metric in {*WORLDLY, "things"} and memory.anchor is None and told_by_the_world(scene):
        return "world"
    if metric == "other" and any(a.is_word(*BALANCES) for a in scene.atoms):
        return "world"
    if memory.anchor is not None:
        return memory.anchor
    frame = memory.frame
    if frame is not None and frame.subject == "world" and frame.commodity and metric in WORLDLY:
        return "world"
    held = memory.of_metric.get(metric)
    if frame is not None and memory.same_block and _other_firm(scene, frame.subject, held):
        return frame.subject
    about = frame.subject if frame is not None and memory.same_block and frame.metric == metric else None
    if held is not None and held.subject == "world" and about is not None:
        return about  # after “Brazil sells 20 million tonnes of a world trade of 90 million”
    if held is not None and held.subject and memory.subject and metric not in ("event", "things", "other"):
        return held.subject
    return memory.subject


def _other_firm(scene: Scene, spoken_of: str | None, held: Frame | None) -> bool:
    """Whether the paragraph has turned to another company than the one whose revenue was told before."""
    firms = (spoken_of, held.subject if held is not None else None)
    return firms[0] != firms[1] and all(kind_of_id(scene, id) == "company" for id in firms)


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
