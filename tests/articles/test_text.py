"""Titles, dates, furniture and bundles of text files; the articles are made up."""

from __future__ import annotations

import pytest

from checker.articles import read_source
from checker.model import Article, BlockKind


def read(text: str) -> tuple[Article, ...]:
    return read_source(text, "case.txt")


def one(text: str) -> Article:
    (article,) = read(text)
    return article


def body(article: Article) -> list[str]:
    return [article.plain[b.start : b.end] for b in article.blocks if b.kind is not BlockKind.TITLE]


BODY = "Copper fell 2% on Monday.\nChile dug 5.3 million tons.\n"
SENTENCES = ["Copper fell 2% on Monday.", "Chile dug 5.3 million tons."]


@pytest.mark.parametrize(
    "head",
    [
        "Copper slips on weak demand\nOre Review · 2025-09-16 10:28\n",
        "Copper slips on weak demand\n\nOre Review | 16 September 2025, 10:28\n\n",
        "Copper slips on weak demand\nBy Ann Onym\nOre Review, Sept 16, 2025 10:28 am\n",
        "Copper slips on weak demand\nOre Review\n2025-09-16 10:28\n",
        "2025-09-16 10:28 Ore Review\nCopper slips on weak demand\n",
        "Base Metals\nSearch documents\nCopper slips on weak demand\nOre Review· 2025-09-16 10:28\n",
        "Workflow\nBase Metals\nicon\nSearch documents\nCopper slips on weak demand\n"
        "Ore Review· 2025-09-16 10:28\n",
        "Base Metals\n\nCopper slips on weak demand\nOre Review· 2025-09-16 10:28\n",
        "Copper slips on weak demand\nShare\nPrint\nOre Review· 2025-09-16 10:28\n",
        "\ufeffCopper slips on weak demand\nOre Review· 2025-09-16 10:28\n",
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_title_and_dateline_are_found_however_the_head_is_laid_out(head: str, line_end: str) -> None:
    article = one((head + BODY).replace("\n", line_end))
    assert article.title == "Copper slips on weak demand"
    assert (article.source, article.published) == ("Ore Review", "2025-09-16T10:28:00")
    assert body(article) == SENTENCES
    assert article.text[article.start : article.end].rstrip().endswith(SENTENCES[-1])


@pytest.mark.parametrize(
    ("tail", "published", "source"),
    [
        ("（来源：矿讯社 2025-09-16 09:40）", "2025-09-16T09:40:00", "矿讯社"),
        ("某院研究部 2025年9月16日", "2025-09-16", "某院研究部"),
        ("Ore Review | 2025-09-16", "2025-09-16", "Ore Review"),
        ("16 September 2025", "2025-09-16", None),
        ("Updated: 16 September 2025\n© 2025 Ore Review", "2025-09-16", None),
    ],
)
def test_a_dateline_may_close_the_article(tail: str, published: str, source: str | None) -> None:
    article = one(f"Copper slips on weak demand\n{BODY}{tail}\n")
    assert (article.title, article.published, article.source) == (
        "Copper slips on weak demand",
        published,
        source,
    )
    assert body(article) == SENTENCES


def test_title_and_dateline_may_both_stand_under_the_body() -> None:
    digest = "Core View - Copper fell 2%, a fall that traders had seen coming [1][2]. - Chile dug more [3]."
    article = one(f"{digest}\nCopper slips on weak demand\nOre Review·2025-09-16 10:28\n")
    assert (article.title, article.published) == ("Copper slips on weak demand", "2025-09-16T10:28:00")
    assert (article.start, article.end) == (0, len(article.text) - 1)


def test_the_exact_time_wins_over_the_bare_day_at_the_head_of_the_first_sentence() -> None:
    article = one("铜价走低\n【矿讯社北京9月16日电】智利产铜530万吨。\n（来源：矿讯社 2025-09-16 09:40）")
    assert (article.published, article.source) == ("2025-09-16T09:40:00", "矿讯社")
    assert body(article) == ["智利产铜530万吨。"]


def test_a_dateline_that_opens_the_first_paragraph_gives_the_date_and_is_no_text() -> None:
    article = one("Copper slips\nLIMA, May 5, 2025 – Copper fell 2%.\n\nChile dug 5.3 million tons.\n")
    assert (article.published, body(article)[0]) == ("2025-05-05", "Copper fell 2%.")


def test_a_month_stands_for_its_first_day_because_a_claim_has_a_day() -> None:
    assert one("Copper slips\nOre Review, September 2025\n" + BODY).published == "2025-09-01"


def test_a_publication_beats_an_update_and_a_day_beats_a_month() -> None:
    assert (
        one("Copper slips\nUpdated: 5 July 2025\nPublished: 3 July 2025\n" + BODY).published == "2025-07-03"
    )
    assert (
        one("Copper slips\nReview, September 2025\n" + BODY + "Review, 16 September 2025").published
        == "2025-09-16"
    )


def test_an_article_without_a_dateline_has_no_date_whatever_its_sentences_say() -> None:
    article = one("Copper slips\n\nThe pact was announced on July 1, 2025.\n\nIt ends on 2026-07-01.\n")
    assert (article.published, article.source) == (None, None)
    assert body(article) == ["The pact was announced on July 1, 2025.", "It ends on 2026-07-01."]


def test_the_days_of_a_chronicle_are_headings_and_not_the_date_of_the_article() -> None:
    article = one(
        "How the pact came about\nOre Review, 1 October 2025\n\n"
        "July 1, 2025\nIt was announced.\nJuly 5, 2025\nIt was signed.\n"
    )
    assert article.published == "2025-10-01"
    assert [block.heading for block in article.blocks if block.kind is BlockKind.PARAGRAPH] == [
        "July 1, 2025",
        "July 5, 2025",
    ]


def test_days_before_dashes_stay_with_their_sentences_when_there_are_several() -> None:
    article = one(
        "How the pact came about\n\nJuly 1, 2025 – It was announced.\n\nJuly 5, 2025 – It was signed.\n"
    )
    assert article.published is None
    assert body(article)[0] == "July 1, 2025 – It was announced."


def test_a_dated_name_over_a_body_is_title_and_dateline() -> None:
    article = one("Ore Weekly, 12 May 2025\n\nPrices of oxide rose 3% in the week, and magnets were flat.\n")
    assert (article.title, article.published) == ("Ore Weekly, 12 May 2025", "2025-05-12")


def test_a_title_may_ask_or_end_in_a_full_stop() -> None:
    assert (
        one("谁在买铜？价格翻番，库存见底\n2025年9月16日\n智利产铜530万吨。\n").title
        == "谁在买铜？价格翻番，库存见底"
    )
    long = "Chile has dug 5.3 million tons of copper in the year, which is more than anybody had thought."
    assert one(f"Chile digs more than ever.\n\n{long}\n").title == "Chile digs more than ever."


def test_a_file_that_says_nothing_holds_no_article() -> None:
    assert read("") == read("\ufeff") == read(" \r\n\t\n") == read("Search documents\n") == ()


def test_a_title_alone_is_an_article_without_a_body() -> None:
    article = one("Copper slips on weak demand\n")
    assert (article.title, [block.kind for block in article.blocks]) == (
        "Copper slips on weak demand",
        [BlockKind.TITLE],
    )


def test_a_body_alone_is_an_article_that_is_called_by_its_id() -> None:
    article = one("Copper fell 2% on Monday. Chile dug 5.3 million tons.")
    assert (article.title, [block.kind for block in article.blocks]) == ("case", [BlockKind.PARAGRAPH])


TITLE_FIRST = """Copper slips
Ore Review· 2025-09-16 10:28
Copper fell 2%.
Zinc rises
Ore Review· 2025-09-15 09:00
Zinc rose 3%.
"""
DATE_FIRST = """2025-09-16 10:28 Ore Review
Copper slips
Copper fell 2%.
2025-09-15 09:00 Ore Review
Zinc rises
Zinc rose 3%.
"""
BODY_FIRST = """Copper fell 2%.
Copper slips
Ore Review· 2025-09-16 10:28
Zinc rose 3%.
Zinc rises
Ore Review· 2025-09-15 09:00
"""
OTHER_SOURCES = """Copper slips
2025-09-16 10:28 矿讯社
Copper fell 2%.

Zinc rises
Ore Review, Sept 15, 2025 9:00
Zinc rose 3%.
"""
PAGE_TOP = "Base Metals\nicon\nSearch documents\n"
FURNISHED = PAGE_TOP + TITLE_FIRST.replace("Zinc rises", PAGE_TOP + "Zinc rises")


@pytest.mark.parametrize("bundle", [TITLE_FIRST, DATE_FIRST, BODY_FIRST, OTHER_SOURCES, FURNISHED])
def test_a_bundle_is_cut_where_title_and_dateline_repeat(bundle: str) -> None:
    first, second = read(bundle)
    assert [first.id, second.id] == ["case-a", "case-b"]
    assert [first.title, second.title] == ["Copper slips", "Zinc rises"]
    assert [first.published, second.published] == ["2025-09-16T10:28:00", "2025-09-15T09:00:00"]
    assert [body(first), body(second)] == [["Copper fell 2%."], ["Zinc rose 3%."]]
    assert first.end < second.start
    assert first.text == second.text == bundle


def test_bare_dates_make_a_bundle_only_where_something_parts_the_articles() -> None:
    items = [
        "Copper slips\n16 September 2025\nCopper fell 2%.\n",
        "Zinc rises\n15 September 2025\nZinc rose 3%.\n",
    ]
    assert len(read("\n---\n\n".join(items))) == 2
    assert len(read("\n".join(items))) == 1
    assert len(read("\n\n".join(item + "Traders were surprised. " * 20 for item in items))) == 2


def test_a_dateline_under_the_last_paragraph_begins_no_second_article() -> None:
    assert (
        len(
            read(
                f"Copper slips\nOre Review· 2025-09-16 10:28\n{BODY}More to follow\nAnn Onym, 17 Sept 2025\n"
            )
        )
        == 1
    )


def test_the_twenty_seventh_article_of_a_bundle_is_aa() -> None:
    bundle = "".join(f"Title {n}\nOre Review· 2025-09-16 10:28\nCopper fell {n}%.\n" for n in range(28))
    assert [article.id for article in read(bundle)][-3:] == ["case-z", "case-aa", "case-ab"]


def test_what_the_page_prints_around_the_article_is_blank_in_plain() -> None:
    article = one(
        "Base Metals\nSearch documents\nCopper slips on weak demand\nOre Review· 2025-09-16 10:28\n" + BODY
    )
    assert "Base Metals" not in article.plain
    assert "Search documents" not in article.plain


def test_only_tags_that_exist_are_markup() -> None:
    article = one("Copper slips\n\nShares <5% of 3 > 2 <b>and</b> a <nonsense> here.\n")
    assert body(article) == ["Shares <5% of 3 > 2    and     a <nonsense> here."]
