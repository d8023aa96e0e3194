"""The head of an article: which line is its title, which lines are its datelines.

A head stands before the body or after it. What stands above the title and is no dateline is the page's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from checker.articles.dateline import Dateline, date_told, is_date, read_lead, width
from checker.articles.digest import is_digest
from checker.articles.lines import Line, Mark
from checker.articles.page import Page, has_inner_stop

TAIL = 3  # a dateline after the body is among the last three lines
HEAD = 4  # and a line that tells the day in passing among the first four
_HAN = re.compile(r"[\u3400-\u9fff]")
_POINTED = re.compile(r"[\d,，:：?？!！;；、“”\"—–]")


@dataclass(frozen=True, slots=True)
class Section:
    """The lines `low..high` of one article; its first line of body is `zone`."""

    page: Page
    low: int
    zone: int
    high: int

    @classmethod
    def of(cls, page: Page, low: int, high: int) -> Section:
        """The section of these lines."""
        zone = low
        while zone < high and (
            zone in page.titles or zone in page.datelines or page.mark(zone) in (Mark.FURNITURE, Mark.RULE)
        ):
            zone += 1
        return cls(page, low, zone, high)

    @property
    def dated(self) -> int | None:
        """The first line with a date above the body."""
        return next((at for at in range(self.low, self.zone) if self.page.date(at)), None)

    def has_furniture(self, stop: int) -> bool:
        """Whether the page prints something of its own above `stop`."""
        return any(self.page.mark(at) is Mark.FURNITURE for at in range(self.low, stop))


def find_title(section: Section) -> int | None:
    """The line that is the title, or None when the article begins with its body and has none after it."""
    page, dated = section.page, section.dated
    top = [at for at in range(section.low, section.zone) if at in page.titles]
    trailing = _title_below(section)
    if trailing is not None and dated is None and (not top or section.has_furniture(section.zone)):
        return trailing
    if not top:
        return _title_of_last_resort(section)
    top = _below_furniture(section, top)
    heading = next((at for at in top if page.mark(at) is Mark.HEADING), None)
    if heading is not None and (heading == top[0] or page.lines[heading].level == 1):
        return heading
    above = [at for at in top if dated is not None and at < dated] or top[:1]
    if source_above(section, above) is not None:
        above.pop()
    if len(above) > 1 and _stands_apart(section, above[-1]):
        return above[-1]
    if len(above) > 1 and _is_topic(page.words(above[0]), 4):
        # The name of a channel over the title, and not a title over its deck, which is of a like length.
        return above[width(page.words(above[1])) >= 2 * width(page.words(above[0]))]
    return above[0]


def _stands_apart(section: Section, title: int) -> bool:
    """Whether a line and its dateline are a head of their own: what is over them was put there, by whoever filed it.

    They are where the dateline stands right below and a blank line above, or where the body is a digest of a
    feed, which has no decks.
    """
    page, dated = section.page, section.dated
    if dated is None or title != dated - 1 or page.lines[dated].after_blank:
        return False
    body = section.zone < section.high and is_digest(page.words(section.zone))
    return page.lines[title].after_blank or body


def source_above(section: Section, titles: list[int]) -> int | None:
    """The last of several possible titles if it is a publisher's name, alone over a bare date."""
    page, dated = section.page, section.dated
    if len(titles) < 2 or dated is None or titles[-1] != dated - 1 or page.datelines[dated].source:
        return None
    words = page.words(titles[-1])
    if width(words) > 40 or _POINTED.search(words) or width(words) >= width(page.words(titles[-2])):
        return None
    han = _HAN.search(words) is not None
    named = len(words) <= 10 if han else all(not word[0].islower() for word in words.split())
    return titles[-1] if named else None


def find_datelines(section: Section) -> dict[int, Dateline]:
    """The datelines of an article. In the midst of its body a bare date tells the day of what follows.

    The third line at most is above the body, whatever its title looks like.
    """
    page = section.page
    last = max((at for at in range(section.low, section.high) if page.is_body(at)), default=-1)
    day = None
    found = {}
    for at in range(section.low, section.high):
        dateline = page.datelines.get(at)
        if dateline is None:
            continue
        if is_date(page.words(at)) and (
            (section.zone <= at < last and (day is not None or at > section.low + 2))
            or (day or dateline.published) != dateline.published
        ):
            continue
        day = day or dateline.published
        found[at] = dateline
    return found


