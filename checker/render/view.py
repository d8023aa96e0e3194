"""What every format shows, put together once: groups of findings, what facts say, what stands, the articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.model import (
    Article,
    Diagnosis,
    Finding,
    Ledger,
    Run,
    Settled,
    Severity,
    Standing,
    Unread,
    Verdict,
)
from checker.packs import Fact, Pack
from checker.render import decided, overview, words
from checker.render.conclude import conclusion, plain
from checker.render.entries import Entry, MeasureKey, disagreements, entries_of, named
from checker.render.judged import Judged, judged, references, tally
from checker.render.mentions import dated, days_of
from checker.render.overview import Matrix, Speaker
from checker.render.settled import Part, part
from checker.render.stands import Reconciled, reconciled
from checker.render.trend import by_measure

WORST = 5
REFERENCES = 3
"""So many findings and facts are shown where there is little room."""


@dataclass(frozen=True, eq=False)
class Group:
    """The findings of one measure, worst first, and the claims that they speak of, in reading order.

    `stands` has the rows of the reconciled table that are of this measure, `references` the facts that are.
    """

    measure: str
    subject: str
    title: str
    findings: tuple[Finding, ...]
    entries: tuple[Entry, ...]
    stands: tuple[Reconciled, ...] = ()
    references: tuple[Fact, ...] = ()

    @property
    def severity(self) -> Severity:
        """That of the worst finding, an undecided one before those that are decided."""
        return self.findings[0].severity

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where among the claims each stands, by its id."""
        return {entry.claim.id: number for number, entry in enumerate(self.entries)}

    def of(self, finding: Finding) -> list[Entry]:
        """The claims of a finding that are at hand, in reading order."""
        return [
            self.entries[at] for at in sorted({self.place[id] for id in finding.claims if id in self.place})
        ]

    def articles(self, finding: Finding) -> list[str]:
        """The articles that a finding goes through."""
        return list(dict.fromkeys(entry.claim.article for entry in self.of(finding)))


@dataclass(frozen=True, slots=True, eq=False)
class Worst:
    """A finding that matters most: a plain sentence, the word of a fact on it, and the group that has the rest."""

    finding: Finding
    sentence: str
    word: str
    group: Group


@dataclass(frozen=True, eq=False)
class Report:
    """All that is shown of a run, in the order in which it is shown.

    `tally` counts the disagreements of the claims among themselves, `verdicts` what facts say of the claims;
    `judged` has what facts speak to, `stands` the whole reconciled table. `matrix` has which articles disagree,
    `by_article` has the claims of each, articles that only claims name after those that were read;
    `speakers` who stands alone, `unread` the numbers of each article that no claim was made of.
    """

    articles: tuple[Article, ...]
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    groups: tuple[Group, ...]
    worst: tuple[Worst, ...]
    tally: dict[Severity, int]
    verdicts: dict[Verdict, int]
    judged: tuple[Judged, ...]
    stands: tuple[Reconciled, ...]
    conclusions: Mapping[str, str]
    diagnosis_of: Mapping[str, Diagnosis]
    row_of: Mapping[str, Reconciled]
    by_id: Mapping[str, Entry]
    by_article: Mapping[str, tuple[Entry, ...]]
    measured: int
    pack: Pack
    matrix: Matrix
    speakers: tuple[Speaker, ...]
    unread: Mapping[str, tuple[Unread, ...]]
    ledger: Ledger | None = None

    def settled(self, finding: Finding) -> Settled | None:
        """How a finding stands against decisions and a base, None where nobody looked."""
        return self.ledger.settled.get(finding.id) if self.ledger else None

    @property
    def changes(self) -> Mapping[str, int]:
        """How many findings are new, updated, decided, gone; empty where nobody looked."""
        return decided.tally(self.ledger)

    @cached_property
    def astray(self) -> tuple[Judged, ...]:
        """What facts speak to and do not bear out."""
        return tuple(one for one in self.judged if one.entries[0].astray)

    @cached_property
    def agreed(self) -> tuple[Judged, ...]:
        """What facts agree with."""
        return tuple(one for one in self.judged if one.verdict is Verdict.AGREES)

    @cached_property
    def astray_at(self) -> Mapping[str, str]:
        """The claims that facts do not bear out, each with the first that says the same."""
        return {entry.claim.id: one.entries[0].claim.id for one in self.astray for entry in one.entries}

    @cached_property
    def article_of(self) -> Mapping[str, Article]:
        """The articles that were read, by their ids."""
        return {article.id: article for article in self.articles}

    @cached_property
    def over_time(self) -> Mapping[str, Mapping[MeasureKey, Sequence[Entry]]]:
        """The claims of each measure that can be drawn over time, by what can share an axis."""
        return by_measure(self.entries)

    @cached_property
    def group_of(self) -> Mapping[str, Group]:
        """The groups by their measures."""
        return {group.measure: group for group in self.groups}

    def entry(self, id: str) -> Entry | None:
        """The entry of a claim id."""
        return self.by_id.get(id)


