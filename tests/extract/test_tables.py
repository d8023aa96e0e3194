"""Whose the numbers of a table are: by its rows, its columns, its corner, the line above it."""

from __future__ import annotations

from checker.articles import read_source
from checker.extract import extract
from tests.extract.test_corpus import PACK


def cells(table: str, title: str = "Copper in tables") -> list[tuple[object, ...]]:
    """Subject, partner, whole, metric and value of each claim of a Markdown article that is only a table."""
    (article,) = read_source(f"# {title}\n\n*Data note, 3 March 2026*\n\n{table}\n", "t.md")
    return [(c.subject, c.counterparty, c.whole, c.metric, c.low) for c in extract(article, PACK)]


def test_a_table_that_names_nobody_is_of_the_world() -> None:
    table = "| | 2024 | 2025 |\n|---|---|---|\n| Mine output, kt | 22,900 | 23,100 |\n\nChile, Peru, Congo, Indonesia and Australia dig most."
    assert [(subject, low) for subject, _, _, _, low in cells(table)] == [
        ("world", 22_900_000.0),
        ("world", 23_100_000.0),
    ]


def test_shares_of_the_world_are_of_those_in_the_head() -> None:
    table = "| | Chile | Peru |\n|---|---|---|\n| Output 2025, million t | 5.3 | 2.7 |\n| Share of world | 23% | 12% |"
    shares = [row for row in cells(table) if row[4] in (23.0, 12.0)]
    assert [row[:4] for row in shares] == [
        ("CL", None, "world", "mine_production"),
        ("PE", None, "world", "mine_production"),
    ]


def test_imports_by_origin_are_the_importers() -> None:
    table = "**Chinese imports, 2025**\n\n| From | Tonnes | Share |\n|---|---|---|\n| Chile | 980,000 | 27% |\n| Total | 3,640,000 | 100% |"
    assert cells(table)[:2] == [
        ("CN", "CL", None, "imports", 980_000.0),
        ("CN", "CL", "CN", "imports", 27.0),
    ]
    assert {row[0] for row in cells(table)} == {"CN"}


def test_a_use_has_its_part_of_what_the_country_of_the_corner_uses() -> None:
    table = "Antimony is scarce.\n\n| Use (U.S., 2025) | Share |\n|---|---|\n| Flame retardants | 36% |\n| Ceramics | 12% |"
    assert [row[:4] for row in cells(table, "Antimony at a glance")] == [
        ("flame_retardants", None, "US", "consumption"),
        ("ceramics", None, "US", "consumption"),
    ]


def test_goods_that_no_pack_knows_are_still_themselves() -> None:
    (article,) = read_source(
        "# Metals in tables\n\n| Metal | 2024, tonnes |\n|---|---|\n| Indium | 600 |\n| Osmium | 900 |\n",
        "t.md",
    )
    assert [(c.commodity, c.low) for c in extract(article, PACK)] == [("indium", 600.0), ("osmium", 900.0)]


def test_a_chinese_table_of_sources_is_the_importers_and_so_is_its_sum() -> None:
    table = "**日本铜精矿进口来源（单位：万吨）**\n\n| 来源国 | 2024年 | 2025年 |\n|---|---|---|\n| 智利 | 180 | 190 |\n| 合计 | 480 | 495 |"
    assert cells(table, "铜精矿账本") == [
        ("JP", "CL", None, "imports", 1_800_000.0),
        ("JP", "CL", None, "imports", 1_900_000.0),
        ("JP", None, None, "imports", 4_800_000.0),
        ("JP", None, None, "imports", 4_950_000.0),
    ]


def test_columns_between_tabs_are_read_under_the_line_above_and_share_a_unit() -> None:
    (article,) = read_source(
        "COBALT LETTER\nIssue of 3 March 2026\n\nCobalt is dear.\n\nPrices, US$ per lb\n"
        "Metal\tEurope\tEurope, Mar 2025\nCobalt\t24\t12\nNickel\t8\t7\n",
        "t.txt",
    )
    assert article.published == "2026-03-03"
    assert [(c.metric, c.commodity, c.unit, round(c.low)) for c in extract(article, PACK)] == [
        ("price", "cobalt", "USD/t", 52911),
        ("price", "cobalt", "USD/t", 26455),
        ("price", "nickel", "USD/t", 17637),
        ("price", "nickel", "USD/t", 15432),
    ]


