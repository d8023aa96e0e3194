"""What the facts say of a claim: which of them judge it, and what they find."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from checker.algebra import Bools, Bounds, Floats, Index, apart, gap, relative_gap
from checker.columns import A_DAY
from checker.model import Hedge, Kind, Verdict
from checker.packs import Pack
from checker.reference import measures
from checker.reference.measures import A_YEAR, DEALS, OPEN, Question
from checker.reference.recency import dates
from checker.reference.table import Facts

PLACES = (Kind.RANK, Kind.EXCLUSIVE)
LONG = 5 * 365.25
SAME = 0.02
LIKE = 3.0
AHEAD = 10 * 365.25
WIDE_SHARE = 10.0
WIDE_AMOUNT = 0.25
WIDE_TURN = 0.1
"""How far a rise and a fall lie apart that are not one number with a rounding between."""


@dataclass(frozen=True, slots=True, eq=False)
class Bench:
    """The facts that have a say in a question, as rows of the table.

    `judges` are those of the very measure and period in the edition current at the day; `late` says that
    there was none yet and that later ones judge. `later` are what their publishers said since, `other` the same
    measure of other years and editions, `beside` other measures that are near it.
    """

    judges: Index
    late: bool
    later: Index
    other: Index
    beside: Index
    rivals: Index
    newer: Index
    since: Index

    @property
    def empty(self) -> bool:
        """Whether no fact has a say."""
        return not (len(self.judges) or len(self.beside) or len(self.rivals) or len(self.since))


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with the rows it rests on: those that bear it out first, and those that judge otherwise."""

    verdict: Verdict
    rests: tuple[int, ...] = ()
    against: tuple[int, ...] = ()
    hint: bool = False


@lru_cache(maxsize=4096)
def seat(facts: Facts, pack: Pack, asked: Question) -> Bench:
    """Choose the facts that judge a question, and those to explain it with."""
    of = measures.measures(facts, pack, asked)
    strict, loose = of.very, of.very | of.kin
    own = facts.among("subject", measures.same_subjects(pack, facts, asked))
    window = _in_window(facts, asked) & (asked.forecast | ~facts.forecast)
    if asked.forecast and not asked.dated:
        window |= facts.forecast & (facts.start <= asked.end + AHEAD) & (facts.end >= asked.end - A_YEAR)
    there = loose & window
    if asked.metric == "quota" and (there & facts.equal("commodity", asked.commodity)).any():
        there &= ~facts.among("commodity", measures.wider(pack, asked.commodity))
    if asked.kind not in PLACES:
        # What is calculated here judges only where nothing is printed.
        printed = there & ~facts.own
        there = np.where(_any_now(facts, printed, asked), printed, there)
    seats, late = _current(facts, asked, np.flatnonzero(there))
    since = dates(facts, asked)
    places = asked.kind in PLACES
    judges, rivals = (seats[own[seats]], seats[~own[seats]]) if places else (seats, seats[:0])
    there = there & own if places else there
    series = np.isin(facts.series, facts.series[seats])  # publishers as numbers
    after = facts.published > asked.published
    later = np.flatnonzero(there & series & after) if not late else np.empty(0, dtype=np.intp)
    seated = np.zeros(len(facts.claims), dtype=np.bool_)
    seated[seats] = True
    known = len(seats) > 0
    plain = (~facts.own | places) & ~facts.forecast
    mined = ("mine_production", "production")
    exact = facts.among("metric_key", mined if asked.metric in measures.MINED else (asked.metric,))
    other = strict & exact & plain & ~seated & ~after & (series | facts.good) & known
    if asked.metric in OPEN or asked.kind in (Kind.EXCLUSIVE, Kind.DATE):
        other = other & False
    if asked.kind in PLACES:
        other = other & own
    beside = (of.beside if known else of.beside_unknown) & (asked.forecast | plain) & _roughly(facts, asked)
    ahead = np.array(
        [facts.end[at] > _last(facts, seats, int(facts.series[at])) for at in later], dtype=np.bool_
    )
    newer = later[ahead & facts.equal("hedge", Hedge.EXACT)[later] & (not asked.dated)]
    return Bench(judges, late, later, np.flatnonzero(other), np.flatnonzero(beside), rivals, newer, since)


