"""The tables of facts: for each measure and period the value that stands, and the claims on each side."""

from __future__ import annotations

from collections.abc import Sequence

from checker.columns import values
from checker.export.model import Column, Schema, Table, Type
from checker.model import Hedge, Kind, Modality, Run, Standing, Verdict
from checker.packs import Pack
from checker.quantity.period import Window, parse_period
from checker.render.entries import Entry
from checker.render.stands import Reconciled, reconciled

FACTS = Schema(
    "facts",
    "Facts",
    "The reconciled table: one row a measure and period, with the value that stands, its sources and who dissents. "
    "Where none stands, dissent has all values, and claim, value and what belongs to it are empty.",
    (
        Column("id", Type.TEXT, "The id of the claim that says its first value best.", required=True, to="claims"),
        Column("subject_name", Type.TEXT, "The subject in words."),
        Column("measure_name", Type.TEXT, "The measure in words."),
        Column("period", Type.TEXT, "2024, 2024-06 or a span such as 2020/2023."),
        Column("inferred", Type.TRUTH, "Whether no source names the period.", required=True),
        Column("standing", Type.TEXT, "How the value stands among its sources.", required=True, words=tuple(Standing)),
        Column("value", Type.TEXT, "The value that stands, with its hedge and unit."),
        Column("articles", Type.LIST, "The articles that say so."),
        Column("sources", Type.WHOLE, "How many independent ones they are.", least=0),
        Column("sources_in_all", Type.WHOLE, "The independent sources of all values.", required=True, least=0),
        Column("dissent", Type.LIST, "The other values, each with its articles."),
        Column("reasons", Type.LIST, "Why it stands, or why none does."),
        Column("verdict", Type.TEXT, "How the first value stands against the reference facts.", words=tuple(Verdict)),
        Column("reference", Type.TEXT, "What it is by the reference facts, in words."),
        Column("claim", Type.TEXT, "The claim that states the value that stands.", to="claims"),
        Column("low", Type.NUMBER, "Its number, of a range the lower one, in the unit."),
        Column("high", Type.NUMBER, "Its number, of a range the higher one, in the unit."),
        Column("hedge", Type.TEXT, "Its hedge.", words=tuple(Hedge)),
        Column("unit", Type.TEXT, "The canonical unit."),
        Column("lower", Type.NUMBER, "The lower end of its interval; empty where there is none."),
        Column("upper", Type.NUMBER, "The upper end of its interval; empty where there is none."),
        Column("lower_open", Type.TRUTH, "Whether the lower end itself is left out."),
        Column("upper_open", Type.TRUTH, "Whether the upper end itself is left out."),
        Column("period_start", Type.DAY, "The first day of the period."),
        Column("period_end", Type.DAY, "The last day of the period."),
        Column("measure", Type.TEXT, "metric_key|subject|commodity|counterparty|whole.", required=True),
        Column("kind", Type.TEXT, "What sort of statement the value is.", required=True, words=tuple(Kind)),
        Column("metric", Type.TEXT, "What is measured."),
        Column("subject", Type.TEXT, "Whose."),
        Column("commodity", Type.TEXT, "Of what."),
        Column("counterparty", Type.TEXT, "The other end of a flow, a deal or a tariff."),
        Column("whole", Type.TEXT, "What a share, ratio, rank or exclusive is taken of."),
        Column("item", Type.TEXT, "What is counted, or which event."),
        Column("base", Type.TEXT, "What a change or multiple is measured against."),
        Column("modality", Type.TEXT, "Said, expected or put at a distance.", required=True, words=tuple(Modality)),
    ),
)  # fmt: skip

LINKS = Schema(
    "fact_claims",
    "Claims of the facts",
    "One row for each claim that speaks to a fact.",
    (
        Column("fact", Type.TEXT, "The id of the fact.", required=True, to="facts"),
        Column("claim", Type.TEXT, "The id of the claim.", required=True, to="claims"),
        Column("side", Type.WHOLE, "Which value it has, from 1.", required=True, least=1),
        Column("stands", Type.TRUTH, "Whether that value stands.", required=True),
    ),
    key=("fact", "claim"),
)  # fmt: skip

_OF_MEASURE = (
    "measure", "kind", "metric", "subject", "commodity", "counterparty", "whole", "item", "base", "modality",
)  # fmt: skip
_OF_VALUE = ("low", "high", "hedge", "unit", "lower", "upper", "lower_open", "upper_open")


def tables(run: Run, entries: Sequence[Entry], pack: Pack) -> tuple[Table, Table]:
    """The facts, disputed ones first, and the claims that speak to them."""
    rows = reconciled({entry.claim.id: entry for entry in entries}, run.suggestions, pack)
    place = {claim.id: number for number, claim in enumerate(run.claims)}
    return _facts(run, rows, place), _links(rows, place)


def _facts(run: Run, rows: Sequence[Reconciled], place: dict[str, int]) -> Table:
    first = [row.values[0] for row in rows]
    at = [place[value.side.claim] for value in first]
    stands = [row.stands for row in rows]
    normal = {name: values(run.frame[name]).tolist() for name in (*_OF_MEASURE, *_OF_VALUE)}
    windows = [_window(row.suggestion.period) for row in rows]
    judgements = [value.entry.judgement for value in first]
    return Table.of(
        FACTS,
        {
            "id": [value.side.claim for value in first],
            **{name: [normal[name][row] for row in at] for name in _OF_MEASURE},
            "subject_name": [row.subject for row in rows],
            "measure_name": [row.measure for row in rows],
            "period": [row.suggestion.period for row in rows],
            "period_start": [window.start if window else None for window in windows],
            "period_end": [window.end if window else None for window in windows],
            "inferred": [row.suggestion.inferred for row in rows],
            "standing": [row.suggestion.standing.value for row in rows],
            "claim": [row.suggestion.claim for row in rows],
            "value": [value.said if value else None for value in stands],
            **{
                name: [normal[name][row] if value else None for row, value in zip(at, stands, strict=True)]
                for name in _OF_VALUE
            },
            "articles": [value.side.articles if value else None for value in stands],
            "sources": [value.side.sources if value else None for value in stands],
            "sources_in_all": [row.suggestion.sources for row in rows],
            "dissent": [tuple(map(str, row.others)) for row in rows],
            "reasons": [row.suggestion.reasons for row in rows],
            "verdict": [one.verdict.value if one else None for one in judgements],
            "reference": [one.brief if one else None for one in judgements],
        },
    )


def _window(period: str | None) -> Window | None:
    try:
        return parse_period(period) if period else None
    except ValueError:
        return None


def _links(rows: Sequence[Reconciled], place: dict[str, int]) -> Table:
    columns: dict[str, list[object]] = {column.name: [] for column in LINKS.columns}
    for row in rows:
        for number, value in enumerate(row.values, start=1):
            for claim in sorted(value.side.claims, key=place.__getitem__):
                columns["fact"].append(row.values[0].side.claim)
                columns["claim"].append(claim)
                columns["side"].append(number)
                columns["stands"].append(number == 1 and row.stands is not None)
    return Table.of(LINKS, columns)
