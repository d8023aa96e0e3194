"""Quotas: what may be dug, made or shipped, by words of leave and limit around an amount."""

from __future__ import annotations

import re

from checker.extract.frame import Memory
from checker.extract.scene import Scene

ALLOTTED = re.compile(
    r"\b(?:allotted|allowed|permitted|licensed|capped at|ceiling of|cap of|quota of|targets? by)(?: [a-z]+)?\s*$"
)


UNDER = re.compile(
    r" (?:[\w-]+ ){0,6}?under (?:the |its |a |this |that )?(?:[\w'’-]+ ){0,3}?(?:quota|cap|ceiling|licence|license|permit)s?\b"
)
MAY = re.compile(
    r"\b(?:may|can|(?:is|are|was|were|be) (?:allowed|permitted|entitled|free) to) \w+(?: \w+)? $"
)


COVER = re.compile(
    r"\b(?:permits?|licen[cs]es|allotments?|allocations?|work plans) (?:[\w-]+ ){0,4}?(?:cover|allow|provide for|amount to|run to|total|add up to)(?:s|ed|led)? (?:[a-z]+ ){0,2}$"
)
"""“Mine permits for this year cover 300 million tonnes of ore”."""


CAPS = re.compile(
    r"\b(?:caps?|capped|capping|limit(?:s|ed|ing)?) (?!prices?\b|capacity\b)[^.;,]{0,50}? (?:at|to) (?:about |around |just |only )?$"
)
"""“Capped the number of cars at 20,000”, “limits exports to 18,000 tonnes”."""


LETS_DIG = re.compile(
    r"\b(?:let|lets|letting) (?:[\w'’-]+ ){1,4}?(?:mine|dig|produce|export|ship|pump|smelt|sell) (?:about |up to |around |some )?$"
    r"|\b(?:allow|permit|licen[cs]e|authori[sz]e)(?:s|d|ed|ting|ing)? (?:[\w'’-]+ ){0,3}?(?:to (?:be )?(?:mined?|dig|dug|produced?|export(?:ed)?|ship(?:ped)?|pump(?:ed)?|smelt(?:ed)?|sell|sold)|(?:exports?|imports?|sales|output|mining|production) of) (?:about |up to |around |some )?$"
)
"""“Will allow its miners to dig 250 million tons.”"""


OF_LEAVE = re.compile(
    r"\b(?:(?:allow|permit|licen[cs]e|authori[sz]e|approve)(?:s|d|ed|ting|ing)? (?:the |its )?(?:digging|mining|production|smelting|export|exports|shipment|shipments|output|extraction|catch) of (?:about |up to |around )?"
    r"|(?:permitted|allowed|authori[sz]ed|licensed|approved) (?:[\w-]+ )?(?:output|production|exports?|volumes?|shipments?|catch|mining)(?: [^\d,;.]{0,40}?)? (?:to|at|of|was|is) )$"
)
"""“Licensed the digging of 379 million tonnes”, “cut the permitted output of the mine to 12 million”."""
QUOTA_FOR = re.compile(
    r"\b(?:allowance|quotas?|ceiling|cap|allotment) for [a-z]+(?: (?:and|or) [a-z]+)?(?: for \d{4})? (?:now )?(?:is|was|are|were|stands at|stood at|comes to|came to|remains|has been set at|rose to|fell to|rises to|totals?|totalled|totaled|amounts to|amounted to|reached|reaches) (?:at )?(?:about |now |up to )?$"
)
"""“The allowance for smelting and separation is 254,000 tons.”"""
AT_MOST = frozenset(["up_to", "under"])
"""Hedges of what one may do at most."""
LETS = re.compile(r"\b(?:let|lets|letting) (?:only |about |some |up to |no more than )?$")
OUT = re.compile(
    r" (?:of [\w-]+(?: [\w-]+){0,2} )?(?:out|leave|go|through|be (?:exported|shipped|sold|mined))\b"
)


GIVEN = re.compile(
    r"\b(?:received?|receives|obtained|obtains?|got|gets|was given|were given|was granted|were granted|was awarded|secured|secures) (?:only |just |about |another )?$"
)
LISTED = re.compile(
    r" (?:from|for|to|at) (?:the |its )?(?:[\w'’-]+ ){1,5}?(?:and|, and|with) (?:only |about |another )?$"
)


def capped(scene: Scene, i: int, low: int) -> bool:
    """Whether the number is what somebody has set as the most that there may be."""
    return CAPS.search(scene.words(max(low, i - 9), i)) is not None


def permitted(scene: Scene, i: int, low: int, memory: Memory) -> bool:
    """Whether so much may be made or shipped by a quota: “may dig at most 7,000 tonnes under the quota”."""
    if ALLOTTED.search(scene.words(max(low, i - 4), i)) is not None:
        return True
    if LETS.search(scene.words(max(low, i - 3), i)) and OUT.match(scene.text, scene.atoms[i].end, scene.end):
        return True  # “will let 60,000 tonnes of tin out this year”
    if QUOTA_FOR.search(scene.words(max(low, i - 12), i)) is not None:
        return True
    told = memory.spoken[-1] if memory.spoken else memory.frame if memory.same_block else None
    if told is not None and told.metric == "quota":
        if GIVEN.search(scene.words(max(low, i - 4), i)):
            return True  # “Glencore received 3,900 tons for its two mines”
        if memory.spoken and LISTED.match(scene.text, scene.atoms[max(told.at, 0)].end, scene.atoms[i].start):
            return True  # “500 tons for one mine and 300 tons for the other”
    if LETS_DIG.search(scene.words(max(low, i - 9), i)) is not None:
        return True
    if UNDER.match(scene.text, scene.atoms[i].end, scene.end) is not None:
        return True
    if COVER.search(scene.words(low, i)) is not None or OF_LEAVE.search(scene.words(max(low, i - 12), i)):
        return True
    if MAY.search(scene.words(max(low, i - 7), i)) is None:
        return False
    hedge = scene.atoms[i].quantity
    if hedge is not None and hedge.hedge in AT_MOST and any(a.is_word("may") for a in scene.atoms[low:i]):
        return True
    return memory.headed == "quota" or any("quota" in a.metrics() for a in scene.atoms)


def quota_of(scene: Scene, i: int) -> str | None:
    """To whom a quota was given: “the 3,700-ton quota granted to Glencore”."""
    hit = GIVEN_TO.match(scene.text, scene.atoms[i].end, scene.end)
    if hit is None:
        return None
    return next((a.id for a in scene.atoms[i:] if a.kind == "E" and a.start == hit.end()), None)


GIVEN_TO = re.compile(
    r" (?:[\w-]+ ){0,3}?quotas? (?:that (?:was|were) )?(?:granted|given|allotted|allocated|awarded|assigned) to (?:the )?"
)
