"""The reconciled table, as `checker facts` writes it: for each measure the value that stands, and who dissents."""

from __future__ import annotations

import csv as tables
import io
import json as documents
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from textwrap import wrap

from checker.model import Run, Standing, Suggestion
from checker.packs import Pack
from checker.render import words
from checker.render.entries import entries_of
from checker.render.gfm import escaped, table
from checker.render.listing import cut, padded, width
from checker.render.spreadsheet import guarded
from checker.render.stands import SHAPES, Part, Reconciled, Value, reconciled

VERSION = 1
WIDTH = 100
MEASURE, VALUE, PERIOD, WHO = 42, 22, 14, 24
"""How wide the columns of the text may get; what is longer is cut."""

COUNTED = {
    Standing.AGREED: "agreed",
    Standing.SUGGESTED: "in spite of dissent",
    Standing.OPEN: "open",
    Standing.ALONE: "with one source",
}
COLUMNS = (
    "subject", "measure", "period", "inferred", "standing", "value", "low", "high", "hedge", "unit", "sources",
    "sources_in_all", "articles", "dissent", "reasons", "claim", "key", "verdict", "reference",
)  # fmt: skip


def rows(run: Run, suggestions: Sequence[Suggestion], pack: Pack) -> tuple[Reconciled, ...]:
    """Some rows of the table of a run, disputed ones first."""
    return reconciled({entry.claim.id: entry for entry in entries_of(run, pack)}, suggestions, pack)


def text(run: Run, suggestions: Sequence[Suggestion], pack: Pack) -> str:
    """Columns under each part and subject; Han letters count for two, dissenters stand below the value."""
    shown = rows(run, suggestions, pack)
    lines: list[str] = []
    part, subject = None, None
    measure = min(MEASURE, max((width(row.measure) for row in shown), default=0))
    period = min(PERIOD, max((width(_period(row)) for row in shown), default=0))
    value = min(VALUE, max((width(one.said) for row in shown for one in row.values), default=0))
    several = len({row.part for row in shown}) > 1
    for row in shown:
        if several and row.part is not part:
            lines += ["", _heading(row.part)] if lines else [_heading(row.part)]
            subject = None
        part = row.part
        if row.subject != subject:
            subject = row.subject
            lines.append(subject)
        head = f"{padded(cut(row.measure, measure), measure)}  {padded(cut(_period(row), period), period)}"
        for number, (link, said, by, remark) in enumerate(_told(row)):
            shape = SHAPES[row.suggestion.standing]
            before = f"  {shape} {head}" if number == 0 else " " * (4 + width(head))
            room = max(WIDTH - width(before) - len(f" {link:>3} ") - value - 2, WHO)
            lines.append(f"{before} {link:>3} {padded(cut(said, value), value)}  {cut(by, room)}".rstrip())
            if remark:
                lines += wrap(remark, WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6)
    if any(row.suggestion.inferred for row in shown):
        lines.append("* no source names the period; it is that of the article")
    return "".join(f"{line}\n" for line in (*lines, _counts(shown)))


def _heading(part: Part) -> str:
    return f"— {part.value} —"


def _told(row: Reconciled) -> Iterator[tuple[str, str, str, str]]:
    """The values of a row in their order: how each is linked to the one before, what is said, by whom, and what
    facts have instead.
    """
    first, *others = row.values
    if row.stands is None:
        by = first.by if others else f"in doubt: {first.by}"
    elif row.suggestion.standing is Standing.ALONE:
        by = f"one source: {first.by}"
    else:
        number, *agrees = row.suggestion.reasons
        number = number.replace(" independent", "").removesuffix(", no dissent")
        by = f"reference + {first.by}; {number}" if agrees else f"{number}: {first.by}"
    link = "or" if row.stands is None else "not"
    for value in row.values:
        remark = words.one_line(f"{value.said} is {value.entry.brief}" if others else value.remark)
        yield (
            "" if value is first else link,
            value.said,
            by if value is first else value.by,
            remark if value.remark else "",
        )


