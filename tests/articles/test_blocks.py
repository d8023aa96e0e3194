"""Bodies as headings, paragraphs, bullets and tables; the articles are made up."""

from __future__ import annotations

import pytest

from checker.articles import read_source
from checker.model import Article, BlockKind

HEAD = "Copper slips on weak demand\nOre Review· 2025-09-16 10:28\n"


def article(body: str) -> Article:
    (found,) = read_source(HEAD + body, "case.txt")
    return found


def blocks(body: str) -> list[tuple[str, str]]:
    """Kind and words of each block after the title."""
    found = article(body)
    return [
        (block.kind.value, " ".join(found.plain[block.start : block.end].split()))
        for block in found.blocks[1:]
    ]


def headings(body: str) -> list[tuple[int, str]]:
    """Group and heading of each block after the title that is no heading itself."""
    return [(b.group, b.heading) for b in article(body).blocks[1:] if b.kind is not BlockKind.HEADING]


def test_a_digest_on_one_line_is_cut_into_headings_and_bullets() -> None:
    line = (
        "Core Insights - Copper fell 2% [1][2]. - Chile, by far - by very far - the largest, dug more [3] "
        "Group 1: Output Abroad - Peru dug 2.6 million tons. - The DRC dug 3 million [12, 13]. "
        "Outlook - More to come"
    )
    assert blocks(line) == [
        ("heading", "Core Insights"),
        ("bullet", "Copper fell 2%"),
        ("bullet", "Chile, by far - by very far - the largest, dug more"),
        ("heading", "Group 1: Output Abroad"),
        ("bullet", "Peru dug 2.6 million tons."),
        ("bullet", "The DRC dug 3 million"),
        ("heading", "Outlook"),
        ("bullet", "More to come"),
    ]
    assert headings(line) == [(1, "Core Insights")] * 2 + [(2, "Output Abroad")] * 2 + [(3, "Outlook")]


def test_a_digest_may_have_a_line_for_each_group_and_change_its_language() -> None:
    lines = (
        "Core View - Copper is short.\nGroup 1: Output - Chile dug 5.3 million tons. 秘鲁产铜260万吨。\n"
        "Group 2: Prices - 铜价每吨一万美元。 - Zinc rose 3%."
    )
    assert blocks(lines) == [
        ("heading", "Core View"),
        ("bullet", "Copper is short."),
        ("heading", "Group 1: Output"),
        ("bullet", "Chile dug 5.3 million tons. 秘鲁产铜260万吨。"),
        ("heading", "Group 2: Prices"),
        ("bullet", "铜价每吨一万美元。"),
        ("bullet", "Zinc rose 3%."),
    ]


@pytest.mark.parametrize("sign", ["-", "–", "•"])
def test_the_bullets_of_a_digest_may_have_other_marks(sign: str) -> None:
    line = f"Core Insights {sign} Copper fell 2%. {sign} Zinc rose [1] Group 1: Tin {sign} Tin {sign} a metal {sign} was flat."
    assert [words for kind, words in blocks(line) if kind == "bullet"] == [
        "Copper fell 2%.",
        "Zinc rose",
        f"Tin {sign} a metal {sign} was flat.",
    ]


def test_a_digest_may_have_a_line_for_each_heading_and_bullet() -> None:
    lines = (
        "Core Insights\n- Copper fell 2% [1]\n\nGroup 1: Output in 2024\n- Chile dug 5.3 million tons [2]\n"
    )
    assert headings(lines) == [(1, "Core Insights"), (2, "Output in 2024")]


def test_a_group_without_a_name_is_called_by_its_number() -> None:
    assert headings("Group 1 - Copper fell 2% [1] - Zinc rose [2] Group 2 - Tin was flat [3]") == [
        (1, "Group 1"),
        (1, "Group 1"),
        (2, "Group 2"),
    ]


def test_a_summary_by_category_has_headings_without_numbers() -> None:
    line = (
        "Core Insights - Copper fell [1] Summary by Category Supply Chain Dynamics - Chile dug more [2] "
        "U.S. Strategic Moves - Tariffs rose [3]"
    )
    assert [words for kind, words in blocks(line) if kind == "heading"] == [
        "Core Insights",
        "Summary by Category",
        "Supply Chain Dynamics",
        "U.S. Strategic Moves",
    ]


