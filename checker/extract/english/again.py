"""A number that leans on the one before it: an aside, the same in other words, one more of the same list."""

from __future__ import annotations

import re

from checker.extract.comparatives import COMPARATIVES
from checker.extract.english.actor import actor_between
from checker.extract.english.at_hand import (
    comes_from,
    each_in,
    named_before,
    nearest_actor,
    part_there,
    right_there,
)
from checker.extract.english.change import FIGURES
from checker.extract.english.implied import resumed
from checker.extract.english.partner import flow_partner
from checker.extract.english.phrase import word_at
from checker.extract.english.sense import fits
from checker.extract.english.whole import own_noun
from checker.extract.frame import FLOWS, Frame, Memory, dimension
from checker.extract.scene import COMMA, Scene


def apposed(scene: Scene, last: Frame, i: int) -> bool:
    """Whether only words of change, times and marks stand between the number before and this one."""
    if (
        last.kind not in ("amount", "change", "count")
        or last.at < 0
        or scene.clauses[last.at] != scene.clauses[i]
    ):
        return False
    if _of_its_own(scene, i):
        return False
    between = scene.atoms[_behind_its_goods(scene, last.at, i) : i]
    own = any(
        a.kind in "EQCV" and a.time is None for a in between if not (a.is_cue("up") or a.is_cue("down"))
    )
    turns = any(a.is_cue("up") or a.is_cue("down") for a in between) or compares(scene, i)
    turns = turns or any(a.is_word("loss", "losses") for a in between)
    between = [a for a in between if not a.is_word("loss", "losses")]
    named = any(a.metrics() and not a.is_cue("up") and not a.is_cue("down") for a in between)
    return turns and not own and not named


def _behind_its_goods(scene: Scene, at: int, i: int) -> int:
    """The atom behind what a number says that it is of: “26 billion euros of value-added tax, up 10%”."""
    if word_at(scene, at + 1) != "of":
        return at + 1
    return next((j for j in range(at + 2, i) if _ends_goods(scene, j)), i)


def _of_its_own(scene: Scene, i: int) -> bool:
    """Whether a part is said to be of another measure: “lost a quarter of its market value”."""
    own = word_at(scene, i + 1) == "of" and word_at(scene, i + 2) in ("its", "their")
    return own and any(a.metrics() for a in scene.atoms[i + 3 : i + 5])


def _ends_goods(scene: Scene, j: int) -> bool:
    atom = scene.atoms[j]
    return atom.kind in "TQV" or atom.text in COMMA or atom.is_word("in", "at", "from", "to", "for")


def restates(scene: Scene, last: Frame, i: int, dim: str) -> bool:
    """Whether the number stands beside the one before with no measure of its own: “77%, or 10.4 million kg”."""
    if last.kind in ("change", "multiple") and last.at >= 0 and last.metric is not None:
        between = scene.atoms[last.at + 1 : i]
        alike = dimension(last.unit) == dim or (fits(scene, last.metric, dim) and len(between) < 8)
        named = any(a.metrics() or a.kind in "EQ" or a.is_cue("up") or a.is_cue("down") for a in between)
        return alike and not named
    if (
        last.kind not in ("share", "amount")
        or last.at < 0
        or last.metric is None
        or not fits(scene, last.metric, dim)
    ):
        return False
    between = scene.atoms[last.at + 1 : i]
    other_sum = dim == "money" and dimension(last.unit) not in ("money", "price")
    if (
        other_sum
        and any(a.is_word("and", "but") for a in between)
        and not any(a.is_word(*VALUED) for a in between)
    ):
        return False  # “has seized three tonnes of metal and wants $500 million”
    if ABROAD.match(scene.text, scene.atoms[i].end, scene.end):
        return False
    if _relative(scene, i, last) or (
        dim == "money" and LENT.match(scene.text, scene.atoms[i].end, scene.end)
    ):
        return False
    if len(between) > 1 and between[-1 - between[-1].is_word("the", "about")].low == "from":
        between = [a for a in between if a.metrics() or not (a.is_cue("up") or a.is_cue("down"))]
    return not any(
        a.metrics() or a.kind == "Q" or a.is_cue("up") or a.is_cue("down") for a in between
    ) and not any(a.metrics() for a in scene.atoms[i + 1 + _passive(scene, i) : i + 2 + _passive(scene, i)])


ABROAD = re.compile(
    r" (?:of [\w-]+(?: [\w-]+)? )?(?:(?:was|were|is|are|has been|have been) )?(?:went|goes|go|gone|sent|shipped|sold) (?:abroad|overseas|out of the country)\b"
)
LENT = re.compile(
    r" (?:of (?:it|that|this|them|which|the sum) )?(?:(?:is|was|are|were|will be) )?(?:borrowed|lent)\b"
)
VALUED = ("worth", "valued", "value", "or")


