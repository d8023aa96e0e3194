"""A number that stands alone before the words that say what it is: “59.5%”, and below it “Gross margin at TSMC”; 66%——出口占比."""

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
DASH = re.compile(r"\s?(?:[—–]{1,2}|-{2})\s?(?=\w)")


def told_below(flow: Running) -> Running:
    """The text with each number that stands alone put behind the words that tell it: “Gross margin at TSMC: 59.5%.”"""
    moves = [
        (above, below)
        for above, below in pairwise(flow.blocks)
        if above.kind is not BlockKind.TITLE and below.kind is BlockKind.PARAGRAPH
        if above.end - above.start <= LONGEST and _is_a_number(flow.text[above.start : above.end])
    ]
    moves += [cut for block in flow.blocks if (cut := _cut(flow.text, block)) is not None]
    return _moved(flow, sorted(moves, key=lambda move: move[0].start)) if moves else flow


def _cut(text: str, block: Block) -> tuple[Block, Block] | None:
    """A paragraph or entry that opens with its number and a dash, as the number and the words."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.BULLET):
        return None
    dash = DASH.search(text, block.start, min(block.end, block.start + LONGEST))
    if dash is None or not _is_a_number(text[block.start : dash.start()], measured=True):
        return None
    return replace(block, end=dash.start()), replace(block, start=dash.end())


def _is_a_number(said: str, measured: bool = False) -> bool:
    """Whether a line holds nothing but one number and its unit; a year, which has none, only where it need not be measured."""
    if OPENS_WITH.match(said) is None:
        return False
    found = find_quantities(said)
    alone = len(found) == 1 and found[0].start == 0 and found[0].end == len(said.rstrip())
    return alone and not (measured and (found[0].unit is None or found[0].form == "date"))


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

    at, starts = 0, {block.start for block in flow.blocks}
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
        if below.start in starts:
            next(waiting)
    keep(len(flow.text), len(stood) - at)
    say(at, len(flow.text))
    return Running("".join(pieces), tuple(blocks), stood, moved=True)
