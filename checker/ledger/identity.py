"""Claims known again in another state of the folder: by their normal value and where it is said."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from checker.columns import POSITION, values
from checker.model import Run

WHERE = ("article", "quote")
WHEN = ("period_start", "period_end", "period_back")
YEAR = re.compile(r"\d{4}")


class Place(NamedTuple):
    """A normal value, and the article or the sentence that says it."""

    value: str
    where: str


Sayings = Mapping[Place, Collection["When"]]
"""A normal value together with the article or the sentence that says it, to the times it is said of."""


@dataclass(frozen=True, slots=True)
class When:
    """The time that a claim speaks of, and whether its own sentence has it, or what stands around it, or nothing."""

    window: str
    stated: bool
    own: bool

    def fits(self, other: When) -> bool:
        """Whether it may be one claim at two places of a text: where it stands can give or take a period."""
        if self.stated == other.stated:
            return self.window == other.window
        return not (self.own or other.own)


def sayings(run: Run) -> Sayings:
    """Every normal value of a run, with the article that says it and with the sentence that says it."""
    known: dict[Place, set[When]] = {}
    for when, places in _by_claim(run, {}).values():
        for place in places:
            known.setdefault(place, set()).add(when)
    return known


def unsaid(
    run: Run, known: Sayings, ids: Collection[str], renamed: Mapping[str, str] | None = None
) -> frozenset[str]:
    """Which of some claims nobody said before: not this article, nor one in these very words, nor a copy of either.

    `renamed` has the articles (ids) that had another name before.
    """
    claims = _by_claim(run, renamed or {})
    source_of = {claim.id: run.sources.get(claim.article) for claim in run.claims}
    said = {
        (places[0].value, source_of[id])
        for id, (when, places) in claims.items()
        if any(when.fits(before) for place in places for before in known.get(place, ()))
    }
    return frozenset(id for id in ids if id in claims and (claims[id][1][0].value, source_of[id]) not in said)


def squeezed(text: str) -> str:
    """A text with all white space as one space: re-wrapping is no other wording."""
    return " ".join(text.split())


def _by_claim(run: Run, renamed: Mapping[str, str]) -> dict[str, tuple[When, tuple[Place, Place]]]:
    """Claim id to its time, and to its value together with its article and with its sentence."""
    frame = run.frame

    def rows(*names: str) -> list[tuple[object, ...]]:
        return list(zip(*(values(frame[name]) for name in names), strict=True))

    said = rows(*(name for name in POSITION if name != "period"))
    result = {}
    for id, value, when, period, (article, quote) in zip(
        frame["id"], said, rows(*WHEN), frame["period"], rows(*WHERE), strict=True
    ):
        key = "|".join(f"{part:.10g}" if isinstance(part, float) else str(part) for part in value)
        stated = isinstance(period, str)
        own = stated and any(year in str(quote) for year in YEAR.findall(period))
        places = (
            Place(key, f"article {renamed.get(str(article), article)}"),
            Place(key, f"quote {squeezed(str(quote))}"),
        )
        result[str(id)] = When("|".join(map(str, when)), stated, own), places
    return result