def test_a_part_of_the_row_above_has_its_unit_and_names_whom_it_is_with() -> None:
    table = "Korea and LNG\n\n| | 2023 | 2024 |\n|---|---|---|\n| Imports, million tonnes | 45.1 | 46.3 |\n| of which from Australia | 10.4 | 11.6 |\n| Import bill, trillion won | 47 | 42 |"
    assert [row for row in cells(table, "Gas in tables") if row[0] == "KR"] == [
        ("KR", None, None, "imports", 45_100_000.0),
        ("KR", None, None, "imports", 46_300_000.0),
        ("KR", "AU", None, "imports", 10_400_000.0),
        ("KR", "AU", None, "imports", 11_600_000.0),
        ("KR", None, None, "imports", 4.7e13),
        ("KR", None, None, "imports", 4.2e13),
    ]


def test_tariffs_by_country_are_whose_they_are() -> None:
    table = (
        "US tariffs on copper, by country\n\n| Country | Rate, % |\n|---|---|\n| Chile | 10 |\n| Peru | 12 |"
    )
    assert cells(table) == [("US", "CL", None, "tariff", 10.0), ("US", "PE", None, "tariff", 12.0)]


def test_shares_of_the_country_are_of_whose_the_title_tells() -> None:
    table = "Exports in 2024\n\n| Company | Million tonnes | Share of the country's exports |\n|---|---|---|\n| SMB | 47.3 | 33% |"
    assert [row[:4] for row in cells(table, "Guinea's bauxite exporters")][1] == (
        "smb",
        None,
        "GN",
        "exports",
    )


def test_cars_under_the_word_output_are_made() -> None:
    table = "Output of car makers in August\n\n| Maker | Vehicles |\n|---|---|\n| Toyota | 742,220 |"
    assert [row[3:] for row in cells(table, "Cars")] == [("production", 742_220.0)]


def test_the_year_before_and_a_loss_are_read_from_their_heads() -> None:
    table = "| 指标 | 2025年上半年 | 上年同期 |\n|---|---|---|\n| 收入（亿兰特） | 269 | 268 |\n| 净亏损（亿兰特） | 45 | 58 |"
    (article,) = read_source(f"# 力拓半年业绩\n\n{table}\n", "t.md")
    assert [(c.metric, c.low, c.unit, c.period) for c in extract(article, PACK)] == [
        ("revenue", 26.9e9, "ZAR", "2025-01/2025-06"),
        ("revenue", 26.8e9, "ZAR", "2024-01/2024-06"),
        ("profit", -4.5e9, "ZAR", "2025-01/2025-06"),
        ("profit", -5.8e9, "ZAR", "2024-01/2024-06"),
    ]


def test_whom_the_caption_names_is_the_other_end() -> None:
    table = "Exports of cobalt to China, in tonnes\n\n| Country | 2024 |\n|---|---|\n| Congo | 170,000 |"
    assert [row[:4] for row in cells(table)] == [("CD", "CN", None, "exports")]
    table = "韩国关键矿产对华依赖度\n\n| 品种 | 2023年 |\n|---|---|\n| 氢氧化锂 | 82% |"
    assert [row[:3] for row in cells(table)] == [("KR", "CN", "KR")]


def test_a_row_of_a_project_has_its_owner_and_its_start() -> None:
    table = "| Project | Country | Owner | Planned capacity, t/year | Start |\n|---|---|---|---|---|\n| Reko Diq | Pakistan | Barrick (50%) | 240,000 | 2028 |"
    assert cells(table) == [
        ("barrick", None, "reko_diq", "stake", 50.0),
        ("reko_diq", None, None, "capacity", 240_000.0),
        ("reko_diq", None, None, "event", 2028.0),
    ]


def test_products_are_their_makers() -> None:
    table = "| Medicine | Maker | Sales, $ billion |\n|---|---|---|\n| Dupixent | Sanofi | 14.1 |"
    assert [row[0] for row in cells(table)] == ["sanofi"]


