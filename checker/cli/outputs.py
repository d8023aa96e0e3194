"""Where a command writes: a file in one step, standard output, and a person at a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.model import CheckerError, Run
from checker.packs import Pack
from checker.store import write_atomically

if TYPE_CHECKING:
    from rich.console import Console


OURS = '<meta name="generator" content="checker">'
"""What tells a page of a report from a page that somebody else put beside it."""


def write(text: str, place: str | None) -> None:
    """A whole text to a file, or to standard output for `-` and None."""
    if place is None or place == "-":
        say(text.removesuffix("\n"))
        return
    save(Path(place), text)


def hand(data: bytes, place: str | None) -> None:
    """Bytes to a file, or as they are to standard output for `-` and None."""
    if place is not None and place != "-":
        save(Path(place), data)
        return
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _mute()


def save(path: Path, content: str | bytes) -> None:
    """A file, replaced in one step. Raises CheckerError where it cannot be written."""
    try:
        write_atomically(path, content)
    except OSError as error:
        raise CheckerError(f"{shown(path)}: cannot be written: {error.strerror}") from error


def prune(folder: Path, kept: Collection[Path]) -> None:
    """Remove the pages of an earlier report from a folder: those of ours that were not written this time."""
    for file in sorted(folder.glob("*.html")) if folder.is_dir() else ():
        if file not in kept and OURS in file.read_text(encoding="utf-8", errors="replace")[:2000]:
            file.unlink()
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()


def say(text: str) -> None:
    """A line to standard output; when nobody reads it any more, silence, and the exit code stays."""
    try:
        click.echo(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _mute()


def warn(text: str) -> None:
    """A line to standard error."""
    click.echo(f"warning: {text}", err=True)


def findings(run: Run, pack: Pack) -> None:
    """The findings for a person: with weight and colour on a terminal, else plain."""
    from checker.render import text

    console = _console()
    if console is None:
        say(text.render(run, pack).removesuffix("\n"))
    else:
        text.show(run, pack, console)


def verdicts(run: Run, pack: Pack) -> None:
    """The verdicts on a draft for a person, as `findings` does it."""
    from checker.render import lines, verified

    console = _console()
    if console is None:
        say(verified.text(run, pack).removesuffix("\n"))
    else:
        lines.printed(verified.lines(run, pack), console)


def shown(path: Path) -> str:
    """A path as a person would type it from here."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix() or "."
    except ValueError:
        return str(path)


def _console() -> Console | None:
    """A console of rich on a terminal that may have colour, None elsewhere."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return None
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False)


def _mute() -> None:
    """Send what is still to come, and what Python flushes at its end, nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
