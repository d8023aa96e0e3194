"""Lines of text as pieces with a style: joined for a file, printed with weight and colour on a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from checker.render import words

if TYPE_CHECKING:
    from rich.console import Console

WIDTH = 100

Line = Sequence[tuple[str, str]]
"""Pieces of text, each with a rich style; the style is empty for plain text."""


def wrapped(text: str, indent: str, style: str = "") -> list[Line]:
    """A text in lines of one width, each after the same space."""
    found = textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [[(line, style)] for line in found]


def joined(lines: Iterable[Line]) -> str:
    """The lines as plain text, without anything that could steer a terminal."""
    return "".join(words.clean("".join(piece for piece, _ in line)).rstrip() + "\n" for line in lines)


def printed(lines: Iterable[Line], console: Console) -> None:
    """The lines on a terminal, in their styles."""
    from rich.text import Text

    for line in lines:
        console.print(Text.assemble(*((words.clean(piece), style) for piece, style in line)), soft_wrap=True)