def test_months_in_rows_and_hedges_in_cells_are_read() -> None:
    (article,) = read_source(
        "---\ndate: 2024-12-01\n---\n\n## 集成电路进出口（2024年，亿块）\n| 月份 | 进口 | 出口 |\n|---|---|---|\n| 1月 | 约407 | 223 |\n",
        "t.md",
    )
    assert [(c.metric, c.subject, c.low, c.hedge, c.period) for c in extract(article, PACK)] == [
        ("imports", "CN", 4.07e10, "about", "2024-01"),
        ("exports", "CN", 2.23e10, "exact", "2024-01"),
    ]


def test_signed_cells_under_change_are_changes() -> None:
    (article,) = read_source(
        "---\ndate: 2025-07-15\n---\n\nOPEC crude output (million barrels a day)\n| | June 2025 | Change |\n|---|---|---|\n| Iraq | 3.91 | -0.03 |\n",
        "t.md",
    )
    assert [(c.kind, c.low, c.unit) for c in extract(article, PACK)] == [
        ("amount", 3.91e6, "bbl/d"),
        ("change", -30_000.0, "bbl/d"),
    ]


def test_stocks_of_exchanges_and_prices_in_dollars_per_kilogram() -> None:
    table = "交易所铜库存（吨）\n\n| 交易所 | 库存 |\n|---|---|\n| LME | 128475 |\n| 上期所 | 73423 |"
    assert [(row[0], row[4]) for row in cells(table)] == [("lme", 128_475.0), ("shfe", 73_423.0)]
    table = "Spot prices\n\n| Metal | US dollars per kg |\n|---|---|\n| Bismuth | 13.20 |"
    assert [row[3:] for row in cells(table)] == [("price", 13_200.0)]


def test_suppliers_are_of_whose_imports_they_are_and_items_are_no_projects() -> None:
    table = "Gas imports of the European Union, first quarter of 2025\n\n| Supplier | bcm |\n|---|---|\n| Norway | 22.1 |"
    assert [row[:4] for row in cells(table)] == [("EU", "NO", None, "imports")]
    table = "比亚迪一季度业绩\n\n| 项目 | 数值 |\n|---|---|\n| 营业收入（亿元） | 1703.6 |"
    assert [row[0] for row in cells(table, "比亚迪一季度业绩")] == ["byd"]


def test_a_column_of_the_world_is_its_own_and_a_column_of_its_parts_is_not() -> None:
    table = "Graphite: mine output in thousand tonnes\n\n| Year | China | World |\n|---|---|---|\n| 2022 | 1,210 | 1,680 |"
    assert [row[0] for row in cells(table)] == ["CN", "world"]
    table = "印尼镍矿产量\n\n| 年份 | 产量（万吨） | 占全球产量 |\n|---|---|---|\n| 2024 | 220 | 59% |"
    assert [row[0] for row in cells(table)] == ["ID", "ID"]


def test_a_table_of_owners_is_of_the_works_in_the_title() -> None:
    table = "| Shareholder | Stake |\n|---|---|\n| Shell | 40% |\n| Petronas | 25% |"
    (article,) = read_source(f"---\ndate: 2024-10-09\n---\n\nLNG Canada in brief\n\n{table}\n", "t.md")
    assert [(c.metric, c.subject, c.whole) for c in extract(article, PACK)] == [
        ("stake", "shell", "lng_canada"),
        ("stake", "petronas", "lng_canada"),
    ]


def test_rows_under_quotas_are_quotas_and_what_a_title_foresees_is_foreseen() -> None:
    table = "China's rare earth quotas (tonnes of oxide)\n\n| | 2023 |\n|---|---|\n| Mining | 255,000 |\n| Smelting and separation | 243,850 |"
    assert [row[3] for row in cells(table)] == ["quota", "quota"]
    table = "美国农业部大豆预测\n\n| 国家 | 2030年产量（万吨） |\n|---|---|\n| 巴西 | 16900 |"
    (article,) = read_source(f"---\ndate: 2025-08-12\n---\n\n{table}\n", "t.md")
    assert [(c.subject, c.modality) for c in extract(article, PACK)] == [("BR", "forecast")]


def test_what_is_generated_is_electricity() -> None:
    (article,) = read_source(
        "---\ndate: 2025-08-12\n---\n\n# 各省数据\n\n| 省份 | 发电量（亿千瓦时） |\n|---|---|\n| 山东 | 620 |\n",
        "t.md",
    )
    assert [(c.subject, c.commodity, c.unit) for c in extract(article, PACK)] == [
        ("shandong", "electricity", "TWh")
    ]


