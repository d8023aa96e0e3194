"""The cost of cutting a page into its parts grows with its lines and no faster: calls are counted, no clock is read."""

from __future__ import annotations

import pytest

from checker.articles.markdown import read_markdown
from checker.articles.text import read_text
from tests import counting
from tests.bench.extract import GROWTH


@pytest.mark.parametrize(
    "line",
    ["Word word", "Market 2024 2025", "Oil price $81 $66", "word|", "12|", "2024 2025 2026", "- a|", "word of word", "a\tb\tc"],
)  # fmt: skip
@pytest.mark.parametrize("read", [read_text, read_markdown])
def test_lines_that_repeat_cost_no_more_than_their_number(read, line: str) -> None:  # type: ignore[no-untyped-def]
    read(line)
    few, many = (counting.calls(lambda n=n: read("\n".join([line] * n))) for n in (150, 1200))
    assert many <= GROWTH * 8 * few
