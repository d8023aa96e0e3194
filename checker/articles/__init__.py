"""One source file to its articles: text, a bundle of feed text, Markdown, HTML.

Every offset is into the decoded file, letter for letter, so that a quote can always be found again.
"""

from checker import compiled

with compiled.kept("articles"):
    from checker.articles.read import (
        READERS,
        article_id,
        is_article,
        language_of,
        read_articles,
        read_files,
        read_source,
        source_files,
    )

__all__ = [
    "READERS",
    "article_id",
    "is_article",
    "language_of",
    "read_articles",
    "read_files",
    "read_source",
    "source_files",
]