def test_a_column_that_only_numbers_the_rows_names_nobody() -> None:
    table = "| Rank | Company | Country | Batteries, GWh, 2024 |\n|---|---|---|---|\n| 1 | CATL | China | 339.3 |\n| 2 | BYD | China | 153.7 |\n| | Others | | 266 |"
    assert [row[0] for row in cells(table, "Batteries")][:2] == ["catl", "byd"]
    assert [row[0] for row in cells(table.replace("Rank", "Year"), "Batteries")][:2] != ["catl", "byd"]
    chinese = "| 排名 | 公司 | 国家 | 产量（万吨） |\n|---|---|---|---|\n| 1 | 智利国家铜业 | 智利 | 63.4 |\n| 2 | 必和必拓 | 澳大利亚 | 98.7 |\n| 合计 | | | 162.1 |"
    assert [row[0] for row in cells(chinese, "2025年主要铜企产量")] == ["codelco", "bhp", "world"]


def test_rows_of_plain_text_cut_by_gaps_are_read() -> None:
    table = "Peru, copper, thousand tonnes\n\nMonth      Output   Exports\nJanuary    211      198\nMarch      224      187"
    assert [row[3:] for row in cells(table)] == [
        ("mine_production", 211_000.0),
        ("exports", 198_000.0),
        ("mine_production", 224_000.0),
        ("exports", 187_000.0),
    ]


def dated(text: str, name: str = "t.md") -> list[tuple[object, ...]]:
    """Subject, metric, value and period of each claim of an article."""
    (article,) = read_source(text, name)
    return [(c.subject, c.metric, c.low, c.period) for c in extract(article, PACK)]


def page(title: str, *rows: str) -> str:
    """A page whose article is only a table."""
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<html><body><article><h1>{title}</h1><table>{body}</table></article></body></html>"


EXPORTS = [
    ("GA", "exports", 9_000_000.0, "2023"),
    ("GA", "exports", 9_400_000.0, "2024"),
    ("GA", "exports", 22.0, "2024"),
    ("AU", "exports", 5_700_000.0, "2023"),
    ("AU", "exports", 2_100_000.0, "2024"),
    ("AU", "exports", 5.0, "2024"),
]


def test_a_wide_head_counts_for_all_of_its_columns() -> None:
    table = "| Exporter | Exports, million tonnes | | Share |\n| | 2023 | 2024 | |\n|---|---|---|---|\n| Gabon | 9.0 | 9.4 | 22% |\n| Australia | 5.7 | 2.1 | 5% |"
    assert dated(f"# Manganese ore\n\n*3 March 2025*\n\n{table}\n") == EXPORTS


def test_cells_of_html_that_fill_several_rows_and_columns_keep_their_place() -> None:
    table = page(
        "Manganese ore in 2024",
        "<th rowspan='2'>Exporter</th><th colspan=2>Exports, million tonnes</th><th rowspan=2>Share</th>",
        "<th>2023</th><th>2024</th>",
        "<td>Gabon</td><td>9.0</td><td>9.4</td><td>22%</td>",
        "<td colspan='junk'>Australia</td><td>5.7</td><td>2.1</td><td>5%</td>",
    )
    assert dated(table, "t.html") == EXPORTS


def test_the_line_below_can_give_the_unit() -> None:
    table = "| Year | Chile | Peru |\n|---|---|---|\n| 2023 | 5,250 | 2,760 |\n\nFigures in thousand tonnes of contained copper."
    assert [row[3:] for row in cells(table, "Copper: production by country")] == [
        ("mine_production", 5_250_000.0),
        ("mine_production", 2_760_000.0),
    ]


def test_a_head_that_nobody_knows_is_a_name_among_known_ones() -> None:
    table = "| | Albemarle | SQM | Lomnava |\n|---|---|---|---|\n| Sales, 2024 (kt) | 218 | 205 | 96 |\n| Staff | 8,300 | 8,344 | 910 |"
    rows = cells(table, "Lithium producers compared")
    assert [row[0] for row in rows] == ["albemarle", "sqm", "lomnava"] * 2
    assert {row[3] for row in rows[3:]} == {"workforce"}


