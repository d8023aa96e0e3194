"""A second change whose verb is left out: “output rose 4% in China and 3% in India”, “fell 5%, against 3% in April”."""

from __future__ import annotations

import re

from checker.extract.english.at_hand import named_before
from checker.extract.english.phrase import kind_of, word_at
from checker.extract.frame import FLOWS, Frame, Memory
from checker.extract.quantity import Quantity
from checker.extract.scene import JOINTS, Scene

LINKS = JOINTS | frozenset(
    """but while whereas ; after against versus vs compared with than following followed from by in at to for of the its those that on
    over volume value tonnage terms a an just only about around as did was down up only some nearly almost another further instead rather 's ’s one ones oxide oxides metal ore concentrate carbonate hydroxide futures contract buyers sales meantime meanwhile same time period""".split()
)
"""Small words that can stand between two changes of which only the first has its verb."""
SHARES_NEXT = frozenset(["of", "going", "went", "coming", "came", "share", "stake"])


def gapped_change(scene: Scene, i: int, low: int, last: Frame, memory: Memory) -> Frame | None:
    """The change that a percentage is which leaves the verb to the one before it, or None."""
    former = _change_before(scene, last, memory)
    if former is None or last.at < 0 or word_at(scene, i + 1) in SHARES_NEXT:
        return None
    between = scene.atoms[last.at + 1 : i]
    if not between or any(not _links(scene, last.at + 1 + n) for n in range(len(between))):
        return None
    frame = former.copy()
    frame.evidence = {"metric": "as before"}
    frame.item = frame.base = None
    here = range(last.at + 1, i)
    goods = [scene.atoms[j].id for j in here if scene.atoms[j].kind == "C"]
    if goods:
        frame.commodity = goods[-1]
    who = _right_behind(scene, i) or next(
        (scene.atoms[j].id for j in reversed(here) if scene.atoms[j].kind == "E"), None
    )
    who = who or named_before(scene, i, low)
    if who is None or who == frame.subject:
        return frame
    if frame.counterparty is not None and frame.metric in FLOWS:
        frame.counterparty = who
    else:
        frame.subject = who
    return frame


def _change_before(scene: Scene, last: Frame, memory: Memory) -> Frame | None:
    """The change that was told last: the number before, or that which came to the number before: “rose 4% to 700 t”."""
    if last.kind == "change" and last.unit == "percent":
        return last
    spoken = memory.spoken[-2:]
    led = last.kind == "amount" and len(spoken) == 2 and spoken[-1].at == last.at
    change = spoken[0] if led else None
    if change is None or change.kind != "change" or change.unit != "percent":
        return None
    between = scene.atoms[change.at + 1 : last.at]
    near = len(between) < 3 or (len(between) < 7 and all(a.kind not in "EVMQ" for a in between))
    return change if near and change.at >= 0 else None


def _links(scene: Scene, j: int) -> bool:
    """Whether an atom between two changes leaves the verb of the first in force."""
    atom = scene.atoms[j]
    if atom.kind == "Q" and scene.atoms[j - 1].low == "to":
        return True  # “rose 9% to 4 million and Ren's 15%”
    return (
        atom.kind in "TEC"
        or atom.low in LINKS
        or atom.is_cue("origin")
        or (atom.kind == "W" and atom.text[:1].isupper())
    )


def _right_behind(scene: Scene, i: int) -> str | None:
    """Who stands right behind the number: “3% in India”, “12% at Collahuasi”."""
    if word_at(scene, i + 1) not in ("in", "at") or i + 2 >= len(scene.atoms):
        return None
    atom = scene.atoms[i + 2]
    return atom.id if atom.kind == "E" and kind_of(scene, atom) != "source" else None


STILL_SAID = re.compile(
    r"\b(?:talk(?:ed|ing)|spok(?:e|en)|speaking|dreamt|dreamed|thought|thinking) of (?:about |some |up to |as much as )?$|\b(?:promised|reckoned with|hoped for|foreseen|foresaw|pencilled in|bargained for|budgeted for) (?:about |some |up to |as much as )?$"
)
"""After “its forecast for growth is now 4-6%”: “in March it was still talking of 9%”."""


def still_said(scene: Scene, i: int, quantity: Quantity, last: Frame) -> bool:
    """Whether a percentage is what was once said of the change told before."""
    here = scene.words(max(last.at + 1, i - 12), i)
    moved = last.kind == "change" and last.unit == quantity.unit == "percent"
    return moved and last.at >= 0 and STILL_SAID.search(here) is not None
