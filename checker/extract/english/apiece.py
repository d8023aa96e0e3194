"""What one piece of something holds: “an electric car contains up to 2 kg of magnets, a turbine 600 kg”.

It is no consumption: that of all cars in a year has the same subject, and is another measure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checker.extract.bodies import id_of
from checker.extract.english.actor import SITES
from checker.extract.english.phrase import kind_of
from checker.extract.frame import Frame, Memory
from checker.extract.quantity import Quantity
from checker.extract.scene import Scene

SORT = r"(?: (?:typical|single|modern|average|new|standard|comparable|similar|ordinary|lone))?"
WORDS = r"(?!of )[\w'’-]+(?: [\w-]+){0,3}?"
THING = (
    rf"\b(?:an?|(?:each|every|one|any)(?: of (?:the|its|their|our|these|those))?){SORT} (?P<thing>{WORDS})"
)
HELD = r"(?:contain|hold|need|require|use|take|carry|pack|consume|have|incorporate|employ)"
HOLD = r"(?:(?:contain|hold|need|require|use|take|pack|consume|incorporate)s?|carr(?:y|ies)|ha[sd]|held|contained|needed|required|used|took|carried|packed|get(?:s|ting)? by (?:with|on)|(?:is|comes) (?:fitted|filled|packed|stuffed) with)"
HOLDS = re.compile(
    rf"{THING}(?: (?:can|may|will|typically|usually|now|alone|still|used to))? {HOLD}(?: between| from)? $",
    re.IGNORECASE,
)
ANOTHER = re.compile(
    rf"(?:,|;|\band|\bwhile|\bbut)(?: and)? {THING}(?: {HOLD})?(?: between)? $", re.IGNORECASE
)
"""What the verb is not said again of: “…, an offshore turbine around 600 kg”."""
EACH_ONE = re.compile(
    rf"\b[Ee]ach(?: of (?:them|which))? (?:{HOLD}|with|containing|holding|carrying|using) (?:about |some |up to |only |nearly )?$"
)
WEIGHS = re.compile(rf"\b(?:in|of|inside) {THING} (?:weigh(?:s|ed)?|add up to|came? to) $", re.IGNORECASE)
"""“The magnets of a common scooter weigh 300 grams.”"""
WHOSE_WEIGH = re.compile(
    r"\b(?:the|an?|each|every) (?P<thing>[\w-]+(?: [\w-]+)?)['’]s (?:[\w-]+ ){1,4}weigh(?:s|ed)? $",
    re.IGNORECASE,
)
"""“The fighter's magnets weigh 20 kilograms.”"""
THERE_IN = re.compile(
    rf"\b(?:in|inside) (?:each|every|an?|one){SORT} (?P<thing>{WORDS}),? (?:there (?:are|is|were|was)|are|sits?|goes?|lies?) $",
    re.IGNORECASE,
)
"""“In each missile there are 4 pounds of it.”"""
MANY = re.compile(
    rf"(?:^|[,;:] |\b(?:and|but|while|the) )(?P<thing>{WORDS}s) (?:\w+ )?{HELD} $", re.IGNORECASE
)
WITH = re.compile(
    r"\b(?P<thing>[\w-]+(?: [\w-]+)?s) (?:with|containing|holding|carrying|using) $", re.IGNORECASE
)
OF_GOODS = r"(?: of [\w-]+(?: [\w-]+){0,3}?)?"
APIECE = re.compile(rf"{OF_GOODS} (?:each|apiece)(?![\w-]| of\b)")
IN_EACH = re.compile(
    rf"{OF_GOODS}(?: (?:is|are|goes|go|was|were|needed|required|used|fitted|contained))? (?:in|into|inside|for|per|on) (?P<each>each|every|an?(?= )|(?=[a-z]))(?:{SORT} )?(?P<thing>[\w'’.-]*[\w'’](?: [\w-]+){{0,3}}?)"
    r"(?=[,;:)]|\.(?:\W|$)|$| (?:and|but|that|which|is|are|was|were|of|for|to|in|on|with|by|than|made|sold|built|they|says?|said|while|against)\b)"
)
NO_PIECES = SITES | frozenset(
    """deposit region country year company firm province area area's month week day quarter decade hour half ton tonne kilogram kilo pound
    trader dealer buyer maker producer supplier miner refiner warehouse stockpile market sample bag sack case time person head capita consumer
    household worker batch shipment cargo lot megawatt gigawatt kilowatt metre meter hectare acre litre liter pit raid""".split()
)
JETS = ("fighter", "jet", "aircraft", "plane", "warplane")
TYPE = re.compile(r"[a-z]{1,3}_?\d+[a-z]?")
"""The id of a type of plane."""
HEAVIEST = 100.0
"""Tonnes: what holds more is no piece of anything."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The words that name a piece of something, and those that tell that it holds so much."""

    name: str
    start: int
    end: int
    said: str


