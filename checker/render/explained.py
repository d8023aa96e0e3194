"""How a text was read: each claim with the words that decided each of its fields."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping

from checker.model import Claim
from checker.render import words

NAMES = (
    "kind",
    "metric",
    "subject",
    "counterparty",
    "whole",
    "commodity",
    "hedge",
    "unit",
    "period",
    "modality",
    "attribution",
)
SILENT = {"exact", "stated"}
WIDTH = 100


def explained(readings: Iterable[tuple[Claim, Mapping[str, str]]]) -> str:
    """A block a claim: its sentence, then field, value and the words behind it."""
    return "\n".join(_block(claim, evidence) for claim, evidence in readings) or "No claims.\n"


def _block(claim: Claim, evidence: Mapping[str, str]) -> str:
    lines = [f"{claim.id}  {words.one_line(claim.value_text)}"]
    quote = textwrap.wrap(
        f"“{words.one_line(claim.quote)}”", WIDTH, initial_indent="  ", subsequent_indent="  "
    )
    rows = [(name, str(getattr(claim, name))) for name in NAMES if getattr(claim, name) is not None]
    lines += quote
    for name, value in rows:
        because = evidence.get(name, "")
        if value not in SILENT or because:
            lines.append(
                f"  {name:<13}{value:<26}{f'← {words.one_line(because)}' if because else ''}".rstrip()
            )
    return "\n".join(lines) + "\n"
