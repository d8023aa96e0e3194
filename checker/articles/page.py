"""Which lines of a page are title, datelines, furniture and body.

A head is a title and, most often, a dateline beside it. It may stand before the body or after it, and a page may
have several (a bundle). Whatever stands before the title and is no dateline is the page's, not the article's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from checker.articles.blocks import BlockList, add_body, ends_sentence
from checker.articles.dateline import Dateline, read_dateline, read_lead, width
from checker.articles.digest import is_digest
from checker.articles.inline import blank
from checker.articles.lines import Line, Mark
from checker.model import Block

_TAIL = 3  # a dateline after the body is among the last three lines
_INNER_STOP = re.compile(r"。|[^\W\d_]{3}\. +[A-Z]")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(slots=True)
class Part:
    """One article of a page, before it has an id: `start` to `end` go around all that belongs to it."""

    title: str
    published: str | None
    source: str | None
    start: int
    end: int
    blocks: list[Block]


@dataclass(frozen=True, slots=True)
class Known:
    """What a page says of its article outside the text: front matter, `<meta>`."""

    title: tuple[int, int] | None = None
    published: str | None = None
    source: str | None = None


@dataclass(slots=True)
class Page:
    """The lines of a page with what can be said of each alone."""

    text: str
    chars: list[str]
    lines: list[Line]
    known: Known = field(default_factory=Known)
    joined: bool = False
    datelines: dict[int, Dateline] = field(default_factory=dict)
    titles: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        for at, line in enumerate(self.lines):
            dateline = read_dateline(line.words) if line.mark is not Mark.FURNITURE else None
            if dateline:
                self.datelines[at] = dateline
            elif _is_title_like(line):
                self.titles.add(at)


def read_parts(page: Page) -> list[Part]:
    """The articles of a page in the order of the text; none for a page that says nothing."""
    parts = [_read_part(page, low, high) for low, high in _sections(page)]
    return [part for part in parts if part is not None]


def _is_title_like(line: Line) -> bool:
    words = line.words
    if line.mark not in (Mark.TEXT, Mark.HEADING) or not 2 <= width(words[:201]) <= 200:
        return False
    if line.mark is Mark.HEADING:
        return True
    stops = ends_sentence(words) and words.rstrip("\"'”’)）]」』")[-1:] in (".", "。", ";", "；")
    return not stops and not _INNER_STOP.search(words) and not is_digest(words) and words.count("|") < 2


def _sections(page: Page) -> list[tuple[int, int]]:
    """The ranges of lines that are one article each: several where title and source-date lines repeat."""
    heads = [(title, date) for date in page.datelines if (title := _head_title(page, date)) is not None]
    whole = [(0, len(page.lines))]
    if len(heads) < 2 or not all(_is_full(page, title, date) for title, date in heads):
        return whole
    after = [
        _has_body(page, date + 1, next_title)
        for (_, date), (next_title, _) in zip(heads, [*heads[1:], (len(page.lines), 0)], strict=True)
    ]
    if _has_body(page, 0, heads[0][0]) and not after[-1]:
        ends = [date + 1 for _, date in heads]
        return list(zip([0, *ends[:-1]], ends, strict=True))
    if not after[-1] and _shape(page, heads[-1][1]) != _shape(page, heads[0][1]):
        heads.pop()
    if len(heads) < 2:
        return whole
    starts = [0, *(_furniture_before(page, title) for title, _ in heads[1:])]
    return list(zip(starts, [*starts[1:], len(page.lines)], strict=True))


def _head_title(page: Page, date: int) -> int | None:
    """The title right above a dateline, with at most two lines of authors between."""
    if date not in page.datelines or page.datelines[date].published is None:
        return None
    at = date - 1
    while (
        at >= 0
        and date - at <= 3
        and (
            page.lines[at].mark is Mark.FURNITURE
            or (at in page.datelines and page.datelines[at].published is None)
        )
    ):
        at -= 1
    return at if at >= 0 and at in page.titles else None


def _is_full(page: Page, title: int, date: int) -> bool:
    """Whether a head can begin an article of a bundle: a bare date under a short line is a list of days."""
    dateline = page.datelines[date]
    return bool(dateline.source or "T" in (dateline.published or "") or page.lines[title].mark is Mark.HEADING
                or (title > 0 and page.lines[title - 1].mark is Mark.RULE))  # fmt: skip


def _has_body(page: Page, low: int, high: int) -> bool:
    return any(
        at not in page.datelines and at not in page.titles and page.lines[at].mark in (Mark.TEXT, Mark.BULLET)
        for at in range(low, high)
    )


def _shape(page: Page, at: int) -> str:
    return re.sub(r"\d+", "9", re.sub(r"[^\W\d]+", "", page.lines[at].words)).replace(" ", "")


def _furniture_before(page: Page, title: int) -> int:
    """Where the page's own lines above a title begin: `icon`, `Search documents`, and the channel name above these."""
    at = title
    while at > 0 and page.lines[at - 1].mark in (Mark.FURNITURE, Mark.RULE):
        at -= 1
    if at < title and page.lines[at].mark is Mark.FURNITURE:
        while at > 0 and title - at < 5 and (at - 1) in page.titles and width(page.lines[at - 1].words) <= 60:
            at -= 1
        while at > 0 and page.lines[at - 1].mark is Mark.FURNITURE:
            at -= 1
    return at


