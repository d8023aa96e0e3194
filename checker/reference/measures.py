"""Which facts are of the very measure that a claim speaks of, and which of a measure one step beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from checker.algebra import Bools
from checker.model import Kind
from checker.packs import Pack
from checker.reference.table import Facts, sum_name

MINED = ("mine_production", "production", "supply")
LOOSE = {"supply": MINED, "production": ("mine_production",), "demand": ("consumption",)}
"""What a text says loosely; a fact is of just what it says, so that none of these holds the other way round."""

DEALS = ("investment", "loan", "stake", "tariff")
"""Between two parties; which goods it is about is hardly ever said in the same words."""

IMPORTS = ("imports", "import_reliance")
OPEN = ("things", "other", "event")
"""Metrics of which a subject has many: only what meets says anything."""

A_YEAR = 360.0

STAGES = (
    frozenset({*MINED, "refining", "metal_production", "magnet_production", "capacity", "quota"}),
    frozenset({"reserves", "resources"}),
    frozenset({"imports", "exports", "import_reliance", "demand", "consumption"}),
    frozenset({"price", "cost"}),
    frozenset({"investment", "loan", "sales", "revenue", "market_size"}),
)
"""Metrics whose numbers are taken for one another even where no fact says what the right one would be."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a claim asks of the facts; all claims that ask the same are judged together.

    Times are days since 1970: the window that the claim speaks of, and the day its article appeared.
    """

    kind: str
    metric: str
    subject: str | None
    partner: str | None
    whole: str | None
    commodity: str | None
    unit: str
    start: float
    end: float
    published: float
    dated: bool
    flow: bool
    forecast: bool
    past: bool
    event: str | None = None
    base: str | None = None
    year: float | None = None
    """That of the article, where a recency counts from it."""
    earlier: bool = False
    """Whether the claim says itself that it is the figure of an edition before."""


@dataclass(frozen=True, slots=True, eq=False)
class Measures:
    """Which facts are of the very measure, of one said in the same words, and of one beside it.

    `beside` is for questions whose right number is known, `beside_unknown` for the others.
    """

    very: Bools
    kin: Bools
    beside: Bools
    beside_unknown: Bools


def measures(facts: Facts, pack: Pack, asked: Question) -> Measures:
    """The facts of a question's measure, whatever the time: many questions differ in nothing else."""
    timeless = replace(
        asked,
        start=0.0,
        end=0.0,
        published=0.0,
        dated=False,
        flow=False,
        forecast=False,
        past=False,
        earlier=False,
    )
    return _measures(facts, pack, timeless)


@lru_cache(maxsize=4096)
def _measures(facts: Facts, pack: Pack, asked: Question) -> Measures:
    return Measures(
        very(facts, pack, asked),
        kin(facts, pack, asked),
        near(facts, pack, asked, True),
        near(facts, pack, asked, False),
    )


def very(facts: Facts, pack: Pack, asked: Question) -> Bools:
    """Which facts are of the measure that is asked for, whatever their period; for a rank, whoever's it is."""
    kind, commodity = facts.equal("class", asked.kind), _commodity(facts, pack, asked)
    if asked.kind == Kind.RANK:
        return kind & facts.equal("family", pack.family(asked.metric)) & _whole(facts, asked) & commodity
    if asked.kind == Kind.EXCLUSIVE:
        return kind & facts.equal("whole", asked.whole) & commodity
    subject = facts.among("subject", same_subjects(pack, facts, asked))
    if asked.kind == Kind.DATE:
        of = facts.among("commodity", _related(pack, asked.commodity))
        return subject & kind & of & facts.equal("happened", asked.event) & (asked.event is not None)
    if asked.kind == Kind.RECENCY:
        owner = facts.among("subject", {asked.subject, asked.whole} - {None})
        return owner & facts.equal("metric", "other") & facts.equal("unit", "year") & commodity
    kind &= facts.equal("measured", asked.unit)
    if asked.metric == "lead_time":
        of = facts.among("commodity", (None, *_related(pack, asked.commodity)))
        return _around(facts, pack, asked) & kind & of & facts.equal("metric", "lead_time")
    parties = subject & _partner(facts, asked)
    if asked.metric == "price" and asked.partner is not None:
        # A guaranteed price is that of the one who gives it as of the one who gets it.
        parties |= facts.equal("subject", asked.partner) & facts.equal("counterparty", asked.subject)
    found = parties & kind & commodity & _metric(facts, pack, asked)
    if asked.kind == Kind.RATIO:
        return found & facts.equal("sum", sum_name(asked.whole))
    if asked.base is not None:
        found &= facts.among("base", (None, asked.base))
    elif asked.kind == "change":
        # A month has changed since the month before and since the year before: which is meant must be said.
        found &= ~facts.own | (facts.end - facts.start >= A_YEAR)
    return found & _whole(facts, asked)


