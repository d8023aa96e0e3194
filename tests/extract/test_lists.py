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


def test_the_list_of_a_trade_names_whom_it_is_with() -> None:
    text = "# Kenyan tea exports in 2023\n\n- Total: $1.3 billion\n- Pakistan: $480 million\n- Share going to Egypt: 18%\n- Average export price: $2,400 a tonne\n"
    assert [row[:4] for row in entries(text)] == [
        ("exports", "KE", None, 1.3e9),
        ("exports", "KE", "PK", 4.8e8),
        ("exports", "KE", "EG", 18.0),
        ("price", "KE", None, 2400.0),
    ]
    assert [row[:4] for row in entries("# US tariffs on steel\n- Canada: 25%\n- Brazil: 50%\n")] == [
        ("tariff", "US", "CA", 25.0),
        ("tariff", "US", "BR", 50.0),
    ]


def test_the_label_of_a_chinese_entry_names_whom_a_trade_is_with() -> None:
    text = "韩国锂辉石进口，2024年\n总量：8.4万吨\n来自澳大利亚：71%\n自巴西进口：约1.1万吨\n"
    assert [row[:4] for row in entries(text)] == [
        ("imports", "KR", None, 84_000.0),
        ("imports", "KR", "AU", 71.0),
        ("imports", "KR", "BR", 11_000.0),
    ]
    text = (
        "2025年越南胡椒出口\n**总量**：24.7万吨\n**金额**：16亿美元\n**去向**：美国5.1万吨，阿联酋1.9万吨\n"
    )
    assert [row[:4] for row in entries(text)] == [
        ("exports", "VN", None, 247_000.0),
        ("exports", "VN", None, 1.6e9),
        ("exports", "VN", "US", 51_000.0),
        ("exports", "VN", "AE", 19_000.0),
    ]


def test_a_line_by_partner_takes_up_the_time_of_the_trade_before_it() -> None:
    text = "# 葵花籽油\n土耳其9月进口葵花籽油12万吨。\n各来源国供货量：\n· 乌克兰　7.1万吨\n· 俄罗斯　3.2万吨\n今年前九个月，进口量共98万吨。\n"
    assert entries(text)[1:] == [
        ("imports", "TR", "UA", 71_000.0, "t", "2025-09"),
        ("imports", "TR", "RU", 32_000.0, "t", "2025-09"),
        ("imports", "TR", None, 980_000.0, "t", "2025-01/2025-09"),
    ]


def test_lines_in_bold_are_entries_of_the_title() -> None:
    text = "# Greek olive oil abroad in 2023\n**Total** €940 million, or 3% less than in 2022\n**United States** €180 million\n**Germany** just over €90 million\n"
    rows = entries(text)
    assert [row[:3] for row in rows] == [
        ("exports", "GR", None),
        ("exports", "GR", None),
        ("exports", "GR", "US"),
        ("exports", "GR", "DE"),
    ]
    assert {row[5] for row in rows} == {"2023"}


def test_what_a_label_counts_are_people_or_things() -> None:
    text = "# Boliden, key data\n- Copper output: 82,000 tonnes\n- Mines in operation: 7\n- Number of smelters: 5\n- People employed: about 7,600\n- Planned start of the new mine: 2027\n- Founded: 1924\n"
    assert [row[:1] + row[3:5] for row in entries(text)] == [
        ("mine_production", 82_000.0, "t"),
        ("things", 7.0, "count"),
        ("things", 5.0, "count"),
        ("workforce", 7600.0, "count"),
        ("event", 2027.0, "year"),
        ("event", 1924.0, "year"),
    ]


def test_additions_are_changes() -> None:
    (article,) = read_source(
        "---\ndate: 2025-11-03\n---\n\n# Wind\n\nWind power additions in 2024, in gigawatts:\n- Spain: 1.2\n- Poland: 0.8\n",
        "t.md",
    )
    assert [(c.kind, c.subject, c.low) for c in extract(article, PACK)] == [
        ("change", "ES", 1.2),
        ("change", "PL", 0.8),
    ]


def test_a_time_in_brackets_is_that_of_the_value_before_it() -> None:
    assert entries("巴西铌产量7.5万吨（2024年），出口6万吨（2023年）。\n") == [
        ("mine_production", "BR", None, 75_000.0, "t", "2024"),
        ("exports", "BR", None, 60_000.0, "t", "2023"),
    ]


