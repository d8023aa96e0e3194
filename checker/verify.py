"""The claims of a draft against the corpus and the reference facts: who bears each out, and who does not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

import numpy as np

from checker import pipeline
from checker.algebra import apart, joined
from checker.model import Article, Claim, Finding, Judgement, Kind, Run, Severity, Verdict
from checker.packs import Pack
from checker.rules.block import Block
from checker.rules.compare import comparable
from checker.rules.say import listed

BY = ("kind", "metric_key", "subject", "commodity", "counterparty", "whole", "unit")
OPEN = ("things", "other", "event", "lead_time")
"""Metrics of which a subject has many; without an item, two equal numbers may speak of different things."""

FAILED = (Verdict.CONTRADICTED, Verdict.DIFFERS)
"""The verdicts that make a check fail."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What a draft is held against: claims, and their articles where they are at hand."""

    articles: tuple[Article, ...] = ()
    claims: tuple[Claim, ...] = ()


def by_facts(articles: Sequence[Article], claims: Sequence[Claim], pack: Pack) -> Run:
    """The draft with the verdicts of the facts alone: agrees, differs, outdated, definition, unverified."""
    run = pipeline.check(articles, claims, pack)
    return replace(run, findings=())


def by_all(articles: Sequence[Article], claims: Sequence[Claim], corpus: Corpus, pack: Pack) -> Run:
    """The draft with the verdicts of corpus and facts: supported, contradicted, outdated, definition, unverified.

    An article of the corpus that is the draft itself (same id, or the same text) is left out. Several drafts are
    corpus for each other. A contradiction that a draft has in itself counts, too.
    """
    others = _without(corpus, articles, claims)
    both = pipeline.check((*articles, *others.articles), (*claims, *others.claims), pack)
    own = len(claims)
    judgements = both.judgements or _silent(both)
    block = Block(both.frame.reset_index(drop=True), pack, both.articles)
    agreeing = _agreeing(block, own) if own else {}
    against = _against(both.findings)
    articles_of = {claim.id: claim.article for claim in both.claims}
    firm = {fact.claim.id for fact in pack.facts if fact.confidence != "single"}
    verdicts = tuple(
        _verdict(claim, judgement, agreeing.get(row, ()), against.get(claim.id, ()), articles_of, firm)
        for row, (claim, judgement) in enumerate(zip(claims, judgements[:own], strict=True))
    )
    frame = both.frame.iloc[:own].reset_index(drop=True)
    return Run(tuple(articles), tuple(claims), frame, (), verdicts)


def failed(run: Run) -> bool:
    """Whether any claim is contradicted."""
    return any(judgement.verdict in FAILED for judgement in run.judgements)


def _without(corpus: Corpus, articles: Sequence[Article], claims: Sequence[Claim]) -> Corpus:
    """The corpus without what the draft itself is."""
    ids = {article.id for article in articles} | {claim.article for claim in claims}
    texts = {_text(article) for article in articles}
    ids |= {article.id for article in corpus.articles if _text(article) in texts}
    return Corpus(
        tuple(article for article in corpus.articles if article.id not in ids),
        tuple(claim for claim in corpus.claims if claim.article not in ids),
    )


def _text(article: Article) -> str:
    """The words of an article, however they are spaced."""
    return " ".join(article.plain[article.start : article.end].split())


def _silent(run: Run) -> tuple[Judgement, ...]:
    """What a pack without facts says."""
    return tuple(Judgement(claim.id, Verdict.UNVERIFIED, (), "") for claim in run.claims)


def _agreeing(block: Block, own: int) -> Mapping[int, tuple[str, ...]]:
    """For each of the first rows the other articles that say the same of the same measure and time."""
    named = block.codes("item") > 0
    asked = (~block.among("metric_key", OPEN) | named) & ~block.among("kind", [Kind.DATE, Kind.RECENCY])
    codes = block.codes(*BY)
    mine = np.flatnonzero(asked[:own])
    every = np.flatnonzero(asked)
    left, right = joined(codes[mine], codes[every])
    left, right = mine[left], every[right]
    good = block.codes("article")[left] != block.codes("article")[right]
    good &= ~apart(block.reach.take(left), block.reach.take(right))
    left, right = left[good], right[good]
    good = comparable(block, left, right) & (block.forecast[left] == block.forecast[right])
    found: dict[int, dict[str, None]] = {}
    for one, other in zip(left[good].tolist(), right[good].tolist(), strict=True):
        found.setdefault(one, {})[str(block.text("article", other))] = None
    return {row: tuple(names) for row, names in found.items()}


def _against(findings: Sequence[Finding]) -> Mapping[str, list[Finding]]:
    """The contradictions that each claim stands in."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity is Severity.CONTRADICTION:
            for id in dict.fromkeys(finding.claims):
                found.setdefault(id, []).append(finding)
    return found


def _verdict(
    claim: Claim,
    judgement: Judgement,
    agreeing: Sequence[str],
    against: Sequence[Finding],
    articles_of: Mapping[str, str],
    firm: Set[str],
) -> Judgement:
    """The verdict of facts and corpus together; what the facts say stands first in the explanation.

    A fact of more than one page that agrees outweighs an article that does not: who is to be corrected is the
    other one then.
    """
    said = [judgement.explanation] if judgement.verdict is not Verdict.UNVERIFIED or judgement.facts else []
    by = tuple(agreeing)
    match judgement.verdict:
        case Verdict.DIFFERS:
            verdict = Verdict.CONTRADICTED
        case Verdict.OUTDATED | Verdict.DEFINITION:
            verdict = judgement.verdict
        case Verdict.AGREES:
            verdict = Verdict.SUPPORTED
        case _:
            verdict = Verdict.SUPPORTED if agreeing else Verdict.UNVERIFIED
    said += [finding.explanation for finding in against]
    if against and not (
        judgement.verdict is Verdict.AGREES and any(id in firm for id in judgement.facts[:1])
    ):
        verdict = Verdict.CONTRADICTED
        rivals = (articles_of[id] for finding in against for id in finding.claims if id in articles_of)
        by = tuple(dict.fromkeys(article for article in rivals if article != claim.article)) or (
            claim.article,
        )
    if agreeing:
        said.append(f"{listed(agreeing)} {'say' if len(agreeing) > 1 else 'says'} the same.")
    return Judgement(
        claim.id, verdict, judgement.facts, " ".join(said) or "No fact and no other article speaks to it.", by
    )
