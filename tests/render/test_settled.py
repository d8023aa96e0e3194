"""What is said of findings that a ledger has looked at."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from checker.model import Change, Dimension, Ledger, Ruling, Settled
from checker.render import RENDERERS
from checker.render.places import places
from checker.render.settled import Part, counts, decided, held, ruled
from checker.render.text import render_claim
from tests.render.hostile import HOSTILE, hostile_run
from tests.render.ledgered import ARITHMETIC, GROWTH, PRICES, decision, ledgered
from tests.render.made_up import FINDINGS, KNOWING, PACK, run

STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def text() -> str:
    return RENDERERS["text"](ledgered(), KNOWING)


def test_what_fails_comes_first_and_what_is_decided_last() -> None:
    found = held(ledgered())
    assert [one.finding.id for one in found[:2]] == [FINDINGS[0].id, GROWTH.id]
    assert [one.part for one in found] == [
        Part.NEW, Part.NEW, Part.UPDATED, Part.UNCHANGED, Part.UNCHANGED, Part.DECIDED, Part.DECIDED,
    ]  # fmt: skip


def test_without_a_ledger_contradictions_and_tensions_fail() -> None:
    assert [(one.part, one.fails) for one in held(run())] == [
        (Part.OPEN, True),
        (Part.OPEN, True),
        (Part.OPEN, False),
    ]


def test_without_a_base_nothing_is_counted_as_gone() -> None:
    one = decision(PRICES, Ruling.UNRESOLVED, "x")
    ledger = Ledger({PRICES.id: Settled(PRICES.id, None, one), ARITHMETIC.id: Settled(ARITHMETIC.id)})
    whole = replace(run(findings=(PRICES, ARITHMETIC)), ledger=ledger)
    assert counts(ledger) == "1 open, 1 decided; none fails the check"
    assert "\nDecisions: 1 open, 1 decided; none fails the check\n" in RENDERERS["text"](whole, PACK)


def test_where_there_is_neither_a_base_nor_a_decision_text_says_what_it_says_without_a_ledger() -> None:
    whole = run()
    ledger = Ledger({one.id: Settled(one.id, fails=one.severity != "note") for one in whole.findings})
    assert RENDERERS["text"](replace(whole, ledger=ledger), PACK) == RENDERERS["text"](whole, PACK)


def test_the_counts_are_of_all_findings_also_where_text_is_given_the_new_ones_only() -> None:
    whole = ledgered()
    few = RENDERERS["text"](replace(whole, findings=whole.findings[:1]), KNOWING)
    assert "Against main: 2 new, 1 updated, 2 unchanged, 2 decided, 1 gone; 2 fail the check" in few


def test_a_decision_is_told_with_what_it_prefers_or_what_differs() -> None:
    assert (
        ruled(decision(FINDINGS[0], Ruling.PREFER, "x", about=("post-2",))) == "prefer over 45,000 t (post)"
    )
    both = decision(FINDINGS[0], Ruling.BOTH_STAND, "x", dimension=Dimension.PERIOD)
    assert ruled(both) == "both-stand, another period"


def test_a_decision_says_until_when_it_holds_only_where_that_matters() -> None:
    one = decision(PRICES, Ruling.SAME_ORIGIN, "one wire", review_by="2024-12-05")
    said = "✓ decided: same-origin – one wire (tin desk, 1 Jun 2024)"
    assert decided(Settled("x", None, one)) == said
    assert decided(Settled("x", None, one, due=True)) == f"{said}; to be reviewed by 5 Dec 2024"
    assert decided(Settled("x", Change.NEW, one, expired=True)).startswith("✗ decided until 5 Dec 2024: ")
    assert decided(Settled("x")) == ""


def test_text_says_of_each_finding_whether_it_is_new_and_of_a_decided_one_little_more_than_that() -> None:
    lines = text().splitlines()
    assert lines[0] == "▲ contradiction  new  same-measure-0a0a0a0a"
    at = lines.index("✓ decided tension  own-arithmetic-a1a1a1a1a1a1  Amber Hill: mine production of tin")
    assert lines[at + 1 : at + 3] == [
        "  both-stand, another scope – the share is one of metal | not of ore (tin desk, 1 Jun 2024)",
        "",
    ]


def test_text_ends_with_counts_and_the_decisions_that_have_lost_their_finding() -> None:
    assert text().splitlines()[-2:] == [
        "Against main: 2 new, 1 updated, 2 unchanged, 2 decided, 1 gone; 2 fail the check",
        "1 decision whose finding is gone: share-sum-d4d4d4d4d4d4",
    ]


def test_text_names_a_few_stale_decisions_and_counts_the_rest() -> None:
    whole = ledgered()
    assert whole.ledger is not None
    (one,) = whole.ledger.stale
    many = tuple(replace(one, fingerprint=f"x-{number}") for number in range(1_200))
    last = RENDERERS["text"](replace(whole, ledger=replace(whole.ledger, stale=many)), KNOWING)
    assert last.endswith("1,200 decisions whose finding is gone: x-0, x-1, x-2, x-3, x-4 and 1,195 more\n")


def test_the_explanation_of_a_hostile_claim_steers_no_terminal() -> None:
    whole = hostile_run()
    for claim in whole.claims:
        assert not STEERING.search(render_claim(whole, PACK, claim.id))


def test_a_claim_older_than_its_text_is_put_at_its_end() -> None:
    whole = run()
    short = tuple(replace(made, text=made.text[:20]) for made in whole.articles)
    found = places(replace(whole, articles=short))
    assert {place.offset + place.length <= 20 for place in found.values()} == {True}
    assert found["gazette-3"].length == 0


@pytest.mark.parametrize("form", ["text", "junit", "github"])
def test_what_people_write_steers_no_terminal_and_no_format(form: str) -> None:
    whole = hostile_run()
    settled = {}
    for found, text in zip(whole.findings, HOSTILE, strict=True):
        one = decision(FINDINGS[0], Ruling.PREFER, text, by=text, about=(text,), review_by=text)
        settled[found.id] = Settled(found.id, Change.NEW, one, expired=True, why=text, fails=True)
    stale = (replace(one, fingerprint="\x1b[31mred\nnext"),)
    written = RENDERERS[form](replace(whole, ledger=Ledger(settled, (), stale, "\x1b]0;x\n")), PACK)
    assert not STEERING.search(written)
    assert "40 tons" in written