def test_a_dash_in_plain_prose_is_a_dash() -> None:
    line = "Chile - by far the largest - dug 5.3 million tons. Peru - Number Two - dug 2.6 million."
    assert blocks(line) == [("paragraph", line)]


@pytest.mark.parametrize(
    "mark", ["- ", "* ", "+ ", "• ", "●", "· ", "1. ", "12) ", "1、", "（1）", "① ", "– "]
)
def test_a_bullet_begins_after_its_mark(mark: str) -> None:
    lines = f"{mark}Chile dug 5.3 million tons.\n{mark}秘鲁产铜260万吨。\n"
    assert blocks(lines) == [("bullet", "Chile dug 5.3 million tons."), ("bullet", "秘鲁产铜260万吨。")]


def test_a_line_that_begins_with_a_number_is_no_bullet() -> None:
    assert blocks("1.3 million tons were dug.\n2024 was better.\n-5% was the change.\n") == [
        ("paragraph", "1.3 million tons were dug."),
        ("paragraph", "2024 was better."),
        ("paragraph", "-5% was the change."),
    ]


def test_a_bullet_goes_on_in_indented_lines() -> None:
    assert blocks("- Chile dug\n  5.3 million tons.\n- Peru dug 2.6.\n") == [
        ("bullet", "Chile dug 5.3 million tons."),
        ("bullet", "Peru dug 2.6."),
    ]


def test_labelled_bullets_each_stand_in_a_group_of_their_own() -> None:
    lines = "●储量。智利1.9亿吨。\n●产量：智利去年产铜530万吨，居世界首位。\n●以上数据为估计。\n"
    assert headings(lines) == [(1, "储量"), (2, "产量"), (3, "")]
    assert blocks(lines)[0] == ("bullet", "储量。智利1.9亿吨。")


def test_a_label_may_have_a_gloss_or_bars_behind_it() -> None:
    lines = "* Tomra (Nordfeld Mining, Finnmark). The pit is old.\n* Silva (Borg, Troms). It is new.\n"
    assert headings(lines) == [(1, "Tomra"), (2, "Silva")]
    lines = "TIN || Prices fell in May.\n\nLEAD, ZINC || Prices rose in May.\n"
    assert headings(lines) == [(1, "TIN"), (2, "LEAD, ZINC")]


def test_the_entries_of_a_list_stay_in_the_group_of_the_line_above_them() -> None:
    lines = (
        "Output in 2024, in tons:\n- Chile: 5.3 million tons\n- Peru: 2.6 million (up 5%)\n- 刚果：300万吨\n"
    )
    assert headings(lines) == [(1, "")] * 4


def test_a_bullet_indented_under_a_labelled_one_stays_with_it() -> None:
    assert headings("- **Chile.** The largest.\n  - It dug 5.3 million tons.\n- Others dug less.\n") == [
        (1, "Chile"),
        (1, "Chile"),
        (2, ""),
    ]


def test_bold_lead_ins_are_headings_of_their_paragraphs_and_stay_in_them() -> None:
    lines = "**Prices.** Copper fell 2%.\n\n**Output**: Chile dug more.\n\n**Copper** is a metal.\n"
    assert headings(lines) == [(1, "Prices"), (2, "Output"), (2, "Output")]
    assert blocks(lines)[0] == ("paragraph", "Prices. Copper fell 2%.")


def test_plain_lead_ins_are_headings_only_where_they_are_the_style() -> None:
    assert headings(
        "Overview. Copper fell 2%.\n\nOutput. Chile dug more.\n\nGolden Valley. A new mine opens.\n"
    ) == [
        (1, "Overview"),
        (2, "Output"),
        (3, "Golden Valley"),
    ]
    assert headings("Copper fell 2%.\n\nSurprise. Chile dug more.\n\nPeru dug less.\n") == [(1, "")] * 3
    assert headings("先看产量。智利530万吨。\n秘鲁产铜260万吨。\n再往后，谁也说不准。\n") == [(1, "")] * 3


