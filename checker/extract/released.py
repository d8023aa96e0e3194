"""A company's own release: who issues it, and the quarter that it reports on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from checker.extract.calendar import Clock
from checker.extract.frame import KNOWN_FIRMS, LANDS, Frame, Memory
from checker.extract.lexicon import Mention, Words
from checker.extract.names import Letters, find_names
from checker.extract.scene import Scene
from checker.extract.times import find_times
from checker.model import Block, BlockKind, Kind, Modality
from checker.packs import Entity, Pack

ISSUES = re.compile(
    r"(?: (?:Limited|Ltd\.?|Inc\.?|Corp\.?|Corporation|plc|PLC|AG|SA|NV))? (?:[Tt]oday )?(?:[Rr]eports?|[Aa]nnounces?|[Pp]osts?|[Pp]ublish(?:es)?|[Rr]eleases?|[Uu]nveils?|[Dd]elivers?|[Pp]rovides?|[Ff]iles?)\b"
)
"""What a release says in its title that its issuer does."""
RESULTS = re.compile(
    r"\b(?:results?|earnings|report(?:s|ed|ing)?|activities|update|(?:months|quarter|half|half-year|year|period) (?:that )?ended)\b",
    re.IGNORECASE,
)
OF_ISSUERS = frozenset(
    ["revenue", "profit", "sales", "price", "cost", "workforce", "other", "loan", "investment"]
)
"""What a firm has and none of its works."""
SOLD = ("sales", "revenue")
REPORTED = frozenset(
    """revenue profit sales price cost production mine_production refining magnet_production metal_production exports""".split()
)


def note_release(
    text: str,
    blocks: Sequence[Block],
    words: Words,
    letters: Letters,
    clock: Clock,
    memory: Memory,
    pack: Pack,
) -> Pack:
    """Remember who issues a release and what time it reports on; the pack in which the issuer is a firm, though known by its mine."""
    title = next((block for block in blocks if block.kind is BlockKind.TITLE), None)
    if title is None or (issues := ISSUES.search(text, title.start, title.end)) is None:
        return pack
    lead = next((block for block in blocks if block is not title and block.end - block.start > 80), title)
    who = text[title.start : issues.start()].strip("# *")
    issuer = next(
        (m for block in (title, lead) for m in _named(text, block, words, letters) if _is(text, m, who)), None
    )
    known = pack.entities.get(issuer.id) if issuer is not None else None
    if issuer is None or (known is not None and known.kind not in KNOWN_FIRMS):
        return pack
    memory.issuer = memory.topic_company = memory.subject = issuer.id
    memory.reported = clock.usual = _reported(text, (title, lead), clock)
    firm = replace(known, kind="company") if known is not None else Entity(issuer.id, who, "company", {})
    return pack.knowing({issuer.id: firm})


def _named(text: str, block: Block, words: Words, letters: Letters) -> list[Mention]:
    known = words.within(block.start, block.end)
    return [*known, *find_names(text, block.start, block.end, known, letters)]


def _is(text: str, mention: Mention, who: str) -> bool:
    """Whether a mention is the name with which the title begins, with or without the form of the firm."""
    said = text[mention.start : mention.end]
    return (
        mention.role == "entity"
        and len(who) > 2
        and not ISSUES.match(said, len(who))  # no name is “Halden Magnetics Reports Second Quarter Results”
        and (said.startswith(who) or (len(said) > 4 and who.startswith(said)))
    )


def _reported(text: str, blocks: Sequence[Block], clock: Clock) -> str | None:
    """The quarter, half or year of whose results the title or the first paragraph speaks."""
    for block in blocks:
        if RESULTS.search(text, block.start, block.end) is None:
            continue
        spans = [
            time.period for time in find_times(text, block.start, block.end, clock) if "/" in time.period
        ]
        if spans:
            return spans[0]
    return None


def of_the_release(scene: Scene, frame: Frame, memory: Memory) -> None:
    """Give the issuer what only a firm has, where nobody else is named, and its figures the time that is reported on."""
    if memory.issuer is None or scene.title:
        return
    if frame.kind == Kind.SHARE and frame.metric in SOLD and scene.pack.kind(frame.subject) in LANDS:
        frame.counterparty, frame.subject, frame.whole = frame.subject, memory.issuer, memory.issuer
        return  # “Europe took 44% of sales”
    works = (
        scene.pack.kind(frame.subject) in ("mine", "plant", "place", "") and frame.subject != memory.issuer
    )
    acts = any(scene.bare(j) or scene.possessive(j) for j in scene.names)
    if works and not acts and frame.metric in OF_ISSUERS and frame.metric != "other":
        frame.subject = memory.issuer
    dated = (
        frame.period is not None
        or any(time.role in ("at", "by", "since") for _, time in scene.times)
        or frame.kind not in (Kind.AMOUNT, Kind.SHARE, Kind.CHANGE, Kind.MULTIPLE)
    )
    if not dated and frame.metric in REPORTED and frame.modality == Modality.STATED:
        frame.period = memory.reported
