"""What a row says of one works or product in several columns: who owns it, who makes it, when it starts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from checker.extract.bodies import id_of_label
from checker.extract.cells import DIGIT, OWNED, WHO, Cell
from checker.extract.frame import Frame
from checker.extract.lexicon import Lexicon, Mention
from checker.extract.quantities import find_quantities
from checker.extract.quantity import Quantity
from checker.model import Kind, Modality
from checker.packs import Pack

HELD = re.compile(r"(?P<who>[^,，;；、/()（）]+?)\s?[(（]?\s?(?P<part>\d[\d.]*\s?%)")
STARTS = re.compile(
    r"\b(?:start(?:-?up)?|opening|opened|first (?:ore|output|production|cargo|power)|commissioning|completion)\b|投产|开工|完工|启用|投运|开业|竣工",
    re.IGNORECASE,
)
"""The head of a column of the years in which works start."""


PLACED = re.compile(
    r"(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3})(?:, | \()(?P<land>[A-Z][\w. ]+)\)?\W*$"
)
"""A row's name with the land it lies in: “Fen, Norway”, “Serra Verde (Brazil)”."""


def placed(label: str, row: list[Mention], pack: Pack) -> list[str]:
    """The name of a row of which nothing is known but the land behind it."""
    named = PLACED.match(label)
    if named is None:
        return []
    lands = [m for m in row if m.role == "entity" and m.start == named.start("land")]
    only = len(row) == len(lands) == 1 and pack.kind(lands[0].id) == "country"
    return [id_of_label(named["name"])] if only else []


def owned_shares(text: str, cell: Cell, head: str, lexicon: Lexicon) -> Iterator[tuple[str, Quantity]]:
    """Each share of a cell under “Owner”, with whose it is: “Barrick (50%)”, 中国五矿（60%）."""
    for hit in HELD.finditer(text, *cell) if OWNED.search(head) else ():
        who = hit["who"].strip()
        known = [m.id for m in lexicon.find(who) if m.role == "entity" and m.end - m.start >= len(who) - 2]
        part = find_quantities(text, hit.start("part"), hit.end("part"))
        if part and part[0].unit == "percent":
            yield known[0] if known else id_of_label(who), part[0]


def stake_in(works: str | None, who: str, told: Frame) -> Frame:
    """The frame of such a share: a stake in what the row is of."""
    frame = told.copy()
    frame.kind, frame.metric, frame.subject, frame.whole = Kind.SHARE, "stake", who, works
    frame.period = None
    return frame


def started(
    text: str, cell: Cell, head: str, told: Frame, today: date | None
) -> tuple[Quantity, Frame] | None:
    """The year of a cell under “Start”, as the date of what the row is of; a year to come is foreseen."""
    dates = find_quantities(text, *cell) if STARTS.search(head) else []
    if len(dates) != 1 or dates[0].form != "date":
        return None
    frame = told.copy()
    frame.kind, frame.metric, frame.period = Kind.DATE, "event", None
    ahead = today is None or dates[0].low >= today.year
    frame.modality = Modality.FORECAST if ahead else Modality.STATED
    return dates[0], frame


def maker(text: str, row: Sequence[Cell], titles: Sequence[str], lexicon: Lexicon) -> str | None:
    """Who stands under “Maker” beside a product: “Keytruda | Merck”."""
    if WHO.match(titles[0]):
        return None
    at = next((n for n in range(1, min(len(row), len(titles))) if WHO.match(titles[n])), None)
    said = text[slice(*row[at])].strip() if at is not None else ""
    if not said or DIGIT.search(said):
        return None
    known = [m.id for m in lexicon.find(said) if m.role == "entity"]
    return known[0] if known else id_of_label(said)
