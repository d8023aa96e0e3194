"""One article as it was read: its text, its blocks, when it appeared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a piece of an article's text is, as far as reading it needs to know."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Block:
    """One title, heading, paragraph, bullet or table of an article.

    `start` and `end` are offsets into the decoded file, in characters, end exclusive. `group`
    numbers the run of blocks under one heading: what a sentence leaves open (a period, a subject)
    may be carried from the block before only inside one group. `heading` is the text of that heading;
    `lead` that of the line or title that opens a list, for what stands in the list.
    """

    kind: BlockKind
    start: int
    end: int
    group: int = 0
    heading: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: a range of one source file.

    `text` is the whole decoded file, letter for letter, so that every offset of a claim can be checked
    against it. `plain` is the same text at the same offsets with everything that is markup and not
    language (citation markers, Markdown emphasis, HTML tags, page furniture) blanked by spaces:
    `len(plain) == len(text)`.
    """

    id: str
    file: str
    title: str
    source: str | None
    published: str | None
    language_title: str
    language_body: str
    start: int
    end: int
    text: str
    plain: str
    blocks: tuple[Block, ...]