def test_a_cell_that_fills_several_rows_names_them_all_and_a_column_of_years_dates_them() -> None:
    table = page(
        "Graphite miners",
        "<th>Country</th><th>Year</th><th>Output, t</th>",
        "<td rowspan=2>China</td><td>2023</td><td>1,210,000</td>",
        "<td>2024</td><td>1,270,000</td>",
        "<td>Brazil</td><td>2024</td><td>68,000</td>",
    )
    assert dated(table, "t.html") == [
        ("CN", "mine_production", 1_210_000.0, "2023"),
        ("CN", "mine_production", 1_270_000.0, "2024"),
        ("BR", "mine_production", 68_000.0, "2024"),
    ]


def test_a_sum_without_a_name_is_not_that_of_the_row_above() -> None:
    table = "| | Output 2024, t |\n|---|---|\n| Chile | 5,300 |\n| Peru | 2,700 |\n| | 8,000 |"
    assert [row[0] for row in cells(table)][:2] == ["CL", "PE"]
    assert ("PE", 8000.0) not in [(row[0], row[4]) for row in cells(table)]


def test_years_over_columns_of_plain_text_keep_their_place_and_the_title_has_the_unit() -> None:
    table = "              2023      2024\nProduction    181.3     175.0\nConsumption   179.8     178.9"
    told = [
        ("production", 181.3e6, "2023"),
        ("production", 175.0e6, "2024"),
        ("consumption", 179.8e6, "2023"),
        ("consumption", 178.9e6, "2024"),
    ]
    title = "# Sugar balance (million tonnes)\n\n*3 March 2026*\n\n"
    assert [row[1:] for row in dated(f"{title}{table}\n")] == told
    assert dated(f"# A $2 billion balance\n\n*3 March 2026*\n\n{table}\n")[1:] == []


def test_a_head_one_space_in_leaves_the_line_before_it_alone() -> None:
    text = "Sugar\n2026-03-03\n\nIn tonnes\n 2023   2024   2025\nOutput   181   175   180\nUse   179   178   180\n"
    (article,) = read_source(text, "t.txt")
    assert [at for at, char in enumerate(article.plain) if char == "\n"] == [
        at for at, char in enumerate(text) if char == "\n"
    ]


NORTHGATE = "# Northgate Metals output report\n\n*20 October 2024*\n\nNorthgate Metals said output rose.\n\n"


def test_a_column_of_units_and_heads_over_groups_of_columns() -> None:
    table = "GROUP OUTPUT | Year to Date | Q3 | Q2 | ||||\n2024 | 2023 | % | 2024 | 2024 | % | ||\nZinc production | kt | 41.2 | 40.4 | (1.2) | 18.7 | 17.0 | 5.3 |\nSilver production | koz | 310 | 290 | 14.0 | 141 | 120 | (12.0) |\n"
    zinc = [row for row in dated(NORTHGATE + table) if row[2] not in (None, 14.0, -12.0)][:6]
    assert zinc == [
        ("northgate_metals", "mine_production", 41_200.0, "2024-01/2024-09"),
        ("northgate_metals", "mine_production", 40_400.0, "2023-01/2023-09"),
        ("northgate_metals", "mine_production", -1.2, "2024-01/2024-09"),
        ("northgate_metals", "mine_production", 18_700.0, "2024-07/2024-09"),
        ("northgate_metals", "mine_production", 17_000.0, "2024-04/2024-06"),
        ("northgate_metals", "mine_production", 5.3, "2024-07/2024-09"),
    ]


def test_a_unit_column_under_its_name() -> None:
    table = "| Product | Unit | 3Q18 | 3Q17 |\n|---|---|---|---|\n| Zinc production | kt | 41.2 | 38.4 |\n| Revenue | $m | 512 | 498 |\n"
    assert [row[1:] for row in dated(NORTHGATE + table)] == [
        ("mine_production", 41_200.0, "2018-07/2018-09"),
        ("mine_production", 38_400.0, "2017-07/2017-09"),
        ("revenue", 512_000_000.0, "2018-07/2018-09"),
        ("revenue", 498_000_000.0, "2017-07/2017-09"),
    ]


def bases(text: str) -> list[tuple[object, ...]]:
    """Kind, value, period and base of each claim of an article."""
    (article,) = read_source(text, "t.md")
    return [(c.kind, c.low, c.period, c.base) for c in extract(article, PACK)]


