"""Numbers and units as real pages write them: capitals for scales, house styles of agencies, Indian counting, fractions."""

from __future__ import annotations

import pytest

from checker.extract.fold import fold
from checker.extract.quantities import find_quantities
from checker.extract.running import running
from checker.model import Block, BlockKind

WRITTEN: tuple[tuple[str, list[tuple[float, float, str | None]]], ...] = (
    ("Turnover was $8.4M, costs US$ 52 M, debt €3B.", [(8.4e6, 8.4e6, "USD"), (5.2e7, 5.2e7, "USD"), (3e9, 3e9, "EUR")]),
    ("It costs A$20–25M, or 61M euros.", [(2e7, 2.5e7, "AUD"), (6.1e7, 6.1e7, "EUR")]),
    ("Output was 4.6M tonnes and 83k tonnes, stocks 1.25M barrels.", [(4.6e6, 4.6e6, "t"), (8.3e4, 8.3e4, "t"), (1.25e6, 1.25e6, "bbl")]),
    ("The 4K screens and 5G masts cost nothing.", []),
    ("Tin rose by 7pc in May and 12 pc in June.", [(7, 7, "percent"), (12, 12, "percent")]),
    ("It shipped 61,350 mt and 12.5 million mt of ore.", [(61350, 61350, "t"), (1.25e7, 1.25e7, "t")]),
    ("It shipped 84mt, up from between 71mt and 73mt.", [(8.4e7, 8.4e7, "t"), (7.1e7, 7.3e7, "t")]),
    ("It has 95,000 mt/y of smelting, 14 million mt/yr of refining and 30 mtpa of ore.", [(95000, 95000, "t"), (1.4e7, 1.4e7, "t"), (3e7, 3e7, "t")]),
    ("Coal output was 81.4 million tonnes (MT), from 77.2 MT.", [(8.14e7, 8.14e7, "t"), (7.72e7, 7.72e7, "t")]),
    ("Mills made 52-53 lakh tonnes for Rs 640 crore; aid is ₹1.4 lakh crore.", [(5.2e6, 5.3e6, "t"), (6.4e9, 6.4e9, "INR"), (1.4e12, 1.4e12, "INR")]),
    ("Stocks fell by 14.2 mb to 2 690 mb.", [(1.42e7, 1.42e7, "bbl"), (2.69e9, 2.69e9, "bbl")]),
    ("It pumped 31,000 boe/d, sold 9 mmboe and 210 kboe/d.", [(31000, 31000, "bbl/d"), (9e6, 9e6, "bbl"), (210000, 210000, "bbl/d")]),
    ("It pumped 1.4 million barrels of oil equivalent per day.", [(1.4e6, 1.4e6, "bbl/d")]),
    ("It sold 45,000 barrels and a ship.", [(45000, 45000, "bbl")]),
    ("Gas flows are 80 mcm, 12.1 Tcf and 650 MMcf/d.", [(0.08, 0.08, "bcm"), (12100, 12100, "bcf"), (0.65, 0.65, "bcf/d")]),
    ("Demand is 300 Mtoe; the roof has 12 MWp.", [(3489, 3489, "TWh"), (0.012, 0.012, "GW")]),
    ("Yards booked 1.9 million CGT, the Danes 40,000 CGT.", [(1.9e6, 1.9e6, "cgt"), (4e4, 4e4, "cgt")]),
    ("It sold 64,000 kgs and 9,000 dmt at A$740/dmt.", [(64, 64, "t"), (9000, 9000, "t"), (740, 740, "AUD/t")]),
    ("Gold made $US1,480 an ounce.", [(1480 / 3.11034768e-5, 1480 / 3.11034768e-5, "USD/t")]),
    ("It had net income of ($2.3) billion and costs of -$41 million.", [(-2.3e9, -2.3e9, "USD"), (-4.1e7, -4.1e7, "USD")]),
    ("It guides to 310-330,000 tonnes.", [(310000, 330000, "t")]),
    ("It pays between $2.10 per share and $2.30 per share.", [(2.1, 2.3, "USD")]),
    ("Quotes were A$410/t – A$450/t.", [(410, 450, "AUD/t")]),
    ("Oats fell 4 ¾ cents to $3.15 ½ a bushel.", [(0.0475, 0.0475, "USD"), (3.155, 3.155, "USD/bushel")]),
    ("Crude at $71/b, petrol $3.10/gal, zinc 8c/lb dearer.", [(71, 71, "USD/bbl"), (3.1, 3.1, "USD/gallon"), (0.08 / 0.00045359237, 0.08 / 0.00045359237, "USD/t")]),
    ("It pays $310 per 1,000 cubic metres.", [(0.31, 0.31, "USD/m3")]),
    ("Train 2 has 3.1 million mt/year of 9.4 MMT.", [(3.1e6, 3.1e6, "t"), (9.4e6, 9.4e6, "t")]),
    ("Ore fetched $US705/dmt and $US88 a tonne.", [(705, 705, "USD/t"), (88, 88, "USD/t")]),
    ("It paid KES 2.1 billion, or BDT 48 per kg.", [(2.1e9, 2.1e9, "KES"), (48000, 48000, "BDT/t")]),
    ("A bag of coffee weighs 132 pounds, or 60 kilograms, a load of 30 kilos less.", []),
    ("It was the highest in over a year; a year ago it was lower.", [(1, 1, "year")]),
    ("One mine makes a third, the other another fifth.", [(100 / 3, 100 / 3, "percent"), (20, 20, "percent")]),
    ("市场占比提高6.3%至41.2%,产量增长10%至15%。", [(6.3, 6.3, "percent"), (41.2, 41.2, "percent"), (10, 15, "percent")]),
    ("1吨约等于1400立方米,减持逾一吨黄金,一吨难求。", [(1, 1, "t")]),
    ("It reckons with 141 yen per dollar and 158 yen to the euro, as sales fell for a third straight quarter.", []),
    ("Output rose for six months in a row; a fifth being built will not help, a fifth is sold.", [(20, 20, "percent")]),
    ("At 1415 GMT the FTSE 100 was flat ($1 = 148.20 yen).", []),
    ("It made 1930 tU.", [(1930, 1930, "t")]),
    ("宏达2024H1均价12.5元/公斤,25Q3成本11元/kg。", [(12500, 12500, "CNY/t"), (11000, 11000, "CNY/t")]),
    ("7、8月份价格升至19元/公斤。", [(19000, 19000, "CNY/t")]),
    ("净利润分别为-6.2亿元、-1.4亿元。", [(-6.2e8, -6.2e8, "CNY"), (-1.4e8, -1.4e8, "CNY")]),
    ("装机21.5Gwh,接单30万修正总吨。", [(0.0215, 0.0215, "TWh"), (3e5, 3e5, "cgt")]),
    ("约3/4源自智利,创近半世纪新高。", [(75, 75, "percent")]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRITTEN, ids=[text for text, _ in WRITTEN])
def test_a_number_is_read_as_it_is_written(
    text: str, expected: list[tuple[float, float, str | None]]
) -> None:
    found = [(q.low, q.high, q.unit) for q in find_quantities(fold(text)) if q.unit is not None]
    assert [unit for _, _, unit in found] == [unit for _, _, unit in expected]
    for (low, high, _), (least, most, _) in zip(found, expected, strict=True):
        assert (low, high) == (pytest.approx(least), pytest.approx(most))


def test_numbers_with_units_of_their_own_are_no_range() -> None:
    found = find_quantities(
        "It rose 14,000 bpd to 1.36 million bpd, or from 9,000 tonnes to 1.1 million tonnes."
    )
    assert [(q.low, q.high) for q in found] == [
        (14000, 14000),
        (1.36e6, 1.36e6),
        (9000, 9000),
        (1.1e6, 1.1e6),
    ]


def test_a_blank_between_chinese_and_digits_is_none() -> None:
    text = "截至 2024 年底,产能为 96 万吨,增长 7.5% 左右。"
    flow = running(text, (Block(BlockKind.PARAGRAPH, 0, len(text), 1),))
    assert flow.text == "截至2024年底,产能为96万吨,增长7.5%左右。"
    assert text[slice(*flow.span(flow.text.index("96"), flow.text.index("吨") + 1))] == "96 万吨"
