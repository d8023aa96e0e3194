from __future__ import annotations

from pathlib import Path

import pytest

from checker import pipeline
from checker.model import Article
from checker.packs import load_pack
from checker.store import load_edits

FIRST = "Bolivia digs deeper\n\nBolivia produced about 18,000 tons of tin in 2023.\n"
SECOND = "Tin output grows\n\nBolivia produced over 21,000 tons of tin in 2023.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "second.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


def test_the_line_leads_from_files_to_what_cannot_hold_together(folder: Path) -> None:
    pack = load_pack()
    articles = pipeline.read([folder], folder)
    begun: list[Article] = []
    claims = pipeline.extract(articles, pack, begun.append)
    run = pipeline.check(articles, claims, pack)
    assert [article.file for article in run.articles] == ["first.txt", "second.txt"]
    assert tuple(begun) == articles
    assert run.claims == claims
    assert list(run.frame["id"]) == [claim.id for claim in claims]
    assert [{run.claims[0].id, run.claims[1].id}] == [set(finding.claims) for finding in run.findings]


def test_a_correction_changes_what_is_checked_and_one_without_its_claim_is_told(folder: Path) -> None:
    pack = load_pack()
    articles = pipeline.read([folder], folder)
    claims = pipeline.extract(articles, pack)
    edits = folder / "claims" / "edits"
    edits.mkdir(parents=True)
    (edits / f"{claims[1].id}.toml").write_text("[claim]\nlow = 18000\nhigh = 18000\n", encoding="utf-8")
    (edits / "gone-1.toml").write_text("drop = true\n", encoding="utf-8")
    corrected, warnings = pipeline.corrected(claims, load_edits(folder / "claims"))
    assert corrected[1].low == 18000
    assert pipeline.check(articles, corrected, pack).findings == ()
    assert len(warnings) == 1
    assert "gone-1" in warnings[0]


def test_nothing_to_read_is_nothing_found() -> None:
    pack = load_pack()
    run = pipeline.check((), (), pack)
    assert (run.claims, run.findings, len(run.frame)) == ((), (), 0)
