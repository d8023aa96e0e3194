"""The straight line: articles → claims → corrections → normal table → judgements → findings → diagnosis."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pandas as pd

from checker import articles as rooms
from checker import readings
from checker.diagnose import diagnose, independent, suggest
from checker.ledger.added import anchored
from checker.model import Article, Claim, Finding, Judgement, Run, Verdict
from checker.normalize import normalize
from checker.packs import Pack
from checker.reference import judge
from checker.rules import ALL_RULES, find, find_near
from checker.store import Edit, apply_edits


def read(paths: Iterable[Path], base: Path | None = None) -> tuple[Article, ...]:
    """The articles of some files and folders, their `file` relative to `base`."""
    return rooms.read_articles(paths, base)


def extract(
    articles: Sequence[Article],
    pack: Pack,
    begin: Callable[[Article], None] = lambda article: None,
    jobs: int = 1,
) -> tuple[Claim, ...]:
    """The claims of all articles, in the order of the articles; `begin` is told of each.

    What was read before and has not changed is taken from the cache; what was read is in it, even if one stops here.
    With `jobs` several processes share them where there is enough to read; a script that asks for it must be
    importable (`if __name__ == "__main__"`).
    """
    known = readings.recall(articles, pack)
    fresh = [article for article, claims in zip(articles, known, strict=True) if claims is None]
    read: list[tuple[Claim, ...]] = []
    new = _read_anew(fresh, pack, jobs, begin)
    try:
        for at, article in enumerate(articles):
            if known[at] is None:
                read.append(next(new))
                known[at] = read[-1]
            else:
                begin(article)
    finally:
        if fresh:
            readings.keep(fresh[: len(read)], read, pack)
    return tuple(chain.from_iterable(claims or () for claims in known))


def _read_anew(
    articles: Sequence[Article], pack: Pack, jobs: int, begin: Callable[[Article], None]
) -> Iterator[tuple[Claim, ...]]:
    from checker.extract import read_many  # a second of vocabularies and patterns, not needed for kept claims

    yield from read_many(articles, pack, jobs, begin)


def explain(articles: Sequence[Article], pack: Pack) -> list[tuple[Claim, Mapping[str, str]]]:
    """The claims of all articles, each with the words that decided its fields."""
    from checker.extract import read_claims

    return [
        (reading.claim, reading.evidence) for article in articles for reading in read_claims(article, pack)
    ]


def corrected(
    claims: Sequence[Claim], edits: Sequence[Edit], articles: Sequence[Article] = ()
) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """The claims with corrections laid over them and added ones among them, and warnings for those left over.

    Where there are articles, a claim that a person added is looked for in the text of its own.
    """
    standing, gone = anchored(edits, articles) if articles else (edits, ())
    result, lost = apply_edits(claims, standing)
    return result, (*lost, *gone)


def check(articles: Sequence[Article], claims: Sequence[Claim], pack: Pack) -> Run:
    """Normalise the claims, judge them by the facts, run all rules, diagnose: everything as one Run."""
    frame = normalize(claims, pack)
    judgements = judge(frame, pack)
    findings = find(frame, pack, articles, judgements)
    sources = independent(frame, articles)
    borne_out = _borne_out(judgements, pack)
    diagnoses = diagnose(frame, findings, sources, borne_out)
    doubted = {id for diagnosis in diagnoses for id in diagnosis.doubted}
    suggestions = suggest(frame, sources, borne_out, doubted)
    return Run(
        articles=tuple(articles),
        claims=tuple(claims),
        frame=frame,
        findings=findings,
        judgements=judgements,
        diagnoses=diagnoses,
        suggestions=suggestions,
        sources=dict(zip(frame["article"].tolist(), sources.source.tolist(), strict=True)),
        manuals={rule.id: rule.manual for rule in ALL_RULES},
    )


def changed(
    run: Run, claims: Sequence[Claim], article: str, pack: Pack
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Findings before and after claims of one article became others, as far as these can have a part in them.

    `claims` are those of the run with the other ones in it. Findings of both that are the same need not be touched by
    the change at all; what neither has is not.
    """
    frame = normalize(claims, pack)
    own = frame[frame["article"] == article]
    # A headline takes what it does not say from its body, so that one correction may change two claims.
    rows = pd.concat([run.frame[run.frame["article"] == article], own], ignore_index=True)
    rows = rows[~rows.astype(str).duplicated(keep=False)]
    known = {judgement.claim: judgement for judgement in (*run.judgements, *judge(own, pack))}
    judgements = tuple(known[id] for id in frame["id"]) if known else ()
    before = find_near(run.frame, rows, pack, run.articles, run.judgements)
    return before, find_near(frame, rows, pack, run.articles, judgements)


def with_unread(run: Run) -> Run:
    """The run with the numbers of its articles that no claim was made of; a report shows them, a check need not."""
    from checker.extract import unread

    claims: dict[str, list[Claim]] = {}
    for claim in run.claims:
        claims.setdefault(claim.article, []).append(claim)
    found = (one for article in run.articles for one in unread(article, claims.get(article.id, ())))
    return replace(run, unread=tuple(found))


def _borne_out(judgements: Sequence[Judgement], pack: Pack) -> dict[str, str]:
    """The claims that a fact agrees with, and whose; a figure of one page only is a hint and bears out none."""
    agreed = {one.claim: one.facts[0] for one in judgements if one.verdict is Verdict.AGREES and one.facts}
    firm = {
        fact.claim.id: f"{fact.publisher}, {fact.edition.partition(' (')[0]}"
        for fact in (pack.facts if agreed else ())
        if fact.confidence != "single"
    }
    return {claim: firm[fact] for claim, fact in agreed.items() if fact in firm}
