"""Text files: one article or a bundle, as prose, as a digest on one line, or with Markdown's marks."""

from __future__ import annotations

from checker.articles.lines import blank_page, read_lines
from checker.articles.page import Page, Part
from checker.articles.parts import read_parts


def read_text(text: str) -> tuple[list[Part], str]:
    """The articles of a text file, and the text with its marks and furniture blanked at the same offsets."""
    chars = blank_page(text)
    parts = read_parts(Page(text, chars, read_lines(chars)))
    return parts, "".join(chars)
