"""A page as lines: what each begins with, what it says without its marks, where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from checker.articles.inline import blank, blank_inline


class Mark(StrEnum):
    """What the first signs of a line make of it."""

    TEXT = "text"
    HEADING = "heading"
    BULLET = "bullet"
    TABLE = "table"
    RULE = "rule"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Line:
    """One line that says something: `start` and `end` go around its words, after its mark."""

    mark: Mark
    start: int
    end: int
    words: str
    level: int = 0
    indent: int = 0
    after_blank: bool = False


_HEADING = re.compile(r"(#{1,6})[ \t]+|(#{1,6})$")
_BULLET = re.compile(
    r"(?:[-*+–—·][ \t]+|[•●◆■▪▶►‣◦○◇➤‧][ \t\u3000]*|\(?\d{1,2}[.)][ \t]+"
    r"|\d{1,2}(?:[、．)）]|\.(?=[^\s\d]))[ \t]*|[（(]\d{1,2}[)）][ \t]*|[①-⑳][ \t]*)(?=\S)"
)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)(?! [A-Z][\w .&-]{1,40} [–—-] )|copyright\b|版权所有|版權所有|免责声明|免責聲明)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def furniture() -> frozenset[str]:
    """The phrases of `furniture.txt`, in lower case."""
    rows = files("checker.articles").joinpath("furniture.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(row.strip().lower() for row in rows if row and not row.startswith("#"))


def blank_page(text: str) -> list[str]:
    """The characters of a text or Markdown page without inline marks; every line end is one `\\n`."""
    chars = list(text)
    if text.startswith("\ufeff"):
        chars[0] = " "
    blank_inline(text, chars)
    if "\r" in text:
        for at, char in enumerate(text):
            if char == "\r":
                chars[at] = " " if text[at + 1 : at + 2] == "\n" else "\n"
    return chars


def read_lines(chars: list[str], start: int = 0) -> list[Line]:
    """The lines of a page from `start` on that say something. Fenced code gives none and is blanked."""
    plain = "".join(chars)
    lines: list[Line] = []
    after_blank = True
    at = start
    while at < len(plain):
        end = plain.find("\n", at)
        end = len(plain) if end < 0 else end
        raw = plain[at:end]
        if not raw.strip():
            after_blank = True
        elif (
            raw.lstrip().startswith(("```", "~~~"))
            and (close := plain.find("\n" + raw.lstrip()[:3], end)) >= 0
        ):
            end = plain.find("\n", close + 1)
            end = len(plain) if end < 0 else end
            blank(chars, at, end)
            after_blank = True
        else:
            lines.append(_line(raw, at, after_blank))
            after_blank = False
        at = end + 1
    return lines


def _line(raw: str, start: int, after_blank: bool) -> Line:
    begin = len(raw) - len(raw.lstrip())
    while raw[begin : begin + 1] == ">" and raw[begin + 1 :].strip():
        begin += 1 + len(raw[begin + 1 :]) - len(raw[begin + 1 :].lstrip())
    end = len(raw.rstrip())
    indent, mark, level = begin, Mark.TEXT, 0
    if (
        end - begin >= 3
        and set(raw[begin:end]) <= set("-*_=~—·. \t")
        and len(set(raw[begin:end]) - {" ", "\t"}) == 1
    ):
        mark = Mark.RULE
    elif heading := _HEADING.match(raw, begin, end):
        mark, level = Mark.HEADING, len(heading[1] or heading[2])
        begin = heading.end()
        end = begin + len(raw[begin:end].rstrip("# \t"))
    elif is_furniture(raw[begin:end]):
        mark = Mark.FURNITURE
    elif bullet := _BULLET.match(raw, begin, end):
        mark, begin = Mark.BULLET, bullet.end()
    return Line(mark, start + begin, start + max(begin, end), raw[begin:end], level, indent, after_blank)


def is_furniture(words: str) -> bool:
    """Whether a line is nothing but what a page prints around its articles."""
    if len(words) > 200:
        return False
    return words.strip(" .:：>»›·…|").lower() in furniture() or bool(
        _COPYRIGHT.match(words) and len(words) < 160
    )
