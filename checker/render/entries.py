"""One claim as a report shows it: its interval, its state, its verdict, and whether it is doubted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from checker.model import Article, Claim, Diagnosis, Finding, Judgement, Kind, Run, Verdict
from checker.packs import Fact, Pack
from checker.quantity.interval import Interval
from checker.render import words

FACTS = "reference"
"""The rule that says what facts say; it is shown apart from the claims' own disagreements."""

ASTRAY = (Verdict.DIFFERS, Verdict.OUTDATED, Verdict.DEFINITION)
"""The verdicts of a claim that facts speak to and do not bear out, from worst to mildest."""


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
    """One claim as a report shows it: normalised, with its place in the findings and among the sources.

    `findings` are the disagreements with other claims; what the facts say of it is in `judgement` and `facts`.
    `doubt` is the reason why a diagnosis doubts it, None where none does.
    """

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
    judgement: Judgement | None = None
    facts: tuple[Fact, ...] = ()
    doubt: str | None = None

    @property
    def astray(self) -> bool:
        """Whether reference facts say something else: it differs, is outdated or the number of another measure."""
        return self.judgement is not None and self.judgement.verdict in ASTRAY

    @property
    def brief(self) -> str:
        """What the value is by the facts, in words that go on from “it is”; empty where they say nothing."""
        return self.judgement.brief if self.judgement is not None else ""

    @property
    def current(self) -> Fact | None:
        """The fact that has the value of this very measure."""
        id = self.judgement.current if self.judgement else None
        return next((fact for fact in self.facts if fact.claim.id == id), None)

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


def entries_of(run: Run, pack: Pack) -> tuple[Entry, ...]:
    """The claims of a run in their order."""
    articles = {article.id: article for article in run.articles}
    judgements = {judgement.claim: judgement for judgement in run.judgements}
    facts = facts_of(run, pack)
    doubts = _doubts(run.diagnoses)
    of_claim: dict[str, list[Finding]] = {}
    for finding in disagreements(run):
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
                judgement=(judgement := judgements.get(claim.id)),
                facts=tuple(facts[id] for id in judgement.facts if id in facts) if judgement else (),
                doubt=doubts.get(claim.id),
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


def disagreements(run: Run) -> tuple[Finding, ...]:
    """The findings among the claims themselves, without what only facts say: that has a place of its own."""
    return tuple(finding for finding in run.findings if finding.rule != FACTS)


def facts_of(run: Run, pack: Pack) -> dict[str, Fact]:
    """The facts by id; a pack's file is read only where a verdict names one."""
    return {fact.claim.id: fact for fact in pack.facts} if any(j.facts for j in run.judgements) else {}


def _doubts(diagnoses: Iterable[Diagnosis]) -> dict[str, str]:
    """The reason of each doubted claim, without the value that it begins with."""
    return {
        claim: diagnosis.reasons[reason].partition("): ")[2] or diagnosis.reasons[reason]
        for diagnosis in diagnoses
        for claim, reason in zip(diagnosis.doubted, diagnosis.because, strict=True)
    }


def named(entries: Sequence[Entry], pack: Pack) -> tuple[str, str]:
    """Subject and title of a measure, after its plainest claim: amount or share before change or rank."""
    plain = (Kind.AMOUNT, Kind.SHARE)
    claim = next((entry.claim for entry in entries if entry.claim.kind in plain), entries[0].claim)
    return words.whose(claim, pack), words.measure(claim, pack)
