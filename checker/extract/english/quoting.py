"""Whether a sum is what goods are quoted at: “Brent will average $61”, “milling wheat slid to €188”."""

from __future__ import annotations

from checker.extract.atom import Atom
from checker.extract.english.phrase import word_at
from checker.extract.scene import Scene

QUOTED = frozenset(
    "average averages averaged averaging trade trades traded trading close closed end ended settle settled stand stands stood".split()
)


def goods_quoted(scene: Scene, low: int, i: int) -> Atom | None:
    """The goods that are quoted at the number, whatever was told before: “… and that Brent will average $61”."""
    goods = next((j for j in range(i - 1, low - 1, -1) if scene.atoms[j].kind == "C"), None)
    between = scene.atoms[goods + 1 : i] if goods is not None else []
    was_at = [a.low for a in between[-2:]] in AT_SO_MUCH or [a.low for a in between[-1:]] == ["at"] == [
        a.low for a in between
    ]
    quoted = (was_at or any(a.low in QUOTED for a in between)) and all(a.kind in "WK" for a in between)
    return scene.atoms[goods] if goods is not None and quoted else None


AT_SO_MUCH = [
    [be, at] for be in ("is", "was", "are", "were", "back") for at in ("at", "above", "below", "around")
]
"""“When neodymium was at $180.”"""


def goods_moved_to(scene: Scene, i: int, low: int) -> bool:
    """Whether goods themselves rose or fell to a sum, so that it is their price."""
    quantity = scene.atoms[i].quantity
    if word_at(scene, i - 1) not in ("to", "from") or quantity is None or quantity.high > 1e6:
        return False
    said = scene.atoms[low : i - 1]
    goods = next((n for n, a in enumerate(said) if a.kind == "C"), None)
    moved = next((n for n, a in enumerate(said) if a.is_cue("up") or a.is_cue("down") or a.low in GONE), None)
    return (
        goods is not None
        and moved is not None
        and goods < moved
        and all(a.kind not in "EMQ" for a in said[goods:])
    )


GONE = ("gone", "went", "moved", "moves", "swung", "goes")
"""Verbs that lead goods from one price to another: “yttrium oxide has gone from $6 to $30”."""