def _read_part(page: Page, low: int, high: int) -> Part | None:
    lines = page.lines
    zone = low
    while zone < high and (
        zone in page.titles or zone in page.datelines or lines[zone].mark in (Mark.FURNITURE, Mark.RULE)
    ):
        zone += 1
    title = None if page.known.title else _find_title(page, low, zone, high)
    datelines, source = _datelines(page, low, zone, high, title)
    blocks = BlockList(page.text, page.chars)
    spans: list[tuple[int, int]] = []
    if page.known.title:
        blocks.title(*page.known.title)
    elif title is not None:
        blocks.title(*blocks.trim(lines[title].start, lines[title].end))
    body: list[Line] = []
    for at in range(low, high):
        line = lines[at]
        before_title = title is not None and at < title < zone
        if at == title:
            continue
        if at in datelines:
            spans.append((line.start, line.end))
        elif before_title or line.mark is Mark.FURNITURE or (line.words == source and at < zone):
            blank(page.chars, line.start, line.end)
        elif line.mark is not Mark.RULE:
            body.append(line)
    if title is not None and title >= zone and _is_channel(page, low, zone, title):
        for line in [line for line in body if line.start < lines[zone].start]:
            blank(page.chars, line.start, line.end)
            body.remove(line)
    lead = _take_lead(body)
    add_body(blocks, body, joined=page.joined)
    spans += [(block.start, block.end) for block in blocks.blocks]
    if lead:
        spans.append((lead[0], lead[0] + lead[1].end))
    if not spans:
        return None
    found = [
        datelines[at]
        for at in sorted(datelines, key=lambda at: (at >= zone, at < high - _TAIL and at >= zone, at))
    ]
    if lead:
        found.insert(sum(at < zone for at in datelines), lead[1])
    first = next((block for block in blocks.blocks if block.kind == "title"), None)
    name = " ".join("".join(page.chars[first.start : first.end]).split()) if first else ""
    published = page.known.published or _published(found)
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    line_end = page.text.find("\n", end)
    end += len(page.text[end : line_end if line_end >= 0 else None].rstrip())
    return Part(
        name, published, page.known.source or source or _source(found, published), start, end, blocks.blocks
    )


def _find_title(page: Page, low: int, zone: int, high: int) -> int | None:
    """The line that is the title of `low..high`; `zone` is where its first body line stands."""
    lines = page.lines
    top = [at for at in range(low, zone) if at in page.titles]
    dated = next(
        (at for at in range(low, zone) if at in page.datelines and page.datelines[at].published), None
    )
    last = (
        next(
            (
                at
                for at in range(high - 1, max(zone, high - _TAIL) - 1, -1)
                if _head_title(page, at) is not None
            ),
            None,
        )
        if zone < high
        else None
    )
    trailing = _head_title(page, last) if last is not None else None
    if (
        trailing is not None
        and trailing > zone
        and not dated
        and (not top or _is_channel(page, low, zone, trailing))
    ):
        return trailing
    furniture = [
        at for at in range(low, dated if dated is not None else zone) if lines[at].mark is Mark.FURNITURE
    ]
    below = [at for at in top if furniture and at > furniture[-1]]
    top = below or top
    headings = [at for at in top if lines[at].mark is Mark.HEADING and (lines[at].level == 1 or at == top[0])]
    if headings:
        return headings[0]
    above = [at for at in top if dated is not None and at < dated]
    if len(above) > 1 and dated is not None and _is_source_name(page, above, dated):
        above.pop()
    if (
        len(above) > 1
        and _is_topic(lines[above[0]].words)
        and width(lines[above[1]].words) >= 2 * width(lines[above[0]].words)
    ):
        above.pop(0)
    if above or top:
        return (above or top)[0]
    if dated is not None and page.datelines[dated].source and dated == low:
        return dated
    return zone if zone < high and _is_stopped_title(page, zone, high) else None


