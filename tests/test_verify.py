"""A draft against the corpus and the facts: who bears out each claim, who does not, and how the command exits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main
from checker.model import FIELDS
from checker.render import VERDICT_RENDERERS

CORPUS = """Bolivia digs deeper
The Andes Gazette, March 5, 2025

Bolivia produced about 18,000 tons of tin in 2024. Peru's reserves of tin are 130,000 tons.
"""
DRAFT = """Tin, a draft
May 20, 2025

Bolivia produced 18,000 tons of tin in 2024. Peru's reserves of tin are 200,000 tons.
Australia produced 18,000 tons of rare earths in 2024, and Myanmar 31,000 tons.
"""
FORMATS = sorted(VERDICT_RENDERERS)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one article, a draft beside it and the facts on rare earths, as the current one."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "gazette.txt").write_text(CORPUS, encoding="utf-8")
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.checker]\npacks = ["rare_earths"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, input: str | None = None) -> Result:
    """`checker verify` with some words; bugs stay tracebacks."""
    result = CliRunner().invoke(main, ["verify", *words], input=input)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def verdicts(*words: str, input: str | None = None) -> list[tuple[str, str, list[str]]]:
    """Value, verdict and by whom, for each claim."""
    lines = run(*words, "--format", "jsonl", input=input).stdout.splitlines()
    return [(row["value_text"], row["verdict"], row["by"]) for row in map(json.loads, lines)]


def test_a_claim_is_supported_contradicted_or_outdated_by_articles_and_facts(desk: Path) -> None:
    assert verdicts("draft.txt") == [
        ("18,000 tons", "supported", ["gazette"]),
        ("200,000 tons", "contradicted", ["gazette"]),
        ("18,000 tons", "outdated", []),
        ("31,000 tons", "supported", []),
    ]


def test_the_facts_alone_leave_the_corpus_out(desk: Path) -> None:
    assert [verdict for _, verdict, _ in verdicts("draft.txt", "--facts-only")] == [
        "unverified",
        "unverified",
        "outdated",
        "agrees",
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_only_a_contradiction_fails_whatever_the_format(desk: Path, form: str) -> None:
    assert run("draft.txt", "--format", form).exit_code == 1
    assert run("draft.txt", "--format", form, "--exit-zero").exit_code == 0
    assert run("draft.txt", "--format", form, "--facts-only").exit_code == 0
    wrong = DRAFT.replace("Myanmar 31,000", "Myanmar 90,000")
    assert run("-", "--format", form, "--facts-only", input=wrong).exit_code == 1


def test_claims_that_were_kept_and_corrected_are_the_corpus(desk: Path) -> None:
    assert CliRunner().invoke(main, ["extract"]).exit_code == 0
    kept = (desk / "claims" / "articles" / "gazette.jsonl").read_text(encoding="utf-8").splitlines()
    id = next(row["id"] for row in map(json.loads, kept) if row["subject"] == "PE")
    edit = desk / "claims" / "edits" / f"{id}.toml"
    edit.parent.mkdir()
    edit.write_text("drop = true\n", encoding="utf-8")
    assert verdicts("draft.txt")[1] == ("200,000 tons", "unverified", [])


def test_a_draft_is_not_held_against_itself(desk: Path) -> None:
    (desk / "articles" / "copy.txt").write_text(DRAFT, encoding="utf-8")
    assert verdicts("articles/gazette.txt")[0][1:] == ("supported", ["copy"])
    assert verdicts("draft.txt")[0] == ("18,000 tons", "supported", ["gazette"])
    (desk / "articles" / "gazette.txt").unlink()
    assert verdicts("draft.txt")[0] == ("18,000 tons", "unverified", [])


def test_an_article_that_contradicts_what_the_facts_bear_out_is_named_and_does_not_fail(desk: Path) -> None:
    other = "Mines\nMay 2, 2025\n\nMyanmar produced 60,000 tons of rare earths in 2024.\n"
    (desk / "articles" / "mines.txt").write_text(other, encoding="utf-8")
    draft = "Mines again\nMay 9, 2025\n\nMyanmar produced 31,000 tons of rare earths in 2024.\n"
    got = run("-", "--format", "jsonl", input=draft)
    row = json.loads(got.stdout)
    assert (got.exit_code, row["verdict"]) == (0, "supported")
    assert "60,000 t" in row["explanation"]


def test_what_a_draft_says_against_itself_is_contradicted(desk: Path) -> None:
    draft = "Lead\nMay 9, 2025\n\nPeru mined 300,000 tons of lead in 2024. Peru mined 150,000 tons of lead in 2024.\n"
    assert verdicts("-", input=draft) == [
        ("300,000 tons", "contradicted", ["stdin"]),
        ("150,000 tons", "contradicted", ["stdin"]),
    ]


def test_a_line_has_the_fields_of_the_claim_model_and_the_verdict(desk: Path) -> None:
    row = json.loads(run("draft.txt", "--format", "jsonl").stdout.splitlines()[2])
    assert {"id", "article", "start", "end", "kind", "metric", "low", "high", "period"} <= set(row)
    assert [name for name in row if name not in FIELDS] == ["verdict", "facts", "explanation", "by"]
    assert row["facts"]
    document = json.loads(run("draft.txt", "--format", "json").stdout)
    assert document["version"] == 1
    assert document["facts"][row["facts"][0]]["address"].startswith("https://")
    assert sum(document["counts"].values()) == len(document["claims"]) == 4


def test_claims_of_a_file_are_verified_as_they_are(desk: Path) -> None:
    assert (
        CliRunner().invoke(main, ["extract", "draft.txt", "--format", "jsonl", "-o", "c.jsonl"]).exit_code
        == 0
    )
    assert verdicts("--claims", "c.jsonl") == verdicts("draft.txt")


def test_the_text_shows_the_number_in_its_sentence_and_the_fact_with_its_address(desk: Path) -> None:
    shown = run("draft.txt").stdout
    assert "◆ outdated  18,000 t · Australia: mine production of rare earths, 2024" in shown
    assert "“Australia produced >>18,000 tons<< of rare earths in 2024" in shown
    assert "U.S. Geological Survey, MCS 2024 (Jan 2024)" in shown
    assert "https://" in shown
    assert shown.endswith("4 claims: 1 contradicted, 1 outdated, 2 supported\n")


def test_a_file_gets_what_is_asked_for(desk: Path) -> None:
    done = run("draft.txt", "-o", "out.txt")
    assert done.stdout == ""
    assert (desk / "out.txt").read_text(encoding="utf-8") == run("draft.txt").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "nothing to verify: name a file, a folder or -"),
        (("nowhere.txt",), "nowhere.txt"),
        (("draft.txt", "--facts-only", "--pack", "general"), "no pack has facts"),
        (("--claims", "nowhere.jsonl"), "nowhere.jsonl: no such file"),
    ],
)
def test_what_cannot_be_looked_at_exits_with_two(desk: Path, words: tuple[str, ...], said: str) -> None:
    got = run(*words)
    assert (got.exit_code, got.stdout) == (2, "")
    assert said in got.stderr


def test_a_draft_without_a_claim_says_so(desk: Path) -> None:
    assert run("-", input="Nothing\n\nNothing was said.\n").stdout == "0 claims\n"
