"""What was corrected is offered in the shape of the corpus that tests extraction."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from checker.extract import extract
from checker.web.cases import corpus_case, lookalike
from tests.extract.test_corpus import paragraph, says
from tests.web.desks import PACK

READ = "Bolivia produced about 18,000 tons of tin in 2023."
MISREAD = "Bolivia's biggest smelter had put ninety score kilograms of tin through by the spring of 2023."


@pytest.mark.parametrize(("sentence", "subject", "part"), [(READ, "BO", "said"), (READ, "PE", "missed")])
def test_a_case_is_one_of_the_corpus_and_stands_where_its_test_holds(
    sentence: str, subject: str, part: str
) -> None:
    (claim,) = extract(paragraph(sentence), PACK)
    ((entry),) = yaml.safe_load(corpus_case(replace(claim, subject=subject), PACK))
    assert entry[part] == [sentence]
    assert entry["claim"]["subject"] == subject
    assert says(sentence, entry["claim"]) is (part == "said")


def test_a_case_of_an_odd_sentence_is_still_yaml() -> None:
    (claim,) = extract(paragraph(READ), PACK)
    odd = 'He said: "- 5 tons", #1 {of} them: 锡\n  and more'
    ((entry),) = yaml.safe_load(corpus_case(replace(claim, quote=odd), PACK))
    assert entry["missed"] == [" ".join(odd.split())]


def test_a_dropped_claim_is_a_look_alike_unless_its_sentence_has_another() -> None:
    (claim,) = extract(paragraph(READ), PACK)
    assert lookalike(claim, [claim]) == READ + "\n"
    assert lookalike(claim, [claim, replace(claim, id="other")]) is None
