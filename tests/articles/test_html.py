from __future__ import annotations

import pytest

from checker.articles import read_source
from checker.model import Article, BlockKind

PAGE = """<!DOCTYPE html>
<html><head>
<title>Copper slips &amp; slides | Ore Review</title>
<meta property="article:published_time" content="2025-09-16T10:28:00+08:00">
<meta property="og:site_name" content="Ore &amp; Alloy Review">
<style>p { width: 24px }</style>
<script>var tons = 24; document.write("<p>24 tons</p>");</script>
</head><body>
<nav><ul><li>Home</li><li>24 tons of metals</li></ul></nav>
<!-- 24 tons <p>of comment</p> -->
<main><article>
<h1>Copper slips<br>&amp; slides</h1>
<p class="byline">By Ann Onym | <time datetime="2025-09-16">Sept 16</time></p>
<p>Chile dug <b>5.3</b>&nbsp;million
tons<sup><a href="#n3">[3]</a></sup> in 2024 [4], R&D &lt; 5%.</p>
<h2>Output</h2>
<ul><li>Peru: 2.6 million tons<li>The <em>DRC</em>: 3 million</ul>
<table><caption>Mine output, tonnes</caption>
 <thead><tr><th></th><th>2023</th>
  <th>2024</th></tr></thead>
 <tbody><tr><td>Chile
 </td><td>5,000</td><td>5,300</td></tr>
 <tr><td>Peru<td>2,700<td>2,600
 </tbody></table>
<p>&#x94DC;价走低。</p>
<aside>Related: 24 tons</aside>
</article></main>
<footer>24 tons</footer></body></html>
"""


def one(text: str) -> Article:
    (article,) = read_source(text, "case.html")
    return article


def words(article: Article) -> list[tuple[str, str]]:
    return [(b.kind.value, " ".join(article.plain[b.start : b.end].split())) for b in article.blocks]


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def test_a_page_gives_its_article_and_nothing_of_the_page() -> None:
    article = one(PAGE)
    assert (article.published, article.source) == ("2025-09-16T10:28:00+08:00", "Ore & Alloy Review")
    assert article.title == "Copper slips & slides"
    assert words(article) == [
        ("title", "Copper slips & slides"),
        ("paragraph", "Chile dug 5.3 million tons in 2024 , R&D < 5%."),
        ("heading", "Output"),
        ("bullet", "Peru: 2.6 million tons"),
        ("bullet", "The DRC : 3 million"),
        ("heading", "Mine output, tonnes"),
        ("table", "| | 2023 | 2024 | Chile | 5,000 | 5,300 | Peru| 2,700| 2,600"),
        ("paragraph", "铜 价走低。"),
    ]
    assert "24" not in article.plain.replace("2024", "")


def test_every_word_stands_where_the_file_has_it() -> None:
    article = one(PAGE)
    assert len(article.plain) == len(PAGE)
    for at, (old, new) in enumerate(zip(PAGE, article.plain, strict=True)):
        assert new in (old, " ", "\n", "|") or old == "&", (at, old, new)
    assert article.plain.index("5,300") == PAGE.index("5,300")


def test_a_table_has_a_line_for_each_row_and_a_bar_before_each_cell() -> None:
    article = one(PAGE)
    (table,) = [block for block in article.blocks if block.kind is BlockKind.TABLE]
    rows = [row for row in article.plain[table.start : table.end].split("\n") if row.strip()]
    assert [[cell.strip() for cell in row.split("|")[1:]] for row in rows] == [
        ["", "2023", "2024"],
        ["Chile", "5,000", "5,300"],
        ["Peru", "2,700", "2,600"],
    ]
    assert table.heading == "Mine output, tonnes"


def test_a_table_for_the_layout_is_read_as_paragraphs() -> None:
    rows = ("<h1>Copper slips</h1></td><td>x", "<p>Copper fell 2%.</p></td><td>y")
    body = "".join(f"<tr><td>{row}</td></tr>" for row in rows)
    assert ("paragraph", "Copper fell 2%.") in words(one(page(f"<table>{body}</table>")))


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="pubdate" content="2025-09-16">',
        '<meta itemprop="datePublished" content="2025-09-16">',
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2025-09-16"}]}</script>',
    ],
)
def test_the_date_may_stand_in_the_head(head: str) -> None:
    assert one(page("<h1>Copper slips</h1><p>Copper fell 2%.</p>", head)).published == "2025-09-16"


