"""Whose takings come from where: of a firm's revenue a land has no part but as its buyer."""

from __future__ import annotations

from checker.extract.english.phrase import kind_of_id, word_at
from checker.extract.frame import KNOWN_FIRMS, LANDS, Frame, Memory
from checker.extract.scene import Scene
from checker.packs import Pack


def from_buyers(frame: Frame, pack: Pack) -> None:
    """Turn a land's part of a firm's takings into the firm's: “revenue was $4 billion, of which Chinese customers paid 29%”."""
    if frame.kind != "share" or frame.metric not in ("revenue", "sales") or frame.counterparty is not None:
        return
    if pack.kind(frame.subject) in LANDS and pack.kind(frame.whole) in KNOWN_FIRMS:
        frame.counterparty, frame.subject = frame.subject, frame.whole


BUYERS = frozenset("customers clients buyers purchasers".split())
"""Who pays a firm."""
TAKINGS = ("revenue", "sales")


def from_customers(scene: Scene, i: int, low: int, frame: Frame, memory: Memory, last: Frame | None) -> None:
    """Make a land's part the firm's where its customers are named: “TSMC's turnover rose. North American customers generated 76% of sales”."""
    if frame.kind != "share" or frame.metric not in TAKINGS or frame.counterparty is not None:
        return
    told = last or (memory.frame if memory.same_block else None)
    if told is None or kind_of_id(scene, told.subject) not in KNOWN_FIRMS:
        return
    if kind_of_id(scene, frame.subject) not in (*LANDS, "region") or not _buy(scene, i, low, frame.subject):
        return
    if any(a.kind == "E" for a in scene.atoms[i + 1 : i + 5]):
        return  # “Chinese buyers took a third of the world's sales”
    frame.counterparty, frame.subject, frame.whole = frame.subject, told.subject, told.subject
    frame.metric = told.metric if told.metric in TAKINGS else frame.metric


def _buy(scene: Scene, i: int, low: int, land: str | None) -> bool:
    """Whether the land's customers are those who act: “Chinese clients”, “Buyers in China”, “customers from the United States”."""
    for j in range(low, i):
        if scene.atoms[j].kind != "E" or scene.atoms[j].id != land:
            continue
        before = j - 1 - (word_at(scene, j - 1) == "the")
        placed = word_at(scene, before) in ("in", "from", "of")
        noun = before - 1 if placed else j + 1 + scene.possessive(j)
        return word_at(scene, noun) in BUYERS
    return False
