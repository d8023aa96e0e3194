"""The whole at a glance: which articles disagree with which, and who stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from checker.model import Finding, Severity, Standing
from checker.render.entries import Entry
from checker.render.stands import Reconciled, Value

WIDEST = 24
"""So many articles have room in the matrix."""

FARTHEST = 12
"""A finding through more articles than this pairs its first with the others, not all with all."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """The articles that disagree most, and for each two of them (and each with itself) their findings, worst first.

    `pairs` has all pairs, also of articles that have no room in the matrix, most findings first.
    """

    articles: tuple[str, ...]
    pairs: Mapping[Pair, tuple[Finding, ...]]
    left_out: int

    def cell(self, one: str, other: str) -> tuple[Finding, ...]:
        """The findings between two articles."""
        return self.pairs.get(self.pair(one, other), ())

    def pair(self, one: str, other: str) -> Pair:
        """The pair of two articles, whichever of them comes first."""
        return (one, other) if (one, other) in self.pairs else (other, one)

    def first(self, most: int) -> Mapping[Pair, tuple[Finding, ...]]:
        """The worst pairs, so many at most."""
        return dict(islice(self.pairs.items(), most))


@dataclass(frozen=True, slots=True, eq=False)
class Speaker:
    """One article as a source: on how many measures it speaks, with how many others do, and where it stands alone."""

    article: str
    claims: int
    only: int
    shared: int
    alone: tuple[tuple[Reconciled, Value], ...]


def pair_name(pair: Pair) -> str:
    """The name of a pair, by which it can be linked."""
    return f"{pair[0]} {pair[1]}"


def matrix(findings: Sequence[Finding], entries: Mapping[str, Entry], order: Sequence[str]) -> Matrix:
    """Which articles disagree; `order` has all articles in the order in which they are shown."""
    place = {article: number for number, article in enumerate(order)}
    pairs: dict[Pair, list[Finding]] = {}
    for finding in findings:
        held = [entries[id] for id in finding.claims if id in entries]
        for pair in sorted(set(_pairs(held, place)), key=lambda pair: (place[pair[0]], place[pair[1]])):
            pairs.setdefault(pair, []).append(finding)
    counted: dict[str, int] = {}
    for (one, other), found in pairs.items():
        for article in {one, other}:
            counted[article] = counted.get(article, 0) + len(found)
    most = sorted(counted, key=lambda article: (-counted[article], place[article]))[:WIDEST]
    ranked = sorted(pairs.items(), key=lambda item: (*_rank(item[1]), place[item[0][0]], place[item[0][1]]))
    return Matrix(
        tuple(sorted(most, key=lambda article: place[article])),
        {pair: tuple(found) for pair, found in ranked},
        len(counted) - len(most),
    )


def _rank(found: Sequence[Finding]) -> tuple[int, ...]:
    """What sorts the worst pairs first: the most contradictions, then the most tensions, then notes."""
    return tuple(-sum(finding.severity is severity for finding in found) for severity in Severity)


def _pairs(held: Sequence[Entry], place: Mapping[str, int]) -> Iterator[Pair]:
    """The pairs of articles that a finding sets against each other; one article alone disagrees with itself.

    Claims of one measure whose values meet stand on one side; where no two values are apart, as in a sum, all are.
    """
    articles = dict.fromkeys(entry.claim.article for entry in held)
    if len(articles) == 1:
        (article,) = articles
        yield article, article
        return
    if len(articles) > FARTHEST:
        first, *others = articles
        yield from (_ordered(first, other, place) for other in others)
        return
    all_pairs = list(combinations(held, 2))
    apart = [
        (one, other) for one, other in all_pairs if one.key != other.key or not one.reach.meets(other.reach)
    ]
    for one, other in apart or all_pairs:
        if one.claim.article != other.claim.article:
            yield _ordered(one.claim.article, other.claim.article, place)


def _ordered(one: str, other: str, place: Mapping[str, int]) -> Pair:
    return (one, other) if place[one] <= place[other] else (other, one)


def speakers(rows: Sequence[Reconciled], claims: Mapping[str, int]) -> tuple[Speaker, ...]:
    """The articles with claims, those first that most often are the only one with their value against others.

    `claims` has the number of claims of each article, in the order of the articles. Copies of one text are one source.
    """
    only: dict[str, int] = {}
    shared: dict[str, int] = {}
    alone: dict[str, list[tuple[Reconciled, Value]]] = {}
    for row in rows:
        single = row.suggestion.standing is Standing.ALONE
        for article in row.articles:
            counted = only if single else shared
            counted[article] = counted.get(article, 0) + 1
        if single or len(row.values) < 2:
            continue
        for value in row.values:
            if value.side.sources == 1:
                for article in value.side.articles:
                    alone.setdefault(article, []).append((row, value))
    found = [
        Speaker(article, number, only.get(article, 0), shared.get(article, 0), tuple(alone.get(article, ())))
        for article, number in claims.items()
        if number
    ]
    return tuple(sorted(found, key=lambda speaker: -len(speaker.alone)))