def _last(facts: Facts, rows: Index, series: int) -> float:
    """The last day of which a publisher speaks in some rows."""
    return float(facts.end[rows[facts.series[rows] == series]].max(initial=-np.inf))


def _any_now(facts: Facts, rows: Bools, asked: Question) -> bool:
    return bool((rows & (facts.published <= asked.published)).any())


def _in_window(facts: Facts, asked: Question) -> Bools:
    """Which facts speak of the window asked for; flows only over the same window, if it is stated."""
    if asked.past or asked.kind in (Kind.DATE, Kind.RECENCY, Kind.EXCLUSIVE) or asked.metric in OPEN:
        return np.ones(len(facts.claims), dtype=np.bool_)
    if asked.metric == "lead_time":
        return np.ones(len(facts.claims), dtype=np.bool_)
    meets = (facts.start <= asked.end) & (facts.until >= asked.start)
    if asked.dated and asked.flow:
        meets &= _equal(facts, asked)
    return np.asarray(meets, dtype=np.bool_)


def _roughly(facts: Facts, asked: Question) -> Bools:
    """Which facts speak of the time of the question, so that their number may have been taken for its."""
    meets = (facts.start <= asked.end) & (facts.until >= asked.start)
    if asked.flow:
        # Undated, a flow is one of a year.
        meets &= _equal(facts, asked) if asked.dated else facts.end - facts.start >= A_YEAR
    return np.asarray(meets, dtype=np.bool_)


def _equal(facts: Facts, asked: Question) -> Bools:
    equal = (np.abs(facts.start - asked.start) <= A_DAY) & (np.abs(facts.end - asked.end) <= A_DAY)
    return np.asarray(equal, dtype=np.bool_)


def _current(facts: Facts, asked: Question, rows: Index) -> tuple[Index, bool]:
    """Of the rows those of the editions current at the day; the earliest later ones where there is none."""
    if not len(rows):
        return rows, False
    now = rows[facts.published[rows] <= asked.published]
    late = not len(now)
    if asked.past:
        return rows, late
    if asked.earlier and not late:
        return now, late
    rows = rows if late else now
    if asked.metric in OPEN or asked.kind in (Kind.DATE, Kind.EXCLUSIVE, Kind.RECENCY):
        return rows, late
    if asked.end - asked.start <= LONG:
        equal = rows[_equal(facts, asked)[rows]]
        rows = equal if asked.dated and len(equal) else rows
        rows = rows if asked.dated else _latest(facts, rows)
    return _newest(facts, rows, late), late


def _latest(facts: Facts, rows: Index) -> Index:
    """The latest year that each publisher has; parts of years all stay."""
    part = facts.end[rows] - facts.start[rows] < A_YEAR
    keep = part.copy()
    for series in set(facts.series[rows]):
        own = (facts.series[rows] == series) & ~part
        if own.any():
            keep |= own & (facts.end[rows] >= facts.end[rows][own].max() - A_DAY)
    return rows[keep]


def _newest(facts: Facts, rows: Index, late: bool) -> Index:
    """Of each publisher and period the newest edition (the first one when all came later)."""
    best: dict[tuple[object, float, float], float] = {}
    sign = -1.0 if late else 1.0
    # What lasts has one figure an edition, whatever year it is printed for.
    stock = facts.equal("nature", "stock")[rows]
    keys = [
        (facts.series[row], 0.0 if still else facts.start[row], 0.0 if still else facts.end[row])
        for row, still in zip(rows, stock, strict=True)
    ]
    for row, key in zip(rows, keys, strict=True):
        best[key] = max(best.get(key, -np.inf), sign * facts.published[row])
    return rows[[sign * facts.published[row] >= best[key] for row, key in zip(rows, keys, strict=True)]]


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """The values of claims that ask one question: intervals, reaches and stated numerals, one row a claim.

    `shift` is a second reading of a multiple, which may mean to or by so many times.
    """

    interval: Bounds
    reach: Bounds
    low: Floats
    high: Floats
    shift: Floats


