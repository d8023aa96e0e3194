"""Which lines of a text are broken by hand in the middle of a sentence, and which are each a sentence of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from checker.articles.dateline import width
from checker.articles.lines import Line, Mark

_NARROWEST, WIDEST = 40, 160  # columns of a text that is wrapped by hand
_FIRST = re.compile(r"[\u3400-\u9fff][，。、；：！？”』」）》]*|\S+?(?=[\u3400-\u9fff]|\s|$)")
_RAGGED = 4  # so much its lines may fall short
_SENTENCE_END = re.compile(r"[.!?。！？…;；][\"'”’)）\]」』*_]*$")
_OPENS = re.compile(r"[\"“‘'(]?(?:[A-Z0-9$€£¥])")
"""How a line begins that can be a sentence of its own."""
_OPEN_END = re.compile(
    r"(?:[,，、:：(&/-]|\b(?:a|an|the|of|in|on|at|to|for|from|by|with|and|or|as|than|per|its|their|our|his|her|that|which|is|was|are|were|has|have|had|will|said|says|about|over|under|between|Mr|Mrs|Ms|Dr|St))$"
)
"""How a line ends that goes on below."""


def ends_sentence(words: str) -> bool:
    """Whether a line ends as sentences do, with a full stop or its like before any closing quotes."""
    return _SENTENCE_END.search(words[-12:]) is not None


def whole_line(text: str, line: Line) -> str:
    """A line with its mark and with what is blanked at its end."""
    end = text.find("\n", line.end)
    return text[text.rfind("\n", 0, line.start) + 1 : end if end >= 0 else len(text)].rstrip()


def going_on(text: str, lines: list[Line]) -> list[bool]:
    """For each line, and one more after the last, whether it goes on with the one before, wrapped by hand.

    Lines are wrapped where at most of them a sentence is broken, and the next word would not have fitted.
    """
    goes_on = [False] * (len(lines) + 1)
    whole = [whole_line(text, line) for line in lines]
    narrow = [width(words) <= WIDEST for words in whole]
    at = 0
    while at < len(lines):
        end = at + 1
        while narrow[at] and end < len(lines) and not lines[end].after_blank and narrow[end]:
            end += 1
        widest = max(map(width, whole[at:end]))
        full = [
            fills(words, after.words, widest)
            for words, after in zip(whole[at:end], lines[at + 1 : end], strict=False)
        ]
        broken = sum(
            on and not ends_sentence(line.words) for on, line in zip(full, lines[at:end], strict=False)
        )
        if 2 * broken >= len(full) > 0 and widest >= _NARROWEST:
            for number, on in enumerate(full, start=at + 1):
                goes_on[number] = on and lines[number].mark is Mark.TEXT
        at = end
    return goes_on


def fills(words: str, after: str, columns: int) -> bool:
    """Whether the first word of the next line would not have fitted behind a line."""
    first = _FIRST.match(after)
    return width(words) + 1 + width(first[0] if first else "") > columns - _RAGGED


def unspaced(lines: list[Line]) -> list[Line]:
    """The lines of a page that has an empty one behind each, though they are wrapped: a paragraph ends where one falls short.

    As they are where some are not parted so, or less than a third of them break a sentence.
    """
    spaced = sum(line.after_blank for line in lines)
    widths = [width(line.words) for line in lines]
    broken = [
        not ends_sentence(line.words) and after.mark is Mark.TEXT and after.words[:1].islower()
        for line, after in pairwise(lines)
    ]
    if len(lines) < 8 or spaced < len(lines) - 1 or max(widths) > WIDEST or 3 * sum(broken) < len(broken):
        return lines
    goes_on = [False, *(fills(line.words, after.words, max(widths)) or not ends_sentence(line.words) for line, after in pairwise(lines))]  # fmt: skip
    return [
        replace(line, after_blank=False) if on and line.mark is Mark.TEXT else line
        for line, on in zip(lines, goes_on, strict=True)
    ]


def own_lines(text: str, lines: list[Line]) -> list[bool]:
    """For each line, and one more after the last, whether it begins a sentence though the line before has no full stop.

    So it is on a page whose lines are not wrapped: nearly all of them begin with a capital or a number, and behind most
    of them the next word would have fitted; or all of them do.
    """
    own = [False] * (len(lines) + 1)
    at = 0
    while at < len(lines):
        end = at + 1
        while end < len(lines) and lines[end].mark is Mark.TEXT and not lines[end].after_blank:
            end += 1
        run = lines[at:end]
        whole = [whole_line(text, line) for line in run]
        widest = max(map(width, whole))
        opens = [_OPENS.match(line.words) is not None for line in run[1:]]
        short = [not fills(words, after.words, widest) for words, after in zip(whole, run[1:], strict=False)]
        ragged = len(run) > 2 and 5 * sum(opens) >= 4 * len(opens) and 2 * sum(short) >= len(short)
        listed = len(run) > 3 and all(opens)  # no text that is wrapped by hand looks so
        if ragged or listed:
            for number, (line, opened) in enumerate(zip(run, opens, strict=False), start=at + 1):
                stops = ends_sentence(line.words) or _OPEN_END.search(line.words.rstrip()) is not None
                own[number] = opened and not stops
        at = end
    return own
