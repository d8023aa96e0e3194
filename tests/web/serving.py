"""`checker serve` as its own process over a copy of the project's articles, and pages of a browser on it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PROGRAM = "from checker.cli import main; main()"


@dataclass(frozen=True)
class Served:
    """A server: its folder, its process, the address with the token and the one without."""

    root: Path
    process: subprocess.Popen[str]
    entrance: str

    @property
    def base(self) -> str:
        """The address without the token."""
        return self.entrance.partition("/?")[0]


def desk(root: Path) -> Path:
    """The project's own articles and claims, with nothing decided or corrected."""
    root.mkdir(parents=True)
    for name in ("seeds", "claims", "pyproject.toml"):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    for name in ("decisions", "edits"):
        shutil.rmtree(root / "claims" / name, ignore_errors=True)
    return root


@contextmanager
def served(root: Path) -> Iterator[Served]:
    """A server over a folder, ended afterwards."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "serve", "--no-browser", "--by", "A. Desk"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), os.environ["PYTHONPATH"]))},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield Served(root, process, process.stdout.readline().strip())
    finally:
        process.kill()
        process.communicate()


@contextmanager
def opened(browser: Browser, server: Served, script: bool = True, **options: object) -> Iterator[Page]:
    """A page that was let in, when the articles are read."""
    context = browser.new_context(java_script_enabled=script, **options)  # type: ignore[arg-type]
    try:
        for _ in range(200):
            if context.request.get(server.entrance).status == 200:
                break
            time.sleep(0.1)
        page = context.new_page()
        page.goto(server.base)
        yield page
    finally:
        context.close()


def readme_file(name: str) -> str:
    """A file that the README shows, letter for letter."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- file: {re.escape(name)} -->\n```\w*\n(.*?)```", text, re.DOTALL)
    assert found is not None, name
    return found[1]
