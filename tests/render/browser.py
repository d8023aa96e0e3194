"""Debian's Chromium, driven by Playwright, which brings a driver and here no browser of its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

STRICT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""The policy under which a page has to stay whole: nothing from elsewhere and no script at all."""
PATIENCE = 30_000
"""Milliseconds in which something has to come true; a machine with as many tests as cores is slow at times."""


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser with a profile of its own, which is ended and cleaned up afterwards."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE)
    program = shutil.which("chromium")
    assert program
    with sync_playwright() as driver:
        opened = driver.chromium.launch(
            executable_path=program, chromium_sandbox=os.geteuid() != 0, args=["--disable-dev-shm-usage"]
        )
        try:
            yield opened
        finally:
            opened.close()


def unusable(page: Page, colours_only: bool = False) -> str:
    """What axe has against a page as it is now; nothing where all can use it.

    What does not hang on colours is the same in the dark.
    """
    from axe_playwright_python.sync_playwright import Axe

    only = {"runOnly": ["color-contrast", "link-in-text-block"]} if colours_only else {}
    found = Axe().run(page, options={"resultTypes": ["violations"], **only})
    return str(found.generate_report()) if found.violations_count else ""


@dataclass
class Heard:
    """What a page did while it was open: what it asked for, what it said, what went wrong."""

    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def listen(page: Page) -> Heard:
    """Note from now on what a page does."""
    heard = Heard()
    page.on("request", lambda request: heard.asked.append(request.url))
    page.on("console", lambda message: heard.said.append(message.text))
    page.on("pageerror", lambda error: heard.errors.append(str(error)))
    page.on("dialog", lambda dialog: (heard.said.append(dialog.message), dialog.dismiss()))
    return heard
