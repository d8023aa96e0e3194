"""`checker check` as a gate: what it fails on, what it compares with, what it says."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from checker.cli.options import CHECK_FORMATS
from checker.render import RENDERERS
from tests.ledger.desks import ARTICLES, NEW, begin, commit, git
from tests.test_cli import run


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    begin(tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")
    return tmp_path / "desk"


def write(name: str, text: str) -> None:
    Path("articles", name).write_text(text, encoding="utf-8")


def found(*words: str) -> dict[str, dict[str, object]]:
    """Finding id to what JSON has of it."""
    made = json.loads(run("check", *words, "--format", "json", "--exit-zero").stdout)
    return {finding["id"]: finding for finding in made["findings"]}


def only(*words: str) -> str:
    (id,) = found(*words)
    return id


def test_the_formats_of_the_command_are_those_there_are() -> None:
    assert set(CHECK_FORMATS) == set(RENDERERS) - {"claims-jsonl"}


def test_what_was_there_fails_nothing_against_a_commit_and_everything_without(desk: Path) -> None:
    assert run("check").exit_code == 1
    assert run("check", "--against", "HEAD").exit_code == 0
    assert run("check", "--against", "HEAD", "--fail-on", "any").exit_code == 1


def test_a_new_article_fails_with_both_quotes_and_only_its_own_findings(desk: Path) -> None:
    write("third.txt", NEW)
    result = run("check", "--against", "HEAD")
    assert result.exit_code == 1
    assert "reserves of tin are >>130,000 tons<<" in result.stdout
    assert "reserves of tin are >>190,000 tons<<" in result.stdout
    assert "Bolivia produced" not in result.stdout
    assert "1 new, 0 updated, 1 unchanged, 0 decided, 0 gone; 1 fails the check" in result.stdout


def test_claims_are_compared_where_they_are_kept_and_articles_where_they_are_not(desk: Path) -> None:
    without = git(desk, "rev-parse", "HEAD").strip()
    run("extract")
    commit(desk, "Keep the claims")
    for base in (without, "HEAD"):
        assert run("check", "--against", base).exit_code == 0
    write("third.txt", NEW)
    result = run("check", "--against", "HEAD")
    assert result.exit_code == 1
    assert "article third has no claims yet and is read afresh" in result.stderr
    run("extract")
    assert run("check", "--against", "HEAD").exit_code == 1
    assert run("check", "--against", without).exit_code == 1


def test_the_work_tree_and_the_index_are_left_alone(desk: Path) -> None:
    write("third.txt", NEW)
    git(desk, "add", "articles/third.txt")
    write("first.txt", ARTICLES["first.txt"] + "\nMore to come.\n")
    before = git(desk, "status", "--porcelain"), git(desk, "stash", "list"), git(desk, "write-tree")
    run("check", "--against", "HEAD")
    assert (git(desk, "status", "--porcelain"), git(desk, "stash", "list"), git(desk, "write-tree")) == before


def test_a_swap_of_one_finding_for_another_of_its_measure_is_seen(desk: Path) -> None:
    write("second.txt", ARTICLES["second.txt"].replace("over 21,000", "about 18,000"))
    write("third.txt", "Tin again\nJune 9, 2024\n\nBolivia produced 25,000 tons of tin in 2023.\n")
    result = run("check", "--against", "HEAD")
    assert result.exit_code == 1
    assert "1 new, 0 updated, 0 unchanged, 0 decided, 1 gone" in result.stdout


def test_one_who_takes_up_a_value_that_was_mended_brings_it_in_anew(desk: Path) -> None:
    write("second.txt", ARTICLES["second.txt"].replace("over 21,000", "about 18,000"))
    write(
        "third.txt",
        "Tin again\nJune 9, 2024\n\nIn Bolivia miners produced over 21,000 tons of tin in 2023.\n",
    )
    result = run("check", "--against", "HEAD")
    assert result.exit_code == 1
    assert "over 21,000 t (third)." in result.stdout
    write("second.txt", ARTICLES["second.txt"])
    assert run("check", "--against", "HEAD").exit_code == 0


def test_a_sentence_that_moves_to_another_article_is_no_news(desk: Path) -> None:
    sentence = ARTICLES["second.txt"].partition("\n\n")[2]
    Path("articles", "second.txt").unlink()
    write("fourth.txt", f"Quite another head\nJuly 9, 2024\n\n{sentence}")
    assert run("check", "--against", "HEAD").exit_code == 0


def test_a_mended_contradiction_is_gone_and_uncovers_nothing(desk: Path) -> None:
    write("second.txt", ARTICLES["second.txt"].replace("over 21,000", "about 18,000"))
    result = run("check", "--against", "HEAD")
    assert result.exit_code == 0
    assert "0 unchanged, 0 decided, 1 gone" in result.stdout


def test_three_dots_compare_with_where_the_branch_began(desk: Path) -> None:
    git(desk, "checkout", "--quiet", "-b", "topic")
    git(desk, "checkout", "--quiet", "main")
    write("second.txt", ARTICLES["second.txt"].replace("over 21,000", "about 18,000"))
    commit(desk, "Mended on main")
    git(desk, "checkout", "--quiet", "topic")
    assert run("check", "--against", "main").exit_code == 1  # main has it no longer
    assert run("check", "--against", "main...").exit_code == 0  # but this branch did not bring it in


def test_settings_of_a_commit_are_those_that_it_had(desk: Path) -> None:
    git(desk, "mv", "articles", "texts")
    Path("pyproject.toml").write_text('[tool.checker]\narticles = "texts"\n', encoding="utf-8")
    assert run("check", "--against", "HEAD").exit_code == 0


def test_before_the_first_commit_everything_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "articles").mkdir()
    monkeypatch.chdir(tmp_path)
    for name, text in ARTICLES.items():
        write(name, text)
    Path("pyproject.toml").write_text("[tool.checker]\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    assert run("check", "--against", "HEAD").exit_code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--against", "nowhere"], "--against: found 'nowhere', expected a commit, branch or tag"),
        (["--against", "--upload-pack=x"], "--against: found '--upload-pack=x', expected a commit"),
        (["--against", "HEAD", "--baseline", "known.txt"], "found both, expected one thing to compare with"),
        (["--against", "HEAD", "--claims", "claims.jsonl"], "with --claims FILE use --baseline"),
        (
            ["--baseline", "known.txt"],
            "known.txt: no such file; `checker check --write-baseline known.txt` makes it",
        ),
        (["--fail-on", "new"], "--fail-on new: found nothing to compare with"),
        (["--write-baseline", "pyproject.toml"], "pyproject.toml: is there and is no baseline"),
        (["--format", "json", "--format", "text"], "--format: found two for standard output"),
        (["--format", "sarif:a", "-o", "b"], "-o: found beside several formats or FORMAT:FILE"),
    ],
)
def test_what_cannot_be_done_is_one_message_and_exit_code_2(desk: Path, words: list[str], said: str) -> None:
    result = run("check", *words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_outside_a_repository_it_says_so_and_names_the_other_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    Path("one.txt").write_text(NEW, encoding="utf-8")
    result = run("check", "one.txt", "--against", "HEAD")
    assert result.exit_code == 2
    assert "not a git repository" in result.stderr
    assert "--baseline FILE" in result.stderr


def test_an_unknown_format_is_told_with_the_nearest(desk: Path) -> None:
    result = run("check", "--format", "sarf:x")
    assert result.exit_code == 2
    assert "Did you mean sarif?" in result.stderr


def test_several_formats_go_to_their_files_and_the_text_to_people(desk: Path) -> None:
    result = run("check", "--format", "sarif:out.sarif", "--format", "junit:out.xml")
    assert json.loads(Path("out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert Path("out.xml").read_text(encoding="utf-8").startswith("<?xml")
    assert "▲ contradiction" in result.stdout
    assert run("check", "--format", "sarif", "-o", "-").stdout.startswith("{")


def test_a_baseline_is_sorted_and_knows_what_was_there(desk: Path) -> None:
    result = run("check", "--write-baseline", "known.txt")
    assert result.exit_code == 0
    assert result.stdout == "1 fingerprint in known.txt.\n"
    head, *lines = Path("known.txt").read_text(encoding="utf-8").splitlines()
    assert head.startswith("# checker baseline")
    assert lines == [f"{only()} contradiction"]
    assert run("check", "--baseline", "known.txt").exit_code == 0
    write("third.txt", NEW)
    assert run("check", "--baseline", "known.txt").exit_code == 1
    assert run("check", "--baseline", "known.txt", "--write-baseline").exit_code == 0
    assert run("check", "--baseline", "known.txt").exit_code == 0
    known = Path("known.txt").read_text(encoding="utf-8").splitlines()[1:]
    assert known == sorted(known)
    assert len(known) == 2


def test_a_bad_line_of_a_baseline_is_named(desk: Path) -> None:
    Path("known.txt").write_text("# mine\n\nsame-measure-12 tension\n", encoding="utf-8")
    result = run("check", "--baseline", "known.txt")
    assert result.exit_code == 2
    assert (
        "known.txt:3: found 'same-measure-12 tension', expected a fingerprint and its severity"
        in result.stderr
    )


def test_a_report_against_a_commit_says_what_is_new(desk: Path) -> None:
    write("third.txt", NEW)
    brief = run("report", "--brief", "--against", "HEAD").stdout
    assert "1 new, against HEAD" in brief
    assert "190,000 t (third)" in brief
    assert "Bolivia" not in brief
    assert "new" not in run("report", "--brief").stdout


# --- decisions --------------------------------------------------------------------------------------------------


def decide(*words: str, reason: str = "The ministry has it so.") -> None:
    result = run("decide", *words, "--reason", reason)
    assert result.exit_code == 0, result.stderr


def test_a_decided_finding_fails_nothing_and_is_shown_in_two_lines(desk: Path) -> None:
    decide(only(), "--verdict", "prefer", "--claim", "second")
    result = run("check")
    assert result.exit_code == 0
    assert "✓ decided contradiction" in result.stdout
    assert "The ministry has it so. (A. Desk" in result.stdout
    write("third.txt", NEW)
    assert run("check").exit_code == 1


def test_a_decided_finding_that_gains_a_source_or_a_value_is_updated(desk: Path) -> None:
    decide(only(), "--verdict", "prefer", "--claim", "second")
    copy = ARTICLES["second.txt"].replace("Harbour Post", "Bay Post")
    write("copy.txt", copy)
    assert next(iter(found().values()))["change"] is None  # a reprint is no other source
    write(
        "third.txt",
        "Three say it\nJune 9, 2024\n\nLast year was good: Bolivia produced over 21,000 tons of tin in 2023.\n",
    )
    (finding,) = found("--against", "HEAD").values()
    assert finding["change"] == "updated"
    assert "over 21,000 t (third)" in str(finding["why"])
    assert run("check", "--against", "HEAD").exit_code == 0
    assert run("check", "--against", "HEAD", "--fail-on", "updated").exit_code == 1
    decide(only(), "--verdict", "prefer", "--claim", "second", "--claim", "third", "--claim", "copy")
    assert next(iter(found().values()))["change"] is None
    write("third.txt", "Another\nJune 9, 2024\n\nBolivia produced about 17,900 tons of tin in 2023.\n")
    assert any(finding["change"] == "updated" or not finding["decided"] for finding in found().values())


def test_a_decision_runs_out_with_notice(desk: Path) -> None:
    today = date.today()
    decide(only(), "--verdict", "unresolved", "--review-by", (today + timedelta(days=3)).isoformat())
    result = run("check", "--against", "HEAD")
    assert result.exit_code == 0
    assert "is to be reviewed by" in result.stderr
    (path,) = Path("claims/decisions").glob("*.toml")
    text = path.read_text(encoding="utf-8")
    over = (today - timedelta(days=1)).isoformat()
    text = text.replace((today + timedelta(days=3)).isoformat(), over).replace(
        f"date = {today}", f"date = {over}"
    )
    path.write_text(text, encoding="utf-8")
    result = run("check", "--against", "HEAD")
    assert result.exit_code == 1
    assert f"its decision was to be reviewed by {over}" in " ".join(result.stdout.split())
    assert run("decisions", "--due").stdout.startswith("expired")


def test_a_stale_decision_is_told_and_fails_only_when_asked(desk: Path) -> None:
    decide(only(), "--verdict", "not-a-conflict")
    write("second.txt", ARTICLES["second.txt"].replace("over 21,000", "about 18,000"))
    assert run("check").exit_code == 0
    assert "1 decision whose finding is gone" in run("check").stdout
    assert "the finding is gone of 1 decision" in run("check", "--format", "json").stderr
    assert run("check", "--strict-stale").exit_code == 1
    assert run("check", "articles/first.txt", "--strict-stale").exit_code == 0  # this is not all of the desk
    assert run("decisions", "--stale").stdout.startswith("stale")


def test_a_decision_finds_its_finding_by_its_words_when_a_measure_has_another_name(desk: Path) -> None:
    decide(only(), "--verdict", "not-a-conflict")
    (path,) = Path("claims/decisions").glob("*.toml")
    other = path.with_name("same-measure-0123456789ab.toml")
    other.write_text(
        path.read_text(encoding="utf-8").replace(path.stem, "same-measure-0123456789ab"), encoding="utf-8"
    )
    path.unlink()
    assert run("check").exit_code == 0


def test_a_misread_claim_is_corrected_where_extraction_never_writes(desk: Path) -> None:
    run("extract")
    decide(
        only(), "--verdict", "misread", "--claim", "second", "--set", "value=18,100", "--set", "hedge=about"
    )
    (edit,) = Path("claims/edits").glob("*.toml")
    before = edit.read_text(encoding="utf-8")
    assert run("check").exit_code == 0
    run("extract")
    assert edit.read_text(encoding="utf-8") == before
    assert run("check", "--strict-stale").exit_code == 0  # that the finding is gone is what was wanted
    assert run("decisions").stdout.startswith("done")
    assert run("undo").exit_code == 0
    assert not edit.exists()
    assert run("check").exit_code == 1


def test_many_are_decided_by_a_filter_after_a_look(desk: Path) -> None:
    write("third.txt", NEW)
    assert (
        run("decide", "--rule", "same-measure", "--verdict", "unresolved", "--reason", "later").exit_code == 2
    )
    shown = run(
        "decide", "--rule", "same-measure", "--verdict", "unresolved", "--reason", "later", "--dry-run"
    )
    assert "2 findings would be decided: unresolved." in shown.stdout
    assert not Path("claims/decisions").exists()
    decide("--rule", "same-measure", "--verdict", "unresolved", "--yes")
    assert len(list(Path("claims/decisions").glob("*.toml"))) == 2
    assert "prefer" not in run("undo", "--list").stdout
    assert (
        run("decide", "--subject", "PE", "--verdict", "unresolved", "--reason", "x", "--yes").exit_code == 2
    )
    decide("--subject", "PE", "--verdict", "not-a-conflict", "--yes", "--again")
    run("undo")
    run("undo")
    assert list(Path("claims/decisions").glob("*.toml")) == []
    assert run("undo").exit_code == 2


def test_undo_takes_one_back_by_name_and_touches_nothing_that_was_changed_since(desk: Path) -> None:
    id = only()
    decide(id, "--verdict", "unresolved")
    decide(id, "--verdict", "not-a-conflict")
    path = Path("claims/decisions", f"{id}.toml")
    assert run("undo", id[-12:-4]).exit_code == 0
    assert 'verdict = "unresolved"' in path.read_text(encoding="utf-8")
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    result = run("undo")
    assert result.exit_code == 2
    assert "was changed since" in result.stderr
    assert path.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--verdict", "prefer"], "claims: found nothing, expected the claims that stand"),
        (["--verdict", "prefer", "--claim", "fourth"], "claims: found 'fourth', expected one of first,"),
        (
            ["--verdict", "both-stand"],
            "dimension: found nothing, expected one of period, scope, definition, unit",
        ),
        (["--verdict", "unresolved", "--dimension", "unit"], "dimension: found unit, expected nothing"),
        (
            ["--verdict", "misread", "--claim", "first"],
            "expected what is right: --set FIELD=VALUE, or --drop",
        ),
        (
            ["--verdict", "misread", "--claim", "first", "--set", "vlaue=3"],
            "--set: found 'vlaue=3', expected FIELD=VALUE",
        ),
        (
            ["--verdict", "misread", "--claim", "first", "--set", "kind=guess"],
            "kind: found 'guess', expected one of",
        ),
        (["--verdict", "unresolved", "--drop"], "--set and --drop: found with --verdict unresolved"),
        (["--verdict", "unresolved", "--review-by", "soon"], "--review-by: found 'soon', expected a day"),
        (
            ["--verdict", "unresolved", "--review-by", "2020-01-01"],
            "review-by: found 2020-01-01, expected a day after",
        ),
    ],
)
def test_a_decision_that_says_too_little_or_too_much_is_not_written(
    desk: Path, words: list[str], said: str
) -> None:
    result = run("decide", only(), *words, "--reason", "x")
    assert result.exit_code == 2
    assert said in result.stderr
    assert not Path("claims/decisions").exists()


def test_an_id_may_be_shortened_as_long_as_it_is_unmistakable(desk: Path) -> None:
    write("third.txt", NEW)
    result = run("decide", "same-measure", "--verdict", "unresolved", "--reason", "x")
    assert "'same-measure' is the beginning of 2 findings" in result.stderr
    assert "no finding begins so" in run("decide", "zzz", "--verdict", "unresolved", "--reason", "x").stderr
