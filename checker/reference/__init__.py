"""Claims against the reference facts of a pack: agrees, differs, outdated, definition or unverified.

Editions disagree with each other. The one current on the day of the article judges; what its publisher said
later is named in the explanation and judges only where nobody had said anything yet. In this order:

1. a fact of the very measure and period meets the claim: `agrees`;
2. the number is that of another year or edition of the same publishers: `outdated`;
3. the number is that of another measure one step beside (a later stage, all partners, a narrower commodity):
   `definition`;
4. facts of the very measure and period are there and none meets: `differs`. A figure of a single page is a hint:
   without a second publisher it differs only where the two lie so far apart (10 points of a share, a quarter of
   an amount) that no other reading brings them together;
5. else `unverified`.

A claim's bound holds or does not (“over 80%” agrees with 91%); a fact is taken for what its author meant.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from checker.algebra import Index
from checker.columns import YEAR, days, values
from checker.model import Judgement, Kind, Modality, Verdict
from checker.packs import Pack
from checker.packs.facts import plain_commodity
from checker.quantity.words import said as in_words
from checker.reference.columns import classes, interval_of, numerals, reach_of, units
from checker.reference.events import event_of, of_the_past
from checker.reference.judge import Values, rule, seat
from checker.reference.measures import Question, owners
from checker.reference.say import explained
from checker.reference.table import Facts, Objects, table

__all__ = ["judge"]

WRITTEN = ("low", "high", "hedge", "unit", "kind")
EARLIER = ("last edition", "earlier figure")
"""Items of claims that say themselves that another figure has taken their place."""
UNVERIFIED = "No fact speaks to it."


def judge(frame: pd.DataFrame, pack: Pack) -> tuple[Judgement, ...]:
    """The verdict on each claim of a NormalClaims table, in its order; empty for a pack without facts.

    Claims that ask the same are judged together, so that the work grows with the number of questions.
    """
    if not pack.facts or frame.empty:
        return ()
    facts, frame = table(pack), frame.reset_index(drop=True)
    # A price of no one in particular is that of the world.
    price = frame["nature"].eq("price") & frame["subject"].isna()
    frame["subject"] = frame["subject"].where(~price, "world")
    strange = {id for id in frame["commodity"].dropna().unique() if id not in pack.commodities}
    frame["commodity"] = frame["commodity"].replace({id: plain_commodity(pack, id) for id in strange})
    known = set(facts.column("subject")) | set(facts.column("whole"))
    asked = np.isin(values(frame["subject"]), list(known - {None}))
    works = {id for id in frame["subject"].dropna().unique() if not known.isdisjoint(owners(pack, id))}
    asked |= np.isin(values(frame["subject"]), list(works))
    asked |= np.isin(values(frame["whole"]), list(known - {None, "world"}))
    asked |= values(frame["metric"]) == "lead_time"
    asked |= np.isin(values(frame["subject"]), list(set(facts.column("commodity")) - {None}))
    rows = np.flatnonzero(asked)
    ids = [str(id) for id in frame["id"]]
    written = list(zip(*(frame[name].tolist() for name in WRITTEN), strict=True))
    result = [Judgement(id, Verdict.UNVERIFIED, (), UNVERIFIED) for id in ids]
    said = Values(
        interval_of(frame),
        reach_of(frame),
        *numerals(frame),
        np.where(frame["kind"] == Kind.MULTIPLE, 1.0, 0.0),
    )
    for question, group in _questions(frame, facts, rows):
        bench = seat(facts, pack, question)
        if bench.empty:
            continue
        rulings = rule(facts, question, bench, _taken(said, group))
        for row, ruling in zip(group.tolist(), rulings, strict=True):
            if ruling.rests or ruling.verdict is not Verdict.UNVERIFIED:
                result[row] = explained(
                    facts,
                    pack,
                    ids[row],
                    float(said.low[row]),
                    in_words(*written[row]),
                    question,
                    bench,
                    ruling,
                )
    return tuple(result)


def _taken(said: Values, rows: Index) -> Values:
    return Values(
        said.interval.take(rows), said.reach.take(rows), said.low[rows], said.high[rows], said.shift[rows]
    )


def _questions(frame: pd.DataFrame, facts: Facts, rows: Index) -> list[tuple[Question, Index]]:
    """The questions that some claims ask, each with its claims.

    An article's day counts only as far as it decides which editions were out and which year is meant.
    """
    if not len(rows):
        return []
    part = frame.iloc[rows]
    published = days(pd.to_datetime(part["published"].str.slice(0, 10)))
    published = np.where(np.isnan(published), np.inf, published)
    editions = np.unique(facts.published)
    out = np.searchsorted(editions, published, side="right")
    edition = np.where(np.isinf(published), np.inf, np.append(-np.inf, editions)[out])
    start, end = days(part["period_start"]), days(part["period_end"])
    start = np.where(np.isnan(start), -np.inf, start - YEAR * part["period_back"].to_numpy(dtype=np.float64))
    end = np.where(np.isnan(end), np.inf, end)
    flow = np.isin(values(part["nature"]), ["flow", "price"]) & (part["kind"] != Kind.SHARE).to_numpy()
    flow &= ~np.isin(values(part["metric_key"]), ["investment", "loan"])
    year = part["published"].str.slice(0, 4).astype(float).where(part["kind"] == Kind.RECENCY)
    # In the order of the fields of a question.
    columns = (
        classes(part), values(part["metric_key"]), values(part["subject"]), values(part["counterparty"]),
        values(part["whole"]), values(part["commodity"]), units(part), start, end, edition,
        part["period_stated"].to_numpy(dtype=np.bool_), flow,
        (part["modality"] == Modality.FORECAST).to_numpy(), _past(part), _events(part), values(part["base"]),
        values(year.astype(object)), part["item"].isin(EARLIER).to_numpy(dtype=np.bool_),
    )  # fmt: skip
    groups: dict[Question, list[int]] = {}
    asked = zip(*(column.tolist() for column in columns), strict=True)
    for row, fields in zip(rows.tolist(), asked, strict=True):
        groups.setdefault(Question(*fields), []).append(row)
    return [(question, np.array(group, dtype=np.intp)) for question, group in groups.items()]


def _past(part: pd.DataFrame) -> Objects:
    """Which claims without a period say themselves that it was so once."""
    stated = part["period_stated"].tolist()
    return np.array(
        [
            not dated and of_the_past(quote)
            for dated, quote in zip(stated, part["quote"].tolist(), strict=True)
        ],
        dtype=np.object_,
    )


def _events(part: pd.DataFrame) -> Objects:
    """What happened on the date of a claim that is one, or last did."""
    rows = zip(part["kind"], part["item"], part["quote"], part["value_text"], strict=True)
    return np.array(
        [
            (event_of(item) if isinstance(item, str) else None) or event_of(quote, quote.find(value))
            if kind in (Kind.DATE, Kind.RECENCY)
            else None
            for kind, item, quote, value in rows
        ],
        dtype=np.object_,
    )