def _relative(scene: Scene, i: int, last: Frame) -> bool:
    """Whether a relative clause right behind says of what it is: “a quota of 22,000 tonnes, against the 35,000 that it produced”."""
    if word_at(scene, i + 1) not in ("that", "which", "it", "they"):
        return False
    verb = next((a for a in scene.atoms[i + 2 : i + 5] if a.kind == "V"), None)
    return (
        verb is not None and bool(verb.metrics()) and last.metric not in (*verb.metrics(), "mine_production")
    )


def _passive(scene: Scene, i: int) -> bool:
    """Whether what was done with so much stands behind it: “output rose to 118,000 tonnes but only 99,000 were sold”."""
    return word_at(scene, i + 1) in ("was", "were", "is", "are") and word_at(scene, i + 2).endswith(
        ("ed", "sold")
    )


WERE = frozenset("had has have been was were stood at still only just".split())

EARLIER = frozenset(
    "a an one two three the week month day year weeks months days years earlier before ago".split()
)
PRICED = frozenset("cost fetched traded sold changed hands for".split())
COULD = re.compile(
    r"\b(?:it|that|this|the (?:share|figure|proportion)) (?:could|may|might|will|would|should|can) (?:reach|rise to|grow to|climb to|hit|fall to) $"
)
"""“They believe it could reach 20% by 2040.”"""


def once_was(scene: Scene, i: int, dim: str, memory: Memory) -> Frame | None:
    """The frame of the sentence before, where this one only tells what the same was: “They had been 1.9 GW a year before”."""
    told = next((f for f in reversed(memory.before) if dimension(f.unit) == dim), None)
    head = next((j for j, a in enumerate(scene.atoms[:i]) if a.kind not in "TP" and a.low not in EARLIER), 0)
    words = WERE | PRICED if told is not None and told.metric == "price" else WERE
    bare = scene.atoms[head].is_word("they", "it") and all(a.low in words for a in scene.atoms[head + 1 : i])
    could = told is not None and told.kind == "share" and COULD.search(scene.words(0, i)) is not None
    if told is None or not (bare or could) or i < 2 or not memory.same_block:
        return None
    if i + 1 < len(scene.atoms) and scene.atoms[i + 1].low.startswith("in ") and scene.atoms[i + 1].metrics():
        return None  # “It had $170 million in the bank”
    frame = told.copy()
    frame.kind = "share" if told.kind == "share" else "amount"
    frame.sign, frame.base, frame.evidence = 1, None, {"metric": "as before"}
    return frame


def begins_another(scene: Scene, last: Frame, i: int, dim: str, high: int) -> bool:
    """Whether a new clause tells of another measure: “… (40%); it owned 3 of the 7 million t of reserves”."""
    if last.at < 0 or scene.clauses[last.at] == scene.clauses[i]:
        return False
    return own_noun(scene, i, dim, high) not in (None, last.metric)


def compares(scene: Scene, i: int) -> bool:
    """Whether the number is how much more or less: “9.97 million in September, 248,000 more than in August”."""
    return word_at(scene, i + 1) in COMPARATIVES or word_at(scene, i + 1) == "short"


def _bought_from(scene: Scene, i: int, last: Frame) -> bool:
    """Whether a part of what was imported is said to come from somebody: “…, of which 800 t, or a tenth, came from Chile”."""
    return last.metric == "imports" and comes_from(scene, i) is not None


def _next_giver(scene: Scene, i: int) -> str | None:
    """Who gives the next sum of a list: “a loan from the bank, $50 million from the ministry and $550 million from private investors”."""
    j = i + 2 + (word_at(scene, i + 2) == "the")
    if word_at(scene, i + 1) != "from" or j >= len(scene.atoms):
        return None
    if scene.atoms[j].kind in "ES":
        return scene.atoms[j].id
    pair = scene.words(j, min(len(scene.atoms), j + 2))
    return (
        pair.replace(" ", "_")
        if pair.endswith(("investors", "backers", "lenders", "banks", "shareholders"))
        else None
    )


def _next_taker(scene: Scene, i: int, last: Frame) -> str | None:
    """Who gets the next sum of a list: “Guardian got $6 million from the Pentagon; Fireweed, an explorer, $16 million”."""
    low, _ = scene.span_of(i)
    low += scene.atoms[low].kind == "P"
    head = scene.atoms[low]
    verb = any(a.kind in "VQ" for a in scene.atoms[low:i])
    named = head.kind == "E" and not head.adjective and head.id not in (last.subject, last.counterparty)
    return head.id if low > last.at >= 0 and named and not verb else None


HOME_MADE = re.compile(
    r" (?:tonnes |tons |of (?:it|them) )?(?:(?:is|was|were|are|being|came|come|comes) )?(?:home-?made|home-?grown|domestic(?:ally)?\b|made at home|from (?:its|their) own|from home|locally made)"
)
"""What was not bought abroad: “17,000 come from China and only 1,000 from its own plants”."""


COMES_TO = ("to", "at", "average", "averages", "averaging")
"""What leads to the level that a change comes to: “fell 0.40 cent to finish at 18.90”."""


