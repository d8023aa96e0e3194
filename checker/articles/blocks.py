"""The lines of a body as blocks: headings, paragraphs, bullets and tables, grouped under their headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from checker.articles.dateline import is_date, width
from checker.articles.digest import SEPARATOR, flat, heading_text, is_digest, is_known_head, split_digest
from checker.articles.flattened import cells_end, row_starts
from checker.articles.grid import bars, find_tables
from checker.articles.lines import Line, Mark
from checker.articles.listed import (
    inline_entries,
    is_entry,
    is_note,
    is_opening,
    is_value,
    opens_list,
    tells_figures,
)
from checker.articles.wrapping import WIDEST, ends_sentence, fills, going_on, own_lines, whole_line
from checker.model import Block, BlockKind

_LABEL_EN = re.compile(
    r"((?:[A-Z][\w&'’/-]*)(?:,? (?:[A-Z][\w&'’/-]*|and|of|the|in|&)){0,3})"
    r"(?:(?: \([A-Z][^()\d\n]{1,60}\))[.:]|(?<=\w{4})[.:]|(?<=\w{3}) (?:[–—-]|\|{1,2}))\s+"
    r"(?=[\"“‘(]?[A-Z0-9$€£¥])"
)
_GLOSS = re.compile(r" \([A-Z][^()\d]{1,60}\)$")
"""What a label adds in brackets: the owner and the place of “Nolans (Arafura, Northern Territory)”."""
_LABEL_ZH = re.compile(r"([\u3400-\u9fffA-Za-z0-9“”]{1,8})[。:：](?=\s*\S)")
_BOXED = re.compile(r"[【〖［]([\u3400-\u9fffA-Za-z0-9·]{1,8})[】〗］](?=\s*\S)")
"""【锡矿】上月进口…: the label of an entry in a digest."""
_SENTENCE = 32  # columns; what follows a label and a colon is shorter in a list of values
_ENTRY = 140  # columns
_SHORTEST = 50  # columns of a bullet that was wrapped by hand
_SPEAKERS = frozenset(["Q", "A", "问", "答", "問", "Question", "Answer"])
_FIGURE = re.compile(
    r"\s*(?:(?:about|around|nearly|almost|over|some|only|just|well|under|more than|less than|roughly)\s){0,2}(?:约|近|逾|超过?)?\s*[~≈+−-]?(?:US|A|C|NZ|HK|S)?[$€£¥]?\d"
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]")
_BOLD_END = re.compile(r"(?<=\S)(?:\*\*|__)")


_WHEN = r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* |(?:[QHS][1-4]|[1-4][QHS]|FY|(?:First|Second|Third|Fourth|Full)[ -](?:Quarter|Half|Year)) ?(?:of )?(?:Fiscal )?)?(?:19|20)\d\d|[QHS][1-4]|(?:First|Second|Third|Fourth)[ -](?:Quarter|Half)"
_WHAT = (
    r"(?:Highlights?|Results?|Review|Overview|Summary|Update|Performance|Milestones|Achievements|Key Figures)"
)
_PERIOD = re.compile(
    rf"(?:{_WHEN})(?: (?:[A-Z&][\w&-]* (?:and )?){{0,3}}{_WHAT})?|(?:Key |Financial |Operating |Operational )?{_WHAT} (?:of |for |in )?(?:the )?(?:{_WHEN})",
    re.IGNORECASE,
)
"""A heading that only says of when that below it is: “2018”, “Q2 2024 Highlights”."""


@dataclass(slots=True)
class BlockList:
    """Blocks as they are added. A heading or a lead-in label begins a new group."""

    text: str
    chars: list[str]
    blocks: list[Block] = field(default_factory=list)
    group: int = 0
    heading: str = ""
    label_indent: int | None = None
    lead_ins: bool = False
    above: list[str] = field(default_factory=list)
    """The title and the notes under it, as long as nothing but lists and labelled entries has followed."""
    opening: str = ""
    """The line or heading that opened the list."""

    def title(self, start: int, end: int) -> None:
        """The title, which belongs to no group of the body."""
        start, end = self.trim(start, end)
        if start < end:
            self.blocks.append(Block(BlockKind.TITLE, start, end, 0))

    def head(self, start: int, end: int) -> None:
        """A heading of its own line or phrase; what follows stands under it."""
        start, end = self.trim(start, end)
        if start < end:
            self._under(heading_text(" ".join(self._words(start, end).split())), None)
            self.blocks.append(Block(BlockKind.HEADING, start, end, self.group, self.heading))

    def add(self, kind: BlockKind, start: int, end: int, indent: int = 0) -> str:
        """A paragraph, bullet or table, and the label it begins with; white space and trailing citations stay outside.

        A bullet or a paragraph without a label does not stand under that of the bullet before, unless it is indented deeper.
        """
        start, end = self.trim(start, end)
        if start >= end:
            return ""
        label = self._label(kind, start, end) if kind is not BlockKind.TABLE else ""
        if label:
            self._under(label, indent if kind is BlockKind.BULLET else None)
        elif kind is not BlockKind.TABLE and self.label_indent is not None and indent <= self.label_indent:
            self._under("", None)
        self.group = self.group or 1
        self.blocks.append(
            Block(kind, start, end, self.group, self.heading, self._lead(kind, start, end, label))
        )
        return label

    def add_text(self, kind: BlockKind, start: int, end: int, indent: int = 0) -> str:
        """A paragraph or bullet as `add` takes it; the list that its last sentence may be is added entry after entry."""
        start, end = self.trim(start, end)
        words = flat(self._words(start, end))
        listed = inline_entries(words)
        if listed is None:
            return self.add(kind, start, end, indent)
        lead, entries = listed
        label = self.add(kind, start, start + lead[0], indent)
        before, self.opening = self.opening, words[slice(*lead)]
        for entry in entries:
            self.add(BlockKind.BULLET, start + entry[0], start + entry[1], indent)
        self.opening = before
        return label

    def _lead(self, kind: BlockKind, start: int, end: int, label: str) -> str:
        """The lines that hold for an entry of a list; a longer one, and an answer, tell their own story."""
        words = self._words(start, end)
        entry = kind is not BlockKind.PARAGRAPH or label or is_value(words)
        if kind is not BlockKind.TABLE and (not entry or width(words) > _ENTRY or label in _SPEAKERS):
            return ""
        return "\n".join([*self.above, *([self.opening] if self.opening else [])])

    def open_list(self, start: int, end: int) -> None:
        """What stands between the two says what the list is of that begins now, if it says nothing else."""
        words = " ".join(self._words(*self.trim(start, end)).split())
        self.opening = words if is_opening(words) else ""

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Without white space, blanked markup and the full stop that stands alone after citations."""
        while start < end and self.chars[start].isspace():
            start += 1
        while end > start and self.chars[end - 1].isspace():
            end -= 1
        if end - start > 2 and self.chars[end - 1] in ".。;；" and self.chars[end - 2].isspace():
            cited = self.text[start : end - 1].rstrip()[-1:] in ("]", "］")
            return self.trim(start, end - 1) if cited else (start, end)
        return start, end

    def _set_apart(self, start: int, close: re.Match[str]) -> bool:
        """Whether a space sets a short Chinese label apart from its entry: `**价格** 氧化镨钕…`."""
        label = self.text[start : close.start()]
        return _HAN.match(label) is not None and len(label) <= 8 and self.text[close.end()].isspace()

    def _words(self, start: int, end: int) -> str:
        return "".join(self.chars[start:end])

    def _under(self, heading: str, label_indent: int | None) -> None:
        self.group += 1
        self.heading, self.label_indent = heading, label_indent

    def _label(self, kind: BlockKind, start: int, end: int) -> str:
        """The lead-in of a block: `**Prices.** …`, `Overview. …`, `储量：…`; empty when it has none."""
        if self.text[max(0, start - 2) : start] in ("**", "__"):
            close = _BOLD_END.search(self.text, start, min(end, start + 90))
            after = self.text[close.end() : end].strip() if close else ""
            if (
                close
                and after
                and (
                    self.text[close.start() - 1] in ".:：。!?？"
                    or after[0] in ":：.。–—"
                    or self._set_apart(start, close)
                    or (_FIGURE.match(after) and "." not in self.text[start : close.start()])
                )
            ):
                return _GLOSS.sub("", " ".join(self._words(start, close.start()).split()).rstrip(".:：。 "))
        return (
            _label_of(self._words(start, min(end, start + 90)))
            if kind is BlockKind.BULLET or self.lead_ins
            else ""
        )


