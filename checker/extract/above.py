"""A number that stands alone above the words that say what it is: “59.5%”, and below it “Gross margin at TSMC”."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from checker.extract.quantities import find_quantities
from checker.extract.running import Running
from checker.model import Block, BlockKind

LONGEST = 40
"""Letters of the longest number that is looked for: “upwards of 11.38 trillion won”."""

OPENS_WITH = re.compile(r"(?:\d|[A-Z]{1,3}\$|[$€£¥₹]|[A-Z][a-z]+ |[一-鿿])")
BEFORE_THE_NEXT = re.compile(
    r"[.!?](?=\s|$)|[。！？：；，]|[:;](?= )"
    r"|(?<=[\w'’)%]{3}),(?= (?!(?:[\w'’-]+ ){1,3}(?:and|or|in|where) ))"
)
"""Where the words of a number end: “Operating profit of SK Hynix|, up 62%”, “What the line could bring every year|, for 30 years”; not in “cobalt, copper and zinc”."""

HAN = re.compile(r"[㐀-鿿]")


def told_below(flow: Running) -> Running:
    """The text with each number that stands alone put behind the words below it: “Gross margin at TSMC: 59.5%.”"""
    moves = [
        (above, below)
        for above, below in pairwise(flow.blocks)
        if above.kind is not BlockKind.TITLE and below.kind is BlockKind.PARAGRAPH
        if above.end - above.start <= LONGEST and _is_a_number(flow.text[above.start : above.end])
    ]
    return _moved(flow, moves) if moves else flow


def _is_a_number(said: str) -> bool:
    """Whether a line holds nothing but one number and its unit."""
    if OPENS_WITH.match(said) is None:
        return False
    found = find_quantities(said)
    return len(found) == 1 and found[0].start == 0 and found[0].end == len(said.rstrip())


def _moved(flow: Running, moves: list[tuple[Block, Block]]) -> Running:
    """The text with each number at the end of the words that tell it; a letter that stood nowhere is put beside the last."""
    places = flow.places if flow.places is not None else range(len(flow.text))
    pieces: list[str] = []
    stood: list[int] = []
    blocks: list[Block] = []
    waiting = iter(flow.blocks)

    def say(start: int, stop: int) -> None:
        pieces.append(flow.text[start:stop])
        stood.extend(places[start:stop])

    def put(text: str, at: int) -> None:
        pieces.append(text)
        stood.extend([places[at]] * len(text))

    def keep(until: int, by: int) -> None:
        for block in waiting:
            if block.start >= until:
                return
            blocks.append(replace(block, start=block.start + by, end=block.end + by))

    at = 0
    for above, below in moves:
        keep(above.start, len(stood) - at)
        say(at, above.start)
        hit = BEFORE_THE_NEXT.search(flow.text, below.start, below.end)
        end = hit.start() if hit is not None else below.end
        colon = hit is not None and hit[0] in ":："
        begin = len(stood)
        say(below.start, end)
        put("：" if HAN.search(flow.text, below.start, end) else ": ", end - 1)
        say(above.start, above.end)
        put("," if colon else "", end - 1)
        at = end + colon
        blocks.append(replace(below, start=begin, end=len(stood) + below.end - at, group=-len(blocks) - 1))
        next(waiting)
    keep(len(flow.text), len(stood) - at)
    say(at, len(flow.text))
    return Running("".join(pieces), tuple(blocks), stood, moved=True)
