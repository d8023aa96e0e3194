"""The tests' own files of data, each read once in a process."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def read_yaml(path: Path) -> Any:
    """What a YAML file holds, by the reader written in C where there is one: there are some megabytes of it."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)