def _is_channel(page: Page, low: int, zone: int, title: int) -> bool:
    """Whether the lines above a body whose title stands below it are the page's own."""
    return title >= zone and any(page.lines[at].mark is Mark.FURNITURE for at in range(low, zone))


def _is_source_name(page: Page, above: list[int], dated: int) -> bool:
    """Whether the line above a bare date is a publisher's name and the one above that the title."""
    words = page.lines[above[-1]].words
    if (
        page.datelines[dated].source
        or above[-1] != dated - 1
        or width(words) > 40
        or re.search(r"[\d,，:：?？!！;；]", words)
    ):
        return False
    capital = (
        all(word[0].isupper() or not word[0].isalpha() for word in words.split())
        if not _HAN.search(words)
        else len(words) <= 10
    )
    return capital and width(words) < width(page.lines[above[-2]].words)


def _is_topic(words: str) -> bool:
    """Whether a line can be the name of a channel: a few words with neither number nor point."""
    if re.search(r"[\d,，:：?？!！;；、“”\"—–]", words):
        return False
    return len(words) <= 8 if _HAN.search(words) else len(words.split()) <= 5


def _is_stopped_title(page: Page, at: int, high: int) -> bool:
    """Whether the first line is a title although it ends in a full stop: short, alone, over something longer."""
    line = page.lines[at]
    if (
        line.mark is not Mark.TEXT
        or width(line.words) > 120
        or at + 1 >= high
        or _INNER_STOP.search(line.words)
        or is_digest(line.words)
    ):
        return False
    after = page.lines[at + 1]
    return at + 1 in page.datelines or (after.after_blank and width(after.words) >= 1.5 * width(line.words))


def _datelines(
    page: Page, low: int, zone: int, high: int, title: int | None
) -> tuple[dict[int, Dateline], str | None]:
    """The lines that are datelines, and a publisher's name that stands on a line of its own above a date.

    In the middle of a body a bare date is a heading of what happened that day.
    """
    found = {}
    source = None
    for at in range(low, high):
        dateline = page.datelines.get(at)
        if dateline is None:
            continue
        bare = dateline.published is not None and not dateline.source and "T" not in dateline.published
        if at < zone or at >= high - _TAIL or not bare or page.lines[at].words.strip()[:1] in "(（*":
            found[at] = dateline
    dated = next((at for at in found if at < zone and found[at].published), None)
    if dated is not None and title is not None and title < dated - 1 and dated - 1 in page.titles:
        above = [at for at in range(title, dated) if at in page.titles]
        if len(above) > 1 and _is_source_name(page, above, dated):
            source = page.lines[dated - 1].words
    return found, source


def _take_lead(body: list[Line]) -> tuple[int, Dateline] | None:
    """The dateline at the head of the first paragraph, which is cut off from `body`."""
    for at, line in enumerate(body[:3]):
        if line.mark is not Mark.TEXT or is_digest(line.words):
            continue
        lead = read_lead(line.words)
        if lead is None or lead.end >= len(line.words):
            continue
        others = (read_lead(other.words) for other in body[at + 1 : at + 3])
        if any(other and other.published and other.published != lead.published for other in others):
            return None
        body[at] = Line(
            line.mark,
            line.start + lead.end,
            line.end,
            line.words[lead.end :],
            line.level,
            line.indent,
            line.after_blank,
        )
        return line.start, lead
    return None


def _published(found: list[Dateline]) -> str | None:
    """The first whole date, with its time where another dateline gives the same day more exactly."""
    best = min(
        (dateline for dateline in found if dateline.published),
        key=lambda dateline: dateline.rank,
        default=None,
    )
    if best is None or best.published is None:
        return None
    same = (
        dateline.published
        for dateline in found
        if dateline.published and dateline.published.startswith(best.published)
    )
    return max(same, key=len)


def _source(found: list[Dateline], published: str | None) -> str | None:
    named = [dateline for dateline in found if dateline.source]
    dated = [
        dateline.source
        for dateline in named
        if dateline.published and published and published.startswith(dateline.published)
    ]
    return next(iter(dated), named[0].source if named else None)
