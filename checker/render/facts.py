"""The reconciled table, as `checker facts` shows it: for each measure the value that stands, and who dissents."""

from __future__ import annotations

import csv as tables
import io
import json as documents
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from checker.model import Claim, Modality, Run, Side, Standing, Suggestion
from checker.packs import Pack
from checker.render import words
from checker.render.listing import cut, padded, width
from checker.render.markdown import escaped, table

VERSION = 1
WIDTH = 100
MEASURE, VALUE, PERIOD, WHO = 42, 22, 14, 24
"""How wide the columns of the text may get; what is longer is cut."""

SHAPES = {Standing.SUGGESTED: "✓", Standing.AGREED: "=", Standing.ALONE: "·", Standing.OPEN: "?"}
COUNTED = {
    Standing.AGREED: "agreed",
    Standing.SUGGESTED: "in spite of dissent",
    Standing.OPEN: "open",
    Standing.ALONE: "with one source",
}
COLUMNS = (
    "subject", "measure", "period", "inferred", "standing", "value", "low", "high", "hedge", "unit", "sources",
    "sources_in_all", "articles", "dissent", "reasons", "claim", "key",
)  # fmt: skip

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Value:
    """One side of a fact in words: what is said and by which articles."""

    claim: Claim
    side: Side

    @property
    def said(self) -> str:
        """The value: about 43,000 t."""
        return words.one_line(words.value(self.claim))

    @property
    def by(self) -> str:
        """The articles that say so."""
        return words.one_line(", ".join(self.side.articles))

    def __str__(self) -> str:
        return f"{self.said} ({self.by})"


@dataclass(frozen=True, slots=True)
class Fact:
    """One row of the table."""

    subject: str
    measure: str
    period: str
    suggestion: Suggestion
    values: tuple[Value, ...]

    @property
    def stands(self) -> Value | None:
        """The value that stands."""
        return self.values[0] if self.suggestion.claim is not None else None

    @property
    def others(self) -> tuple[Value, ...]:
        """The dissenting values; all of them where none stands."""
        return self.values[1:] if self.stands else self.values


def facts(run: Run, suggestions: Sequence[Suggestion], pack: Pack) -> list[Fact]:
    """The rows of the table, by subject, measure and period."""
    claims = {claim.id: claim for claim in run.claims}
    found = []
    for suggestion in suggestions:
        values = tuple(Value(claims[side.claim], side) for side in suggestion.sides)
        claim = values[0].claim
        found.append(
            Fact(
                words.one_line(words.whose(claim, pack)),
                words.one_line(_measure(claim, pack)),
                words.period(suggestion.period).replace(" to ", "–"),
                suggestion,
                values,
            )
        )
    return sorted(found, key=lambda fact: (fact.subject, fact.measure, fact.suggestion.period or ""))


def _measure(claim: Claim, pack: Pack) -> str:
    manner = {Modality.FORECAST: "forecast", Modality.CLAIMED: "put at a distance"}.get(
        Modality(claim.modality), ""
    )
    return ", ".join(filter(None, (words.measure(claim, pack), manner, claim.base)))


def text(run: Run, suggestions: Sequence[Suggestion], pack: Pack) -> str:
    """Columns under each subject; Han letters count for two, dissenters stand below the value."""
    rows = facts(run, suggestions, pack)
    lines, subject = [], None
    measure = min(MEASURE, max((width(fact.measure) for fact in rows), default=0))
    period = min(PERIOD, max((width(_period(fact)) for fact in rows), default=0))
    value = min(VALUE, max((width(one.said) for fact in rows for one in fact.values), default=0))
    for fact in rows:
        if fact.subject != subject:
            subject = fact.subject
            lines.append(subject)
        head = f"{padded(cut(fact.measure, measure), measure)}  {padded(cut(_period(fact), period), period)}"
        for number, (link, one, by) in enumerate(_told(fact)):
            shape = SHAPES[fact.suggestion.standing]
            before = f"  {shape} {head}" if number == 0 else " " * (4 + width(head))
            said = padded(cut(one.said, value), value)
            room = max(WIDTH - width(before) - len(f" {link:>3} ") - value - 2, WHO)
            lines.append(f"{before} {link:>3} {said}  {cut(by, room)}".rstrip())
    if any(fact.suggestion.inferred for fact in rows):
        lines.append("* no source names the period; it is that of the article")
    return "".join(f"{line}\n" for line in (*lines, _counts(rows)))


