"""A number alone above its words is read as if it stood behind them, and quoted where it stands."""

from __future__ import annotations

from checker.extract.above import told_below
from checker.extract.running import Running, running
from checker.model import Block, BlockKind


def flow_of(*parts: str) -> Running:
    """The running text of an article of such paragraphs."""
    text = "\n".join(parts)
    blocks, at = [], 0
    for part in parts:
        blocks.append(Block(BlockKind.PARAGRAPH, at, at + len(part), 1))
        at += len(part) + 1
    return running(text, tuple(blocks))


def test_a_number_alone_is_put_where_the_words_below_it_end() -> None:
    flow = told_below(flow_of("59.5%", "Gross margin at TSMC. Turnover rose."))
    assert [flow.text[b.start : b.end] for b in flow.blocks] == [
        "Gross margin at TSMC: 59.5%. Turnover rose."
    ]


def test_it_is_quoted_where_it_stands() -> None:
    before = flow_of("59.5%", "Gross margin at TSMC, up a point.", "More.")
    flow = told_below(before)
    at = flow.text.index("59.5%")
    assert flow.span(at, at + 5) == (0, 5)
    assert flow.back(0, 5) == (at, at + 5)
    assert before.text[slice(*flow.span(0, at + 5))].startswith("59.5%\nGross margin at TSMC")


def test_a_list_of_goods_is_not_cut() -> None:
    flow = told_below(flow_of("12 million tonnes", "Exports of copper, zinc and tin from Peru, a record."))
    assert "copper, zinc and tin from Peru: 12 million tonnes, a record." in flow.text


def test_a_paragraph_that_says_more_than_a_number_stays() -> None:
    flow = flow_of("59.5% of it", "Gross margin at TSMC.")
    assert told_below(flow) is flow


def test_a_number_before_a_dash_is_put_behind_the_words() -> None:
    flow = told_below(
        flow_of("5,792 tonnes – China's exports in August, a record.", "66%——出口占比，同比上升。")
    )
    assert [flow.text[b.start : b.end] for b in flow.blocks] == [
        "China's exports in August: 5,792 tonnes, a record.",
        "出口占比：66%，同比上升。",
    ]
    at = flow.text.index("66%")
    assert flow.back(*flow.span(at, at + 3)) == (at, at + 3)


def test_a_year_before_a_dash_stays() -> None:
    flow = flow_of("2026 – the ban takes effect.", "45,000 – so many were there.")
    assert told_below(flow) is flow
