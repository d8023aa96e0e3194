"""What is to be believed after a finding, in a line: which value stands and why, and which is to be doubted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from checker.model import Diagnosis, Finding, Severity, Standing, Verdict
from checker.render import words
from checker.render.entries import Entry
from checker.render.stands import Reconciled

MOST = 3


def conclusion(
    finding: Finding,
    entries: Sequence[Entry],
    rows: Mapping[str, Reconciled],
    diagnosis: Diagnosis | None,
) -> str:
    """What stands and what is doubted of the claims of a finding; empty for a note and where nothing can be said.

    `rows` has for a claim id the row of the reconciled table in which it stands.
    """
    if finding.severity is Severity.NOTE:
        return ""
    against = [*_doubtful(entries), *_told(entries, rows)]
    standing = _standing(entries, rows) if against else _between(entries, rows)
    sentences = [*standing, *against] or _open(entries, rows, diagnosis)
    return " ".join(f"{words.capital(sentence)}." for sentence in sentences)


def plain(entries: Sequence[Entry]) -> str:
    """The facts' word on a doubted claim, as one short sentence: 43,000 t is the figure for 2023; else nothing."""
    for entry in entries:
        if entry.doubt is not None and entry.astray:
            return words.capital(f"{words.value(entry.claim)} is {entry.brief.partition('; ')[0]}.")
    return ""


def _between(entries: Sequence[Entry], rows: Mapping[str, Reconciled]) -> Iterable[str]:
    """The value that stands where all claims of a finding speak for it, although they do not meet each other."""
    held = {id(row): row for row in (rows.get(entry.claim.id) for entry in entries) if row is not None}
    if len(held) == 1:
        (row,) = held.values()
        leader = row.stands
        if leader is not None and all(entry.claim.id in leader.side.claims for entry in entries):
            yield f"{leader.said} ({leader.entry.claim.article}), which each of them meets, stands: {row.why}"
            return
    yield from _standing(entries, rows)


def _standing(entries: Sequence[Entry], rows: Mapping[str, Reconciled]) -> Iterable[str]:
    """The values that are not doubted and stand against others or agree with a fact, those of one reason together."""
    together: dict[str, list[Entry]] = {}
    for entry in entries:
        row = rows.get(entry.claim.id)
        if row is None or entry.doubt is not None or entry.astray or row.stands is None:
            continue
        borne_out = entry.judgement is not None and entry.judgement.verdict is Verdict.AGREES
        reasons = row.suggestion.reasons
        if entry.claim.id in row.values[0].side.claims and (
            (len(reasons) > 1 and borne_out) or row.suggestion.standing is Standing.SUGGESTED
        ):
            together.setdefault("; ".join(reasons[1:] or reasons), []).append(entry)
    for reason, held in together.items():
        values = _values(held)
        yield f"{_listed(values)} {'stand' if len(values) > 1 else 'stands'}: {reason}"


def _doubtful(entries: Sequence[Entry]) -> Iterable[str]:
    """The doubted values, each with the word of a fact or else of the diagnosis."""
    together: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.doubt is not None:
            word = f"it is {entry.brief}" if entry.astray else entry.doubt
            together.setdefault(word, []).append(entry)
    for word, held in together.items():
        values = _values(held)
        yield f"{_listed(values)} {'are' if len(values) > 1 else 'is'} in doubt: {word}"


def _told(entries: Sequence[Entry], rows: Mapping[str, Reconciled]) -> Iterable[str]:
    """What facts say of values that nobody doubts for the other claims' sake.

    Told are those that they do not bear out, and those that do not stand although some fact has them.
    """
    together: dict[str, list[Entry]] = {}
    for entry in entries:
        row = rows.get(entry.claim.id)
        dissents = row is not None and entry.claim.id not in row.values[0].side.claims
        agrees = entry.judgement is not None and entry.judgement.verdict is Verdict.AGREES
        if entry.doubt is None and (entry.astray or (dissents and agrees)):
            together.setdefault(entry.brief, []).append(entry)
    for brief, held in together.items():
        values = _values(held)
        yield f"{_listed(values)} {'are' if len(values) > 1 else 'is'} {brief}"


def _open(
    entries: Sequence[Entry], rows: Mapping[str, Reconciled], diagnosis: Diagnosis | None
) -> Iterable[str]:
    """Why nothing can be said."""
    if len({entry.claim.article for entry in entries}) == 1 and diagnosis is not None:
        yield "open: one article says all of it, and no reference decides"
        return
    for entry in entries:
        row = rows.get(entry.claim.id)
        if row is not None and row.suggestion.standing is Standing.OPEN:
            yield f"open: {row.suggestion.reasons[0]}"
            return
    if diagnosis is not None:
        yield f"open: {diagnosis.reasons[0].partition(': ')[0]}"


def _values(entries: Iterable[Entry]) -> list[str]:
    """Values with their articles, each value once: about 43,000 t (000)."""
    articles: dict[str, dict[str, None]] = {}
    for entry in entries:
        articles.setdefault(words.value(entry.claim), {})[entry.claim.article] = None
    return [f"{value} ({', '.join(held)})" for value, held in articles.items()]


def _listed(values: Sequence[str]) -> str:
    """Values in a row: a, b and c; of many the first few."""
    if len(values) > MOST:
        return f"{', '.join(values[:MOST])} and {len(values) - MOST} more"
    return " and ".join([", ".join(values[:-1]), values[-1]] if len(values) > 1 else values)
