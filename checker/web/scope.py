"""For which findings an answer is: this one, all of the same pair of sources, or all of one source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.model import Settled
from checker.web.queue import HARD, Item, undecided
from checker.web.room import Table


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """Findings that one answer can be for: its name in a form, what it is, and the findings, this one first."""

    name: str
    says: str
    items: tuple[Item, ...]


def scopes(table: Table, settled: Mapping[str, Settled], item: Item) -> tuple[Scope, ...]:
    """What there is to choose from. A wider one has the undecided findings, and notes only from a note."""
    found = [Scope("one", "this finding", (item,))]
    pair = [other for other in _open(table, settled, item) if other.sources == item.sources]
    articles = sorted(item.articles)
    if len(pair) > 0 and len(item.sources) > 1:
        found.append(Scope("pair", f"all between {_listed(articles)}", (item, *pair)))
    told: set[int] = set()
    for article in articles:
        source = table.run.sources.get(article, -1)
        if source in told:
            continue
        told.add(source)
        of_source = [other for other in _open(table, settled, item) if source in other.sources]
        if len(of_source) > len(pair) or (of_source and len(item.sources) == 1):
            found.append(Scope(f"source:{article}", f"all of {article}", (item, *of_source)))
    return tuple(found)


def chosen(table: Table, settled: Mapping[str, Settled], item: Item, name: str) -> Scope:
    """The scope of a name; one that is not there any more is this finding alone."""
    every = scopes(table, settled, item)
    return next((one for one in every if one.name == name), every[0])


def _open(table: Table, settled: Mapping[str, Settled], item: Item) -> list[Item]:
    """The other undecided findings that share a source with one, and are about as hard."""
    hard = item.finding.severity in HARD
    near = {other.finding.id: other for source in item.sources for other in table.by_source.get(source, ())}
    return [
        other
        for id, other in near.items()
        if other is not item and (other.finding.severity in HARD) is hard and undecided(settled[id])
    ]


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