def _period(row: Reconciled) -> str:
    return f"{row.period}*" if row.suggestion.inferred else row.period


def _counts(shown: Sequence[Reconciled]) -> str:
    tally = Counter(row.suggestion.standing for row in shown)
    said = [f"{tally[standing]} {name}" for standing, name in COUNTED.items() if tally[standing]]
    astray = sum(row.part is Part.ASTRAY for row in shown)
    counted = f"{words.count(len(shown), 'measure')}{': ' if said else ''}{', '.join(said)}"
    return f"{counted}; {astray} not what the reference facts have" if astray else counted


def csv(run: Run, suggestions: Sequence[Suggestion], pack: Pack) -> str:
    """One row a measure and period; a cell that a spreadsheet would take for a formula gets an apostrophe."""
    file = io.StringIO()
    writer = tables.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows(run, suggestions, pack):
        writer.writerow([cell(value) for value in _cells(row)])
    return file.getvalue()


def cell(value: str) -> str:
    """A cell that no spreadsheet runs: what begins like a formula and is no plain number, behind an apostrophe.

    >>> cell("=1+1"), cell("-12.5"), cell("@home")
    ("'=1+1", '-12.5', "'@home")
    """
    return guarded(words.one_line(value))


def _cells(row: Reconciled) -> tuple[str, ...]:
    suggestion, value = row.suggestion, row.stands
    judgement = row.values[0].entry.judgement
    numbers = (
        ("", "", "", "", "", "")
        if value is None
        else (
            value.said, f"{value.entry.claim.low:.15g}", f"{value.entry.claim.high:.15g}", value.entry.claim.hedge,
            value.entry.claim.unit, str(value.side.sources),
        )
    )  # fmt: skip
    return (
        row.subject,
        row.measure,
        suggestion.period or "",
        "yes" if suggestion.inferred else "no",
        suggestion.standing.value,
        *numbers,
        str(suggestion.sources),
        value.by if value else "",
        "; ".join(map(str, row.others)),
        "; ".join(suggestion.reasons),
        suggestion.claim or "",
        suggestion.measure,
        judgement.verdict.value if judgement else "",
        judgement.brief if judgement else "",
    )


def json(run: Run, suggestions: Sequence[Suggestion], pack: Pack) -> str:
    """One versioned JSON document; the first of the values is the one that stands, if `claim` is not null."""
    document = {
        "version": VERSION,
        "facts": [
            {
                "subject": row.subject,
                "measure": row.measure,
                **{
                    name: value
                    for name, value in row.suggestion.as_dict().items()
                    if name not in ("measure", "sides", "standing")
                },
                "standing": row.suggestion.standing.value,
                "key": row.suggestion.measure,
                "values": [_value(value) for value in row.values],
            }
            for row in rows(run, suggestions, pack)
        ],
    }
    return documents.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _value(value: Value) -> dict[str, object]:
    fields = ("low", "high", "hedge", "unit")
    numbers: dict[str, object] = {name: getattr(value.entry.claim, name) for name in fields}
    judgement = value.entry.judgement
    facts: dict[str, object] = {
        "verdict": judgement.verdict.value if judgement else None,
        "reference": judgement.brief if judgement else None,
        "doubted": value.entry.doubt is not None,
    }
    return {"value": value.said, **numbers, **asdict(value.side), **facts}


def markdown(run: Run, suggestions: Sequence[Suggestion], pack: Pack) -> str:
    """A Markdown table."""
    written = (
        (
            escaped(f"{row.subject}: {row.measure}"),
            escaped(_period(row).replace("*", " (inferred)")),
            escaped(str(row.stands)) if row.stands else "",
            f"{SHAPES[row.suggestion.standing]} {row.suggestion.standing.value}",
            escaped("; ".join(map(str, row.others))),
            escaped("; ".join(row.suggestion.reasons)),
            escaped(row.values[0].remark),
        )
        for row in rows(run, suggestions, pack)
    )
    head = ("measure", "period", "value", "standing", "dissent", "reasons", "reference facts")
    return "\n".join(table(head, written)) + "\n"
