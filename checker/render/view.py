"""What every format shows, put together once: groups of findings, what facts say, what stands, the articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.model import Article, Diagnosis, Finding, Kind, Run, Severity, Standing, Verdict
from checker.packs import Fact, Pack
from checker.render import words
from checker.render.conclude import conclusion, plain
from checker.render.entries import Entry, disagreements, entries_of
from checker.render.judged import Judged, judged, references, tally
from checker.render.stands import Reconciled, reconciled

WORST = 5
REFERENCES = 3
"""So many findings and facts are shown where there is little room."""


@dataclass(frozen=True, slots=True, eq=False)
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
        """That of the worst finding."""
        return self.findings[0].severity


@dataclass(frozen=True, slots=True, eq=False)
class Worst:
    """A finding that matters most: a plain sentence, the word of a fact on it, and the group that has the rest."""

    finding: Finding
    sentence: str
    word: str
    group: Group


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """All that is shown of a run, in the order in which it is shown.

    `tally` counts the disagreements of the claims among themselves, `verdicts` what facts say of the claims;
    `judged` has what facts speak to, `stands` the whole reconciled table.
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
    measured: int
    pack: Pack

    @property
    def astray(self) -> tuple[Judged, ...]:
        """What facts speak to and do not bear out."""
        return tuple(one for one in self.judged if one.entries[0].astray)

    @property
    def agreed(self) -> tuple[Judged, ...]:
        """What facts agree with."""
        return tuple(one for one in self.judged if one.verdict is Verdict.AGREES)

    @property
    def by_article(self) -> dict[str, tuple[Entry, ...]]:
        """Article id to its entries; articles that only claims name come after those that were read."""
        result: dict[str, list[Entry]] = {article.id: [] for article in self.articles}
        for entry in self.entries:
            result.setdefault(entry.claim.article, []).append(entry)
        return {id: tuple(entries) for id, entries in result.items()}

    def entry(self, id: str) -> Entry | None:
        """The entry of a claim id."""
        return self.by_id.get(id)


def report(run: Run, pack: Pack) -> Report:
    """The view of a run that all renderers share."""
    entries = entries_of(run, pack)
    by_id = {entry.claim.id: entry for entry in entries}
    found = tuple(sorted(disagreements(run), key=lambda finding: finding.severity.order))
    stands = reconciled(by_id, run.suggestions, pack)
    row_of = {id: row for row in stands for value in row.values for id in value.side.claims}
    diagnosis_of = {id: diagnosis for diagnosis in run.diagnoses for id in diagnosis.findings}
    groups = tuple(_groups(found, by_id, row_of, pack))
    return Report(
        articles=run.articles,
        entries=entries,
        findings=found,
        groups=groups,
        worst=_worst(groups),
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
        measured=len({entry.key for entry in entries}),
        pack=pack,
    )


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


def named(entries: Sequence[Entry], pack: Pack) -> tuple[str, str]:
    """Subject and title of a measure, after its plainest claim: amount or share before change or rank."""
    plain = (Kind.AMOUNT, Kind.SHARE)
    claim = next((entry.claim for entry in entries if entry.claim.kind in plain), entries[0].claim)
    return words.whose(claim, pack), words.measure(claim, pack)


def _worst(groups: Sequence[Group]) -> tuple[Worst, ...]:
    """The worst finding of each of the first measures, filled up with the next ones of these measures."""
    first = [_said(group.findings[0], group) for group in groups]
    rest = [_said(finding, group) for group in groups for finding in group.findings[1:]]
    chosen = first[:WORST] + rest[: max(0, WORST - len(first))]
    return tuple(sorted(chosen, key=lambda worst: worst.finding.severity.order))


def _said(finding: Finding, group: Group) -> Worst:
    held = [entry for entry in group.entries if entry.claim.id in finding.claims]
    return Worst(finding, words.first_sentence(finding.explanation), plain(held), group)
