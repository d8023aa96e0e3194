"""The command line: `checker report | check | extract | claims | explain | rules | init`."""

from checker.cli.main import main

__all__ = ["main"]
