"""Reads news articles, finds the claims that cannot hold together, and says so."""

__version__ = "0.1.0"
