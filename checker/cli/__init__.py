"""The command line: `checker report | check | verify | extract | claims | facts | export | explain | rules | init`."""

from checker.cli.hand_on import export
from checker.cli.main import main

main.add_command(export)

__all__ = ["main"]
