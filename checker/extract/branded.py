"""What named goods bring in: sales of them by whoever makes them, not the maker's own takings."""

from __future__ import annotations

import re

from checker.extract.frame import Frame
from checker.extract.scene import Scene
from checker.model import Kind
from checker.packs import Pack

SALES_OF = re.compile(r"[Ss]ales of (?:(?:its|the|new|global|all|these|those) )?$")


def _sold(scene: Scene, low: int, i: int) -> str | None:
    """The goods whose sales a clause tells of: “coffee sales rose 4%”, “sales of vaccines fell to $4 billion”."""
    atoms, text = scene.atoms, scene.text
    for j in range(i - 1, low - 1, -1):
        if atoms[j].kind != "C" or atoms[j].id == "shares":
            continue
        after = text.startswith(" sales", atoms[j].end)
        if after or SALES_OF.search(text, max(scene.start, atoms[j].start - 24), atoms[j].start):
            return atoms[j].id
    return None


def settle_brand(scene: Scene, i: int, frame: Frame) -> None:
    """Make takings the sales of the goods that are named as sold, and those of a medicine that acts in the clause: “Keytruda brought in $8 billion”."""
    if frame.metric != "revenue" or scene.chinese:
        return
    low, _ = scene.span_of(i)
    if frame.kind != Kind.SHARE and (sold := _sold(scene, low, i)) is not None:
        frame.metric, frame.commodity = "sales", sold
        return
    named = [a.id for a in scene.atoms[low:i] if a.kind == "C" and _is_brand(scene.pack, a.id)]
    again = frame.commodity is not None and _is_brand(scene.pack, frame.commodity)
    if named or again:
        frame.metric, frame.commodity = "sales", named[-1] if named else frame.commodity


def _is_brand(pack: Pack, id: str) -> bool:
    """Whether it is a medicine with a name of its own: Keytruda, not insulin."""
    return pack.within(id, "pharmaceuticals") and pack.commodities[id].label[:1].isupper()