def test_a_change_is_of_the_times_of_the_columns_beside_it() -> None:
    table = "| Company | Cash costs per oz, December Qtr | Cash costs per oz, September Qtr | Change (%) |\n|---|---|---|---|\n| Dunmore Gold | $880 | $1,100 | (20.0)% |\n"
    assert bases(f"# Costs\n\n*4 February 2025*\n\n{table}") == [
        ("amount", 880.0, "2024-10/2024-12", None),
        ("amount", 1100.0, "2024-07/2024-09", None),
        ("change", -20.0, "2024-10/2024-12", "q/q"),
    ]
    table = "| Market | 2023, tonnes | 2024, tonnes | Growth |\n|---|---|---|---|\n| Peru | 800 | 1,000 | 25.0% |\n"
    assert bases(f"# Tin output\n\n*4 February 2025*\n\n{table}")[2] == ("change", 25.0, "2024", "y/y")
    table = "| Grade | This week | Last week | w/w |\n|---|---|---|---|\n| Tin ingot | $30,000/t | $29,400/t | 2.0% |\n"
    assert bases(f"# Tin prices\n\n*4 February 2025*\n\n{table}")[2][::3] == ("change", "w/w")


def test_a_margin_is_the_firms_profit_by_its_revenue() -> None:
    table = "| | Q3'24 | Q3'23 |\n|---|---|---|\n| Gross margin | 51.5% | 48.5% |\n"
    (article,) = read_source(
        f"# TSMC earns more\n\n*20 October 2024*\n\nTSMC had revenue of $23 billion in the third quarter.\n\n{table}",
        "t.md",
    )
    margin = [c for c in extract(article, PACK) if c.low in (51.5, 48.5)]
    assert [(c.kind, c.metric, c.subject, c.whole, c.period) for c in margin] == [
        ("ratio", "profit", "tsmc", "revenue", "2024-07/2024-09"),
        ("ratio", "profit", "tsmc", "revenue", "2023-07/2023-09"),
    ]


def test_a_table_with_nothing_but_spaces_between_its_cells() -> None:
    table = "(volumes in tonnes)\nSept 2024 Sept 2024 poll Aug 2024\nOutput 1,842 1,906 1,821*\nStocks 2,448 2,520 2,240\n"
    (article,) = read_source(
        f"# Peru's tin stocks rise\n\n*10 October 2024*\n\nPeru has more tin.\n\n{table}", "t.md"
    )
    assert [(c.subject, c.metric, c.low, c.period, c.modality) for c in extract(article, PACK)][:3] == [
        ("PE", "mine_production", 1842.0, "2024-09", "stated"),
        ("PE", "mine_production", 1906.0, "2024-09", "forecast"),
        ("PE", "mine_production", 1821.0, "2024-08", "stated"),
    ]


def test_a_sentence_that_ends_in_two_numbers_is_no_table() -> None:
    text = "Output was told for 2023 and 2024\nPeru mined tonnes of tin, in thousands, 41 42\nThe rest is known\n"
    (article,) = read_source(f"# Tin\n\n*10 October 2024*\n\n{text}", "t.md")
    assert "table" not in [block.kind.value for block in article.blocks]


def test_a_cell_on_each_line() -> None:
    table = "|\nRank |\nNation |\nOutput, tonnes |\n|\n1 |\nChina |\n61,400 |\n|\n2 |\nJapan |\n7,300 |\n"
    assert [row[0::4] for row in cells(table, "Zinc output")] == [("CN", 61_400.0), ("JP", 7_300.0)]
    table = "Operations |\nQ2 2024 |\nQ1 2024 |\n% Change |\nZinc produced (kt) |\n36.4 |\n39.9 |\n(9) % |\nSilver produced (koz) |\n310 |\n290 |\n7 % |\n"
    assert bases(NORTHGATE + table)[:3] == [
        ("amount", 36_400.0, "2024-04/2024-06", None),
        ("amount", 39_900.0, "2024-01/2024-03", None),
        ("change", -9.0, "2024-04/2024-06", "q/q"),
    ]


def test_a_unit_in_the_line_above_in_millions() -> None:
    table = "Shipments, 2024 (shipments in millions of units)\n\n| Company | 2024 | 2023 |\n|---|---|---|\n| Apple | 51.2 | 50.3 |\n"
    assert [row[3:] for row in cells(table, "Smartphones")] == [
        ("sales", 51_200_000.0),
        ("sales", 50_300_000.0),
    ]
