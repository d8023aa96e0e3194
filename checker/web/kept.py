"""What a folder gave last time, kept in the cache, so that the next start need not check it."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from io import BytesIO

from checker import cache
from checker.cache import Stamp, digest, stamps
from checker.config import Config
from checker.packs import BUILT_IN, Pack

FOLDER = "pages"

Key = str
"""What a kept reading is of: the code, the packs and all files that were read; any change is another key."""


def key(config: Config, inputs: Mapping[str, Stamp]) -> Key:
    """The key of what a folder gives with these inputs."""
    packs = [stamps(config.root / name) for name in config.packs if name not in BUILT_IN]
    told = (cache.program(), str(config.root), str(config.articles), str(config.claims), config.packs)
    return digest(repr((told, packs, sorted(inputs.items()))))


def recall(config: Config, key: Key, pack: Pack) -> object | None:
    """What was kept under a key, None where there is nothing, or nothing that can be read."""
    return cache.recall(FOLDER, str(config.root), key, lambda data: _Reader(BytesIO(data), pack).load())


def keep(config: Config, key: Key, pack: Pack, held: object) -> None:
    """Keep something under a key."""
    written = BytesIO()
    _Writer(written, pack).dump(held)
    cache.keep(FOLDER, str(config.root), key, written.getbuffer())


class _Writer(pickle.Pickler):
    """A pickler that leaves the pack out: whoever reads has it."""

    def __init__(self, file: BytesIO, pack: Pack) -> None:
        super().__init__(file, pickle.HIGHEST_PROTOCOL)
        self._pack = pack

    def persistent_id(self, obj: object) -> str | None:
        """A word for the pack."""
        return "pack" if obj is self._pack else None


class _Reader(pickle.Unpickler):
    def __init__(self, file: BytesIO, pack: Pack) -> None:
        super().__init__(file)
        self._pack = pack

    def persistent_load(self, pid: str) -> Pack:
        """The pack, which is the only thing left out."""
        return self._pack