def same_again(scene: Scene, i: int, low: int, last: Frame, memory: Memory) -> Frame:
    """The frame of the number before, for the one named with it."""
    frame = last.copy()
    frame.evidence = {"metric": "as before"}
    who = (
        right_there(scene, i, last, memory)
        or comes_from(scene, i)
        or named_before(scene, i, low)
        or (last.metric not in FLOWS and (each_in(scene, i) or part_there(scene, i)))
    ) or None
    if last.kind in ("change", "multiple"):
        if who is None and scene.clauses[i] != scene.clauses[last.at]:
            there = (
                a.id
                for j, a in enumerate(scene.atoms[:i])
                if j > last.at and a.kind == "E" and scene.preposition(j) == "in"
            )
            who = next(there, None)  # “…, twice last year's level; in China it costs 9,200 yuan”
        if who is not None and last.counterparty is None:
            frame.subject = who
        own = scene.atoms[i].quantity
        again = (
            dimension(last.unit) != dimension(own.unit if own else None) and word_at(scene, i - 1) != "or"
        ) or (word_at(scene, i - 1) == "of" and word_at(scene, i - 2) in FIGURES)
        if again or word_at(scene, i - 1) in COMES_TO:
            frame.kind, frame.sign = "amount", 1  # “grew 12% to 26 million”, but “leapt 31%, or 306 TWh”
        return frame
    frame.kind, frame.whole = "amount", None
    goods = [j for j in range(last.at + 1, i) if scene.atoms[j].kind == "C"]
    if goods and i - goods[-1] < 4 and word_at(scene, goods[-1] - 1) in ("and", ",", ";"):
        frame.commodity = scene.atoms[goods[-1]].id  # “copper amounted to 830,000 tonnes and gold to 65”
    if last.metric != "profit":
        frame.sign = 1
    if frame.metric == "exports" and "of which" in scene.words(max(0, i - 6), i):
        frame.counterparty = next(
            (
                a.id
                for j, a in enumerate(scene.atoms)
                if j > i and a.kind == "E" and scene.preposition(j) == "to"
            ),
            None,
        )
    if last.metric in ("loan", "investment") and last.counterparty is not None:
        frame.subject = _next_giver(scene, i) or frame.subject
        frame.counterparty = _next_taker(scene, i, last) or frame.counterparty
        return frame
    if last.metric in ("consumption", "demand") and (origin := comes_from(scene, i)) not in (
        None,
        last.subject,
    ):
        frame.metric, frame.subject, frame.counterparty = "imports", last.subject, origin
        return frame  # “uses 20,000 tonnes a year, of which 17,000 come from China”
    if last.metric == "imports" and HOME_MADE.match(scene.text, scene.atoms[i].end, scene.end) is not None:
        frame.metric, frame.counterparty = "production", None
        return frame
    partner = flow_partner(scene, i, i, len(scene.atoms), frame) if last.metric in FLOWS else None
    if partner is not None and word_at(scene, i + 1) in ENDS:
        frame.counterparty = partner  # “18 bcm, 6 bcm of it from Norway”, “4 million went to Indonesia”
    elif (
        who is not None
        and last.metric in FLOWS
        and (last.counterparty is not None or _bought_from(scene, i, last))
    ):
        frame.counterparty = who
    elif who is not None:
        frame.subject = who
    elif (main := resumed(scene, i, last, memory)) is not None:
        frame.subject = main
    elif last.kind == "amount" and actor_between(scene, last.at, i):
        frame.subject = nearest_actor(scene, last.at, i) or last.subject
    return frame


ENDS = ("of", "from", "to", "went", "goes", "go", "came", "comes", "come", "headed")
"""Words right behind a number after which the other end of a flow is told."""
FIGURE_IS = re.compile(
    r"\bthe (?:figure|share|number|ratio|proportion|rate|percentage|equivalent|corresponding figure|comparable figure) (?:is|was|stands at|stood at|comes to|came to)(?: only| just| about| around| nearly| over| some)? $"
)


def figure_for(scene: Scene, i: int, memory: Memory, last: Frame | None) -> Frame | None:
    """The measure told before, of another: after a share of the EU's imports, “For the U.S. the figure is 70%”."""
    told, quantity = last or memory.frame, scene.atoms[i].quantity
    if told is None or quantity is None or not FIGURE_IS.search(scene.words(max(0, i - 9), i)):
        return None
    if dimension(told.unit) != dimension(quantity.unit) or told.kind in ("rank", "date"):
        return None
    low, _ = scene.span_of(i)
    start = low + (scene.atoms[low].kind == "P" or word_at(scene, low) in ("and", "while", "whereas", "but"))
    at = start + 1 + (word_at(scene, start + 1) == "the")
    if word_at(scene, start) not in ("for", "in") or at >= i or scene.atoms[at].kind != "E":
        return None
    frame = told.copy()
    frame.whole = scene.atoms[at].id if told.whole == told.subject else told.whole
    frame.subject = scene.atoms[at].id
    frame.period = frame.carry = frame.item = frame.base = None
    frame.evidence = {"metric": "as before"}
    return frame
