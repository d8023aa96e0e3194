"""Sections of Markdown put together up to a length: what does not fit is left out whole, and counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checker.render import words

LIMIT = 65_000
"""Characters: GitHub takes 65,536 of a comment or an issue."""

CLOSING = 400
"""Characters that the last line may take."""

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that open and close it, and between them items of which some may be left out, called `noun`.

    A section all of whose items are left out is left out, too. An `extra` one only gets what the others leave.
    `title` stands once above all sections that have the same.
    """

    head: Lines
    items: tuple[Lines, ...] = ()
    foot: Lines = ()
    noun: str = "line"
    extra: bool = False
    title: str = ""


def fitted(sections: Iterable[Section], limit: int = LIMIT, where: str = "") -> str:
    """The sections in their order, in no more than `limit` characters; `where` says where the rest is to be read."""
    held = list(sections)
    room = limit - CLOSING
    taken: dict[int, int] = {}
    for extra in (False, True):
        for at, section in enumerate(held):
            number, used = _taken(section, room) if section.extra is extra else (None, 0)
            if number is not None:
                taken[at] = number
                room -= used
    lines: list[str] = []
    left: dict[str, int] = {}
    title = ""
    for at, section in enumerate(held):
        out = len(section.items) - taken.get(at, 0)
        if out:
            left[section.noun] = left.get(section.noun, 0) + out
        if at in taken:
            if section.title != title:
                title = section.title
                lines += ("", title) if title else ()
            lines += section.head
            lines += [line for item in section.items[: taken[at]] for line in item]
            lines += section.foot
    if left:
        said = ", ".join(words.count(number, noun) for noun, number in left.items())
        lines += ["", f"*Left out here, as there is no room: {said}.{where}*"]
    return "\n".join(lines) + "\n"


def _taken(section: Section, room: int) -> tuple[int | None, int]:
    """How many items of a section fit, and the characters that it takes with them; None where it is left out."""
    used = _length(section.head) + _length(section.foot) + len(section.title) + 2
    number = 0
    for item in section.items:
        if used + _length(item) > room:
            break
        used += _length(item)
        number += 1
    fits = number > 0 if section.items else used <= room
    return (number, used) if fits else (None, 0)


def _length(lines: Sequence[str]) -> int:
    return sum(len(line) + 1 for line in lines)
