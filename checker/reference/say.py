"""A ruling in words: which figure it is, whose, of which edition, and what else is to be known."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Claim, Judgement, Kind, Verdict
from checker.packs import Pack
from checker.packs.words import measure_words, period_words
from checker.quantity.words import said
from checker.reference.judge import Bench, Ruling
from checker.reference.measures import OPEN, Question
from checker.reference.table import Facts

SHOWN = 3
"""So many facts are named on each side; their ids are all in the judgement."""


def explained(
    facts: Facts, pack: Pack, id: str, low: float, value: str, asked: Question, bench: Bench, ruling: Ruling
) -> Judgement:
    """The judgement on a claim, by its id, with its lower numeral and its value in words."""
    says = _Says(facts, pack)
    rests = _best(facts, asked, low, ruling.rests, ruling.verdict is Verdict.OUTDATED)
    match ruling.verdict:
        case Verdict.AGREES:
            text = f"{says.list(rests)}."
            if bench.late:
                text += " No edition had a figure when the article appeared."
        case Verdict.OUTDATED:
            text = f"{value} is the figure {says.of_other(rests[:1])}; {says.now(ruling.against, asked.kind == Kind.RANK)}."
        case Verdict.DEFINITION if asked.metric == "lead_time":
            text = f"Counted from other beginnings: {says.list(rests, full=True)}."
        case Verdict.DEFINITION if asked.kind == Kind.RECENCY:
            text = f"{value} count from {says.list(rests)}; the last time before was {says.list(ruling.against)}."
        case Verdict.DEFINITION:
            text = f"{value} is the number of another measure: {says.list(rests[:1], full=True)}"
            text += f"; of this one: {says.list(ruling.against)}." if ruling.against else "."
        case Verdict.DIFFERS if says.same_rank(asked, rests[0], low):
            text = f"Somebody else holds that place: {says.list(rests, full=True)}."
        case Verdict.DIFFERS:
            text = f"{says.list(rests)}, not {value}."
            if ruling.hint:
                text += " Only single pages say so."
        case _:
            text = f"{says.list(rests)}: one page, a hint and no judge."
    said_of = {(facts.low[at], facts.high[at]) for at in (*ruling.rests, *ruling.against)}
    later = [int(at) for at in bench.later if (facts.low[at], facts.high[at]) not in said_of]
    if later and asked.metric not in OPEN:
        text += f" Since then: {says.list(later)}."
    # The fact that decides, then the one that it decides against.
    rows = (*rests[:1], *ruling.against[:1], *rests, *ruling.against, *later)
    ids = dict.fromkeys(id for at in rows for id in facts.of[at])
    return Judgement(
        id,
        ruling.verdict,
        tuple(ids),
        text[:1].upper() + text[1:],
        brief=_brief(says, asked, low, rests, ruling),
        current=_current(facts, rests, ruling),
    )


def _current(facts: Facts, rests: Sequence[int], ruling: Ruling) -> str | None:
    """The fact that has the value of the very measure of the claim."""
    match ruling.verdict:
        case Verdict.AGREES | Verdict.DIFFERS:
            rows = rests
        case Verdict.OUTDATED | Verdict.DEFINITION:
            rows = [int(at) for at in ruling.against]
        case _:
            rows = []
    # What is calculated here is no fact with an id of its own.
    return facts.of[rows[0]][0] if rows and not facts.own[rows[0]] else None


def _brief(says: _Says, asked: Question, low: float, rests: Sequence[int], ruling: Ruling) -> str:
    """What the value of the claim is, in words that go on from “it is …”."""
    first, now = rests[:1], [int(at) for at in ruling.against[:1]]
    match ruling.verdict:
        case Verdict.AGREES:
            return f"what the facts have: {says.list(first)}"
        case Verdict.OUTDATED:
            return f"the figure {says.when_other(first[0], now)}; now {says.list(now)}"
        case Verdict.DEFINITION if asked.metric == "lead_time":
            return f"counted from another beginning: {says.list(first)}"
        case Verdict.DEFINITION if asked.kind == Kind.RECENCY:
            return f"counted from {says.list(first)}; the last time before was {says.list(now)}"
        case Verdict.DEFINITION:
            of_this = f"; of this one it is {says.list(now)}" if now else ""
            return f"the number of another measure ({says.measure(first[0])}){of_this}"
        case Verdict.DIFFERS if says.same_rank(asked, first[0], low):
            return f"held by another: {says.list(first, full=True)}"
        case Verdict.DIFFERS:
            return f"not what the facts have: {says.list(first)}"
        case _:
            return ""


def _best(facts: Facts, asked: Question, low: float, rows: Sequence[int], newest: bool) -> list[int]:
    """The rows of the same commodity, then those of the day, of the same numeral, of the best confidence, the newest.

    With `newest` the edition counts before the confidence.
    """
    other = facts.column("commodity") != asked.commodity
    order = {
        at: (
            bool(other[at]),
            bool(facts.published[at] > asked.published),
            bool(facts.low[at] != low),
            not facts.good[at] and not newest,
            -facts.published[at],
            -facts.end[at],
        )
        for at in rows
    }
    return sorted(rows, key=lambda at: order[at])


class _Says:
    """Facts in words."""

    def __init__(self, facts: Facts, pack: Pack) -> None:
        self._facts, self._pack = facts, pack

    def list(self, rows: Sequence[int], full: bool = False) -> str:
        """Some facts, each once: “45,000 t for 2024 (U.S. Geological Survey, MCS 2025)”; `full` with the measure."""
        seen = dict.fromkeys(self._one(at, full) for at in rows)
        more = len(seen) - SHOWN
        return "; ".join([*seen][:SHOWN]) + (f"; {more} more" if more > 0 else "")

    def of_other(self, rows: Sequence[int]) -> str:
        """Of which other year and edition a number is."""
        at = rows[0]
        claim = self._facts.claims[at]
        when = f"for {period_words(claim.period)} " if claim.period else ""
        return f"{when}({self._source(at)})"

    def when_other(self, at: int, now: Sequence[int]) -> str:
        """What tells a number from the current one: its year, or its edition where the year is the same."""
        period = self._facts.claims[at].period
        if period and period not in [self._facts.claims[row].period for row in now]:
            return f"for {period_words(period)}"
        return f"of {self._source(at)}"

    def same_rank(self, asked: Question, at: int, low: float) -> bool:
        """Whether a fact gives the very place to somebody else."""
        return bool(asked.kind == Kind.RANK and self._facts.low[at] == low)

    def measure(self, at: int) -> str:
        """What a fact measures."""
        return _measure(self._pack, self._facts.claims[at])

    def now(self, rows: Sequence[int], full: bool) -> str:
        """What the current edition has."""
        return f"now {self.list(rows, full)}"

    def _one(self, at: int, full: bool) -> str:
        claim = self._facts.claims[at]
        value = said(claim.low, claim.high, claim.hedge, claim.unit, claim.kind)
        about = (
            claim.item
            if claim.kind == Kind.DATE
            else self._facts.facts[at].note
            if claim.metric in OPEN
            else ""
        )
        value = f"{value} ({about})" if about else value
        if full:
            value = f"{_measure(self._pack, claim)}: {value}"
        when = f" for {period_words(claim.period)}" if claim.period and claim.kind != Kind.DATE else ""
        return f"{value}{when} ({self._source(at)})"

    def _source(self, at: int) -> str:
        fact = self._facts.facts[at]
        made = ", calculated" if fact.derived else ""
        page = ", one page" if fact.confidence == "single" else ""
        return f"{fact.publisher}, {fact.edition.partition(' (')[0]}{made}{page}"


def _measure(pack: Pack, claim: Claim) -> str:
    return measure_words(
        pack, claim.kind, claim.metric, claim.subject, claim.commodity, claim.counterparty, claim.whole
    )
