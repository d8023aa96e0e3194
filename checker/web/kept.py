"""What a folder gave last time, kept in the cache of whoever works here, so that the next start need not check it.

It is a pickle, which can run code when it is read. So it never lies in a folder that others can write to or that git
brings along, and one that somebody else owns is not read.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import IO

from platformdirs import user_cache_path

import checker
from checker.config import Config
from checker.packs import BUILT_IN, Pack
from checker.web.files import Stamp, digest, stamps

FOLDER, VARIABLE = "claim-checker", "CHECKER_CACHE_DIR"
"""Where caches are, the folder in it; and the variable that names another folder."""

MOST = 20
"""Folders that are remembered; the one that was left alone longest is forgotten first."""

Key = str
"""What a kept reading is of: the code, the packs and all files that were read; any change is another key."""


def key(config: Config, inputs: Mapping[str, Stamp]) -> Key:
    """The key of what a folder gives with these inputs."""
    packs = [stamps(config.root / name) for name in config.packs if name not in BUILT_IN]
    told = (sys.version, _code(), str(config.root), str(config.articles), str(config.claims), config.packs)
    return digest(repr((told, packs, sorted(inputs.items()))))


def recall(config: Config, key: Key, pack: Pack) -> object | None:
    """What was kept under a key, None where there is nothing, or nothing that can be read."""
    path = _path(config)
    try:
        if not (_is_own(path) and _is_own(path.parent)):
            return None
        with path.open("rb") as file:
            if file.readline().decode("ascii", "replace").strip() != key:
                return None
            found: object = _Reader(file, pack).load()
            return found
    except (OSError, pickle.UnpicklingError, AttributeError, ImportError, EOFError, TypeError, ValueError):
        return None


def keep(config: Config, key: Key, pack: Pack, held: object) -> None:
    """Keep something under a key. Where that cannot be, the next start takes longer and nobody is told."""
    path = _path(config)
    written = BytesIO()
    _Writer(written, pack).dump(held)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(f"{key}\n".encode())
            file.write(written.getbuffer())
        part.replace(path)
        _forget(path.parent)
    except OSError:
        return


class _Writer(pickle.Pickler):
    """A pickler that leaves the pack out: whoever reads has it."""

    def __init__(self, file: BytesIO, pack: Pack) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._pack = pack

    def persistent_id(self, obj: object) -> str | None:
        """A word for the pack."""
        return "pack" if obj is self._pack else None


class _Reader(pickle.Unpickler):
    def __init__(self, file: IO[bytes], pack: Pack) -> None:
        super().__init__(file)
        self._pack = pack

    def persistent_load(self, pid: str) -> Pack:
        """The pack, which is the only thing left out."""
        return self._pack


def _is_own(path: Path) -> bool:
    return sys.platform == "win32" or path.stat().st_uid == os.getuid()


def _forget(folder: Path) -> None:
    known = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for path in known[MOST:]:
        path.unlink(missing_ok=True)


def _path(config: Config) -> Path:
    folder = os.environ.get(VARIABLE)
    return (Path(folder) if folder else user_cache_path(FOLDER)) / "pages" / digest(str(config.root))


@cache
def _code() -> str:
    """What this program is known by: another version or an edited file is another one."""
    files = sorted(stamps(Path(checker.__file__).parent).items())
    return digest(repr([file for file in files if not file[0].endswith(".pyc")]))
