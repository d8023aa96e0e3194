from __future__ import annotations

import pytest

from checker.articles.dateline import date_told, is_date, read_dateline, read_lead


@pytest.mark.parametrize(
    ("line", "published", "source"),
    [
        ("Ore Review· 2025-10-28 11:24", "2025-10-28T11:24:00", "Ore Review"),
        ("Ore Review | 2025-09-21", "2025-09-21", "Ore Review"),
        ("Ore Review, 16 September 2025", "2025-09-16", "Ore Review"),
        ("Week to Friday 12 September 2025", "2025-09-12", None),
        ("A trader's diary, 8 to 12 September 2025", "2025-09-12", "A trader's diary"),
        ("Issue of 12 September 2025 | Antwerp desk", "2025-09-12", "Antwerp desk"),
        ("September 8–12, 2025", "2025-09-12", None),
        ("Market digest, 29 September to 3 October 2025", "2025-10-03", "Market digest"),
        ("一周回顾（2025年9月29日—10月3日）", "2025-10-03", "一周回顾"),
        ("Posted 12 September 2025 · prices in dollars, where nothing else is said", "2025-09-12", None),
        ("矿业频道·观察 2025-11-30 08:15", "2025-11-30T08:15:00", "矿业频道·观察"),
        ("某院研究部 2025年7月13日", "2025-07-13", "某院研究部"),
        ("（来源：矿讯社 2025-06-11 07:30）", "2025-06-11T07:30:00", "矿讯社"),
        ("来源：矿讯社　发布时间：2025年9月16日 10:28", "2025-09-16T10:28:00", "矿讯社"),
        ("2025-09-16 10:28 来源：矿讯社 作者：某某", "2025-09-16T10:28:00", "矿讯社"),
        ("2025-09-16 10:28 矿讯社", "2025-09-16T10:28:00", "矿讯社"),
        ("（記者臺北報導 2026-03-05）", "2026-03-05", "記者臺北報導"),
        ("矿讯社北京2025年9月16日电", "2025-09-16", "矿讯社"),
        ("观察  2025年9月16日 10:28  阅读 1234", "2025-09-16T10:28:00", "观察"),
        ("Published: 2025-05-12", "2025-05-12", None),
        ("Published 3 July 2025, updated 5 July 2025", "2025-07-03", None),
        ("Posted on 12 May 2025 at 10:30 am by staff", "2025-05-12T10:30:00", None),
        ("By an invited columnist, 12 May 2025", "2025-05-12", None),
        ("Questions and answers, by our metals staff (12 May 2025)", "2025-05-12", "Questions and answers"),
        ("Market note, 12 October 2025", "2025-10-12", "Market note"),
        ("By Ann Onym | Ore Review | Sept 16, 2025", "2025-09-16", "Ore Review"),
        ("By Ann Onym", None, None),
        ("Published by Ore Review on November 12, 2025", "2025-11-12", None),
        ("© Ore Review 2025-11-12", "2025-11-12", "Ore Review"),
        ("Wednesday 12 November 2025 09.15 GMT", "2025-11-12T09:15:00+00:00", None),
        ("（据矿讯社2025年9月16日报道）", "2025-09-16", "矿讯社"),
        ("矿讯社 | 行业周报 | 2025年11月14日", "2025-11-14", "矿讯社"),
        ("责任编辑：某某", None, None),
        ("来源：矿讯社", None, "矿讯社"),
        ("Tuesday, 3 June 2025", "2025-06-03", None),
        ("September 2025", "2025-09", None),
        ("发布于2025年9月16日", "2025-09-16", None),
        ("21世纪矿讯 2025-06-12 05:00", "2025-06-12T05:00:00", "21世纪矿讯"),
        ("《港口与钢》2025-07-03", "2025-07-03", "港口与钢"),
        ("《港口與鋼》2025年第14期　2025年7月3日", "2025-07-03", "港口與鋼"),
    ],
)
def test_a_source_or_date_line_is_a_dateline(line: str, published: str | None, source: str | None) -> None:
    dateline = read_dateline(line)
    assert dateline is not None
    assert (dateline.published, dateline.source) == (published, source)


