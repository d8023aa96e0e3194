"""The table of claims: the fields of the claim model as written, and beside them what normalising made of them."""

from __future__ import annotations

from collections.abc import Sequence

from checker.columns import values
from checker.export.model import Column, Schema, Table, Type
from checker.model import FIELDS, Hedge, Kind, Modality, Place, Run, Verdict
from checker.render.entries import Entry, State

AS_WRITTEN = (
    Column("id", Type.TEXT, "The stable id of the claim.", required=True),
    Column("article", Type.TEXT, "The article that it stands in.", required=True, to="articles"),
    Column("published", Type.TEXT, "When the article appeared, ISO 8601: a date, or date and time."),
    Column("place", Type.TEXT, "Where in the article it stands.", required=True, words=tuple(Place)),
    Column("quote", Type.TEXT, "The sentence or clause, letter for letter."),
    Column("value_text", Type.TEXT, "The number with its hedge and unit, letter for letter, inside the quote."),
    Column("start", Type.WHOLE, "Where value_text begins in the decoded file, in characters.", required=True, least=0),
    Column("end", Type.WHOLE, "Where value_text ends in the decoded file, end exclusive.", required=True, least=0),
    Column("kind", Type.TEXT, "What sort of statement it is.", required=True, words=tuple(Kind)),
    Column("metric", Type.TEXT, "What is measured."),
    Column("subject", Type.TEXT, "Whose: a country by ISO 3166 alpha-2, anything else by its name."),
    Column("counterparty", Type.TEXT, "The other end of a flow, a deal or a tariff."),
    Column("whole", Type.TEXT, "What a share, ratio, rank or exclusive is taken of."),
    Column("commodity", Type.TEXT, "Of what."),
    Column("low", Type.NUMBER, "The stated number, of a range the lower one, in the unit."),
    Column("high", Type.NUMBER, "The stated number, of a range the higher one, in the unit."),
    Column("hedge", Type.TEXT, "The word before the number, as what it does.", required=True, words=tuple(Hedge)),
    Column("unit", Type.TEXT, "The unit of low and high."),
    Column("period", Type.TEXT, "2024, 2024-06 or a span such as 2020/2023; empty where the text gives none."),
    Column("modality", Type.TEXT, "Said, expected or put at a distance.", required=True, words=tuple(Modality)),
    Column("item", Type.TEXT, "What is counted, or which event."),
    Column("base", Type.TEXT, "What a change or multiple is measured against."),
    Column("attribution", Type.TEXT, "According to whom."),
)  # fmt: skip
"""The fields of the claim model."""

NORMAL = (
    Column("normal_low", Type.NUMBER, "low in the canonical unit."),
    Column("normal_high", Type.NUMBER, "high in the canonical unit."),
    Column("normal_hedge", Type.TEXT, "The hedge; of a headline that of its body.", required=True, words=tuple(Hedge)),
    Column("normal_unit", Type.TEXT, "The canonical unit, that of normal_low … reach_upper."),
    Column("normal_period", Type.TEXT, "The period; of a headline that of its body."),
    Column("normal_counterparty", Type.TEXT, "The counterparty; of a headline that of its body."),
    Column("dimension", Type.TEXT, "The dimension of the unit."),
    Column("metric_key", Type.TEXT, "The metric, with production of what is mined as mine_production."),
    Column("family", Type.TEXT, "The family of metrics in which two are comparable."),
    Column("nature", Type.TEXT, "Flow, stock, structure, price or other."),
    Column("numeral_place", Type.NUMBER, "The place p of the last non-zero digit as written."),
    Column("granule", Type.NUMBER, "The granule g: the largest 1 or 5 × 10^k that divides the number."),
    Column("lower", Type.NUMBER, "The lower end of the interval; empty where there is none."),
    Column("upper", Type.NUMBER, "The upper end of the interval; empty where there is none."),
    Column("lower_open", Type.TRUTH, "Whether the lower end itself is left out.", required=True),
    Column("upper_open", Type.TRUTH, "Whether the upper end itself is left out.", required=True),
    Column("reach_lower", Type.NUMBER, "The lower end of what the author can have meant."),
    Column("reach_upper", Type.NUMBER, "The upper end of what the author can have meant."),
    Column("reach_lower_open", Type.TRUTH, "Whether the lower end itself is left out.", required=True),
    Column("reach_upper_open", Type.TRUTH, "Whether the upper end itself is left out.", required=True),
    Column("period_start", Type.DAY, "The first day of the stated or inferred period."),
    Column("period_end", Type.DAY, "The last day of the stated or inferred period."),
    Column("period_stated", Type.TRUTH, "Whether the text gives the period.", required=True),
    Column("period_back", Type.WHOLE, "How many years before an inferred period it may also speak of.", required=True, least=0),
    Column("counts_as_stated", Type.TRUTH, "Whether it counts as stated, as a forecast of a past year does.", required=True),
    Column("measure", Type.TEXT, "metric_key|subject|commodity|counterparty|whole.", required=True),
)  # fmt: skip
"""The columns of the normal table."""

FOUND = (
    Column("published_day", Type.DAY, "The day on which the article appeared."),
    Column("state", Type.TEXT, "The worst finding on it, or how it stands without.", required=True, words=tuple(State)),
    Column("doubted", Type.TRUTH, "Whether a diagnosis doubts it.", required=True),
    Column("verdict", Type.TEXT, "How it stands against the reference facts.", words=tuple(Verdict)),
    Column("reference", Type.TEXT, "What the value is by the reference facts, in words."),
)  # fmt: skip
"""What the run found out about it."""

SCHEMA = Schema(
    "claims",
    "Claims",
    "One row a claim: its fields as written, then the interval it stands for, then what was found about it.",
    (*AS_WRITTEN, *NORMAL, *FOUND),
)


def table(run: Run, entries: Sequence[Entry]) -> Table:
    """The claims of a run in their order; `entries` are theirs."""
    written = {name: [getattr(claim, name) for claim in run.claims] for name in FIELDS}
    normal = {
        column.name: values(run.frame[column.name.removeprefix("normal_")]).tolist() for column in NORMAL
    }
    judgements = [entry.judgement for entry in entries]
    return Table.of(
        SCHEMA,
        {
            **written,
            **normal,
            "published_day": written["published"],
            "state": [entry.state.value for entry in entries],
            "doubted": [entry.doubt is not None for entry in entries],
            "verdict": [one.verdict.value if one else None for one in judgements],
            "reference": [one.brief if one else None for one in judgements],
        },
    )
