"""The configuration: `[tool.checker]` of the nearest `pyproject.toml`, read upwards from a folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from checker.model import CheckerError, hint
from checker.packs import BUILT_IN

FILE = "pyproject.toml"
TABLE = "[tool.checker]"
FOLDERS = ("articles", "claims", "reports")
KEYS = (*FOLDERS, "packs", "keys")


@dataclass(frozen=True, slots=True)
class Config:
    """Where things are: folders as absolute paths, and the packs to load.

    `root` is the folder of the `pyproject.toml`; where there is none, the folder that was started from.
    A pack that is not built in is the path of its folder, `root` first.
    `file` is that file, None when nothing was configured and these are the defaults.
    `keys` has for actions of the editor's page the keys that one wants instead of its own.
    """

    root: Path
    articles: Path
    claims: Path
    reports: Path
    packs: tuple[str, ...] = ()
    file: Path | None = None
    keys: Mapping[str, str] = field(default_factory=dict)


def load_config(start: Path) -> Config:
    """The configuration that holds in a folder.

    The nearest file with a `[tool.checker]` table counts; one without it is passed over. Raises CheckerError
    with file, key, the value found and what would be right.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        file = folder / FILE
        if not file.is_file():
            continue
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CheckerError(f"{file}: cannot be read: {error.strerror}") from error
        if (config := config_in(folder, file, data)) is not None:
            return config
    return _config(start, None, {})


def config_in(root: Path, file: Path, data: bytes) -> Config | None:
    """The configuration in the bytes of a `pyproject.toml`, None where it has no `[tool.checker]` table."""
    table = _table(file, data)
    return None if table is None else _config(root, file, table)


def _table(file: Path, data: bytes) -> Mapping[str, object] | None:
    try:
        read = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CheckerError(f"{file}: not readable as TOML: {error}") from error
    tool = read.get("tool", {})
    if not isinstance(tool, dict) or "checker" not in tool:
        return None
    table = tool["checker"]
    if not isinstance(table, dict):
        raise CheckerError(f"{file}: tool.checker: found {table!r}, expected a table: {TABLE}")
    return table


def _config(root: Path, file: Path | None, table: Mapping[str, object]) -> Config:
    for key in table:
        if key not in KEYS:
            raise CheckerError(
                f"{file}: {TABLE} {key}: found an unknown key{hint(key, KEYS)}, expected one of {', '.join(KEYS)}"
            )
    places = {key: root / _folder(file, key, table.get(key, key)) for key in FOLDERS}
    return Config(
        root,
        places["articles"],
        places["claims"],
        places["reports"],
        _packs(root, file, table),
        file,
        _keys(file, table),
    )


def _folder(file: Path | None, key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise CheckerError(
            f'{file}: {TABLE} {key}: found {value!r}, expected a folder in quotes, such as "{key}"'
        )
    return value


def _packs(root: Path, file: Path | None, table: Mapping[str, object]) -> tuple[str, ...]:
    value = table.get("packs", [])
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise CheckerError(
            f'{file}: {TABLE} packs: found {value!r}, expected a list of names, such as ["rare_earths"]'
        )
    return tuple(name if name in BUILT_IN else str(root / name) for name in value)


def _keys(file: Path | None, table: Mapping[str, object]) -> Mapping[str, str]:
    value = table.get("keys", {})
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value.values()):
        raise CheckerError(
            f'{file}: {TABLE} keys: found {value!r}, expected a table of actions and keys, such as {{undo = "z"}}'
        )
    return value