def rule(facts: Facts, asked: Question, bench: Bench, said: Values) -> list[Ruling]:
    """The rulings on claims that ask one question, in their order."""
    meets = _meeting(facts, said, bench.judges)
    if asked.metric == "lead_time":
        same = facts.equal("commodity", asked.commodity)[bench.judges][None, :]
        same = same | _is_number(facts, said, bench.judges)
        meets &= same & facts.equal("subject", asked.subject)[bench.judges][None, :]
    newer, other, beside = (
        _is_number(facts, said, rows) for rows in (bench.newer, bench.other, bench.beside)
    )
    if newer.any():
        newer &= _meeting(facts, said, bench.newer)
    far = _far(facts, asked, said, bench.judges)
    refuted = _refuted_span(facts, asked, bench, meets, far)
    return [
        _ruling(
            facts,
            asked,
            bench,
            meets[n],
            newer[n],
            other[n],
            beside[n],
            far[n],
            refuted[n],
            float(said.low[n]),
        )
        for n in range(len(said.low))
    ]


def _ruling(
    facts: Facts,
    asked: Question,
    bench: Bench,
    meets: Bools,
    newer: Bools,
    other: Bools,
    beside: Bools,
    far: Bools,
    refuted: Bools,
    place: float,
) -> Ruling:
    judges = bench.judges
    if refuted.any():
        return Ruling(Verdict.DIFFERS, _rows(judges[refuted]), _rows(judges[meets]))
    if meets.any():
        return Ruling(Verdict.AGREES, _rows(judges[meets]), _rows(judges[~meets]))
    if asked.metric == "lead_time":
        # Facts count from discovery or from the permit, of a mine or a plant: none is the very measure.
        like = judges[(facts.low[judges] < LIKE * place) & (place < LIKE * facts.high[judges])]
        return Ruling(Verdict.DEFINITION if len(like) else Verdict.UNVERIFIED, _rows(like))
    if newer.any():
        return Ruling(Verdict.AGREES, _rows(bench.newer[newer]), _rows(judges))
    if asked.year is not None and len(bench.since):
        return _counted(facts, bench.since, asked.year - place)
    taken = bench.rivals[facts.low[bench.rivals] == place]
    if other.any():
        return Ruling(Verdict.OUTDATED, _rows(bench.other[other]), _rows(np.append(judges, taken)))
    if beside.any():
        return Ruling(Verdict.DEFINITION, _rows(bench.beside[beside]), _rows(judges))
    if len(taken):
        return Ruling(Verdict.DIFFERS, _rows(taken), _rows(judges))
    if not len(judges) or (asked.metric in OPEN and asked.kind != Kind.DATE) or asked.kind == Kind.RECENCY:
        return Ruling(Verdict.UNVERIFIED)
    if not _comparable(facts, asked, judges) and not far.all():
        return Ruling(Verdict.UNVERIFIED)
    if asked.forecast and not asked.dated and asked.metric not in DEALS:
        return Ruling(Verdict.UNVERIFIED)
    if facts.good[judges].any() or far.all() or len(set(facts.series[judges])) > 1:
        return Ruling(Verdict.DIFFERS, _rows(judges), hint=not facts.good[judges].any())
    return Ruling(Verdict.UNVERIFIED, _rows(judges), hint=True)


def _counted(facts: Facts, since: Index, year: float) -> Ruling:
    """The ruling on years that count from a certain one: the last event decides, an earlier one explains."""
    last = since[facts.low[since] == facts.low[since[0]]]
    if abs(facts.low[since[0]] - year) <= 1:
        return Ruling(Verdict.AGREES, _rows(last))
    if len(from_it := since[facts.low[since] == year]):
        return Ruling(Verdict.DEFINITION, _rows(from_it), _rows(last))
    return Ruling(Verdict.DIFFERS, _rows(last)) if facts.good[last].any() else Ruling(Verdict.UNVERIFIED)


def _comparable(facts: Facts, asked: Question, judges: Index) -> bool:
    """Whether some judge speaks of a window that the one asked for holds: a year does not refute a month."""
    inside = (facts.start[judges] >= asked.start - A_DAY) & (facts.end[judges] <= asked.end + A_DAY)
    return not asked.dated or bool(inside.any()) or asked.kind in (Kind.DATE, *PLACES)


