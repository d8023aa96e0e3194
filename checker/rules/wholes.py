"""What a measure is a part of: a mine of its country, an element of all rare earths, a partner of all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from checker.packs import Pack
from checker.quantity.unit import dimension

FLOWS = ("imports", "exports", "import_reliance", "supply")
SITES = ("mine", "plant")
"""What makes something at one place."""

ADDED_UP = ("energy", "power")

Wider = tuple[str | None, str | None, str | None]


def wholes(
    pack: Pack,
    metric: str | None,
    subject: str | None,
    commodity: str | None,
    partner: str | None,
    whole: str | None,
    unit: str | None,
) -> Iterator[Wider]:
    """The wider (subject, commodity, partner) of a measure, each wider in exactly one respect."""
    share = unit == "percent"
    flow = metric in FLOWS
    if subject is not None and partner is None and not flow:
        for wider in above(pack, subject):
            yield wider, commodity, partner
    for wider in above(pack, commodity):
        if _adds_up(pack, commodity, wider, unit) or (share and subject == whole and not flow):
            yield subject, wider, partner
    if partner is not None and not share:
        yield subject, commodity, None


def _adds_up(pack: Pack, narrow: str | None, wide: str, unit: str | None) -> bool:
    """Whether one commodity's values are parts of the other's.

    Kinds of power add up to all power and mined elements to all that is mined; magnets are no part of an ore.
    """
    if unit is None or unit == "percent":
        return False
    kinds = [pack.commodities.get(id or "") for id in (narrow, wide)]
    return dimension(unit) in ADDED_UP or (
        unit == "t" and all(kind is not None and kind.mined for kind in kinds)
    )


@lru_cache(maxsize=4096)
def above(pack: Pack, id: str | None) -> tuple[str, ...]:
    """All that an entity or a commodity lies in, at any depth; an entity lies in the world, too."""
    found: list[str] = []
    todo = [id] if id is not None else []
    while todo:
        entry = pack.entities.get(todo[0]) or pack.commodities.get(todo[0])
        todo.pop(0)
        for parent in entry.within if entry else ():
            if parent not in found and parent != id:
                found.append(parent)
                todo.append(parent)
    if id is not None and id != "world" and id not in pack.commodities:
        found.append("world")
    return tuple(dict.fromkeys(found))
