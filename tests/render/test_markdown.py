"""Markdown is rendered as CommonMark with tables, and what comes out is looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.model import Run
from checker.packs import Pack
from checker.render import RENDERERS, brief, markdown
from checker.render.fit import LIMIT, Section, fitted
from checker.render.gfm import escaped
from tests.render.hostile import HOSTILE, hostile_run
from tests.render.ledgered import ledgered
from tests.render.made_up import KNOWING, PACK, knowing, run
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


CHUNKS = [HOSTILE[at : at + 7] for at in range(0, len(HOSTILE), 7)]
"""So many hostile strings at once that nothing has to be left out."""


@pytest.mark.parametrize("whole", [run(), ledgered(), *map(hostile_run, CHUNKS)])
def test_every_row_of_every_table_has_as_many_cells_as_its_head(whole: Run) -> None:
    page = parsed(READER.render(RENDERERS["markdown"](whole, PACK)))
    assert page.rows
    assert all(cells == head for head, cells in page.rows)


@pytest.mark.parametrize("hostile", CHUNKS)
@pytest.mark.parametrize("form", [markdown.render, brief.render])
def test_a_hostile_article_adds_no_element(form: Callable[[Run, Pack], str], hostile: Sequence[str]) -> None:
    text = form(hostile_run(hostile), PACK)
    assert form is brief.render or "Left out here" not in text
    page = parsed(READER.render(text))
    assert set(page.tags) <= HARMLESS
    assert not page.attributes - {("style", "text-align:left")}
    if form is markdown.render:
        for one in hostile:
            assert " ".join(_visible(one).split()) in " ".join(page.text.replace("\u200b", "").split())


def test_what_does_not_fit_is_left_out_whole_and_counted() -> None:
    text = RENDERERS["markdown"](hostile_run(), PACK)
    assert len(text) <= LIMIT
    said = re.search(
        r"\*Left out here, as there is no room: (.*)\. The page in HTML has all of it\.\*\n$", text
    )
    assert said
    assert re.fullmatch(r"(\d[\d,]* [a-z ]+(, |$))+", said[1])
    page = parsed(READER.render(text))
    assert all(cells == head for head, cells in page.rows)
    assert set(page.tags) <= HARMLESS


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9), st.booleans()), max_size=12),
    st.integers(450, 900),
)
def test_no_more_than_the_limit_and_nothing_uncounted(
    shapes: list[tuple[int, int, bool]], limit: int
) -> None:
    sections = [
        Section(
            (f"<{at}>" + "h" * width,),
            tuple((f"i{at}.{n}",) for n in range(items)),
            (f"</{at}>",),
            "item",
            extra,
        )
        for at, (width, items, extra) in enumerate(shapes)
    ]
    text = fitted(sections, limit)
    assert len(text) <= limit
    shown = len(re.findall(r"(?m)^i\d+\.\d+$", text))
    left = re.search(r"no room: ([\d,]+) items?", text)
    assert shown + (int(left[1]) if left else 0) == sum(items for _, items, _ in shapes)
    assert re.findall(r"(?m)^<(\d+)>", text) == re.findall(r"(?m)^</(\d+)>", text)


def test_what_is_extra_gets_only_the_room_that_the_rest_leaves() -> None:
    rest = Section(("rest",), (("x" * 90,),), noun="rest")
    more = Section(("more",), (("y" * 90,),), noun="more", extra=True)
    assert "x" * 90 in fitted([more, rest], 550)
    assert "y" * 90 not in fitted([more, rest], 550)
    assert fitted([more, rest], 900).startswith("more")


def test_a_decision_is_said_with_its_reason_beside_its_finding() -> None:
    text = RENDERERS["markdown"](ledgered(), KNOWING)
    assert "◆ tension ✔ decided: Amber Hill’s share" in text
    assert (
        "<br>✔ decided: **both-stand, another scope** “the share is one of metal \\| not of ore” by tin desk, 1 Jun 2024"
    ) in text
    assert "★ 2 new, ↻ 1 updated, ✔ 2 decided, ✗ 1 decision expired, ✕ 1 gone, against main." in text


def test_the_brief_has_what_is_new_first_and_its_sentences() -> None:
    text = brief.render(ledgered(), KNOWING)
    told = text.split("<details>")[0]
    assert "- ▲ contradiction ★ new: Amber Hill's mine production of tin, 2023" in told
    assert "- ◆ tension ↻ updated: Westmark's share" in told
    assert "price of tin" not in told, "what is decided is no news"
    assert "Of Norland's tin imports <b>55-60%</b> come from Westmark" in text


def test_the_brief_of_anything_is_short() -> None:
    assert len(brief.render(hostile_run(), PACK)) < brief.LIMIT
    assert len(brief.render(run((), (), ()), PACK)) < 200


def test_the_brief_without_a_ledger_has_what_matters_most() -> None:
    text = brief.render(knowing(), KNOWING)
    assert "about 43,000 t (5 Mar) or over 45,000 t (20 May)?" in text


def test_an_empty_article_says_that_nothing_was_found_in_it() -> None:
    whole = run()
    bare = replace(whole.articles[0], id="bare")
    assert "No claim was found in it." in RENDERERS["markdown"](run((*whole.articles, bare)), PACK)
