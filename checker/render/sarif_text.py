"""The texts of SARIF: messages in plain words and in Markdown, with links to the other sides of a finding.

In both, a number in braces stands for an argument and braces are doubled; a plain text makes a link of `[…](…)`
as well; and Markdown has no HTML. So says the specification, 3.11.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from urllib.parse import quote

from checker.model import Finding
from checker.render import words
from checker.render.entries import SHAPES, Entry, State
from checker.render.settled import Held
from checker.render.view import Report

LINKS = 10
"""So many of the other sides are told in a message; all of them are related locations."""

_SPECIAL = re.compile(r"[\\`*_{}\[\]#|~<>&$!]")
_BARE = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp|www)([:.])")
_HEX = re.compile(r"[0-9a-f]{12}")


def plain(text: str, most: int | None = None) -> str:
    """A text that is no link and has no argument, on one line, cut where it is too long."""
    line = _unlinked(words.one_line(text))
    return line if most is None or len(line) <= most else f"{line[: most - 1]}…"


def _unlinked(line: str) -> str:
    return line.replace("](", "]\u200b(").replace("{", "{{").replace("}", "}}")


def marked(text: str) -> str:
    """A text as Markdown that shows as its own letters, on one line, without HTML."""
    line = _SPECIAL.sub(r"\\\g<0>", words.one_line(text))
    return _BARE.sub(r"\1\\\2", line).replace("{", "{{").replace("}", "}}")


def message(one: Held, view: Report, first: str, others: Sequence[str]) -> dict[str, str]:
    """What a finding says, in plain text and in Markdown; `others` are the related locations 1, 2, …"""
    finding = one.finding
    said = _said(finding, view)
    why = [f"{one.why}."] if one.why else []
    linked = [entry for entry in map(view.entry, others) if entry is not None]
    links = ", ".join(
        f"[{_link_text(_side(entry))}]({number})" for number, entry in enumerate(linked[:LINKS], 1)
    )
    more = f" and {len(linked) - LINKS} more" if len(linked) > LINKS else ""
    against = f" Against {links}{more}." if links else ""
    state = State(finding.severity.value)
    head = view.entry(first)
    sides = ([(None, head)] if head is not None else []) + list(enumerate(linked, 1))
    bullets = "\n".join(_bullet(number, entry) for number, entry in sides[: LINKS + 1])
    return {
        "text": " ".join(plain(part) for part in (*said, *why)) + against,
        "markdown": f"**{SHAPES[state]} {state.value}** "
        + "\n\n".join(marked(part) for part in (*said, *why))
        + (f"\n\n{bullets}" if bullets else ""),
    }


def _said(finding: Finding, view: Report) -> list[str]:
    said = [finding.explanation]
    if finding.softened:
        said.append(f"Softened: {'; '.join(finding.softened)}.")
    if conclusion := view.conclusions.get(finding.id):
        said.append(f"→ {conclusion}")
    return said


def _side(entry: Entry) -> str:
    """A claim in short: over 45,000 t (post, 20 May 2024)."""
    claim = entry.claim
    return f"{words.value(claim)} ({', '.join(filter(None, (claim.article, words.date(claim.published))))})"


def _link_text(text: str) -> str:
    """The text of a link in a plain message."""
    line = words.one_line(text).replace(
        "](", "]\u200b("
    )  # not every reader heeds what is escaped inside a link
    line = re.sub(r"[\\\[\]]", r"\\\g<0>", line)
    return line.replace("{", "{{").replace("}", "}}")


def _bullet(number: int | None, entry: Entry) -> str:
    said = marked(_side(entry))
    side = f"[{said}]({number})" if number is not None else f"**{said}**"
    return f"- {side}: {marked(quoted_words(entry))}"


def quoted(entry: Entry) -> str:
    """Who says what, letter for letter, as plain text: post, 20 May 2024: “… over 45,000 t …”."""
    who = ", ".join(filter(None, (entry.claim.article, words.date(entry.claim.published))))
    return f"{plain(who)}: {plain(quoted_words(entry))}"


def quoted_words(entry: Entry) -> str:
    """The sentence in quotation marks."""
    return f"“{words.one_line(entry.claim.quote)}”"


def uri(file: str) -> str:
    """A path as a relative URI, percent-encoded, so that what looks like a scheme (`a:b`) is none."""
    return quote(file, safe="/")


def hexadecimal(fingerprint: str) -> str:
    """The twelve digits of a fingerprint; of what has none those of its hash."""
    last = fingerprint.rpartition("-")[2]
    return last if _HEX.fullmatch(last) else hashlib.sha256(fingerprint.encode()).hexdigest()[:12]
