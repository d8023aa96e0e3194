"""What part of some things does or undergoes something: “85% of electric cars use magnets”, “1% of rare earths is recycled”.

It is nobody's share in a market, and what the verb says is no measure that the lexicon has.
"""

from __future__ import annotations

import re

from checker.extract.bodies import id_of
from checker.extract.english.number import Number
from checker.extract.frame import STATES, Frame
from checker.extract.scene import Scene

NOW = r"(?:(?:now|still|already|also|today|currently|ever|actually|so far|by then) )?"
MODIFIERS = (
    r"(?:(?:the|all|its|their|new|old|today's|these|those|several|some|such|hundred|thousand|dozen) )*"
)
THING = r"(?P<thing>[\w'’-]+(?: [\w'’-]+){0,6}?)"
DONE = r"(?:recycled|recovered|reclaimed|re-?used|collected|scrapped|discarded|thrown away|landfilled|shredded|granted|approved|rejected|refused|turned down|returned|answered|issued|dealt with|processed (?:on|in) time)"
UNDERGOES = re.compile(
    rf" of {MODIFIERS}{THING} {NOW}(?:is|are|was|were|has been|have been|had been|gets?|got|being) {NOW}{DONE}\b"
)
USES = re.compile(
    rf" of {MODIFIERS}{THING} {NOW}(?:depends?|rel(?:y|ies)|uses?|contains?|runs?|carry|carries|needs?|has|have|had|used|contained)(?: on)? "
)
ALONE = re.compile(rf" {NOW}(?:is|are|was|were|has been|have been|had been) {NOW}{DONE}\b")
"""“For rare earths, less than 1% is recycled”, “a fifth were rejected”."""
LICENCES = re.compile(r"\b(?:licen[cs]es?|permits?|applications?|requests?)\b")


def undergone(number: Number) -> Frame | None:
    """The frame of a part of things by what they do or what is done to them."""
    scene, i = number.scene, number.i
    if number.quantity.unit != "percent" or number.quantity.form == "multiple":
        return None
    end = scene.atoms[i].end
    end -= len(" of") * scene.atoms[i].low.endswith(" of")
    hit = UNDERGOES.match(scene.text, end, scene.end) or USES.match(scene.text, end, scene.end)
    if hit is None:
        return _alone(number, end)
    goods = _goods(scene, *hit.span("thing"))
    counted = goods is not None and scene.pack.counted(goods)
    if hit.re is USES and not counted:
        return None
    measured = any(a.kind == "M" and hit.start("thing") <= a.start < hit.end("thing") for a in scene.atoms)
    if measured and LICENCES.search(hit["thing"]) is None:
        return None  # “half of the output was scrapped” is a part of it
    owner = _owner(number)
    frame = Frame(kind="share", metric="other", evidence={"metric": hit[0].strip()})
    if goods is not None and not counted:
        frame.subject = frame.whole = owner or "world"
        frame.commodity = goods
        return frame
    thing = goods or _named(hit["thing"])
    frame.subject, frame.whole = owner or (thing if counted else number.memory.subject), thing
    if counted:
        frame.passing = True
        used = (a.id for a in scene.atoms[i + 1 :] if a.kind == "C" and a.start >= hit.end())
        frame.commodity = next(used, None) or number.memory.commodity
    return frame


def _named(thing: str) -> str:
    """The id of things that no pack knows; permits are asked for in many words."""
    asked = LICENCES.findall(thing.lower())
    if not asked:
        return id_of(thing)
    noun = next((word for word in asked if word.startswith(("appl", "requ"))), None)
    return f"licence_{noun.rstrip('s')}s" if noun is not None else "licences"


def _alone(number: Number, end: int) -> Frame | None:
    """The part of what was named before: “for rare earths, less than 1% is recycled”."""
    if ALONE.match(number.scene.text, end, number.scene.end) is None:
        return None
    told = number.last or (number.memory.frame if number.memory.same_block else None)
    if told is not None and told.metric in ("other", "things") and told.whole:
        frame = told.copy()
        frame.kind, frame.sign, frame.evidence = "share", 1, {"metric": "as before"}
        return frame
    goods = next((a.id for a in reversed(number.scene.atoms[: number.i]) if a.kind == "C"), None)
    if goods is None or number.scene.pack.counted(goods):
        return None
    owner = _owner(number) or (number.memory.subject if number.memory.same_block else None) or "world"
    frame = Frame(kind="share", metric="other", subject=owner, whole=owner, commodity=goods)
    frame.because("metric", number.scene.atoms[number.i].text)
    return frame


def _goods(scene: Scene, start: int, end: int) -> str | None:
    """The goods that the words end in."""
    return next((a.id for a in scene.atoms if a.kind == "C" and start <= a.start and a.end == end), None)


def _owner(number: Number) -> str | None:
    """The country or the region of which a sentence tells: “in Japan, 5% of old magnets are recycled”."""
    scene = number.scene
    for j, atom in enumerate(scene.atoms):
        if atom.kind == "E" and scene.pack.kind(atom.id) in STATES:
            led = scene.preposition(j) == "in" or (j > number.i and atom.adjective)
            if led or (scene.possessive(j) and j > number.i):
                return atom.id
    return None
