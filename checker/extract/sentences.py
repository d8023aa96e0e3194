"""Cutting the blocks of an article into sentences, in English and Chinese, without copying text."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONGEST = 1000
"""Nobody writes a longer sentence; a run of text without an end must not cost more than its length."""
ABBREVIATION = re.compile(
    r"(?:\b(?:(?<!['’])[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|St|Mt|No|Nos|Inc|Ltd|Co|Corp|vs|approx|est|fig|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|etc|cf|al|Gen|Gov|Sen|Rep|Col|p|pp|c|ca)|\bU\.S|\bU\.K)$",
    re.IGNORECASE,
)
UNIT = re.compile(r"\d ?[A-Za-z]{1,2}$|[a-z]/[a-z]{1,2}$")
END = re.compile(
    r"[.!?。！？\n](?:(?<=[.!?])[.!?]*[\"'”’)\]]*(?=\s)|(?<=[。！？!?])[。！？!?]*[”’」』）)]*|(?<=\n)\s*\n)"
)
"""Begins with its signs, so that the engine looks for nothing but them."""
NEXT = re.compile(r"\s*[\"'“‘(\[「『（]*([A-Z0-9$€£¥]|[^\x00-\x7f])")


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The spans of the sentences in `text[start:end]`, without the white space around them.

    A full stop ends one only before a space and something that can begin a sentence, and not after an
    abbreviation (“U.S.”, “Inc.”) unless a new sentence plainly follows.
    """
    spans: list[tuple[int, int]] = []
    begin = start
    for hit in END.finditer(text, start, end):
        if hit.start() < begin:
            continue
        if text[hit.start()] == "." and not _ends(text, begin, hit.start(), hit.end(), end):
            continue
        _add(spans, text, begin, hit.end())
        begin = hit.end()
    _add(spans, text, begin, end)
    if end - start <= LONGEST:
        return spans
    return [piece for span in spans for piece in _pieces(text, *span)]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span in pieces of at most LONGEST characters, cut after a mark or a space where there is one."""
    while end - start > LONGEST:
        cut = start + LONGEST
        marks = [text.rfind(mark, start + LONGEST // 2, cut) for mark in (";", "；", ",", "，", "、", " ")]
        best = next((mark for mark in marks if mark >= 0), cut - 1) + 1
        yield start, best
        start = best
    yield start, end


def _ends(text: str, begin: int, stop: int, after: int, end: int) -> bool:
    follows = NEXT.match(text, after, end)
    if follows is None:
        return after >= end or not text[after:end].strip()
    before = text[max(begin, stop - 8) : stop]
    return ABBREVIATION.search(before) is None or UNIT.search(before) is not None


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
