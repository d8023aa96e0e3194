"""What commands have in common: the group, arguments, options, exit codes."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from typing import ParamSpec

import click
from click.shell_completion import CompletionItem

from checker.model import CheckerError

P = ParamSpec("P")
FOUND, FAILED = 1, 2


class Group(click.Group):
    """The command group: a CheckerError is one message and exit code 2; bugs stay tracebacks."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except CheckerError as error:
            click.echo(f"checker: {error}", err=True)
            ctx.exit(FAILED)


def examples(*lines: str) -> str:
    """The end of a help text: commands to copy, left as they are."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))


PATHS = click.argument("paths", nargs=-1, metavar="[PATH|-]...")
PACKS = click.option(
    "--pack",
    "packs",
    multiple=True,
    metavar="NAME",
    help="A pack to load instead of those configured; repeatable.",
)
AGAINST = click.option(
    "--against", metavar="REV", help="A commit to compare with; REV... is where HEAD left REV."
)


def output(help: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """The option that says where to write."""
    return click.option("-o", "--output", metavar="PLACE", help=help)


def formats(*names: str, default: str | None = "text") -> Callable[[Callable[P, None]], Callable[P, None]]:
    """The option that chooses among the formats that a command can write."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(names),
        default=default,
        show_default=default is not None,
        help="Format.",
    )


CHECK_FORMATS = (
    "text", "json", "markdown", "html", "findings-jsonl", "sarif", "sarif-github", "junit", "github", "github-summary",
    "gitlab",
)  # fmt: skip
"""What findings can be written as; the names are those of `checker.render.RENDERERS`."""


class FormatAndPlace(click.ParamType[tuple[str, str | None]]):
    """A format, and after a colon the file that it goes to: `sarif:out.sarif`."""

    name = "format"

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names

    def convert(
        self, value: str | tuple[str, str | None], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str | None]:
        """Split and check the name."""
        if isinstance(value, tuple):
            return value
        name, colon, place = value.partition(":")
        if name not in self.names:
            close = difflib.get_close_matches(name, self.names, n=1)
            hint = f" Did you mean {close[0]}?" if close else ""
            self.fail(f"{name!r} is not one of {', '.join(self.names)}.{hint}", param, ctx)
        if colon and not place:
            self.fail(f"{value!r} names no file after the colon.", param, ctx)
        return name, place or None

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """The formats that begin so."""
        return [CompletionItem(name) for name in self.names if name.startswith(incomplete)]


def placed(forms: Sequence[tuple[str, str | None]], output: str | None) -> tuple[tuple[str, str | None], ...]:
    """The formats with their places; `-o` gives the only one its place.

    Where all of them go to files of their own, people get the text as well.
    """
    if output is None:
        told = any(place is None or place == "-" for _, place in forms)
        return tuple(forms) if told else (*forms, ("text", None))
    if len(forms) > 1 or (forms and forms[0][1] is not None):
        raise CheckerError("-o: found beside several formats or FORMAT:FILE, expected FORMAT:FILE for each")
    return ((forms[0][0] if forms else "text", output),)