def kin(facts: Facts, pack: Pack, asked: Question) -> Bools:
    """Facts that newspapers say in the same words.

    “Depends on China for” is its share of imports, and “imports 80% of what it needs” a reliance on all.
    """
    other = None
    if asked.metric == "import_reliance" and asked.partner is not None:
        other = replace(asked, metric="imports", whole=asked.subject)
    elif asked.metric == "imports" and asked.kind == Kind.SHARE and asked.partner is None:
        other = replace(asked, metric="import_reliance") if asked.whole in (None, asked.subject) else None
    return very(facts, pack, other) if other is not None else np.zeros(len(facts.claims), dtype=np.bool_)


def near(facts: Facts, pack: Pack, asked: Question, known: bool) -> Bools:
    """Which facts are of a measure one step beside the one asked for: another stage, partner, commodity or whole.

    `known` says that the right number is known, so that any other number of the same subject may be what was
    taken for it.
    """
    if asked.metric in (*OPEN, "lead_time") or asked.kind not in (Kind.AMOUNT, Kind.SHARE, "change"):
        return np.zeros(len(facts.claims), dtype=np.bool_)
    its = facts.among("subject", same_subjects(pack, facts, asked))
    owner = facts.among("subject", owners(pack, asked.subject)) & ~its
    one = (its | owner) & facts.equal("class", asked.kind)
    one &= facts.equal("measured", asked.unit) & ~facts.among("metric_key", OPEN)
    if not known and asked.unit in ("percent", "count", "year", "x"):
        stage = next((names for names in STAGES if asked.metric in names), frozenset({asked.metric}))
        one &= facts.among("metric_key", stage)
    if not one.any():
        return one
    metric, commodity = _metric(facts, pack, asked), _commodity(facts, pack, asked)
    related = facts.among("commodity", _related(pack, asked.commodity))
    product = facts.among("commodity", _products(pack, asked.commodity)) & facts.among(
        "metric_key", pack.made_by
    )
    if asked.metric in pack.made_by:
        product |= facts.among("commodity", wider(pack, asked.commodity))
    imports = facts.among("metric_key", IMPORTS) & (asked.metric in IMPORTS)
    alone = facts.equal("counterparty", None)
    partner = _partner(facts, asked) | (imports & alone)
    # Another partner is a trade of its own; all partners together are what one is taken for.
    one &= partner | alone | (asked.partner is None)
    steps = owner.astype(int) + (~metric & ~imports) + ~partner + ~_whole(facts, asked)
    steps += ~commodity & ~(product & ~metric)
    return np.asarray(one & (commodity | related) & (steps <= 1) & ~very(facts, pack, asked), dtype=np.bool_)


def same_subjects(pack: Pack, facts: Facts, asked: Question) -> frozenset[str | None]:
    """Whose output is the same: a country's only mine, and the company whose only mine it is."""
    if asked.metric not in MINED or asked.subject is None:
        return frozenset({asked.subject})
    return _same_output(pack, facts, asked.subject, asked.commodity)


