"""The commands as people and build jobs use them: what they print, what they write, how they exit."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker import __version__
from checker.cli import main
from checker.rules import ALL_RULES

FIRST = """Bolivia digs deeper
The Andes Gazette, March 5, 2024

Peru's reserves of tin are 130,000 tons. Bolivia produced about 18,000 tons of tin in 2023.
"""
SECOND = """Tin output grows
Harbour Post, May 20, 2024

Bolivia produced over 21,000 tons of tin in 2023, the ministry said.
"""
LAUNCH = [sys.executable, "-m", "checker"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles that contradict each other, as the current one."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "articles" / "second.txt").write_text(SECOND, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[tool.checker]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, input: str | bytes | None = None) -> Result:
    """One command; bugs stay tracebacks."""
    result = CliRunner().invoke(main, words, input=input)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_help_names_every_command_with_examples_and_exit_codes() -> None:
    shown = run("-h").stdout
    for word in (
        "report",
        "check",
        "extract",
        "claims",
        "export",
        "explain",
        "rules",
        "init",
        "Exit codes",
        "_CHECKER_COMPLETE",
    ):
        assert word in shown
    assert run("--version").stdout == f"checker, version {__version__}\n"


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    shown = run(command, "-h").stdout
    assert f"checker {command}" in shown.split("Examples:")[1]


def test_completion_is_clicks_own() -> None:
    got = CliRunner().invoke(main, env={"_CHECKER_COMPLETE": "bash_source"}, prog_name="checker")
    assert "_checker_completion" in got.output


def test_starting_loads_nothing_that_only_work_needs() -> None:
    heavy = {
        "numpy",
        "pandas",
        "pint",
        "pandera",
        "jinja2",
        "rich",
        "yaml",
        "babel",
        "pyarrow",
        "xlsxwriter",
        "hypothesis",
    }
    code = f"import checker.cli, sys; print(sorted({heavy!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_checking_paths_finds_the_contradiction_and_fails(desk: Path) -> None:
    result = run("check", "articles")
    assert result.exit_code == 1
    assert "▲ contradiction" in result.stdout
    assert ">>about 18,000 tons<<" in result.stdout
    assert result.stdout.endswith("2 articles, 3 claims, 2 measures: 1 contradiction, 0 tensions, 0 notes\n")
    assert not (desk / "claims").exists()


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html", "findings-jsonl"])
def test_the_format_never_changes_the_exit_code(desk: Path, form: str) -> None:
    assert run("check", "articles", "--format", form).exit_code == 1
    assert run("check", "articles", "--format", form, "--exit-zero").exit_code == 0
    assert run("check", "articles/first.txt", "--format", form).exit_code == 0


def test_a_milder_finding_than_asked_for_does_not_fail(desk: Path) -> None:
    (desk / "articles" / "second.txt").write_text(SECOND.replace(" in 2023", ""), encoding="utf-8")
    assert run("check", "articles").exit_code == 1
    result = run("check", "articles", "--min-severity", "contradiction")
    assert result.exit_code == 0
    assert result.stdout.endswith("Not shown: 1 milder finding; --min-severity note shows all.\n")


THIRD = """Tin at a glance
The Lowland Courier, May 21, 2024

