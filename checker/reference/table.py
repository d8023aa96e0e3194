"""The reference facts as columns: intervals, windows, editions, and the shares and ranks that follow from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from checker.algebra import Bools, Bounds, Codes, Floats, quotient
from checker.columns import days, values
from checker.model import Claim, Hedge, Kind, Modality
from checker.normalize import unchecked
from checker.packs import Fact, Pack
from checker.reference.calculated import flows, made
from checker.reference.columns import classes, numerals, reach_of, units
from checker.reference.events import event_of

Objects = NDArray[np.object_]

RANKED = 4
"""A list of fewer countries says nothing about their order in the world."""


@dataclass(frozen=True, eq=False)
class Facts:
    """Facts as columns, one row each; all that is compared is an array.

    `of` has the ids of the facts that a row stands for: its own, or the two or more that it is calculated from.
    """

    claims: tuple[Claim, ...]
    facts: tuple[Fact, ...]
    of: tuple[tuple[str, ...], ...]
    frame: pd.DataFrame
    reach: Bounds

    def column(self, name: str) -> Objects:
        """One column as an array of objects, None for null.

        Beside those of the normal table: `class` and `measured` are kind and unit as they are compared,
        `happened` the event of a date, `sum` the usual name of what a ratio is taken of.
        """
        return self._columns[name]

    @cached_property
    def _columns(self) -> dict[str, Objects]:
        found = {str(name): values(self.frame[name]) for name in self.frame.columns}
        found["class"], found["measured"] = classes(self.frame), units(self.frame)
        happened = [event_of(claim.item or "") for claim in self.claims]
        found["happened"] = np.array(happened, dtype=np.object_)
        found["sum"] = np.array([sum_name(claim.whole) for claim in self.claims], dtype=np.object_)
        return found

    def among(self, name: str, wanted: Iterable[str | None]) -> Bools:
        """Which facts have one of these values in a column."""
        codes, known = self._codes(name)
        hit = np.zeros(len(known) + 1, dtype=np.bool_)
        hit[[known.get(value, len(known)) for value in wanted]] = True
        hit[len(known)] = False
        return np.asarray(hit[codes], dtype=np.bool_)

    def equal(self, name: str, wanted: str | None) -> Bools:
        """Which facts have this value in a column."""
        codes, known = self._codes(name)
        return np.asarray(codes == known.get(wanted, -1), dtype=np.bool_)

    def _codes(self, name: str) -> tuple[Codes, dict[str | None, int]]:
        """A column as numbers, and the number of each value."""
        if name not in self._coded:
            known: dict[str | None, int] = {}
            numbers = [known.setdefault(value, len(known)) for value in self.column(name)]
            self._coded[name] = np.array(numbers, dtype=np.int64), known
        return self._coded[name]

    @cached_property
    def _coded(self) -> dict[str, tuple[Codes, dict[str | None, int]]]:
        return {}

    @cached_property
    def low(self) -> Floats:
        """The lower numerals; a change in percent is a factor here."""
        return numerals(self.frame)[0]

    @cached_property
    def high(self) -> Floats:
        """The upper numerals."""
        return numerals(self.frame)[1]

    @cached_property
    def start(self) -> Floats:
        """The first day that a fact speaks of; -∞ for what is of no time."""
        start = days(self.frame["period_start"])
        return np.where(np.isnan(start), -np.inf, start)

    @cached_property
    def end(self) -> Floats:
        """The last day that a fact speaks of; ∞ for what is of no time."""
        end = days(self.frame["period_end"])
        return np.where(np.isnan(end), np.inf, end)

    @cached_property
    def until(self) -> Floats:
        """The last day that it is given out for: what lasts (reserves) holds in the year of its edition too."""
        stock = self.among("nature", ("stock", "structure")) & ~self.equal("unit", "percent")
        years = self.frame["published"].str.slice(0, 4) + "-12-31"
        return np.where(stock, np.maximum(self.end, days(pd.to_datetime(years))), self.end)

    @cached_property
    def published(self) -> Floats:
        """The day of the edition."""
        return days(pd.to_datetime(self.frame["published"]))

    @cached_property
    def series(self) -> Codes:
        """Whose figure it is, as a number for each publisher: its editions follow each other."""
        known: dict[str, int] = {}
        return np.array([known.setdefault(f.publisher, len(known)) for f in self.facts], dtype=np.int64)

    @cached_property
    def good(self) -> Bools:
        """Whether it was read at its source or on two pages."""
        return np.array([fact.confidence != "single" for fact in self.facts], dtype=np.bool_)

    @cached_property
    def own(self) -> Bools:
        """Whether it is calculated here and stands in no list."""
        return np.array([len(ids) > 1 for ids in self.of], dtype=np.bool_)

    @cached_property
    def forecast(self) -> Bools:
        """Whether it is a forecast."""
        return self.equal("modality", Modality.FORECAST)


@lru_cache(maxsize=4)
def table(pack: Pack) -> Facts:
    """The facts of a pack with what follows from them, ready to be compared."""
    printed = [(fact, (fact.claim.id,)) for fact in pack.facts]
    first = unchecked([fact.claim for fact in pack.facts], pack)
    every = [
        *printed,
        *_shares(pack.facts, first),
        *_ranks(pack.facts, first),
        *_ratios(pack.facts),
        *flows(pack.facts, first),
    ]
    claims = tuple(fact.claim for fact, _ in every)
    frame = unchecked(claims, pack)
    return Facts(
        claims, tuple(fact for fact, _ in every), tuple(ids for _, ids in every), frame, reach_of(frame)
    )


def _tables(facts: Sequence[Fact], frame: pd.DataFrame) -> dict[tuple[object, ...], dict[str, int]]:
    """The tonnages of one publisher, edition, metric, commodity and period: subject → row."""
    found: dict[tuple[object, ...], dict[str, int]] = defaultdict(dict)
    for row, (fact, metric) in enumerate(zip(facts, frame["metric_key"], strict=True)):
        claim = fact.claim
        if claim.kind == Kind.AMOUNT and claim.unit == "t" and not claim.counterparty and not claim.item:
            key = (fact.publisher, fact.edition, metric, claim.commodity, claim.period)
            if claim.subject is not None and claim.modality == Modality.STATED:
                found[key].setdefault(claim.subject, row)
    return found


def _shares(facts: Sequence[Fact], frame: pd.DataFrame) -> Iterator[tuple[Fact, tuple[str, ...]]]:
    """Shares of the world's tonnage that follow from two figures of one edition and that it does not print."""
    printed = {
        (f.publisher, f.edition, f.claim.metric, f.claim.subject, f.claim.commodity, f.claim.period)
        for f in facts
        if f.claim.kind == Kind.SHARE and f.claim.whole == "world"
    }
    reach = reach_of(frame)
    for key, of_subject in _tables(facts, frame).items():
        whole = of_subject.get("world")
        if whole is None or facts[whole].claim.low <= 0:
            continue
        for subject, part in of_subject.items():
            name = (key[0], key[1], facts[part].claim.metric, subject, key[3], key[4])
            if subject == "world" or name in printed or facts[part].claim.low <= 0:
                continue
            ends = quotient(reach.take(np.array([part])), reach.take(np.array([whole])))
            low, high = round(100 * float(ends.lower[0]), 2), round(100 * float(ends.upper[0]), 2)
            plain = facts[whole].claim.hedge == Hedge.EXACT
            middle = round(100 * facts[part].claim.low / facts[whole].claim.low, 1)
            low, high = (middle, middle) if plain else (low, high)
            yield (
                made(facts, (part, whole), Kind.SHARE, low, high, "percent"),
                (facts[part].claim.id, facts[whole].claim.id),
            )


