"""Pack, Entity, Metric, Commodity: the vocabulary that the rest of the tool asks about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal

from checker.model import Claim

Nature = Literal["stock", "structure", "flow", "price", "event", "other"]
"""How a metric lives in time: a `stock` (reserves, workforce) and a `structure` (capacity, a stake)
persist; a `flow` (production, imports, revenue) belongs to its window; a `price` to its day."""

Names = Mapping[str, tuple[str, ...]]
"""Language (`en`, `zh`) to the names or words in that language."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A country, company, mine, agency or group, by the id that stands in `subject`."""

    id: str
    label: str
    kind: str
    names: Names
    within: tuple[str, ...] = ()
    adjectives: Names = field(default_factory=dict)
    metric: str | None = None
    commodity: str | None = None
    makes: str | None = None
    """What it sells, where nothing is named; its mines and its stakes may be of other things."""
    year_ends: int = 0
    """The month in which its financial year ends; 0 where that is as usual in its country."""


@dataclass(frozen=True, slots=True)
class Metric:
    """What is measured. Two metrics of one `family` are comparable but not the same."""

    id: str
    label: str
    family: str
    nature: Nature
    nouns: Names
    verbs: Names
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Commodity:
    """What is mined, made or traded; `within` names the wider commodities it belongs to."""

    id: str
    label: str
    names: Names
    within: tuple[str, ...] = ()
    mined: bool = False
    made_by: str | None = None
    power: str | None = None
    used_as: str | None = None
    counted: bool = False
    """Whether it comes in pieces (cars, aircraft), so that a bare number of it is a count."""
    exchange: bool = False
    """Whether it is priced on exchanges, so that a price without a place is that of one of them."""
    common: tuple[str, ...] = ()
    """Common words that mean it only beside what measures goods: “salt exports”."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A reference figure: a claim of article `ref:<edition>`, and where it was read.

    `confidence` is `primary`, `secondary` or `single` (one page: a hint, not a judge); `derived` says that it was
    calculated from printed figures.
    """

    claim: Claim
    edition: str
    publisher: str
    title: str
    address: str
    confidence: str
    derived: bool = False
    note: str = ""


@dataclass(frozen=True, eq=False)
class Pack:
    """The vocabulary of one run: the general pack with the chosen ones laid over it."""

    name: str
    entities: Mapping[str, Entity]
    metrics: Mapping[str, Metric]
    commodities: Mapping[str, Commodity]
    fact_files: tuple[Path, ...] = ()
    made_of: str = ""
    """A short word for the files that it was read from and the program that read them; empty for one made by hand."""

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The reference facts, read when they are first asked for; most commands never do."""
        from checker.packs.facts import load_facts

        return load_facts(self.fact_files, self) if self.fact_files else ()

    @cached_property
    def _exchanged(self) -> tuple[str, ...]:
        return tuple(commodity.id for commodity in self.commodities.values() if commodity.exchange)

    @cached_property
    def _wholes(self) -> dict[str, frozenset[str]]:
        """What each id that was asked for lies inside."""
        return {}

    @cached_property
    def sources(self) -> frozenset[str]:
        """The entities that only publish figures."""
        return frozenset(entity.id for entity in self.entities.values() if entity.kind == "source")

    @cached_property
    def made_by(self) -> Mapping[str, tuple[str, ...]]:
        """Metric to the commodities that come of it: `magnet_production` makes magnets."""
        made: dict[str, tuple[str, ...]] = {}
        for commodity in self.commodities.values():
            if commodity.made_by is not None:
                made[commodity.made_by] = (*made.get(commodity.made_by, ()), commodity.id)
        return made

    def knowing(self, own: Mapping[str, Entity]) -> Pack:
        """The pack that knows some entities more, those of one text; what was worked out of its goods stays."""
        twin = copy(self)
        twin.__dict__["entities"] = {**self.entities, **own}
        twin.__dict__["sources"] = self.sources | {
            id for id, entity in own.items() if entity.kind == "source"
        }
        twin.__dict__.pop("_wholes", None)
        return twin

    def __contains__(self, id: str) -> bool:
        """Whether an id is that of an entity, a commodity or a metric."""
        return id in self.entities or id in self.commodities or id in self.metrics

    def label(self, id: str | None) -> str:
        """The name to show a person: `mountain_pass` → “Mountain Pass”; unknown ids are spelled out.

        One that begins with a country has it first: `jp_military_budget` → “Japan military budget”.
        """
        if id is None:
            return ""
        for table in (self.entities, self.commodities, self.metrics):
            if id in table:
                return str(table[id].label)
        first, _, rest = id.partition("_")
        if len(first) == 2 and rest and (country := self.entities.get(first.upper())) is not None:
            return f"{country.label.removeprefix('the ')} {rest.replace('_', ' ')}"
        return id.replace("_", " ")

    def kind(self, id: str | None) -> str:
        """The kind of an entity (`country`, `mine`, `company` …); empty for one that the pack does not know."""
        entity = self.entities.get(id or "")
        return entity.kind if entity else ""

    def home(self, id: str | None) -> str | None:
        """The country that a known entity lies in, by its two letters; None where the pack does not say."""
        entity = self.entities.get(id or "")
        return next((place for place in entity.within if len(place) == 2), None) if entity else None

    def counted(self, id: str) -> bool:
        """Whether a commodity comes in pieces, so that a bare number of it is a count."""
        known = self.commodities.get(id)
        return known is not None and known.counted

    def on_exchange(self, id: str) -> bool:
        """Whether a commodity, or one that it belongs to, is priced on exchanges."""
        return any(id == other or self.within(id, other) for other in self._exchanged)

    def within(self, part: str | None, whole: str | None) -> bool:
        """Whether `part` lies inside `whole`, at any depth (a mine in its country, all in the world)."""
        if part is None or whole is None or part == whole:
            return False
        if whole == "world":
            return True
        if part not in self._wholes:
            self._wholes[part] = frozenset(self._above(part))
        return whole in self._wholes[part]

    def _above(self, part: str) -> Iterator[str]:
        """All that a part lies inside, some of it more than once."""
        todo, seen = [part], {part}
        while todo:
            id = todo.pop()
            entry = self.entities.get(id) or self.commodities.get(id)
            for parent in entry.within if entry else ():
                yield parent
                if parent not in seen:
                    seen.add(parent)
                    todo.append(parent)

    def family(self, metric: str) -> str:
        """The family of a metric; a metric that the pack does not know is its own family."""
        known = self.metrics.get(metric)
        return known.family if known else metric

    def nature(self, metric: str) -> Nature:
        """How the metric lives in time; `other` when the pack does not know it."""
        known = self.metrics.get(metric)
        return known.nature if known else "other"