def test_money_that_is_not_named_again_is_that_of_the_sum_before_it() -> None:
    rows = entries("Morocco's Managem made a profit of 18 billion dirhams in 2024, up from 14 billion.\n")
    assert [row[3:5] for row in rows] == [(1.8e10, "MAD"), (1.4e10, "MAD")]


def test_a_heading_names_goods_and_ends_the_trade_of_the_group_before() -> None:
    text = (
        "# 锡：两头紧\n## 缅甸\n- 去年对中国出口锡精矿17.8万吨\n## 印尼\n- 今年1至5月精炼锡出口：1.05万吨\n"
    )
    assert [row[1:3] for row in entries(text)] == [("MM", "CN"), ("ID", None)]
    (article,) = read_source(
        "---\ndate: 2025-11-03\n---\n\n# Platinum metals in 2024\n## Palladium\n- Output of Russia: 87 tonnes\n",
        "t.md",
    )
    assert [c.commodity for c in extract(article, PACK)] == ["palladium"]


def test_parts_of_a_list_of_all_the_world_are_of_that() -> None:
    (article,) = read_source(
        "---\ndate: 2025-11-03\n---\n\n# 第三季度全球智能手机出货量\n**三星**：5780万部，市场份额为18.3%。\n**苹果**：5600万部，市场份额为17.7%。\n",
        "t.md",
    )
    assert [c.whole for c in extract(article, PACK) if c.kind == "share"] == ["world", "world"]


def test_entries_numbered_in_brackets_are_a_list_and_what_follows_it_is_not() -> None:
    text = "泰国榴莲旺季\n泰国5月出口榴莲24.8万吨。\n出口去向：\n（一）中国内地，24.1万吨；\n（二）越南，2600吨。\n商务部定下的全年出口目标是100万吨。\n"
    assert entries(text) == [
        ("exports", "TH", None, 248_000.0, "t", "2025-05"),
        ("exports", "TH", "CN", 241_000.0, "t", "2025-05"),
        ("exports", "TH", "VN", 2_600.0, "t", "2025-05"),
        ("exports", "TH", None, 1e6, "t", "2025"),
    ]


def test_a_label_that_speaks_of_a_plan_is_ahead() -> None:
    (article,) = read_source(
        "---\ndate: 2025-08-01\n---\n\n# Vestas\n\n- Revenue: €3.7 billion\n- Capital spending plan: €1.2 billion\n",
        "t.md",
    )
    assert [c.modality for c in extract(article, PACK)] == ["stated", "forecast"]


def test_what_stands_among_names_is_a_name() -> None:
    text = "# The main copper mines of Zambia in 2024\n- Sentinel: 231,000 tonnes\n- Kansanshi: 171,000 tonnes\n- Mopani: 68,000 tonnes\n- Others: 40,000 tonnes\n"
    assert [row[1] for row in entries(text)][:3] == ["sentinel", "kansanshi", "mopani"]
    text = "# Boliden results\n- Revenue: 21 billion kronor\n- Aitik: 43,000 tonnes of copper\n- Turnover: 3 billion kronor\n"
    assert "turnover" not in [row[1] for row in entries(text)]


@pytest.mark.parametrize(
    ("lead", "entry", "told"),
    [
        (
            "Gas in storage on 28 October 2023, in billion cubic metres:",
            "Germany ........ 23.1",
            ("DE", 23.1, "bcm"),
        ),
        ("房企2024年上半年营业收入（亿元）", "万科　1428", ("vanke", 1.428e11, "CNY")),
        ("国内小金属报价（8月21日，万元/吨）", "● 铟：256", ("CN", 2.56e6, "CNY/t")),
        (
            "Copper in exchange warehouses on 29 August, in tonnes:",
            "◆ London Metal Exchange 158,900",
            ("lme", 158_900.0, "t"),
        ),
        ("去年各省区原煤产量：", "山西 13.57亿吨", ("shanxi", 1.357e9, "t")),
        ("原油产量（万桶/日）", "美国：1321", ("US", 1.321e7, "bbl/d")),
    ],
)
def test_an_entry_has_the_unit_of_the_line_above_however_it_is_set_apart(
    lead: str, entry: str, told: Row
) -> None:
    assert [(row[1], *row[3:5]) for row in entries(f"{lead}\n{entry}\n{entry}\n")] == [told, told]