Bolivia produced 18,100 tons of tin in 2023.
"""


def test_facts_show_what_stands_against_whom_and_never_fail(desk: Path) -> None:
    (desk / "articles" / "third.txt").write_text(THIRD, encoding="utf-8")
    result = run("facts", "articles")
    assert result.exit_code == 0
    lines = [line.split() for line in result.stdout.splitlines()]
    assert [
        "✓",
        "mine",
        "production",
        "of",
        "tin",
        "2023",
        "18,100",
        "t",
        "2",
        "of",
        "3",
        "sources:",
        "first,",
        "third",
    ] in lines
    assert ["not", "over", "21,000", "t", "second"] in lines
    assert result.stdout.endswith("2 measures: 1 in spite of dissent, 1 with one source\n")
    assert run("facts").stdout == result.stdout


@pytest.mark.parametrize(
    "filters",
    [["--subject", "PE"], ["--measure", "reserves"], ["--period", "2024"], ["--measure", "PE|tin"]],
)
def test_facts_are_chosen_by_subject_measure_and_period(desk: Path, filters: list[str]) -> None:
    rows = json.loads(run("facts", *filters, "--format", "json").stdout)["facts"]
    assert [(row["subject"], row["measure"]) for row in rows] == [("Peru", "reserves of tin")]


def test_facts_take_the_claims_of_a_file(desk: Path) -> None:
    run("extract", "--format", "jsonl", "-o", "claims.jsonl")
    assert run("facts", "--claims", "claims.jsonl").stdout == run("facts").stdout
    assert run("facts", "--claims", "claims.jsonl", "--format", "csv", "-o", "facts.csv").stdout == ""
    assert (desk / "facts.csv").read_text(encoding="utf-8").startswith("subject,measure,period,")


def test_facts_with_a_period_that_is_none_say_what_would_be_right(desk: Path) -> None:
    result = run("facts", "--period", "soon")
    assert result.exit_code == 2
    assert "expected 2024" in result.stderr


def test_checking_without_kept_claims_reads_the_articles(desk: Path) -> None:
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout == run("check", "articles").stdout
    assert result.stderr == ""
    assert not (desk / "claims" / "articles").exists()


def test_extracting_writes_a_file_an_article_that_checking_reads(desk: Path) -> None:
    result = run("extract")
    assert result.exit_code == 0
    assert result.stdout == "3 claims of 2 articles are in claims/articles.\n"
    assert sorted(file.name for file in (desk / "claims" / "articles").iterdir()) == [
        "first.jsonl",
        "second.jsonl",
    ]
    assert run("check").stdout == run("check", "articles").stdout
    assert run("check").exit_code == 1


def test_extracting_again_removes_the_claims_of_an_article_that_is_gone(desk: Path) -> None:
    run("extract")
    (desk / "articles" / "second.txt").unlink()
    assert "claims/articles/second.jsonl is removed" in run("extract").stdout
    assert run("check").exit_code == 0


def test_extracting_some_paths_removes_nothing(desk: Path) -> None:
    run("extract")
    run("extract", "articles/first.txt")
    assert (desk / "claims" / "articles" / "second.jsonl").exists()


def test_claims_can_go_to_one_file_and_be_checked_from_there(desk: Path) -> None:
    assert run("extract", "articles", "--format", "jsonl", "-o", "claims.jsonl").stdout == ""
    assert not (desk / "claims").exists()
    result = run("check", "--claims", "claims.jsonl", "--format", "findings-jsonl", "-o", "findings.jsonl")
    assert result.exit_code == 1
    finding = json.loads((desk / "findings.jsonl").read_text(encoding="utf-8"))
    ids = {
        json.loads(line)["id"] for line in (desk / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    }
    assert set(finding["claims"]) < ids
    piped = run("check", "--claims", "-", input=(desk / "claims.jsonl").read_text(encoding="utf-8"))
    assert piped.exit_code == 1


def test_claims_older_than_their_text_are_told_once_an_article_on_standard_error(desk: Path) -> None:
    run("extract")
    text = FIRST.replace("Bolivia produced", "For its part Bolivia produced")
    (desk / "articles" / "first.txt").write_text(text, encoding="utf-8")
    result = run("check", "--format", "json")
    assert result.stderr == (
        "warning: claims of first are older than its text, which is read afresh: run `checker extract`\n"
    )
    first = next(c for c in json.loads(result.stdout)["claims"] if c["value_text"] == "about 18,000 tons")
    assert first["quote"].startswith("For its part")


def test_an_article_without_claims_and_claims_without_an_article_are_told(desk: Path) -> None:
    run("extract")
    (desk / "articles" / "first.txt").rename(desk / "articles" / "third.txt")
    told = run("check").stderr
    assert "claims of first have no article any more" in told
    assert "article third has no claims yet" in told


def test_a_correction_is_laid_over_fresh_and_stored_claims_alike(desk: Path) -> None:
    run("extract")
    second = json.loads((desk / "claims" / "articles" / "second.jsonl").read_text(encoding="utf-8"))["id"]
    edits = desk / "claims" / "edits"
    edits.mkdir()
    (edits / f"{second}.toml").write_text("drop = true\n", encoding="utf-8")
    assert run("check").exit_code == 0
    assert run("check", "articles").exit_code == 0
    run("extract")
    assert (edits / f"{second}.toml").exists()


def test_all_bad_lines_of_claims_are_told_at_once_and_nothing_is_written(desk: Path) -> None:
    run("extract")
    file = desk / "claims" / "articles" / "first.jsonl"
    good = file.read_text(encoding="utf-8")
    file.write_text(
        good.replace('"about"', '"abuot"').replace('"unit": "t"', '"unit": "spoons"'), encoding="utf-8"
    )
    for command in ("check", "report", "claims"):
        result = run(command)
        assert result.exit_code == 2
        assert result.stdout == ""
        assert "first.jsonl:2: hedge: found 'abuot'" in result.stderr
        assert result.stderr.count("spoons") == 2
    assert not (desk / "reports").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["check", "nowhere.txt"],
        ["report", "nowhere"],
        ["claims", "--period", "soon"],
        ["check", "--claims", "nowhere"],
        ["report", "-o", "-"],
        ["extract", "articles", "--pack", "nowhere"],
        ["explain", "same-mesure"],
    ],
)
def test_what_a_person_can_put_right_is_one_message_and_exit_2(desk: Path, words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("checker: ")
    assert "Traceback" not in result.stderr


def test_a_folder_that_cannot_be_written_is_named(desk: Path) -> None:
    (desk / "reports").write_text("a file", encoding="utf-8")
    result = run("report")
    assert result.exit_code == 2
    assert "reports/consistency.html: cannot be written" in result.stderr


def test_a_report_is_two_files_the_same_every_time_and_no_gate(desk: Path) -> None:
    result = run("report")
    assert result.exit_code == 0
    assert result.stdout.endswith("The report is in reports/consistency.html and reports/consistency.md.\n")
    first = {file.name: file.read_bytes() for file in (desk / "reports").iterdir()}
    assert set(first) == {"consistency.html", "consistency.md"}
    run("extract")
    run("report")
    assert {file.name: file.read_bytes() for file in (desk / "reports").iterdir()} == first
    assert str(desk).encode() not in b"".join(first.values())


def test_a_report_in_one_format_goes_to_standard_output_or_to_a_file(desk: Path) -> None:
    page = run("report", "--format", "html", "-o", "-").stdout
    assert page.startswith("<!DOCTYPE html>")
    run("report", "articles", "--format", "html", "-o", "out/page.html")
    assert (desk / "out" / "page.html").read_text(encoding="utf-8") == page
    assert not (desk / "reports").exists()


def test_an_article_on_standard_input_is_read_and_not_kept(desk: Path) -> None:
    result = run("extract", "-", input=FIRST)
    assert "Bolivia: mine production of tin" in result.stdout
    assert not (desk / "claims").exists()
    assert run("check", "-", "articles/second.txt", input=FIRST).exit_code == 1
    page = "<!doctype html><title>T</title><article><h1>Tin</h1><p>Bolivia produced 18,000 tons of tin in 2023.</p>"
    assert "18,000 t" in run("extract", "-", input=page).stdout
    assert "byte 3" in run("extract", "-", input=b"abc\xff").stderr


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ([], 3),
        (["--article", "first"], 2),
        (["--subject", "PE"], 1),
        (["--measure", "MINE production"], 2),
        (["--measure", "reserves|PE"], 1),
        (["--period", "2023"], 2),
        (["--period", "2023-06"], 2),
        (["--period", "2022"], 0),
        (["--kind", "share"], 0),
        (["--article", "first", "--kind", "amount", "--period", "2020/2030"], 1),
    ],
)  # fmt: skip
def test_claims_are_listed_by_what_they_say(desk: Path, filters: list[str], found: int) -> None:
    rows = run("claims", *filters, "--format", "jsonl").stdout.splitlines()
    assert len([row for row in rows if row]) == found


def test_a_rule_a_finding_and_a_claim_are_explained_by_their_ids(desk: Path) -> None:
    assert run("explain", "same-measure").stdout.startswith("same-measure\n\nTwo claims give one measure")
    finding = json.loads(run("check", "articles", "--format", "findings-jsonl").stdout)
    shown = run("explain", finding["id"]).stdout
    assert ">>about 18,000 tons<<" in shown
    assert ">>over 21,000 tons<<" in shown
    assert "reach" in shown
    claim = run("explain", finding["claims"][1]).stdout
    assert "above 21,000 t" in claim
    assert "“Over”" in claim
    assert finding["id"] in claim
    for words in (shown, claim):
        assert "What stands\n" in words
        assert "1 independent source: " in words
    assert "did you mean same-measure" in run("explain", "same-mesure").stderr


def test_rules_are_listed_with_their_first_sentence() -> None:
    lines = run("rules").stdout.splitlines()
    assert [line.split()[0] for line in lines] == [rule.id for rule in ALL_RULES]
    assert all(len(line.split()) > 4 for line in lines)


def test_a_new_folder_is_set_up_and_nothing_in_it_is_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = run("init", "desk").stdout
    assert "Next: put articles into desk/articles/" in shown
    assert all((tmp_path / "desk" / name).is_dir() for name in ("articles", "claims", "reports"))
    before = (tmp_path / "desk" / "pyproject.toml").read_bytes()
    assert "already" in run("init", "desk").stdout
    assert (tmp_path / "desk" / "pyproject.toml").read_bytes() == before


def test_a_project_that_is_there_gets_the_table_added_behind_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n', encoding="utf-8")
    assert run("init").exit_code == 0
    assert (
        (tmp_path / "pyproject.toml")
        .read_text(encoding="utf-8")
        .startswith('[project]\nname = "x"\n\n[tool.checker]\n')
    )
    assert run("check").stderr.startswith(f"checker: {tmp_path / 'articles'}: no article in this folder")


def test_a_reader_that_goes_away_is_no_error_and_the_exit_code_stays(desk: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run([*LAUNCH, "check", "articles"], stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert done.returncode == 1
    assert done.stderr == b""


@pytest.mark.parametrize(("name", "coloured"), [("TERM", True), ("NO_COLOR", False)])
def test_a_terminal_gets_colour_and_progress_unless_it_wants_none(
    desk: Path, name: str, coloured: bool
) -> None:
    for number in range(20):
        (desk / "articles" / f"{number:02}.txt").write_text(SECOND, encoding="utf-8")
    ours, its = pty.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {
        "TERM": "xterm",
        name: "xterm",
    }
    with subprocess.Popen([*LAUNCH, "check", "articles"], stdout=its, stderr=its, env=environment) as started:
        os.close(its)
        shown = b""
        while True:
            try:
                shown += (read := os.read(ours, 65536))
            except OSError:
                break
            if not read:
                break
    os.close(ours)
    assert started.returncode == 1
    assert b"reading" in shown
    assert (b"\x1b[1;31m" in shown) is coloured
    assert "▲ contradiction".encode() in shown