def held_apiece(
    scene: Scene, i: int, low: int, quantity: Quantity, last: Frame | None, memory: Memory
) -> Frame | None:
    """What goods are in one piece, whose subject is the thing; None where the number is of nothing of the kind."""
    if quantity.unit != "t" or quantity.high > HEAVIEST:
        return None
    goes_on = last is not None and last.apiece
    begin = scene.atoms[last.at].end if last is not None and goes_on else scene.atoms[low].start
    before = scene.text[begin : scene.atoms[i].start]
    if EACH_ONE.search(scene.text, scene.start, scene.atoms[i].start) is not None:
        counted = [a.id for a in scene.atoms[:i] if a.kind == "C" and scene.pack.counted(a.id)]
        inside = [
            m.id
            for k in range(i)
            for m in scene.inside.get(scene.atoms[k].start, ())
            if scene.pack.counted(m.id)
        ]
        if counted or inside:
            return _apiece(scene, i, (counted or inside)[-1], last if goes_on else None, memory, "each")
    piece = _piece(scene, i, begin, before, goes_on)
    if piece is None or not NO_PIECES.isdisjoint(piece.name.lower().split()[-1:]):
        return None
    named = [a for a in scene.atoms if a.kind in "EC" and piece.start <= a.start and a.end <= piece.end]
    if any(kind_of(scene, a) not in ("", "place") for a in named if a.kind == "E"):
        return None
    if last is not None and last.subject is not None and piece.name.endswith(" one"):
        thing = last.subject  # “…; a geared one makes do with 80”
    elif (same := _of_type(piece.name.lower(), memory)) is not None:
        thing = same
    elif named and (named[-1].kind == "C" or named[-1].end - named[-1].start >= len(piece.name) - 1):
        thing = named[-1].id
    else:
        thing = id_of(piece.name)
    return _apiece(scene, i, thing, last if goes_on else None, memory, piece.said)


def _piece(scene: Scene, i: int, begin: int, before: str, goes_on: bool) -> Piece | None:
    """The piece that is named before a number, or behind it."""
    end = scene.atoms[i].end
    end -= len(" of") * scene.atoms[i].low.endswith(" of")  # “pounds of”: the unit takes the word along
    each = APIECE.match(scene.text, end, scene.end) is not None
    forms = (ANOTHER,) * goes_on + (HOLDS, WEIGHS, WHOSE_WEIGH, THERE_IN) + (MANY, WITH) * each
    for form in forms:
        if (hit := form.search(before)) is not None:
            return Piece(hit["thing"], begin + hit.start("thing"), begin + hit.end("thing"), hit[0])
    hit = IN_EACH.match(scene.text, end, scene.end)
    if hit is None or (hit["each"] not in ("each", "every") and not _is_piece(scene, *hit.span("thing"))):
        return None
    return Piece(hit["thing"], *hit.span("thing"), hit[0])


def _of_type(name: str, memory: Memory) -> str | None:
    """The piece of the sentence before that a word means: after an F-16 and a carrier, “the fighter” is the F-16."""
    told = [frame.subject for frame in memory.before if frame.apiece and frame.subject is not None]
    return next((id for id in told if name in id.split("_") or (name in JETS and TYPE.fullmatch(id))), None)


def _is_piece(scene: Scene, start: int, end: int) -> bool:
    """Whether the words end in goods that are counted: “2 kg in a car”, not “2 kg in a week”."""
    return any(
        a.kind == "C" and start <= a.start and a.end == end and scene.pack.counted(a.id) for a in scene.atoms
    )


def _apiece(scene: Scene, i: int, thing: str, last: Frame | None, memory: Memory, said: str) -> Frame:
    frame = Frame(metric="other", subject=thing)
    frame.passing = frame.apiece = True
    frame.commodity = (
        _goods(scene, i, thing) or (last.commodity if last is not None else None) or memory.commodity
    )
    frame.because("metric", said)
    return frame


def _goods(scene: Scene, i: int, thing: str) -> str | None:
    """What the piece holds: right behind the number, or what weighs so much."""
    for atom in scene.atoms[i + 1 : i + 6]:
        if atom.kind in "QVT" or atom.text in (",", ";", ".", ":"):
            break
        if atom.kind == "C" and atom.id != thing:
            return atom.id
    weighed = [a.id for a in scene.atoms[max(0, i - 9) : i] if a.kind == "C" and a.id != thing]
    verb = scene.atoms[i - 1].low if i else ""
    return weighed[-1] if weighed and verb.startswith("weigh") else None
