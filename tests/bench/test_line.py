"""The made-up news has the size and shape that is asked for, and the table names every rule."""

import pytest

from checker.rules import ALL_RULES
from checker.schema import failures
from tests.bench.line import main
from tests.bench.news import news


def test_news_has_so_many_claims_and_each_stands_in_its_article() -> None:
    articles, claims = news(300, 10)
    texts = {article.id: article.text for article in articles}
    body = [claim for claim in claims if claim.place == "body"]
    assert len(body) == 300
    assert all(texts[claim.article][claim.start : claim.end] == claim.value_text for claim in body)
    assert failures([claim.as_dict() for claim in claims]) == []


def test_the_same_seed_makes_the_same_news() -> None:
    assert news(100, 10) == news(100, 10)


def test_the_table_has_a_line_for_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--sizes", "100", "200", "--a-measure", "10"])
    printed = capsys.readouterr().out
    assert all(f"  {rule.id} " in printed for rule in ALL_RULES)
