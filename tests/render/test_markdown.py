"""Markdown is rendered as CommonMark with tables, and what comes out is looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.render import RENDERERS
from checker.render.markdown import escaped
from tests.render.hostile import HOSTILE, hostile_run
from tests.render.made_up import PACK, run
from tests.render.page import parsed

READER = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table")
HARMLESS = {"table", "thead", "tbody", "tr", "th", "td", "details", "summary", "sub", "b", "em", "strong", "br", "span"} | {
    "h1", "h2", "h3", "p", "ul", "ol", "li"
}  # fmt: skip


@given(st.text(max_size=60))
def test_an_escaped_text_shows_its_own_letters_on_one_line(text: str) -> None:
    line = escaped(text)
    assert "\n" not in line
    shown = parsed(READER.render(f"x {line}")).text.replace("\u200b", "")
    assert " ".join(shown.split())[2:] == " ".join(_visible(text).split())


@given(st.text("|\\`*[]()<>&a\n -1.", max_size=20))
def test_an_escaped_text_is_one_cell(text: str) -> None:
    page = parsed(READER.render(f"| a | b |\n| --- | --- |\n| {escaped(text)} | end |"))
    assert page.tags.count("td") == 2
    assert page.text.split()[-1] == "end"


def _visible(text: str) -> str:
    from checker.render.words import one_line

    return one_line(text).replace("\u200b", "")


@pytest.mark.parametrize(
    "line", ["1. one", "12) twelve", "- dash", "+ plus", "= equals", "# head", "> quote", "---"]
)
def test_a_text_begins_no_block_of_its_own(line: str) -> None:
    page = parsed(READER.render(escaped(line)))
    assert set(page.tags) <= {"p"}
    assert page.text.strip() == line


@pytest.mark.parametrize(
    "text", ["@desk", "see https://example.org/x", "WWW.example.org", "mailto:a@example.org", "$a$ and $b$"]
)
def test_a_mention_a_bare_link_and_a_formula_are_only_letters(text: str) -> None:
    line = escaped(text)
    for trap in ("@desk", "https:/", "WWW.", "mailto:", "a@example", "$a$"):
        assert trap not in line
    assert parsed(READER.render(line)).text.replace("\u200b", "").strip() == text


def test_every_row_of_every_table_has_as_many_cells_as_its_head() -> None:
    for page in (
        parsed(READER.render(RENDERERS["markdown"](whole, PACK))) for whole in (run(), hostile_run())
    ):
        assert page.rows
        assert all(cells == head for head, cells in page.rows)


def test_a_hostile_article_adds_no_element() -> None:
    page = parsed(READER.render(RENDERERS["markdown"](hostile_run(), PACK)))
    assert set(page.tags) <= HARMLESS
    assert not page.attributes - {("style", "text-align:left")}
    for text in HOSTILE:
        assert " ".join(_visible(text).split()) in " ".join(page.text.replace("\u200b", "").split())


def test_an_empty_article_says_that_nothing_was_found_in_it() -> None:
    whole = run()
    bare = replace(whole.articles[0], id="bare")
    assert "No claim was found in it." in RENDERERS["markdown"](run((*whole.articles, bare)), PACK)
