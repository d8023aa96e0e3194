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
from checker.extract.english.phrase import Phrase
from checker.extract.english.reliance import is_imported, needs_frame, share_partner
from checker.extract.english.subject import subject_of
from checker.extract.english.users import another_use, use_share
from checker.extract.frame import Frame, Memory
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
    if of is not None and (sold := supplied(scene, i, of, memory)) is not None:
        return sold
    if of is not None and (held_there := part_held(scene, i, of, last)) is not None:
        return held_there
    if of is not None and (bought := bought_of_it(scene, of, last)) is not None:
        return bought
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
