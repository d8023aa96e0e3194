"""A page to its articles: each with title, date, source, range and blocks."""

from __future__ import annotations

from dataclasses import replace

from checker.articles.blocks import BlockList, add_body
from checker.articles.bundle import sections
from checker.articles.head import (
    TAIL,
    Section,
    day_told,
    find_datelines,
    find_title,
    published_of,
    source_above,
    source_of,
    take_lead,
)
from checker.articles.inline import blank
from checker.articles.lines import Line, Mark
from checker.articles.page import Known, Page, Part
from checker.model import BlockKind


def read_parts(page: Page) -> list[Part]:
    """The articles of a page in the order of the text; none for a page that says nothing."""
    ranges = sections(page)
    known = page.known if len(ranges) == 1 else Known()
    parts = (_read_part(Section.of(page, low, high), known) for low, high in ranges)
    return [part for part in parts if part is not None]


def _read_part(section: Section, known: Known) -> Part | None:
    page = section.page
    title = None if known.title else find_title(section)
    datelines = find_datelines(section)
    named = _source_line(section, title)
    blocks = BlockList(page.text, page.chars)
    if known.title or title is not None:
        blocks.title(*(known.title or _words_of(page, title)))
    body = _body(section, title, {*datelines, *([] if named is None else [named])})
    lead = take_lead(body)
    add_body(blocks, body, title=_title_words(blocks), joined=page.joined)
    spans = [(block.start, block.end) for block in blocks.blocks]
    spans += [(page.lines[at].start, page.lines[at].end) for at in datelines]
    spans += [(lead[0], lead[0] + lead[1].end)] if lead else []
    if not spans:
        return None
    # Above the body, at its head, after it, and only then within it.
    order = sorted(datelines, key=lambda at: (at >= section.zone, at < section.high - TAIL, at))
    found = [datelines[at] for at in order if at < section.zone]
    found += [lead[1]] if lead else []
    found += [datelines[at] for at in order if at >= section.zone]
    published = known.published or published_of(found) or day_told(section, title)
    source = known.source or (page.words(named) if named is not None else source_of(found, published))
    return Part(_title_words(blocks), published, source, *_range(page, spans), blocks.blocks)


def _source_line(section: Section, title: int | None) -> int | None:
    """The publisher's name on a line of its own between the title and a bare date."""
    if title is None or section.dated is None:
        return None
    return source_above(section, [at for at in range(title, section.dated) if at in section.page.titles])


def _words_of(page: Page, line: int | None) -> tuple[int, int]:
    return (page.lines[line].start, page.lines[line].end) if line is not None else (0, 0)


def _body(section: Section, title: int | None, apart: set[int]) -> list[Line]:
    """The lines of the body. What is the page's own is blanked: furniture, and a channel's name."""
    page = section.page
    below = title is not None and title >= section.zone
    body: list[Line] = []
    alone = False  # what stood right above is no part of the body, so that no paragraph runs on from there
    for at in range(section.low, section.high):
        line = page.lines[at]
        channel = title is not None and at < (section.zone if below else title) and at not in apart
        if line.mark is Mark.FURNITURE or channel:
            blank(page.chars, line.start, line.end)
        if line.mark in (Mark.FURNITURE, Mark.RULE) or channel or at == title or at in apart:
            alone = True
        else:
            body.append(replace(line, after_blank=True) if alone else line)
            alone = False
    return body


def _title_words(blocks: BlockList) -> str:
    first = blocks.blocks[0] if blocks.blocks else None
    if first is None or first.kind is not BlockKind.TITLE:
        return ""
    return " ".join("".join(blocks.chars[first.start : first.end]).split())


def _range(page: Page, spans: list[tuple[int, int]]) -> tuple[int, int]:
    """From where the first begins to where the last ends, with the citations at the end of its line."""
    start, end = min(start for start, _ in spans), max(end for _, end in spans)
    if page.whole_lines:
        line_end = page.text.find("\n", end)
        end += len(page.text[end : line_end if line_end >= 0 else None].rstrip())
    return start, end