def test_short_lines_over_others_are_headings() -> None:
    lines = "Output\nChile dug 5.3 million tons in the year.\n\n一、价格\n铜价每吨一万。\n\n## 2026\nMore.\n"
    assert [words for kind, words in blocks(lines) if kind == "heading"] == ["Output", "一、价格", "2026"]
    assert headings(lines) == [(1, "Output"), (2, "一、价格"), (3, "2026")]


def test_a_short_line_with_a_number_is_text() -> None:
    assert blocks("Copper at 10,485 dollars\n\nIt fell.\n")[0] == ("paragraph", "Copper at 10,485 dollars")


def test_the_paragraphs_of_plain_prose_share_a_group() -> None:
    assert headings("Copper fell 2%.\n\nZinc rose 3%.\nTin was flat.\n") == [(1, "")] * 3


def test_lines_wrapped_by_hand_are_one_paragraph_and_whole_ones_are_not() -> None:
    last = "Chile dug 5.3 million tons, which was more than in the year before it.\n"
    wrapped = f"Copper fell 2% on Monday as demand in China weakened, traders said, and\n{last}"
    assert len(blocks(wrapped)) == 1
    whole = f"Copper fell 2% on Monday as demand in China weakened, traders said to us.\n{last}"
    assert len(blocks(whole)) == 2


def test_a_paragraph_has_its_trailing_citations_outside() -> None:
    assert blocks("Copper fell 2% [1][2].\n\nZinc [3] rose 3%. [4]\n") == [
        ("paragraph", "Copper fell 2%"),
        ("paragraph", "Zinc rose 3%."),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "| Country | 2023 | 2024 |\n|---|--:|:-:|\n| Chile | 5,000 | 5,300 |\n",
        "Country | 2024\n--- | ---\nChile | 5,300\n",
        "Country | 2023 | 2024\nChile | 5,000 | 5,300\n",
        "Country\t2023\t2024\nChile\t5,000\t5,300\n",
    ],
)
def test_a_table_is_one_block_with_bars_between_its_cells(table: str) -> None:
    found = article(f"Chile dug more.\n\n{table}\nPeru dug less.\n")
    kinds = [block.kind for block in found.blocks[1:]]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]
    rows = found.plain[found.blocks[2].start : found.blocks[2].end].split("\n")
    assert [cell.strip() for cell in rows[0].strip("|").split("|")] == [
        cell.strip() for cell in table.split("\n")[0].replace("\t", "|").strip("|").split("|")
    ]


def test_a_bar_in_a_sentence_makes_no_table() -> None:
    assert [kind for kind, _ in blocks("Copper fell | zinc rose.\nTin was flat.\n")] == ["paragraph"] * 2


def test_chinese_that_was_wrapped_by_hand_is_one_paragraph_each() -> None:
    lines = (
        "智利铜矿产量去年达到五百三十万吨，比前年增加了百分之六，其中埃斯康迪达一座矿山就贡\n"
        "献了一百二十八万吨。秘鲁排在第二位，产量为二百六十万吨，刚果紧随其后。冶炼则集中在\n"
        "亚洲。\n"
        "铜价今年涨了一成半，每吨超过一万美元，库存却降到了三年来的最低点，交易所的数据显示\n"
        "仓单只够用六天。\n"
    )
    assert [words[:6].replace(" ", "") for _, words in blocks(lines)] == ["智利铜矿产量", "铜价今年涨了"]


def leads(body: str) -> list[str]:
    """What each block after the title is told to be a list of."""
    return [" / ".join(block.lead.splitlines()) for block in article(body).blocks[1:]]


def test_a_list_has_the_title_the_notes_and_the_line_above_it_for_a_lead() -> None:
    title = "Copper slips on weak demand"
    assert leads("- Chile: 5.3\n- Peru: 2.6\n") == [title] * 2
    assert leads("In million tons, for 2024.\n\n## Mines\n- Chile: 5.3\n") == [
        "",
        "",
        f"{title} / In million tons, for 2024. / Mines",
    ]
    assert leads(
        "Chile dug 5.3 million tons.\n\nThe others, in million tons:\n- Peru: 2.6\n\nThat is all.\n"
    ) == [
        "",
        "",
        "The others, in million tons:",
        "",
    ]