@pytest.mark.parametrize(
    "line",
    [
        "The alliance was announced on July 1, 2025",
        "announced on July 1, 2025",
        "July 1, 2025: the law comes into force.",
        "Output in September 2025",
        "By the end of September 2025",
        "New quota issued in September 2025",
        "Quota for 2026 published on 3 July 2025",
        "Exports fell sharply, July 2025",
        "The company reported, on 3 July 2025",
        "2025年7月3日稀土行情",
        "截至2025年9月16日",
        "中国2025年7月",
        "配额 270,000吨 2025年7月3日",
        "来源结构",
        "By 2030 demand doubles",
        "Source of most of the metal",
        "",
    ],
)
def test_a_date_in_a_sentence_or_title_is_no_dateline(line: str) -> None:
    assert read_dateline(line) is None


@pytest.mark.parametrize(
    ("paragraph", "published", "source", "rest"),
    [
        ("LIMA, May 5, 2025 – Output that", "2025-05-05", None, "Output that"),
        ("PORT TOWN, Aug 19, 2025 - Chile remains", "2025-08-19", None, "Chile remains"),
        ("Lima, 16 September 2025 — Copper", "2025-09-16", None, "Copper"),
        ("LIMA, Sept. 16 (Newsline) -- Copper", None, "Newsline", "Copper"),
        ("LIMA (Newsline) - Copper", None, "Newsline", "Copper"),
        ("PERTH, Australia, Oct. 9, 2025 /Newsline/ -- Copper", "2025-10-09", "Newsline", "Copper"),
        ("SYDNEY (Oct 9, 2025) – Copper", "2025-10-09", None, "Copper"),
        ("【矿讯社北京7月21日电】海关", None, "矿讯社", "海关"),
        ("【矿讯社北京2025年7月21日电】海关", "2025-07-21", "矿讯社", "海关"),
        ("矿讯社北京9月16日电（记者 某某）海关", None, "矿讯社", "海关"),
        ("本报讯（记者 某某）今年", None, None, "今年"),
        ("〔記者某某／台北報導〕日本", None, None, "日本"),
        ("（某通社記者某某東京3日電）日本", None, "某通社", "日本"),
    ],
)
def test_the_sentence_begins_after_the_dateline_that_opens_a_paragraph(
    paragraph: str, published: str | None, source: str | None, rest: str
) -> None:
    lead = read_lead(paragraph)
    assert lead is not None
    assert (lead.published, lead.source, paragraph[lead.end :]) == (published, source, rest)


@pytest.mark.parametrize(
    "paragraph",
    [
        "China - a giant in refining",
        "In 2024 China made 70% - a record",
        "In October 2025 – a month of records",
        "USGS (2024) - the survey",
        "（2024年数据）中国",
        "中国在9月16日发电，创下新高",
        "(70%) China",
    ],
)
def test_a_paragraph_that_only_has_a_dash_or_brackets_opens_with_no_dateline(paragraph: str) -> None:
    assert read_lead(paragraph) is None


def test_an_update_ranks_behind_a_publication_and_a_month_behind_a_day() -> None:
    written = ["September 2025", "Updated: 2025-10-01", "Published: 2025-09-28"]
    datelines = [found for line in written if (found := read_dateline(line))]
    ranked = sorted(datelines, key=lambda dateline: dateline.rank)
    assert [dateline.published for dateline in ranked] == ["2025-09-28", "2025-10-01", "2025-09"]


def test_a_date_alone_is_told_from_a_date_with_a_time_or_a_source() -> None:
    assert is_date("July 1, 2025")
    assert is_date("（2025年7月1日）")
    assert not is_date("2025-07-01 09:40")
    assert not is_date("Ore Review, July 1, 2025")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("*The Rail Column, by Ada Lundgren. Gothenburg, 9 May 2025*", "2025-05-09"),
        ("Week of 5 May 2025: base metals", "2025-05-05"),
        ("Transcript, 5 May 2025 (edited for length)", "2025-05-05"),
        ("Prices as of 5 May 2025, without tax", "2025-05-05"),
        ("Printed in the edition of 5 May 2025", "2025-05-05"),
        ("专栏｜矿山来信　文／林舟　刊于2025年5月5日", "2025-05-05"),
        ("【海事观察报 新加坡5月5日电 2025-05-05】", "2025-05-05"),
        ("写于2025年5月5日，新加坡", "2025-05-05"),
        ("The pact was announced on July 1, 2025", None),
        ("Sales came to 5,000 tonnes in the week to 5 May 2025", None),
        ("协议于2025年7月1日签署", None),
        ("July 1, 2025 – It was announced.", None),
    ],
)
def test_a_line_under_a_title_can_tell_the_day_in_passing(line: str, day: str | None) -> None:
    assert date_told(line) == day