def report(run: Run, pack: Pack) -> Report:
    """The view of a run that all renderers share."""
    entries = entries_of(run, pack)
    by_id = {entry.claim.id: entry for entry in entries}
    settled = run.ledger.settled if run.ledger else {}
    done = {id for id, one in settled.items() if part(one) is Part.DECIDED}
    found = tuple(sorted(disagreements(run), key=lambda one: (one.id in done, one.severity.order)))
    stands = reconciled(by_id, run.suggestions, pack)
    row_of = {id: row for row in stands for value in row.values for id in value.side.claims}
    diagnosis_of = {id: diagnosis for diagnosis in run.diagnoses for id in diagnosis.findings}
    groups = tuple(_groups(found, by_id, row_of, pack))
    by_article = _by_article(run.articles, entries)
    claims = {article: len(held) for article, held in by_article.items()}
    days = days_of(_published(run.articles, entries))
    unread: dict[str, list[Unread]] = {}
    for number in run.unread:
        unread.setdefault(number.article, []).append(number)
    return Report(
        articles=run.articles,
        entries=entries,
        findings=found,
        groups=groups,
        worst=_worst(groups, done, days),
        tally={severity: sum(f.severity is severity for f in found) for severity in Severity},
        verdicts=tally(run),
        judged=judged(entries),
        stands=stands,
        conclusions={
            finding.id: conclusion(finding, _held(finding, by_id), row_of, diagnosis_of.get(finding.id))
            for finding in found
        },
        diagnosis_of=diagnosis_of,
        row_of=row_of,
        by_id=by_id,
        by_article=by_article,
        measured=len({entry.key for entry in entries}),
        pack=pack,
        matrix=overview.matrix(found, by_id, tuple(by_article)),
        speakers=overview.speakers(stands, claims),
        unread={article: tuple(numbers) for article, numbers in unread.items()},
        ledger=run.ledger,
    )


def _by_article(articles: Sequence[Article], entries: Sequence[Entry]) -> dict[str, tuple[Entry, ...]]:
    result: dict[str, list[Entry]] = {article.id: [] for article in articles}
    for entry in entries:
        result.setdefault(entry.claim.article, []).append(entry)
    return {id: tuple(held) for id, held in result.items()}


def _published(articles: Sequence[Article], entries: Sequence[Entry]) -> dict[str, str | None]:
    """When each article appeared; those that only claims name appeared when these say."""
    said = {entry.claim.article: entry.claim.published for entry in entries}
    return said | {article.id: article.published for article in articles}


def _held(finding: Finding, by_id: Mapping[str, Entry]) -> list[Entry]:
    """The claims of a finding that are at hand."""
    return [by_id[id] for id in finding.claims if id in by_id]


def _groups(
    findings: Sequence[Finding], by_id: Mapping[str, Entry], row_of: Mapping[str, Reconciled], pack: Pack
) -> Iterable[Group]:
    """Findings by their measure; groups and findings in the order that the findings come in, worst first."""
    together: dict[str, list[Finding]] = {}
    for finding in findings:
        together.setdefault(finding.measure, []).append(finding)
    position = {id: number for number, id in enumerate(by_id)}
    for measure, found in together.items():
        ids = dict.fromkeys(id for finding in found for id in finding.claims if id in by_id)
        entries = tuple(by_id[id] for id in sorted(ids, key=lambda id: position[id]))
        own = [entry for entry in entries if entry.key.measure == measure] or list(entries)
        subject, title = named(own, pack) if own else ("", measure.replace("|", " · "))
        rows = dict.fromkeys(row_of[id] for id in ids if id in row_of)
        yield Group(
            measure,
            subject,
            title,
            tuple(found),
            entries,
            # That there is one source is said in the table of what stands.
            tuple(
                row
                for row in rows
                if row.suggestion.measure == measure and row.suggestion.standing is not Standing.ALONE
            ),
            tuple(references(own)[:REFERENCES]),
        )


def _worst(groups: Sequence[Group], done: set[str], days: Mapping[str, str]) -> tuple[Worst, ...]:
    """The worst finding of each of the first measures, filled up with the next ones; none that is decided."""
    first, rest = [], []
    for group in groups:
        open_ones = [finding for finding in group.findings if finding.id not in done]
        first += [(finding, group) for finding in open_ones[:1]]
        rest += [(finding, group) for finding in open_ones[1 : WORST + 1]]
        if len(first) == WORST:
            break
    chosen = [*first, *rest][:WORST]
    said = (_said(finding, group, days) for finding, group in chosen)
    return tuple(sorted(said, key=lambda worst: worst.finding.severity.order))


def _said(finding: Finding, group: Group, days: Mapping[str, str]) -> Worst:
    held = group.of(finding)
    sentence = dated(words.first_sentence(finding.explanation), held, days)
    return Worst(finding, sentence, plain(held), group)
