"""Parts that a verb tells of: bought, sold, sent, traded across borders, imported, used, needed."""

from __future__ import annotations

from checker.extract.english.parts import (
    TRADED,
    bought_by,
    bought_of_it,
    named_part,
    of_that_flow,
    of_world_trade,
    part_held,
    part_of,
    part_sent,
    shipped_by,
    supplied,
)
from checker.extract.english.phrase import Phrase, kind_of, word_at
from checker.extract.english.reliance import is_imported, needs_frame, share_partner, use_in
from checker.extract.english.subject import subject_of
from checker.extract.english.users import GOODS, another_use, spoken_goods, use_share
from checker.extract.frame import STATES, Frame, Memory
from checker.extract.scene import Scene


def told_part(
    scene: Scene, i: int, low: int, high: int, memory: Memory, last: Frame | None, of: Phrase | None
) -> Frame | None:
    """The frame of a share whose verb or phrase says at once what it is of; None where it must be asked."""
    atoms = scene.atoms
    if of is not None and (buyer := bought_by(scene, of, high)) is not None:
        seller = subject_of(scene, i, low, high, memory, last, "supply")
        frame = Frame(kind="share", metric="imports", subject=buyer, whole=buyer)
        frame.counterparty = seller if seller != buyer else share_partner(scene, i, low, high)
        frame.commodity = atoms[of.commodities[-1]].id if of.commodities else None
        return frame
    if of is not None and TRADED.match(scene.text, atoms[i].end, scene.end):
        seller = subject_of(scene, i, low, high, memory, last, "supply")
        if (traded := of_world_trade(scene, i, seller, of)) is not None:
            return traded
    if of is not None and (given := given_of(scene, i, low, of)) is not None:
        return given
    if of is not None and (taken := taken_of(scene, i, low, of)) is not None:
        return taken
    if of is not None and (sold := supplied(scene, i, of, memory)) is not None:
        return sold
    if of is not None and (held_there := part_held(scene, i, of, last)) is not None:
        return held_there
    if of is not None and (bought := bought_of_it(scene, of, last)) is not None:
        return bought
    if of is not None and (fed := feeds_the_world(scene, i, of, low, high, memory)) is not None:
        return fed
    if (sent := part_sent(scene, i, last)) is not None:
        return sent
    if (seller := shipped_by(scene, i)) is not None:
        frame = Frame(kind="share", metric="exports", subject=seller, whole=seller)
        buyer = subject_of(scene, i, low, high, memory, last, "exports")
        frame.counterparty = buyer if buyer not in (seller, "world") else None
        frame.commodity = last.commodity if last is not None else None
        return frame
    if of is not None and (use := use_share(scene, i, low, of, memory)) is not None:
        return use
    if (abroad := is_imported(scene, i, last)) is not None:
        return abroad
    if of is None and last is None and (another := another_use(scene, i, low, memory)) is not None:
        return another
    if of is not None and (needy := needs_frame(scene, i, of, low, high, memory)) is not None:
        return needy
    if of is not None and last is None and (again := of_that_flow(scene, of, i, memory)) is not None:
        return again
    if of is None and (part := part_of(scene, i, low)) is not None:
        return named_part(scene, i, part, memory)
    return None


def feeds_the_world(scene: Scene, i: int, of: Phrase, low: int, high: int, memory: Memory) -> Frame | None:
    """The part of the world's needs that comes from somewhere, which nobody imports: “40% of what the world's reactors need comes from Peru”."""
    worldly = bool(of.entities) and scene.atoms[of.entities[0]].id == "world"
    verb = of.end < len(scene.atoms) and not {"demand", "consumption"}.isdisjoint(
        scene.atoms[of.end].metrics()
    )
    comes = of.end + verb
    if not worldly or not (verb or use_in(scene, of)) or comes >= len(scene.atoms):
        return None
    if not scene.atoms[comes].is_cue("origin"):
        return None
    source = share_partner(scene, i, low, high)
    if source is None:
        return None
    frame = Frame(kind="share", metric="supply", subject=source, whole="world")
    frame.commodity = scene.atoms[of.commodities[-1]].id if of.commodities else None
    if of.words[:1] == ["what"]:
        frame.commodity = spoken_goods(scene, frame.commodity or "", memory)
    frame.because("metric", scene.atoms[comes].text)
    return frame


GOES = frozenset("goes go went sent shipped sold exported bought taken flows flowed".split())


def taken_of(scene: Scene, i: int, low: int, of: Phrase) -> Frame | None:
    """The part of a country's goods that another one takes: “China takes 70% of Australia's iron ore”, “… goes to China”."""
    goods = bool(of.commodities) or not GOODS.isdisjoint(of.words[-1:])
    if not of.entities or not goods or of.metrics:
        return None
    owner = scene.atoms[of.entities[0]]
    if kind_of(scene, owner) not in STATES or not (owner.adjective or scene.possessive(of.entities[0])):
        return None
    taker = _sent_to(scene, of) or _taker(scene, i, low)
    if taker is None or taker == owner.id:
        return None
    frame = Frame(kind="share", metric="exports", subject=owner.id, whole=owner.id, counterparty=taker)
    frame.commodity = scene.atoms[of.commodities[-1]].id if of.commodities else None
    frame.because("metric", scene.words(of.end, min(len(scene.atoms), of.end + 2)))
    return frame


def _sent_to(scene: Scene, of: Phrase) -> str | None:
    """The country that the part “goes to”."""
    for j in range(of.entities[0] + 3, min(of.end + 5, len(scene.atoms))):
        to = j - 1 - (word_at(scene, j - 1) == "the")
        sent = word_at(scene, to) in ("to", "by") and word_at(scene, to - 1) in GOES
        if sent and scene.atoms[j].kind == "E" and kind_of(scene, scene.atoms[j]) in STATES:
            return scene.atoms[j].id
    return None


def _taker(scene: Scene, i: int, low: int) -> str | None:
    """The country that takes or buys the part."""
    verb = next((j for j in range(i - 1, max(low, i - 3), -1) if scene.atoms[j].kind in "VK"), None)
    if verb is None or not scene.atoms[verb].is_cue("takes") or scene.atoms[verb].low.startswith("account"):
        return None
    acting = [a for j, a in enumerate(scene.atoms[low:verb], start=low) if a.kind == "E" and scene.bare(j)]
    return acting[-1].id if acting and kind_of(scene, acting[-1]) in STATES else None


def given_of(scene: Scene, i: int, low: int, of: Phrase) -> Frame | None:
    """The part of what a country gets that another one delivers: “Algeria still sent 9% of the bloc's gas”."""
    if not of.entities or not of.commodities or of.metrics:
        return None
    owner, verb = scene.atoms[of.entities[0]], scene.atoms[i - 1]
    states = ("country", "bloc")
    own = kind_of(scene, owner) in states and (owner.adjective or scene.possessive(of.entities[0]))
    if not own or verb.low not in DELIVERS:
        return None
    acting = [a for j, a in enumerate(scene.atoms[low : i - 1], start=low) if a.kind == "E" and scene.bare(j)]
    if not acting or kind_of(scene, acting[-1]) not in states or acting[-1].id == owner.id:
        return None
    frame = Frame(kind="share", metric="imports", subject=owner.id, whole=owner.id)
    frame.counterparty, frame.commodity = acting[-1].id, scene.atoms[of.commodities[-1]].id
    frame.because("metric", verb.text)
    return frame


DELIVERS = frozenset("delivers delivered deliver sends sent send ships shipped ship".split())