def add_body(blocks: BlockList, lines: list[Line], *, title: str = "", joined: bool = False) -> None:
    """Turn the lines of a body into blocks; `joined` if only an empty line ends a paragraph (Markdown)."""
    digest = any(is_digest(blocks.text[line.start : line.end]) for line in lines if line.mark is Mark.TEXT)
    goes_on = going_on(blocks.text, lines)
    own = own_lines(blocks.text, lines)
    heads = [
        _label_of(line.words[:90])
        for line, on in zip(lines, goes_on, strict=False)
        if line.mark is Mark.TEXT and not on
    ]
    # One short first sentence is a sentence (“Prices fell. …”); in half of the paragraphs it is style.
    blocks.lead_ins = sum(map(bool, heads)) >= max(2, len(heads) / 2)
    tables = find_tables(lines)
    at = undigested = 0
    blocks.above = [title] if title else []
    while at < len(lines):
        line = lines[at]
        end = at + 1
        if not (line.mark is Mark.TABLE or at in tables or is_entry(line)):
            blocks.opening = ""
        wrapped = None
        if at >= undigested:
            run = _run_end(lines, at)
            if not is_digest(flat(blocks.text[line.start : lines[run - 1].end])):
                undigested = run
            elif _is_wrapped(blocks.text, lines[at:run]):
                wrapped = run
        if wrapped is not None:
            end = wrapped
            _add_digest(blocks, line.start, lines[end - 1].end)
        elif at in tables:
            end = tables[at]
            _add_table(blocks, lines[at:end])
        elif line.mark is Mark.HEADING or (
            line.mark is Mark.TEXT and not goes_on[end] and _is_heading(blocks.text, lines, at)
        ):
            blocks.head(line.start, line.end)
        elif line.mark is Mark.TABLE:
            blocks.add(BlockKind.TABLE, line.start, line.end)
        elif line.mark is Mark.BULLET:
            while end < len(lines) and (
                goes_on[end] or _continues_bullet(lines[end - 1], lines[end], joined)
            ):
                end += 1
            if _heads_entries(line, lines[end : end + 1]):
                blocks.head(line.start, lines[end - 1].end)
                blocks.label_indent = line.indent
            else:
                blocks.add_text(BlockKind.BULLET, line.start, lines[end - 1].end, line.indent)
        elif line.mark is Mark.TEXT and digest and SEPARATOR.search(line.words):
            _add_digest(blocks, line.start, line.end)
        elif line.mark is Mark.TEXT:
            end = _paragraph_end(blocks.text, lines, at, joined, tables, goes_on, own)
            label = blocks.add_text(BlockKind.PARAGRAPH, line.start, lines[end - 1].end)
            words = flat(blocks.text[line.start : lines[end - 1].end])
            if blocks.above and is_note(words) and end < len(lines) and not is_entry(line):
                blocks.above.append(words)
            elif tells_figures(words) and not (label or is_entry(line)):
                blocks.above = []
        if line.mark in (Mark.TEXT, Mark.HEADING) and not is_entry(line) and opens_list(lines, end, tables):
            blocks.open_list(line.start, lines[end - 1].end)
        at = end


