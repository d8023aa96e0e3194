"""What every format shows, put together once: entries, groups of findings, measures, the articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from checker.model import Article, Claim, Finding, Kind, Run, Severity
from checker.packs import Pack
from checker.quantity.interval import Interval
from checker.render import words

WORST = 5


class State(StrEnum):
    """How a claim or a measure stands, in a word; the order of the members is from worst to best."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    NOTE = "note"
    AGREES = "no conflict"
    ALONE = "one source"

    @property
    def order(self) -> int:
        """0 for the worst, so that sorting puts it first."""
        return list(State).index(self)

    @property
    def slug(self) -> str:
        """The word without a space, for names of styles."""
        return self.value.replace(" ", "-")


SHAPES = {
    State.CONTRADICTION: "▲",
    State.TENSION: "◆",
    State.NOTE: "○",
    State.AGREES: "=",
    State.ALONE: "·",
}
"""The shape beside the word; neither stands for the other, and no colour stands alone."""


@dataclass(frozen=True, slots=True, order=True)
class MeasureKey:
    """What two claims share when their values can be laid side by side: measure, kind, unit, and of what.

    `of` is what is counted or which event; where a text does not say, only equal numbers speak of one thing.
    """

    measure: str
    kind: str
    unit: str
    of: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One claim as a report shows it: normalised, with its place in the findings and among the sources."""

    claim: Claim
    article: Article | None
    number: int
    key: MeasureKey
    interval: Interval
    reach: Interval
    period: str
    inferred: bool
    state: State
    findings: tuple[Finding, ...]

    @property
    def quote(self) -> tuple[str, str, str]:
        """The quote as what stands before the number, the number, and what stands after it.

        The offsets decide which of two equal numbers is meant; a quote without the number is all before.
        """
        claim = self.claim
        at = claim.quote.find(claim.value_text)
        if self.article is not None:
            size = len(claim.quote)
            first = self.article.text.find(claim.quote, max(0, claim.end - size), claim.start + size)
            if first >= 0 and claim.quote[claim.start - first :].startswith(claim.value_text):
                at = claim.start - first
        if at < 0:
            return claim.quote, "", ""
        end = at + len(claim.value_text)
        return claim.quote[:at], claim.value_text, claim.quote[end:]

    @property
    def source(self) -> str:
        """Who published the article; empty when it does not say."""
        return (self.article.source or "") if self.article else ""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """The findings of one measure, worst first, and the claims that they speak of, in reading order."""

    measure: str
    subject: str
    title: str
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...]

    @property
    def severity(self) -> Severity:
        """That of the worst finding."""
        return self.findings[0].severity


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """A measure that more than one article speaks of, with everything they say of it."""

    key: MeasureKey
    subject: str
    title: str
    entries: tuple[Entry, ...]
    state: State
    articles: int


@dataclass(frozen=True, slots=True, eq=False)
class Worst:
    """A finding that matters most: one plain sentence, and the group that has the rest."""

    finding: Finding
    sentence: str
    group: Group


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """All that is shown of a run, in the order in which it is shown."""

    articles: tuple[Article, ...]
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    groups: tuple[Group, ...]
    measures: tuple[Measure, ...]
    worst: tuple[Worst, ...]
    tally: dict[Severity, int]
    measured: int
    pack: Pack

    @property
    def by_article(self) -> dict[str, tuple[Entry, ...]]:
        """Article id to its entries; articles that only claims name come after those that were read."""
        result: dict[str, list[Entry]] = {article.id: [] for article in self.articles}
        for entry in self.entries:
            result.setdefault(entry.claim.article, []).append(entry)
        return {id: tuple(entries) for id, entries in result.items()}

    def entry(self, id: str) -> Entry | None:
        """The entry of a claim id."""
        return next((entry for entry in self.entries if entry.claim.id == id), None)


def report(run: Run, pack: Pack) -> Report:
    """The view of a run that all renderers share."""
    entries = _entries(run)
    by_id = {entry.claim.id: entry for entry in entries}
    measures = tuple(_measures(entries, pack))
    groups = tuple(_groups(run.findings, by_id, pack))
    return Report(
        articles=run.articles,
        entries=entries,
        findings=tuple(sorted(run.findings, key=lambda finding: finding.severity.order)),
        groups=groups,
        measures=tuple(sorted(measures, key=lambda m: (m.state.order, m.subject, m.title, m.key))),
        worst=_worst(groups),
        tally={severity: sum(f.severity is severity for f in run.findings) for severity in Severity},
        measured=len({entry.key for entry in entries}),
        pack=pack,
    )


def _entries(run: Run) -> tuple[Entry, ...]:
    articles = {article.id: article for article in run.articles}
    of_claim: dict[str, list[Finding]] = {}
    for finding in run.findings:
        for id in dict.fromkeys(finding.claims):
            of_claim.setdefault(id, []).append(finding)
    frame = run.frame
    keys = [
        MeasureKey(measure, claim.kind, unit, _of(claim))
        for claim, measure, unit in zip(run.claims, frame["measure"], frame["unit"], strict=True)
    ]
    sources: dict[MeasureKey, set[str]] = {}
    for key, article in zip(keys, frame["article"], strict=True):
        sources.setdefault(key, set()).add(article)
    counted: dict[str, int] = {}
    entries = []
    for claim, key, interval, reach, period, stated in zip(
        run.claims,
        keys,
        _intervals(frame, ""),
        _intervals(frame, "reach_"),
        _periods(frame),
        frame["period_stated"],
        strict=True,
    ):
        counted[claim.article] = counted.get(claim.article, 0) + 1
        findings = tuple(of_claim.get(claim.id, ()))
        alone = len(sources[key]) < 2
        entries.append(
            Entry(
                claim=claim,
                article=articles.get(claim.article),
                number=counted[claim.article],
                key=key,
                interval=interval,
                reach=reach,
                period=period,
                inferred=not stated and period != "",
                state=_state(findings, alone),
                findings=findings,
            )
        )
    return tuple(entries)


def _of(claim: Claim) -> str:
    if claim.metric not in words.BARE:
        return ""
    return claim.item.casefold() if claim.item else f"{claim.low:g}–{claim.high:g}"


def _intervals(frame: pd.DataFrame, prefix: str) -> list[Interval]:
    columns = (frame[f"{prefix}{name}"].tolist() for name in ("lower", "upper", "lower_open", "upper_open"))
    return [Interval(*row) for row in zip(*columns, strict=True)]


def _periods(frame: pd.DataFrame) -> list[str]:
    """The stated period, or else the year that is inferred, or nothing."""
    years = frame["period_start"].dt.year.tolist()
    return [
        words.period(stated) if isinstance(stated, str) else "" if pd.isna(year) else f"{year:.0f}"
        for stated, year in zip(frame["period"].tolist(), years, strict=True)
    ]


def _state(findings: Iterable[Finding], alone: bool) -> State:
    worst = min((finding.severity for finding in findings), key=lambda severity: severity.order, default=None)
    if worst is not None:
        return State(worst.value)
    return State.ALONE if alone else State.AGREES


def _groups(findings: Sequence[Finding], by_id: dict[str, Entry], pack: Pack) -> Iterable[Group]:
    """Findings by their measure; groups and findings in the order that the findings come in, worst first."""
    together: dict[str, list[Finding]] = {}
    for finding in sorted(findings, key=lambda finding: finding.severity.order):
        together.setdefault(finding.measure, []).append(finding)
    position = {id: number for number, id in enumerate(by_id)}
    for measure, found in together.items():
        ids = dict.fromkeys(id for finding in found for id in finding.claims if id in by_id)
        entries = tuple(by_id[id] for id in sorted(ids, key=lambda id: position[id]))
        own = [entry for entry in entries if entry.key.measure == measure] or list(entries)
        subject, title = named(own, pack) if own else ("", measure.replace("|", " · "))
        yield Group(measure, subject, title, tuple(found), entries)


def named(entries: Sequence[Entry], pack: Pack) -> tuple[str, str]:
    """Subject and title of a measure, after its plainest claim: amount or share before change or rank."""
    plain = (Kind.AMOUNT, Kind.SHARE)
    claim = next((entry.claim for entry in entries if entry.claim.kind in plain), entries[0].claim)
    return words.whose(claim, pack), words.measure(claim, pack)


def _measures(entries: Sequence[Entry], pack: Pack) -> Iterable[Measure]:
    together: dict[MeasureKey, list[Entry]] = {}
    for entry in entries:
        together.setdefault(entry.key, []).append(entry)
    for key, held in together.items():
        articles = len({entry.claim.article for entry in held})
        if articles > 1:
            subject, title = named(held, pack)
            state = min((entry.state for entry in held), key=lambda state: state.order)
            yield Measure(key, subject, title, tuple(held), state, articles)


def _worst(groups: Sequence[Group]) -> tuple[Worst, ...]:
    """The worst finding of each of the first measures, filled up with the next ones of these measures."""
    first = [_said(group.findings[0], group) for group in groups]
    rest = [_said(finding, group) for group in groups for finding in group.findings[1:]]
    chosen = first[:WORST] + rest[: max(0, WORST - len(first))]
    return tuple(sorted(chosen, key=lambda worst: worst.finding.severity.order))


def _said(finding: Finding, group: Group) -> Worst:
    return Worst(finding, words.first_sentence(finding.explanation), group)
