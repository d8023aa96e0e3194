"""What the fields of a claim can be called: the words of the model, and those of the pack and the folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.model import Claim, Hedge, Kind, Modality
from checker.packs import Pack
from checker.quantity.unit import DIMENSIONS

PERIODS = 60
"""So many of the folder's periods are offered, the latest first."""
MEANS: Mapping[str, str] = {
    "value_text": "the number with its hedge and unit, letter for letter",
    "kind": "what is said of the measure",
    "metric": "what is measured",
    "subject": "whose",
    "counterparty": "the other end of a flow, a deal or a tariff",
    "whole": "what a share, ratio, rank or exclusive is of",
    "commodity": "of what",
    "low": "the lower number, without its hedge",
    "high": "the higher one; the same where there is one",
    "hedge": "the word at the number",
    "unit": "t, percent, USD, USD/t, year, count …",
    "period": "2024, 2024-06, 2020/2023; empty where the text gives none",
    "modality": "whether it is so, expected, or somebody's word",
    "item": "what is counted, or which event",
    "base": "what a change is against: y/y, q/q, a period",
    "attribution": "who says it",
}
"""What each field asks for, in the words of the claim model."""
CLOSED: Mapping[str, Sequence[str]] = {
    "kind": tuple(one.value for one in Kind),
    "hedge": tuple(one.value for one in Hedge),
    "modality": tuple(one.value for one in Modality),
}
"""The fields with nothing beside what is listed."""
BASES = ("y/y", "q/q", "m/m", "w/w", "d/d")
LIST_OF: Mapping[str, str] = {
    "metric": "metrics", "subject": "entities", "counterparty": "entities", "whole": "entities",
    "commodity": "commodities", "unit": "units", "period": "periods", "base": "bases",
}  # fmt: skip
"""The fields with something to choose from and room for what is not among it."""

Choices = Sequence[tuple[str, str]]
"""Values with their names, empty where a value says it itself."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What can be chosen, by the names of the lists."""

    lists: Mapping[str, Choices]


def vocabulary(pack: Pack, claims: Iterable[Claim]) -> Vocabulary:
    """The words of a pack, and what the claims of a folder have beside them."""
    held = list(claims)
    entities = {id: entity.label for id, entity in pack.entities.items()}
    for claim in held:
        for id in (claim.subject, claim.counterparty, claim.whole):
            if id and id not in entities:
                entities[id] = pack.label(id)
    commodities = {id: one.label for id, one in pack.commodities.items()}
    commodities |= {c.commodity: pack.label(c.commodity) for c in held if c.commodity}
    metrics = {id: one.label for id, one in pack.metrics.items()}
    units = dict.fromkeys([*(c.unit for c in held), *DIMENSIONS])
    periods = sorted({c.period for c in held if c.period}, reverse=True)[:PERIODS]
    return Vocabulary(
        {
            "metrics": _named(metrics),
            "entities": _named(entities),
            "commodities": _named(commodities),
            "units": [(unit, "") for unit in sorted(units)],
            "periods": [(period, "") for period in periods],
            "bases": [(base, "") for base in BASES],
        }
    )


def _named(labels: Mapping[str, str]) -> Choices:
    """Ids with their labels, in the order of the labels."""
    return sorted(labels.items(), key=lambda pair: pair[1].casefold())