def _add_digest(blocks: BlockList, start: int, end: int) -> None:
    blocks.above = []  # its entries are sentences
    for piece in split_digest(flat(blocks.text[start:end])):
        if piece.kind is BlockKind.HEADING:
            blocks.head(start + piece.start, start + piece.end)
        else:
            blocks.add(piece.kind, start + piece.start, start + piece.end)


def _run_end(lines: list[Line], at: int) -> int:
    """One past the last line of text or bullets that follows the one before without an empty line between."""
    end = at + 1
    while end < len(lines) and lines[end].mark in (Mark.TEXT, Mark.BULLET) and not lines[end].after_blank:
        end += 1
    return end


def _is_wrapped(text: str, rows: list[Line]) -> bool:
    """Whether a digest was wrapped by hand, dashes at the edges of lines and all: of each the next word would not have fitted."""
    if len(rows) < 2 or rows[0].mark not in (Mark.TEXT, Mark.BULLET):
        return False
    raw = [whole_line(text, line) for line in rows]
    widest = max(map(width, raw))
    return widest <= WIDEST and all(fills(one, other, widest) for one, other in pairwise(raw))


def _label_of(words: str) -> str:
    """The words before the first stop of a block where they are no more than a label, else nothing.

    `Chile: 5.3 million tons` is an entry in a list and has no label: what the line above it says holds for it.
    """
    if (boxed := _BOXED.match(words)) is not None:
        return boxed[1]
    found = _LABEL_EN.match(words) or _LABEL_ZH.match(words)
    rest = words[found.end() :] if found is not None else ""
    if found is None or (
        found[0].rstrip()[-1] in ":：–—-" and (width(rest) < _SENTENCE or _FIGURE.match(rest))
    ):
        return ""
    return found[1]


