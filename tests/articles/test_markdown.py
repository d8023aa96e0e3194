from __future__ import annotations

import pytest

from checker.articles import read_source
from checker.model import Article, BlockKind

FRONT = """---
title: "Copper slips"
date: 2025-09-16T10:28:00Z
source: Ore Review
tags: [metals, 45 tons]
---

"""


def one(text: str) -> Article:
    (article,) = read_source(text, "case.md")
    return article


def words(article: Article) -> list[str]:
    """The words of each block after the title, with single spaces."""
    blocks = [b for b in article.blocks if b.kind is not BlockKind.TITLE]
    return [" ".join(article.plain[b.start : b.end].split()) for b in blocks]


@pytest.mark.parametrize(
    "front", [FRONT, FRONT.replace("\n", "\r\n"), FRONT.replace('"', "'"), FRONT.replace('"', "")]
)
def test_front_matter_gives_title_date_and_source_and_is_no_text(front: str) -> None:
    article = one(front + "Copper fell 2%.\n")
    assert (article.title, article.published, article.source) == (
        "Copper slips",
        "2025-09-16T10:28:00+00:00",
        "Ore Review",
    )
    title = article.blocks[0]
    assert article.text[title.start : title.end] == "Copper slips"
    assert words(article) == ["Copper fell 2%."]
    assert "45 tons" not in article.plain


def test_a_heading_that_repeats_the_title_of_the_front_matter_is_the_title() -> None:
    article = one(FRONT + "# Copper slips\n\nCopper fell 2%.\n")
    assert article.text[article.blocks[0].start - 2 : article.blocks[0].end] == "# Copper slips"
    assert words(article) == ["Copper fell 2%."]


@pytest.mark.parametrize(
    "title", ["# Copper slips", "# Copper slips #", "Copper slips\n===", "# **Copper** slips"]
)
def test_the_first_heading_is_the_title(title: str) -> None:
    article = one(f"{title}\n\n*Ore Review, 16 September 2025*\n\nCopper fell 2%.\n")
    assert (article.title, article.published, article.source) == ("Copper slips", "2025-09-16", "Ore Review")


def test_headings_of_both_kinds_begin_groups() -> None:
    article = one("# T\n\nA.\n\n## Output\n\nB.\n\nPrices\n------\nC.\n")
    shown = [(b.group, b.kind.value, b.heading) for b in article.blocks[1:]]
    assert shown == [
        (1, "paragraph", ""),
        (2, "heading", "Output"),
        (2, "paragraph", "Output"),
        (3, "heading", "Prices"),
        (3, "paragraph", "Prices"),
    ]


def test_a_bullet_runs_on_over_lines_that_are_not_indented() -> None:
    article = one("# Copper\n\n- Output of\nPeru and Chile\nrose 2%.\n- Prices fell.\n")
    assert words(article) == ["Output of Peru and Chile rose 2%.", "Prices fell."]


def test_only_an_empty_line_ends_a_paragraph() -> None:
    assert words(one("# T\n\nCopper.\nfell\n2%.\n\nZinc rose.\n")) == ["Copper. fell 2%.", "Zinc rose."]


def test_a_line_that_opens_a_list_is_a_paragraph_of_its_own() -> None:
    article = one("# T\n\nCopper fell.\nExports in May, by buyer:\n- Japan: 40 tonnes\n- Spain: 30 tonnes\n")
    assert words(article)[:2] == ["Copper fell.", "Exports in May, by buyer:"]
    assert {b.lead for b in article.blocks[-2:]} == {"T\nExports in May, by buyer:"}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**Copper** fell *2%* and __zinc__ rose _3%_.", "Copper fell 2% and zinc rose 3% ."),
        ("***Copper*** fell ~~2%~~ `3%`.", "Copper fell 2% 3% ."),
        ("[Copper](https://a.example/24_(tons)?y=45 \"12 tons\") fell.", "Copper fell."),
        ("![24 tons](24.png) Copper fell.", "Copper fell."),
        ("[Copper][1] fell [2][3].\n\n[1]: https://a.example/45", "Copper fell"),
        ("[Copper][] fell.\n\n[copper]: /45", "Copper fell."),
        ("Copper fell[^1], see https://a.example/2024/12 and www.a.example/45.", "Copper fell , see and ."),
        ("Copper <!-- 24 tons --> fell<br/>by <b>2%</b>.", "Copper fell by 2% ."),
        ("Copper&nbsp;fell &lt; 2&#37; &bogus; R&D.", "Copper fell < 2% &bogus; R&D."),
        (r"\*without Chile, 3\% less\.", r"*without Chile, 3\% less ."),
        ("World* output, 2*3*4 and a_b_c stay, as do [24 tons] and [2024].", None),
        ("> Copper fell.", "Copper fell."),
    ],
)  # fmt: skip
def test_marks_are_blank_and_words_stay_where_they_are(written: str, read: str | None) -> None:
    article = one(f"# T\n\n{written}\n")
    assert len(article.plain) == len(article.text)
    assert words(article) == [read or written]
    kept = [(old, new) for old, new in zip(article.text, article.plain, strict=True) if new not in (" ", old)]
    assert all(old == "&" for old, _ in kept), "only entities are written anew"


def test_fenced_code_is_no_text_and_an_open_fence_hides_nothing() -> None:
    assert words(one("# T\n\nCopper fell.\n\n```python\nx = 24\n```\n\nZinc rose.\n")) == [
        "Copper fell.",
        "Zinc rose.",
    ]
    assert words(one("# T\n\n```\n\nCopper fell 2%.\n"))[-1] == "Copper fell 2%."


def test_a_footnote_is_a_paragraph_without_its_mark() -> None:
    assert words(one("# T\n\nCopper fell.[^1]\n\n[^1]: Provisional.\n")) == ["Copper fell.", "Provisional."]


@pytest.mark.parametrize(
    "head",
    ["| Country | January 2024 | January 2025 |", "| | Reserves, January 2025 | Reserves, January 2024 |"],
)
def test_the_head_of_a_table_is_no_dateline(head: str) -> None:
    text = f"# Tin in the ground\n\nThe Gazette, 17 November 2025\n\n{head}\n|---|---|---|\n| Peru | 130 | 110 |\n"
    (article,) = read_source(text, "a.md")
    assert article.published == "2025-11-17"
    assert head in article.text[article.blocks[-1].start : article.blocks[-1].end]


def test_a_bullet_that_has_told_its_figure_ends_with_its_line() -> None:
    article = one("# Rice\n\n- India: 9 tons\n- Japan 8 tons\nThe sentence behind the list is none of it.\n")
    assert words(article)[-2:] == ["Japan 8 tons", "The sentence behind the list is none of it."]


def test_a_heading_with_a_date_is_the_title_of_a_page_that_has_a_date() -> None:
    article = one("---\ndate: 2025-03-24\n---\n\n# Tin stocks (21 March)\n\n## London\n\n- 2,000 tons\n")
    assert article.title == "Tin stocks (21 March)"
    assert article.published == "2025-03-24"
