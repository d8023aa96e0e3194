"""The seeds end to end: what is committed is what the tool makes, and what it finds is there to see."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

import pytest

from checker import pipeline
from checker.cache import OFF
from checker.model import Run, Severity
from checker.packs import load_pack
from checker.render import RENDERERS
from checker.store import load_claims

ROOT = Path(__file__).parent.parent
PACK = load_pack(("rare_earths",))


@lru_cache(maxsize=1)
def run() -> Run:
    """The seeds read afresh."""
    articles = pipeline.read([ROOT / "seeds"], ROOT)
    return pipeline.with_unread(pipeline.check(articles, pipeline.extract(articles, PACK), PACK))


def test_the_committed_claims_are_those_of_the_seeds() -> None:
    key = lambda claim: claim.id  # noqa: E731
    assert sorted(load_claims(ROOT / "claims"), key=key) == sorted(run().claims, key=key)


@pytest.mark.parametrize(("form", "file"), [("html", "consistency.html"), ("markdown", "consistency.md")])
def test_the_committed_report_is_current(form: str, file: str) -> None:
    assert (ROOT / "reports" / file).read_text(encoding="utf-8").rstrip() == RENDERERS[form](
        run(), PACK
    ).rstrip()


def test_every_claim_stands_where_it_says() -> None:
    texts = {article.id: article.text for article in run().articles}
    for claim in run().claims:
        assert texts[claim.article][claim.start : claim.end] == claim.value_text
        assert claim.value_text in claim.quote
        assert claim.quote in texts[claim.article]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("around 43,000 tons", "over 45,000 metric tons"),
        ("80%", "70%"),
        ("90%", "nearly 70%"),
        ("60% to 70%", "nearly 90%"),
    ],
)
def test_the_disagreements_that_the_folder_is_known_for_are_contradictions(one: str, other: str) -> None:
    said = {claim.id: claim.value_text for claim in run().claims}
    found = [{said[id] for id in f.claims} for f in run().findings if f.severity is Severity.CONTRADICTION]
    assert any({one, other} <= values for values in found)


def test_the_page_is_small() -> None:
    assert (ROOT / "reports" / "consistency.html").stat().st_size < 400_000


def test_two_runs_write_the_same_bytes(tmp_path: Path) -> None:
    written = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        command = [
            Path(sys.executable).parent / "checker",
            "report",
            str(ROOT / "seeds"),
            "--pack",
            "rare_earths",
            "-o",
            str(folder),
        ]
        env = {**os.environ, "PYTHONHASHSEED": seed, OFF: "1"}
        subprocess.run(command, check=True, capture_output=True, env=env)
        written.append([(p.name, p.read_bytes()) for p in sorted(folder.iterdir())])
    assert len(written[0]) == 2
    assert written[0] == written[1]
