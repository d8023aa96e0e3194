r"""Texts that no spreadsheet takes for a formula, and back.

Spreadsheets run a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end, quoted or not, so quoting all cells
protects nobody, and an article can say such a thing. A text that begins so gets an apostrophe before it. The original is
not lost: a text that already begins with apostrophes and then such a sign gets one more, so that taking one away
from each text that begins with apostrophes and such a sign gives back every one, letter for letter. Texts that are
plain numbers stay as they are, also below zero.
"""

from __future__ import annotations

import re

# Full-width signs count, too: a spreadsheet with an East Asian keyboard takes them for the plain ones.
_RISKY = re.compile(r"'*\s*[=+\-@\t\r\n＝＋－＠]")
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", re.IGNORECASE)


def guarded(text: str) -> str:
    """A text that no spreadsheet runs.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("-12.5"), guarded("'tis")
    ("'=1+1", "''=1+1", '-12.5', "'tis")
    """
    return f"'{text}" if _RISKY.match(text) and not _PLAIN.fullmatch(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given.

    >>> unguarded("'=1+1"), unguarded("''=1+1"), unguarded("'tis")
    ('=1+1', "'=1+1", "'tis")
    """
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text
