"""What only offices and trades tell: the country whose office counts, the body of the world, “the agency”."""

from __future__ import annotations

from checker.extract.english.phrase import word_at
from checker.extract.frame import Memory
from checker.extract.modality import FORETELLERS
from checker.extract.scene import COMMA, Scene


def office_of(scene: Scene, i: int, memory: Memory) -> str | None:
    """The country whose office tells a figure of goods that were not spoken of before: “Conab puts the maize crop at 120 million”."""
    tells = [
        _seat(scene, a.id)
        for j, a in enumerate(scene.atoms)
        if a.kind == "S" and (j < i or _said_by(scene, j))
    ]
    goods = {a.id for a in scene.atoms if a.kind == "C"}
    told = memory.frame.commodity if memory.frame is not None and memory.same_block else None
    if not goods or (
        told is not None and any(told in (id, None) or scene.pack.within(id, told) for id in goods)
    ):
        return None
    return tells[0] if len(tells) == 1 and memory.anchor is None else None


def _seat(scene: Scene, id: str) -> str | None:
    """The country of an office, or the part of the world that it is named after."""
    known = scene.pack.entities.get(id)
    return scene.pack.home(id) or next(iter(known.within if known is not None else ()), None)


def _said_by(scene: Scene, j: int) -> bool:
    """Whether the sentence ends with who says it: “…, according to the Danish Wind Association”, “…, the association reckons”."""
    if word_at(scene, j + 1) in SAY | FORESEES:
        return True
    before = next((k for k in range(j - 1, 0, -1) if not scene.atoms[k].is_word("the", "of", "from")), 0)
    led = word_at(scene, before) in ("said", "says", "reckons", "to", "data", "figures")
    return led and scene.atoms[j - 1].kind == "W"


def told_by_the_world(scene: Scene, i: int) -> bool:
    """Whether a body of the world is the only one named so far: “the International Lead Council puts output at 13 million tonnes”."""
    told = [a for a in scene.atoms[:i] if a.kind == "S" and _of_the_world(scene, a.id)]
    _, high = scene.span_of(i)
    comma = next(
        (j for j in range(i, high) if scene.atoms[j].text in COMMA or (scene.atoms[j].kind == "Q" and j > i)),
        high,
    )
    return bool(told) and not any(a.kind == "E" for a in scene.atoms[:comma])


def tells_on(scene: Scene, i: int, memory: Memory) -> bool:
    """Whether the body that told of the world goes on: “It puts output at 3.8 million”, “the agency expects 20 million”."""
    if not memory.same_block or not any(f.subject == "world" for f in memory.before):
        return False
    before = [a.low for a in scene.atoms[: min(i, 8)]]
    teller = next((n for n, w in enumerate(before) if w == "it" or w.removeprefix("the ") in BODIES), None)
    if teller is None or teller + 1 >= len(before) or any(a.kind == "E" for a in scene.atoms[:i]):
        return False
    return before[teller + 1] in FORESEES and (
        before[teller] == "it" or scene.atoms[teller - 1].low == "the" or before[teller].startswith("the ")
    )


def told_by_a_body(scene: Scene, i: int) -> bool:
    """Whether only an office or a trade that is not named tells the figure: “the agency puts demand at 93,000 tonnes”."""
    before = [a.low.removeprefix("the ").partition(" ")[0] for a in scene.atoms[:i]]
    teller = next((n for n, word in enumerate(before) if word in BODIES or word in FORETELLERS), None)
    if teller is None or any(a.kind == "E" for a in scene.atoms[:i]):
        return False
    return any(word in FORESEES or word in SAY for word in before[teller + 1 : teller + 4])


SAY = frozenset(
    "see expect forecast predict reckon say says said notes calculates finds believes warns".split()
)
BODIES = frozenset(
    """agency group council association body organisation organization institute bank broker brokerage consultancy analyst lobby poll
    forecaster economist""".split()
)
FORESEES = frozenset(
    """puts put sees saw expects expected forecasts forecast reckons estimates projects counts predicts looks pencils anticipates
    foresees thinks""".split()
)


def _of_the_world(scene: Scene, id: str) -> bool:
    known = scene.pack.entities.get(id)
    names = (scene.pack.label(id), *(known.names.get("en", ()) if known is not None else ()))
    return any(
        name.startswith(("World ", "International ", "Food and Agriculture", "worldsteel")) for name in names
    )
