"""Digests that run headings and bullets on in one line: `Core Insights - … [3] - … Group 1: Output - …`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.model import BlockKind

SEPARATOR = re.compile(r" [-–—•] ")
_REACH = 240  # no heading with what closes the sentence before it is longer
_KNOWN = (
    r"(?:Core|Key|Main) (?:Insights?|View(?:point)?s?|Points?|Takeaways?|Findings?)|Summary(?: by Category)?"
    r"|Executive Summary|(?:Group|Part|Section) \d{1,2}\b"
    r"|核心(?:观点|要点|洞察|内容|摘要)|(?:第[一二三四五六七八九十]{1,3}|分)组"
)
_HEAD = re.compile(rf"(?:{_KNOWN})(?=[\s:：])")
_STYLE = re.compile(rf"(?:^|[\s\].])(?:{_KNOWN})(?:[:：] ?[^\n]{{0,100}}?)? [-–—•] ")
_NUMBER = re.compile(r"(?:(?:Group|Part|Section) \d{1,2}|第[一二三四五六七八九十]{1,3}组) ?[:：]? *")
_SUMMARY = re.compile(r"(?:Executive )?Summary(?: by Category)?\s+(?=\S)")
_CLOSURE = re.compile(
    r"[\]］][.。;；]?(?=\s|$)|(?:(?<![A-Z])|(?<=[A-Z]{3}))[.!?][\"”’')]*(?=\s|$)|[。！？；][”’」）]*"
)
_BEGINS = re.compile(r"[\"“‘'(（《「]*(?:[A-Z\d$€£¥]|[^\x00-\x7f])|[a-z][A-Z]")
_SMALL = frozenset({
    "of", "and", "the", "for", "in", "to", "on", "a", "an", "vs", "versus", "with", "from", "by", "at",
    "as", "or", "under", "into", "over", "&",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of such a line: heading, bullet or the paragraph before the first."""

    kind: BlockKind
    start: int
    end: int


def is_digest(words: str) -> bool:
    """Whether a line is written in this style, so that its short title-case phrases are headings too."""
    return _STYLE.search(words) is not None


def is_known_head(words: str) -> bool:
    """Whether a short line is one of the headings of such digests: `Core Insights`, `Group 2: Output`."""
    return len(words) <= 120 and _HEAD.match(words + " ") is not None


def heading_text(words: str) -> str:
    """The words of a heading without its number: `Group 2: Output` is about output."""
    number = _NUMBER.match(words)
    return words[number.end() :].strip() or words if number else words


def flat(text: str) -> str:
    """A text on one line, every character at its place."""
    return text.replace("\r", " ").replace("\n", " ")


def split_digest(text: str) -> Iterator[Piece]:
    """The headings and bullets of one line, in order, without the dashes between them."""
    at, end, opened = 0, len(text), False
    for hit in SEPARATOR.finditer(text):
        separator, after = hit.span()
        head = _heading_start(text, at, separator, opened) if _BEGINS.match(text, after, end) else None
        if head is not None:
            if text[at:head].strip():
                yield Piece(BlockKind.BULLET if opened else BlockKind.PARAGRAPH, at, head)
            yield from _headings(text, head, separator)
            at, opened = after, True
    if text[at:end].strip():
        yield Piece(BlockKind.BULLET if opened else BlockKind.PARAGRAPH, at, end)


def _heading_start(text: str, at: int, separator: int, opened: bool) -> int | None:
    """Where the heading before a dash begins: at the dash if there is none; None if no bullet follows."""
    floor = max(at, separator - _REACH)
    closed = None
    for closure in _CLOSURE.finditer(text, floor, separator):
        closed = closure
    if closed and not text[closed.end() : separator].strip():
        return separator
    for known in _HEAD.finditer(text, floor, separator):
        if known.start() == at or not text[at : known.start()].strip() or _closes(text, floor, known.start()):
            return known.start()
    if closed is None and (opened or floor > at):
        return None
    begin = closed.end() if closed else at
    while text[begin].isspace():
        begin += 1
    return begin if _is_title_case(text[begin:separator]) else None


def _closes(text: str, floor: int, at: int) -> bool:
    """Whether a bullet can end right before `at`: at a citation, a full stop, or “the U.S.”."""
    before = text[floor:at].rstrip()
    return (
        not before
        or before[-1] in ']］.!?。！？”"’)；;%'
        or not text[floor:at].endswith((", ", "the ", "The "))
    )


def _headings(text: str, start: int, end: int) -> Iterator[Piece]:
    summary = _SUMMARY.match(text, start, end)
    if summary and text[start : summary.end()].strip() != text[start:end].strip():
        yield Piece(BlockKind.HEADING, start, summary.end())
        start = summary.end()
    if text[start:end].strip():
        yield Piece(BlockKind.HEADING, start, end)


def _is_title_case(words: str) -> bool:
    names = words.split()
    if not 1 <= len(names) <= 10 or words.rstrip()[-1] in ",;:，；：":
        return False
    if re.search(r"[\u3400-\u9fff]", words):
        return len(words) <= 24 and not re.search(r"[，。；,]", words)
    return names[0][0].isupper() and all(
        name[0].isupper() or not name[0].isalpha() or name in _SMALL for name in names
    )
