"""When an article appeared, where its head names no year."""

from __future__ import annotations

from datetime import date

import pytest

from checker.extract.calendar import wired_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("标题\n【某通社北京7月15日电】2025年6月出口增长，2024年全年下降。", date(2025, 7, 15)),
        ("标题\n【某通社北京1月9日电】2024年12月出口增长。", date(2025, 1, 9)),
        ("LIMA, Jan 12 (Wire) -- Output in December 2025 rose; that of 2024 had fallen.", date(2026, 1, 12)),
        ("LIMA, May 5, 2025 -- Output in April 2024 fell.", None),
        ("标题\n【某通社北京7月15日电】上半年出口增长。", None),
        ("标题\n【某通社北京13月15日电】2025年6月出口增长。", None),
        ("标题\n【某通社北京2月30日电】2025年1月出口增长。", None),
    ],
)
def test_a_dateline_without_a_year_is_of_the_months_that_the_text_names(text: str, day: date | None) -> None:
    assert wired_date(text) == day
