"""The fourteen seed articles, as the five files hold them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from checker.articles import read_articles
from checker.model import Article, BlockKind

# id, file, title, published, start, end
SEEDS = [
    ("000", "000_59bf3902258efc24.txt", "80%稀土依靠从中国进口,如今美国却开始独立开采,怎么回事?",
     "2025-10-28T11:24:00", 60, 2641),
    ("001", "001_2586e9f6dbb6ac11.txt", "美国急寻稀土“替代品”,敲遍每个国家的门,欲打破中国垄断",
     "2025-11-12T13:59:00", 9, 2320),
    ("002-a", "002_fbdb9e34c2560b64.txt", "稀土元素:中国来之不易的优势与全球困境",
     "2025-08-18T13:30:00", 24, 2169),
    ("002-b", "002_fbdb9e34c2560b64.txt", "美国稀土进口的来源结构——70%来自中国;马来西亚日本也出口",
     "2025-08-12T06:57:00", 2170, 4026),
    ("002-c", "002_fbdb9e34c2560b64.txt", "中国对美稀土暴增7倍,美国刚松口气,禁止我国石油进口,太坏了",
     "2025-08-10T06:30:00", 4027, 6089),
    ("002-d", "002_fbdb9e34c2560b64.txt",
     "论文《动向猜想:米国企图出卖乌克兰换取俄罗斯稀土供应以摆脱对中国的依赖》",
     "2025-08-10T02:20:00", 6090, 9080),
    ("002-e", "002_fbdb9e34c2560b64.txt", "全球关税落地一天:美元快速崩盘,白宫要架空特朗普?",
     "2025-08-02T21:35:00", 9081, 10217),
    ("002-f", "002_fbdb9e34c2560b64.txt", "印太稀土联盟已成,四国在美牵手,中方早有准备",
     "2025-08-02T07:02:00", 10218, 11603),
    ("002-g", "002_fbdb9e34c2560b64.txt", "30天投降潮,6国万亿买路钱,中国3邻居竟成美国急先锋",
     "2025-08-02T00:57:00", 11604, 14168),
    ("002-h", "002_fbdb9e34c2560b64.txt", "绕过中国稀土?日本找到电机替代方案,日欧组建“稀土联盟”",
     "2025-07-30T00:51:00", 14169, 15845),
    ("002-i", "002_fbdb9e34c2560b64.txt", "特朗普威胁终结金砖,巴西打得美国毫无防备,印度破天荒没有反水",
     "2025-07-22T07:42:00", 15846, 17379),
    ("002-j", "002_fbdb9e34c2560b64.txt", "70年来首次启动新稀土矿!美国这一次,要来真的了",
     "2025-07-21T16:00:00", 17380, 19618),
    ("003", "003_44ac6af4352f0c49.txt", "中美稀土战争持续!美国重金开采稀土!中国稀土武器会失去优势吗",
     "2025-07-31T10:28:00", 39, 2729),
    ("004", "004_efa5a1d59dfd51a4.txt", "一位美国稀土专家说:从地下开采出稀土,最后还得运到中国加工",
     "2025-06-03T09:52:00", 0, 2007),
]  # fmt: skip


@pytest.fixture(scope="module")
def articles(seeds: Path) -> dict[str, Article]:
    return {article.id: article for article in read_articles([seeds], base=seeds)}


def test_the_five_files_hold_fourteen_articles_in_order(articles: dict[str, Article]) -> None:
    assert list(articles) == [row[0] for row in SEEDS]


@pytest.mark.parametrize("row", SEEDS, ids=[row[0] for row in SEEDS])
def test_each_has_its_file_title_date_and_range(
    articles: dict[str, Article], row: tuple[object, ...]
) -> None:
    article = articles[str(row[0])]
    assert (article.id, article.file, article.title, article.published, article.start, article.end) == row
    assert article.source == "Sou Hu Cai Jing"
    assert (article.language_title, article.language_body) == ("zh", "en")


def test_no_block_holds_what_the_page_prints_around_the_articles(articles: dict[str, Article]) -> None:
    furniture = (
        "Search documents",
        "Workflow",
        "icon",
        "稀土供应链",
        "产业链生态竞争",
        "Diversification of Rare",
    )
    for article in articles.values():
        said = [article.text[block.start : block.end] for block in article.blocks]
        assert not [words for words in said if words.startswith(furniture)]


def test_every_sentence_of_a_body_lies_in_exactly_one_block(articles: dict[str, Article]) -> None:
    for article in articles.values():
        spans = sorted((block.start, block.end) for block in article.blocks)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
        left, at = [], article.start
        for start, end in [*spans, (article.end, article.end)]:
            left.append(article.plain[at:start])
            at = end
        rest = "".join(left).replace("-", " ").replace(".", " ").split()
        assert rest[:3] == ["Sou", "Hu", "Cai"]
        assert len(rest) < 9


def test_the_bullets_of_a_digest_stand_under_their_headings(articles: dict[str, Article]) -> None:
    bullets = [b for b in articles["002-b"].blocks if b.kind is BlockKind.BULLET]
    assert [(block.group, block.heading) for block in bullets] == [
        *[(1, "Core Insights")] * 3,
        *[(3, "Supply Chain Dynamics")] * 2,
        (4, "Key Rare Earth Elements"),
        *[(5, "U.S. Strategic Moves")] * 3,
    ]


def test_a_bullet_has_neither_its_dash_nor_its_citations(articles: dict[str, Article]) -> None:
    article = articles["000"]
    third = article.blocks[4]
    assert article.text[third.start : third.end] == (
        "China holds approximately 44 million tons of rare earth reserves, accounting for about 40% of the "
        "world's total"
    )