@lru_cache(maxsize=4096)
def _same_output(pack: Pack, facts: Facts, subject: str, commodity: str | None) -> frozenset[str | None]:
    only = facts.equal("class", Kind.EXCLUSIVE) & facts.equal("commodity", commodity)
    pairs = set(zip(facts.column("subject")[only], facts.column("whole")[only], strict=True))
    pairs = {(part, whole) for part, whole in pairs if pack.kind(part) == "mine"}
    for mine, _ in list(pairs):
        for owner in pack.entities[mine].within if mine in pack.entities else ():
            mines = [e for e in pack.entities.values() if owner in e.within and e.kind == "mine"]
            if pack.kind(owner) == "company" and len(mines) == 1:
                pairs.add((mine, owner))
    found: set[str | None] = {subject}
    for _ in range(2):
        found |= {one for pair in pairs for one in pair if found & set(pair)}
    return frozenset(found)


def _metric(facts: Facts, pack: Pack, asked: Question) -> Bools:
    names = {asked.metric, *LOOSE.get(asked.metric, ())}
    made = pack.commodities.get(asked.commodity or "")
    if made is not None and made.made_by is not None and asked.metric in MINED:
        names.add(made.made_by)
    return facts.among("metric_key", names)


def _commodity(facts: Facts, pack: Pack, asked: Question) -> Bools:
    same = facts.equal("commodity", asked.commodity)
    if asked.metric == "things" and asked.kind == Kind.COUNT:
        return facts.among("commodity", _related(pack, asked.commodity))
    if asked.metric in (*DEALS, "quota") or asked.kind in (Kind.RECENCY, Kind.RATIO):
        if asked.commodity is None:
            return np.ones_like(same)
        return (
            same | facts.equal("commodity", None) | facts.among("commodity", _related(pack, asked.commodity))
        )
    return same


def _partner(facts: Facts, asked: Question) -> Bools:
    if asked.metric == "stake":
        return np.ones(len(facts.claims), dtype=np.bool_)
    return facts.equal("counterparty", asked.partner)


def _whole(facts: Facts, asked: Question) -> Bools:
    if asked.whole is None or asked.whole == asked.subject:
        return facts.among("whole", (None, asked.whole, asked.subject))
    return facts.equal("whole", asked.whole)


def owners(pack: Pack, subject: str | None) -> tuple[str, ...]:
    """The companies that a mine or plant belongs to: what all their works come to is taken for what one of them does."""
    if subject is None or pack.kind(subject) not in ("mine", "plant"):
        return ()
    return tuple(id for id in pack.entities[subject].within if pack.kind(id) == "company")


def _around(facts: Facts, pack: Pack, asked: Question) -> Bools:
    """Facts whose subject holds the country or region asked for, lies in it, or is it."""
    place = asked.subject
    if asked.partner is not None or pack.kind(place) not in ("country", "region", "bloc", "world"):
        return np.zeros(len(facts.claims), dtype=np.bool_)
    subjects = set(facts.column("subject"))
    return facts.among(
        "subject", [s for s in subjects if s == place or pack.within(s, place) or pack.within(place, s)]
    )


@lru_cache(maxsize=4096)
def _related(pack: Pack, commodity: str | None) -> tuple[str | None, ...]:
    """A commodity, all that it lies in and all that lies in it."""
    if commodity is None:
        return (None,)
    ids = (id for id in pack.commodities if pack.within(id, commodity) or pack.within(commodity, id))
    return commodity, *ids


@lru_cache(maxsize=4096)
def wider(pack: Pack, commodity: str | None) -> tuple[str, ...]:
    """What a commodity is made of, or is a kind of."""
    return tuple(id for id in pack.commodities if pack.within(commodity, id))


@lru_cache(maxsize=4096)
def _products(pack: Pack, commodity: str | None) -> tuple[str, ...]:
    """What is made of a commodity by a metric of its own: magnets of rare earths."""
    known = (pack.commodities.get(id or "") for id in _related(pack, commodity))
    return tuple(one.id for one in known if one is not None and one.made_by is not None)
