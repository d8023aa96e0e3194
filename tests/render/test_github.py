"""GitHub's annotations as its runner reads them, and the summary as a reader sees it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from checker.model import Change, Finding, Ledger, Ruling, Run, Settled
from checker.render import RENDERERS
from tests.render.hostile import HOSTILE, hostile_run
from tests.render.ledgered import GONE, decision, ledgered
from tests.render.made_up import ARTICLES, FINDINGS, KNOWING, PACK, knowing, run
from tests.render.many import many
from tests.render.page import Page, parsed

COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>[^:]*?)::(?P<message>.*)")
READER = MarkdownIt("commonmark", {"html": True}).enable("table")
HARMLESS = {
    "h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "sub", "b",
    "em", "strong", "br", "span", "code",
}  # fmt: skip


def commands(whole: Run) -> list[tuple[str, dict[str, str], str]]:
    """The commands as GitHub's runner reads them: name, properties, message."""
    found = []
    for line in RENDERERS["github"](whole, KNOWING).splitlines():
        read = COMMAND.fullmatch(line)
        if read:
            values = dict(pair.split("=", 1) for pair in read["properties"].split(","))
            found.append(
                (read["name"], {key: meant(value) for key, value in values.items()}, meant(read["message"]))
            )
    return found


def meant(text: str) -> str:
    for code, letter in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, letter)
    return text


def summary(whole: Run) -> str:
    return RENDERERS["github-summary"](whole, KNOWING)


def page(whole: Run) -> Page:
    return parsed(READER.render(summary(whole)))


def test_what_fails_is_an_error_at_the_new_claim_and_decided_ones_are_silent() -> None:
    found = commands(ledgered())
    assert [(name, values["title"]) for name, values, _ in found] == [
        ("error", "new contradiction (same-measure)"),
        ("error", "new contradiction (growth)"),
        ("warning", "updated tension (same-measure)"),
    ]
    _, values, message = found[0]
    assert (values["file"], values["line"], values["col"], values["endColumn"]) == (
        "articles/post.txt",
        "2",
        "21",
        "44",
    )
    assert (
        message.splitlines()[-2] == "post, 20 May 2024: “The mine turned out over 45,000 metric tons in 2023”"
    )
    assert message.splitlines()[-1].startswith("gazette, 5 Mar 2024: “Amber Hill produced about 43,000 tons")


def test_there_are_ten_annotations_and_a_line_that_counts_the_others() -> None:
    lines = RENDERERS["github"](many(60), PACK).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert lines[10:] == ["50 more findings without an annotation; the summary has them."]
    assert all("contradiction" in line for line in lines[:10])


def test_a_run_without_findings_annotates_nothing() -> None:
    assert RENDERERS["github"](run(findings=()), PACK) == "No finding to annotate.\n"


def test_a_hostile_text_is_no_command_and_no_property() -> None:
    whole = hostile_run()
    nasty = "50%\r\n::error file=x,line=1::owned, really: 100%0A"
    articles = [replace(made, file=f"{nasty}{made.id}") for made in whole.articles]
    findings = [replace(found, explanation=nasty) for found in whole.findings]
    text = RENDERERS["github"](replace(whole, articles=tuple(articles), findings=tuple(findings)), PACK)
    lines = text.splitlines()
    assert len(lines) == 11
    for line in lines[:10]:
        read = COMMAND.fullmatch(line)
        assert read is not None
        assert len(read["properties"].split(",")) == 5
        assert re.findall(r"(?<!%25)%(?!25|0A|0D|3A|2C)", line) == []
    found = commands(replace(whole, articles=tuple(articles), findings=tuple(findings)))
    assert found[0][1]["file"] == f"{nasty}h0"
    assert found[0][2].startswith("50% ::error file=x,line=1::owned, really: 100%0A\n")


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_hostile_finding_is_one_line(number: int) -> None:
    whole = hostile_run()
    text = RENDERERS["github"](replace(whole, findings=(whole.findings[number],)), PACK)
    assert len(text.splitlines()) == 1


