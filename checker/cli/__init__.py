"""The command line: `checker report | check | decide | serve | verify | extract | claims | facts | export | explain | rules | init`."""

from checker.cli.main import main

__all__ = ["main"]
