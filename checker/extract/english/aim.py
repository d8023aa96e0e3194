"""Parts that are to be reached: so much of the minerals to be dug at home, so much to be processed, at most so much from one country."""

from __future__ import annotations

import re

from checker.extract.atom import Atom
from checker.extract.english.phrase import kind_of, kind_of_id, word_at
from checker.extract.english.subject import subject_of
from checker.extract.frame import Frame, Memory
from checker.extract.scene import COMMA, Scene

STEPS = frozenset(["mine_production", "refining", "production", "magnet_production"])


AIMS = re.compile(
    r"\b(?:to|should|must|shall|may)(?: (?:then|also|still|ever|eventually|by then))? (?:be|come)\b"
)
TO = ("to", "is to", "are to", "should", "must", "shall", "may")
ADVERBS = ("then", "also", "still", "ever", "eventually")


def aimed_at(scene: Scene, i: int, memory: Memory, last: Frame | None) -> Frame | None:
    """The frame of “a tenth of its metals to be dug at home, half to be processed, at most a third to come from any single country”."""
    atoms = scene.atoms
    if (done := _to_be_done(scene, i, memory, last)) is not None:
        return done
    if AIMS.search(scene.text, atoms[i].end, scene.end) is None:
        return None
    end = next((j for j in range(i + 1, len(atoms)) if atoms[j].kind == "Q"), len(atoms))
    to = next((j for j in range(i + 1, min(end, i + 12)) if atoms[j].low in TO), None)
    if to is None or any(a.text in COMMA or _opens(a) for a in atoms[i + 1 : to] if a.low not in TO):
        return None
    metric = _step(scene, to, end)
    if metric is None:
        return None
    place = next(
        (
            atoms[j].id
            for j in range(to, end)
            if atoms[j].kind == "E" and kind_of(scene, atoms[j]) in ("country", "bloc")
        ),
        None,
    )
    goes_on = last is not None and last.kind == "share" and last.subject == last.whole
    told = last.subject if goes_on and last is not None else None
    low, high = scene.span_of(i)
    here = place or told or subject_of(scene, i, low, high, memory, None, metric)
    frame = Frame(kind="share", metric=metric, subject=here, whole=here)
    frame.because("metric", scene.words(to, min(end, to + 3)))
    return frame


def _opens(atom: Atom) -> bool:
    """Whether the word is one of grammar other than in “of what it uses”."""
    return atom.kind == "K" and atom.low not in (
        "what",
        "that",
        "which",
        "it",
        "they",
        "its",
        "their",
        "is to",
        "are to",
    )


WISHES = re.compile(
    r"\b(?:wants?|wanted|would like|likes?|would have|would see|to see|to have|calls? for|called for|asks? for|asked for|demands?|requires?|required|prescribes?|foresees?|envisages?|provides? for|aims? for|sets?|targets?)\b"
)
DONE_AT_HOME = re.compile(
    r" (?:of (?:(?:the |its |their |all |what |any )?[\w'’.-]+(?: [\w'’.-]+){0,5}? )?)?(?P<done>mined|dug(?: up)?|extracted|processed|refined|smelted|separated|recycled|made|produced)\b"
    r"(?= (?:at home|domestically|locally|there|here|by|within|inside|in|on)\b|[,.;]| and\b)"
)
STEP_OF = {
    "mined": "mine_production", "dug": "mine_production", "dug up": "mine_production", "extracted": "mine_production",
    "processed": "refining", "refined": "refining", "smelted": "refining", "separated": "refining", "recycled": "supply",
    "made": "production", "produced": "production",
}  # fmt: skip


def _to_be_done(scene: Scene, i: int, memory: Memory, last: Frame | None) -> Frame | None:
    """The frame of “the law wants 40% of what Europe uses processed at home and 25% recycled”."""
    hit = DONE_AT_HOME.match(scene.text, scene.atoms[i].end, scene.end)
    if hit is None:
        return None
    listed = last if last is not None and last.kind == "share" and last.subject == last.whole else None
    told = listed is not None and listed.metric in STEP_OF.values()
    if not told and WISHES.search(scene.text, scene.start, scene.atoms[i].start) is None:
        return None
    low, high = scene.span_of(i)
    metric = STEP_OF[hit["done"]]
    lands = (
        a.id
        for a in scene.atoms[i:]
        if a.end <= hit.start("done") and a.kind == "E" and kind_of(scene, a) in ("country", "bloc", "region")
    )
    here = (
        listed.subject
        if told and listed is not None
        else next(lands, None) or subject_of(scene, i, low, high, memory, None, metric)
    )
    frame = Frame(kind="share", metric=metric, subject=here, whole=here)
    goods = (a.id for a in scene.atoms[i:] if a.kind == "C" and a.end <= hit.start("done"))
    frame.commodity = next(goods, listed.commodity if listed is not None else None)
    frame.because("metric", hit["done"])
    return frame


def _step(scene: Scene, to: int, end: int) -> str | None:
    """What is to be done with the part: a step of making, or coming from somewhere."""
    to += word_at(scene, to + 1) in ADVERBS
    if word_at(scene, to + 1) == "be" and to + 2 < end:
        if scene.atoms[to + 2].low == "recycled":
            return "supply"
        return next((m for m in scene.atoms[to + 2].metrics() if m in STEPS), None)
    if scene.words(to + 1, min(end, to + 5)).startswith(
        ("come from any", "come from one", "come from a single")
    ):
        return "import_reliance"
    return None


OWN_NEEDS = re.compile(
    r"\bof (?:the |its |their |all |Europe's |the bloc's )?(?:[\w-]+ ){0,3}?(?:consumption|demand|needs|requirements)\b|"
    r"\bof (?:the |all )?(?:[\w-]+ ){1,5}?(?:that |which )?(?:it|they|the (?:bloc|country|union|Union|EU)) (?:uses?|consumes?|needs?|requires?)\b"
)
"""What somebody needs himself: “10% of the minerals that it consumes”, “40% of its needs”."""


def of_own_needs(scene: Scene, i: int, memory: Memory, last: Frame | None) -> Frame | None:
    """The frame of “wants to mine 10% of the minerals that it consumes, process 40% and recycle a quarter”."""
    verb = next((j for j in range(i - 1, max(-1, i - 5), -1) if scene.atoms[j].kind in "VMQ"), None)
    if verb is None or OWN_NEEDS.search(scene.text, scene.start, scene.end) is None:
        return None
    said = scene.atoms[verb]
    step = next((m for m in said.metrics() if m in STEPS or said.low.startswith("recycl")), None)
    listed = last if last is not None and last.kind == "share" and last.subject == last.whole else None
    if step is None or (listed is None and OWN_NEEDS.search(scene.text, said.end, scene.end) is None):
        return None
    low, high = scene.span_of(i)
    here = listed.subject if listed is not None else subject_of(scene, i, low, high, memory, None, step)
    if here is None or kind_of_id(scene, here) not in ("country", "bloc"):
        return None
    frame = Frame(kind="share", metric=step, subject=here, whole=here)
    frame.commodity = listed.commodity if listed is not None else None
    frame.because("metric", said.text)
    return frame
