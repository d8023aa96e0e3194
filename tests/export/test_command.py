"""`checker export` as people and build jobs use it: where it writes, what it says, what it refuses."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import openpyxl
import pyarrow.parquet as parquet
import pytest
from click.testing import CliRunner, Result

from checker.cli import main
from checker.export import NAMES, Form

FIRST = """Bolivia digs deeper
March 5, 2024

Bolivia produced about 18,000 tons of tin in 2023.
"""
SECOND = """Tin output grows
May 20, 2024

Bolivia produced over 21,000 tons of tin in 2023, the ministry said.
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two articles that contradict each other, as the current one."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "first.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "articles" / "second.txt").write_text(SECOND, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[tool.checker]\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str, input: bytes | None = None) -> Result:
    """One command; bugs stay tracebacks."""
    result = CliRunner().invoke(main, ("export", *words), input=input)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("form", [Form.CSV, Form.JSONL, Form.PARQUET])
def test_a_file_a_table_goes_into_the_folder(desk: Path, form: Form) -> None:
    assert run("--format", form.value, "-o", "out").stdout == "2 claims, 1 finding and 1 fact are in out.\n"
    assert files(desk / "out") == {f"{name}.{form}" for name in NAMES}


def test_without_a_place_it_goes_beside_the_reports(desk: Path) -> None:
    assert run().stdout == "2 claims, 1 finding and 1 fact are in reports/export.\n"
    assert run("--format", "xlsx").stdout.endswith("are in reports/export/claims.xlsx.\n")
    assert files(desk / "reports" / "export") == {"claims.xlsx", *(f"{name}.csv" for name in NAMES)}


def test_a_data_package_has_its_description(desk: Path) -> None:
    run("--format", "datapackage", "-o", "package")
    assert files(desk / "package") == {"datapackage.json", *(f"{name}.csv" for name in NAMES)}


def test_a_workbook_is_one_file_or_standard_output(desk: Path) -> None:
    run("--format", "xlsx", "-o", "tin.xlsx")
    data = run("--format", "xlsx", "-o", "-").stdout_bytes
    assert data == (desk / "tin.xlsx").read_bytes()
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == list(NAMES)


def test_reviews_go_to_one_file_and_say_when_there_are_none(desk: Path) -> None:
    result = run("--format", "claimreview", "-o", "reviews.jsonld")
    assert result.stderr == "warning: no finding has a decision that judges a claim: no reviews\n"
    assert result.stdout == "The reviews of decided claims are in reviews.jsonld.\n"
    assert json.loads((desk / "reviews.jsonld").read_bytes()) == {
        "@context": "https://schema.org",
        "@graph": [],
    }


def test_what_a_person_decided_is_handed_on(desk: Path) -> None:
    (finding,) = [
        json.loads(line) for line in run("--table", "findings", "--format", "jsonl").stdout.splitlines()
    ]
    words = ("--verdict", "source-error", "--claim", "first", "--reason", "A slip of the pen.", "--by", "Ada")
    decided = CliRunner().invoke(main, ("decide", finding["id"], *words))
    assert decided.exit_code == 0, decided.output
    (finding,) = [
        json.loads(line) for line in run("--table", "findings", "--format", "jsonl").stdout.splitlines()
    ]
    assert (finding["ruling"], finding["decided_by"], finding["fails"]) == ("source-error", "Ada", False)
    (review,) = json.loads(run("--format", "claimreview", "-o", "-").stdout)["@graph"]
    assert review["claimReviewed"] == "Bolivia produced about 18,000 tons of tin in 2023."
    assert review["reviewRating"]["alternateName"] == "Wrong"


def test_one_table_goes_to_standard_output_or_a_file(desk: Path) -> None:
    shown = run("--table", "findings", "--format", "jsonl").stdout
    assert json.loads(shown)["rule"] == "same-measure"
    assert run("--table", "findings", "--format", "parquet", "-o", "findings.parquet").stdout == ""
    assert parquet.read_table(desk / "findings.parquet").num_rows == 1


def test_paths_and_standard_input_are_read_afresh(desk: Path) -> None:
    assert run("articles/first.txt", "-o", "out").stdout.startswith("1 claim, 0 findings")
    assert run("-", "--table", "claims", input=FIRST.encode()).stdout_bytes.count(b"\r\n") == 2


def test_claims_of_a_file_are_taken(desk: Path) -> None:
    CliRunner().invoke(main, ("extract", "articles", "--format", "jsonl", "-o", "claims.jsonl"))
    assert run("--claims", "claims.jsonl", "-o", "out").stdout.startswith("2 claims, 1 finding")


@pytest.mark.parametrize("form", Form)
def test_the_same_articles_give_the_same_bytes(desk: Path, form: Form) -> None:
    for folder in ("a", "b"):
        (desk / folder).mkdir()
        place = f"{folder}/file" if form.single else folder
        assert run("--format", form.value, "-o", place).exit_code == 0
    assert files(desk / "a") == files(desk / "b")
    for path in (desk / "a").iterdir():
        assert path.read_bytes() == (desk / "b" / path.name).read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--table", "claims", "--format", "xlsx"),
            "--table: one table is written as csv, jsonl, parquet; xlsx has all",
        ),
        (("--raw", "--format", "parquet"), "--raw is for csv and datapackage"),
        (("-o", "-"), "-o - takes one file, and csv has several: say which, such as --table claims"),
        (("-o", "articles/first.txt"), "articles/first.txt/articles.csv: cannot be written"),
        (("nowhere.txt",), "nowhere.txt"),
    ],
)
def test_what_cannot_be_done_is_one_message(desk: Path, words: tuple[str, ...], said: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("form", "module", "extra"), [("parquet", "pyarrow.parquet", "parquet"), ("xlsx", "xlsxwriter", "excel")]
)
def test_a_library_that_is_not_there_is_named_with_its_extra(
    desk: Path, monkeypatch: pytest.MonkeyPatch, form: str, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    result = run("--format", form)
    assert result.exit_code == 2
    assert f"pip install 'claim-checker[{extra}]'" in result.stderr
    assert not (desk / "reports").exists()