def test_an_entry_measures_what_the_line_above_says() -> None:
    text = "Contract chipmakers: revenue in the second quarter of 2025\n1. TSMC: $30.2 billion, up 18.5%\n2. SMIC: $2.21 billion\n"
    assert [row[:2] for row in entries(text)] == [("revenue", "tsmc")] * 2 + [("revenue", "smic")]
    text = "LNG carriers built in 2025\nSouth Korea: 62 ships\nWorld: 79 ships\n"
    assert [row[:2] for row in entries(text)] == [("production", "KR"), ("production", "world")]
    text = "China's quotas for rare earths in 2024\n- Mining: 270,000 t\n- Smelting: 254,000 t\n"
    assert [row[:2] for row in entries(text)] == [("quota", "CN"), ("quota", "CN")]


def test_whom_a_tariff_is_for_is_told_by_the_line_above() -> None:
    text = (
        "国务院关税税则委员会对原产于美国的部分商品加征的关税已经生效，税率如下：\n· 煤炭　15%\n· 原油　10%\n"
    )
    assert [row[:4] for row in entries(text)] == [("tariff", "CN", "US", 15.0), ("tariff", "CN", "US", 10.0)]
    text = "U.S. tariffs on goods from Asia, as they stand:\n\nJapan: 15%\nVietnam: 20%\n"
    assert [row[1:3] for row in entries(text)] == [("US", "JP"), ("US", "VN")]


def test_a_box_of_key_facts_is_of_the_works_in_its_title() -> None:
    text = "Sakhalin-2 LNG: key facts\nSite: Prigorodnoye, Russian Far East\nOwners: Gazprom (77.5%), Mitsui (12.5%)\nCapacity: 9.6 million tonnes a year\n"
    (article,) = read_source(f"---\ndate: 2026-03-03\n---\n\n{text}", "t.md")
    assert [(c.metric, c.subject, c.whole) for c in extract(article, PACK)] == [
        ("stake", "gazprom", "sakhalin_2"),
        ("stake", "mitsui", "sakhalin_2"),
        ("capacity", "sakhalin_2", None),
    ]
    text = "【项目速览】马诺诺锂矿\n所在地：刚果（金）坦噶尼喀省\n锂辉石精矿规划年产能：50万吨\n计划投产时间：2026年\n现有员工：约2400人\n"
    assert [row[:2] + row[5:] for row in entries(text)] == [
        ("capacity", "manono", None),
        ("event", "manono", None),
        ("workforce", "manono", None),
    ]


def test_by_how_much_a_price_moved_is_less_than_the_price() -> None:
    rows = entries("# 钢价\n\n螺纹钢3168元/吨，跌27元；热轧卷板3239元/吨，跌11元。\n")
    assert [row[3:5] for row in rows] == [
        (3168.0, "CNY/t"),
        (-27.0, "CNY/t"),
        (3239.0, "CNY/t"),
        (-11.0, "CNY/t"),
    ]


def test_years_are_labels_of_what_was_and_of_what_happened() -> None:
    text = "Lynas: NdPr output\n2022: 5,880 tonnes\n2023: 6,142 tonnes, up 4.5%\n"
    assert [row[3:] for row in entries(text)] == [
        (5880.0, "t", "2022"),
        (6142.0, "t", "2023"),
        (4.5, "percent", "2023"),
    ]
    text = "TIMELINE: FLAMANVILLE 3\n2007: Construction begins in Normandy.\n2024: The reactor is connected to the grid.\n"
    assert [(row[0], row[3]) for row in entries(text)] == [("event", 2007.0), ("event", 2024.0)]
    text = "白鹤滩水电站大事记\n2017年 主体工程开工\n2021年 首批机组投产发电\n"
    assert [(row[0], row[3]) for row in entries(text)] == [("event", 2017.0), ("event", 2021.0)]


def test_what_goods_are_used_for_and_who_owns_a_works_are_lists_of_parts() -> None:
    (article,) = read_source(
        "---\ndate: 2025-06-09\n---\n\n# 锂用在哪里？2024年全球锂消费构成\n· 电池：87%\n· 润滑脂：2%\n",
        "t.md",
    )
    assert [(c.metric, c.subject, c.whole, c.commodity) for c in extract(article, PACK)] == [
        ("consumption", "batteries", "world", "lithium"),
        ("consumption", "润滑脂", "world", "lithium"),
    ]
    (article,) = read_source(
        "---\ndate: 2025-07-08\n---\n\n# Who owns the Greenbushes lithium mine?\nAlbemarle – 49%\nIGO – 24.99%\n",
        "t.md",
    )
    assert [(c.metric, c.subject, c.whole) for c in extract(article, PACK)] == [
        ("stake", "albemarle", "greenbushes"),
        ("stake", "igo", "greenbushes"),
    ]


