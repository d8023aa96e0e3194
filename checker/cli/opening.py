"""What `checker serve` does: print the address, open the browser, and read the folder meanwhile."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Sequence
from pathlib import Path

from starlette.types import ASGIApp

from checker.cli import outputs
from checker.config import load_config
from checker.web.keys import keys_of
from checker.web.serve import serve as serve_app


def serve(port: int, by: str, packs: Sequence[str], *, browser: bool) -> None:
    """Serve the folder until it is stopped."""
    config = load_config(Path.cwd())
    keys_of(config)  # what is wrong there is said before anything is opened

    def make() -> ASGIApp:
        # These load what reads articles, for which nobody should wait before the page opens.
        from checker.packs import load_pack
        from checker.web.app import create
        from checker.web.room import Room

        return create(Room(config, load_pack(tuple(packs) or config.packs), by))

    def said(address: str) -> None:
        outputs.say(address)
        if browser:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    serve_app(make, port, said)