def _told(fact: Fact) -> Iterator[tuple[str, Value, str]]:
    """The values of a fact in their order: how each is linked to the one before, and who says it."""
    first, *others = fact.values
    if fact.stands is None:
        yield "", first, first.by if others else f"in doubt: {first.by}"
    elif fact.suggestion.standing is Standing.ALONE:
        yield "", first, f"one source: {first.by}"
    else:
        reason = fact.suggestion.reasons[0].replace(" independent", "").removesuffix(", no dissent")
        yield "", first, "; ".join((*fact.suggestion.reasons[1:], f"{reason}: {first.by}"))
    for other in others:
        yield "or" if fact.stands is None else "not", other, other.by


def _period(fact: Fact) -> str:
    return f"{fact.period}*" if fact.suggestion.inferred else fact.period


def _counts(rows: Sequence[Fact]) -> str:
    tally = Counter(fact.suggestion.standing for fact in rows)
    said = ", ".join(f"{tally[standing]} {name}" for standing, name in COUNTED.items() if tally[standing])
    return f"{words.count(len(rows), 'measure')}{': ' if said else ''}{said}"


def csv(run: Run, suggestions: Sequence[Suggestion], pack: Pack) -> str:
    """One row a measure and period; a cell that a spreadsheet would take for a formula gets an apostrophe."""
    file = io.StringIO()
    writer = tables.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for fact in facts(run, suggestions, pack):
        writer.writerow([cell(value) for value in _row(fact)])
    return file.getvalue()


def cell(value: str) -> str:
    """A cell that no spreadsheet runs: what begins like a formula and is no plain number, behind an apostrophe.

    >>> cell("=1+1"), cell("-12.5"), cell("@home")
    ("'=1+1", '-12.5', "'@home")
    """
    clean = words.one_line(value)
    risky = clean.startswith(("=", "+", "-", "@")) and not _NUMBER.fullmatch(clean)
    return f"'{clean}" if risky else clean


def _row(fact: Fact) -> tuple[str, ...]:
    suggestion, value = fact.suggestion, fact.stands
    numbers = (
        ("", "", "", "", "", "")
        if value is None
        else (
            value.said, f"{value.claim.low:.15g}", f"{value.claim.high:.15g}", value.claim.hedge, value.claim.unit,
            str(value.side.sources),
        )
    )  # fmt: skip
    return (
        fact.subject,
        fact.measure,
        suggestion.period or "",
        "yes" if suggestion.inferred else "no",
        suggestion.standing.value,
        *numbers,
        str(suggestion.sources),
        value.by if value else "",
        "; ".join(map(str, fact.others)),
        "; ".join(suggestion.reasons),
        suggestion.claim or "",
        suggestion.measure,
    )


def json(run: Run, suggestions: Sequence[Suggestion], pack: Pack) -> str:
    """One versioned JSON document; the first of the values is the one that stands, if `claim` is not null."""
    document = {
        "version": VERSION,
        "facts": [
            {
                "subject": fact.subject,
                "measure": fact.measure,
                **{
                    name: value
                    for name, value in fact.suggestion.as_dict().items()
                    if name not in ("measure", "sides", "standing")
                },
                "standing": fact.suggestion.standing.value,
                "key": fact.suggestion.measure,
                "values": [_value(value) for value in fact.values],
            }
            for fact in facts(run, suggestions, pack)
        ],
    }
    return documents.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _value(value: Value) -> dict[str, object]:
    fields = ("low", "high", "hedge", "unit")
    numbers: dict[str, object] = {name: getattr(value.claim, name) for name in fields}
    return {"value": value.said, **numbers, **asdict(value.side)}


def markdown(run: Run, suggestions: Sequence[Suggestion], pack: Pack) -> str:
    """A Markdown table."""
    rows = (
        (
            escaped(f"{fact.subject}: {fact.measure}"),
            escaped(_period(fact).replace("*", " (inferred)")),
            escaped(str(fact.stands)) if fact.stands else "",
            f"{SHAPES[fact.suggestion.standing]} {fact.suggestion.standing.value}",
            escaped("; ".join(map(str, fact.others))),
            escaped("; ".join(fact.suggestion.reasons)),
        )
        for fact in facts(run, suggestions, pack)
    )
    return "\n".join(table(("measure", "period", "value", "standing", "dissent", "reasons"), rows)) + "\n"
