"""A ledger that is kept up to date is the one that would be made anew."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from checker import pipeline
from checker.ledger.decide import decided
from checker.ledger.running import Running
from checker.ledger.settle import settle
from checker.model import Decision, Ruling, Run
from checker.packs import load_pack
from tests.bench.news import news

TODAY = date(2025, 11, 3)


@pytest.fixture(scope="module")
def run() -> Run:
    return pipeline.check(*news(240, 3, outliers=0.3), load_pack(("rare_earths",)))


def _any(run: Run, chance: random.Random) -> Decision:
    """A decision on some finding: as it is, of other words or prints, already over, or on nothing any more."""
    finding = chance.choice(run.findings)
    day = date(2025, chance.randrange(1, 11), 1)
    (made,) = decided(
        run, [finding], Ruling.UNRESOLVED, f"reason {chance.random()}", "A. Desk", day,
        review_by=chance.choice([None, day.replace(year=2026), day]),
    )  # fmt: skip
    match chance.randrange(5):
        case 0:
            lost = f"{finding.rule}-{chance.randrange(16**12):012x}"
            return replace(made, fingerprint=lost, fingerprints=(lost,))
        case 1:
            other = chance.choice(run.findings)
            return replace(made, fingerprints=(*made.fingerprints, *other.fingerprints))
        case 2:
            return replace(made, seen=())
        case 3:
            gone = f"{finding.rule}-{chance.randrange(16**12):012x}"
            return replace(made, fingerprint=gone, fingerprints=(gone,), seen=made.seen[:1])
        case _:
            return made


def test_after_any_decision_and_any_undoing_it_is_what_settling_anew_gives(run: Run) -> None:
    chance = random.Random(11)
    decisions: dict[str, Decision] = {}
    running = Running(run, (), TODAY)
    for _ in range(150):
        changes: dict[str, Decision | None] = {}
        for _ in range(chance.randrange(1, 4)):
            if decisions and chance.random() < 0.3:
                changes[chance.choice(sorted(decisions))] = None
            else:
                one = _any(run, chance)
                changes[one.fingerprint] = one
        running.change(changes)
        for name, made in changes.items():
            decisions.pop(name, None)
            if made is not None:
                decisions[name] = made
        anew = settle(run, [decisions[name] for name in sorted(decisions)], today=TODAY)
        assert running.settled == anew.settled
        assert set(running.stale) == {one.fingerprint for one in anew.stale}


def test_a_decision_settles_only_what_it_can_touch(run: Run) -> None:
    running = Running(run, (), TODAY)
    (made,) = decided(run, run.findings[:1], Ruling.UNRESOLVED, "later", "A. Desk", TODAY)
    assert set(running.change({made.fingerprint: made})) == {run.findings[0].id}
