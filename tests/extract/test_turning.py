"""Whom a text goes on about once a sentence without a number of his has turned to him."""

from __future__ import annotations

import pytest

from checker.articles import read_source
from checker.extract import extract
from checker.packs import load_pack

PACK = load_pack(("rare_earths",))
EN = "# Two makers earn more\n\n*30 October 2025*\n\nBasaltor, a Canadian maker, had revenue of $150 million last year.\n\n"
ZH = "# 两家公司业绩增长\n\n*2025年10月30日*\n\nMP材料公司去年营收1.5亿美元。\n\n"
INTRODUCED = {
    EN: (
        "Ferrowin of Norway is growing faster.", "Then there is Ferrowin, from Norway.",
        "In Norway, Ferrowin runs a plant near Oslo.", "The plant near Oslo belongs to Ferrowin.",
        "Its Norwegian rival Ferrowin is growing faster.", "It is different at Ferrowin.", "For Ferrowin, exports matter more.",
    ),
    ZH: (
        "澳大利亚的莱纳斯增长更快。", "澳大利亚磁材企业莱纳斯增长更快。", "另一家是莱纳斯公司，在珀斯附近设有工厂。",
        "在澳大利亚，莱纳斯公司运营着一座工厂。", "与MP材料公司不同，莱纳斯公司只做磁材。", "对莱纳斯来说，出口更重要。",
    ),
}  # fmt: skip
"""How an article comes to another firm than that of the paragraph before."""
BETWEEN = {
    EN: ("", "Its main customer is Bosch.", "Rivals such as Tarrox are smaller.", "The market is tight.",
         "“Demand is strong,” said Anna Berg, an analyst at Delmar Bank."),
    ZH: ("", "最大的客户是博世。", "伊卢卡等同行规模更小。", "市场供应偏紧。", "“需求很旺。”德尔玛银行分析师安娜·贝格说。"),
}  # fmt: skip
"""Sentences that do not lead away from it."""
TOLD = {
    EN: ("The company made 37,777 tonnes of magnets last year.", "Its output last year was 37,777 tonnes of magnets.",
         "Sales rose 37.7% last year.", "The firm employs 37,777 people.", "Capacity is to reach 37,777 tonnes by 2027."),
    ZH: ("公司去年生产磁材37777吨。", "去年磁材产量为37777吨。", "去年销量增长37.7%。", "到2027年产能将达37777吨。", "今年以来股价上涨37.7%。"),
}  # fmt: skip


def subject(text: str) -> str | None:
    """Whose the last number of an article is."""
    (article,) = read_source(text, "t.md")
    return extract(article, PACK)[-1].subject


@pytest.mark.parametrize("language", [EN, ZH], ids=["en", "zh"])
def test_a_text_that_has_turned_to_a_firm_goes_on_about_it(language: str) -> None:
    space, firm = (" ", "ferrowin") if language is EN else ("", "lynas")
    wrong = []
    for turn in INTRODUCED[language]:
        for between in BETWEEN[language]:
            for told in TOLD[language]:
                said = space.join(filter(None, (turn, between, told)))
                if (got := subject(f"{language}{said}\n")) != firm:
                    wrong.append((said, got))
    assert wrong == []


def test_what_a_state_gives_to_a_project_does_not_turn_to_the_state() -> None:
    text = "Ferrowin of Norway is growing faster. Norway supports the project with 50 million kroner. Orders rose 37.7% in 2024.\n"
    assert subject(EN + text) == "ferrowin"


def test_no_land_has_the_revenue_of_a_firm() -> None:
    text = "Ferrowin of Norway is growing faster. China makes 90% of the world's magnets. Revenue was 37,777 kroner in 2024.\n"
    assert subject(EN + text) == "ferrowin"
    assert (
        subject(f"{ZH}澳大利亚的莱纳斯增长更快。中国生产了全球九成的磁体。今年以来股价上涨37.7%。\n")
        == "lynas"
    )


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        ("After a strike in Peru, Zambia mined more copper. Its output in 2024 was 377 tonnes.", "ZM"),
        ("Thanks to demand from China, Zambia mined more copper. Its output in 2024 was 377 tonnes.", "ZM"),
        (
            "Congo mined 2.5 million tonnes of copper in 2023. CMOC alone dug 400,000 tonnes. The country plans to mine 377 tonnes in 2026.",
            "CD",
        ),
        ("Ferrowin got a $20 million loan from Norway. It employs 377 people.", "ferrowin"),
        ("秘鲁罢工后，赞比亚铜产量增加。2024年产量为377吨。", "ZM"),
        ("厂房设在沿海的宁波韵升，三成营收来自家电。", "ningbo_yunsheng"),
    ],
)
def test_whom_the_next_number_is_of(said: str, whose: str) -> None:
    assert subject(f"{EN if said.isascii() else ZH}{said}\n") == whose