def test_duties_on_the_goods_of_one_are_those_of_whom_the_entries_name() -> None:
    text = "Who charges what: import duties on Chinese electric cars today\n- United States: 100%\n- Turkey: 40%\n"
    assert [row[1:4] for row in entries(text)] == [("US", "CN", 100.0), ("TR", "CN", 40.0)]


def test_of_which_opens_a_list_of_its_own() -> None:
    text = "11月中国锡出口\n总量：6150吨，环比增长12%\n其中：\n——对德国1105吨\n——对美国582吨\n"
    assert [row[1:3] + row[5:] for row in entries(text, "2025-12-12")][2:] == [
        ("CN", "DE", "2025-11"),
        ("CN", "US", "2025-11"),
    ]


def test_dates_of_key_facts_may_say_that_they_are_planned() -> None:
    text = "KEY FACTS: RHYOLITE RIDGE\nFirst production planned for: 2028\nStart of sales: planned for 2029\nFirst ore: March 2009\n"
    assert [row[:2] + row[3:4] for row in entries(text)] == [
        ("event", "rhyolite_ridge", 2028.0),
        ("event", "rhyolite_ridge", 2029.0),
        ("event", "rhyolite_ridge", 2009.0),
    ]


def test_signed_figures_in_brackets_are_changes() -> None:
    (article,) = read_source(
        "---\ndate: 2025-02-17\n---\n\nExport prices of wheat on 14 February 2025, dollars a tonne\nRussia: 249 (+3)\nCanada: 266 (-2)\n",
        "t.md",
    )
    assert [(c.kind, c.low) for c in extract(article, PACK)] == [
        ("amount", 249.0),
        ("change", 3.0),
        ("amount", 266.0),
        ("change", -2.0),
    ]


def test_what_follows_a_list_is_of_whose_list_it_was() -> None:
    text = "What gallium was used for in the United States in 2023, as a share of consumption:\n- integrated circuits: 73%\n- optoelectronic devices: 25%\nTotal consumption that year was 19 tonnes.\n"
    assert [row[1] for row in entries(text)] == ["integrated_circuits", "optoelectronic_devices", "US"]


def test_between_a_partner_and_its_figure_stand_marks_and_hedges_only() -> None:
    text = "# Fewer magnets\n\nChina exported 5,952 tons of magnets in December 2025.\nBy destination, in tons:\n– Germany: 1,164\n– Japan: only 280\n"
    assert [row[1:4] for row in entries(text, "2026-01-20")][1:] == [
        ("CN", "DE", 1164.0),
        ("CN", "JP", 280.0),
    ]
    text = "1月中国汽车出口前几名市场\n1. 墨西哥——6.1万辆\n2. 阿联酋——5.2万辆\n"
    assert [row[1:3] for row in entries(text)] == [("CN", "MX"), ("CN", "AE")]


def test_an_entry_is_of_the_name_before_its_land() -> None:
    text = "# The five largest copper producers\n\nSource: company reports. All figures in thousand tonnes, 2024.\n\n1. Codelco (Chile) – 1,328\n2. Antapaccay (Peru) – 160\n"
    assert [(row[1], row[3]) for row in entries(text) if row[4] == "t"] == [
        ("codelco", 1_328_000.0),
        ("antapaccay", 160_000.0),
    ]


def test_a_list_in_a_sentence_has_the_unit_that_is_told_once() -> None:
    told = [
        ("mine_production", "CN", None, 270_000.0, "t", "2024"),
        ("mine_production", "MM", None, 31_000.0, "t", "2024"),
    ]
    english = (
        "# A look\n\nPrices fell. Rare earth mine output in 2024 (tonnes): China 270,000; Myanmar 31,000.\n"
    )
    assert entries(english) == told
    assert entries("# 一览\n\n价格下跌。2024年稀土矿产量（万吨）：中国27，缅甸3.1。\n") == told


def test_entries_further_in_are_of_the_one_above_them() -> None:
    text = "# Chips\n\nCapital spending in 2025:\n\n* TSMC\n  * budget: $40 billion\n* Intel\n  * budget: $20 billion\n* budget of all others: $9 billion\n"
    assert [row[:2] for row in entries(text)][:2] == [("investment", "tsmc"), ("investment", "intel")]
    assert entries(text)[2][1] != "intel"


def test_a_numbered_heading_names_nobody() -> None:
    text = "# Chile's copper\n\nThe pits are old.\n\n**Chart 2: Grades.** The ore grade fell from 1.0% in 2005 to 0.65% in 2024.\n"
    assert {row[1] for row in entries(text)} == {"CL"}
