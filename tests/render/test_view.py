from __future__ import annotations

from dataclasses import replace

from checker.model import Severity
from checker.render.entries import State
from checker.render.view import WORST, report
from tests.render.made_up import ARTICLES, CLAIMS, FINDINGS, PACK, run


def test_the_worst_finding_of_each_measure_comes_before_a_second_one_of_any() -> None:
    many = [replace(FINDINGS[0], id=f"same-measure-{n}") for n in range(WORST)]
    worst = report(run(findings=(*many, *FINDINGS[1:])), PACK).worst
    assert len(worst) == WORST
    assert {entry.group.measure for entry in worst} == {finding.measure for finding in FINDINGS}
    order = [entry.finding.severity.order for entry in worst]
    assert order == sorted(order)


def test_groups_come_worst_first_and_hold_the_claims_in_reading_order() -> None:
    groups = report(run(), PACK).groups
    assert [group.severity for group in groups] == [Severity.CONTRADICTION, Severity.TENSION]
    assert [entry.claim.id for entry in groups[0].entries] == ["gazette-1", "post-2", "post-4"]


def test_a_claim_has_the_state_of_its_worst_finding_or_of_its_sources() -> None:
    states = {entry.claim.id: entry.state for entry in report(run(), PACK).entries}
    assert states["gazette-1"] is State.CONTRADICTION
    assert states["digest-1"] is State.TENSION
    assert states["post-4"] is State.NOTE
    assert states["post-3"] is State.AGREES
    assert states["gazette-4"] is State.ALONE


def test_the_offset_decides_which_of_two_equal_numbers_is_marked() -> None:
    sentence = ARTICLES[0].text.splitlines()[1]
    second = sentence.rindex("70%")
    at = ARTICLES[0].text.index(sentence) + second
    claim = replace(CLAIMS[0], value_text="70%", start=at, end=at + 3)
    entry = report(run(claims=(claim,), findings=()), PACK).entries[0]
    assert entry.quote == (sentence[:second], "70%", sentence[second + 3 :])


def test_a_quote_that_has_lost_its_number_is_shown_whole() -> None:
    claim = replace(CLAIMS[0], value_text="61%")
    entry = report(run(claims=(claim,), findings=()), PACK).entries[0]
    assert entry.quote == (claim.quote, "", "")


def test_counts_of_different_things_are_no_common_measure() -> None:
    three = CLAIMS[2]
    ships = replace(three, id="post-9", article="post", item="ships")
    other = replace(three, id="gazette-9", article="gazette", item="Smelters")
    entries = report(run(claims=(three, other, ships), findings=()), PACK).entries
    assert [entry.state for entry in entries] == [State.AGREES, State.AGREES, State.ALONE]


def test_a_finding_on_claims_that_are_not_there_is_still_shown() -> None:
    lost = replace(FINDINGS[0], claims=("gone-1", "gone-2"))
    groups = report(run(findings=(lost,)), PACK).groups
    assert groups[0].findings == (lost,)
    assert groups[0].entries == ()
