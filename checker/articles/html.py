"""HTML pages."""

from __future__ import annotations

from checker.articles.page import Part


def read_html(text: str) -> tuple[list[Part], str]:
    """TODO."""
    return [], text