def test_the_summary_shows_what_is_new_with_its_sentences_side_by_side() -> None:
    text = summary(ledgered())
    assert text.startswith("## ✗ 2 new findings to look at\n")
    assert "Against main: 2 new, 1 updated, 2 unchanged, 2 decided, 1 gone; 2 fail the check." in text
    assert (
        "| post · 20 May 2024 · **new** | gazette · 5 Mar 2024 · ✗ in doubt |\n"
        "| --- | --- |\n"
        "| The mine turned out <b>over 45,000 metric tons</b> in 2023<br><sub>articles/post.txt:2</sub> |"
        " Amber Hill produced <b>about 43,000 tons</b>"
    ) in text
    order = [
        "### New",
        "### Updated",
        "### Due for review",
        "### Decisions whose finding is gone",
        "<summary>2 unchanged",
    ]
    assert [text.index(title) for title in order] == sorted(text.index(title) for title in order)


def test_every_table_of_the_summary_holds_together() -> None:
    for whole in (run(), knowing(), ledgered(), hostile_run(), many(60), run(articles=())):
        read = page(whole)
        assert read.rows
        assert all(cells == head for head, cells in read.rows)
        assert read.tags.count("details") == summary(whole).count("</details>")


def test_a_hostile_text_adds_no_element_to_the_summary() -> None:
    whole = hostile_run()
    one = decision(FINDINGS[0], Ruling.NOT_A_CONFLICT, "x")
    for text in HOSTILE:
        said = replace(one, reason=text, by=text, explanation=text, fingerprint=text)
        settled = {
            found.id: Settled(found.id, Change.NEW, said, expired=True, why=text, fails=True)
            if number % 2
            else Settled(found.id, Change.UNCHANGED, said, due=True)
            for number, found in enumerate(whole.findings)
        }
        ledger = Ledger(settled, (replace(GONE, explanation=text),), (said,), text)
        read = page(replace(whole, ledger=ledger))
        assert set(read.tags) <= HARMLESS
        assert not read.attributes - {("style", "text-align:left")}
        assert all(cells == head for head, cells in read.rows)


def test_the_values_stand_side_by_side_before_their_copies() -> None:
    copies = replace(FINDINGS[0], claims=("post-2", "post-1", "gazette-1"))
    columns = re.findall(r"^\| (.*) \|$", summary(run(findings=(copies,))), re.MULTILINE)[0]
    assert columns.split(" | ")[1].startswith("gazette")


def test_a_long_summary_is_cut_with_a_count_and_stays_whole() -> None:
    text = summary(many(1_000))
    assert 50_000 < len(text) <= 65_000
    shown = text.count("<sub>same-measure-")
    (left,) = re.findall(r"\*(\d+) more left out here; `checker check` shows all\.\*", text)
    assert shown + int(left) == 1_000
    assert set(parsed(READER.render(text)).tags) <= HARMLESS


def test_where_new_ones_fill_the_summary_the_other_parts_are_counted() -> None:
    whole = many(1_000)
    settled = {
        found.id: Settled(found.id, Change.NEW if number < 600 else Change.UNCHANGED, fails=number < 600)
        for number, found in enumerate(whole.findings)
    }
    text = summary(replace(whole, ledger=Ledger(settled, (), (), "main")))
    assert len(text) <= 65_000
    assert "600 new, 0 updated, 400 unchanged, 0 decided, 0 gone; 600 fail the check" in text


def test_nothing_new_is_said_first() -> None:
    whole = run()
    settled = {found.id: Settled(found.id, Change.UNCHANGED) for found in whole.findings}
    text = summary(replace(whole, ledger=Ledger(settled, (), (), "main")))
    assert text.startswith("## ✓ Nothing new that cannot hold together\n")
    assert "### " not in text
    assert summary(run(findings=())).startswith("## ✓ Nothing open that cannot hold together\n")


def test_what_is_still_there_is_shown_where_it_fails() -> None:
    whole = run()
    settled = {found.id: Settled(found.id, Change.UNCHANGED, fails=True) for found in whole.findings}
    text = summary(replace(whole, ledger=Ledger(settled, (), (), "main")))
    assert text.startswith("## ✗ 3 unchanged findings to look at\n")
    assert "### Still there\n" in text


def test_a_path_outside_the_project_is_told_by_its_name() -> None:
    away = [replace(made, file=f"/somewhere/{made.id}.txt") for made in ARTICLES]
    assert all(
        values["file"] in ("gazette.txt", "digest.txt", "post.txt") for _, values, _ in commands(run(away))
    )


def test_a_finding_without_claims_at_hand_is_still_said() -> None:
    lost = Finding("x-1", "x", FINDINGS[0].severity, ("nowhere-1",), "m|a|b", "It cannot be.")
    whole = run(findings=(lost,))
    assert "It cannot be." in summary(whole)
    assert commands(whole)[0][2] == "It cannot be."
