"""Whose the figures of a list are, of when and in which unit: by the title, the heading or the line above it."""

from __future__ import annotations

import pytest

from checker.articles import read_source
from checker.extract import extract
from tests.extract.test_corpus import PACK

Row = tuple[object, ...]


def entries(text: str, date: str = "2025-11-03") -> list[Row]:
    """Metric, subject, partner, value, unit and period of each claim of an article."""
    (article,) = read_source(f"---\ndate: {date}\n---\n\n{text}\n", "t.md")
    return [(c.metric, c.subject, c.counterparty, c.low, c.unit, c.period) for c in extract(article, PACK)]


def test_a_list_right_under_the_title_is_of_whom_the_title_names() -> None:
    assert entries(
        "Antofagasta's third quarter in numbers\n- Revenue: $1.8 billion\n- Net loss: $20 million\n"
    ) == [
        ("revenue", "antofagasta", None, 1.8e9, "USD", "2025-07/2025-09"),
        ("profit", "antofagasta", None, -2e7, "USD", "2025-07/2025-09"),
    ]
    assert entries("中国铝业2024年年报摘要\n- 营业收入2371亿元\n- 归母净利润124亿元，上年为67亿元\n") == [
        ("revenue", "chalco", None, 2.371e11, "CNY", "2024"),
        ("profit", "chalco", None, 1.24e10, "CNY", "2024"),
        ("profit", "chalco", None, 6.7e9, "CNY", "2023"),
    ]


def test_a_firm_behind_its_country_owns_the_list() -> None:
    rows = entries("# 加拿大矿商Cameco 2024年业绩\n\n1）铀产量2300万磅；\n2）净利润1.7亿加元。\n")
    assert {row[1] for row in rows} == {"cameco"}


@pytest.mark.parametrize(
    "lead",
    [
        "Tin exports of Peru in May, tonnes",
        "Peru's tin exports in May (tonnes):",
        "Peruvian tin exports in May, in tonnes:",
    ],
)
def test_the_line_above_gives_unit_and_time_to_bare_numbers(lead: str) -> None:
    assert entries(
        f"# Tin\n\nPrices were calm. Nobody knew why.\n\n{lead}\n\n- concentrate: 310\n- ingots: 1,940\n"
    ) == [
        ("exports", "PE", None, 310.0, "t", "2025-05"),
        ("exports", "PE", None, 1940.0, "t", "2025-05"),
    ]


def test_a_list_by_destination_has_partners_and_ends_with_the_list() -> None:
    text = (
        "# Vietnam's coffee\n\nVietnam exported 153,000 tonnes of coffee in September, customs said.\n\n"
        "By destination, in tonnes:\n\n- Germany: 21,400\n- Spain – 12,300\n\nBrazil exported 220,000 tonnes in September.\n"
    )
    assert entries(text) == [
        ("exports", "VN", None, 153_000.0, "t", "2025-09"),
        ("exports", "VN", "DE", 21_400.0, "t", "2025-09"),
        ("exports", "VN", "ES", 12_300.0, "t", "2025-09"),
        ("exports", "BR", None, 220_000.0, "t", "2025-09"),
    ]


def test_headings_name_the_partners_that_the_title_promises() -> None:
    text = "# 2024年日本钢材出口去向\n\n## 泰国\n\n- 480万吨，同比下降3%\n\n## 墨西哥\n\n- 130万吨\n"
    assert [row[:4] for row in entries(text)] == [
        ("exports", "JP", "TH", 4.8e6),
        ("exports", "JP", "TH", -3.0),
        ("exports", "JP", "MX", 1.3e6),
    ]


def test_a_note_under_the_title_holds_for_all_groups() -> None:
    text = "# Nickel: who mines how much\n\nAll figures are for 2023, in tonnes.\n\n## Philippines\n\n- Mine output: 400,000\n\n## Russia\n\n- Mine output: 200,000\n"
    assert entries(text) == [
        ("mine_production", "PH", None, 4e5, "t", "2023"),
        ("mine_production", "RU", None, 2e5, "t", "2023"),
    ]


def test_lines_with_labels_are_a_list_without_marks() -> None:
    text = "Boliden in the second quarter\nRevenue: 21 billion kronor\nOperating profit: 2.4 billion kronor\n"
    assert [row[:2] for row in entries(text)] == [("revenue", "boliden"), ("profit", "boliden")]


def test_what_a_label_calls_an_aim_is_a_forecast() -> None:
    (article,) = read_source(
        "---\ndate: 2025-08-01\n---\n\n# Vestas\n\n- Revenue: €3.7 billion\n- Full-year revenue forecast: €18 billion\n",
        "t.md",
    )
    assert [c.modality for c in extract(article, PACK)] == ["stated", "forecast"]


def test_the_bracketed_time_of_another_number_is_not_that_of_the_first() -> None:
    assert entries(
        "# Wheat\n\n- Exports of Romania in July: 1.2 million t (a year earlier: 1.9 million)\n"
    ) == [
        ("exports", "RO", None, 1.2e6, "t", "2025-07"),
        ("exports", "RO", None, 1.9e6, "t", "2024-07"),
    ]


def test_an_entry_with_a_name_of_its_own_is_of_that_one() -> None:
    text = "# Miners' results, third quarter of 2025\n\n- **Glencore.** Copper output was 239,600 t.\n- **Vale.** Copper output was 90,800 t.\n"
    assert [row[1] for row in entries(text)] == ["glencore", "vale"]


def test_goods_that_the_line_counts_are_counted_in_pieces() -> None:
    text = "# Yards\n\nYards were busy.\n\nShips delivered in 2024, by country:\n\n- Vietnam: 61\n- Poland: only 9\n"
    assert [row[1:5] for row in entries(text)] == [("VN", None, 61.0, "count"), ("PL", None, 9.0, "count")]


def test_a_row_that_adds_up_the_others_is_of_whom_the_line_names() -> None:
    text = "# Pork\n\nPrices fell.\n\nSpain's pork exports in 2024, tonnes:\n\n- Total: 2,700,000\n- To France: 290,000\n"
    assert [row[:4] for row in entries(text)] == [
        ("exports", "ES", None, 2.7e6),
        ("exports", "ES", "FR", 2.9e5),
    ]


def test_a_figure_in_brackets_leaves_its_time_to_nobody() -> None:
    text = "# Lynas\n\nThird quarter of 2025.\n\n- Revenue: A$200 million (third quarter of 2024: A$120 million)\n- Average price of A$54 a kilogram\n"
    assert [row[5] for row in entries(text)][:2] == ["2025-07/2025-09", "2024-07/2024-09"]
    assert entries(text)[2][5] != "2024-07/2024-09"


def test_a_table_by_source_is_of_imports_though_no_head_says_so() -> None:
    text = (
        "# 韩国2024年煤炭来源\n\n| 来源 | 数量（万吨） | 份额 |\n|---|---|---|\n| 澳大利亚 | 4100 | 36% |\n"
    )
    assert entries(text) == [
        ("imports", "KR", "AU", 4.1e7, "t", "2024"),
        ("imports", "KR", "AU", 36.0, "percent", "2024"),
    ]
