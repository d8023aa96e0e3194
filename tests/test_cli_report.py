"""`checker report` where there is too much for one page, and where a few lines are enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.render import site
from tests.test_cli import desk, run

__all__ = ["desk"]


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing fits on one page."""
    monkeypatch.setattr(site, "BUDGET", 0)


@pytest.mark.usefixtures("narrow")
def test_what_is_too_much_for_one_page_goes_into_a_folder_beside_the_index(desk: Path) -> None:
    result = run("report")
    pages = sorted(file.name for file in (desk / "reports" / "consistency").iterdir())
    assert pages == ["articles-1.html", "bolivia-to-peru.html"]
    assert result.stdout.endswith(
        "The report is in reports/consistency.html, 2 pages below reports/consistency "
        "and reports/consistency.md.\n"
    )
    index = (desk / "reports" / "consistency.html").read_text(encoding="utf-8")
    assert 'href="consistency/bolivia-to-peru.html#' in index


def test_a_report_that_fits_again_leaves_no_old_pages_and_removes_nothing_else(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as narrower:
        narrower.setattr(site, "BUDGET", 0)
        run("report")
    folder = desk / "reports" / "consistency"
    (folder / "mine.html").write_text("<p>my own notes", encoding="utf-8")
    run("report")
    assert [file.name for file in folder.iterdir()] == ["mine.html"]
    (folder / "mine.html").unlink()
    run("report")
    assert not folder.exists()


def test_a_brief_is_a_few_lines_of_markdown_and_writes_nothing(desk: Path) -> None:
    result = run("report", "--brief")
    assert result.exit_code == 0
    assert "**1 contradiction**" in result.stdout
    assert "about 18,000 t" in result.stdout
    assert len(result.stdout) < 3000
    assert not (desk / "reports").exists()
    run("report", "--brief", "-o", "comment.md")
    assert (desk / "comment.md").read_text(encoding="utf-8") == result.stdout


def test_a_brief_in_another_format_is_refused(desk: Path) -> None:
    result = run("report", "--brief", "--format", "html")
    assert result.exit_code == 2
    assert "--brief is Markdown: found --format html" in result.stderr


def test_a_decision_stands_in_the_report(desk: Path) -> None:
    run("extract")
    run(
        "decide",
        "--rule",
        "same-measure",
        "--verdict",
        "unresolved",
        "--reason",
        "asked the ministry",
        "--by",
        "desk",
        "--yes",
    )
    assert list((desk / "claims" / "decisions").iterdir())
    assert run("report").exit_code == 0
    page = (desk / "reports" / "consistency.html").read_text(encoding="utf-8")
    assert "asked the ministry" in page
    assert 'data-decision="decided"' in page