def take_lead(body: list[Line]) -> tuple[int, Dateline] | None:
    """The dateline that opens the first paragraph, and where it stands; it is cut off from `body`."""
    for at, line in enumerate(body[:3]):
        if line.mark is not Mark.TEXT or is_digest(line.words):
            continue
        lead = read_lead(line.words)
        if lead is None or lead.end >= len(line.words):
            continue
        others = (read_lead(other.words) for other in body[at + 1 : at + 3])
        if any(other and other.published and other.published != lead.published for other in others):
            return None  # a list of days
        body[at] = replace(line, start=line.start + lead.end, words=line.words[lead.end :])
        return line.start, lead
    return None


def published_of(datelines: Iterable[Dateline]) -> str | None:
    """The first whole day, before a month or an update; with its time where another gives the same day so."""
    known = [dateline for dateline in datelines if dateline.published]
    if not known:
        return None
    best = min(known, key=lambda dateline: dateline.rank).published or ""
    return max((d.published for d in known if d.published and d.published.startswith(best)), key=len)


def day_told(section: Section, title: int | None) -> str | None:
    """The day that one of the first lines under the title tells, for an article without a dateline."""
    first = (at for at in range(section.low, min(section.low + HEAD, section.high)) if at != title)
    days = (
        date_told(section.page.words(at))
        for at in first
        if section.page.mark(at) in (Mark.TEXT, Mark.HEADING)
    )
    return next((day for day in days if day is not None), None)


def source_of(datelines: Iterable[Dateline], published: str | None) -> str | None:
    """The publisher that stands beside that date, else the first one named."""
    named = [dateline for dateline in datelines if dateline.source]
    beside = (d for d in named if d.published and published and published.startswith(d.published))
    chosen = next(beside, named[0] if named else None)
    return chosen.source if chosen else None


def _title_below(section: Section) -> int | None:
    """The title that stands after the body, right above its dateline."""
    first = max(section.zone, section.high - TAIL)
    dates = [at for at in range(section.high - 1, first - 1, -1) if section.page.title_above(at) is not None]
    title = section.page.title_above(dates[0]) if dates else None
    return title if title is not None and title > section.zone else None


def _below_furniture(section: Section, top: list[int]) -> list[int]:
    """The possible titles under the page's own lines, if what stands over these can be the channel's name."""
    page = section.page
    stop = section.zone if section.dated is None else section.dated
    furniture = [at for at in range(section.low, stop) if page.mark(at) is Mark.FURNITURE]
    below = [at for at in top if furniture and at > furniture[-1]]
    over = [at for at in top if furniture and at < furniture[-1]]
    return below if below and all(_is_topic(page.words(at), 9) for at in over) else top


def _is_topic(words: str, most: int) -> bool:
    """Whether a line can be the name of a channel: a few words with neither number nor point."""
    if _POINTED.search(words):
        return False
    if _HAN.search(words):
        return len(words) <= 2 * most
    return len(words.split()) <= most and not any(
        word[0].islower() and len(word) > 3 for word in words.split()
    )


def _title_of_last_resort(section: Section) -> int | None:
    """`Rare Earth Weekly, 12 May 2025` over a body is title and dateline; a title may end in a full stop."""
    page, zone = section.page, section.zone
    if section.dated is not None and section.dated == section.low and page.datelines[section.dated].source:
        return section.dated
    if section.dated is not None or zone + 1 >= section.high or page.mark(zone) is not Mark.TEXT:
        return None
    words, after = page.words(zone), page.lines[zone + 1]
    if width(words[:200]) > 120 or has_inner_stop(words) or is_digest(words):
        return None
    long_after = after.after_blank and width(after.words) >= 1.5 * width(words)
    return zone if zone + 1 in page.datelines or long_after else None
