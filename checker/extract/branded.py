"""What a branded medicine brings in: sales of it by its maker, not the maker's own takings."""

from __future__ import annotations

from checker.extract.frame import Frame
from checker.extract.scene import Scene
from checker.packs import Pack


def settle_brand(scene: Scene, i: int, frame: Frame) -> None:
    """Make takings the sales of the medicine that acts in the clause: “Keytruda brought in $8 billion”, “Wegovy sales rose 9%”."""
    if frame.metric != "revenue" or scene.chinese:
        return
    low, _ = scene.span_of(i)
    named = [a.id for a in scene.atoms[low:i] if a.kind == "C" and _is_brand(scene.pack, a.id)]
    again = frame.commodity is not None and _is_brand(scene.pack, frame.commodity)
    if named or again:
        frame.metric, frame.commodity = "sales", named[-1] if named else frame.commodity


def _is_brand(pack: Pack, id: str) -> bool:
    """Whether it is a medicine with a name of its own: Keytruda, not insulin."""
    return pack.within(id, "pharmaceuticals") and pack.commodities[id].label[:1].isupper()
