"""From the text of an article to its claims: numbers, words, sentences, frames."""

from checker import compiled

with compiled.kept("extract"):
    from checker.extract.many import read_many
    from checker.extract.read import Reading, extract, read_claims
    from checker.extract.unread import unread

__all__ = ["Reading", "extract", "read_claims", "read_many", "unread"]
