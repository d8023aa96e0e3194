from __future__ import annotations

import pytest

from checker.articles.dates import find_stamps


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-10-28", "2025-10-28"),
        ("2025-10-28 11:24", "2025-10-28T11:24:00"),
        ("2025-10-28 11:24:36", "2025-10-28T11:24:36"),
        ("2025/9/6", "2025-09-06"),
        ("2025.09.16", "2025-09-16"),
        ("16.09.2025", "2025-09-16"),
        ("16/09/2025", "2025-09-16"),
        ("09/16/2025", "2025-09-16"),
        ("2025-09-16T10:28:00+08:00", "2025-09-16T10:28:00+08:00"),
        ("2025-09-16T02:28:00Z", "2025-09-16T02:28:00+00:00"),
        ("2025-09-16 10:28:33.125 UTC", "2025-09-16T10:28:33+00:00"),
        ("Sept 16, 2025", "2025-09-16"),
        ("Sept. 16, 2025", "2025-09-16"),
        ("September 16th, 2025", "2025-09-16"),
        ("16 September 2025", "2025-09-16"),
        ("16th of September, 2025", "2025-09-16"),
        ("16-Sep-2025", "2025-09-16"),
        ("Sept 16, 2025 at 10:28 p.m. ET", "2025-09-16T22:28:00"),
        ("10:28 GMT, 16 Sep 2025", "2025-09-16T10:28:00+00:00"),
        ("12:05 am, 16 Sep 2025", "2025-09-16T00:05:00"),
        ("September 2025", "2025-09"),
        ("2025年9月16日", "2025-09-16"),
        ("2025年9月16日 10:28", "2025-09-16T10:28:00"),
        ("2025年9月16日 星期二 下午3:05", "2025-09-16T15:05:00"),
        ("2025年9月16日10时28分", "2025-09-16T10:28:00"),
        ("２０２５年９月１６日　１０：２８", "2025-09-16T10:28:00"),
        ("二〇二五年十二月二十一日", "2025-12-21"),
        ("2025年9月", "2025-09"),
        ("民國114年7月3日", "2025-07-03"),
    ],
)
def test_a_date_becomes_iso_8601(written: str, iso: str) -> None:
    (stamp,) = find_stamps(written)
    assert stamp.iso == iso
    assert (stamp.start, stamp.end) == (0, len(written))


@pytest.mark.parametrize("written", ["Sept. 16", "9月16日", "6/9/2025", "2025-13-40", "31 June 2025"])
def test_what_names_no_certain_day_is_seen_but_gives_no_date(written: str) -> None:
    assert [stamp.iso for stamp in find_stamps(written)] == [None]


@pytest.mark.parametrize(
    "written", ["2020-2023", "45,000 tons", "1.2.3", "a dismay 2025", "10:28", "v2025.9.16.2-1"]
)
def test_other_numbers_are_no_dates(written: str) -> None:
    assert [stamp for stamp in find_stamps(written) if stamp.iso] == []


def test_the_span_is_that_of_the_line_as_written() -> None:
    line = "头条　２０２５年９月１６日　来源"
    (stamp,) = find_stamps(line)
    assert line[stamp.start : stamp.end] == "２０２５年９月１６日"