def _rows(rows: Index) -> tuple[int, ...]:
    return tuple(int(row) for row in rows)


def _meeting(facts: Facts, said: Values, rows: Index) -> Bools:
    """For each claim and fact, whether the interval of the one meets what the author of the other meant.

    Two plain numbers that touch do not meet: 2,700 rounds to no less than 2,650, and 2,600 to no more. But
    “nearly 90%” and “over 90%” touch and speak of one number.
    """
    ends = _spread(facts.reach.take(rows))
    wide = ends.lower < ends.upper
    ends = Bounds(ends.lower, ends.upper, ~ends.lower_open & wide, ~ends.upper_open & wide)
    claims = _tall(said.interval)
    hedged = claims.lower_open | claims.upper_open
    claims = Bounds(claims.lower, claims.upper, claims.lower_open & ~hedged, claims.upper_open & ~hedged)
    met = ~apart(claims, ends)
    if said.shift.any():
        again = Bounds(
            said.interval.lower + said.shift, said.interval.upper + said.shift,
            said.interval.lower_open, said.interval.upper_open,
        )  # fmt: skip
        met |= ~apart(_tall(again), ends)
    return np.asarray(met, dtype=np.bool_)


def _is_number(facts: Facts, said: Values, rows: Index) -> Bools:
    """For each claim and fact, whether the claim's number is that of the fact: one rounds to the other."""
    if not len(rows):
        return np.zeros((len(said.low), 0), dtype=np.bool_)
    low, high = facts.low[rows][None, :], facts.high[rows][None, :]
    room = SAME * np.maximum(np.abs(low), np.abs(high))
    close = (said.low[:, None] - room <= low) & (high <= said.high[:, None] + room) & (low != 0.0)
    rounds = _holds(_tall(said.reach), low, high)
    plain = facts.among("hedge", (Hedge.EXACT, Hedge.ABOUT, Hedge.NEARLY))[rows][None, :]
    rounds |= plain & _holds(_spread(facts.reach.take(rows)), said.low[:, None], said.high[:, None])
    return np.asarray(close & rounds, dtype=np.bool_)


def _holds(bounds: Bounds, low: Floats, high: Floats) -> Bools:
    # The numeral of “nearly 90%” lies at the open end of its own reach, and still is the number.
    return np.asarray((bounds.lower <= low) & (high <= bounds.upper), dtype=np.bool_)


def _far(facts: Facts, asked: Question, said: Values, rows: Index) -> Bools:
    """For each claim and fact, whether they lie so far apart that no other reading brings them together."""
    claims, ends = _tall(said.interval), _spread(facts.reach.take(rows))
    if asked.unit == "percent" and asked.kind == Kind.SHARE:
        return np.asarray(gap(claims, ends) > WIDE_SHARE, dtype=np.bool_)
    far = relative_gap(claims, ends) > WIDE_AMOUNT
    if asked.kind == "change" and asked.unit == "x":  # factors: up is above 1, down below
        opposite = ((claims.lower > 1) & (ends.upper < 1)) | ((claims.upper < 1) & (ends.lower > 1))
        far |= opposite & (relative_gap(claims, ends) > WIDE_TURN)
    return np.asarray(far, dtype=np.bool_)


def _refuted_span(facts: Facts, asked: Question, bench: Bench, meets: Bools, far: Bools) -> Bools:
    """A share said of many years is refuted by any year inside it that is far off."""
    if asked.kind != Kind.SHARE or not asked.dated or asked.end - asked.start <= LONG:
        return np.zeros_like(meets)
    return ~meets & far & facts.good[bench.judges][None, :]


def _tall(bounds: Bounds) -> Bounds:
    return Bounds(
        bounds.lower[:, None], bounds.upper[:, None], bounds.lower_open[:, None], bounds.upper_open[:, None]
    )


def _spread(bounds: Bounds) -> Bounds:
    return Bounds(
        bounds.lower[None, :], bounds.upper[None, :], bounds.lower_open[None, :], bounds.upper_open[None, :]
    )
