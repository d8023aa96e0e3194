"""The verdicts of the facts on marked claims do not get worse."""

from __future__ import annotations

import pytest

from checker import pipeline
from checker.packs import load_pack
from checker.render import VERDICT_RENDERERS
from checker.verify import by_facts
from tests.gold.reference import OWN, Verdicts, main, rows, score
from tests.gold.score import GOLD

PACK = load_pack(("rare_earths",))


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file that `checker verify --facts-only --format jsonl` writes for the marked articles."""
    articles = pipeline.read([GOLD / "verdicts" / "articles"])
    run = by_facts(articles, pipeline.extract(articles, PACK), PACK)
    path = tmp_path_factory.mktemp("verdicts") / "verdicts.jsonl"
    path.write_text(VERDICT_RENDERERS["jsonl"](run, PACK), encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def got(verdicts: str) -> Verdicts:
    from pathlib import Path

    return score(rows(Path(verdicts)), OWN)


def test_nearly_all_verdicts_on_marked_claims_are_right(got: Verdicts) -> None:
    assert got.part >= 0.94, got.misses
    for verdict in ("agrees", "differs", "outdated", "definition"):
        assert got.recall(verdict) >= 0.7, verdict
        assert got.precision(verdict) >= 0.7, verdict


def test_a_row_is_right_only_when_all_its_found_claims_are(got: Verdicts) -> None:
    found = [{**row, "verdict": "agrees", "explanation": ""} for row in rows(OWN.parent / "claims.jsonl")]
    none, all = score([], OWN), score(found, OWN)
    assert none.part == 0.0
    assert {miss.given for miss in none.misses} == {()}
    assert all.right == {"agrees": all.wanted["agrees"]}


def test_the_scorer_prints_each_verdict_and_what_is_not_right(
    verdicts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(verdicts)
    printed = capsys.readouterr().out
    assert " right (" in printed
    assert all(f"  {verdict} " in printed for verdict in ("agrees", "differs", "outdated", "definition"))