def test_lines_with_labels_are_not_run_together() -> None:
    assert blocks("In million tons for 2024:\nChile: 5.3\nPeru: 2.6\nThat is all.\n") == [
        ("paragraph", "In million tons for 2024:"),
        ("paragraph", "Chile: 5.3"),
        ("paragraph", "Peru: 2.6"),
        ("paragraph", "That is all."),
    ]


def test_a_list_in_the_last_sentence_is_cut_into_its_entries() -> None:
    text = "Indonesia leads. Nickel output in 2024 (thousand tonnes): Indonesia 2,200; Peru and Chile 3; Russia 210.\n"
    assert blocks(text) == [
        ("paragraph", "Indonesia leads."),
        ("bullet", "Indonesia 2,200"),
        ("bullet", "Peru and Chile 3"),
        ("bullet", "Russia 210"),
    ]
    (article,) = read_source(text, "t.txt")
    assert {block.lead for block in article.blocks if block.kind is BlockKind.BULLET} == {
        "Nickel output in 2024 (thousand tonnes)"
    }


@pytest.mark.parametrize(
    "text",
    [
        "He had three wishes (all modest): a house, a garden and two cats.",
        "Output in 2024 (tonnes): China dug 270,000, which is 4% more; others little.",
        "Two things matter: China 270,000 and the rest.",
    ],
)
def test_a_sentence_with_a_colon_is_no_list(text: str) -> None:
    assert blocks(f"{text}\n") == [("paragraph", text)]


def test_rows_cut_by_wide_gaps_are_a_table() -> None:
    rows = "Month      Output   Stocks\nJanuary    1,237    1,580\nMarch      1,387    1,563"
    (_, (kind, _)) = blocks(f"Malaysia, in tonnes\n\n{rows}\n")
    assert kind == "table"
    assert all(kind != "table" for kind, _ in blocks("Two  gaps  here\nand  two  there\n"))


def test_an_entry_without_a_value_and_a_remark_are_known() -> None:
    text = "Makers at a glance\n\nSamsung\nShare: 8%\nRevenue: n/a\nSMIC\nShare: 5.5%\nRevenue: $8 billion\nSource: company reports for 2024\n"
    told = blocks(text)
    assert ("heading", "SMIC") in told
    assert ("paragraph", "Source: company reports for 2024") in told


def test_lines_that_are_not_wrapped_are_each_a_sentence_of_its_own() -> None:
    lines = "Zinc output rose to 41,000 tonnes\nPeru sold 3,000 tonnes of it to Japan, its oldest customer by far\nTwo mills closed"
    assert blocks(lines) == [("paragraph", line) for line in lines.split("\n")]
    (found,) = read_source(f"---\ndate: 2025-09-16\n---\n# Zinc\n\n{lines}\n", "case.md")
    assert [found.plain[b.start : b.end] for b in found.blocks[1:]] == lines.split("\n")


def test_a_line_that_is_left_open_goes_on_below() -> None:
    lines = (
        "Zinc output rose to 41,000 tonnes in\nPeru, where two mills opened\nTwo others closed, said\nAnn Lee"
    )
    (found,) = read_source(f"---\ndate: 2025-09-16\n---\n# Zinc\n\n{lines}\n", "case.md")
    assert [" ".join(found.plain[b.start : b.end].split()) for b in found.blocks[1:]] == [
        "Zinc output rose to 41,000 tonnes in Peru, where two mills opened",
        "Two others closed, said Ann Lee",
    ]


def test_a_time_with_what_is_of_it_is_a_heading() -> None:
    body = "2018\n\nZinc rose.\n\nQ2 2024 Highlights\n\nTin fell.\n\nOutput rose 4% in 2018\n\nLead stood still.\n"
    assert [words for kind, words in blocks(body) if kind == "heading"] == ["2018", "Q2 2024 Highlights"]
