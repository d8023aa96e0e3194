"""Dates of one event that differ, and events that stand in the wrong order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from checker.model import Finding, Kind, Modality, Severity
from checker.rules import say
from checker.rules.block import Block
from checker.rules.events import BEGINS, ONCE, event_at
from checker.rules.rule import finding
from checker.rules.wholes import SITES

MOST_YEARS = 3
MADE = ("mine_production", "production", "refining", "metal_production", "magnet_production")

Years = dict[tuple[float, float], list[int]]


@dataclass(frozen=True, slots=True)
class Event:
    """What a date is of: whose, of which commodity, what happened and at which stage, or the item that says it."""

    subject: str
    commodity: str | None
    item: str | None
    what: str
    stage: frozenset[str]
    ahead: bool


def find_dates(block: Block) -> Iterator[Finding]:
    """Everything that dates refute: another date of the same, what was there before, a “first in N years”."""
    events = _events(block)
    for event, years in events.items():
        if event.item is not None or _happens_once(block, event):
            yield from _two_dates(block, years)
    opened = {
        event: years
        for event, years in events.items()
        if event.what in BEGINS and not event.stage and not event.ahead and event.item is None
        and block.pack.kind(event.subject) in SITES
    }  # fmt: skip
    yield from _closed_before(block, opened, events)
    yield from _there_before(block, opened)
    yield from _not_the_first(block, opened)


def _events(block: Block) -> dict[Event, Years]:
    """The dates of the block by event: the years that are given, each with the rows that give it."""
    found: dict[Event, Years] = {}
    dated = block.among("kind", [Kind.DATE]) & (block.codes("subject") > 0)
    dated &= ~block.among("modality", [Modality.CLAIMED]) & ~block.title
    low, high = block.column("low"), block.column("high")
    ahead = block.among("modality", [Modality.FORECAST])
    for row in dated.nonzero()[0].tolist():
        item = block.text("item", row)
        read = event_at(str(block.text("quote", row)), str(block.text("value_text", row)))
        what, stage = ("", frozenset[str]()) if item is not None else read or ("", frozenset[str]())
        if item is None and not what:
            continue
        subject, commodity = str(block.text("subject", row)), block.text("commodity", row)
        event = Event(subject, commodity, item, what, stage, bool(ahead[row]))
        year = float(low[row]), float(high[row])
        found.setdefault(event, {}).setdefault(year, []).append(row)
    return _with_silent(found)


def _with_silent(found: dict[Event, Years]) -> dict[Event, Years]:
    """With what names no commodity laid to the one that the same event has elsewhere, if it is just one."""
    named: dict[Event, list[Event]] = {}
    for event in found:
        if event.commodity is not None:
            named.setdefault(replace(event, commodity=None), []).append(event)
    for silent, events in named.items():
        if silent in found and len(events) == 1:
            for year, rows in found.pop(silent).items():
                found[events[0]].setdefault(year, []).extend(rows)
    return found


def _happens_once(block: Block, event: Event) -> bool:
    """Whether it can have one date only: a mine opens once, a company opens now this and now that."""
    kind = block.pack.kind(event.subject)
    return kind in SITES or (
        event.what in ONCE and kind not in ("country", "region", "bloc", "group", "world")
    )


def _two_dates(block: Block, years: Years) -> Iterator[Finding]:
    """Years of one event that exclude one another; an article that gives two speaks of two events."""
    articles = [{block.text("article", row) for row in rows} for rows in years.values()]
    if len(years) > MOST_YEARS or any(a & b for a, b in combinations(articles, 2)):
        return
    lower, upper = block.interval.lower, block.interval.upper
    for one, other in combinations(sorted(years), 2):
        rows = [*years[one], *years[other]]
        a, b = years[one][0], years[other][0]
        if upper[a] > lower[b] and upper[b] > lower[a]:
            continue
        reasons = (
            ["they are forecasts of different people"] if block.forecast[a] and block.forecast[b] else []
        )
        if other[0] - one[1] <= 1:
            reasons.append("they are only a year apart")
        said = [
            f"{say.value(block, side[0])} ({say.articles(block, side)})"
            for side in (years[one], years[other])
        ]
        text = f"One event of {block.pack.label(block.text('subject', a))} in two years: {' or '.join(said)}?"
        severity = Severity.TENSION if reasons else Severity.CONTRADICTION
        yield finding("temporal", severity, block, rows, text, reasons, 1.0, copies=False)


def _closed_before(block: Block, opened: dict[Event, Years], events: dict[Event, Years]) -> Iterator[Finding]:
    """A mine or plant that closed in a year before the one in which it opened, by another article."""
    closed: dict[str, list[Years]] = {}
    for event, years in events.items():
        if event.what == "close" and not event.stage and not event.ahead:
            closed.setdefault(event.subject, []).append(years)
    first = _first_year(opened)
    for event, years in opened.items():
        for ends in closed.get(event.subject, ()):
            for end, rows in ends.items():
                if end[1] >= first[event.subject] or len(years) > 1:
                    continue
                (begin, beginning), *_ = years.items()
                if _one_article(block, rows, beginning):
                    continue
                name = block.pack.label(event.subject)
                text = (
                    f"{name} {_began(event)} in {begin[0]:.0f} ({say.articles(block, beginning)}), but closed before, in "
                    f"{end[0]:.0f} ({say.articles(block, rows)})."
                )
                reason = "it may have opened more than once"
                both = [*beginning, *rows]
                yield finding("temporal", Severity.TENSION, block, both, text, [reason], 1.0, copies=False)


def _there_before(block: Block, opened: dict[Event, Years]) -> Iterator[Finding]:
    """What a mine or plant is said to have made before the year in which it opened."""
    first = _first_year(opened)
    made = block.among("kind", [Kind.AMOUNT]) & block.among("metric_key", MADE) & block.dated
    made &= ~block.forecast & block.among("subject", sorted(first)) & (block.interval.lower > 0)
    amounts: dict[str, list[int]] = {}
    for head in block.heads_among(made).tolist():
        amounts.setdefault(str(block.text("subject", head)), []).append(head)
    for event, years in opened.items():
        for head in amounts.get(event.subject, ()):
            begin, rows = next(iter(years.items()))
            last = int(str(block.frame["period_end"].iloc[head])[:4])
            alike = event.commodity in (None, block.text("commodity", head))
            if (
                last >= first[event.subject]
                or len(years) > 1
                or not alike
                or _one_article(block, [head], rows)
            ):
                continue
            text = (
                f"{block.pack.label(event.subject)} {_began(event)} in {begin[0]:.0f} ({say.articles(block, rows)}), but "
                f"is said to have made {say.cited(block, head, when=True)} before."
            )
            reason = "it may have opened more than once"
            yield finding(
                "temporal", Severity.TENSION, block, [*rows, head], text, [reason], 1.0, copies=False
            )


def _not_the_first(block: Block, opened: dict[Event, Years]) -> Iterator[Finding]:
    """“The first in 70 years” of a place where another one opened within those years."""
    told = block.among("kind", [Kind.RECENCY]) & block.among("metric_key", ["event"])
    told &= (block.codes("subject") > 0) & (block.codes("whole") > 0)
    low = block.column("low")
    for head in block.heads_among(told).tolist():
        name, whole = str(block.text("subject", head)), str(block.text("whole", head))
        said = str(block.text("published", head) or "")[:4]
        if block.pack.kind(name) not in SITES or not said:
            continue
        for event, years in opened.items():
            other = event.subject != name and block.pack.kind(event.subject) == block.pack.kind(name)
            if not other or not block.pack.within(event.subject, whole):
                continue
            for year, rows in years.items():
                one_thing = block.text("commodity", head) == event.commodity
                if one_thing and int(said) - float(low[head]) < year[0] and year[1] < int(said) - 1:
                    text = (
                        f"{block.pack.label(name)} is said to be the first in {say.cited(block, head)}, but "
                        f"{block.pack.label(event.subject)} {_began(event)} in {year[0]:.0f} ({say.articles(block, rows)})."
                    )
                    both = [*block.rows(head), *rows]
                    reason = "what counts as a first one may differ"
                    yield finding(
                        "temporal", Severity.TENSION, block, both, text, [reason], 0.5, copies=False
                    )


def _began(event: Event) -> str:
    return "opened" if event.what == "open" else "began"


def _first_year(opened: dict[Event, Years]) -> dict[str, float]:
    """The earliest year in which each is said to have opened."""
    first: dict[str, float] = {}
    for event, years in opened.items():
        for begin, _ in years:
            first[event.subject] = min(begin, first.get(event.subject, begin))
    return first


def _one_article(block: Block, one: list[int], other: list[int]) -> bool:
    """Whether some article says both: who writes both knows what he means."""
    return bool({block.text("article", row) for row in one} & {block.text("article", row) for row in other})
