"""When a number holds and what it is measured against: windows, running totals, comparisons, steps."""

import pytest

from tests.extract.test_corpus import PACK, paragraph

from checker.extract import extract  # isort: skip

SAID = [
    # Running totals
    ("2024-04-15", "Coffee sales had come to 2.3 million tonnes by April 9 since the start of the harvest on October 1, down 14% from the same period last season.", {"2.3 million tonnes": {"period": "2023-10/2024-04"}, "14%": {"period": "2023-10/2024-04", "base": "y/y"}}),
    ("2024-01-29", "Bean arrivals stood at 35,000 tonnes since the start of the harvest on 1 October, up from 19,000 tonnes in the same period of the previous season.", {"35,000 tonnes": {"period": "2023-10/2024-01"}, "19,000 tonnes": {"period": "2022-10/2023-01"}}),
    ("2024-04-15", "Sugar exports from November 1 till March 31 came to 6 million tonnes.", {"6 million tonnes": {"period": "2023-11/2024-03"}}),
    ("2024-09-15", "Copper exports totaled 41,000 tonnes year-to-date through July.", {"41,000 tonnes": {"period": "2024-01/2024-07"}}),
    ("2024-06-15", "Copper exports in January-May this year came to 41,000 tonnes, up 4%.", {"41,000 tonnes": {"period": "2024-01/2024-05"}, "4%": {"period": "2024-01/2024-05"}}),
    ("2024-06-15", "Copper output in the January-May period of this year rose 4%.", {"4%": {"period": "2024-01/2024-05"}}),
    ("2024-11-15", "Over ten months of this year tin mining grew by 5% to 21,300 tonnes.", {"21,300 tonnes": {"period": "2024-01/2024-10"}}),
    ("2024-05-15", "Lynas produced 1,730 tons of oxide in the three months ending in March.", {"1,730 tons": {"period": "2024-01/2024-03"}}),
    ("2024-03-15", "Copper exports in January and February combined rose 5%.", {"5%": {"period": "2024-01/2024-02"}}),
    ("2024-10-15", "Orders for tin this year (January-September) came to 32,000 tons.", {"32,000 tons": {"period": "2024-01/2024-09"}}),
    ("2024-10-15", "Coal exports between October 2023 and May 15 this year fell 19%.", {"19%": {"period": "2023-10/2024-05"}}),
    # Windows
    ("2024-10-08", "August pork exports totaled 210,000 tonnes.", {"210,000 tonnes": {"period": "2024-08"}}),
    ("2024-01-11", "Indonesia's December palm oil stocks fell 8.3% to 1.4 million tonnes.", {"8.3%": {"period": "2023-12"}}),
    ("2017-11-08", "Boeing's revenue was $410 million in 3Q17.", {"$410 million": {"period": "2017-07/2017-09"}}),
    ("2024-11-08", "Copper exports were 410 tonnes in 2024Q2.", {"410 tonnes": {"period": "2024-04/2024-06"}}),
    ("2024-04-04", "Copper exports were 24,610 tonnes in March'2023.", {"24,610 tonnes": {"period": "2023-03"}}),
    ("2024-10-04", "Nyrstar earned $297 million in the first quarter ended August 31, 2024.", {"$297 million": {"period": "2024-06/2024-08"}}),
    ("2024-10-04", "Pilbara shipped 92,400 tonnes in the December 2023 quarter.", {"92,400 tonnes": {"period": "2023-10/2023-12"}}),
    ("2022-06-20", "Steel output was 163 million tonnes in April, 5.1% lower than in April, 2021.", {"5.1%": {"period": "2022-04"}}),
    ("2024-05-12", "Gold output in the first quarter was 41,200 ounces, down from 53,400 ounces in the 2023 quarter.", {"53,400 ounces": {"period": "2023-01/2023-03"}}),
    ("2024-04-12", "Skoda sold 141,300 cars in March 2024 against 128,900 cars in the same month previous year.", {"128,900 cars": {"period": "2023-03"}}),
    ("2024-05-12", "Boliden raised its payout by 3.5%, the first rise since the second quarter of 2013.", {"3.5%": {"period": None}}),
    ("2024-11-02", "In 2023 cement output was 4% lower than it had been in 2015.", {"4%": {"period": "2023", "base": "2015"}}),
    # What stays as it was
    ("2024-10-18", "Alcoa lost $41 million in the third quarter, after a loss of $25 million in the same three months of last year.", {"$25 million": {"period": "2023-07/2023-09"}}),
    ("2024-04-15", "Copper prices have risen by 20% since March.", {"20%": {"period": "2024-04", "base": "2024-03"}}),
    ("2021-11-05", "Car sales were 91,000, down 17% compared to October last year.", {"17%": {"base": "y/y"}}),
    ("2020-08-10", "Palm oil stocks shrank 11.2% to 746,000 tonnes from 840,000 tonnes in June.", {"11.2%": {"period": "2020-07", "base": "m/m"}, "746,000 tonnes": {"period": "2020-07"}}),
    ("2019-11-18", "Copper exports rose to 1,930 tonnes in January-September 2019, up 2.9% compared with January-September 2018.", {"2.9%": {"period": "2019-01/2019-09", "base": "y/y"}}),
    ("2022-01-20", "Gold production for the full year was 311,000 ounces.", {"311,000 ounces": {"period": "2021"}}),
    ("2022-01-20", "Alcoa expects gold production of 311,000 ounces for the full year.", {"311,000 ounces": {"period": "2022"}}),
    ("2024-09-15", "Airbus sold 33 jets in August, which takes sales to 297 since the start of the year.", {"297": {"period": "2024-01/2024-08"}}),
    ("2025-08-15", "Airbus expects to sell 820 jets this year, a 7% increase over last year.", {"7%": {"period": "2025", "base": "y/y"}}),
    ("2012-09-15", "Pork exports through July came to 1.3 million tonnes.", {"1.3 million tonnes": {"period": "2012-01/2012-07"}}),
    ("2024-10-18", "Alcoa's revenue was $410 million in the third quarter. Capital expenditures were $12 million.", {"$12 million": {"period": "2024-07/2024-09"}}),
    # A value that another is set against
    ("2024-03-12", "Alcoa's profit rose to $410 million, or $1.36 per share, in the fourth quarter, from $300 million, or $1.12 per share, a year earlier.", {"$410 million": {"period": "2023-10/2023-12"}, "$300 million": {"period": "2022-10/2022-12"}, "$1.12 per share": {"period": "2022-10/2022-12"}}),
    ("2024-05-12", "Net income was $31 million in the first quarter, compared with $26 million, or 13 percent of sales, a year ago.", {"$26 million": {"period": "2023-01/2023-03"}, "13 percent": {"period": "2023-01/2023-03"}}),
    ("2024-03-12", "Output may come to 80 million tonnes of wheat in 2024 compared with 104 million tonnes of wheat in 2023.", {"80 million tonnes": {"period": "2024", "modality": "forecast"}, "104 million tonnes": {"period": "2023", "modality": "stated"}}),
    ("2024-03-12", "Copper stocks fell to 1.7 million tonnes in February from 1.9 million tonnes recorded in the previous month.", {"1.9 million tonnes": {"period": "2024-01"}}),
    ("2024-05-12", "Copper output in the first quarter was 5,294 tonnes, down from 5,528 tonnes in 2023.", {"5,528 tonnes": {"period": "2023-01/2023-03"}}),
    ("2024-05-12", "Copper output in the first quarter was 5,294 tonnes, against 21,528 tonnes in 2023.", {"21,528 tonnes": {"period": "2023"}}),
    ("2024-05-12", "Corn output is projected at 113 million tons in 2024, up from 110 million in 2023 and 105 million in 2022.", {"105 million": {"period": "2022", "modality": "stated"}}),
    ("2024-11-18", "Car sales fell 24% compared to October last year. Exports came to 41,000 cars.", {"24%": {"period": "2024-10"}}),
    # An estimate that a result is set against
    ("2024-10-18", "Alcoa's revenue topped the consensus of $690 million.", {"$690 million": {"modality": "forecast"}}),
    ("2024-10-18", "Alcoa's sales rose to $2.35 billion in 2023, but beat analysts' estimate of $2.31 billion.", {"$2.35 billion": {"modality": "stated"}, "$2.31 billion": {"modality": "forecast", "period": "2023"}}),
    ("2024-10-18", "Profit of 17.2 billion yuan was above the 16.9 billion yuan that analysts expected.", {"17.2 billion yuan": {"kind": "amount", "modality": "stated"}, "16.9 billion yuan": {"kind": "amount", "modality": "forecast"}}),
    ("2024-10-18", "The exchange cut its forecast for this year's barley crop to 7.4 million tonnes, down from 12 million tonnes the previous year.", {"12 million tonnes": {"modality": "stated"}}),
    ("2024-10-18", "The exchange cut its forecast for this year's barley crop to 7.4 million tonnes from 8 million tonnes.", {"8 million tonnes": {"modality": "forecast"}}),
    ("2024-10-18", "The plant cost $35 billion, more than twice its original estimate of $14 billion.", {"$14 billion": {"modality": "stated"}}),
    # May is a month
    ("2024-06-15", "May sugar settled 0.5 cents, or 2.6%, higher at 19.95 cents per lb.", {"0.5 cents": {"kind": "change", "modality": "stated"}, "2.6%": {"kind": "change", "modality": "stated"}, "19.95 cents per lb": {"kind": "amount", "modality": "stated"}}),
    ("2024-06-15", "China May copper exports jump 8%.", {"8%": {"modality": "stated", "period": "2024-05"}}),
    ("2024-06-15", "Copper exports may rise 8%.", {"8%": {"modality": "forecast"}}),
    # A change said as a noun, and the level it comes to
    ("2024-10-18", "The chipmaker posted a 44% year-over-year jump in its profit.", {"44%": {"kind": "change", "low": 44.0, "base": "y/y"}}),
    ("2024-10-18", "The mine reported a 7.5% year-on-year decline to 41,000 tonnes.", {"7.5%": {"kind": "change", "low": -7.5}, "41,000 tonnes": {"kind": "amount"}}),
    ("2024-10-18", "Chile had a 38% share of the copper market.", {"38%": {"kind": "share"}}),
    ("2024-10-18", "Raw sugar dropped 0.40 cent to finish at 18.90 cents per lb.", {"0.40 cent": {"kind": "change"}, "18.90 cents per lb": {"kind": "amount"}}),
    ("2024-10-18", "Cocoa closed up 75 dollars at 3,310 dollars a tonne.", {"3,310 dollars a tonne": {"kind": "amount"}}),
    ("2024-10-18", "Gold production increased to a record 127,000 ounces.", {"127,000 ounces": {"kind": "amount"}}),
    ("2024-10-18", "This was an increase from the 1,610 tons of copper produced in 2023.", {"1,610 tons": {"kind": "amount"}}),
    ("2024-10-18", "Copper output is put at 23 million tonnes, a 1.2 million tonne increase.", {"1.2 million tonne": {"kind": "change", "low": 1200000.0}}),
    ("2024-10-18", "Crude stocks fell, against hopes of an 800,000-barrel drop.", {"800,000-barrel": {"kind": "change", "low": -800000.0}}),
    ("2024-10-18", "Glencore built a 300,000-tonne copper smelter in May.", {"300,000-tonne": {"kind": "amount"}}),
    # What a change is measured against
    ("2023-09-12", "Tin output fell 4.8% to 829,000 tonnes in August compared with 871,000 tonnes in July.", {"4.8%": {"period": "2023-08", "base": "m/m"}}),
    ("2023-09-12", "Tin exports rose 4.2% to 1.8 million tonnes in August versus 1.7 million tonnes in the preceding month.", {"4.2%": {"base": "m/m"}}),
    ("2023-09-12", "Tin output was 3.5% lower at 449,000 tonnes against July's production of 465,000 tonnes.", {"3.5%": {"base": "m/m"}}),
    ("2023-09-12", "Tin exports fell 4.2% to 78,000 tonnes in August from 81,000 tonnes previously.", {"4.2%": {"base": "m/m"}}),
    ("2023-09-12", "Tin exports fell 4.2% to 78,000 tonnes in August from 81,000 tonnes in August 2022.", {"4.2%": {"base": "y/y"}}),
    ("2023-11-02", "Alcoa's revenue increased 12.8% sequentially.", {"12.8%": {"base": "q/q"}}),
    ("2023-11-02", "Alcoa's sales rose 25% on-quarter to $17 billion in the third quarter.", {"25%": {"base": "q/q"}}),
    ("2023-11-02", "Copper output reached 600 tonnes in October, an increase of 20% compared to September.", {"20%": {"period": "2023-10", "base": "m/m"}}),
    ("2023-11-02", "Alcoa's output was down 8% from the second quarter of 2023 and down 7% from the third quarter of 2022.", {"8%": {"base": "q/q"}, "7%": {"base": "y/y"}}),
    ("2023-11-02", "Alcoa posted a 4.6% fall in third-quarter output, compared to the April-June period.", {"4.6%": {"base": "q/q"}}),
    ("2023-11-02", "Copper prices rose to $8,100, a weekly gain of 2.9%.", {"2.9%": {"base": "w/w"}}),
    ("2023-11-02", "Copper exports were 6,120 tonnes in October, a decrease of 6.1% month on month and an increase of 17.5% year on year.", {"6.1%": {"low": -6.1, "base": "m/m"}, "17.5%": {"low": 17.5, "base": "y/y"}}),
    ("2023-11-02", "The firm held 55% of the market for copper in the first half, up from 45% in the whole of 2022.", {"45%": {"period": "2022"}}),
    ("2023-11-02", "Copper output rose 4% in the third quarter.", {"4%": {"base": "y/y"}}),
]  # fmt: skip


@pytest.mark.parametrize(("published", "said", "wanted"), SAID, ids=[row[1][:60] for row in SAID])
def test_a_number_has_its_time_and_its_base(
    published: str, said: str, wanted: dict[str, dict[str, object]]
) -> None:
    claims = {str(c.value_text): c.as_dict() for c in extract(paragraph(said, published), PACK)}
    for value, fields in wanted.items():
        assert {name: claims[value][name] for name in fields} == fields
