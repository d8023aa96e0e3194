"""From the text of an article to its claims: numbers, words, sentences, frames."""

from checker.extract.read import Reading, extract, read_claims

__all__ = ["Reading", "extract", "read_claims"]
