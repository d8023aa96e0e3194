"""The command line: `checker report | check | verify | extract | claims | explain | rules | init`."""

from checker.cli.main import main

__all__ = ["main"]
