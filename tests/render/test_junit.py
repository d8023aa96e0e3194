"""JUnit XML, read back by a reader of it."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import pytest
from junitparser import Failure, JUnitXml, Skipped, TestCase

from checker.model import Run
from checker.render import RENDERERS
from tests.render.hostile import HOSTILE, hostile_run
from tests.render.ledgered import ledgered
from tests.render.made_up import KNOWING, P, article, claim, run
from tests.render.many import many


def read(whole: Run) -> JUnitXml:
    return JUnitXml.fromstring(RENDERERS["junit"](whole, KNOWING).encode())


def cases(whole: Run) -> dict[str, TestCase]:
    return {f"{case.classname}: {case.name}": case for suite in read(whole) for case in suite}


def test_the_numbers_of_the_suites_are_those_of_their_cases() -> None:
    for whole in (run(), ledgered(), hostile_run(), many(60)):
        document = read(whole)
        counted = (document.tests, document.failures, document.skipped, document.errors)
        document.update_statistics()
        assert counted == (document.tests, document.failures, document.skipped, document.errors)


def test_there_is_a_case_for_each_measure_that_two_claims_or_a_finding_speak_of() -> None:
    assert set(cases(run())) == {
        "Amber Hill: mine production of tin",
        "Norland: share of imports of tin from Westmark",
        "The world: price of tin",
    }


def test_a_suite_has_the_measures_of_one_subject() -> None:
    assert [suite.name for suite in read(run())] == ["Amber Hill", "Norland", "The world"]


def test_a_case_fails_on_what_fails_the_check_and_says_all_of_it_in_one_failure() -> None:
    (failure,) = cases(ledgered())["Amber Hill: mine production of tin"].result
    assert isinstance(failure, Failure)
    assert failure.type == "contradiction"
    assert failure.message.startswith("Amber Hill's mine production of tin, 2023: about 43,000 t")
    assert "“The mine turned out over 45,000 metric tons in 2023”" in failure.text
    assert "articles/post.txt:2" in failure.text
    assert "New since main: over 45,000 t (post)." in failure.text


def test_what_fails_no_check_is_told_in_the_output() -> None:
    case = cases(ledgered())["Norland: share of imports of tin from Westmark"]
    assert [type(result) for result in case.result] == [Failure]
    assert "Updated since it was decided: nearly 70% (gazette)." in case.system_out
    assert "✗ decided before that: prefer 55–60% (digest)" in case.system_out


def test_what_is_decided_is_skipped() -> None:
    case = cases(ledgered())["The world: price of tin"]
    (skipped,) = case.result
    assert isinstance(skipped, Skipped)
    assert skipped.message.startswith("✓ decided: same-origin – both print")


def test_a_measure_on_which_all_agree_passes_and_shows_its_quotes() -> None:
    case = cases(run())["The world: price of tin"]
    assert case.is_passed
    assert "“Tin cost $31,000 per ton in May 2024”" in case.system_out


def test_two_measures_of_one_name_are_two_cases() -> None:
    whole = hostile_run()
    names = [(case.classname, case.name) for suite in read(whole) for case in suite]
    assert len(set(names)) == len(names) == len(HOSTILE)


@pytest.mark.parametrize("letter", ["\x00", "\x0b", "\x1b", "\ufffe", "\U0001ffff", "]]>", "\x85"])
def test_any_letter_makes_legal_xml(letter: str) -> None:
    quote = f"The {letter} mine gave 43 tons"
    made = article(f"odd{letter}", letter, None, None, [(P, quote)])
    rows = [
        claim(made, number, "43 tons", quote, kind="amount", metric="mine_production", subject=letter, low=43.0, unit="t")
        for number in (1, 2)
    ]  # fmt: skip
    text = RENDERERS["junit"](run([made], rows, ()), KNOWING)
    ElementTree.parse(io.BytesIO(text.encode()))
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", text)
    assert "gave 43 tons" in text
