"""`claims/decisions/` both ways: one TOML file a finding, named by its fingerprint."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path, PurePath
from typing import TypeVar

from checker.model import CheckerError, Decision, Dimension, Ruling, Seen, Severity, hint

VERSION = 1
FOLDER = "decisions"
KEYS = ("version", "verdict", "dimension", "claims", "reason", "by", "date", "review-by", "finding", "seen")
ABOUT = {
    Ruling.PREFER: "the claims that stand",
    Ruling.SUPERSEDED: "the claims that are superseded",
    Ruling.SOURCE_ERROR: "the claims that are wrong",
    Ruling.MISREAD: "the claims that are misread",
}
"""The verdicts that name claims, and which."""

Choice = TypeVar("Choice", bound=StrEnum)


def load_decisions(folder: Path) -> tuple[Decision, ...]:
    """The decisions in `folder/decisions/*.toml`, sorted by fingerprint.

    Raises CheckerError with everything that is wrong with any of them: file, line, field, found, expected.
    """
    return parse_decisions(
        (path.as_posix(), path.read_bytes()) for path in sorted((folder / FOLDER).glob("*.toml"))
    )


def parse_decisions(files: Iterable[tuple[str, bytes]]) -> tuple[Decision, ...]:
    """The decisions in TOML files, each with its name, whose stem is the fingerprint."""
    decisions, problems = [], []
    for name, data in files:
        try:
            decisions.append(_decision(name, data))
        except CheckerError as error:
            problems.append(str(error))
    if problems:
        raise CheckerError("\n".join(problems))
    return tuple(decisions)


def decision_path(folder: Path, fingerprint: str) -> Path:
    """Where the decision on a finding is kept."""
    return folder / FOLDER / f"{fingerprint}.toml"


def decision_text(decision: Decision) -> str:
    """A decision as TOML: the verdict first, then the finding as it was, so that it can be read without it."""
    import tomli_w

    days = {"date": decision.date, "review-by": decision.review_by}
    table: dict[str, object] = {
        "version": VERSION,
        "verdict": decision.ruling.value,
        "dimension": decision.dimension and decision.dimension.value,
        "claims": list(decision.about) or None,
        "reason": decision.reason,
        "by": decision.by,
        **{name: date.fromisoformat(day) for name, day in days.items() if day},
        "finding": {
            "rule": decision.rule,
            "severity": decision.severity.value,
            "measure": decision.measure,
            "explanation": decision.explanation,
            "fingerprints": list(decision.fingerprints),
        },
        "seen": [
            {name: value for name in Seen.__slots__ if (value := getattr(seen, name)) is not None}
            for seen in decision.seen
        ],
    }
    return tomli_w.dumps({name: value for name, value in table.items() if value is not None})


def checked(decision: Decision) -> Decision:
    """The decision, if it says all that its verdict asks for. Raises CheckerError for what is missing or too much."""
    ruling = decision.ruling
    if not decision.reason.strip():
        raise CheckerError("reason: found nothing, expected why it is decided so")
    if ruling in ABOUT and not decision.about:
        raise CheckerError(f"claims: found nothing, expected {ABOUT[ruling]}, as the verdict is {ruling}")
    if ruling not in ABOUT and decision.about:
        raise CheckerError(
            f"claims: found {', '.join(decision.about)}, expected nothing, as the verdict is {ruling}"
        )
    if (ruling is Ruling.BOTH_STAND) is not (decision.dimension is not None):
        found = decision.dimension or "nothing"
        wanted = f"one of {', '.join(Dimension)}" if decision.dimension is None else "nothing"
        raise CheckerError(f"dimension: found {found}, expected {wanted}, as the verdict is {ruling}")
    known = {seen.id for seen in decision.seen}
    for id in decision.about if decision.seen else ():
        if id not in known:
            raise CheckerError(
                f"claims: found {id!r}, expected claims of the finding: {', '.join(sorted(known))}"
            )
    if decision.review_by and decision.review_by < decision.date:
        raise CheckerError(f"review-by: found {decision.review_by}, expected a day after {decision.date}")
    return decision


# --- reading ------------------------------------------------------------------------------------------------


def _decision(file: str, data: bytes) -> Decision:
    try:
        text = data.decode("utf-8")
        read = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CheckerError(f"{file}: not readable as TOML: {error}") from error
    try:
        return _checked_fields(PurePath(file).stem, read)
    except CheckerError as error:
        field = str(error).partition(":")[0]
        raise CheckerError(f"{file}{_line(text, field)}: {error}") from None


def _line(text: str, field: str) -> str:
    """`:3` where a field stands in the third line, nothing where it stands nowhere."""
    found = re.search(rf"^\s*\[*{re.escape(field.rpartition('.')[2])}\b", text, re.MULTILINE)
    return f":{text.count(chr(10), 0, found.end()) + 1}" if found else ""


def _checked_fields(fingerprint: str, read: Mapping[str, object]) -> Decision:
    for key in read:
        if key not in KEYS:
            raise CheckerError(
                f"{key}: found an unknown field{hint(key, KEYS, 0.5)}, expected one of {', '.join(KEYS)}"
            )
    if read.get("version", VERSION) != VERSION:
        raise CheckerError(
            f"version: found {read['version']!r}, expected {VERSION}; a newer checker reads it"
        )
    finding, seen = read.get("finding", {}), read.get("seen", [])
    if not isinstance(finding, dict):
        raise CheckerError(f"finding: found {finding!r}, expected a table")
    if not isinstance(seen, list) or not all(isinstance(one, dict) for one in seen):
        raise CheckerError(f"seen: found {seen!r}, expected one table for each claim")
    dimension = read.get("dimension")
    return checked(
        Decision(
            fingerprint=fingerprint,
            ruling=_choice(read, "verdict", Ruling),
            reason=_text(read, "reason"),
            by=_text(read, "by", ""),
            date=_day(read, "date") or "",
            rule=_text(finding, "rule", fingerprint.rpartition("-")[0]),
            measure=_text(finding, "measure", ""),
            severity=_choice(finding, "severity", Severity)
            if "severity" in finding
            else Severity.CONTRADICTION,
            explanation=_text(finding, "explanation", ""),
            fingerprints=_texts(finding, "fingerprints") or (fingerprint,),
            seen=tuple(_seen(one) for one in seen),
            about=_texts(read, "claims"),
            dimension=None if dimension is None else _choice(read, "dimension", Dimension),
            review_by=_day(read, "review-by"),
        )
    )


def _seen(row: Mapping[str, object]) -> Seen:
    return Seen(
        **{name: _text(row, name) for name in ("id", "article", "value", "value_text", "quote")},
        period=_text(row, "period") if "period" in row else None,
        published=_text(row, "published") if "published" in row else None,
    )


def _text(table: Mapping[str, object], name: str, default: str | None = None) -> str:
    value = table.get(name, default)
    if not isinstance(value, str):
        raise CheckerError(f"{name}: found {'nothing' if value is None else repr(value)}, expected a text")
    return value


def _texts(table: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = table.get(name, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise CheckerError(f"{name}: found {value!r}, expected a list of texts")
    return tuple(value)


def _choice(table: Mapping[str, object], name: str, choices: type[Choice]) -> Choice:
    value = _text(table, name)
    words = [str(choice) for choice in choices]
    if value not in words:
        raise CheckerError(
            f"{name}: found {value!r}{hint(value, words, 0.5)}, expected one of {', '.join(words)}"
        )
    return choices(value)


def _day(table: Mapping[str, object], name: str) -> str | None:
    value = table.get(name)
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise CheckerError(f"{name}: found {value!r}, expected a day such as 2026-03-31") from None
    if value is not None and not isinstance(value, date):
        raise CheckerError(f"{name}: found {value!r}, expected a day such as 2026-03-31")
    return None if value is None else value.isoformat()
