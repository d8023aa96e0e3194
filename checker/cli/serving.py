"""`checker serve`: the editor's page on this machine."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from checker.cli.options import PACKS, examples
from checker.model import CheckerError

NEEDED = ("starlette", "uvicorn", "python_multipart")


@click.command(
    short_help="Open the editor's page to decide findings.",
    epilog=examples(
        "checker serve",
        "checker serve --port 8000 --no-browser",
        "checker serve --by 'A. Desk'",
    ),
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port.  [default: a free one]")
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
@click.option("--by", metavar="NAME", help="Who decides.  [default: git's user.name]")
@PACKS
def serve(port: int, no_browser: bool, by: str | None, packs: tuple[str, ...]) -> None:
    """Open a local page with the open disagreements, the worst first, and decide them with a key and a reason.

    It is served to this machine alone, under an address with a token that is printed as one line. Decisions are
    files in claims/decisions/, as those of `checker decide` are, and `checker undo` takes them back as well.
    Ctrl-C ends it. Needs the extra `web`: pip install 'claim-checker[web]'.
    """
    for name in NEEDED:
        try:
            import_module(name)
        except ImportError as error:
            raise CheckerError(
                f"checker serve needs {name}, which is not there ({error}): pip install 'claim-checker[web]'"
            ) from None
    from checker.cli import opening

    opening.serve(port, by or "", packs, browser=not no_browser)
    sys.stdout.flush()
