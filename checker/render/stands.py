"""What stands: the reconciled table of a run, for each measure and period its value and who dissents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from checker.model import Claim, Modality, Side, Standing, Suggestion, Verdict
from checker.packs import Pack
from checker.render import words
from checker.render.entries import Entry


class Part(StrEnum):
    """The parts of the table, in the order in which a desk wants to see them."""

    DISPUTED = "Disputed"
    ASTRAY = "Not what the reference facts have"
    ALONE = "One source only"
    AGREED = "Agreed"

    @property
    def order(self) -> int:
        """0 for what is wanted first."""
        return list(Part).index(self)


SHAPES = {Standing.SUGGESTED: "✓", Standing.AGREED: "=", Standing.ALONE: "·", Standing.OPEN: "?"}
NAMES = {
    Standing.SUGGESTED: "stands",
    Standing.AGREED: "agreed",
    Standing.ALONE: "one source",
    Standing.OPEN: "open",
}
"""The standing in a word, beside its shape."""


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """One value of a row: the claim that says it best, and which articles say so."""

    entry: Entry
    side: Side
    dissents: bool = False

    @property
    def said(self) -> str:
        """The value: about 43,000 t."""
        return words.one_line(words.value(self.entry.claim))

    @property
    def by(self) -> str:
        """The articles that say so."""
        return words.one_line(", ".join(self.side.articles))

    @property
    def remark(self) -> str:
        """What facts say of a value that they do not bear out, or of a dissenting one that some fact has, too."""
        judgement = self.entry.judgement
        if judgement is None:
            return ""
        told = self.entry.astray or (self.dissents and judgement.verdict is Verdict.AGREES)
        return f"{judgement.verdict}: {self.entry.brief}" if told else ""

    def __str__(self) -> str:
        return f"{self.said} ({self.by})"


@dataclass(frozen=True, slots=True, eq=False)
class Reconciled:
    """One row of the table."""

    subject: str
    measure: str
    period: str
    suggestion: Suggestion
    values: tuple[Value, ...]

    @property
    def part(self) -> Part:
        """Where in the table it stands."""
        match self.suggestion.standing:
            case Standing.OPEN | Standing.SUGGESTED:
                return Part.DISPUTED
            case _ if self.values[0].entry.astray:
                return Part.ASTRAY
            case Standing.ALONE:
                return Part.ALONE
            case _:
                return Part.AGREED

    @property
    def stands(self) -> Value | None:
        """The value that stands."""
        return self.values[0] if self.suggestion.claim is not None else None

    @property
    def others(self) -> tuple[Value, ...]:
        """The dissenting values; all of them where none stands."""
        return self.values[1:] if self.stands else self.values

    @property
    def articles(self) -> tuple[str, ...]:
        """All articles that speak of it."""
        return tuple(dict.fromkeys(article for value in self.values for article in value.side.articles))

    @property
    def said(self) -> str:
        """The values with their articles: over 45,000 t (003), not about 43,000 t (000)."""
        first, *rest = map(str, self.values)
        link = " or " if self.stands is None else ", not "
        return link.join((first, *rest))

    @property
    def why(self) -> str:
        """Why the value stands or none does, what references say first; empty where one source is all there is."""
        if self.suggestion.standing is Standing.ALONE:
            return ""
        first, *rest = self.suggestion.reasons
        return "; ".join((*rest, first.removesuffix(", no dissent")))


def reconciled(
    entries: Mapping[str, Entry], suggestions: Sequence[Suggestion], pack: Pack
) -> tuple[Reconciled, ...]:
    """The rows of the table: disputed ones first, then by subject, measure and period."""
    rows = (_row(entries, suggestion, pack) for suggestion in suggestions)
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                row.part.order,
                row.subject,
                row.measure,
                row.suggestion.period or "",
            ),
        )
    )


def _row(entries: Mapping[str, Entry], suggestion: Suggestion, pack: Pack) -> Reconciled:
    values = tuple(
        Value(entries[side.claim], side, number > 0) for number, side in enumerate(suggestion.sides)
    )
    claim = values[0].entry.claim
    return Reconciled(
        words.one_line(words.whose(claim, pack)),
        words.one_line(_measure(claim, pack)),
        words.period(suggestion.period).replace(" to ", "–"),
        suggestion,
        values,
    )


def _measure(claim: Claim, pack: Pack) -> str:
    manner = {Modality.FORECAST: "forecast", Modality.CLAIMED: "put at a distance"}.get(
        Modality(claim.modality), ""
    )
    return ", ".join(filter(None, (words.measure(claim, pack), manner, claim.base)))
