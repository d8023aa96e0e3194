"""What a correction does is found in the blocks of its claim: the same as a run over everything would find."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pytest

from checker import desk, pipeline
from checker.config import load_config
from checker.model import Claim, Finding, Run, Severity
from checker.packs import Pack, load_pack
from checker.web.correcting import Correction, effect, with_it
from checker.web.difference import Difference, difference
from tests.bench.news import news
from tests.conftest import ROOT


@cache
def pack() -> Pack:
    return load_pack(("rare_earths",))


@cache
def run_over(what: str) -> Run:
    if what == "seeds":
        return desk.run(desk.now(load_config(ROOT)), pack())
    articles, claims = news(600, 3, outliers=0.3)
    return pipeline.check(articles, claims, pack())


def other(claim: Claim, run: Run, dice: random.Random) -> Claim | None:
    """Another reading of a claim, or none: one of its fields as another claim has it."""
    model = dice.choice(run.claims)
    match dice.randrange(8):
        case 0:
            return None
        case 1:
            value = claim.low * dice.choice((0.1, 0.7, 1.3, 10))
            return replace(claim, low=value, high=value)
        case 2:
            return replace(claim, period=model.period)
        case 3:
            return replace(claim, subject=model.subject, whole=model.whole)
        case 4:
            return replace(claim, commodity=model.commodity)
        case 5:
            return replace(claim, hedge="about" if claim.hedge == "exact" else "exact")
        case 6:
            return replace(claim, metric=model.metric, kind=model.kind, unit=model.unit, low=model.low, high=model.high)  # fmt: skip
        case _:
            return replace(claim, modality="forecast", counterparty=model.counterparty)


def ids(one: Difference) -> tuple[set[tuple[str, ...]], set[tuple[str, ...]], set[tuple[str, str]]]:
    def key(finding: Finding) -> tuple[str, ...]:
        return finding.rule, finding.severity, finding.explanation

    return (
        set(map(key, one.gone)),
        set(map(key, one.come)),
        {(a.explanation, b.explanation) for a, b in one.altered},
    )


@pytest.mark.parametrize("what", ["seeds", "news"])
@pytest.mark.parametrize("seed", range(10))
def test_the_blocks_of_a_claim_say_what_a_run_over_all_of_them_says(what: str, seed: int) -> None:
    run, dice = run_over(what), random.Random(seed)
    claim = dice.choice(run.claims)
    correction = Correction(claim.id, other(claim, run, dice), None)
    after = pipeline.check(run.articles, with_it(run.claims, correction), pack())
    assert ids(effect(run, correction, pack())) == ids(difference(run.findings, after.findings))


def finding(print: str, severity: Severity = Severity.TENSION, says: str = "", *claims: str) -> Finding:
    return Finding(print, "same-measure", severity, claims or (f"{print}-a", f"{print}-b"), "m", says, (), 0.1, (print,))  # fmt: skip


def test_what_is_told_otherwise_is_neither_gone_nor_come() -> None:
    one, two = finding("one", says="5 or 6"), finding("two")
    assert not difference([one, two], [two, one]).anything
    milder = replace(one, severity=Severity.NOTE)
    assert difference([one, two], [milder]) == Difference((two,), (), ((one, milder),))
    # The same claims under another value: a reading has changed, and the disagreement goes on.
    reread = replace(one, id="three", fingerprints=("three",), explanation="5 or 7")
    assert difference([one], [reread]) == Difference((), (), ((one, reread),))
    second = replace(one, id="one-2", claims=("x", "y"))
    assert difference([one], [one, second]) == Difference((), (second,), ())
