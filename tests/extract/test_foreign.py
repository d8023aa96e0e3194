"""Foreign firms of which only the sound of the name is written in Chinese."""

from __future__ import annotations

import pytest

from checker.articles import read_source
from checker.extract import extract
from checker.packs import load_pack

PACK = load_pack(("rare_earths",))
BEFORE = ("", "瑞士", "瑞士的", "瑞士矿企", "瑞士磁材制造商", "总部位于瑞士的", "竞争对手", "另一家矿企")
"""What can stand before a name."""
TOLD = ("去年生产磁材377吨。", "计划2027年生产磁材377吨。", "拥有员工377人。", "的磁材产量去年为377吨。")


def subjects(text: str) -> list[str | None]:
    """Whose the numbers of an article are."""
    (article,) = read_source(f"# 市场消息\n\n*2025年10月30日*\n\n{text}\n", "t.md")
    return [claim.subject for claim in extract(article, PACK)]


@pytest.mark.parametrize("before", BEFORE)
def test_a_firm_is_known_by_its_latin_name(before: str) -> None:
    for name in ("费罗温（Ferrowin）", "费罗温公司（Ferrowin Ltd.）", "Ferrowin（费罗温）"):
        assert [subjects(before + name + told) for told in TOLD] == [["ferrowin"]] * len(TOLD), name


@pytest.mark.parametrize("before", BEFORE)
def test_a_firm_is_known_by_its_sound(before: str) -> None:
    assert [subjects(f"{before}费罗温公司{told}") for told in TOLD] == [["feiluowen"]] * len(TOLD)


def test_a_firm_stays_known_without_its_form() -> None:
    assert subjects("瑞士矿企费罗温（Ferrowin）去年增长。今年前三季度，费罗温生产磁材377吨。") == ["ferrowin"]
    assert subjects("磁材企业费罗温在珀斯建厂。费罗温去年生产磁材377吨。") == ["feiluowen"]


@pytest.mark.parametrize(
    "text",
    [
        "总裁费尔南德斯（Fernandez）说，瑞士去年生产磁材377吨。",
        "液化天然气（LNG）价格上涨，瑞士去年生产磁材377吨。",
        "客户宁可多等，瑞士去年生产磁材377吨。",
        "公司努力克服困难，瑞士去年生产磁材377吨。",
    ],
)
def test_what_is_no_firm(text: str) -> None:
    assert subjects(text) == ["CH"]
