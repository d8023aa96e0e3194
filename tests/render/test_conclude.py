"""What is to be believed after a finding, in a line."""

from __future__ import annotations

from dataclasses import replace

from checker.diagnose import suggest
from checker.diagnose.sources import independent
from checker.model import Severity
from checker.render.view import report
from tests.render.made_up import CLAIMS, FINDINGS, KNOWING, PACK, knowing, run


def test_the_value_that_a_reference_bears_out_stands_and_the_other_is_in_doubt() -> None:
    assert report(knowing(), KNOWING).conclusions[FINDINGS[0].id] == (
        "Over 45,000 t (post) stands: Tin Office, Tin Yearbook 2024 agrees. About 43,000 t (gazette) is in doubt: "
        "it is the figure for 2022; now 45,600 t for 2023 (Tin Office, Tin Yearbook 2024)."
    )


def test_two_sources_without_a_reference_leave_it_open() -> None:
    said = report(run(), PACK).conclusions
    assert said[FINDINGS[0].id] == "Open: 2 independent sources and no reference."


def test_nothing_is_said_after_a_note() -> None:
    said = report(knowing(), KNOWING).conclusions
    assert FINDINGS[2].severity is Severity.NOTE
    assert said[FINDINGS[2].id] == ""


def test_a_dissenting_value_that_some_fact_has_is_not_passed_over() -> None:
    whole = knowing()
    agreeing = next(one for one in whole.judgements if one.claim == "post-2")
    both = tuple(replace(agreeing, claim=one.claim) for one in whole.judgements)
    whole = replace(whole, judgements=both, diagnoses=())
    frame, borne_out = whole.frame, {"post-2": "Tin Office"}
    whole = replace(whole, suggestions=suggest(frame, independent(frame), borne_out))
    said = report(whole, KNOWING).conclusions[FINDINGS[0].id]
    assert said == (
        "Over 45,000 t (post) stands: Tin Office agrees. "
        "About 43,000 t (gazette) is what the facts have: 45,600 t for 2023 (Tin Office)."
    )


def test_the_verdict_of_facts_is_no_disagreement_among_the_claims() -> None:
    view = report(knowing(), KNOWING)
    assert [finding.id for finding in view.findings] == [finding.id for finding in FINDINGS]
    assert view.tally[Severity.NOTE] == 1
    assert [one.verdict.value for one in view.astray] == ["differs", "outdated", "definition"]


def test_where_all_sides_meet_the_value_that_stands_it_is_named() -> None:
    whole = knowing()
    over = {"hedge": "over", "low": 44000.0, "high": 44000.0}
    claims = [replace(claim, **over) if claim.id == "gazette-1" else claim for claim in CLAIMS]  # type: ignore[arg-type]
    plain = run(claims=claims, findings=whole.findings[:1])
    suggestions = suggest(plain.frame, independent(plain.frame), {"post-2": "Tin Office"})
    said = report(replace(plain, diagnoses=(), suggestions=suggestions), PACK).conclusions
    assert said[FINDINGS[0].id] == (
        "Over 45,000 t (post), which each of them meets, stands: Tin Office agrees; 2 independent sources."
    )