def _ranks(facts: Sequence[Fact], frame: pd.DataFrame) -> Iterator[tuple[Fact, tuple[str, ...]]]:
    """The first three of a list of countries, as ranks in the world."""
    for of_subject in _tables(facts, frame).values():
        countries = [row for subject, row in of_subject.items() if len(subject) == 2 and subject != "EU"]
        if len(countries) < RANKED:
            continue
        order = sorted(countries, key=lambda row: -facts[row].claim.low)[:RANKED]
        for place in range(RANKED - 1):
            if facts[order[place]].claim.low > facts[order[place + 1]].claim.low:
                rows = (order[place], *order[:place], order[place + 1])
                yield (
                    made(facts, rows, Kind.RANK, place + 1, place + 1, "count"),
                    tuple(facts[row].claim.id for row in rows),
                )


def _ratios(facts: Sequence[Fact]) -> Iterator[tuple[Fact, tuple[str, ...]]]:
    """What somebody puts into a deal against another sum of theirs: an investment over a year's budget."""
    sums = [
        f for f in facts if f.claim.metric == "other" and f.claim.kind == Kind.AMOUNT and f.claim.commodity
    ]
    for part in facts:
        claim = part.claim
        if claim.metric not in ("investment", "loan") or claim.kind != Kind.AMOUNT:
            continue
        for whole in sums:
            if (whole.claim.subject, whole.claim.unit) != (claim.subject, claim.unit):
                continue
            for unit, scale in (("x", 1.0), ("percent", 100.0)):
                ratio = round(scale * claim.low / whole.claim.low, 2)
                made = replace(
                    claim,
                    id=f"{claim.id}+{whole.claim.id}:{unit}",
                    published=whole.claim.published,
                    period=whole.claim.period,
                    kind=Kind.RATIO,
                    whole=f"{str(claim.subject).lower()}_{whole.claim.commodity}",
                    low=ratio,
                    high=ratio,
                    hedge=Hedge.ABOUT,
                    unit=unit,
                    quote=f"{ratio:g}",
                    value_text=f"{ratio:g}",
                    end=len(f"{ratio:g}"),
                )
                worst = "single" if "single" in (part.confidence, whole.confidence) else part.confidence
                yield (
                    replace(whole, claim=made, derived=True, confidence=worst),
                    (claim.id, whole.claim.id),
                )


def sum_name(id: str | None) -> str | None:
    """What a sum is called, whichever of its usual words an id has: `jp_fx_reserves`, `jp_military_budget`."""
    usual = (
        ("military", "defence"),
        ("defense", "defence"),
        ("forex", "foreign_exchange"),
        ("_fx_", "_foreign_exchange_"),
    )
    for word, name in usual:
        id = id.replace(word, name) if id else None
    return id
