"""What there is to decide, in the order in which to do it, and the choice that an editor made of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from checker.model import Finding, Run, Settled, Severity
from checker.render.settled import Part, part

SIZE = 50
"""Findings on a page."""

HARD = (Severity.CONTRADICTION, Severity.TENSION)
"""What is to be decided unless somebody asks for notes."""

SEVERITIES = {
    "": "contradictions and tensions",
    "contradiction": "contradictions",
    "tension": "tensions",
    "note": "notes",
    "all": "all",
}
STATES = {"": "undecided", "decided": "decided", "due": "due for review", "all": "all"}


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A finding at its place in the queue, with what it can be chosen by. `component` numbers those that hang together."""

    finding: Finding
    component: int
    subject: str
    articles: frozenset[str]
    sources: frozenset[int]


@dataclass(frozen=True, slots=True)
class Facets:
    """What an editor looks at; an empty text is the default of that facet."""

    severity: str = ""
    rule: str = ""
    subject: str = ""
    article: str = ""
    state: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Facets:
        """Those of an address; what is no facet there is passed over."""
        chosen = cls(**{field.name: query.get(field.name, "") for field in fields(cls)})
        return replace(
            chosen,
            severity=chosen.severity if chosen.severity in SEVERITIES else "",
            state=chosen.state if chosen.state in STATES else "",
        )

    def query(self, **more: str) -> str:
        """The end of an address that has them, with its question mark; empty where there is nothing to say."""
        said = {field.name: getattr(self, field.name) for field in fields(self)} | more
        text = urlencode({name: value for name, value in said.items() if value})
        return f"?{text}" if text else ""

    def fit(self, item: Item) -> bool:
        """Whether a finding is looked at, whatever was decided on it."""
        severity = item.finding.severity
        return (
            (
                self.severity == "all"
                or (severity.value == self.severity if self.severity else severity in HARD)
            )
            and (not self.rule or item.finding.rule == self.rule)
            and (not self.subject or item.subject == self.subject)
            and (not self.article or self.article in item.articles)
        )

    def shown(self, settled: Settled) -> bool:
        """Whether a finding that fits is to be listed as it stands."""
        match self.state:
            case "":
                return undecided(settled)
            case "decided":
                return not undecided(settled)
            case "due":
                return settled.due or settled.expired
            case _:
                return True


def undecided(settled: Settled) -> bool:
    """Whether a finding waits for a decision, be it that nobody made one, or that it holds no longer."""
    return part(settled) is not Part.DECIDED


def ordered(run: Run) -> tuple[Item, ...]:
    """All findings: those that hang together one after the other, the hardest and then the widest gap first."""
    article_of = {claim.id: claim.article for claim in run.claims}
    together = {id: number for number, one in enumerate(run.diagnoses) for id in one.findings}
    components: dict[tuple[int, str], list[Finding]] = {}
    for finding in run.findings:
        # What no diagnosis speaks of hangs together with nothing.
        key = (together[finding.id], "") if finding.id in together else (-1, finding.id)
        components.setdefault(key, []).append(finding)
    held = [sorted(found, key=_urgency) for found in components.values()]
    items = []
    for number, found in enumerate(sorted(held, key=lambda found: _urgency(found[0]))):
        for finding in found:
            articles = frozenset(article_of[id] for id in finding.claims if id in article_of)
            items.append(
                Item(
                    finding,
                    number,
                    _subject(finding),
                    articles,
                    frozenset(run.sources.get(article, -1) for article in articles),
                )
            )
    return tuple(items)


def _urgency(finding: Finding) -> tuple[int, float, str]:
    return finding.severity.order, -finding.gap, finding.id


def _subject(finding: Finding) -> str:
    parts = finding.measure.split("|")
    return parts[1] if len(parts) > 1 and parts[1] != "-" else ""


@dataclass(frozen=True, slots=True, eq=False)
class Listed:
    """One page of the queue. `total` fit the facets, `done` of them are decided; `number` are listed on all pages."""

    items: tuple[Item, ...]
    page: int
    pages: int
    number: int
    total: int
    done: int


def listed(items: Sequence[Item], settled: Mapping[str, Settled], facets: Facets, page: int = 1) -> Listed:
    """A page of what the facets choose; one beyond the last is the last."""
    fitting = [item for item in items if facets.fit(item)]
    shown = [item for item in fitting if facets.shown(settled[item.finding.id])]
    pages = max(1, -(-len(shown) // SIZE))
    page = min(max(page, 1), pages)
    return Listed(
        tuple(shown[(page - 1) * SIZE : page * SIZE]),
        page,
        pages,
        len(shown),
        len(fitting),
        sum(not undecided(settled[item.finding.id]) for item in fitting),
    )


def progress(items: Sequence[Item], settled: Mapping[str, Settled], facets: Facets) -> tuple[int, int]:
    """How many of those that fit the facets are decided, and how many there are."""
    fitting = [item for item in items if facets.fit(item)]
    return sum(not undecided(settled[item.finding.id]) for item in fitting), len(fitting)


def beside(
    items: Sequence[Item], settled: Mapping[str, Settled], facets: Facets, place: int
) -> tuple[Item | None, Item | None]:
    """The one before and the one after a place among those that the facets choose, round the end; None for itself."""
    chosen = [
        at
        for at, item in enumerate(items)
        if at != place and facets.fit(item) and facets.shown(settled[item.finding.id])
    ]
    if not chosen:
        return None, None
    before = max((at for at in chosen if at < place), default=chosen[-1])
    after = min((at for at in chosen if at > place), default=chosen[0])
    return items[before], items[after]
