"""`checker init`: the configuration and the folders of a new place, without touching what is there."""

from __future__ import annotations

import tomllib
from pathlib import Path

from checker.cli.outputs import save, say, shown
from checker.config import FILE, TABLE, load_config
from checker.model import CheckerError

NEW = f"""{TABLE}
articles = "articles"  # the articles to read: .txt, .md, .html
claims = "claims"      # what they claim, one file an article, and people's corrections
reports = "reports"    # where `checker report` writes
packs = []             # vocabularies beside the general one, such as "rare_earths"
"""


def init(folder: Path) -> None:
    """Write the table if the folder has none, make the folders it names, and say what to do next."""
    file = folder / FILE
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    try:
        tool = tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError as error:
        raise CheckerError(f"{shown(file)}: not readable as TOML: {error}") from error
    if isinstance(tool, dict) and "checker" in tool:
        say(f"{shown(file)} has {TABLE} already; it stays as it is.")
    else:
        save(file, f"{text.rstrip()}\n\n{NEW}" if text.strip() else NEW)
        say(f"{TABLE} is in {shown(file)}.")
    config = load_config(folder)
    for place in (config.articles, config.claims, config.reports):
        if not place.exists():
            place.mkdir(parents=True)
            say(f"{shown(place)}/ is made.")
    say(
        f"Next: put articles into {shown(config.articles)}/, then run `checker extract` and `checker report`."
    )