def _is_heading(text: str, lines: list[Line], at: int) -> bool:
    """A short line of its own with no full stop, no comma and no number, and something under it."""
    line = lines[at]
    words = line.words.strip()
    if at + 1 >= len(lines) or lines[at + 1].mark is Mark.RULE or width(words) > 90:
        return False
    if is_known_head(words) and not is_digest(words):
        return SEPARATOR.search(words) is None
    bold = _is_bold(text, line) and text[line.end : line.end + 2] in ("**", "__")
    if is_date(words):
        return True
    if is_entry(line) or (words[-1] in ":：" and is_entry(lines[at + 1])):
        return False
    if ends_sentence(words) or words[-1] in ",，、" or "|" in words or "\t" in words:
        return False
    if bold:
        return True
    if _PERIOD.fullmatch(words) is not None:
        return True
    if width(words) > 60 or re.search(r"\d", words) or re.search(r"[,，;；]", words):
        return False
    if line.after_blank or lines[at + 1].after_blank or _NUMBERED.match(words):
        return True
    return width(lines[at + 1].words) >= 2 * width(words)


def _continues_bullet(line: Line, after: Line, joined: bool) -> bool:
    if after.mark is not Mark.TEXT or after.after_blank:
        return False
    told = is_value(line.words) or (tells_figures(line.words) and not after.words[:1].islower())
    wrapped = width(line.words) >= _SHORTEST or not told
    return (
        (joined and wrapped)
        or after.indent > line.indent + 1
        or (after.words[:1].islower() and not ends_sentence(line.words))
    )


def _heads_entries(line: Line, below: list[Line]) -> bool:
    """Whether an entry only names what those are of that stand under it, further in: “* Intel”, below it “* budget: $20 billion”."""
    inner = bool(below) and below[0].mark is Mark.BULLET and below[0].indent > line.indent
    return inner and width(line.words) <= 40 and not (tells_figures(line.words) or ends_sentence(line.words))


def _paragraph_end(
    text: str,
    lines: list[Line],
    at: int,
    joined: bool,
    tables: dict[int, int],
    goes_on: list[bool],
    own: list[bool],
) -> int:
    """One past the last line of the paragraph that begins at `at`; lines wrapped by hand are put together.

    Lines that each begin in bold, `**Turnover** 97 billion`, are entries of a list.
    """
    end = at + 1
    while end < len(lines):
        line, after = lines[end - 1], lines[end]
        if after.mark is not Mark.TEXT or after.after_blank or end in tables or own[end]:
            break
        if is_entry(after) and (is_entry(line) or opens_list(lines, end, tables)):
            break
        if end > at + 1 and is_entry(lines[end - 2]) and is_entry(line):
            break
        if is_value(line.words) and width(line.words) < _SHORTEST and not after.words[:1].islower():
            break
        if _is_bold(text, after) and _is_bold(text, lines[at]):
            break
        if (
            is_opening(after.words)
            and after.words.rstrip()[-1:] in ":："
            and opens_list(lines, end + 1, tables)
        ):
            break
        wrapped = 40 <= width(line.words) <= 130 and not ends_sentence(line.words)
        if not (joined or wrapped or goes_on[end]):
            break
        end += 1
    return end


def _is_bold(text: str, line: Line) -> bool:
    return text[max(0, line.start - 2) : line.start] in ("**", "__")


def _add_table(blocks: BlockList, rows: list[Line]) -> None:
    if cells_end(rows, 0) == len(rows):
        starts = row_starts(rows)
        for n, (line, after) in enumerate(pairwise(rows), start=1):
            if n not in starts:  # the cells of a row on one line
                for at in range(line.end, after.start):
                    blocks.chars[at] = " " if blocks.chars[at] == "\n" else blocks.chars[at]
    cuts = list(bars(rows))
    for at in cuts:
        blocks.chars[at] = "|"
    blocks.add(BlockKind.TABLE, min([rows[0].start, *cuts[:1]]), rows[-1].end)