@pytest.mark.parametrize(
    "dateline",
    [
        "<p>Ore Review · 16 September 2025</p>",
        '<time datetime="2025-09-16">today</time>',
        "<div><span>Sept 16, 2025</span> | <span>Ore Review</span></div>",
        "<p>LIMA, Sept 16, 2025 &ndash; Copper it was.</p>",
    ],
)
def test_the_date_may_stand_in_the_text(dateline: str) -> None:
    assert one(page(f"<h1>Copper slips</h1>{dateline}<p>Copper fell 2%.</p>")).published == "2025-09-16"


def test_without_a_heading_the_page_title_is_the_title_without_the_name_of_the_site() -> None:
    article = one(page("<p>Copper fell 2%.</p>", "<title>Copper slips again | Ore Review</title>"))
    assert article.title == "Copper slips again"
    assert article.text[article.blocks[0].start : article.blocks[0].end] == "Copper slips again"


@pytest.mark.parametrize(
    "hidden",
    [
        "<div hidden>24 tons</div>",
        '<p style="display: none">24 tons</p>',
        '<div class="x related">24 tons<div>24 tons</div></div>',
        '<div role="navigation">24 tons</div>',
        "<noscript>24 tons</noscript>",
        "<template><p>24 tons</p></template>",
        "<form><p>24 tons</p></form>",
        "<svg><text>24 tons</text></svg>",
        "<button>24 tons</button>",
    ],
)
def test_what_a_reader_does_not_see_as_text_is_none(hidden: str) -> None:
    article = one(page(f"<h1>Copper slips</h1><p>Copper fell.</p>{hidden}<p>Zinc rose.</p>"))
    assert words(article)[1:] == [("paragraph", "Copper fell."), ("paragraph", "Zinc rose.")]
    assert "24" not in article.plain


def test_several_dated_articles_of_one_page_are_several_articles() -> None:
    part = "<article><h2>{}</h2><p>Ore Review · 2025-09-1{} 10:28</p><p>Copper fell {}%.</p></article>"
    found = read_source(page(part.format("One", 1, 1) + part.format("Two", 2, 2)), "case.html")
    assert [(a.id, a.title, a.published) for a in found] == [
        ("case-a", "One", "2025-09-11T10:28:00"),
        ("case-b", "Two", "2025-09-12T10:28:00"),
    ]


@pytest.mark.parametrize(
    "broken",
    [
        "<h1>Copper slips</h1><p>Copper fell 2%.<!-- open",
        "<h1>Copper slips</h1><p>Copper fell 2%.<![CDATA[x]]><![endif]>",
        "<h1>Copper slips</h1><p>Copper fell 2%.</div></p></td></table>",
        "<h1>Copper slips</h1><p>Copper fell 2%.<a href=",
        "<h1>Copper slips</h1>\r\n<p>Copper\r\nfell 2%.<p></p><table><tr><td>",
        '<h1>Copper slips</h1><p>Copper fell 2%.<script type="application/ld+json">{"a": [</script>',
        "\ufeff<h1>Copper slips</h1><p>Copper fell 2%.",
    ],
)
def test_broken_markup_loses_no_text(broken: str) -> None:
    assert words(one(broken))[:2] == [("title", "Copper slips"), ("paragraph", "Copper fell 2%.")]


def test_a_page_without_text_holds_no_article() -> None:
    assert read_source(page("<script>24</script>"), "case.html") == ()


def test_a_term_and_what_it_is_are_one_entry() -> None:
    page = "<html><body><article><h1>Half a year</h1><dl><dt>Net <b>cash</b> cost</dt>\n<dd>$1.32/lb</dd><dt>Guidance for 2025:<dd>660,000 tonnes</dl><p>More.</p></article></body></html>"
    found = one(page)
    told = [" ".join(found.plain[b.start : b.end].split()) for b in found.blocks]
    assert told == ["Half a year", "Net cash cost: $1.32/lb", "Guidance for 2025: 660,000 tonnes", "More."]
