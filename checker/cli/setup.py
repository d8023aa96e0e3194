"""`checker init`: the configuration, the folders and the pack of a new place, without touching what is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from checker.cli.outputs import save, say, shown
from checker.config import FILE, TABLE, load_config
from checker.model import CheckerError
from checker.packs import BUILT_IN

NEW = """[tool.checker]
articles = "articles"  # the articles to read: .txt, .md, .html
claims = "claims"      # what they claim, one file an article, and people's corrections
reports = "reports"    # where `checker report` writes
packs = [{packs}]  # vocabularies beside the general one, such as "rare_earths"
"""
PACK = Path(__file__).parent.parent / "packs" / "template"


def check_name(pack: str) -> None:
    """Raise CheckerError for what cannot be the name of a pack."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", pack) or pack in BUILT_IN:
        raise CheckerError(
            f"--pack: found {pack!r}, expected a new name of small letters, digits and _, such as coffee"
        )


def init(folder: Path, pack: str | None = None) -> None:
    """Write the table if the folder has none, make the folders it names, and say what to do next."""
    own = f"packs/{pack}"
    new = NEW.replace("{packs}", f'"{own}"' if pack else "")
    file = folder / FILE
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    try:
        tool = tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError as error:
        raise CheckerError(f"{shown(file)}: not readable as TOML: {error}") from error
    if isinstance(tool, dict) and "checker" in tool:
        say(f"{shown(file)} has {TABLE} already; it stays as it is.")
    else:
        save(file, f"{text.rstrip()}\n\n{new}" if text.strip() else new)
        say(f"{TABLE} is in {shown(file)}.")
    if pack:
        _begin_pack(folder / own, pack)
    config = load_config(folder)
    for place in (config.articles, config.claims, config.reports):
        if not place.exists():
            place.mkdir(parents=True)
            say(f"{shown(place)}/ is made.")
    if pack and not any(Path(name) == folder.resolve() / own for name in config.packs):
        say(f'Next: add "{own}" to packs in {shown(file)}.')
    say(
        f"Next: put articles into {shown(config.articles)}/, then run `checker extract` and `checker report`."
    )


def _begin_pack(folder: Path, name: str) -> None:
    """Write the files of a pack, those that are not there yet."""
    for source in sorted(path for path in PACK.iterdir() if path.suffix in (".yaml", ".csv")):
        if (folder / source.name).exists():
            say(f"{shown(folder / source.name)} is there already; it stays as it is.")
        else:
            save(folder / source.name, source.read_text(encoding="utf-8").replace("NAME", name))
    say(f"{shown(folder)}/ is begun: fill it in, then run `checker pack check {shown(folder)}`.")
